import Foundation
import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct OpenFileTests {
  @Test("a file is read in parts")
  func parts() throws {
    let folder = try TemporaryFolder()
    try folder.write("bonjour", to: "site/a.txt")
    let file = try #require(OpenFile(folder["site/a.txt"], within: [folder["site"]]))
    #expect(file.size == 7)
    #expect(try file.read(at: 3, count: 3) == Array("jou".utf8))
    #expect(try file.read(at: 6, count: 10) == Array("r".utf8))
    #expect(try file.read(at: 7, count: 10) == [])
  }

  @Test("a link inside is followed; one that leads out, a folder, a pipe and nothing are refused")
  func refused() throws {
    let folder = try TemporaryFolder()
    try folder.write("secret", to: "secret.txt")
    try folder.write("bonjour", to: "site/a.txt")
    try folder.write("secret", to: "site-too/a.txt")
    try folder.link("site/inside", to: "a.txt")
    try folder.link("site/outside", to: "../secret.txt")
    try folder.link("site/beside", to: "../site-too")
    try folder.link("site/nowhere", to: "nothing")
    #expect(mkfifo(folder["site/pipe"], 0o600) == 0)
    let within = [folder["site"]]
    #expect(OpenFile(folder["site/inside"], within: within) != nil)
    for path in [
      "site/outside", "site/beside/a.txt", "site/nowhere", "site/pipe", "site", "site/b", "secret.txt",
    ] {
      #expect(OpenFile(folder[path], within: within) == nil, "\(path)")
    }
  }
}
