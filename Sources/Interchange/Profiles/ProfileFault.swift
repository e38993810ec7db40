import Storage

/// What is said of a profile, or wrong with it.
public enum ProfileFault: Fault {
  /// A header of a file, and the column it means; an empty one is not read.
  public struct Meaning: Sendable, Equatable {
    /// As the file writes it.
    public let header: String
    /// Of the form.
    public let column: String
  }

  /// What is done to a profile.
  public struct Keeping: Sendable, Equatable {
    /// Whether there was none of that name.
    public let isNew: Bool
    /// Whether nothing is stored in the end.
    public let isTrial: Bool
  }

  /// The file was read by it.
  case used(String, [Meaning])
  /// What it says and somebody said otherwise for this file.
  case overruled(String, [Meaning])
  /// It says this from now on; or would, where nothing is stored. Other profiles are for the same
  /// head.
  case kept(String, [Meaning], Keeping, besides: [String] = [])
  /// It fits the head of some sheets; the others are these.
  case partly(String, others: [String])

  /// There is none of that name, and nothing to be kept under it.
  case nothingToKeep(String)
  /// It is for files of something else.
  case otherRecord(String, EntityKind)
  /// It is for another head: which headers of it the file lacks, and which the file has besides.
  case otherHead(String, sheet: String?, lacks: [String], has: [String])
  /// It would be for the head, but for these headers; what it says of the others.
  case near(String, lacks: [String], has: [String], [Meaning])
  /// A header of which something is said is none of the file's.
  case noHeader(String, known: [String])
  /// Likewise, of one file of several.
  case absent(String)
  /// One profile is for one head, and these sheets have several.
  case severalHeads([String])

  /// A line of it cannot be read.
  case unread(String, line: String)
  /// It says nothing.
  case empty(String)
  /// It names a header that its head has not.
  case strangeHeader(String, header: String)
  /// It names a column that the form has not, or no longer.
  case noColumn(String, Meaning, EntityKind)
}

extension ProfileFault {
  /// As what it is told of a file.
  var remark: ImportReport.Remark.Kind {
    if case .absent = self { .ignored } else { .noted }
  }
}
