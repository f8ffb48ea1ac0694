import ArgumentParser
import Foundation
import SiteContent
import SiteImport
import SiteModel

/// `blogsite import`.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring an old blog's articles, pages, comments and pictures home.",
    discussion: """
      Nothing that is there and differs is overwritten, and a second run changes nothing. No mail address and no IP \
      address of a reader's is written or printed: in comments every one is taken out.

      EXAMPLES
        blogsite import wordpress export.xml --media wp-content/uploads
        blogsite import dotclear 2026-11-28-backup.txt --dry-run
      """,
    subcommands: [WordPressImport.self, DotclearImport.self, FolderImport.self, PageImport.self])
}

/// What all archives have in common.
struct ImportCommandOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder that holds, or will hold, content/.", valueName: "dir"))
  var root = "."

  @Option(help: ArgumentHelp("A copy of the old blog's files: pictures, documents.", valueName: "dir"))
  var media: String?

  @Option(help: "What categories become.")
  var categories = ImportOptions.Categories.tags

  @Flag(name: .customLong("all-comments"), help: "Also spam, and what lies in the trash, as spam.")
  var allComments = false

  @Flag(name: .customLong("dry-run"), help: "Tell what would come of it; write nothing.")
  var dryRun = false

  @Option(help: "How the report is printed.")
  var format = Format.text

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func validate() throws {
    if root.isEmpty { throw ValidationError("--root needs a folder.") }
    if media?.isEmpty == true { throw ValidationError("--media needs a folder.") }
  }

  func run(_ archive: Import.Archive, comments: String? = nil) async throws {
    let printer = Printer(format: format == .json ? .json : .text)
    var options = ImportOptions()
    options.categories = categories
    options.allComments = allComments
    options.isDryRun = dryRun
    options.media = media
    options.comments = comments
    options.jobs = ProcessInfo.processInfo.activeProcessorCount
    let progress = ImportProgress(isShown: printer.showsProgress)
    do {
      let report = try await Import.run(archive, into: SiteLayout(root: root, theme: .program), options) {
        progress.advance($0, of: $1)
      }
      progress.end()
      try printer.tellAll(format == .json ? ReportText.json(report) : ReportText.text(report))
      if !report.isComplete { throw ExitCode(1) }
    } catch let error as ImportError {
      progress.end()
      printer.note("error: \(error.message)")
      if let hint = error.hint { printer.note("hint: \(hint)") }
      throw ExitCode(1)
    } catch let error as DiskError {
      progress.end()
      printer.print(error)
      throw ExitCode(74)
    }
  }
}

extension ImportOptions.Categories: ExpressibleByArgument {}

/// `blogsite import wordpress`.
struct WordPressImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wordpress", abstract: "Import what WordPress exported (WXR), in one file or several.")

  @Argument(help: ArgumentHelp("The export; several files of one blog together.", valueName: "export.xml"))
  var exports: [String]

  @OptionGroup var options: ImportCommandOptions

  func run() async throws { try await options.run(.wordpress(exports)) }
}

/// `blogsite import dotclear`.
struct DotclearImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dotclear", abstract: "Import a backup of Dotclear's (a flat file).")

  @Argument(help: ArgumentHelp("The backup.", valueName: "backup.txt"))
  var backup: String

  @OptionGroup var options: ImportCommandOptions

  func run() async throws { try await options.run(.dotclear(backup)) }
}

/// `blogsite import jekyll`.
struct FolderImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jekyll",
    abstract:
      "Import a folder of Jekyll, Hugo, Eleventy, MkDocs or Pelican, with the comments of Staticman and Disqus."
  )

  @Argument(help: ArgumentHelp("The folder with the old generator's settings.", valueName: "dir"))
  var folder: String

  @Option(
    help: ArgumentHelp("An export of Disqus's, where it does not lie in the folder.", valueName: "disqus.xml")
  )
  var comments: String?

  @OptionGroup var options: ImportCommandOptions

  func run() async throws { try await options.run(.folder(folder), comments: comments) }
}

/// `blogsite import page`.
struct PageImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page", abstract: "Import article pages that a browser or a web archive saved.")

  @Argument(help: ArgumentHelp("The saved pages, one article each.", valueName: "page.html"))
  var pages: [String]

  @OptionGroup var options: ImportCommandOptions

  func run() async throws { try await options.run(.pages(pages)) }
}
