package import SiteContent
package import SiteModel

/// What is known of a file that a build wrote. It refers to nothing, for every build hands on tens of thousands.
package struct PageRecord: Sendable, Equatable {
  /// Of what it was made of.
  package var ingredients: Digest
  /// Of its bytes; zero for files that are copied.
  package var content: Digest
  /// Of the file when it was written or looked at.
  package var stamp: FileStamp
  /// Where its parts stand among those of all records.
  fileprivate var parts: Range<Int>
  /// The position of its cause.
  fileprivate var cause: Int
}

/// A file that a build has made, and why.
package struct MadePage: Sendable, Equatable {
  package var ingredients: PageDigests.Ingredients
  /// Of its bytes; zero for files that are copied.
  package var content: Digest
  /// Of the file in its place.
  package var stamp: FileStamp
  /// Why it was written last: in words.
  package var cause: String
}

/// What the last build of an output folder left there, file by file, in the order of the paths' bytes: found without a
/// table, which every build would have to make.
package struct PageRecords: Sendable, Equatable {
  /// Of the disk's clock, from after the files were looked at; in nanoseconds since 1970.
  package var moment: Int64 = 0
  private var paths = SortedPaths()
  private var records: [PageRecord] = []
  /// Digests of what the files are made of, cut short; those of one file after those of another.
  private var parts: [UInt32] = []
  private var causes: [String] = []

  package init() {}

  package var count: Int { records.count }

  package subscript(position: Int) -> PageRecord { records[position] }

  /// Why a file was written last: in words.
  package func cause(_ position: Int) -> String { causes[records[position].cause] }

  /// Of each part of what a file was made of, cut short; empty for files that are copied.
  package func parts(_ position: Int) -> ArraySlice<UInt32> { parts[records[position].parts] }

  /// Whether a file's stamp can be trusted: see `FileStamp.isSettled`.
  package func isSettled(_ position: Int) -> Bool { records[position].stamp.isSettled(at: moment) }

  /// The position of a file.
  package func position(of path: RelativePath) -> Int? { OutputPath(path).flatMap(paths.position) }

  func positions(of files: SortedPaths) -> [Int?] { paths.positions(of: files) }

  /// What stands at the path of a file, links not followed; nil where nothing does.
  func status(_ position: Int, in folder: OutputFolder) throws -> OutputFolder.Status? {
    try paths.withBytes(position) { try folder.status(ofBytes: $0) }
  }

  /// Puts records together, file by file in the order of their paths.
  struct Builder {
    private(set) var records = PageRecords()
    private var causes: [String: Int] = [:]

    init(count: Int) {
      records.paths = SortedPaths(room: count)
      records.records.reserveCapacity(count)
    }

    mutating func add(_ path: OutputPath, _ page: MadePage) {
      records.paths.append(path)
      add(page.ingredients.digest, page.content, page.stamp, page.ingredients.parts[...], page.cause)
    }

    /// Takes over the record of a file that is as it was.
    mutating func keep(_ position: Int, of old: PageRecords, stamp: FileStamp) {
      records.paths.append(position, of: old.paths)
      add(old[position].ingredients, old[position].content, stamp, old.parts(position), old.cause(position))
    }

    private mutating func add(
      _ ingredients: Digest, _ content: Digest, _ stamp: FileStamp, _ parts: ArraySlice<UInt32>,
      _ cause: String
    ) {
      let number = causes[cause] ?? records.causes.count
      if number == records.causes.count {
        causes[cause] = number
        records.causes.append(cause)
      }
      let start = records.parts.count
      records.parts += parts
      records.records.append(
        PageRecord(
          ingredients: ingredients, content: content, stamp: stamp, parts: start..<records.parts.count,
          cause: number))
    }
  }
}

extension PageRecords: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(moment)
    writer.put(paths)
    writer.put(causes)
    for record in records {
      writer.put(record.ingredients)
      writer.put(record.content)
      writer.put(record.stamp)
      writer.put(UInt64(record.cause))
      writer.put(UInt64(record.parts.count))
    }
    writer.put(words: parts)
  }

  package init(from reader: inout ByteReader) throws(CacheDamage) {
    moment = try reader.value()
    paths = try reader.value()
    causes = try reader.value()
    records.reserveCapacity(paths.count)
    var start = 0
    for _ in 0..<paths.count {
      let (ingredients, content): (Digest, Digest) = (try reader.value(), try reader.value())
      let stamp: FileStamp = try reader.value()
      let cause = try reader.number()
      guard cause < UInt64(causes.count) else { throw CacheDamage() }
      let end = start + (try reader.count())
      records.append(
        PageRecord(
          ingredients: ingredients, content: content, stamp: stamp, parts: start..<end, cause: Int(cause)))
      start = end
    }
    parts = try reader.words()
    guard parts.count == start else { throw CacheDamage() }
  }
}
