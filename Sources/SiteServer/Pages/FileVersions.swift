import SiteContent
import SiteGenerator
import SiteModel
import Synchronization

/// The states of the files that pages load, by their bytes: one that is written again with the same bytes
/// has not changed.
final class FileVersions: Sendable {
  private let layout: SiteLayout
  private let known = Mutex<[SourcePath: (stamp: FileStamp, version: UInt64, loads: [String])]>([:])

  /// Longer files are told apart by size and time: reading a film for every change would take too long.
  private static let longestRead = 4 * 1024 * 1024

  init(_ layout: SiteLayout) { self.layout = layout }

  /// The version of a file of the site, by its address in a page; nil for addresses
  /// that lead to pages or elsewhere.
  ///
  /// - Parameter base: the path of the style sheet that has the address; nil for pages, whose addresses
  ///   begin at the root.
  func version(
    of address: String, from base: RequestPath?, in state: PreviewState
  ) -> (path: RequestPath, value: UInt64, loads: [String])? {
    guard !address.hasPrefix("//"), !address.contains(":") else { return nil }
    var target = address
    if !target.hasPrefix("/") {
      guard let base else { return nil }
      let folder = base.segments.dropLast().map { PercentEncoding.path($0) + "/" }.joined()
      target = "/" + folder + target
    }
    target = String(target.prefix { $0 != "#" })
    guard let path = RequestPath(target), let root = state.site?.plan.view.address.root,
      path.below(root) != nil
    else { return nil }
    switch RenderedPage.at(path, in: state, layout) {
    case .copied(let source, let file, _):
      guard let (version, loads) = version(of: source, named: file) else { return nil }
      return (path, version, loads)
    case .derived(let file, let source, _):
      guard let (version, loads) = version(of: source, named: file) else { return nil }
      return (path, version, loads)
    case .made(let bytes, let file, .ok, _) where !file.hasSuffix(".html"):
      return (path, bytes.withUnsafeBytes(FNV1a.hash), Self.loads(bytes, named: file))
    case .made, .moved, .missing, .damaged: return nil
    }
  }

  /// The version of a style sheet together with what it loads, and its path in the browser.
  func styleVersion(of address: String, in state: PreviewState) -> (path: String, version: UInt64)? {
    guard let sheet = version(of: address, from: nil, in: state) else { return nil }
    var sum = FNV1aSum()
    sum.add(sheet.value)
    var seen: Set<[String]> = [sheet.path.segments]
    var open = sheet.loads.map { (address: $0, base: sheet.path) }
    while let next = open.popLast() {
      guard let file = version(of: next.address, from: next.base, in: state),
        seen.insert(file.path.segments).inserted
      else { continue }
      sum.add(file.value)
      open += file.loads.map { ($0, file.path) }
    }
    let path = "/" + sheet.path.segments.map(PercentEncoding.path).joined(separator: "/")
    return (path, sum.value)
  }

  /// - Parameters:
  ///   - path: in the content.
  ///   - name: in the site.
  private func version(of path: SourcePath, named name: String) -> (UInt64, [String])? {
    guard let file = try? path.open() else { return nil }
    let stamp = file.stamp
    if let found = known.withLock({ $0[path] }), found.stamp == stamp { return (found.version, found.loads) }
    var version = FNV1a.hash("\(stamp)")
    var loads: [String] = []
    if file.size <= Self.longestRead, let bytes = try? file.bytes(atMost: Self.longestRead) {
      version = bytes.withUnsafeBytes(FNV1a.hash)
      loads = Self.loads(bytes, named: name)
    }
    known.withLock { $0[path] = (stamp, version, loads) }
    return (version, loads)
  }

  private static func loads(_ bytes: [UInt8], named name: String) -> [String] {
    name.hasSuffix(".css") ? PageReferences.inStyleSheet(String(decoding: bytes, as: UTF8.self)) : []
  }
}
