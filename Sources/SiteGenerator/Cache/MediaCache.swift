package import SiteContent
package import SiteModel

/// What is known of the site's images, from one build or preview to the next: hundreds of photographs need not be
/// looked at again.
package struct MediaCache: Sendable {
  private let folder: String
  private let file: CacheFile

  /// - Parameter folder: of the program's own files.
  package init(folder: String, program: String) {
    self.folder = folder + "/cache"
    file = CacheFile(path: self.folder + "/media", program: program)
  }

  /// Nothing where there is no such file, or a damaged one.
  package func load() -> KnownMedia {
    guard var reader = file.read()?.content else { return KnownMedia() }
    do throws(CacheDamage) {
      return try reader.value()
    } catch {
      return KnownMedia()
    }
  }

  /// - Throws: `DiskError`.
  package func save(_ media: KnownMedia, key: DigestKey = .random()) throws(DiskError) {
    try FileWriting.makeFolder(folder)
    var writer = ByteWriter()
    writer.put(media)
    try file.write(key: key, writer)
  }
}
