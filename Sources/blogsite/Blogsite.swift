import ArgumentParser
import ProgramVersion
import SiteContent
import SiteModel

/// The command line tool.
@main
struct Blogsite: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blogsite",
    abstract: "Makes a static blog, with its readers' comments, from Markdown files.",
    discussion: """
      EXAMPLES
        blogsite init blog                   begin a new blog
        blogsite new article "Bonjour"       make the file of a new article
        blogsite build                       build the blog of this folder into site/
        blogsite build --drafts --future     with what is not published yet
        blogsite serve --open                preview the blog while you write
        blogsite check                       look for dead links and waiting comments
        blogsite help build                  everything about 'build'

      Shell completions: blogsite --generate-completion-script bash|zsh|fish
      """,
    version: ProgramVersion.title,
    subcommands: [
      InitCommand.self, NewCommand.self, BuildCommand.self, CheckCommand.self, ServeCommand.self,
      WhyCommand.self,
      InboxCommand.self, CommentsCommand.self, ReceiveCommand.self, ImportCommand.self,
      ThemeCommand.self,
    ])

  /// Before there is another thread: what they ask of the system is settled when they begin.
  @MainActor static func main() async {
    StandardFiles.check()
    CommandLineText.check()
    HelpWidth.check()
    CommandName.check(CommandLine.arguments, configuration)
    EndingSignals.outliveFileSizeLimit()
    OpenFileLimit.check()
    let makesSite = [BuildCommand.configuration.commandName, ServeCommand.configuration.commandName]
    if makesSite.contains(CommandLine.arguments.dropFirst().first) { MallocSettings.takeLargePieces() }
    do {
      var command = try await asyncParseAsRoot(nil)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let error as DiskError {
      // Most often of standard output: a full disk behind a redirection.
      Printer().print(error)
      exit(withError: ExitCode(74))
    } catch {
      let words = Array(CommandLine.arguments.dropFirst())
      let hint =
        SpareWords.hint(message(for: error), words, configuration)
        ?? EarlyOptions.hint(message(for: error), words, configuration)
      let message = fullMessage(for: error)
      let printable = printable(message)
      if hint == nil, printable == message { exit(withError: error) }
      var lines = printable.split(separator: "\n", omittingEmptySubsequences: false)
      if let hint { lines.insert("hint: \(Printable.text(hint))", at: 1) }
      Printer().note(lines.joined(separator: "\n"))
      exit(withError: ExitCode.validationFailure)
    }
  }

  /// A message in which what was given on the command line is fit for a log: CI may have it from a stranger.
  private static func printable(_ message: String) -> String {
    let words = CommandLine.arguments.dropFirst().flatMap { word in
      [word] + (word.firstIndex(of: "=").map { [String(word[word.index(after: $0)...])] } ?? [])
    }
    return words.filter { !$0.isEmpty && Printable.text($0) != $0 }.reduce(message) { text, word in
      text.replacing(word, with: Printable.text(word))
    }
  }
}
