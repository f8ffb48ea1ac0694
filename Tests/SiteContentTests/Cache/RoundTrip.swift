import Testing

@testable import SiteContent

/// Writes values and reads them again. The two samples differ in every property: one that the coding forgets comes
/// back as the other's, or fails here because nobody set it.
///
/// - Parameter without: properties that the cache leaves out on purpose.
func expectRoundTrip<Value: ByteCodable & Equatable>(
  _ one: Value, _ other: Value, without: Set<String> = [], sourceLocation: SourceLocation = #_sourceLocation
) throws {
  for (a, b) in zip(Mirror(reflecting: one).children, Mirror(reflecting: other).children) {
    let name = a.label ?? "?"
    if without.contains(name) { continue }
    #expect(
      "\(a.value)" != "\(b.value)", "set '\(name)' of both samples, and to different values",
      sourceLocation: sourceLocation)
  }
  for value in [one, other] {
    let bytes = encoded(value)
    var reader = ByteReader(bytes)
    #expect(try reader.value(Value.self) == value, sourceLocation: sourceLocation)
    #expect(reader.isAtEnd, sourceLocation: sourceLocation)
    for count in bytes.indices {
      var short = ByteReader(Array(bytes.prefix(count)))
      #expect(
        throws: CacheDamage.self, "cut after \(count) bytes", sourceLocation: sourceLocation
      ) { try short.value(Value.self) }
    }
    // Whatever comes of a changed bit, it is no crash: a digest of the whole file tells that it is wrong.
    for bit in 0..<bytes.count * 8 {
      var wrong = bytes
      wrong[bit / 8] ^= UInt8(1 << (bit % 8))
      var reader = ByteReader(wrong)
      _ = try? reader.value(Value.self)
    }
  }
}

func encoded(_ value: some ByteCodable) -> [UInt8] {
  var writer = ByteWriter()
  writer.put(value)
  return writer.bytes
}
