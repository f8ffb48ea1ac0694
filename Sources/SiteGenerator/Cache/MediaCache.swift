import SiteContent
import SiteModel

/// What is known of the site's images, from one build to the next: hundreds of photographs need not be looked at again.
struct MediaCache: Sendable {
  private let file: CacheFile

  init(folder: String, program: String) { file = CacheFile(path: folder + "/cache/media", program: program) }

  /// Nothing where there is no such file, or a damaged one.
  func load() -> KnownMedia {
    guard var reader = file.read()?.content else { return KnownMedia() }
    do throws(CacheDamage) {
      return try reader.value()
    } catch {
      return KnownMedia()
    }
  }

  /// - Throws: `DiskError`.
  func save(_ media: KnownMedia, key: DigestKey) throws(DiskError) {
    var writer = ByteWriter()
    writer.put(media)
    try file.write(key: key, writer)
  }
}
