package import SiteModel

/// Writes values and reads them again, and tells what is wrong. The two samples differ in every property: one that
/// the description of the type's parts forgets comes back as the other's, or is named because nobody set it.
///
/// - Parameter without: properties that the cache leaves out on purpose.
package func roundTripProblems<Value: ByteCodable & Equatable>(
  _ one: Value, _ other: Value, without: Set<String> = []
) -> [String] {
  var problems: [String] = []
  for (a, b) in zip(Mirror(reflecting: one).children, Mirror(reflecting: other).children) {
    let name = a.label ?? "?"
    if !without.contains(name), "\(a.value)" == "\(b.value)" {
      problems.append("set '\(name)' of both samples, and to different values")
    }
  }
  for value in [one, other] {
    let bytes = encoded(value)
    var reader = ByteReader(bytes)
    if (try? reader.value(Value.self)) != value { problems.append("\(value) comes back as another value") }
    if !reader.isAtEnd { problems.append("\(value) is not read to its end") }
    for count in bytes.indices {
      var short = ByteReader(Array(bytes.prefix(count)))
      if (try? short.value(Value.self)) != nil {
        problems.append("\(value) is read from its first \(count) bytes")
      }
    }
    // Whatever comes of a changed bit, it is no crash: a digest of the whole file tells that it is wrong.
    for bit in 0..<bytes.count * 8 {
      var wrong = bytes
      wrong[bit / 8] ^= UInt8(1 << (bit % 8))
      var reader = ByteReader(wrong)
      _ = try? reader.value(Value.self)
    }
  }
  return problems
}

package func encoded(_ value: some ByteWritable) -> [UInt8] {
  var writer = ByteWriter()
  writer.put(value)
  return writer.bytes
}
