import ArgumentParser
import SiteTestSupport
import Testing

@testable import blogsite

/// The help as a terminal of 80 columns shows it.
@Suite struct HelpTextTests {
  /// Every command and its subcommands.
  private static func all(_ command: any ParsableCommand.Type = Blogsite.self) -> [any ParsableCommand.Type] {
    [command] + command.configuration.subcommands.flatMap { all($0) }
  }

  @Test("a narrow terminal shows what options mean, too", arguments: [-1, 0, 1, 20, 26, 27])
  func narrow(columns: Int) throws {
    let folder = try TemporaryFolder()
    let run = try Repository.run(
      script: "COLUMNS=\(columns) exec \"$BLOGSITE\" build --help", in: folder.path)
    #expect(run.code == 0)
    #expect(run.output.split(whereSeparator: \.isWhitespace).contains("Publish"))
  }

  @Test("examples fit a line, so that they can be pasted, and paragraphs are wrapped by the terminal alone")
  func discussions() {
    #expect(Self.all().count > 25)
    for command in Self.all() {
      let lines = command.configuration.discussion.split(separator: "\n", omittingEmptySubsequences: false)
      for (line, next) in zip(lines, lines.dropFirst() + [""]) {
        let isIndented = line.hasPrefix("  ")
        #expect(!isIndented || line.count <= 80, "\(command): \(line)")
        let isTitle = line == line.uppercased()
        #expect(isIndented || isTitle || next.isEmpty, "\(command): a line end after '\(line)'")
      }
    }
  }
}
