import SiteModel

/// What a file said when somebody looked at it: an edit names it, and is refused where the file says something else by now.
package struct ContentVersion: Hashable, Sendable {
  /// 32 hexadecimal digits, for forms and addresses.
  package let text: String

  package init(of bytes: [UInt8]) {
    // Not a secret: it tells two states of one file apart, and no stranger writes both.
    let digest = DigestKey(first: 0, second: 0).digest(bytes)
    text = digest.hexadecimal
  }

  /// A version as a form brings it back.
  package init(text: String) { self.text = text }
}
