@testable import SiteContent
@testable import SiteModel

/// Words, names and addresses.
enum TextTargets {
  /// Typesetting twice is typesetting once, and no word is lost.
  static func typography(_ bytes: [UInt8]) -> String? {
    // A title is one line, and holds none of the signs that the typography sets for itself.
    let text = String(
      String.UnicodeScalarView(
        String(decoding: bytes, as: UTF8.self).unicodeScalars.filter {
          !HTMLTargets.isForbidden($0) && $0 != "\n"
        }))
    let once = Typography.french.typeset(text)
    let twice = Typography.french.typeset(once)
    if twice != once { return "'\(text)' became '\(once)' and then '\(twice)'" }
    func letters(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
    }
    return letters(once) == letters(text) ? nil : "'\(text)' became '\(once)'"
  }

  /// What is folded stays as it is; an address is made of what can stand in one.
  static func folding(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    let folded = TextFolding.fold(text)
    if TextFolding.fold(folded) != folded { return "'\(text)' folds to '\(folded)', and on" }
    let key = TagKey(text)
    if TagKey(key.words) != key {
      return "the key of '\(text)' is '\(key)', and its own '\(TagKey(key.words))'"
    }
    let slug = Slug.make(text)
    if !slug.isEmpty, slug.utf8.count <= 200, !Slug.isSafe(slug) {
      return "'\(text)' gives the slug '\(slug)'"
    }
    if Slug.make(slug) != slug { return "'\(text)' gives '\(slug)', and on '\(Slug.make(slug))'" }
    if slug.contains("/") || slug.hasPrefix(".") { return "'\(text)' gives '\(slug)'" }
    return nil
  }

  /// An address is encoded once, holds nothing that ends an attribute, and a site's address is one or none.
  static func addresses(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    let encoded = AddressEncoding.encoded(text)
    if AddressEncoding.encoded(encoded) != encoded { return "'\(text)' becomes '\(encoded)', and on" }
    if encoded.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F || "\"<>`".utf8.contains($0) }) {
      return "'\(text)' becomes '\(encoded)'"
    }
    let path = PercentEncoding.path(text)
    if path.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F || "\"<>'&?#".utf8.contains($0) }) {
      return "the path '\(text)' becomes '\(path)'"
    }
    if let site = SiteAddress(text), SiteAddress(site.origin + site.root)?.origin != site.origin {
      return "'\(text)' has the origin '\(site.origin)', which has another"
    }
    if let host = HostName.ascii(text), !host.utf8.allSatisfy({ $0 < 0x80 }) { return "the host '\(host)'" }
    if let host = HostName.comparable(text), HostName.comparable(host) != host, !host.hasSuffix(":80"),
      !host.hasSuffix(":443")
    {
      return "'\(text)' compares as '\(host)', and on"
    }
    return nil
  }

  /// A date is one or none; what it says of itself is a date again.
  static func dates(_ bytes: [UInt8]) -> String? {
    guard let zone = SiteTimeZone(identifier: "Europe/Paris") else { return "no zone" }
    let text = String(decoding: bytes, as: UTF8.self)
    do throws(Moment.ParsingError) {
      let moment = try Moment(parsing: text, in: zone)
      let again = try Moment(parsing: moment.iso8601, in: zone)
      return again == moment ? nil : "'\(text)' is \(moment.iso8601), which is \(again.iso8601)"
    } catch {
      return nil
    }
  }
}
