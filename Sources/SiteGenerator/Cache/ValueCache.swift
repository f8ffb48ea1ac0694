package import SiteContent
package import SiteModel

/// A value that one build or preview leaves to the next, in a file of its own.
package struct ValueCache<Value: ByteCodable & Sendable>: Sendable {
  private let folder: String
  private let file: CacheFile

  /// - Parameter state: the folder of the program's own files.
  fileprivate init(_ name: String, in state: String, program: String) {
    folder = state + "/cache"
    file = CacheFile(path: folder + "/" + name, program: program)
  }

  /// Nil where there is no such file, or a damaged one.
  package func load() -> Value? {
    guard var reader = file.read()?.content else { return nil }
    do throws(CacheDamage) {
      return try reader.value(Value.self)
    } catch {
      return nil
    }
  }

  /// - Throws: `DiskError`.
  package func save(_ value: Value, key: DigestKey = .random()) throws(DiskError) {
    try FileWriting.makeFolder(folder)
    var writer = ByteWriter()
    writer.put(value)
    try file.write(key: key, writer)
  }
}

extension ValueCache<KnownMedia> {
  /// What is known of the site's images: hundreds of photographs need not be looked at again.
  package static func media(in state: String, program: String) -> Self {
    Self("media", in: state, program: program)
  }
}

extension ValueCache<KnownFolders> {
  /// What is known of the content's folders: thousands of them need not be listed again.
  static func folders(in state: String, program: String) -> Self {
    Self("folders", in: state, program: program)
  }
}
