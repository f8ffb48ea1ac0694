import ArgumentParser
import ProgramVersion
import SiteContent
import SiteModel

/// `blogsite theme`.
struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme",
    abstract: "See and change the theme that is in the program.",
    discussion: """
      The program has every template, style sheet and word. A file in templates/ takes the place of the program's \
      file of that name; a language file there needs only the lines that it changes.

      EXAMPLES
        blogsite theme list
        blogsite theme copy partials/site_footer.mustache
        blogsite theme diff
      """,
    subcommands: [ThemeListCommand.self, ThemeCopyCommand.self, ThemeDiffCommand.self])
}

/// Which blog's theme is meant.
struct ThemeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder that holds content/ and templates/.", valueName: "dir"))
  var root = "."

  var layout: SiteLayout { SiteLayout(root: root, theme: .program) }

  func validate() throws {
    if root.isEmpty { throw ValidationError("--root needs a folder.") }
  }
}

/// Runs a command on a blog's theme, and ends with the right exit code where that fails.
private func onTheme(_ options: ThemeOptions, _ body: (ThemeOverview, Printer) throws -> Void) throws {
  let printer = Printer()
  do {
    try body(ThemeOverview(options.layout), printer)
  } catch let unknown as ThemeOverview.Unknown {
    printer.note("error: the theme has no file '\(Printable.text(unknown.path))'")
    printer.note(
      "hint: "
        + (unknown.nearest.map { "did you mean '\(Printable.text($0))'?" }
          ?? "blogsite theme list names them all"))
    throw ExitCode(1)
  } catch let error as DiskError {
    printer.print(error)
    throw ExitCode(74)
  }
}

/// `blogsite theme list`.
struct ThemeListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List every file of the theme, and which ones this blog has changed.")

  @OptionGroup var theme: ThemeOptions

  func run() throws {
    try onTheme(theme) { overview, printer in
      let width = overview.files.map(\.path.count).max() ?? 0
      for file in overview.files {
        let space = String(repeating: " ", count: width - file.path.count + 2)
        try printer.tell(Printable.text(file.path) + space + Printable.text(Self.words(file)))
      }
    }
  }

  static func words(_ file: ThemeOverview.File) -> String {
    let from = file.stamp.map { ", copied from \($0.version)" } ?? ""
    let gained = file.hasGained ? "; the program's has changed since" : ""
    return switch file.state {
    case .builtIn: "in the program"
    case .same: "in templates/, the same as the program's: it may be deleted"
    case .changed: "in templates/, changed\(from)\(gained)"
    case .lines: "in templates/, takes the place of the program's lines\(from)\(gained)"
    case .own: "in templates/ only"
    }
  }
}

/// `blogsite theme copy`.
struct ThemeCopyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "Put the program's files into templates/, to be changed.",
    discussion: """
      The first line of each copy says which version it was copied from. Of a language it is better to write only the \
      lines that change, into templates/locales/fr.yml.
      """)

  @OptionGroup var theme: ThemeOptions

  @Flag(help: "Overwrite files that are there.")
  var force = false

  @Argument(
    help: ArgumentHelp("Files or folders of the theme: partials/card.mustache, assets.", valueName: "path"))
  var paths: [String]

  func run() throws {
    try onTheme(theme) { overview, printer in
      var files: [ThemeOverview.File] = []
      for path in paths {
        files += try overview.named(path).filter { $0.state != .own && !files.contains($0) }
      }
      let edits = try overview.copies(files, version: ProgramVersion.number, force: force)
      try ContentWriting.apply(edits, theme.layout, printer, ifPresent: "--force overwrites it")
    }
  }
}

/// `blogsite theme diff`.
struct ThemeDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what this blog's templates/ change of the program's files.",
    discussion: """
      Lines with '-' are the program's, lines with '+' the blog's. Where the program's file is another than the one that \
      was copied, the list says so: some of the lines with '-' are then new in the program.
      """)

  @OptionGroup var theme: ThemeOptions

  @Argument(help: ArgumentHelp("A file or folder of the theme; all where it is missing.", valueName: "path"))
  var path: String?

  func run() throws {
    try onTheme(theme) { overview, printer in
      for file in try path.map(overview.named) ?? overview.files {
        let difference = try overview.difference(file)
        guard !difference.isEmpty else { continue }
        if file.hasGained, let stamp = file.stamp {
          try printer.tell(
            "templates/\(file.path): copied from \(stamp.version); the program's file has changed since, "
              + "and some of the lines with '-' are new in it")
        }
        try printer.tellAll(difference)
      }
    }
  }
}
