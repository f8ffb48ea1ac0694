import SiteContent

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
  /// By path, relative to the output folder.
  package var records: [String: PageRecord] = [:]

  package init() {}

  package subscript(path: String) -> PageRecord? { records[path] }
}

extension PageRecords: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    var causes: [String: Int] = [:]
    var texts: [String] = []
    for record in records.values where causes[record.cause] == nil {
      causes[record.cause] = texts.count
      texts.append(record.cause)
    }
    writer.put(texts)
    writer.put(UInt64(records.count))
    for (path, record) in records {
      writer.put(path)
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
    records.reserveCapacity(count)
    for _ in 0..<count {
      let path: String = try reader.value()
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
      records[path] = PageRecord(
        ingredients: ingredients, parts: parts, content: content, stamp: stamp, isSettled: isSettled,
        cause: causes[Int(cause)])
    }
  }
}
