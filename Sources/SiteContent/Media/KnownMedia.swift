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

extension ImageSize: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(width)
    writer.put(height)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(width: try reader.value(), height: try reader.value())
  }
}

extension ImageTint: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(red)
    writer.put(green)
    writer.put(blue)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(red: try reader.value(), green: try reader.value(), blue: try reader.value())
  }
}

extension MediaFile: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(format)
    writer.put(size)
    writer.put(damage)
    writer.put(count)
    writer.put(hasPosition)
    writer.put(isAnimated)
    writer.put(hasTransparency)
    writer.put(tint)
    writer.put(obstacle)
    writer.put(isSpoilt)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init()
    format = try reader.value()
    size = try reader.value()
    damage = try reader.value()
    count = try reader.value()
    hasPosition = try reader.value()
    isAnimated = try reader.value()
    hasTransparency = try reader.value()
    tint = try reader.value()
    obstacle = try reader.value()
    isSpoilt = try reader.value()
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
