import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct FileReadingTests {
  @Test("reads a file of any length as it is", arguments: [0, 1, 4095, 4096, 4097, 100_000])
  func wholeFile(_ count: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try folder.write(bytes, to: "file")
    #expect(try FileReading.bytes(of: folder["file"]) == bytes)
  }

  @Test("names the file and the reason where it cannot be read")
  func missing() throws {
    let folder = try TemporaryFolder()
    let path = folder["nothing"]
    let error = try #require(throws: DiskError.self) { try FileReading.bytes(of: path) }
    #expect(error.description == "cannot read '\(path)': No such file or directory")
    #expect(throws: DiskError.self) { try FileReading.bytes(of: folder.path) }
  }

  @Test("gives nothing for a missing file where that is allowed, but hides no other error")
  func ifPresent() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "file")
    #expect(try FileReading.bytesIfPresent(of: folder["file"]) == Array("x".utf8))
    #expect(try FileReading.bytesIfPresent(of: folder["nothing"]) == nil)
    #expect(try FileReading.bytesIfPresent(of: folder["file/below"]) == nil)
    #expect(throws: DiskError.self) { try FileReading.bytesIfPresent(of: folder.path) }
  }

  @Test("an error of the disk says what to do where that is known")
  func hint() {
    let error = DiskError("write", "x", code: 28, hint: "make room")
    #expect(error.description == "cannot write 'x': No space left on device; make room")
  }
}
