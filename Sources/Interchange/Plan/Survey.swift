import Storage

/// Looks through all rows of a table before one of them is stored: what a column is, it is as a
/// whole, and one cell may tell of all.
struct Survey {
  private let header: TableHeader
  private let form: ImportHeaders
  private let settings: ImportSettings
  private var runs: [Int: Runs] = [:]
  private var days: [Int: DayClues] = [:]
  private var numbers: [Int: NumberClues] = [:]
  /// Columns that mean nothing, where none of numbers does: the first number, and how many cells
  /// are none.
  private var unread: [Int: (first: Int?, others: Int)] = [:]
  /// Rows that a spreadsheet does not show.
  private var hidden: [Int] = []
  private var rows = (all: 0, numbered: 0, described: 0)
  private var lastNumbered = 0
  private var nesting = Nesting()
  private var decidesByHeadings = false
  private var headings: [(text: String, numbering: SectionNumbering?)] = []
  /// Columns that what stands around the table may say, too.
  private var watched: [Watched]
  /// Where the result is: without one, what tells of a decision is blank indeed.
  private let outcome: Int?
  /// Columns of what else tells of it.
  private let ofDecision: Set<Int>
  /// The column of those who do it, where no column and nobody says where.
  private let owner: Int?
  /// The column of kinds of owners, where none has their names: the first that is none, and how
  /// many are more than those that are.
  private let kind: Int?
  private var names: (row: Int?, text: String, excess: Int) = (nil, "", 0)
  /// A unit in it.
  private var unitOfOwner: (index: Int, row: Int, text: String)?

  private init(_ table: FileTable, _ form: ImportHeaders, _ settings: ImportSettings) {
    (header, self.form, self.settings) = (table.header, form, settings)
    for (index, meaning) in header.meanings.enumerated() {
      // A column by its plain name is a program's, and programs merge no cells.
      guard let column = meaning.column, header.labels[index] != column,
        // A workbook says itself what is merged; but where a row belongs is never guessed.
        table.sheet == nil || form.content(of: column) == .place
      else { continue }
      if form.mayBeMerged(column) { runs[index] = Runs() }
    }
    for (index, meaning) in header.meanings.enumerated() {
      switch meaning.column.map(form.content) {
      case .day: days[index] = DayClues()
      case .number, .money: numbers[index] = NumberClues()
      default: break
      }
    }
    if form.amount != nil, !header.hasNumbers(form) {
      for (index, meaning) in header.meanings.enumerated() where meaning == .unknown {
        unread[index] = (nil, 0)
      }
    }
    let outcome = header.places(of: "outcome").first
    self.outcome = outcome
    ofDecision = header.indices { $0 == "level" || ModelSpec.decision.contains($0) }
      .filter { $0 != outcome }
    watched = Watched.columns(of: table)
    let isPlaced = header.has("unit") || settings.defaults["unit"] != nil
    owner = isPlaced ? nil : header.places(of: "owner").first
    // By its plain name it is a program's.
    kind =
      header.has("owner")
      ? nil : header.places(of: "owner_kind").first { table.header.labels[$0] != "owner_kind" }
  }

  /// The plan of a table, and what has to be asked before it can be read.
  static func plan(
    _ content: FileContent, _ table: FileTable, _ form: ImportHeaders, prefilled: Set<String>,
    _ settings: ImportSettings, isOneOfSeveral: Bool
  ) throws -> (plan: TablePlan, questions: [Question]) {
    let rows = try TableReader(content, table, form, prefilled: prefilled)
    var survey = Survey(table, form, settings)
    while let row = try rows.next() {
      survey.nesting.follow(row, table.header)
      switch row {
      case .data(let record, let looks): survey.observe(record, looks)
      case .heading(_, let text, let numbering):
        survey.begin(text, numbering)
      case .skipped(_, .header): survey.begin()
      case .skipped(let record, .unfilled): survey.observeUnread(record)
      case .skipped, .unclear, .bare: break
      }
    }
    let plan = TablePlan(
      table: table.settled(survey.readings, isOneOfSeveral: isOneOfSeveral),
      habits: survey.habits, filled: survey.filled, hiddenRows: survey.hidden,
      headings: survey.headings,
      watched: survey.watched.reduce(into: [:]) { $0[$1.column] = $1.texts })
    return (plan, survey.questions)
  }

  private mutating func observe(_ record: FileRecord, _ looks: RowLooks) {
    // Perhaps the head of a group: only where rows are numbered otherwise is it known.
    if !looks.isCounted, looks.serial != nil, let name = looks.loneName {
      return begin(name, looks.serial.flatMap { SectionNumbering(of: $0[...]) })
    }
    rows.all += 1
    if record.known?.isHidden ?? false { hidden.append(record.number) }
    if looks.isCounted {
      rows.numbered += 1
      lastNumbered = record.number
    }
    if looks.isDescribed { rows.described += 1 }
    let cell = { (index: Int) in index < record.cells.count ? record.cells[index].tidied : "" }
    for index in watched.indices { watched[index].add(cell) }
    let isUndecided = outcome.map { cell($0).isEmpty } ?? false
    for index in runs.keys where !isUndecided || !ofDecision.contains(index) {
      runs[index]?.observe(cell(index), record.number)
    }
    for index in days.keys {
      let isTyped = record.known?.days.contains(index) ?? false
      days[index]?.add(cell(index), record.number, isTyped: isTyped)
    }
    observeUnread(record)
    for index in numbers.keys where !(record.known?.numbers.contains(index) ?? false) {
      let text = cell(index)
      if !text.isEmpty { numbers[index]?.add(Amount.clue(of: text), record.number, text) }
    }
    if let kind, !cell(kind).isEmpty {
      let isKind = (try? OwnerKind.parse(cell(kind), field: "")) != nil
      if !isKind, names.row == nil { (names.row, names.text) = (record.number, cell(kind)) }
      names.excess += isKind ? -1 : 1
    }
    if unitOfOwner == nil, let owner, UnitType.namesCommune(cell(owner)) {
      unitOfOwner = (owner, record.number, cell(owner))
    }
  }

  /// A row may have nothing but numbers that nobody knows the meaning of.
  private mutating func observeUnread(_ record: FileRecord) {
    for index in unread.keys where index < record.cells.count && !record.cells[index].isEmpty {
      if !record.cells[index].isNumeral {
        unread[index]?.others += 1
      } else if unread[index]?.first == nil {
        unread[index]?.first = record.number
      }
    }
  }

  private static let mostHeadings = 100

  private mutating func begin(_ heading: String, _ numbering: SectionNumbering?) {
    if headings.count < Survey.mostHeadings { headings.append((heading, numbering)) }
    if ModelSpec.outcome(inHeading: heading.withoutSectionNumber) != nil {
      decidesByHeadings = true
    }
    begin()
  }

  /// Cells are not merged across a heading.
  private mutating func begin() {
    for index in runs.keys { runs[index]?.begin() }
  }

  /// Where nearly all rows have a number, or say more than a name, all data has.
  private var habits: TableHabits {
    TableHabits(
      isNumbered: nesting.isLettered || rows.numbered > 0 && rows.numbered * 2 > rows.all,
      lastNumbered: max(lastNumbered, nesting.lastLettered),
      saysMore: rows.described > 1 && rows.described * 2 > rows.all,
      hasData: rows.all > 0 || nesting.isLettered, heads: nesting.heads,
      isLettered: nesting.isLettered, decidesByHeadings: decidesByHeadings)
  }

  private var filled: Set<Int> {
    Set(
      runs.keys.filter { index in
        header.meanings[index].column.map(settings.filledDown.contains) ?? false
      })
  }

  private var readings: ColumnReadings {
    var readings = ColumnReadings()
    if settings.dates == .monthFirst { readings.monthFirst = Set(days.keys) }
    for (index, clues) in numbers { readings.styles[index] = settings.numbers ?? clues.style }
    return readings
  }

  /// One cell that can only have the month first makes all of its column suspect.
  private var questionsOfDays: [Question] {
    guard settings.dates == nil else { return [] }
    return days.sorted { $0.key < $1.key }.compactMap { index, clues in
      let label = header.labels[index]
      if let row = clues.monthFirst { return Question(row: row, label: label, fault: .monthFirst) }
      return clues.half.map { Question(row: $0, label: label, fault: .halfDays($1)) }
    }
  }

  /// Three digits behind one mark are asked about, unless another cell of the column tells.
  private var questionsOfNumbers: [Question] {
    numbers.sorted { $0.key < $1.key }.compactMap { index, clues in
      guard let (row, text) = clues.either, settings.numbers ?? clues.style == nil else {
        return nil
      }
      return Question(row: row, label: header.labels[index], fault: .numberStyle(text))
    }
  }

  private var questions: [Question] {
    questionsOfCells + questionsOfDays + questionsOfNumbers + questionsOfUnread
  }

  /// A fund without its money, or a row without any figure, is not what somebody sent.
  private var questionsOfUnread: [Question] {
    unread.sorted { $0.key < $1.key }.compactMap { index, cells in
      guard let row = cells.first, cells.others == 0, let amount = form.amount else { return nil }
      let label = header.labels[index]
      return Question(
        row: row, label: label, fault: .unreadNumbers(label: label, meant: amount))
    }
  }

  private var questionsOfCells: [Question] {
    var questions = runs.sorted { $0.key < $1.key }.compactMap { index, run -> Question? in
      guard let column = header.meanings[index].column, let row = run.firstBlank,
        !settings.filledDown.contains(column), !settings.blank.contains(column),
        settings.defaults[column] == nil, settings.caption(of: column) == nil, asks(run, column)
      else { return nil }
      let isAbove = column == "unit" && header.above.contains { !$0.communeNames.isEmpty }
      return Question(
        row: row, label: header.labels[index],
        fault: .blankBelow(
          column: column, run.above, caption: isAbove ? TableCaption.title.rawValue : nil))
    }
    if let kind, let row = names.row, names.excess > 0, !settings.isMeant(header.labels[kind]) {
      let label = header.labels[kind]
      questions.append(
        Question(row: row, label: label, fault: .kindOrOwner(label: label, names.text)))
    }
    if let (index, row, text) = unitOfOwner, !settings.isMeant(header.labels[index]) {
      questions.append(
        Question(
          row: row, label: header.labels[index],
          fault: .unitOrOwner(label: header.labels[index], text)))
    }
    return questions
  }

  /// Where a row belongs is never guessed; of what rows have in common, blanks are asked about only
  /// where they look like merged cells.
  private func asks(_ run: Runs, _ column: String) -> Bool {
    form.content(of: column) == .place ? column == "unit" || !header.has("unit") : run.looksMerged
  }
}

/// What has to be answered before a file can be read.
struct Question: Sendable {
  let row: Int
  /// The header of the column.
  let label: String
  let fault: AmbiguityFault
}

/// How the cells of a column follow each other.
private struct Runs {
  /// The first cell that is blank straight below a filled one.
  private(set) var firstBlank: Int?
  /// What stands above it.
  private(set) var above = ""
  private var beginsBlank = false
  private var recurs = false
  private var gap = 0
  private var gaps = 0
  private var longest = 0
  private var last: String?
  private var seen: Set<String> = []

  mutating func begin() {
    (last, gap) = (nil, 0)
  }

  mutating func observe(_ text: String, _ row: Int) {
    if !text.isEmpty {
      // What comes back, or stands twice on end, would have been merged.
      if !recurs { recurs = seen.contains(text) }
      if !recurs, seen.count < 1000 { seen.insert(text) }
      (last, gap) = (text, 0)
      return
    }
    guard let last else {
      beginsBlank = true
      return
    }
    if firstBlank == nil { (firstBlank, above) = (row, last) }
    if gap == 0 { gaps += 1 }
    gap += 1
    longest = max(longest, gap)
  }

  /// Filled from the first row on, each value once, and more than one row without.
  var looksMerged: Bool { !beginsBlank && !recurs && (longest > 1 || gaps > 1) }
}
