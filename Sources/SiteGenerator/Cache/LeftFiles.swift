package import SiteContent
package import SiteModel

/// The files that the last build left in an output folder, in the order of the paths' bytes, each with its stamp: all
/// that it takes to see that nobody has touched them.
package struct LeftFiles: Sendable, Equatable {
  /// Of the disk's clock, from after the files were looked at; in nanoseconds since 1970.
  package var moment: Int64 = 0
  private(set) var paths = SortedPaths()
  private var stamps: [FileStamp] = []

  package init() {}

  /// Room for as many files.
  init(room count: Int) {
    paths = SortedPaths(room: count)
    stamps.reserveCapacity(count)
  }

  package var count: Int { stamps.count }

  /// Of a file when it was written or looked at.
  package func stamp(_ position: Int) -> FileStamp { stamps[position] }

  /// Whether a file's stamp can be trusted: see `FileStamp.isSettled`.
  package func isSettled(_ position: Int) -> Bool { stamps[position].isSettled(at: moment) }

  /// What stands at the path of a file, links not followed; nil where nothing does.
  func status(_ position: Int, in folder: OutputFolder) throws -> OutputFolder.Status? {
    try paths.withBytes(position) { try folder.status(ofBytes: $0) }
  }

  /// Adds a file that comes after all others.
  mutating func append(_ path: OutputPath, _ stamp: FileStamp) {
    paths.append(path)
    stamps.append(stamp)
  }

  /// The same of a file that another list has.
  mutating func append(_ position: Int, of other: LeftFiles, _ stamp: FileStamp) {
    paths.append(position, of: other.paths)
    stamps.append(stamp)
  }
}

extension LeftFiles: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(moment)
    writer.put(paths)
    for stamp in stamps { writer.put(stamp) }
  }

  package init(from reader: inout ByteReader) throws(CacheDamage) {
    moment = try reader.value()
    paths = try reader.value()
    stamps.reserveCapacity(paths.count)
    for _ in 0..<paths.count { stamps.append(try reader.value()) }
  }
}
