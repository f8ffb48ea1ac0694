package import SiteModel

/// What is known of the site's images and films, by their paths relative to the root folder.
package struct KnownMedia: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    package var file: MediaFile
    /// Of the file when it was looked at; nil where a later file could have the same: see `FileStamp.isSettled`.
    package var stamp: FileStamp?
  }

  package private(set) var entries: [RelativePath: Entry] = [:]

  package init() {}

  package init(_ entries: [RelativePath: Entry]) { self.entries = entries }

  package subscript(path: RelativePath) -> MediaFile? { entries[path]?.file }

  package var files: [RelativePath: MediaFile] { entries.mapValues(\.file) }

  /// Looks at files; those that are known and as they were are not read.
  ///
  /// - Parameter moment: of the disk's clock, from before the files were listed, in nanoseconds since 1970.
  /// - Throws: `DiskError`.
  static func look(
    at paths: [RelativePath], _ layout: SiteLayout, known: KnownMedia, moment: Int64, jobs: Int
  ) async throws -> KnownMedia {
    let files = SiteFiles(layout)
    let found = try await Parallel.map(paths, jobs: jobs) { path -> (RelativePath, Entry) in
      let place = layout.path(path)
      let stamp = FileStamp(of: place)
      if let entry = known.entries[path], let stamp, entry.stamp == stamp { return (path, entry) }
      let settled = stamp.flatMap { $0.isSettled(at: moment) ? $0 : nil }
      return (
        path, Entry(file: try MediaInspector.look(at: path, in: files, theme: layout.theme), stamp: settled)
      )
    }
    return KnownMedia(Dictionary(found) { first, _ in first })
  }
}

extension MediaFormat: ByteCodable {}
extension MediaFile.Damage: ByteCodable {}

extension MediaFile: Described {
  package static var blank: Self { Self() }

  package static func visit<Visitor: PartVisitor>(
    _ file: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&file.format)
    try visitor.part(&file.size)
    try visitor.part(&file.damage)
    try visitor.part(&file.count)
    try visitor.part(&file.hasPosition)
    try visitor.part(&file.isAnimated)
    try visitor.part(&file.hasTransparency)
    try visitor.part(&file.tint)
    try visitor.part(&file.obstacle)
    try visitor.part(&file.isSpoilt)
  }
}

extension KnownMedia: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    let settled = entries.filter { $0.value.stamp != nil }.sorted { $0.key < $1.key }
    writer.put(UInt64(settled.count))
    for (path, entry) in settled {
      writer.put(path)
      writer.put(entry.file)
      writer.put(entry.stamp)
    }
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    for _ in 0..<(try reader.count()) {
      let path: RelativePath = try reader.value()
      let file: MediaFile = try reader.value()
      entries[path] = Entry(file: file, stamp: try reader.value())
    }
  }
}
