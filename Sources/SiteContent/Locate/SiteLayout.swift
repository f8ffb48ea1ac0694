package import SiteModel

/// Where the parts of a site lie on the disk.
package struct SiteLayout: Sendable, Hashable {
  /// The root folder, without a slash at its end.
  package let root: String
  /// What `build` writes.
  package let output: String
  /// Whether a person said where `output` is, on the command line.
  package let isOutputChosen: Bool
  /// What stands in for files that `templates` does not have.
  package let theme: ThemeFiles
  /// The build's own files: `.blogsite` in the root folder, if it can be written to.
  package private(set) var state: String

  /// - Parameters:
  ///   - root: the folder that holds `content` and `templates`.
  ///   - output: where the site goes; `site` in the root folder where it is nil.
  ///   - theme: what stands in for files that `templates` does not have.
  package init(root: String, output: String? = nil, theme: ThemeFiles = .none) {
    self.theme = theme
    var root = root
    while root.count > 1, root.hasSuffix("/") { root.removeLast() }
    self.root = root
    isOutputChosen = output != nil
    var output = output ?? root + "/site"
    while output.count > 1, output.hasSuffix("/") { output.removeLast() }
    self.output = output
    state = root + "/.blogsite"
  }

  /// The same site with the build's own files in another folder.
  package func keepingState(in folder: String) -> SiteLayout {
    var layout = self
    layout.state = folder
    return layout
  }

  /// The path on the disk of a file that is named relative to the root folder.
  package func path(_ relative: String) -> String { root + "/" + relative }

  package func path(_ relative: RelativePath) -> String { path(relative.text) }

  package static let settings = "content/site.yml"
  package static let tags = "content/tags.yml"
  package static let redirects = "content/redirects.yml"
  package static let articles = "content/articles"
  package static let comments = "content/comments"
  package static let pages = "content/pages"
  package static let media = "content/media"
  /// Files for the root of the site.
  package static let rootFiles = "content/root"
  package static let templates = "templates"
  package static let partials = "templates/partials"
  package static let locales = "templates/locales"
  package static let assets = "templates/assets"
}
