import ArgumentParser

/// `make bench`: what a build costs, beside Hugo and `cp -r`.
@main
struct Benchmarks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks", subcommands: [GenerateCommand.self, ServeCommand.self])
}

/// Writes a blog of any size.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Write a blog of any size.")

  @Option var articles = 1000
  @Option var comments = 1500
  @Option var seed: UInt64 = 2007
  @Option(help: "The templates to copy.") var templates = "templates"
  @Argument var folder: String

  func run() throws {
    let blog = GeneratedBlog(articles: articles, comments: comments, seed: seed)
    try blog.writeForBlogsite(to: folder, templates: templates)
  }
}
