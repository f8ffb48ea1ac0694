package import SiteContent
package import SiteModel

/// What a file that a build wrote was made of. It refers to nothing, for every build hands on tens of thousands.
package struct PageRecord: Sendable, Equatable {
  /// Of what it was made of.
  package var ingredients: Digest
  /// Of its bytes; zero for files that are copied.
  package var content: Digest
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

/// What the last build of an output folder left there, and what of, file by file in the order of the paths' bytes: found
/// without a table, which every build would have to make.
package struct PageRecords: Sendable, Equatable {
  package var files = LeftFiles()
  private var records: [PageRecord] = []
  /// Digests of what the files are made of, cut short; those of one file after those of another.
  private var parts: [UInt32] = []
  private var causes: [String] = []

  package init() {}

  package subscript(position: Int) -> PageRecord { records[position] }

  /// Why a file was written last: in words.
  package func cause(_ position: Int) -> String { causes[records[position].cause] }

  /// Of each part of what a file was made of, cut short; empty for files that are copied.
  package func parts(_ position: Int) -> ArraySlice<UInt32> { parts[records[position].parts] }

  /// The position of a file.
  package func position(of path: RelativePath) -> Int? { OutputPath(path).flatMap(files.paths.position) }

  func positions(of files: SortedPaths) -> [Int?] { self.files.paths.positions(of: files) }

  /// Puts records together, file by file in the order of their paths.
  struct Builder {
    private(set) var records = PageRecords()
    private var causes: [String: Int] = [:]
    private let old: PageRecords
    /// What numbers the causes of the old records have here.
    private var oldCauses: [Int?]

    /// - Parameter old: those of which some are taken over.
    init(count: Int, after old: PageRecords = PageRecords()) {
      self.old = old
      oldCauses = [Int?](repeating: nil, count: old.causes.count)
      records.files = LeftFiles(room: count)
      records.records.reserveCapacity(count)
    }

    mutating func add(_ path: OutputPath, _ page: MadePage) {
      records.files.append(path, page.stamp)
      add(page.ingredients.digest, page.content, page.ingredients.parts[...], number(of: page.cause))
    }

    /// Takes over the record of a file that is as it was.
    mutating func keep(_ position: Int, stamp: FileStamp) {
      records.files.append(position, of: old.files, stamp)
      let record = old[position]
      let cause = oldCauses[record.cause] ?? number(of: old.causes[record.cause])
      oldCauses[record.cause] = cause
      add(record.ingredients, record.content, old.parts[record.parts], cause)
    }

    private mutating func number(of cause: String) -> Int {
      if let number = causes[cause] { return number }
      causes[cause] = records.causes.count
      records.causes.append(cause)
      return records.causes.count - 1
    }

    private mutating func add(
      _ ingredients: Digest, _ content: Digest, _ parts: ArraySlice<UInt32>, _ cause: Int
    ) {
      let start = records.parts.count
      records.parts += parts
      records.records.append(
        PageRecord(
          ingredients: ingredients, content: content, parts: start..<records.parts.count, cause: cause))
    }
  }
}

// MARK: On the disk

extension PageRecords {
  /// Writes what the files were made of; they themselves stand elsewhere.
  func write(to writer: inout ByteWriter) {
    writer.reserve(records.count * 64)
    writer.put(causes)
    for record in records {
      writer.put(record.ingredients)
      writer.put(record.content)
      writer.put(UInt64(record.cause))
      writer.put(UInt64(record.parts.count))
    }
    writer.put(words: parts)
  }

  init(of files: LeftFiles, from reader: inout ByteReader) throws(CacheDamage) {
    self.files = files
    causes = try reader.value()
    records.reserveCapacity(files.count)
    var start = 0
    for _ in 0..<files.count {
      let (ingredients, content): (Digest, Digest) = (try reader.value(), try reader.value())
      let cause = try reader.number()
      guard cause < UInt64(causes.count) else { throw CacheDamage() }
      let end = start + (try reader.count())
      records.append(
        PageRecord(ingredients: ingredients, content: content, parts: start..<end, cause: Int(cause)))
      start = end
    }
    parts = try reader.words()
    guard parts.count == start else { throw CacheDamage() }
  }
}
