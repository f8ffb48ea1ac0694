import Foundation
import SiteModel

/// The path of a request, read as a place on the site.
struct RequestPath: Equatable, Sendable {
  /// Without percent signs, `.`, `..` and empty segments: `2007/11/facebook`.
  let segments: [String]
  /// Whether it ends in a slash.
  let isFolder: Bool
  /// What stands behind the question mark, as it was sent.
  let query: String?
  /// Whether the path is written as it should be: without `.`, `..` and doubled slashes.
  let isNormal: Bool

  /// Nil where it cannot be read, or leads out of the site.
  ///
  /// Decoded once and segment by segment: `%252e` is no dot, and a slash that `%2F` hid splits nothing.
  init?(_ target: String) {
    var path = target[...]
    // The absolute form, which proxies use (RFC 9112, 3.2.2).
    if let scheme = path.range(of: "://"), !path.hasPrefix("/") {
      path = path[scheme.upperBound...]
      guard let first = path.first, first != "/" else { return nil }
      path = path.firstIndex(of: "/").map { path[$0...] } ?? "/"
    }
    let mark = path.firstIndex(of: "?")
    query = mark.map { String(path[path.index(after: $0)...]) }
    path = path[..<(mark ?? path.endIndex)]
    guard path.utf8.first == UInt8(ascii: "/") else { return nil }
    var found: [String] = []
    var isNormal = true
    var isFolder = true
    let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    for (i, part) in parts.enumerated() {
      guard let segment = String(part).removingPercentEncoding, Self.isSafe(segment) else { return nil }
      switch segment {
      case "": if i < parts.count - 1 { isNormal = false }
      case ".": isNormal = false
      case "..":
        isNormal = false
        guard found.popLast() != nil else { return nil }
      default: found.append(segment)
      }
      isFolder = ["", ".", ".."].contains(segment)
    }
    segments = found
    self.isNormal = isNormal
    self.isFolder = isFolder
  }

  /// The path below a prefix such as `/blog/`; nil where it lies elsewhere.
  func below(_ root: String) -> SitePath? {
    let prefix = root.split(separator: "/").map { String($0).removingPercentEncoding ?? String($0) }
    guard segments.starts(with: prefix), segments.count > prefix.count || isFolder else { return nil }
    let rest = segments.dropFirst(prefix.count).joined(separator: "/")
    return SitePath(rest.isEmpty || !isFolder ? rest : rest + "/")
  }

  /// No control characters, and no slash of either kind inside a segment.
  private static func isSafe(_ segment: String) -> Bool {
    segment.unicodeScalars.allSatisfy {
      $0 != "/" && $0 != "\\" && $0.properties.generalCategory != .control
    }
  }
}

/// The pairs of a query: `page=%2F2007%2F&version=x`.
enum Query {
  static func value(_ name: String, in query: String?) -> String? {
    for pair in (query ?? "").split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.first.map(String.init) == name else { continue }
      return parts.count > 1 ? String(parts[1]).removingPercentEncoding : ""
    }
    return nil
  }
}
