import ArgumentParser
import Foundation
import SiteTestSupport
import Testing

@testable import blogsite

/// Every command line that the docs and the workflows show is one that the tool accepts.
@Suite struct CommandLinesInDocsTests {
  static let files =
    ["README.md", ".github/workflows/publish.yml", "Makefile"]
    + ((try? FileManager.default.contentsOfDirectory(atPath: Repository.root + "/docs")) ?? [])
    .filter { $0.hasSuffix(".md") }.map { "docs/" + $0 }.sorted()

  @Test("calls of blogsite are accepted", arguments: files)
  func calls(file: String) throws {
    var count = 0
    for line in try lines(of: file) {
      guard
        let match = line.firstMatch(
          of: /^(?:\s*(?:-\s+)?(?:run:\s+)?(?:\$\s+)?|.*&&\s+)@?(?:\S*\/)?blogsite(\s[^|;&]*)?$/)
      else { continue }
      var words = split(String(match.1 ?? ""))
      if let cut = words.firstIndex(where: { $0.contains(">") || $0 == "#" }) { words.removeSubrange(cut...) }
      // `blogsite build [--root DIR]…` is a synopsis; `serve` has its own issue.
      if words.contains(where: { $0.hasPrefix("[") }) || words.first == "serve" { continue }
      if words.contains("--generate-completion-script") || words.contains("--version") { continue }
      if words.contains("--help") || words.first == "help" { continue }
      #expect(throws: Never.self, "\(file): \(line)") { _ = try Blogsite.parseAsRoot(words) }
      count += 1
    }
    if ["docs/commands.md", "docs/publishing.md", ".github/workflows/publish.yml"].contains(file) {
      #expect(count > 0)
    }
  }

  @Test("targets of make exist", arguments: files)
  func targets(file: String) throws {
    let makefile = try String(contentsOfFile: Repository.root + "/Makefile", encoding: .utf8)
    for line in try lines(of: file) {
      for match in line.matches(of: /(?:^|run: |`|\$ |- )(?:sudo )?make ([a-z]+)/) {
        #expect(makefile.contains("\n\(match.1):"), "\(file): \(line)")
      }
    }
  }

  @Test("the workflow builds strictly and with annotations")
  func workflow() throws {
    let text = try String(contentsOfFile: Repository.root + "/.github/workflows/publish.yml", encoding: .utf8)
    for words in ["make test", "make site", "build --strict --format github"] {
      #expect(text.contains(words))
    }
  }

  private func lines(of file: String) throws -> [String] {
    try String(contentsOfFile: Repository.root + "/" + file, encoding: .utf8)
      .replacing("\\\n", with: " ").components(separatedBy: "\n")
  }

  /// Words as a shell would split them; values that only a shell knows become addresses.
  private func split(_ line: String) -> [String] {
    var words: [String] = []
    for match in line.matches(of: /"([^"]*)"|'([^']*)'|(\S+)/) {
      let word = String(match.1 ?? match.2 ?? match.3 ?? "")
      words.append(word.contains("$") ? (word.contains("ARGS") ? "" : "https://example.org/") : word)
    }
    return words.filter { !$0.isEmpty }
  }
}
