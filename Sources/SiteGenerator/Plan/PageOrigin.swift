package import SiteModel

/// What a file of the site comes from: to name two that would share a path, and to find a page again that has moved.
package enum PageOrigin: Hashable, Sendable {
  /// A file that a person wrote or put in, from the blog's root folder: `content/articles/x.md`.
  case file(RelativePath)
  /// A file of the theme in the program.
  case program(RelativePath)
  /// What the settings ask for, in words.
  case settings(String)
  /// The pages of the tag with this label.
  case tag(String)
  /// Its feed.
  case tagFeed(String)
  /// An address that it had before.
  case formerTag(String)
  /// What the generator makes of the whole site, in words: a kind of page brings its own.
  case generated(String)

  /// The file that a person can mend.
  var file: RelativePath? {
    if case .file(let path) = self { path } else { nil }
  }

  /// Whether it stands at an address that a tag's slug gives it today.
  var isOfTag: Bool {
    switch self {
    case .tag, .tagFeed: true
    case .file, .program, .settings, .formerTag, .generated: false
    }
  }

  /// As messages name it.
  package var words: String {
    switch self {
    case .file(let path): path.text
    case .program(let path): "the program's \(path)"
    case .tag(let label): "the tag '\(label)'"
    case .tagFeed(let label): "the feed of the tag '\(label)'"
    case .formerTag(let label): "the former address of the tag '\(label)'"
    case .settings(let words), .generated(let words): words
    }
  }
}
