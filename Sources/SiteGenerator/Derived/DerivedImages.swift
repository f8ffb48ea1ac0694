import SiteContent
package import SiteModel
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Images in other sizes, each made once and kept in `derived/` among the program's own files, from one build to the next and from one
/// machine to the next.
///
/// A file's name has three parts: what was asked for, a digest of the original, and a digest of its own bytes, so that
/// a file that was changed or cut off since is never used.
final class DerivedImages: Sendable {
  private let files: SiteFiles
  /// Where they are kept.
  private let store: SiteFiles
  /// All variants of an original: they are made together, for to decode it takes longest.
  private let siblings: [RelativePath: [ImageVariant]]
  /// One original is decoded by one core at a time.
  private let locks = (0..<32).map { _ in Lock() }
  /// Of the larger ones one at a time, so that memory suffices for the rest.
  private let large = Lock()
  private static let largePixels = 24_000_000
  private let state = Mutex(State())

  private final class Lock: Sendable {
    let mutex = Mutex(())
  }

  private struct State {
    /// The names of the files that are kept, by all of a name but the digest of the file itself; nil before the
    /// folder was looked at.
    var kept: [String: String]?
    /// Digests of originals.
    var originals: [RelativePath: String] = [:]
    /// The names of the files that were asked for.
    var used: [String: String] = [:]
  }

  /// - Parameter variants: those that are made together with others of their image.
  init(_ files: SiteFiles, keptIn store: SiteFiles? = nil, _ variants: [ImageVariant]) {
    self.files = files
    self.store = store ?? files
    siblings = Dictionary(grouping: variants, by: \.source)
  }

  /// Whether the program can make them.
  static var areAvailable: Bool { ImageCodec.version != nil }

  /// Relative to the folder that they are kept in.
  static let folder: RelativePath = ".blogsite/derived"
  /// Larger originals are no photographs.
  private static let largestOriginal = 256 << 20

  /// Other programs' files are of no use where they make other bytes of the same.
  private static let recipe = "3"
  /// Not secret: originals are the site's own, and the names must be the same on every machine.
  private static let key = DigestKey(first: 0x626c_6f67_7369_7465, second: 0x6465_7269_7665_6431)

  /// What a variant is made of, besides its original.
  static func recipe(of variant: ImageVariant) -> String {
    let part =
      switch variant.kind {
      case .whole: "whole"
      case .social(let focus): "social \(focus.x) \(focus.y)"
      }
    return
      "\(recipe) \(part) \(variant.size.width)x\(variant.size.height) of \(variant.basis.width)x\(variant.basis.height) "
      + "\(variant.format.rawValue) "
      + "\(variant.quality) \(ImageCodec.version ?? "")"
  }

  /// A variant's file; it is made where it is not there.
  ///
  /// - Throws: `DiskError`, `UnscalableImage`.
  func file(of variant: ImageVariant) throws -> SourcePath {
    let lock = locks[Int(FNV1a.hash(variant.source.text) % UInt64(locks.count))]
    return try lock.mutex.withLock { _ in
      let known = state.withLock { $0.originals[variant.source] }
      var bytes: [UInt8]?
      if known == nil { bytes = try original(of: variant) }
      let digest = known ?? Self.key.digest(bytes ?? []).hexadecimal
      state.withLock { $0.originals[variant.source] = digest }
      let name: String
      if let found = try kept(variant, digest) {
        name = found
      } else {
        name = try make(variant, try bytes ?? original(of: variant), digest)
      }
      state.withLock { $0.used[Self.prefix(variant)] = name }
      return SourcePath(Self.folder.appending(name), in: store)
    }
  }

  private func original(of variant: ImageVariant) throws(DiskError) -> [UInt8] {
    do {
      return try files.contents(of: variant.source, atMost: Self.largestOriginal).bytes
    } catch {
      throw error.diskError(files.absolute(variant.source))
    }
  }

  // MARK: Files

  /// The name of the file that is kept of a variant, where there is one and its bytes are those that were written.
  private func kept(_ variant: ImageVariant, _ digest: String) throws(DiskError) -> String? {
    let start = Self.prefix(variant) + digest + "-"
    guard let name = try listed()[start] else { return nil }
    // What cannot be read is made again.
    guard let bytes = try? store.contents(of: Self.folder.appending(name), atMost: Self.largestOriginal).bytes
    else { return nil }
    return name == Self.name(start, bytes, variant) ? name : nil
  }

  private func listed() throws(DiskError) -> [String: String] {
    if let kept = state.withLock({ $0.kept }) { return kept }
    let entries = try FolderListing.entries(of: store.absolute(Self.folder), badName: { _ in })
    var kept: [String: String] = [:]
    for entry in entries where entry.kind == .file {
      guard let end = entry.name.lastIndex(of: "-") else { continue }
      kept[String(entry.name[...end])] = entry.name
    }
    return state.withLock { state in
      state.kept = state.kept ?? kept
      return state.kept ?? kept
    }
  }

  /// Makes a variant, and with it those of its siblings that are missing.
  ///
  /// - Returns: the name of the variant's file.
  private func make(_ variant: ImageVariant, _ bytes: [UInt8], _ digest: String) throws -> String {
    var missing = [variant]
    for sibling in siblings[variant.source] ?? [] where sibling != variant {
      if try kept(sibling, digest) == nil { missing.append(sibling) }
    }
    guard let format = MediaFormat(MediaBytes(bytes)) else {
      throw UnscalableImage(source: variant.source, reason: "it is no image")
    }
    let made: [[UInt8]]
    do throws(ImageCodec.Failure) {
      let size = ImageSizeReader.size(ofHeader: bytes).map { $0.width * $0.height } ?? 0
      made =
        size > Self.largePixels
        ? try large.mutex.withLock { _ throws(ImageCodec.Failure) in
          try ImageScaling.files(of: missing, bytes, format)
        }
        : try ImageScaling.files(of: missing, bytes, format)
    } catch {
      throw UnscalableImage(source: variant.source, reason: error.reason)
    }
    let folder = store.absolute(Self.folder)
    try FileWriting.makeFolder(folder)
    var own = ""
    for (variant, file) in zip(missing, made) {
      let start = Self.prefix(variant) + digest + "-"
      let name = Self.name(start, file, variant)
      // Under a name of this process's: the preview may make the same one at the same time.
      let temporary = "\(folder)/\(getpid())-\(name)"
      try FileWriting.replace(temporary, with: file)
      guard rename(temporary, folder + "/" + name) == 0 else {
        throw DiskError("write", folder + "/" + name, code: errno)
      }
      state.withLock { state in
        guard state.kept != nil else { return }
        state.kept?[start] = name
      }
      if own.isEmpty { own = name }
    }
    return own
  }

  /// What was asked for.
  private static func prefix(_ variant: ImageVariant) -> String {
    let asked = key.digest { hasher in
      hasher.add(variant.path.text)
      hasher.add(recipe(of: variant))
    }
    return asked.hexadecimal + "-"
  }

  private static func name(_ start: String, _ bytes: [UInt8], _ variant: ImageVariant) -> String {
    start + key.digest(bytes).hexadecimal + "." + variant.format.ending
  }

  /// Deletes the files that no page shows any more, those of other states of their originals, and what killed builds
  /// left.
  ///
  /// - Throws: `DiskError`.
  func prune() throws(DiskError) {
    let folder = store.absolute(Self.folder)
    let used = state.withLock { $0.used }
    let wanted = Set(siblings.values.flatMap { $0.map(Self.prefix) })
    let entries = try FolderListing.entries(of: folder, withStamps: true, badName: { _ in })
    let byPrefix = Dictionary(grouping: entries.filter { $0.kind == .file }) { entry in
      entry.name.firstIndex(of: "-").map { String(entry.name[...$0]) } ?? ""
    }
    for (prefix, entries) in byPrefix {
      // Of what no file was made from this time, the newest is the one of the original as it is.
      let newest = entries.max { ($0.stamp?.modified ?? 0) < ($1.stamp?.modified ?? 0) }?.name
      let kept = wanted.contains(prefix) ? used[prefix] ?? newest : nil
      for entry in entries where entry.name != kept { unlink(folder + "/" + entry.name) }
    }
  }
}

/// An image that cannot be made in other sizes, as only shows when it is decoded.
package struct UnscalableImage: Error, Hashable, Sendable, CustomStringConvertible {
  /// Relative to the root folder.
  package var source: RelativePath
  package var reason: String

  package var diagnostic: Diagnostic {
    .error(
      .damagedFile, source, nil, "the image cannot be decoded: \(reason)",
      hint:
        "copy it here again from where it came; if it is damaged there too, open it in an image editor and save it again"
    )
  }

  package var description: String { "\(source): \(diagnostic.message)" }
}
