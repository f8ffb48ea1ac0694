import SiteModel
import Testing

@testable import TemplateEngine

/// A small vocabulary to check templates against, like the real one in its kinds of value.
enum TemplateFixture {
  static func description(_ name: String, _ types: KeyValuePairs<String, ContextType>) -> ContextDescription {
    ContextDescription(
      name: name,
      variables: types.map { name, type in
        ContextVariable(name: name, type: type, isOptional: false, about: "", example: "")
      })
  }

  static let common = description(
    "common", ["site": .object("site"), "t": .object("t"), "page": .object("page")])
  static let home = description("home", ["articles": .list("card"), "pagination": .object("pagination")])
  static let article = description("article", ["article": .object("article")])

  static let schemas: [String: ContextDescription] = [
    "site": description(
      "site", ["root": .text, "title": .text, "navigation": .list("link"), "extra": .free]),
    "t": description("t", ["read_more": .text, "reply": .text, "tags_label": .text]),
    "page": description("page", ["title": .text, "is_home": .flag]),
    "link": description("link", ["label": .text, "url": .text, "current": .flag]),
    "pagination": description("pagination", ["number": .number, "label": .text]),
    "date": description("date", ["text": .text, "iso": .text, "year": .number]),
    "tag": description("tag", ["label": .text, "url": .text, "count": .number]),
    "card": description(
      "card",
      [
        "title": .text, "url": .text, "date": .object("date"), "excerpt": .html, "tags": .list("tag"),
        "comment_count": .number, "draft": .flag,
      ]),
    "article": description(
      "article",
      [
        "title": .text, "date": .object("date"), "body": .html, "tags": .list("tag"),
        "comments": .list("comment"), "comment_count": .number, "draft": .flag, "extra": .free,
      ]),
    "comment": description(
      "comment", ["author": .text, "body": .html, "date": .object("date"), "replies": .list("comment")]),
  ]

  /// Templates by file name below `templates/`, without the ending: `home`, `partials/card`.
  static func sources(_ texts: [String: String]) -> [String: TemplateSource] {
    Dictionary(
      uniqueKeysWithValues: texts.map { path, text in
        let name = path.hasPrefix("partials/") ? String(path.dropFirst("partials/".count)) : path
        return (name, TemplateSource(name: name, file: "templates/\(path).mustache", text: text))
      })
  }

  /// Checks the templates, those of the home page and of articles being roots where they are there.
  static func check(_ texts: [String: String]) -> [Diagnostic] {
    let roots = [("home", home), ("article", article)].filter { texts[$0.0] != nil }
    return TemplateChecker.check(
      templates: sources(texts), roots: roots.map { (template: $0.0, context: $0.1) }, common: common,
      schemas: schemas
    ).diagnostics
  }

  static func error(
    _ path: String, _ line: Int, _ column: Int, _ message: String, _ hint: String? = nil
  ) -> Diagnostic {
    .error(
      .templateError, "templates/\(path).mustache", SourcePosition(line: line, column: column), message,
      hint: hint)
  }
}

/// A template of one line or more, and the one thing that is wrong with it.
struct TemplateCase: Sendable, CustomTestStringConvertible {
  var text: String
  var line: Int
  var column: Int
  var message: String
  var hint: String?

  init(_ text: String, _ line: Int, _ column: Int, _ message: String, _ hint: String? = nil) {
    self.text = text
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }

  var testDescription: String { text }

  func expected(_ path: String) -> [Diagnostic] { [TemplateFixture.error(path, line, column, message, hint)] }
}
