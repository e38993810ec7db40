/// What docs/json.md says beside the types.
enum JSONMeaning {
  /// Beside a key: what a number counts, what null says where it says more than "not stated".
  static func of(_ key: JSONShape.Key) -> String {
    let name = key.name
    if name.hasSuffix("_comparator") || name == "comparator" { return "comparator" }
    let number = key.types.contains("number") ? numbers[name] : nil
    let said = [number, meanings[name]].compactMap(\.self).filter { !$0.isEmpty }
    return said.joined(separator: "; ")
  }

  /// Every number has its entry.
  static let numbers: [String: String] = [
    "added": "rows", "changes": "rows", "entry": "entry of the journal",
    "after": "in the unit of its column", "before": "in the unit of its column",
    "bytes": "bytes", "journal": "entry of the journal",
    "beneficiaries": "people, households: see `beneficiary_kind`",
    "counted": "records", "coverage": "fraction", "depth": "levels below the first",
    "disbursed": "đồng",
    "done": "tasks", "done_rate": "fraction", "dropped": "tasks", "figures": "figures",
    "held": "rows", "id": "", "known": "rows", "last_year": "year",
    "left": "đồng; for `why`, records",
    "line": "line of the file", "missing": "records", "models_total": "models",
    "needed": "households", "new_models": "models", "number": "number of the document",
    "office": "0 = stands alone", "schema_version": "migration",
    "other_value": "in the unit of its measure", "planned": "tasks", "position": "",
    "present": "rows", "printed_percent": "percent", "raised": "đồng", "rate": "fraction",
    "rate_before": "fraction", "rate_records": "fraction", "rate_reported": "fraction",
    "recognized": "models", "recognized_before": "models",
    "recognized_change": "models", "recognized_rate": "fraction", "recognized_total": "models",
    "recorded": "models", "refused": "rows", "registered": "models",
    "registered_before": "models", "registered_coverage": "fraction",
    "registered_gap": "models", "registered_records": "models", "registered_reported": "models",
    "recognized_coverage": "fraction", "recognized_gap": "models", "recognized_records": "models",
    "recognized_reported": "models", "registered_change": "models", "registered_total": "models",
    "reported": "models", "rows": "rows", "row": "row of the file", "share": "fraction",
    "skipped": "rows", "spent": "đồng", "supported": "households", "target": "đồng",
    "target_beneficiaries": "people, households: see `beneficiary_kind`", "tasks": "tasks",
    "total": "records", "typical": "models", "typical_rate": "fraction", "under_way": "tasks",
    "unknown": "tasks", "value": "in the unit of its measure; a fund's in đồng",
    "version": "migration", "waiting": "days", "year": "year", "changed": "rows",
    "succession": "rows", "ended": "rows", "listed": "rows", "existing": "rows",
    "continued": "units", "duration_ms": "milliseconds", "kept": "rows", "remarked": "rows",
    "expected": "places or bodies below", "reporting": "places or bodies that reported",
    "reporting_both": "places or bodies that reported both numbers",
    "entries": "entries of the journal", "lost": "entries of the journal",
    "gained": "entries of the journal", "unchanged": "rows", "units_below": "units",
    "unmatched": "rows", "files": "files", "whole": "files",
  ]

  private static let since = "null: since before what is recorded"
  private static let still = "null: still so"

  private static let meanings: [String: String] = [
    "causes": "`entry`, `among`, `rule`, `due`, `asked`, `unwritten`: see `--help`",
    "kept_as": "null: no file was there; it would be kept (`--dry-run`)",
    "profile": "null: read by none", "from": "`option` or `profile`; null: the header says it",
    "as_of": "null: the source names no day", "period": "null or empty: none stated",
    "rate": "null: cannot be computed", "reason": "null: nothing to say",
    "decided_on": "null: not stated; `known_by` is the day by which it was decided",
    "valid_from": since, "valid_to": still,
    "province_from": since, "province_to": still, "district_from": since, "district_to": still,
    "commune_from": since, "commune_to": still,
    "registered_on": "null: only the year is known", "published_on": "null: see the range",
    "expected": "only in sums from below", "missing_numbers": "`registered`, `recognized` or both",
    "sources": "codes", "source": "code", "needed_source": "code",
    "printed_percent_source": "null: no share was printed",
    "waiting": "null: the day of registration is not known",
  ]

  static let introduction = """
    # JSON cho chương trình khác – The JSON contract

    `--format json` in một danh sách đối tượng, `show` in một đối tượng; `--format ndjson` mỗi \
    dòng một \
    đối tượng. Tên khóa không đổi theo ngôn ngữ. Bảng dưới do chương trình tự lập (`bash \
    scripts/docs.sh`) từ dữ liệu gieo; một khóa bị bỏ hay đổi tên thì kiểm thử báo lỗi.

    `--format json` prints a list of objects, `show` one object; `--format ndjson` prints an \
    object a \
    line. The tables below are made from the binary, over the seeds.

    **The promise.** Keys are only ever added, never removed, renamed or given another type or \
    meaning. \
    A program should ignore keys it does not know, and not rely on their order. A test compares \
    this file \
    with the binary.

    | | |
    |---|---|
    | null | not stated, not known, or nothing to say: never 0, never false. Empty text is text |
    | day | text, `2024-10-30` |
    | time | text, UTC, `2026-11-21T02:00:00.000Z` |
    | period | text: `2025`, `2024-S1`, `2024-Q3`, `2024-07`, `2020/2024`, `2017/..` |
    | fraction | number, 0.56 is 56 %; six digits after the point, or as many as it takes |
    | money | number, whole đồng |
    | comparator | text in the key after the number: `=` exactly, `~` about, `<` less than, `<=` \
    at most, \
    `>` more than, `>=` at least; null with a number that is null |
    | id | number below 2^53 |
    | stored words | text in English, such as `recognized`: the same in every language; the \
    words are in \
    the `--help` of the command that writes them |
    | notes of danvan's own | text in English, to be shown, not parsed: `reason`, `done`, \
    `what`, `advice` |
    | list | `sources` and the like; empty where there is none, never null |
    | nested | `show` has the rows that belong to a record as lists of objects, below as \
    `entries[].value`; \
    empty lists stay |
    | as known then | with `--known-on`, what `show`, `why` and other commands print as one object \
    has besides `known_on`, a day, and `known_entry`, the number of the last entry of the journal \
    that counts, 0 for none |
    | totals | none: programs add up for themselves |

    Every number is written in plain digits with a point. Text is UTF-8, control characters are \
    escaped. \
    "null here" is a key for which the seeds hold nothing: it is of the type its name says, or \
    null. The \
    keys of `template` are the headers of the form; those of `sql` are the columns of the \
    question: whole numbers, numbers, text and null as stored, a blob as \
    text that says its length.

    **Errors** are text on stderr, in the language of the run, never JSON; stdout stays empty \
    unless the \
    answer broke off. Exit codes: 0 done, 1 failed or, for `check`, something found, 64 wrong \
    usage, 65 bad \
    data, 66 no input, 73 cannot create, 75 the file is busy, 77 not permitted. `import` with \
    refused rows \
    prints its report and ends with 65; `check` that finds nothing prints `[]`.

    """
}
