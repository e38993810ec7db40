import SQLite
import Storage

/// What is mended, removed and taken back.
extension Office {
  mutating func correctDecision() throws {
    guard let one = self.one(of: ledger.recognitions),
      let registration = ledger.registrations[one.registration],
      let model = ledger.models[registration.model]
    else { return }
    let day = decisionDay(registration)
    let (isKnown, level) = (random.pick(3) > 0, self.one(RecognitionLevel.allCases))
    let movesLevel = random.pick(3) == 0
    try write { writer, ledger in
      guard var decision = try writer.reader.get(Id<Recognition>(rawValue: one.id)) else { return }
      (decision.decidedOn, decision.knownBy) = (isKnown ? day : nil, day)
      if movesLevel { decision.level = level }
      let named = try writer.reader.named(Storage.Model.self, model.code)
      try writer.correct(decision, on: named)
      ledger.recognitions[one.id]?.day = isKnown ? day.iso : nil
      ledger.recognitions[one.id]?.known = day.iso
      ledger.recognitions[one.id]?.level = decision.level.rawValue
    }
  }

  /// Another day, or none; its province is that over its unit then.
  mutating func correctRegistration() throws {
    guard let one = self.one(of: ledger.registrations), let model = ledger.models[one.model]
    else { return }
    let day = registrationDay(one.year)
    let over = map.over(one.unit, "province", on: placed(one.year, day))
    try write { writer, ledger in
      let named = try writer.reader.named(Storage.Model.self, model.code)
      let stored = try writer.reader.registration(of: named, year: one.year)
      let typed: [Typed] = day.map { [("registered_on", $0.iso)] } ?? []
      let edit = ModelEdit(typed, clearing: day == nil ? ["registered_on"] : [], year: one.year)
      try writer.edit(named, stored, edit)
      if day?.iso != one.day, let over { ledger.registrations[one.id]?.province = over }
      ledger.registrations[one.id]?.day = day?.iso
    }
  }

  mutating func editModel() throws {
    guard let one = self.one(of: ledger.models) else { return }
    let (field, owner) = (self.one(fields), self.one(OwnerKind.allCases))
    try write { writer, ledger in
      var model = try writer.reader.named(Storage.Model.self, one.code)
      (model.field, model.ownerKind) = (Id(rawValue: field), owner)
      try writer.update(model)
      ledger.models[one.id]?.field = field
      ledger.models[one.id]?.owner = owner.rawValue
    }
  }

  mutating func remove() throws {
    guard let one = self.one(of: ledger.registrations), let model = ledger.models[one.model]
    else { return }
    let last = ledger.decisions(on: one.id).last
    let goes = random.pick(4)
    try write { writer, ledger in
      let isWhole = goes == 0
      let level = goes == 1 ? nil : last?.level
      if goes > 1, level == nil { return }
      _ = try writer.remove(
        ofModel: model.code, year: isWhole ? nil : one.year, level: level, outcome: nil)
      if let level {
        let gone = ledger.decisions(on: one.id).last { $0.level == level }
        if let gone { ledger.recognitions[gone.id] = nil }
        return
      }
      let all = ledger.registrations.values.filter {
        isWhole ? $0.model == model.id : $0.id == one.id
      }
      for gone in all.map(\.id) {
        ledger.registrations[gone] = nil
        ledger.recognitions = ledger.recognitions.filter { $0.value.registration != gone }
        ledger.selections = ledger.selections.filter { $0.value.registration != gone }
      }
      if isWhole { ledger.models[model.id] = nil }
    }
  }

  /// Takes back one of the last entries, where all that it changed is as it left it.
  mutating func undo() throws {
    let index = past.count - 1 - random.pick(6)
    guard index > 0, !isUndone.contains(past[index].entry),
      let back = ledger.takingBack(past[index].ledger, to: past[index - 1].ledger)
    else { return }
    let target = past[index].entry
    do {
      let entry = try store.undo(journal, { _ in [target] }) { _, undo in undo }
      (ledger, isUndone) = (back, isUndone.union([target]))
      past.append((entry, back))
    } catch is UndoRefusal {
    } catch is DomainError {
    }
  }
}
