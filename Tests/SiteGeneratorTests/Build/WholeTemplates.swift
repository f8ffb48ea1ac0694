import SiteTestSupport
import TemplateEngine

@testable import SiteGenerator

/// Templates that print all that their pages can tell: whatever an editor's own templates ask for, these ask for too.
enum WholeTemplates {
  /// How many kinds of object stand within each other: a comment's replies are comments.
  private static let depth = 4

  /// By their paths in the root folder.
  static func texts() -> [String: String] {
    let common = walk(CommonContext.schema.description, depth) + "{{t.read_more}} {{t.archives}}\n"
    let texts = PageKinds.all.map { ("templates/\($0.template).mustache", common + walk($0.context, depth)) }
    return Dictionary(texts) { first, _ in first }
  }

  private static func walk(_ object: ContextDescription, _ depth: Int) -> String {
    object.variables.map { variable in
      let name = variable.name
      switch variable.type {
      case .text, .html, .number: return "\(name): {{\(name)}}\n"
      case .flag: return "\(name): {{#\(name)}}yes{{/\(name)}}\n"
      case .free: return "{{\(name).clef}}\n"
      case .object(let schema), .list(let schema):
        guard depth > 0, let inner = PageKinds.schemas[schema] else { return "" }
        return "{{#\(name)}}\n\(name):\n\(walk(inner, depth - 1)){{/\(name)}}\n"
      }
    }.joined()
  }
}
