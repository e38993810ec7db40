import Storage

/// What was reported below a row, by the nearest that reported.
struct Heard {
  let figures: [Tree.Node: [ReportedFigure]]
  private(set) var reporting: [Tree.Node] = []
  /// Those directly below the row, each with who is heard of it.
  private(set) var places: [Place] = []
  /// Of whom nothing was reported, nor of anybody below them.
  private(set) var silent: [Tree.Node] = []
  /// Those that are not there on the day: a part of what did not report.
  private(set) var gone: [Tree.Node] = []
  /// What is in the number of another already.
  private(set) var leftOut: LeftOut = []
  private let tree: Tree
  private let day: Day

  /// One of those that are counted: what is said of it, by itself or by those below it.
  struct Place {
    let node: Tree.Node
    let reporting: [Tree.Node]
    let silent: [Tree.Node]

    /// Whether nobody is missing in it.
    var isWhole: Bool { silent.isEmpty }
  }

  init(
    _ all: [ReportedFigure], _ tree: Tree, _ children: [Tree.Node], _ day: Day,
    _ isAsked: (Tree.Node) -> Bool
  ) {
    var figures: [Tree.Node: [ReportedFigure]] = [:]
    for figure in all { if let node = figure.node { figures[node, default: []].append(figure) } }
    (self.figures, self.tree, self.day) = (figures, tree, day)
    var seen: Set<Tree.Node> = []
    for child in children { count(child, isAsked, &seen) }
    leaveOthers(all)
  }

  /// It, or where it is not asked for, those below it.
  private mutating func count(
    _ node: Tree.Node, _ asked: (Tree.Node) -> Bool, _ seen: inout Set<Tree.Node>
  ) {
    guard !seen.contains(node) else { return }
    guard asked(node) else {
      seen.insert(node)
      for child in tree.children(of: node, on: day) { count(child, asked, &seen) }
      return
    }
    let (heard, quiet) = (reporting.count, silent.count)
    _ = cover(node, asked, &seen)
    places.append(
      Place(
        node: node, reporting: Array(reporting[heard...]), silent: Array(silent[quiet...])))
  }

  /// - Returns: whether anything was reported of it, by itself or by those below it.
  private mutating func cover(
    _ node: Tree.Node, _ asked: (Tree.Node) -> Bool, _ seen: inout Set<Tree.Node>
  ) -> Bool {
    guard seen.insert(node).inserted else { return false }
    let isAsked = asked(node)
    if isAsked, figures[node] != nil {
      reporting.append(node)
      return true
    }
    let quiet = silent.count
    var isCovered = false
    for child in tree.children(of: node, on: day) where cover(child, asked, &seen) {
      isCovered = true
    }
    if isAsked, !isCovered {
      // It is one that is missing, not all those below it.
      silent.removeSubrange(quiet...)
      silent.append(node)
    }
    return isCovered
  }

  /// A figure of a place in another that reported, or that it went into or came from, is in the
  /// number of that. What is left is a part of those that did not report.
  private mutating func leaveOthers(_ all: [ReportedFigure]) {
    let there = Set(reporting)
    var seen = there
    let others = all.compactMap(\.node).filter { seen.insert($0).inserted }
    var left: [(node: Tree.Node, over: Set<Tree.Node>)] = []
    for node in others {
      let over = tree.holders(of: node)
      let inside = over.intersection(there).union(tree.contents(of: node).intersection(there))
      if let first = inside.min(by: { name($0) < name($1) }) {
        leave(node, in: first)
      } else {
        left.append((node, over))
      }
    }
    let stays = Set(left.map(\.node))
    for (node, over) in left {
      let outer = over.intersection(stays).subtracting([node])
      if let first = outer.min(by: { name($0) < name($1) }) {
        leave(node, in: first)
      } else {
        gone.append(node)
      }
    }
  }

  private mutating func leave(_ node: Tree.Node, in other: Tree.Node) {
    let name = name(other)
    leftOut += (figures[node] ?? []).map { figure in
      (
        figure,
        LocalizedText(
          vi: "chồng lên số của \(name) đã tính",
          en: "overlaps the number of \(name), which counts already")
      )
    }
  }

  private func name(_ node: Tree.Node) -> String {
    let (code, name) = tree.name(of: node, on: day)
    return "\(code) \(name)"
  }

  func names(_ nodes: [Tree.Node]) -> String { nodes.map(name).shortList(by: "; ") }
}

/// One of the two numbers, summed over those below.
struct SummedNumber {
  private(set) var total: Interval?
  private(set) var used: [ReportedFigure] = []
  private(set) var leftOut: LeftOut = []
  /// Why figures that are there are not added.
  private(set) var reasons: [LocalizedText] = []
  /// What to know of a number that is right.
  private(set) var note: LocalizedText?
  /// By which accounts each of its figures is said, of those of one number.
  private(set) var accounts: [Tree.Node: [Set<Account.Key>]] = [:]
  private(set) var amounts: [Tree.Node: Interval] = [:]
  /// Those that reported the other number alone.
  private(set) var silent: [Tree.Node] = []

  init(_ number: RateNumber, _ heard: Heard, _ rating: Rating) {
    let nodes = heard.reporting + heard.gone
    let said = nodes.flatMap { heard.figures[$0] ?? [] }.filter { RateNumber($0) == number }
    let (latest, revised, note) = rating.latest(said)
    (leftOut, self.note) = (revised, note)
    let own = Dictionary(grouping: latest) { $0.node }
    for node in nodes {
      if let latest = own[node] { take(latest, of: node, rating) } else { silent.append(node) }
    }
    guard !used.isEmpty else { return }
    do throws(FigureSum.Refusal) {
      let sum = try rating.sums.sum(used, areApart: true)
      let isWhole =
        heard.silent.isEmpty && heard.gone.isEmpty && silent.isEmpty && reasons.isEmpty
        && !heard.reporting.isEmpty
      total = isWhole ? sum : sum.orMore
    } catch {
      reasons.insert(error.phrase, at: 0)
    }
  }

  /// What one of them says: one number, or parts that may be added.
  private mutating func take(
    _ latest: [ReportedFigure], of node: Tree.Node, _ rating: Rating
  ) {
    var kept: [ReportedFigure] = []
    var keys: [Set<Account.Key>] = []
    for figure in latest {
      let same = kept.firstIndex {
        $0.breakdown == figure.breakdown && $0.asOf == figure.asOf && $0.nature == figure.nature
          && $0.amount.isSame(as: figure.amount)
      }
      if let same {
        keys[same].insert(Account.Key(figure))
        leftOut.append((figure, kept[same].source == figure.source ? .repeated : .saidElsewhere))
      } else {
        kept.append(figure)
        keys.append([Account.Key(figure)])
      }
    }
    do throws(FigureSum.Refusal) {
      amounts[node] = try rating.sums.sum(kept)
      used += kept
      accounts[node] = keys
    } catch {
      let reason = error.phrase
      leftOut += kept.map { ($0, reason) }
      reasons.append(reason)
    }
  }

  /// Whether the same accounts say both numbers of a place.
  func isOfSameAccounts(as other: SummedNumber, _ node: Tree.Node) -> Bool {
    guard let own = accounts[node], let others = other.accounts[node] else { return false }
    return own.allSatisfy { keys in others.contains { !$0.isDisjoint(with: keys) } }
      && others.allSatisfy { keys in own.contains { !$0.isDisjoint(with: keys) } }
  }
}

extension Heard {
  /// Who reported, and the two sums over those who reported both.
  func rollUp(_ registered: SummedNumber, _ recognized: SummedNumber) -> RollUp {
    var rollUp = RollUp()
    (rollUp.expected, rollUp.reported) = (places.count, places.count { $0.isWhole })
    let both = reporting.filter { registered.isOfSameAccounts(as: recognized, $0) }
    let said = Set(both)
    rollUp.both = places.count { $0.isWhole && $0.reporting.allSatisfy(said.contains) }
    rollUp.rated = both.count
    if !both.isEmpty, registered.total != nil, recognized.total != nil {
      rollUp.registered = both.compactMap { registered.amounts[$0] }.reduce(.zero, +)
      rollUp.recognized = both.compactMap { recognized.amounts[$0] }.reduce(.zero, +)
    }
    func missing(_ nodes: [Tree.Node], _ numbers: [RateNumber]) -> [RollUp.Missing] {
      nodes.map { node in
        let (code, name) = tree.name(of: node, on: day)
        return RollUp.Missing(node: node, code: code, name: name, numbers: numbers)
      }
    }
    let there = Set(reporting)
    rollUp.missing =
      (missing(silent, RateNumber.allCases)
      + missing(registered.silent.filter(there.contains), [.registered])
      + missing(recognized.silent.filter(there.contains), [.recognized])).sorted {
        ($0.code, $0.name) < ($1.code, $1.name)
      }
    return rollUp
  }

  /// What to know of the row: who is missing, what is not added, what the rate is of.
  func reason(
    _ registered: SummedNumber, _ recognized: SummedNumber, _ rollUp: RollUp,
    besides first: LocalizedText?
  ) -> LocalizedText? {
    var reasons = first.map { [$0] } ?? []
    let there = Set(reporting)
    for reason in registered.reasons + recognized.reasons where !reasons.contains(reason) {
      reasons.append(reason)
    }
    for note in [registered.note, recognized.note].compactMap(\.self)
    where !reasons.contains(note) { reasons.append(note) }
    if !silent.isEmpty { reasons.append(notReported) }
    for (number, sum) in [(RateNumber.registered, registered), (.recognized, recognized)] {
      let lacking = sum.silent.filter(there.contains)
      guard !lacking.isEmpty else { continue }
      reasons.append(
        LocalizedText(
          vi: "\(lacking.count) nơi chưa báo cáo số \(number.label.vietnamese) (\(names(lacking)))",
          en: "\(number.label.english) not reported by \(lacking.count) (\(names(lacking)))"))
    }
    if !gone.isEmpty {
      reasons.append(
        LocalizedText(
          vi: """
            gồm số của nơi không có vào ngày \(Language.vietnamese.written(day)), là một phần của \
            nơi chưa báo cáo (\(names(gone)))
            """,
          en: """
            with numbers of what was not there on \(Language.english.written(day)), a part of \
            those that did not report (\(names(gone)))
            """))
    }
    if let rate = ofRate(registered, recognized, rollUp) { reasons.append(rate) }
    return reasons.isEmpty ? nil : reasons.joined(by: "; ")
  }

  /// Who did not report, and who only in part.
  private var notReported: LocalizedText {
    let missing = places.filter { !$0.isWhole }
    let (count, list) = (missing.count, names(missing.map(\.node)))
    let parts = missing.count { !$0.reporting.isEmpty }
    return LocalizedText(
      vi: "\(count) trong \(places.count) nơi chưa báo cáo (\(list))"
        + (parts == 0 ? "" : ", trong đó \(parts) nơi mới có một phần"),
      en: "not reported by \(count) of \(places.count) (\(list))"
        + (parts == 0 ? "" : ", of these \(parts) in part"))
  }

  private func ofRate(
    _ registered: SummedNumber, _ recognized: SummedNumber, _ rollUp: RollUp
  ) -> LocalizedText? {
    guard registered.total != nil, recognized.total != nil else { return nil }
    guard rollUp.registered != nil else {
      return LocalizedText(
        vi: "không nơi nào báo cáo cả hai số trong cùng một nguồn, cùng ngày",
        en: "nobody reported both numbers in one source, of one day")
    }
    if let absent = Ratio.Absence(rollUp.recognized, of: rollUp.registered)?.label { return absent }
    let isOfAll = rollUp.rated == reporting.count && silent.isEmpty && gone.isEmpty
    if isOfAll { return nil }
    return LocalizedText(
      vi: "tỷ lệ là của \(rollUp.rated) nơi báo cáo cả hai số",
      en: "the rate is of the \(rollUp.rated) that reported both")
  }
}

extension LocalizedText {
  fileprivate static let saidElsewhere = LocalizedText(
    vi: "nguồn khác đã ghi cùng số ấy", en: "another source says the same number")
}
