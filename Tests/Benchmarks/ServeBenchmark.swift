import ArgumentParser
import Foundation
import SiteTestSupport

/// What an editor waits for under `blogsite serve`: from saving an article to its new text in a browser.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Measure the preview of a blog that 'generate' wrote.")

  @Option(help: "How often an article is saved.") var edits = 20
  @Argument(help: "The blog's folder.") var folder: String

  func run() async throws {
    let clock = ContinuousClock()
    let start = clock.now
    let serve = try await ServeProcess(in: folder)
    print("start: \(Self.milliseconds(clock.now - start)) ms")
    let article = try Self.anArticle(in: folder)
    let original = try String(contentsOfFile: article, encoding: .utf8)
    defer { try? original.write(toFile: article, atomically: true, encoding: .utf8) }
    let browser = try await Chromium()
    let page = try await browser.open(serve.address + (try await Self.address(of: original, serve)))
    var times: [Duration] = []
    for edit in 1...edits {
      let saved = clock.now
      try (original + "\n\nMesure numéro \(edit).\n").write(
        toFile: article, atomically: false, encoding: .utf8)
      try await page.wait(for: "document.body.innerText.includes('Mesure numéro \(edit).')")
      times.append(clock.now - saved)
      try await Task.sleep(for: .milliseconds(300))
    }
    let sorted = times.sorted()
    print(
      "save to browser: median \(Self.milliseconds(sorted[edits / 2])) ms of \(edits), worst \(Self.milliseconds(sorted[edits - 1])) ms"
    )
    if let memory = Self.memory(of: serve.identifier) { print("memory: \(memory)") }
  }

  /// The first article in the order of names.
  private static func anArticle(in folder: String) throws -> String {
    let root = folder + "/content/articles"
    let names = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".md") }
      .sorted()
    guard let first = names.first else { throw ValidationError("there is no article in \(root)") }
    return root + "/" + first
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
