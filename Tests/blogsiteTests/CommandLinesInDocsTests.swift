import ArgumentParser
import Foundation
import SiteTestSupport
import Testing

@testable import blogsite

/// Every command line that the docs, the workflow and the Makefile show is one that the tool accepts.
@Suite struct CommandLinesInDocsTests {
  static let files =
    ["README.md", "CONTRIBUTING.md", "Makefile"] + workflows.map { ".github/workflows/" + $0 }
    + ((try? FileManager.default.contentsOfDirectory(atPath: Repository.root + "/docs")) ?? [])
    .filter { $0.hasSuffix(".md") }.map { "docs/" + $0 }.sorted()

  private static let workflows = ["publish.yml", "release.yml", "test.yml"]

  @Test("calls of blogsite are accepted", arguments: files)
  func calls(file: String) throws {
    let calls = try lines(of: file).flatMap(Self.calls)
    for words in calls {
      #expect(Self.isAccepted(words), "\(file): blogsite \(words.joined(separator: " "))")
    }
    let least = [
      "docs/commands.md": 12, "README.md": 4, "docs/publishing.md": 7, "Makefile": 2,
      ".github/workflows/publish.yml": 1,
    ]
    #expect(calls.count >= least[file, default: 0])
  }

  @Test("the examples in the tool's own help are accepted")
  func help() {
    let texts = [
      Blogsite.helpMessage(columns: 200), Blogsite.helpMessage(for: BuildCommand.self, columns: 200),
      Blogsite.helpMessage(for: ServeCommand.self, columns: 200),
    ]
    // Behind two spaces an example is explained.
    let examples = texts.joined(separator: "\n").matches(of: /\n  blogsite (\S+(?: \S+)*)/).map {
      String($0.1)
    }
    #expect(examples.count >= 7)
    for example in examples { #expect(Self.isAccepted(Self.words(in: example)), "\(example)") }
  }

  @Test("problems that a program is to read are taken from stderr", arguments: files)
  func problemsAsJSON(file: String) throws {
    for line in try lines(of: file) {
      guard line.contains(/blogsite (build|check) .*--format json/), line.contains(">") else { continue }
      #expect(line.contains("2>"), "\(file): \(line)")
    }
  }

  @Test("targets of make exist", arguments: files)
  func targets(file: String) throws {
    let makefile = try lines(of: "Makefile")
    var count = 0
    for line in try lines(of: file) {
      for match in line.matches(of: /(?:^|run: |[`'"$,>] ?|- |sudo )make ([a-z]+)/) {
        count += 1
        #expect(makefile.contains { $0.hasPrefix("\(match.1):") }, "\(file): \(line)")
      }
    }
    if ["README.md", "Makefile", "docs/publishing.md", ".github/workflows/release.yml"].contains(file) {
      #expect(count >= 2)
    }
  }

  @Test("the workflow builds strictly and with annotations, and waits for no test")
  func workflow() throws {
    let text = try lines(of: ".github/workflows/publish.yml").joined(separator: "\n")
    #expect(text.contains("build --strict --format github"))
    #expect(!text.contains("make test"))
    #expect(try lines(of: ".github/workflows/test.yml").joined(separator: "\n").contains("make test"))
  }

  @Test("the workflows of a new blog call the program as it is called")
  func starter() throws {
    for file in ["starter/all/.github/workflows/publish.yml", "starter/all/.gitlab-ci.yml"] {
      let calls = try lines(of: file).flatMap(Self.calls)
      #expect(!calls.isEmpty, "\(file)")
      for words in calls { #expect(Self.isAccepted(words), "\(file): \(words)") }
    }
  }

  @Test(
    "calls are found in prose, in scripts and in make's ARGS",
    arguments: [
      ("$ blogsite build --quiet", [["build", "--quiet"]]),
      ("run: .build/release/blogsite build --base-url \"$URL\"", [["build", "--base-url", Self.unknown]]),
      (
        "blogsite build --shard \"$PART/4\" --now \"$NOW\"",
        [["build", "--shard", "1/4", "--now", "2026-11-24"]]
      ),
      (
        "cd x && blogsite build --format json 2> a; blogsite build",
        [["build", "--format", "json"], ["build"]]
      ),
      ("`blogsite build` and `blogsite --help`", [["build"], ["--help"]]),
      ("make site ARGS=\"--drafts --nope\"", [["build", "--drafts", "--nope"]]),
      ("blogsite build [--root DIR]", []), ("the folder .blogsite/ and blogsite itself", []),
    ])
  func extraction(line: String, expected: [[String]]) {
    #expect(Self.calls(in: line) == expected)
  }

  @Test("an unknown option, command or value would be noticed")
  func refusal() {
    for words in [["build", "--nope"], ["bild"], ["build", "--jobs", "0"], ["help", "bild"]] {
      #expect(!Self.isAccepted(words), "\(words)")
    }
  }

  /// Stands for what only a shell knows.
  static let unknown = "https://example.org/"

  /// The words behind the tool's name, for each call in a line.
  static func calls(in line: String) -> [[String]] {
    let start = #/(?:^|[`;&|]|\$ |- |run: |echo ')\s*@?(?:\S*/blogsite|blogsite|\$\(BINARY\))/#
    var calls: [[String]] = []
    for match in line.matches(of: start) {
      let rest = line[match.range.upperBound...].prefix { !"`;&|".contains($0) }
      if rest.first == " " { calls.append(words(in: String(rest))) }
    }
    if let match = line.firstMatch(of: /make (site|serve) ARGS="([^"]*)"/) {
      calls.append([match.1 == "site" ? "build" : "serve"] + words(in: String(match.2)))
    }
    // `blogsite build [--root DIR]…` is a synopsis; a name alone is none.
    return calls.filter { words in !words.isEmpty && !words.contains { $0.hasPrefix("[") } }
  }

  /// Words as a shell would split them, up to a redirection or a comment.
  private static func words(in text: String) -> [String] {
    let words = text.matches(of: /"([^"]*)"|'([^']*)'|(\S+)/).map {
      String($0.1 ?? $0.2 ?? $0.3 ?? "")
    }
    let known = words.prefix { !$0.contains(">") && $0 != "#" }.filter { $0 != "$(ARGS)" }
    return zip([""] + known, known).map { option, word in
      guard word.contains("$") else { return word }
      return ["--shard": "1/4", "--now": "2026-11-24"][option, default: unknown]
    }
  }

  /// Calls for help, the version or a completion end the parsing early, and well.
  static func isAccepted(_ words: [String]) -> Bool {
    // The library answers `help` for every word, known or not.
    if words.first == "help" {
      let commands = Blogsite.configuration.subcommands.map { $0.configuration.commandName }
      return words.dropFirst().allSatisfy(commands.contains)
    }
    do {
      _ = try Blogsite.parseAsRoot(words)
      return true
    } catch {
      return Blogsite.exitCode(for: error) == .success
    }
  }

  private func lines(of file: String) throws -> [String] {
    try String(contentsOfFile: Repository.root + "/" + file, encoding: .utf8)
      .replacing("\\\n", with: " ").components(separatedBy: "\n")
  }
}
