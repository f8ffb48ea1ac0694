import ArgumentParser
import Foundation
import SiteContent
import SiteGenerator
import SiteModel

/// `blogsite new`.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make the file of a new article, page or comment.",
    discussion: """
      The file is dated today, in the blog's time zone, and its path is printed. Nothing is ever overwritten.

      EXAMPLES
        blogsite new article "Un lieu à nous" --tags "Internet, Vie du blog" --draft
        blogsite new article "Bonjour" --edit
        blogsite new page parti/histoire
        blogsite new comment 2007-11-06-facebook --author GREINER
      """,
    subcommands: [NewArticleCommand.self, NewPageCommand.self, NewCommentCommand.self])
}

/// What the makers of new files have in common.
struct NewOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder that holds content/ and templates/.", valueName: "dir"))
  var root = "."

  @Flag(help: "Open the file in the editor that $VISUAL or $EDITOR names.")
  var edit = false

  func validate() throws {
    if root.isEmpty { throw ValidationError("--root needs a folder.") }
  }

  /// Makes a file, prints its path, and hands it to the editor where that was asked for.
  func make(_ plan: (NewContent) throws -> ContentEdit) async throws {
    let printer = Printer()
    do {
      let layout = SiteLayout(root: root, theme: .program)
      try layout.refuseLinks(writesSite: false)
      let (site, problems) = try Locate.run(layout, baseURL: nil).both
      guard let site, !problems.hasErrors else {
        printer.print(problems, isStrict: false)
        throw ExitCode(1)
      }
      let (scanned, _) = try await ContentScan.run(layout, jobs: 1).both
      let now = Int64(Date().timeIntervalSince1970)
      let content = NewContent(site, scanned, now: now)
      let edit = try plan(content)
      if let address = try content.checked(edit, layout) {
        var options = BuildOptions(
          layout: layout, now: .clock(secondsSince1970: now),
          jobs: ProcessInfo.processInfo.activeProcessorCount)
        options.program = ProgramIdentity.current(state: layout.state)
        if let owner = try await AddressOwner.of(address, options) {
          throw NewContent.Refusal(
            message: "the address \(address) is taken: it is that of \(owner)",
            hint: "choose another name for the new one")
        }
      }
      try ContentWriting.apply([edit], layout, printer, ifPresent: "choose another name")
      if self.edit { try Editor.open(layout.path(edit.path), printer) }
    } catch let refusal as NewContent.Refusal {
      printer.note(Printable.text("error: \(refusal.message)"))
      if let hint = refusal.hint { printer.note(Printable.text("hint: \(hint)")) }
      throw ExitCode(1)
    } catch let error as DiskError {
      printer.print(error)
      throw ExitCode(74)
    }
  }
}

/// `blogsite new article`.
struct NewArticleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "article", abstract: "Make the file of a new article.")

  @OptionGroup var new: NewOptions

  @Argument(help: "The article's title.")
  var title: String

  @Option(help: ArgumentHelp("Its tags, with commas between them.", valueName: "names"))
  var tags = ""

  @Flag(help: "It is a draft: not published until the line 'draft: true' is removed.")
  var draft = false

  func run() async throws {
    try await new.make {
      try $0.article(title, tags: tags.split(separator: ",").map(String.init), isDraft: draft)
    }
  }
}

/// `blogsite new page`.
struct NewPageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page", abstract: "Make the file of a new page.")

  @OptionGroup var new: NewOptions

  @Argument(help: ArgumentHelp("Its address: a-propos, parti/histoire.", valueName: "path"))
  var path: String

  @Option(help: "The page's title; the last part of the path where it is missing.")
  var title: String?

  @Flag(help: "It is a draft: not published until the line 'draft: true' is removed.")
  var draft = false

  func run() async throws {
    try await new.make { try $0.page(path, title: title, isDraft: draft) }
  }
}

/// `blogsite new comment`.
struct NewCommentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comment",
    abstract: "Make the file of a new comment.",
    discussion:
      "The comment's text is read from standard input, unless that is a terminal: then it is yours to write.")

  @OptionGroup var new: NewOptions

  @Argument(
    help: ArgumentHelp("The article: the name of its file, with or without '.md'.", valueName: "article"))
  var article: String

  @Option(help: ArgumentHelp("Who wrote it.", valueName: "name"))
  var author: String

  @Option(
    help: ArgumentHelp(
      "The comment that it answers: the name of its file without '.md'.", valueName: "comment"))
  var parent: String?

  @Option(help: "approved, pending, spam or removed; what the settings say where it is missing.")
  var status: String?

  func validate() throws {
    if let status, Comment.Status(rawValue: status) == nil {
      throw ValidationError("--status must be one of: approved, pending, spam, removed.")
    }
  }

  func run() async throws {
    let text = isatty(STDIN_FILENO) == 0 ? try StandardInput.text() : ""
    try await new.make {
      try $0.comment(on: article, author: author, parent: parent, status: status, text: text)
    }
    if isatty(STDIN_FILENO) == 0, text.allSatisfy(\.isWhitespace) {
      Printer().note("warning: the comment has no text yet: write it below the second '---'")
    }
  }
}

/// The editor of the person who is at the terminal.
enum Editor {
  /// Becomes the editor: it needs the terminal for itself.
  static func open(_ path: String, _ printer: Printer) throws {
    let environment = ProcessInfo.processInfo.environment
    let commands = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.filter { !$0.isEmpty }
    guard let command = commands.first else {
      printer.note("error: neither VISUAL nor EDITOR names an editor; the file is there, unedited")
      printer.note("hint: export EDITOR=nano")
      throw ExitCode(1)
    }
    // As git does it: the command may have options of its own, the path may have spaces.
    let words = ["/bin/sh", "-c", command + " \"$@\"", command, path]
    var pointers = words.map { strdup($0) }
    pointers.append(nil)
    execv("/bin/sh", &pointers)
    printer.note("error: the editor '\(command)' cannot be started: \(DiskError.words(for: errno))")
    throw ExitCode(1)
  }
}
