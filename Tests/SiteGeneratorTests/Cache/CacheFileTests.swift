import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// A file of the cache gives what was written, or nothing.
@Suite struct CacheFileTests {
  private let folder: TemporaryFolder
  private let file: CacheFile
  private let key = DigestKey(first: 0x1234_5678_9abc_def0, second: 7)
  private let conditions = Digest(high: 3, low: 4)
  private let good: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    file = CacheFile(path: folder["cache"], program: "blogsite 1")
    try file.write(key: key, conditions: conditions, Self.content)
    good = try folder.bytes("cache")
  }

  private static var content: ByteWriter {
    var writer = ByteWriter()
    writer.put("Bonjour")
    writer.put(2007)
    return writer
  }

  /// What the file says under the right conditions; nil where it is of no use.
  private func read() throws -> String? {
    guard let contents = file.read(conditions: conditions) else { return nil }
    var content = contents.content
    let text: String = try content.value()
    let number: Int = try content.value()
    #expect(contents.key == key)
    #expect(content.isAtEnd)
    return "\(text) \(number)"
  }

  @Test("what was written comes back")
  func roundTrip() throws {
    #expect(try read() == "Bonjour 2007")
    #expect(file.readKey() == key)
    #expect(file.read(key: key, conditions: conditions) != nil)
    #expect(try folder.files() == ["cache"])
  }

  @Test("cut short anywhere, it is taken for missing")
  func truncated() throws {
    for count in good.indices {
      try folder.write(Array(good.prefix(count)), to: "cache")
      #expect(try read() == nil, "after \(count) bytes")
    }
  }

  @Test("with one bit changed anywhere, it is taken for missing")
  func flipped() throws {
    for bit in 0..<good.count * 8 {
      var wrong = good
      wrong[bit / 8] ^= UInt8(1 << (bit % 8))
      try folder.write(wrong, to: "cache")
      #expect(try read() == nil, "bit \(bit)")
    }
  }

  @Test("with something behind its end, it is taken for missing")
  func longer() throws {
    try folder.write(good + [0], to: "cache")
    #expect(try read() == nil)
  }

  @Test("a file of something else, an empty one, a folder and none are missing")
  func foreign() throws {
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]
    for bytes in [
      [], png, Array("blogsite cache 2\n".utf8), Array("blogsite cache 3\n".utf8) + good.dropFirst(17),
    ] {
      try folder.write(bytes, to: "cache")
      #expect(try read() == nil)
      #expect(file.readKey() == nil)
    }
    try folder.remove("cache")
    #expect(try read() == nil)
    #expect(file.readKey() == nil)
    try folder.makeFolder("cache")
    #expect(try read() == nil)
    #expect(file.readKey() == nil)
  }

  @Test("what another program wrote, or other conditions or another key were meant for, is missing")
  func otherwise() throws {
    #expect(CacheFile(path: file.path, program: "blogsite 2").read(conditions: conditions) == nil)
    #expect(CacheFile(path: file.path, program: "blogsite 2").readKey() == nil)
    #expect(file.read(conditions: .zero) == nil)
    #expect(file.read(key: DigestKey(first: 0, second: 7), conditions: conditions) == nil)
  }

  @Test("the same content under another key is another file")
  func keyed() throws {
    try file.write(key: DigestKey(first: 1, second: 7), conditions: conditions, Self.content)
    #expect(try folder.bytes("cache") != good)
  }

  @Test("an empty content is content")
  func empty() throws {
    try file.write(key: key, ByteWriter())
    #expect(file.read()?.content.isAtEnd == true)
  }

  @Test("bodies are read by their places, and never beyond the last")
  func bodies() throws {
    var bodies = ByteWriter()
    bodies.append(Array("abcdef".utf8))
    try file.write(key: key, Self.content, bodies: bodies)
    let contents = try #require(file.read())
    #expect(contents.bodies.bytes(1..<4) == Array("bcd".utf8))
    #expect(contents.bodies.bytes(0..<6) == bodies.bytes)
    #expect(contents.bodies.bytes(3..<3) == [])
    #expect(contents.bodies.bytes(3..<7) == nil)
    // Another file takes its name: what was opened stays what it was.
    try file.write(key: key, Self.content)
    #expect(contents.bodies.bytes(4..<6) == Array("ef".utf8))
    #expect(file.read()?.bodies.bytes(0..<1) == nil)
  }

  @Test("with bodies too, a file that is cut short or longer is taken for missing")
  func wrongLength() throws {
    var bodies = ByteWriter()
    bodies.append(Array("abcdef".utf8))
    try file.write(key: key, conditions: conditions, Self.content, bodies: bodies)
    let good = try folder.bytes("cache")
    #expect(try read() == "Bonjour 2007")
    for count in good.indices {
      try folder.write(Array(good.prefix(count)), to: "cache")
      #expect(try read() == nil, "after \(count) bytes")
    }
    try folder.write(good + [0], to: "cache")
    #expect(try read() == nil)
  }
}
