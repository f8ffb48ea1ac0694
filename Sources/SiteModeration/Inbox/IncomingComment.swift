import SiteContent
import SiteModel

/// A message that has found its place, as the file of a comment.
struct IncomingComment: Sendable {
  var article: String
  var kind: Comment.Kind
  var author: String
  var address: String?
  var date: Moment
  var parent: String?
  var status: Comment.Status
  /// Of spam, what the filter said; from 0 to 1.
  var score: Double?
  var isByAuthor = false
  var text: String

  /// - Parameters:
  ///   - now: a date in the future, or from before there were blogs, is a clock's mistake.
  ///   - language: for the name of who gave none.
  ///   - isOurs: whether the blog itself says it: then its own addresses may stand in it.
  init(
    _ message: ReaderMessage, _ place: ArticleFinder.Place, text: String, zone: SiteTimeZone, now: Int64,
    language: String, isOurs: Bool = false
  ) {
    article = place.article
    parent = place.comment
    kind = message.kind == .report ? .report : .comment
    let seconds = message.sent.map { $0 > now || $0 < Self.earliest ? now : $0 } ?? now
    date = Moment(secondsSince1970: seconds, in: zone)
    status = .pending
    self.text = isOurs ? Self.visible(text) : PrivateData.masked(Self.visible(text))
    isByAuthor = isOurs
    address = message.address.flatMap(Self.webAddress)
    let isFrench = language.hasPrefix("fr")
    if message.kind == .report {
      // Who reports is nobody's business but the mailbox's.
      author = isFrench ? "Signalement" : "Report"
      address = nil
    } else {
      // The build shows a name's `&amp;` as the sign: an address must not come out of it there.
      let name = PrivateData.masked(Self.visible(HTMLEntities.whollyDecoded(message.name)).onOneLine)
      let short = name.cut(characters: MessageLimits.name, bytes: MessageLimits.nameBytes)
      let hasSign = short.contains { $0.isLetter || $0.isNumber || $0.isSymbol }
      author = hasSign && short != PrivateData.mask ? short : isFrench ? "Anonyme" : "Anonymous"
    }
  }

  /// 1990-01-01.
  private static let earliest: Int64 = 631_152_000

  /// `2026-11-28-lea`: the day by the site's clocks, and the name.
  var fileName: String {
    let name = Self.fileWord(author)
    let day = date.day
    return "\(day.iso8601)-"
      + (name.isEmpty ? "x" : name)
  }

  /// What stands for a name in the name of a file; empty where it has no letter and no digit.
  static func fileWord(_ author: String) -> String {
    let word = Slug.make(author).cut(characters: 40, bytes: longestName).trimming { $0 == "-" }
    return word.contains { $0.isLetter || $0.isNumber } ? String(word) : ""
  }

  /// Bytes: disks take names of 255, with the day, a number and an ending.
  private static let longestName = 160

  /// An http or https address that can stand in a link; any other is dropped, and what tells of a person or a machine:
  /// an e-mail address in a query, an IP address in the place of a name.
  private static func webAddress(_ written: String) -> String? {
    let text = HiddenSigns.removed(from: visible(written)).onOneLine
    let lower = text.lowercased()
    let whole = lower.hasPrefix("http://") || lower.hasPrefix("https://") ? text : "https://" + text
    guard whole.utf8.count <= MessageLimits.address,
      let match = whole.wholeMatch(
        of: /(?i)https?:\/\/([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)(?::[0-9]+)?(?:[\/?#][^\s<>"\\^`{|}]*)?/),
      // `0x7f.1` is a machine's number as well: no name ends so.
      let last = match.1.split(separator: ".").last, last.first?.isNumber != true
    else { return nil }
    let decoded = whole.removingPercentEncoding ?? whole
    return [whole, decoded, HTMLEntities.whollyDecoded(decoded)].allSatisfy { PrivateData.masked($0) == $0 }
      ? whole : nil
  }

  /// Without controls, and without signs that turn a line around or hide in it.
  private static func visible(_ text: String) -> String {
    let scalars = withoutMarkers(text).unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A, 0x09: true
      case 0x200C, 0x200D: true
      case 0xFFFE, 0xFFFF: false
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
          false
        default: true
        }
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The file.
  var bytes: [UInt8] {
    var keys = [FrontMatterKey("author", .text(author)), FrontMatterKey("date", .date(date))]
    keys += [FrontMatterKey.text("url", address), FrontMatterKey.text("parent", parent)].compactMap(\.self)
    if kind != .comment { keys.append(FrontMatterKey("type", .text(kind.rawValue))) }
    if isByAuthor { keys.append(FrontMatterKey("by_author", .flag(true))) }
    keys.append(FrontMatterKey("status", .text(status.rawValue)))
    if let score { keys.append(FrontMatterKey("spam_score", .number(Int((score * 100).rounded())))) }
    keys.append(FrontMatterKey("format", .text("text")))
    return FrontMatterWriter.document(keys, body: text)
  }

  /// Lines that git would take for a conflict, and the build for a mistake, begin with a space.
  private static func withoutMarkers(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      let isMarker = markers.contains { line.hasPrefix($0) }
      return isMarker ? " \(line)" : String(line)
    }
    return lines.joined(separator: "\n")
  }

  private static let markers = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"]
}
