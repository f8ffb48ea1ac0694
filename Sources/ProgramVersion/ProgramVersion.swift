import CBuildInfo
import EmbeddedFiles

/// Which blogsite this is.
package enum ProgramVersion {
  /// What the file `VERSION` says: `0.2.0`.
  package static let number = embedded.first.map { line($0.bytes) } ?? ""

  /// The commit that a release was made from; nil in a program that somebody built for themselves.
  package static let commit = text(blogsite_commit())

  /// Where released programs lie, such as `https://github.com/owner/blogsite`; nil where the build was not told.
  package static let repository = text(blogsite_repository())

  /// `0.2.0 (1a2b3c4d5e6f)`
  package static var title: String { "\(number) (\(commit ?? "built from source"))" }

  private static func line(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 > 0x20 }, as: UTF8.self)
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
    guard let pointer else { return nil }
    let text = String(cString: pointer)
    return text.isEmpty ? nil : text
  }
}
