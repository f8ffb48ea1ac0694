import SiteModel

/// A file whose name has a sign that ends an address: `a#b.png` is read as `a` with the fragment `b.png`.
struct SignInName {
  /// The name on the disk.
  let name: String
  /// The address to write: `a%23b.png`.
  let address: String

  /// Nil where the sign is hardly part of a name.
  ///
  /// - Parameters:
  ///   - base: what stands before the sign, decoded.
  ///   - suffix: the sign and what follows, as written.
  init?(_ base: String, _ suffix: String) {
    let last = base.split(separator: "/").last ?? ""
    guard !suffix.isEmpty, !base.hasSuffix("/"), !last.contains("."), let dot = suffix.lastIndex(of: ".")
    else {
      return nil
    }
    let ending = suffix[suffix.index(after: dot)...]
    guard (2...5).contains(ending.count), ending.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
      ending.contains(where: \.isLetter), !suffix.contains("=")
    else { return nil }
    name = base + (suffix.removingPercentEncoding ?? suffix)
    address = base + suffix.replacing("#", with: "%23").replacing("?", with: "%3F")
  }
}
