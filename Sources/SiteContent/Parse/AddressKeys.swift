import Foundation
import SiteModel

/// A file name that may begin with a date: `2007-11-06-facebook`.
package struct DatedName {
  /// `2007-11-06`, as written.
  package var date: String?
  /// The name without its date.
  package var rest: String

  package init(_ name: String) {
    let shape = Array(name.utf8.prefix(11))
    let hasDate =
      shape.count >= 10
      && shape.prefix(10).enumerated().allSatisfy { i, byte in
        i == 4 || i == 7 ? byte == UInt8(ascii: "-") : byte.isASCIIDigit
      } && (shape.count == 10 || shape[10] == UInt8(ascii: "-"))
    date = hasDate ? String(name.prefix(10)) : nil
    let tail = name.dropFirst(11)
    rest = hasDate && !tail.isEmpty ? String(tail) : name
  }
}

/// The key `slug`, and the slug that a file's name gives.
enum SlugReader {
  static func read(_ keys: inout KeyReader, _ name: String, _ diagnostics: inout [Diagnostic]) -> String? {
    if let slug = keys.text("slug", &diagnostics) {
      if Slug.isSafe(slug) { return slug }
      diagnostics.append(
        .error(
          .wrongValue, keys.file, keys.position(of: "slug"), "'slug' cannot be used in an address: '\(slug)'",
          hint: "write letters, digits and hyphens: slug: \(suggestion(slug))"))
      return nil
    }
    let slug = Slug.ofFileName(name)
    // WordPress keeps names so, and programs that take its texts out write files with them.
    if name.utf8.contains(UInt8(ascii: "%")), let meant = name.removingPercentEncoding, meant != name,
      Slug.isSafe(Slug.make(meant))
    {
      diagnostics.append(
        .warning(
          .wrongAddress, keys.file, keys.position,
          "the file's name is percent-encoded, so the text's address is made of '\(slug)'",
          hint: "add a line 'slug: \(Slug.make(meant))', or rename the file"))
    }
    if Slug.isSafe(slug) { return slug }
    diagnostics.append(
      .error(
        .missingKey, keys.file, keys.position, "no address can be made from the file's name",
        hint: "add a line 'slug: …'"))
    return nil
  }

  private static func suggestion(_ slug: String) -> String {
    let made = Slug.make(slug)
    return made.isEmpty ? "facebook" : made
  }
}

/// The key `permalink` of one text: an address of its own.
enum PermalinkReader {
  /// - Parameter pattern: the address that a pattern such as `/:year/:slug.html` gives to the text; nil where it has
  ///   no date for it.
  static func read(
    _ keys: inout KeyReader, _ diagnostics: inout [Diagnostic], pattern: ((Permalink) -> SitePath)? = nil
  ) -> SitePath? {
    guard let written = keys.text("permalink", &diagnostics) else { return nil }
    func refuse(_ message: String, _ hint: String) -> SitePath? {
      diagnostics.append(.error(.wrongValue, keys.file, keys.position(of: "permalink"), message, hint: hint))
      return nil
    }
    let example = "for example: /2007/11/facebook.html or /dossiers/facebook/"
    if let pattern, written.contains("/:") {
      do {
        return pattern(try Permalink(pattern: written))
      } catch {
        return refuse("'permalink' \(error.reason)", error.hint)
      }
    }
    guard written.hasPrefix("/"), let address = OldAddress(written), address.query == nil else {
      return refuse(
        "'permalink' must be a path on this site: '\(written)'",
        FlagWord.meaning(of: written).map {
          $0
            ? "delete the line"
            : "write 'draft: true' if readers are not to see the text; else delete the line"
        } ?? Self.path(of: written).map { "write \($0)" } ?? example)
    }
    guard address.isOfPage else {
      return refuse("servers take '\(address)' for something other than a page", "end it with .html or /")
    }
    return address.path
  }

  /// `/2013/04/a/` of `2013/04/a/index.html`, as Eleventy has it; nil where something else is wrong.
  private static func path(of written: String) -> String? {
    guard !written.hasPrefix("/"), !written.contains(":") else { return nil }
    let path =
      "/" + (written.hasSuffix("/index.html") ? String(written.dropLast("index.html".count)) : written)
    guard let address = OldAddress(path), address.query == nil, address.isOfPage else { return nil }
    return path
  }
}

/// The key `aliases`: old addresses on this site.
enum AliasReader {
  static func read(
    _ keys: inout KeyReader, _ site: SiteAddress, _ diagnostics: inout [Diagnostic]
  ) -> [SitePath] {
    var seen: Set<SitePath> = []
    return keys.names("aliases", &diagnostics).compactMap { name, position in
      if site.root != "/", name.hasPrefix(site.root) {
        diagnostics.append(
          .warning(
            .wrongAddress, keys.file, position,
            "an alias begins at the site's home: '\(name)' is the address \(site.root.dropLast())\(name)",
            hint: "write /\(name.dropFirst(site.root.count))"))
      }
      if name.contains(" /") {
        diagnostics.append(
          .warning(
            .swallowedValue, keys.file, position,
            "'\(name)' is taken as one address: spaces do not separate addresses",
            hint: "put commas between them: \(name.replacing(" /", with: ", /"))"))
      }
      guard let address = OldAddress(name), address.query == nil else {
        if let sign = OldAddress.invisibleSign(in: name) {
          diagnostics.append(
            .error(
              .wrongValue, keys.file, position, "an alias holds an invisible character, \(sign): '\(name)'",
              hint: "no redirect can be made for such an address: delete the character, or the alias"))
          return nil
        }
        diagnostics.append(
          .error(
            .wrongValue, keys.file, position, "an alias must be a path on this site: '\(name)'",
            hint: name.contains("?")
              ? "addresses with a '?' go into \(SiteLayout.redirects)"
              : site.place(of: name).flatMap { OldAddress($0) == nil ? nil : "write \($0)" }
                ?? "for example: /2007/11/06/facebook/"))
        return nil
      }
      let path = address.feedOwner == nil ? address.pagePath : address.path
      // One that stands twice says nothing else.
      return seen.insert(path).inserted ? path : nil
    }
  }
}

/// The keys `tags` and `technorati`.
enum TagLine {
  static func read(_ key: String, _ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> [TagMention]
  {
    var seen: Set<TagKey> = []
    return keys.names(key, &diagnostics).compactMap { name, position in
      let tagKey = TagKey(name)
      // With a plain letter or digit it has a slug, whatever the rest.
      let isPlain = tagKey.words.utf8.contains(where: Slug.isPlain)
      guard !tagKey.isEmpty, isPlain || !Slug.make(tagKey.words).isEmpty else {
        diagnostics.append(
          .error(
            .namelessTag, keys.file, position, "the tag '\(name)' has no letter or digit",
            hint: "give it a name, or remove it"))
        return nil
      }
      return seen.insert(tagKey).inserted ? TagMention(name: name, key: tagKey) : nil
    }
  }
}

extension ImageReference {
  static func read(_ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> ImageReference? {
    let target = keys.value("image")
    let alt = keys.text("image_alt", &diagnostics)
    let credit = keys.text("image_credit", &diagnostics)
    let focus = focus(&keys, &diagnostics)
    guard let target, let text = keys.address("image", &diagnostics) else {
      if alt != nil || credit != nil || focus != nil {
        diagnostics.append(
          .warning(
            .uselessKey, keys.file,
            keys.position(of: alt != nil ? "image_alt" : credit != nil ? "image_credit" : "image_focus"),
            "there is no 'image' to describe",
            hint: "add a line 'image: …'"))
      }
      return nil
    }
    return ImageReference(
      target: text, position: target.position, alt: alt ?? "", credit: credit, focus: focus)
  }

  private static func focus(_ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> ImageFocus? {
    guard let text = keys.text("image_focus", &diagnostics) else { return nil }
    if let focus = ImageFocus(text) { return focus }
    diagnostics.append(
      .error(
        .wrongValue, keys.file, keys.position(of: "image_focus"),
        "'image_focus' must be two percentages, not '\(text)'",
        hint: "write how far from the left and from the top: image_focus: 40% 20%"))
    return nil
  }

  func typeset(_ typography: Typography) -> ImageReference {
    var copy = self
    copy.alt = typography.typeset(alt)
    copy.credit = credit.map(typography.typeset)
    return copy
  }
}
