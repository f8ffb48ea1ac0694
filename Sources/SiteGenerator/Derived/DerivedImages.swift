import SiteContent
import SiteModel
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Images in other sizes, each made once and kept in `.blogsite/derived/`, from one build to the next and from one
/// machine to the next: a file's name holds a digest of the original, of what was asked for, and of the encoders.
final class DerivedImages: Sendable {
  private let files: SiteFiles
  /// All variants of an original: they are made together, for to decode it takes longest.
  private let siblings: [String: [ImageVariant]]
  /// One original is decoded by one core at a time.
  private let locks = (0..<32).map { _ in Lock() }

  private final class Lock: Sendable {
    let mutex = Mutex(())
  }

  /// - Parameter variants: those that are made together with others of their image.
  init(_ files: SiteFiles, _ variants: [ImageVariant]) {
    self.files = files
    siblings = Dictionary(grouping: variants, by: \.source)
  }

  /// Whether the program can make them.
  static var areAvailable: Bool { ImageCodec.version != nil }

  /// Relative to the root folder.
  private static let folder = ".blogsite/derived"
  /// Larger originals are no photographs.
  private static let largestOriginal = 256 << 20

  /// Other programs' files are of no use where they make other bytes of the same.
  private static let recipe = "1"
  /// Not secret: originals are the site's own, and the names must be the same on every machine.
  private static let key = DigestKey(first: 0x626c_6f67_7369_7465, second: 0x6465_7269_7665_6431)

  /// What a variant is made of, besides its original.
  static func recipe(of variant: ImageVariant) -> String {
    "\(recipe) \(variant.kind) \(variant.size.width)x\(variant.size.height) \(variant.format.rawValue) "
      + "\(variant.quality) \(ImageCodec.version ?? "")"
  }

  /// A variant's file; it is made where it is not there.
  ///
  /// - Throws: `DiskError`, also where the original is damaged.
  func file(of variant: ImageVariant) throws(DiskError) -> SourcePath {
    let original = files.absolute(variant.source)
    let bytes: [UInt8]
    do throws(FileRefusal) {
      bytes = try files.contents(of: variant.source, atMost: Self.largestOriginal).bytes
    } catch {
      throw error.diskError(original)
    }
    let digest = Self.key.digest(bytes)
    let place = place(variant, digest)
    let lock = locks[Int(FNV1a.hash(variant.source) % UInt64(locks.count))]
    try lock.mutex.withLock { _ throws(DiskError) in
      if !isKept(variant, digest) { try make(variant, of: original, bytes, digest) }
    }
    return SourcePath(place, in: files)
  }

  /// Whether a file is there and whole.
  private func isKept(_ variant: ImageVariant, _ digest: Digest) -> Bool {
    let place = place(variant, digest)
    // What cannot be read is made anew.
    guard FileStamp(of: files.absolute(place)) != nil, let file = try? MediaInspector.look(at: place, in: files)
    else { return false }
    return file.format == variant.format && file.damage == nil && file.size == variant.size
  }

  private func make(
    _ variant: ImageVariant, of original: String, _ bytes: [UInt8], _ digest: Digest
  ) throws(DiskError) {
    let all = siblings[variant.source] ?? []
    let missing = [variant] + all.filter { $0 != variant && !isKept($0, digest) }
    guard let format = MediaFormat(MediaBytes(bytes)) else { throw Self.error(original, "it is no image") }
    let made: [[UInt8]]
    do throws(ImageCodec.Failure) {
      made = try ImageScaling.files(of: missing, bytes, format)
    } catch {
      throw Self.error(original, error.reason)
    }
    try FileWriting.makeFolder(files.absolute(Self.folder))
    for (variant, file) in zip(missing, made) {
      // Under a name of this process's: the preview may make the same one at the same time.
      let place = files.absolute(self.place(variant, digest))
      let own = "\(place)-\(getpid())"
      try FileWriting.replace(own, with: file)
      guard rename(own, place) == 0 else { throw DiskError("write", place, code: errno) }
    }
  }

  private static func error(_ path: String, _ reason: String) -> DiskError {
    DiskError(
      "scale", path, code: EINVAL, hint: "\(reason): open it in an image editor and save it again")
  }

  private func place(_ variant: ImageVariant, _ digest: Digest) -> String {
    Self.folder + "/" + Self.prefix(variant) + FNV1a.hex("\(digest.high) \(digest.low)") + "." + variant.format.ending
  }

  private static func prefix(_ variant: ImageVariant) -> String {
    FNV1a.hex(variant.path.text + " " + recipe(of: variant)) + "-"
  }

  /// Deletes the files that no page shows any more, and those of other states of their originals.
  ///
  /// - Throws: `DiskError`.
  static func prune(_ layout: SiteLayout, keeping variants: [ImageVariant]) throws(DiskError) {
    let folder = layout.path(folder)
    let wanted = Set(variants.map(prefix))
    let files = try FolderListing.entries(of: folder, withStamps: true, badName: { _ in })
    let byPrefix = Dictionary(grouping: files) { file in
      file.name.firstIndex(of: "-").map { String(file.name[...$0]) } ?? ""
    }
    for (prefix, files) in byPrefix {
      // The newest is the one that was made of the original as it is now.
      let newest = files.max { ($0.stamp?.modified ?? 0) < ($1.stamp?.modified ?? 0) }?.name
      for file in files where file.kind == .file && (!wanted.contains(prefix) || file.name != newest) {
        unlink(folder + "/" + file.name)
      }
    }
  }
}
