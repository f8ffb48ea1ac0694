#if os(Linux)
  import Foundation
  import Testing

  @testable import blogsite

  @Suite("What the linker names a program by")
  struct LinkerIDTests {
    /// A note of an ELF file.
    private func note(_ name: String, _ type: UInt32, _ content: [UInt8]) -> [UInt8] {
      func filled(_ bytes: [UInt8]) -> [UInt8] {
        bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
      }
      let name = Array(name.utf8) + [0]
      let head = [UInt32(name.count), UInt32(content.count), type].flatMap { number in
        withUnsafeBytes(of: number) { Array($0) }
      }
      return head + filled(name) + filled(content)
    }

    private func id(_ notes: [UInt8]) -> [UInt8]? { notes.withUnsafeBytes { LinkerID.id(in: $0) } }

    @Test("It is found behind other notes")
    func behindOthers() {
      let others = note("GNU", 1, [1, 2, 3, 4]) + note("Linux-PAM", 3, [5]) + note("GNU", 5, [])
      #expect(id(others + note("GNU", 3, [7, 8, 9])) == [7, 8, 9])
      #expect(id(others) == nil)
      #expect(id([]) == nil)
    }

    @Test("Notes that lead out of themselves are none")
    func cutShort() {
      let whole = note("GNU", 3, [7, 8, 9, 10])
      for length in 0..<whole.count { #expect(id(Array(whole.prefix(length))) == nil) }
      var endless = whole
      endless.replaceSubrange(0..<4, with: [0xFF, 0xFF, 0xFF, 0xFF])
      #expect(id(endless) == nil)
    }

    @Test("This program has the one that its file tells of")
    func own() throws {
      let own = try #require(LinkerID.own())
      #expect(own.count >= 8)
      let file = try Data(contentsOf: URL(fileURLWithPath: "/proc/self/exe"), options: .alwaysMapped)
      #expect(file.prefix(1 << 20).range(of: Data(own)) != nil)
    }
  }
#endif
