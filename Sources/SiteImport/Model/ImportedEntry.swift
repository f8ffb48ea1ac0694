import SiteContent
import SiteModel

/// Where something stands in an archive.
package struct ArchivePlace: Hashable, Sendable, CustomStringConvertible {
  package var file: String
  package var line: Int?

  package init(file: String, line: Int? = nil) {
    self.file = file
    self.line = line
  }

  package var description: String { line.map { "\(file):\($0)" } ?? file }
}

/// An article or a page of an old blog, as a plain value: what every source gives.
struct ImportedEntry: Sendable {
  enum Kind: String, Sendable { case article, page }

  /// What the text is written in.
  enum Body: Sendable {
    /// WordPress's own: HTML with line ends that part paragraphs, block marks, shortcodes.
    case wordpress(String)
    case html(String)
    /// Markdown that stays as it is.
    case markdown(String)
  }

  var kind: Kind
  /// Names it in its archive, and in links there.
  var key: String
  var place: ArchivePlace
  var title: String
  var date: Moment?
  var updated: Moment?
  /// From then on readers do not see it.
  var until: Moment?
  var author: String?
  /// The last part of the old address, as it was.
  var slug: String
  /// In full, with `http://`; missing where there was none.
  var oldAddress: String?
  var guid: String?
  /// Why it is not published, in a word: `draft`, `private`, `password`.
  var draftReason: String?
  var tags: [String] = []
  var technorati: [String] = []
  var description: String?
  var language: String?
  var image: ImportedImage?
  var isClosed = false
  var isSticky = false
  var aliases: [String] = []
  /// Old addresses with a query, below the home: `/?p=3`.
  var queryAliases: [String] = []
  var body: Body
  var comments: [ImportedComment] = []
  /// Comments of the archive that are not to be written: why → how many.
  var leftOutComments: [String: Int] = [:]
  /// What has no key of its own.
  var extra: [ImportedExtra] = []
  /// Footnotes that stand beside the text: their id → HTML.
  var notes: [(id: String, text: String)] = []
  /// Signs of the old program that mean nothing here and stand in the text: what → how many.
  var unknownMarks: [String: Int] = [:]
  /// Where an archive has words of it beside an empty text.
  var fields: [String] = []
  /// Categories, which addresses of some programs are made of.
  var oldCategories: [String] = []
}

struct ImportedExtra: Sendable, Hashable {
  var key: String
  var value: FrontMatterValue

  init(key: String, value: FrontMatterValue) {
    self.key = key
    self.value = value
  }

  init(key: String, values: [String]) {
    self.init(key: key, value: values.count == 1 ? .text(values[0]) : .names(values))
  }
}

struct ImportedImage: Sendable, Hashable {
  var address: String
  var alt: String = ""
  var credit: String?
}

struct ImportedComment: Sendable {
  /// In the archive: `1234`.
  var id: String
  var parent: String?
  var author: String
  var url: String?
  var date: Moment?
  var status: Comment.Status
  var kind: Comment.Kind
  var guid: String?
  var isByAuthor = false
  /// HTML as readers wrote it, or Markdown.
  var text: String
  var isMarkdown = false
  var place: ArchivePlace
}

/// A picture or another file that the old blog had.
struct ImportedMedia: Sendable {
  var key: String
  /// In full.
  var address: String
  /// The key of the entry that it was made for.
  var parent: String?
  /// The address of its own page.
  var page: String?
  var alt = ""
  var caption = ""
}

/// What is known of an entry before any text is read.
struct EntrySummary: Sendable {
  var kind: ImportedEntry.Kind
  var key: String
  var date: Moment?
  var slug: String
  var title: String
  /// Whether it is no draft.
  var isPublished: Bool
  var oldAddress: String?
  var parent: String?
  /// From then on readers do not see it.
  var until: Moment?
  /// Of a page, where its place is known and not its parent.
  var folders: [String] = []

  /// Whether readers see it at a time: an article that is scheduled comes later, and one that is over is gone.
  func isShown(at now: Int64) -> Bool {
    guard isPublished, kind == .article else { return isPublished }
    return (date?.secondsSince1970 ?? 0) <= now && (until?.secondsSince1970 ?? .max) > now
  }
}

/// What an archive holds: all that must be known before the first text is written.
struct ImportSurvey: Sendable {
  struct MenuEntry: Sendable {
    var label: String
    /// The key of an entry.
    var entry: String?
    /// An old address.
    var address: String?
    /// A tag, whose page it leads to.
    var tag: String?
    /// Whether it stood in a menu below another entry, which the navigation here does not have.
    var isBelow = false
  }

  var title = ""
  var description = ""
  /// The old blog's home.
  var home = ""
  var language: String?
  var zone: SiteTimeZone?
  var permalink: String?
  var entries: [EntrySummary] = []
  /// Identifiers for feeds that several texts have → the key of the first.
  var guids: [String: String] = [:]
  var media: [ImportedMedia] = []
  var menu: [MenuEntry] = []
  /// Names of menus beside it.
  var otherMenus: [String] = []
  /// Descriptions of tags and categories.
  var tagDescriptions: [(label: String, description: String)] = []
  /// Old paths of tags and categories, below the home.
  var tagAddresses: [(path: String, tag: String)] = []
  var authorAddresses: [String] = []
  /// Old addresses with a query, below the home → keys of entries.
  var queryAddresses: [(from: String, key: String)] = []
  /// Old paths of the feed of all articles, below the home.
  var feedAddresses: [String] = []
  /// Texts that others show by their key: WordPress's reusable blocks.
  var sharedTexts: [String: String] = [:]
  /// Addresses of commenters, in lower case: nothing of them is written.
  var privateTexts: Set<String> = []
  /// Those among them of the blog's own authors, whose articles may name them.
  var authorTexts: Set<String> = []
}

/// An archive that can be read: first what is in it, then its entries, a few at a time.
protocol ImportSource {
  /// What is wrong with an archive in which there is nothing to import.
  func emptiness(_ report: ImportReport) -> ImportError
  /// - Throws: `ImportError`, or `DiskError`.
  mutating func survey(_ report: inout ImportReport) throws -> ImportSurvey
  /// Entries that come next; none at the end.
  mutating func next(_ survey: ImportSurvey, _ report: inout ImportReport) throws -> [ImportedEntry]
}

/// Why an archive cannot be imported at all.
package struct ImportError: Error, CustomStringConvertible, Sendable {
  package var message: String
  package var hint: String?
  package var description: String { message }

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  /// Of a file that has to be unpacked first.
  static func packed(_ path: String) -> ImportError {
    ImportError("'\(path)' is packed", hint: "unpack it first, and name the file that comes out of it")
  }
}
