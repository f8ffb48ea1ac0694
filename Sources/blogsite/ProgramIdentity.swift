import Foundation
import SiteContent

/// Names this very program, byte for byte: what another one left in the cache may mean something else.
enum ProgramIdentity {
  /// Nil where the program's own file cannot be read: then there is no cache.
  static func current() -> String? {
    let candidates: [String?] = ["/proc/self/exe", Bundle.main.executablePath, CommandLine.arguments.first]
    for case let path? in candidates {
      guard let bytes = try? FileReading.bytes(of: path) else { continue }
      let digest = DigestKey(first: 0, second: 0).digest(bytes)
      return String(digest.high, radix: 16) + String(digest.low, radix: 16)
    }
    return nil
  }
}
