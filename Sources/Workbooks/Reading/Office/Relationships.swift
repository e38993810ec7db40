/// What a part of an Office file refers to, by id. What lies outside the archive is not there.
struct Relationships {
  private var list: [String: Relationship] = [:]

  struct Relationship {
    /// The last word of its type: `worksheet`, `sharedStrings`, `officeDocument`.
    let type: String
    /// The name of the part.
    let target: String
  }

  /// What `part` refers to (empty: the archive itself).
  init(of part: String, in archive: Archive) throws(WorkbookFault) {
    let folder = part.split(separator: "/").dropLast().map { "\($0)/" }.joined()
    let name = "\(folder)_rels/\(part.split(separator: "/").last ?? "").rels"
    guard archive.has(name) else { return }
    let handler = RelationshipsHandler(folder)
    try XMLReader(archive.open(name), handler).finish()
    list = handler.list
  }

  subscript(_ id: String) -> Relationship? { list[id] }

  /// The part of a type of which there is one.
  func target(_ type: String) -> String? { list.values.first { $0.type == type }?.target }
}

private final class RelationshipsHandler: XMLHandler {
  private let folder: String
  var list: [String: Relationships.Relationship] = [:]

  init(_ folder: String) {
    self.folder = folder
  }

  override func start(
    _ name: XMLName, _ attributes: XMLAttributes, depth: Int
  ) throws(WorkbookFault) {
    guard depth == 2, list.count < Bounds.parts, attributes.string("TargetMode") != "External",
      let id = attributes.string("Id"), let target = attributes.string("Target")
    else { return }
    let type = attributes.string("Type")?.split(separator: "/").last ?? ""
    list[id] = Relationships.Relationship(type: String(type), target: resolved(target))
  }

  /// The name of a part from a name as seen from the folder; what leads out of the archive is a
  /// name that no part has.
  private func resolved(_ target: String) -> String {
    let path = target.replacing("\\", with: "/")
    var steps: [Substring] = []
    for step in (path.hasPrefix("/") ? path : folder + path).split(separator: "/") where step != "."
    {
      if step != ".." {
        steps.append(step)
      } else if steps.popLast() == nil {
        return target
      }
    }
    return steps.joined(separator: "/")
  }
}
