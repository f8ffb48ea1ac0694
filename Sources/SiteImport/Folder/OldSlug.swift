import Foundation
import SiteModel

/// What other generators make of titles and names for their addresses, each by rules of its own.
enum OldSlug {
  /// Hugo keeps letters with their accents and drops signs; spaces are one hyphen (`Sanitize` in its `common/paths`).
  /// Nil of a title with signs that its versions disagree on.
  static func hugo(_ text: String) -> String? {
    guard !text.contains(where: { "+#%\\".contains($0) }) else { return nil }
    var slug = String.UnicodeScalarView()
    var isParted = false
    var isBehindHyphen = false
    for scalar in text.unicodeScalars {
      if isHugos(scalar) {
        isBehindHyphen = scalar == "-"
        if isParted, !isBehindHyphen { slug.append("-") }
        isParted = false
        // In a title it is no folder.
        slug.append(scalar == "/" ? "-" : scalar)
      } else if !slug.isEmpty, !isBehindHyphen, scalar.properties.isWhitespace {
        isParted = true
      }
    }
    return String(slug).lowercased()
  }

  /// The same of a tag, where each space is a hyphen and a slash parts folders.
  static func hugoTerm(_ name: String) -> String? {
    guard !name.contains(where: { "+#%\\".contains($0) }) else { return nil }
    var slug = String.UnicodeScalarView()
    for scalar in name.trimming.unicodeScalars {
      if scalar.properties.isWhitespace { slug.append("-") } else if isHugos(scalar) { slug.append(scalar) }
    }
    return String(slug).lowercased()
  }

  private static func isHugos(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.isASCIILetterOrDigit
        || "./_-~@".unicodeScalars.contains(scalar)
    }
    return isLetterOrMark(scalar) || scalar.properties.generalCategory == .decimalNumber
  }

  private static func isLetterOrMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark:
      true
    default: false
    }
  }

  /// Material for MkDocs: `slugify(case="lower")` of pymdown-extensions, which drops every sign and makes each space a
  /// hyphen, those around a sign too.
  static func mkdocs(_ text: String) -> String {
    let plain = text.replacing(/<\/?[^>]*>/, with: "").precomposedStringWithCanonicalMapping.trimming
      .lowercased()
    var slug = String.UnicodeScalarView()
    for scalar in plain.unicodeScalars {
      switch scalar {
      case " ": slug.append("-")
      case "-", "_": slug.append(scalar)
      case _ where isLetterOrMark(scalar) || scalar.properties.numericType != nil: slug.append(scalar)
      default: continue
      }
    }
    return String(slug)
  }

  /// Pelican: ASCII alone, signs dropped (`SLUG_REGEX_SUBSTITUTIONS`). Nil of a text with signs that it would spell.
  static func pelican(_ text: String) -> String? {
    var slug = ""
    for scalar in TextFolding.fold(text).unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", "_": slug.unicodeScalars.append(scalar)
      case "€": slug += "eur"
      case "°": slug += "deg"
      case "-", "–", "—": slug += "-"
      case "’", "‘", "“", "”", "«", "»", "…", "„": continue
      case _ where scalar.properties.isWhitespace: slug += "-"
      case _ where scalar.isASCII: continue
      default: return nil
      }
    }
    return slug.split(separator: "-").joined(separator: "-")
  }

  /// Jekyll's `slugify`: whatever is neither letter nor digit is a hyphen.
  static func jekyll(_ text: String) -> String {
    var slug = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isLetterOrMark(scalar) || scalar.properties.generalCategory == .decimalNumber {
        slug.append(scalar)
      } else {
        slug.append("-")
      }
    }
    return String(slug).lowercased().split(separator: "-").joined(separator: "-")
  }
}
