import SiteModel

/// A secret that only our own pages know.
struct RandomToken: Sendable {
  let text: String

  init() {
    var source = SystemRandomNumberGenerator()
    text = (0..<2).map { _ in (source.next() as UInt64).hexadecimal() }.joined()
  }

  /// Takes the same time wherever the two differ.
  func matches(_ other: String?) -> Bool {
    guard let other, other.utf8.count == text.utf8.count else { return false }
    return zip(text.utf8, other.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
