import ArgumentParser
import Testing

@testable import blogsite

/// The help as a terminal of 80 columns shows it.
@Suite struct HelpTextTests {
  /// Every command and its subcommands.
  private static func all(_ command: any ParsableCommand.Type = Blogsite.self) -> [any ParsableCommand.Type] {
    [command] + command.configuration.subcommands.flatMap { all($0) }
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
