import ArgumentParser
import Foundation
import SiteTestSupport

/// What an editor waits for under `blogsite serve`: from saving an article to its new text in a browser.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Measure the preview of a blog that 'generate' wrote.")

  @Option(help: "How often each file is saved.") var edits = 20
  @Argument(help: "The blog's folder.") var folder: String

  func run() async throws {
    print("| what is saved | median | from – to |\n| --- | --: | --: |")
    let start = ContinuousClock.now
    let serve = try await ServeProcess(in: folder)
    print("| from the command to the address | \(Self.milliseconds(ContinuousClock.now - start)) ms | |")
    let articles = try Self.articles(in: folder)
    let article = articles[articles.count / 2]
    let original = try String(contentsOfFile: article, encoding: .utf8)
    let name = URL(fileURLWithPath: article).deletingPathExtension().lastPathComponent
    let comment = "\(folder)/content/comments/\(name)/mesure.md"
    let partial = folder + "/templates/partials/site_footer.mustache"
    let footer = try String(contentsOfFile: partial, encoding: .utf8)
    defer {
      try? original.write(toFile: article, atomically: true, encoding: .utf8)
      try? footer.write(toFile: partial, atomically: true, encoding: .utf8)
      try? FileManager.default.removeItem(atPath: comment)
    }
    let browser = try await Chromium()
    let page = try await browser.open(serve.address + (try await Self.address(of: original, serve)))
    try await measure("the page loaded again, nothing changed", page) { _, mark in
      _ = try await page.evaluate(
        "(document.title = '', document.body && (document.body.innerText = ''), location.reload())")
      return "document.body.innerText.length > 0 && document.title != '' /* \(mark) */"
    }
    try await measure("an article's text", page) { _, mark in
      try (original + "\n\n\(mark)\n").write(toFile: article, atomically: false, encoding: .utf8)
      return "document.body.innerText.includes('\(mark)')"
    }
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: comment).deletingLastPathComponent().path,
      withIntermediateDirectories: true)
    try await measure("a comment", page) { _, mark in
      try "---\nauthor: Lecteur\ndate: 2026-01-01\n---\n\(mark)\n".write(
        toFile: comment, atomically: false, encoding: .utf8)
      return "document.body.innerText.includes('\(mark)')"
    }
    try await measure("a partial of every page", page) { _, mark in
      try (footer + "<p>\(mark)</p>\n").write(toFile: partial, atomically: false, encoding: .utf8)
      return "document.body.innerText.includes('\(mark)')"
    }
    try await measure("an article's tags, which rebuild the lists", page) { number, mark in
      try original.replacing(/\n---\n/, with: "\ntechnorati: \(mark)\n---\n", maxReplacements: 1).write(
        toFile: article, atomically: false, encoding: .utf8)
      return "document.body.innerText.includes('\(mark)')"
    }
    let (discussed, count) = Self.mostDiscussed(articles, in: folder)
    let talk = try String(contentsOfFile: discussed, encoding: .utf8)
    defer { try? talk.write(toFile: discussed, atomically: true, encoding: .utf8) }
    let longPage = try await browser.open(serve.address + (try await Self.address(of: talk, serve)))
    try await measure("the text of an article with \(count) comments", longPage) { _, mark in
      try (talk + "\n\n\(mark)\n").write(toFile: discussed, atomically: false, encoding: .utf8)
      return "document.body.innerText.includes('\(mark)')"
    }
    if let memory = Self.memory(of: serve.identifier) { print("| most memory | \(memory) | |") }
  }

  /// Prints the time from saving a file to its text in the browser: the median, the best and the worst.
  ///
  /// - Parameter save: is given the round's number and a text of its own; gives what is true of the page then.
  private func measure(
    _ title: String, _ page: ChromiumPage, _ save: (Int, String) async throws -> String
  ) async throws {
    var times: [Double] = []
    for edit in 1...edits {
      let saved = ContinuousClock.now
      try await page.wait(for: try await save(edit, "Mesure \(title.count)-\(edit)."))
      times.append(Double(Self.milliseconds(ContinuousClock.now - saved)))
      // The page opens its stream, and the files' stamps come to be trusted.
      try await Task.sleep(for: .milliseconds(400))
    }
    guard let median = Statistics.median(times), let best = times.min(), let worst = times.max() else {
      return
    }
    print("| \(title) | \(Int(median)) ms | \(Int(best)) – \(Int(worst)) ms |")
  }

  /// The articles' files in the order of names; never none.
  private static func articles(in folder: String) throws -> [String] {
    let root = folder + "/content/articles"
    let names = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".md") }
      .sorted()
    guard !names.isEmpty else { throw ValidationError("there is no article in \(root)") }
    return names.map { root + "/" + $0 }
  }

  /// The article with most comments, and how many they are.
  private static func mostDiscussed(_ articles: [String], in folder: String) -> (String, Int) {
    let counted = articles.map { article in
      let name = URL(fileURLWithPath: article).deletingPathExtension().lastPathComponent
      let files = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/content/comments/\(name)")
      return (article, files?.count ?? 0)
    }
    return counted.max { $0.1 < $1.1 } ?? (articles[0], 0)
  }

  /// Where the article lives: the sitemap's page whose text has its title.
  private static func address(of article: String, _ serve: ServeProcess) async throws -> String {
    let sitemap = try await RawClient.exchange(port: serve.port, "/sitemap.xml").text
    let title = article.firstMatch(of: /title: "?([^"\n]*)/).map { String($0.1) } ?? ""
    for match in sitemap.matches(of: /<loc>https?:\/\/[^\/]*\/([0-9]{4}\/[0-9]{2}\/[^<\/]+\/)<\/loc>/)
      .reversed()
    {
      let path = String(match.1)
      if try await RawClient.exchange(port: serve.port, "/" + path).text.contains(
        "<h1 class=\"page_title p-name\">\(title)")
      {
        return path
      }
    }
    throw ValidationError("no page has the title '\(title)'")
  }

  /// The most memory that a process has held, as the system tells it (Linux).
  private static func memory(of process: Int32) -> String? {
    let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    return status?.firstMatch(of: /VmHWM:\s*(.*)/).map { String($0.1) }
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    Int(duration.components.seconds * 1000) + Int(duration.components.attoseconds / 1_000_000_000_000_000)
  }
}
