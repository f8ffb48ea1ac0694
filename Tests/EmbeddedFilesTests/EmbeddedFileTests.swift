import Testing

@testable import EmbeddedFiles

@Suite struct EmbeddedFileTests {
  @Test("every byte survives the way through a Swift literal")
  func bytes() {
    let file = EmbeddedFile("a.png", "\u{0}\u{7f}\u{80}\u{bf}\u{c0}\u{ff}\n\"\\")
    #expect(file.path == "a.png")
    #expect(file.bytes == [0x00, 0x7F, 0x80, 0xBF, 0xC0, 0xFF, 0x0A, 0x22, 0x5C])
  }

  @Test("a path may have letters beyond ASCII")
  func path() { #expect(EmbeddedFile("\u{c3}\u{a9}t\u{c3}\u{a9}.txt", "").path == "été.txt") }
}
