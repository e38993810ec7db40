/// Rates as they were reported: a rate is of one account, and numbers of several places are put
/// together only where all of them say both.
extension Hearing {
  func reported() -> [String] {
    guard !asked.by.contains("committee") else { return [] }
    let wanted = levels.last
    var rows: [(keys: [String], period: String, accounts: [[Figure]])] = []
    for account in accounts(figures) {
      let level = map.places[account[0].unit]?.level
      guard level == wanted ?? "province" || wanted == nil && level == "country" else { continue }
      let (keys, period) = (keys(account[0]), account[0].period?.text ?? "")
      let row = rows.firstIndex { isMerged(keys) && $0.keys == keys && $0.period == period }
      if let row {
        rows[row].accounts.append(account)
      } else {
        rows.append((keys, period, [account]))
      }
    }
    return rows.map { row in
      row.accounts.count == 1 && isItself(row.accounts[0][0].unit, row.keys)
        ? own(row.keys, row.period, row.accounts[0]) : sum(row.keys, row.period, row.accounts)
    }
  }

  /// What one source says of one place, period and day.
  private func accounts(_ figures: [Figure]) -> [[Figure]] {
    var accounts: [[Figure]] = []
    for one in figures {
      let index = accounts.firstIndex { Hearing.isOneAccount($0[0], one) }
      guard let index else {
        accounts.append([one])
        continue
      }
      let isRepeated = accounts[index].contains { $0.measure == one.measure && $0.said == one.said }
      if !isRepeated { accounts[index].append(one) }
    }
    return accounts
  }

  private func isUnit(_ index: Int, _ keys: [String]) -> Bool {
    ["province", "district", "commune"].contains(asked.by[index]) && Int64(keys[index]) != nil
  }

  private func isMerged(_ keys: [String]) -> Bool {
    levels.isEmpty || asked.territory != nil && keys.indices.contains { isUnit($0, keys) }
  }

  private func isItself(_ unit: Int64, _ keys: [String]) -> Bool {
    !isMerged(keys) || isNation(unit)
      || keys.indices.contains { isUnit($0, keys) && keys[$0] == "\(unit)" }
  }

  private func own(_ keys: [String], _ period: String, _ account: [Figure]) -> String {
    func number(_ name: String) -> Said? {
      let said = account.filter { $0.measure == name }
      return said.count == 1 ? said[0].said : nil
    }
    let (registered, recognized) = (number("models.registered"), number("models.recognized"))
    return line(
      keys, period, account, (registered, recognized),
      rate: registered.flatMap { recognized?.rate(of: $0) } ?? "")
  }

  private func sum(_ keys: [String], _ period: String, _ accounts: [[Figure]]) -> String {
    let all = accounts.flatMap(\.self)
    let registered = added(all.filter { $0.measure == "models.registered" }, keys)
    var recognized = added(all.filter { $0.measure == "models.recognized" }, keys)
    if registered.said != nil, recognized.said != nil {
      let areLike =
        registered.used.allSatisfy { one in
          recognized.used.contains { Hearing.isOneAccount(one, $0) }
        }
        && recognized.used.allSatisfy { one in
          registered.used.contains { Hearing.isOneAccount(one, $0) }
        }
      if !areLike { recognized = (nil, []) }
    }
    let used = registered.used + recognized.used
    let rate = registered.said.flatMap { recognized.said?.rate(of: $0) } ?? ""
    return line(
      keys, period, used.isEmpty ? all : used, (registered.said, recognized.said), rate: rate)
  }

  /// One number over several places, where none of them is missing; the nation's own is of all.
  private func added(_ all: [Figure], _ keys: [String]) -> (said: Said?, used: [Figure]) {
    guard !all.isEmpty else { return (nil, []) }
    var used = latest(all)
    let national = used.filter { isNation($0.unit) }
    if !national.isEmpty { used = national }
    let isWhole = !national.isEmpty || isAllThere(used, keys)
    guard isWhole, mayAdd(used) else { return (nil, used) }
    return (used.map(\.said).reduce(.nothing, +), used)
  }

  /// Every unit of the row that stood on the last of the days.
  private func isAllThere(_ used: [Figure], _ keys: [String]) -> Bool {
    let day = used.map(ledger.day).max() ?? asked.asOf
    let level = levels.last ?? "province"
    let place = asked.by.firstIndex(of: level).flatMap { isUnit($0, keys) ? keys[$0] : nil }
    return map.alive(on: day, [level]).allSatisfy { unit in
      if let place {
        let found = map.followed(unit.id, to: asked.territory ?? day)
        if found.isLost || "\(found.unit)" != place { return true }
      } else if !reckoning.isIn(asked.province, unit.id) {
        return true
      }
      return used.contains { $0.unit == unit.id }
    }
  }
}
