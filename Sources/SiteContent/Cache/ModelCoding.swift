package import SiteModel

// The model's values, as the cache holds them.

extension SourcePosition: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(line)
    writer.put(column)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(line: try reader.value(), column: try reader.value())
  }
}

extension Moment: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(Int(secondsSince1970))
    writer.put(offset)
    writer.put(hasTime)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(
      secondsSince1970: Int64(try reader.value(Int.self)), offset: try reader.value(),
      hasTime: try reader.value())
  }
}

extension SitePath: ByteCodable {
  package func write(to writer: inout ByteWriter) { writer.put(text) }
  package init(from reader: inout ByteReader) throws(CacheDamage) { self.init(try reader.text()) }
}

extension TagMention: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(name)
    writer.put(key.words)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(name: try reader.value(), key: TagKey(folded: try reader.value()))
  }
}

extension LeftOut.Reason: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    switch self {
    case .draft: writer.put(UInt64(0))
    case .future(let date):
      writer.put(UInt64(1))
      writer.put(date)
    case .expired(let date):
      writer.put(UInt64(2))
      writer.put(date)
    }
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    switch try reader.number() {
    case 0: self = .draft
    case 1: self = .future(try reader.value())
    case 2: self = .expired(try reader.value())
    default: throw CacheDamage()
    }
  }
}

extension Article.CommentMode: ByteCodable {}
extension Comment.Status: ByteCodable {}
extension Comment.Kind: ByteCodable {}

extension ExtraValue: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    switch self {
    case .text(let text):
      writer.put(UInt64(0))
      writer.put(text)
    case .flag(let flag):
      writer.put(UInt64(1))
      writer.put(flag)
    case .list(let values):
      writer.put(UInt64(2))
      writer.put(values)
    case .object(let values):
      writer.put(UInt64(3))
      writer.put(UInt64(values.count))
      for (key, value) in values.sorted(by: { $0.key < $1.key }) {
        writer.put(key)
        writer.put(value)
      }
    }
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    switch try reader.number() {
    case 0: self = .text(try reader.value())
    case 1: self = .flag(try reader.value())
    case 2: self = .list(try reader.value())
    case 3:
      var values: [String: ExtraValue] = [:]
      for _ in 0..<(try reader.count()) {
        let key = try reader.text()
        values[key] = try reader.value(ExtraValue.self)
      }
      self = .object(values)
    default: throw CacheDamage()
    }
  }
}

extension ByteReader {
  /// Free keys.
  mutating func extra() throws(CacheDamage) -> [String: ExtraValue] {
    guard case .object(let values) = try value(ExtraValue.self) else { throw CacheDamage() }
    return values
  }
}

extension FindingKind: ByteCodable {}

extension Diagnostic: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(severity == .error)
    writer.put(kind)
    writer.put(file)
    writer.put(position)
    writer.put(message)
    writer.put(hint)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(
      try reader.value(Bool.self) ? .error : .warning, try reader.value(), try reader.value(),
      try reader.value(),
      try reader.value(), hint: try reader.value())
  }
}
