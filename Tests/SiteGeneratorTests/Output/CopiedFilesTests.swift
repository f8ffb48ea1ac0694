import Foundation
import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct CopiedFilesTests {
  private let fixture: OutputFixture

  init() throws { fixture = try OutputFixture() }

  private func copy(_ source: String) async throws -> WriteReport {
    try await OutputWriter(layout: fixture.layout, jobs: 2).write(
      [OutputFile(path: "media/a.bin", content: .copy(of: fixture.source(source)))], clean: false
    ).report
  }

  @Test(
    "a copy has the bytes of its source, and is made only once", arguments: [0, 1, 65536, 131_072, 300_001])
  func copies(count: Int) async throws {
    var bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    try fixture.folder.write(bytes, to: "content/a.bin")
    #expect(try await copy("content/a.bin").written == ["media/a.bin"])
    #expect(try fixture.folder.bytes("site/media/a.bin") == bytes)
    #expect(try await copy("content/a.bin") == WriteReport(written: [], unchanged: 1, removed: []))
    guard count > 0 else { return }
    bytes[count - 1] ^= 1
    try fixture.folder.write(bytes, to: "content/a.bin")
    #expect(try await copy("content/a.bin").written == ["media/a.bin"])
    #expect(try fixture.folder.bytes("site/media/a.bin") == bytes)
  }

  @Test("a copy has the mode of other files, not that of its source")
  func mode() async throws {
    try fixture.folder.write("a", to: "content/a.bin")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: fixture.folder["content/a.bin"])
    _ = try await copy("content/a.bin")
    #expect(try fixture.folder.permissions("site/media/a.bin") == fixture.masked(0o644))
  }

  @Test("a source that is missing is named, and leaves no temporary file", arguments: [false, true])
  func missing(isBuilt: Bool) async throws {
    if isBuilt { try await fixture.build(["media/a.bin": "old"]) }
    let error = await #expect(throws: DiskError.self) { _ = try await copy("content/no.bin") }
    #expect(
      error?.description == "cannot read '\(fixture.folder["content/no.bin"])': No such file or directory")
    #expect(try fixture.folder.files(in: "site") == (isBuilt ? ["media/a.bin"] : []))
    #expect(!fixture.folder.exists("site/.blogsite-tmp"))
  }
}
