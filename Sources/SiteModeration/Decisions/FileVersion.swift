import SiteContent
import SiteModel

/// Stands for the bytes of a file, so that nobody judges a text that is no longer the one they read.
package struct FileVersion: Hashable, Sendable, CustomStringConvertible {
  private let digest: Digest

  package init(_ bytes: [UInt8]) { digest = DigestKey(first: 0x626c_6f67, second: 0x7369_7465).digest(bytes) }

  /// Reads what `description` writes; nil for anything else.
  package init?(_ text: String) {
    guard text.utf8.count == 32, let high = UInt64(text.prefix(16), radix: 16),
      let low = UInt64(text.suffix(16), radix: 16)
    else { return nil }
    digest = Digest(high: high, low: low)
  }

  package var description: String { [digest.high, digest.low].map(Self.hex).joined() }

  private static func hex(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
