import SQLite

/// A closed list of values of a column, as its CHECK in the migrations has it.
public protocol Choice: RawRepresentable<String>, CaseIterable, Sendable, Bindable,
  ColumnDecodable, Enterable, Worded
{
  /// What people read.
  var label: LocalizedText { get }
  /// What else people type for it.
  var synonyms: [String] { get }
}

extension Choice {
  /// Nothing else than the stored word and the labels.
  public var synonyms: [String] { [] }

  /// Reads the stored word or the label in either language, accents and case optional.
  ///
  /// - Parameters:
  ///   - field: what the value was given for, e.g. `--level`.
  ///   - known: those that it may be.
  public static func parse(
    _ text: String, field: String, among known: [Self] = Array(allCases)
  ) throws(DomainError) -> Self {
    let key = text.searchKey
    let match = known.first {
      $0.rawValue.searchKey == key || $0.label.vietnamese.searchKey == key
        || $0.label.english.searchKey == key || $0.synonyms.contains { $0.searchKey == key }
    }
    guard let match else { throw notOneOf(field, text, known) }
    return match
  }
}

extension Choice {
  /// One of these was wanted.
  public static func notOneOf(_ field: String, _ text: String, _ known: [Self]) -> DomainError {
    ValueFault(text, .notOneOf(known.map { .init($0.rawValue, $0.label) })).error(in: field)
  }
}

/// Where a unit stands.
public enum UnitLevel: String, Choice {
  case country, province, district, commune

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .country: LocalizedText(vi: "cả nước", en: "country")
    case .province: LocalizedText(vi: "cấp tỉnh", en: "province")
    case .district: LocalizedText(vi: "cấp huyện", en: "district")
    case .commune: LocalizedText(vi: "cấp xã", en: "commune")
    }
  }
}

/// What happened to units on a day.
public enum UnitChangeKind: String, Choice {
  case merge, split, rename, retype, transfer, create, abolish

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .merge: LocalizedText(vi: "sáp nhập", en: "merge")
    case .split: LocalizedText(vi: "chia tách", en: "split")
    case .rename: LocalizedText(vi: "đổi tên", en: "rename")
    case .retype: LocalizedText(vi: "đổi loại", en: "retype")
    case .transfer: LocalizedText(vi: "chuyển", en: "transfer")
    case .create: LocalizedText(vi: "thành lập", en: "create")
    case .abolish: LocalizedText(vi: "giải thể", en: "abolish")
    }
  }
}

/// Whether a predecessor went over whole.
public enum Extent: String, Choice {
  case full, partial

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .full: LocalizedText(vi: "toàn bộ", en: "full")
    case .partial: LocalizedText(vi: "một phần", en: "partial")
    }
  }
}

/// Whose a model is.
public enum OwnerKind: String, Choice {
  case collective, individual, unknown

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .collective: LocalizedText(vi: "tập thể", en: "collective")
    case .individual: LocalizedText(vi: "cá nhân", en: "individual")
    case .unknown: LocalizedText(vi: "chưa rõ", en: "unknown")
    }
  }

  /// As forms shorten it: `TT`, `CN`.
  public var synonyms: [String] {
    switch self {
    case .collective: ["TT", "mô hình tập thể"]
    case .individual: ["CN", "mô hình cá nhân"]
    case .unknown: []
    }
  }
}

/// A model, or a typical example: mô hình or điển hình.
public enum ModelKind: String, Choice {
  case model, typical, unknown

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .model: LocalizedText(vi: "mô hình", en: "model")
    case .typical: LocalizedText(vi: "điển hình", en: "typical")
    case .unknown: LocalizedText(vi: "chưa rõ", en: "unknown")
    }
  }
}

/// Whether a registration is a new model or an earlier one kept up.
public enum RegistrationMode: String, Choice {
  case new, maintained, unknown

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .new: LocalizedText(vi: "đăng ký mới", en: "new")
    case .maintained: LocalizedText(vi: "duy trì", en: "maintained")
    case .unknown: LocalizedText(vi: "chưa rõ", en: "unknown")
    }
  }

  /// As forms have it; to spread a model (`nhân rộng`) is to keep it up.
  public var synonyms: [String] {
    switch self {
    case .new: ["mới", "xây dựng mới", "mô hình mới"]
    case .maintained: ["duy trì, nhân rộng", "tiếp tục", "tiếp tục duy trì", "cũ", "nhân rộng"]
    case .unknown: []
    }
  }
}

/// At which level a decision was taken.
public enum RecognitionLevel: String, Choice {
  case commune, district, province, unknown

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .commune: LocalizedText(vi: "cấp xã", en: "commune")
    case .district: LocalizedText(vi: "cấp huyện", en: "district")
    case .province: LocalizedText(vi: "cấp tỉnh", en: "province")
    case .unknown: LocalizedText(vi: "chưa rõ cấp", en: "unknown")
    }
  }

  /// The unit alone, e.g. `tỉnh`; of communes also `cơ sở`.
  public var synonyms: [String] {
    switch self {
    case .commune: ["xã", "phường", "cơ sở", "cấp cơ sở"]
    case .district: ["huyện"]
    case .province: ["tỉnh", "thành phố"]
    case .unknown: []
    }
  }
}

/// What was decided.
public enum Outcome: String, Choice {
  case recognized, declined, withdrawn

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .recognized: LocalizedText(vi: "công nhận", en: "recognized")
    case .declined: LocalizedText(vi: "không công nhận", en: "declined")
    case .withdrawn: LocalizedText(vi: "thu hồi", en: "withdrawn")
    }
  }

  /// As a column of results has it, e.g. `đạt`; a tick (`x`) is a recognition.
  public var synonyms: [String] {
    switch self {
    case .recognized: ["được công nhận", "đã công nhận", "đạt", "có", "x", "yes"]
    case .declined: ["không được công nhận", "không đạt", "không", "no"]
    case .withdrawn: ["thu hồi công nhận", "hủy công nhận"]
    }
  }
}

/// How the date of a source is known.
public enum Dating: String, Choice {
  case printed, url, text, inferred, unknown

  /// What people read, and may type.
  public var label: LocalizedText {
    switch self {
    case .printed: LocalizedText(vi: "in trên bài", en: "printed")
    case .url: LocalizedText(vi: "theo địa chỉ bài", en: "from its address")
    case .text: LocalizedText(vi: "theo nội dung", en: "from its text")
    case .inferred: LocalizedText(vi: "suy ra", en: "inferred")
    case .unknown: LocalizedText(vi: "không rõ", en: "unknown")
    }
  }
}
