import ArgumentParser
import Foundation

/// What it costs to bring a large archive home: `Benchmarks import`.
struct ImportBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Measure 'blogsite import wordpress', and look for every old address in the built site.")

  @Option var articles = 5000
  @Option(help: "Of all articles together.") var comments = 50_000
  @Option(help: "Words of a comment beside its own.") var words = 460
  @Option(help: "The release build.") var blogsite = ".build/release/blogsite"
  @Option(help: "Where to work; the folder’s “import” is deleted before and after.") var folder =
    ".build/bench"

  func run() throws {
    let work = URL(fileURLWithPath: folder + "/import").path
    let files = FileManager.default
    try? files.removeItem(atPath: work)
    defer { try? files.removeItem(atPath: work) }
    try files.createDirectory(atPath: work + "/blog/content", withIntermediateDirectories: true)
    try "title: T\nurl: https://blog.example\n".write(
      toFile: work + "/blog/content/site.yml", atomically: false, encoding: .utf8)
    let blog = GeneratedBlog(articles: articles, comments: comments, seed: 2007)
    let export = work + "/export.xml"
    let size = try WordPressExport(blog: blog, words: words).write(to: export)
    let program = URL(fileURLWithPath: blogsite).path
    print("| what | time | memory |\n| --- | --: | --: |")
    let title =
      "an export of \(size / 1_000_000) MB, \(articles) articles with \(comments) comments"
    for what in [title, "the same again, nothing new"] {
      let run = try ProcessRun.measure(
        program, ["import", "wordpress", "--root", work + "/blog", export], folder: work)
      print("| \(what) | \(Self.text(run)) |")
    }
    let build = try ProcessRun.measure(program, ["build", "--quiet", "--root", work + "/blog"], folder: work)
    print("| the build after it | \(Self.text(build)) |")
    let missing = try addressesMissing(blog, site: work + "/blog/site")
    let leaks = try filesThatTell(of: WordPressExport.privateWords, below: work + "/blog")
    print("\nold addresses that lead nowhere: \(missing.count)\(missing.prefix(3).map { " " + $0 }.joined())")
    print(
      "files that hold a reader's e-mail or IP address: \(leaks.count)\(leaks.prefix(3).map { " " + $0 }.joined())"
    )
    guard missing.isEmpty, leaks.isEmpty else { throw ExitCode(1) }
  }

  private static func text(_ run: ProcessRun) -> String {
    "\(String(format: "%.1f", run.wall)) s | \(run.peakMemory / 1_000_000) MB"
  }

  private func addressesMissing(_ blog: GeneratedBlog, site: String) throws -> [String] {
    blog.articles.map(WordPressExport.path).filter {
      !FileManager.default.fileExists(atPath: site + $0 + "index.html")
    }
  }

  private func filesThatTell(of words: [String], below folder: String) throws -> [String] {
    let needles = words.map { Data($0.utf8) }
    return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
      guard let bytes = FileManager.default.contents(atPath: folder + "/" + path) else { return false }
      return needles.contains { bytes.range(of: $0) != nil }
    }
  }
}
