/// The part of an address that names an article, a tag or a heading.
package enum Slug {
  /// A slug in WordPress's manner: folded, words joined by hyphens, everything else dropped.
  ///
  /// Signs that tell tags apart are spelled: `C++` is `c-plus-plus`, `C#` is `c-sharp`.
  /// Letters of other scripts stay. Empty where the text has neither letter nor digit.
  package static func make(_ text: String) -> String {
    var slug = ""
    var pendingHyphen = false
    func append(_ word: String) {
      if pendingHyphen, !slug.isEmpty { slug += "-" }
      pendingHyphen = false
      slug += word
    }
    for scalar in TextFolding.fold(text).unicodeScalars {
      switch scalar {
      case "+":
        pendingHyphen = true
        append("plus")
        pendingHyphen = true
      case "#":
        pendingHyphen = true
        append("sharp")
        pendingHyphen = true
      case _
      where scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || isVowelSign(scalar):
        append(String(scalar))
      default: pendingHyphen = true
      }
    }
    return slug
  }

  /// Whether a slug that an editor wrote can stand in an address and as a folder's name, as it is.
  package static func isSafe(_ slug: String) -> Bool {
    guard !slug.isEmpty, slug != ".", slug != "..", slug.utf8.count <= 200, slug.first != "." else {
      return false
    }
    return slug.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isVowelSign(scalar)
        || "-_.~+".unicodeScalars.contains(scalar)
    }
  }

  private static func isVowelSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .spacingMark
  }
}
