import ArgumentParser
import Foundation
import ProgramVersion
import SiteContent
import SiteModel
import StarterBlog

/// `blogsite init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Begin a new blog in an empty folder.",
    discussion: """
      Writes the settings, with every common one explained, a first article with a comment, the pages that French law \
      asks for as drafts, and what publishes the blog from GitHub or GitLab. The theme is in the program. On a \
      terminal it asks for what is not given.

      EXAMPLES
        blogsite init blog
        blogsite init blog --title "Le blog" --url https://blog.example.org/
        blogsite init blog --language en
      """)

  @Argument(help: ArgumentHelp("The new blog's folder: a new or an empty one.", valueName: "dir"))
  var folder: String

  @Option(help: "The name of the blog.")
  var title: String?

  @Option(help: "Where the blog will be published: https://example.org/blog/")
  var url: String?

  @Option(
    help: ArgumentHelp(
      "The language of the blog: \(StarterBlog.languages.joined(separator: ", ")).", valueName: "code"))
  var language: String?

  func validate() throws {
    if folder.isEmpty { throw ValidationError("The folder's name is empty.") }
    if let title, NewContent.line(title) == nil { throw ValidationError("--title needs a name.") }
    if let url, SiteAddress(url) == nil {
      throw ValidationError("--url must be an http or https address, such as https://example.org/blog/.")
    }
    if let language, !StarterBlog.languages.contains(language) {
      throw ValidationError("--language must be one of: \(StarterBlog.languages.joined(separator: ", ")).")
    }
  }

  func run() throws {
    let printer = Printer()
    do {
      try refuseOthersFiles(printer)
      let questions = Questions()
      let language =
        try self.language
        ?? questions.ask("Language of the blog", or: "fr", wants: "fr or en") {
          StarterBlog.languages.contains($0) ? $0 : nil
        }
      let title =
        try self.title.flatMap(NewContent.line)
        ?? questions.ask(
          "Name of the blog", or: language == "fr" ? "Mon blog" : "My blog", wants: "a name", NewContent.line)
      let url =
        try self.url
        ?? questions.ask(
          "Its address", or: "https://example.org/", wants: "an address such as https://example.org/blog/"
        ) { SiteAddress($0) == nil ? nil : $0 }
      try write(title, url, language, printer)
    } catch let error as DiskError {
      printer.print(error)
      throw ExitCode(74)
    }
  }

  /// What stands in a folder that git, GitHub or GitLab has just made: no file of the new blog has such a name.
  private static func isOfNewRepository(_ name: String) -> Bool {
    [".git", ".gitattributes", ".DS_Store"].contains(name)
      || ["LICENSE", "LICENCE", "COPYING"].contains { name.uppercased().hasPrefix($0) }
  }

  /// A folder that git has just made is empty for people.
  private func refuseOthersFiles(_ printer: Printer) throws {
    switch FolderListing.kind(of: folder) {
    case nil: return
    case .folder: break
    case .file, .link, .other:
      printer.note("error: '\(folder)' is not a folder")
      throw ExitCode(1)
    }
    let entries = try FolderListing.entries(of: folder) { _ in }.map(\.name)
    guard let other = entries.first(where: { !Self.isOfNewRepository($0) }) else { return }
    printer.note(
      Printable.text("error: the folder '\(folder)' is not empty: it has '\(other)'; nothing was written"))
    let name = ShellWord.path(folder == "." ? "blog" : folder + "-2")
    printer.note("hint: name a new folder, as in: blogsite init \(name)")
    throw ExitCode(1)
  }

  private func write(_ title: String, _ url: String, _ language: String, _ printer: Printer) throws {
    let home = ProgramVersion.repository ?? "https://github.com/OWNER/blogsite"
    let files = StarterBlog.files(
      language: language,
      values: [
        "TITLE": Self.yaml(title), "PLAIN_TITLE": title,
        "URL": Self.yaml(url), "DATE": today(), "HOME": home,
        "PROGRAM": ProgramVersion.repository.map { "[blogsite](\($0))" } ?? "blogsite",
        "VERSION": ProgramVersion.number,
      ])
    let layout = SiteLayout(root: folder, theme: .program)
    let editor = try ContentEditor(layout)
    for (index, file) in files.enumerated() {
      do throws(ContentEditError) {
        try editor.apply(ContentEdit(file.path, .create(file.bytes)))
      } catch {
        printer.note("error: \(error)")
        // Half a blog would build as if it were one, and stand in the way of the next attempt.
        takeBack(files[...index].map(\.path))
        printer.note("note: what was written of the new blog is deleted again")
        throw ExitCode(74)
      }
    }
    try printer.tell("\(folder): a new blog of \(files.count) files")
    try printer.tell("next: \(folder == "." ? "" : "cd \(ShellWord.path(folder)) && ")blogsite serve --open")
    if ProgramVersion.repository == nil {
      printer.note(
        "note: this program does not know where its releases are; put their address in the place of \(home) in "
          + ".github/workflows/publish.yml or .gitlab-ci.yml")
    }
  }

  /// Deletes files of the new blog, and the folders that are empty without them.
  ///
  /// - Parameter paths: of the files; the last of them could not be written.
  private func takeBack(_ paths: [String]) {
    for path in paths.dropLast() { unlink(folder + "/" + path) }
    for path in paths + [".blogsite/edits/x"] {
      var place = path[...]
      while let end = place.lastIndex(of: "/") {
        place = place[..<end]
        guard rmdir(folder + "/" + place) == 0 || errno == ENOENT else { break }
      }
    }
  }

  /// A text as the value of a key.
  private static func yaml(_ text: String) -> String {
    String(FrontMatterWriter.lines([FrontMatterKey("x", .text(text))]).dropFirst(3).dropLast())
  }

  private func today() -> String {
    let now = Int64(Date().timeIntervalSince1970)
    // The starter's time zone; where the machine does not know it, a day may be off.
    let zone = SiteTimeZone(identifier: "Europe/Paris") ?? .utc
    return Moment(secondsSince1970: now, in: zone, hasTime: false).iso8601
  }
}

/// Asks a person at a terminal; without one, every answer is the proposed one.
struct Questions {
  private let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1

  /// - Parameters:
  ///   - proposal: the answer where nobody is asked, or who is asked just presses return.
  ///   - wants: what an answer must be, for one that `read` does not take.
  func ask(_ question: String, or proposal: String, wants: String, _ read: (String) -> String?) throws
    -> String
  {
    guard isTerminal else { return proposal }
    while true {
      StandardError.write("\(question) [\(proposal)]: ")
      guard let line = readLine() else { return proposal }
      let answer = line.trimmingCharacters(in: .whitespaces)
      if answer.isEmpty { return proposal }
      if let read = read(answer) { return read }
      StandardError.write("Please give \(wants).\n")
    }
  }
}
