import SQLite
import Storage

extension Table {
  /// A document, what links to it to any depth, and what is tied to any of those.
  ///
  /// A document that is reached on two ways stands at both; one that leads back to itself stands
  /// once on its way.
  public static func tree(under root: Directive) -> Table {
    Table(
      """
      WITH RECURSIVE document (id, depth, parent, link, ids, path) AS (
        SELECT \(root.id), 0, NULL, NULL, '/' || \(root.id) || '/', ''
        UNION ALL
        SELECT l.directive, d.depth + 1, p.code, l.kind, d.ids || l.directive || '/',
               d.path || '/0 ' || c.code
          FROM document AS d
          JOIN directive_link AS l ON l.target = d.id
          JOIN directive AS c ON c.id = l.directive
          JOIN directive AS p ON p.id = d.id
         WHERE instr(d.ids, '/' || l.directive || '/') = 0),
      node (depth, parent, link, noun, code, title, path) AS (
        SELECT d.depth, d.parent, d.link, 'directive', c.code, c.title_vi, d.path
          FROM document AS d JOIN directive AS c ON c.id = d.id
        UNION ALL
        SELECT d.depth + 1, p.code, NULL, t.noun, t.code, t.title, d.path || '/' || t.place
          FROM document AS d
          JOIN directive AS p ON p.id = d.id
          JOIN (
            SELECT directive, 'model' AS noun, code, title, '1 ' || code AS place FROM model
            UNION ALL
            SELECT directive, 'fund', code, name_vi, '2 ' || code FROM fund
            UNION ALL
            SELECT directive, 'task_programme', code, name_vi, '3 ' || code FROM task_programme
          ) AS t ON t.directive = d.id
        UNION ALL
        SELECT d.depth + 2, t.code, NULL, 'task', k.code, k.title,
               d.path || '/3 ' || t.code || '/' || k.kind || ' ' || k.code
          FROM document AS d
          JOIN task_programme AS t ON t.directive = d.id
          JOIN task AS k ON k.programme = t.id)
      SELECT depth, parent, code,
             CASE depth WHEN 0 THEN code ELSE printf('%*s└ ', 3 * (depth - 1), '') || code END,
             '', link, noun, title
        FROM node ORDER BY path, depth
      """,
      [
        .integer("depth", vi: "Bậc", en: "Depth").for(.machines),
        .text("parent", vi: "Thuộc", en: "Under").for(.machines),
        .named("code", vi: "Mã", en: "Code"),
        .choice(LinkKind.self, "link", vi: "Quan hệ", en: "Link"),
        .choice(TreeNoun.self, "noun", vi: "Loại", en: "Kind"),
        .text("title", vi: "Tên", en: "Title"),
      ])
  }
}

/// What can stand in the tree of a document.
private enum TreeNoun: String, Choice {
  case directive, model, fund
  case taskProgramme = "task_programme"
  case task

  var label: LocalizedText {
    switch self {
    case .directive: LocalizedText(vi: "văn bản", en: "document")
    case .model: LocalizedText(vi: "mô hình", en: "model")
    case .fund: LocalizedText(vi: "quỹ", en: "fund")
    case .taskProgramme: LocalizedText(vi: "chương trình phối hợp", en: "task programme")
    case .task: LocalizedText(vi: "nhiệm vụ", en: "task")
    }
  }
}
