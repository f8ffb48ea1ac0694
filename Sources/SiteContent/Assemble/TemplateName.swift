/// A name at the beginning of an address that another program puts something in the place of: `{static}/a.png`,
/// `__GHOST_URL__/a/`, `%%ARCHIVE%%`, `*|UNSUB|*`.
struct TemplateName {
  let name: String
  /// What stands behind it, without the slash between.
  let rest: String

  init?(in address: String) {
    let signs = [("{{", "}}"), ("${", "}"), ("{", "}"), ("%%", "%%"), ("*|", "|*"), ("__", "__"), ("|", "|")]
    for (open, close) in signs where address.hasPrefix(open) {
      let inner = address.dropFirst(open.count)
      guard let end = inner.firstRange(of: close) else { continue }
      let word = inner[..<end.lowerBound]
      let isName = word.allSatisfy { $0.isLetter || $0.isNumber || "_-:. ".contains($0) }
      // `__init__.py` is a file.
      guard isName, word.contains(where: \.isLetter), open != "__" || word == word.uppercased() else {
        continue
      }
      name = open + word + close
      rest = String(inner[end.upperBound...].drop { $0 == "/" })
      return
    }
    return nil
  }
}
