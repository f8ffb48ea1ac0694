/// A value of a free key (`extra`), for templates.
package indirect enum ExtraValue: Hashable, Sendable {
  case text(String)
  case flag(Bool)
  case list([ExtraValue])
  case object([String: ExtraValue])
}

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
      writer.put(values)
    }
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    switch try reader.number() {
    case 0: self = .text(try reader.value())
    case 1: self = .flag(try reader.value())
    case 2: self = .list(try reader.value())
    case 3: self = .object(try reader.value())
    default: throw CacheDamage()
    }
  }
}
