import ArgumentParser

/// Writes a blog of any size.
struct GenerateCommand: ParsableCommand {
  enum Contender: String, CaseIterable, ExpressibleByArgument { case blogsite, hugo }

  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Write a blog of any size, the same for the same seed.")

  @Option var articles = 1000
  @Option(help: "Of all articles together.") var comments = 1500
  @Option(help: "Links to nothing in each article.") var deadLinks = 0
  @Option var seed: UInt64 = 2007
  @Option(name: .customLong("for"), help: "Whose sources to write.") var contender = Contender.blogsite
  @Option(help: "blogsite’s templates, to copy.") var templates = "templates"
  @Option(help: "The settings and layouts for Hugo, to copy.") var hugoLayouts = "Tests/Benchmarks/Hugo"
  @Argument(help: "A folder that is not there yet.") var folder: String

  func validate() throws {
    guard articles > 0, comments >= 0 else { throw ValidationError("A blog has at least one article.") }
  }

  func run() throws {
    var blog = GeneratedBlog(articles: articles, comments: comments, seed: seed)
    if deadLinks > 0 { blog.addLinks(perArticle: deadLinks, dead: true) }
    switch contender {
    case .blogsite: try blog.writeForBlogsite(to: folder, templates: templates)
    case .hugo: try blog.writeForHugo(to: folder, templates: templates, layouts: hugoLayouts)
    }
  }
}
