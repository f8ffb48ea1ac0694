import ArgumentParser
import Foundation
import SiteContent
import SiteModel

/// Which site a command works on.
struct SiteOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder that holds content/ and templates/.", valueName: "dir"))
  var root = "."

  @Option(help: ArgumentHelp("Where the site goes (default: site/ in the root folder).", valueName: "dir"))
  var output: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("Where the site will live, in place of 'url' in the settings.", valueName: "url"))
  var baseURL: String?

  var layout: SiteLayout { SiteLayout(root: root, output: output, theme: .program) }

  /// The output folder as it was asked for.
  var shownOutput: String {
    output == nil ? (root == "." ? "site" : layout.output) : layout.output
  }

  func validate() throws {
    // An empty shell variable would mean the root of the disk.
    if root.isEmpty { throw ValidationError("--root needs a folder.") }
    if output?.isEmpty == true { throw ValidationError("--output needs a folder.") }
    if let baseURL, SiteAddress(baseURL) == nil {
      throw ValidationError("--base-url must be an http or https address, such as https://example.org/blog/.")
    }
    // Said by the command, which is more than a wrong way to call it.
    guard FolderListing.kind(of: root) == .folder else { return }
    // A site written over its own sources could not be built again.
    let output = Self.folder(layout.output)
    let rootFolder = Self.folder(root)
    for source in ["content/", "templates/", ".git/", ".blogsite/"].map({ rootFolder + $0 })
    where output.hasPrefix(source) {
      throw ValidationError("--output is inside the site's own sources: '\(Printable.text(layout.output))'.")
    }
    if rootFolder.hasPrefix(output) {
      throw ValidationError("--output contains the site's own sources: '\(Printable.text(layout.output))'.")
    }
  }

  /// - Throws: `ValidationError` where there is no root folder.
  func requireRoot() throws {
    guard FolderListing.kind(of: root) == .folder else {
      throw ValidationError("There is no folder '\(Printable.text(root))'.")
    }
    try layout.refuseLinks(writesSite: true)
  }

  /// An absolute path with a slash at its end; links are followed as far as it exists already.
  private static func folder(_ path: String) -> String {
    let start = path.hasPrefix("/") ? "" : FileManager.default.currentDirectoryPath + "/"
    let parts = (start + path).split(separator: "/")
    var real = "/"
    for count in stride(from: parts.count, to: 0, by: -1) {
      guard let found = realpath("/" + parts.prefix(count).joined(separator: "/"), nil) else { continue }
      defer { free(found) }
      real = ([String(cString: found)] + parts.dropFirst(count).map(String.init)).joined(separator: "/")
      break
    }
    real = URL(fileURLWithPath: real).standardized.path
    return real.hasSuffix("/") ? real : real + "/"
  }
}

extension SiteLayout {
  /// - Throws: `ValidationError` where a folder that is written to is a link: see `OwnFolders`.
  func refuseLinks(writesSite: Bool) throws {
    do {
      try OwnFolders.refuseLinks(self, writesSite: writesSite)
    } catch {
      throw ValidationError(Printable.text("\(error)"))
    }
  }
}

/// How a command talks.
struct OutputOptions: ParsableArguments {
  @Option(help: "How problems are printed.")
  var format = DiagnosticFormat.text

  @Flag(help: "Print all problems, not only the first ten of each kind.")
  var all = false

  @Flag(name: [.short, .long], help: "Print problems only.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Print the time of each stage.")
  var verbose = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose cannot be used together.") }
  }
}

/// How diagnostics are printed.
enum DiagnosticFormat: String, ExpressibleByArgument, CaseIterable {
  /// `file:line:column: error: …`, for people and editors.
  case text
  /// One JSON object a line.
  case json
  /// Workflow commands that GitHub shows on the lines at fault.
  case github
}
