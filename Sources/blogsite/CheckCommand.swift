import ArgumentParser
import SiteModel

/// `blogsite check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Print the JSON Schema of a kind of file, for editors.",
    discussion: """
      EXAMPLES
        blogsite check --schema site         the keys of content/site.yml
        blogsite check --schema article      the keys of an article
      """)

  @Option(help: ArgumentHelp("Print the JSON Schema of these keys.", valueName: "kind"))
  var schema: SchemaKind

  func run() async throws {
    print(schema.text, terminator: "")
  }
}

/// The kinds of files whose keys have a schema.
enum SchemaKind: String, ExpressibleByArgument, CaseIterable {
  case article, comment, page, site, tags

  private var keys: KeySet {
    switch self {
    case .article: .article
    case .comment: .comment
    case .page: .page
    case .site: .site
    case .tags: .tags
    }
  }

  var text: String { KeySchema.schema(of: keys).indentedJSON }
}
