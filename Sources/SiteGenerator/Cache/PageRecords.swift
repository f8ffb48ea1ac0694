package import SiteContent
package import SiteModel

/// What is known of a file that a build wrote.
package struct PageRecord: Sendable, Equatable {
  /// Of what it was made of.
  package var ingredients: Digest
  /// Of each part of that, cut short; empty for files that are copied.
  package var parts: [UInt32]
  /// Of its bytes; zero for files that are copied.
  package var content: Digest
  /// Of the file when it was written or looked at.
  package var stamp: FileStamp
  package var isSettled: Bool
  /// Why it was written last: in words.
  package var cause: String
}

/// What the last build of an output folder left there, file by file.
package struct PageRecords: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    /// Relative to the output folder.
    package var path: RelativePath
    package var record: PageRecord
  }

  /// In the order of their paths' bytes: found without a table, which every build would have to make.
  package private(set) var entries: [Entry] = []

  package init() {}

  package init(_ entries: [Entry]) {
    let isSorted = entries.indices.dropFirst().allSatisfy { entries[$0 - 1].path < entries[$0].path }
    self.entries = isSorted ? entries : entries.sorted { $0.path < $1.path }
  }

  package var count: Int { entries.count }

  package subscript(path: RelativePath) -> PageRecord? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].path < path { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].path == path ? entries[low].record : nil
  }

  /// The same records, with those settled whose stamps can be trusted.
  ///
  /// - Parameter moment: of the disk's clock, from after the files were looked at.
  func settled(at moment: Int64) -> PageRecords {
    var copy = self
    for i in entries.indices {
      copy.entries[i].record.isSettled = entries[i].record.stamp.isSettled(at: moment)
    }
    return copy
  }

}

extension PageRecords: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    var causes: [String: Int] = [:]
    var texts: [String] = []
    for entry in entries where causes[entry.record.cause] == nil {
      causes[entry.record.cause] = texts.count
      texts.append(entry.record.cause)
    }
    writer.put(texts)
    writer.put(UInt64(entries.count))
    for entry in entries {
      let record = entry.record
      writer.put(entry.path)
      writer.put(record.ingredients)
      writer.put(UInt64(record.parts.count))
      for part in record.parts { writer.put(UInt64(part)) }
      writer.put(record.content)
      writer.put(record.stamp)
      writer.put(record.isSettled)
      writer.put(UInt64(causes[record.cause] ?? 0))
    }
  }

  package init(from reader: inout ByteReader) throws(CacheDamage) {
    let causes: [String] = try reader.value()
    let count = try reader.count()
    entries.reserveCapacity(count)
    for _ in 0..<count {
      let path: RelativePath = try reader.value()
      let ingredients: Digest = try reader.value()
      var parts: [UInt32] = []
      let partCount = try reader.count()
      parts.reserveCapacity(partCount)
      for _ in 0..<partCount { parts.append(UInt32(truncatingIfNeeded: try reader.number())) }
      let content: Digest = try reader.value()
      let stamp: FileStamp = try reader.value()
      let isSettled: Bool = try reader.value()
      let cause = try reader.number()
      guard cause < UInt64(causes.count) else { throw CacheDamage() }
      if let last = entries.last, last.path >= path { throw CacheDamage() }
      let record = PageRecord(
        ingredients: ingredients, parts: parts, content: content, stamp: stamp, isSettled: isSettled,
        cause: causes[Int(cause)])
      entries.append(Entry(path: path, record: record))
    }
  }
}
