import SiteModel
import Testing

@testable import SiteContent

/// Files whose structure tells that no browser shows what they should hold.
@Suite struct DamagedStructureTests {
  private static let head = Array("GIF89a".utf8) + [2, 0, 2, 0, 0, 0, 0]
  private static let frame: [UInt8] = [0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 2, 0x4C, 1, 0]

  private func damage(gif bytes: [UInt8]) -> MediaFile.Damage? {
    GIFStructure.look(at: MediaBytes(bytes)).damage
  }

  @Test("a GIF file that ends before its first picture does is cut off; one that lacks its last byte is not")
  func gif() {
    let whole = Self.head + Self.frame + [0x3B]
    #expect(damage(gif: whole) == nil)
    #expect(damage(gif: Array(whole.dropLast())) == nil)
    #expect(damage(gif: Self.head + Self.frame + Self.frame.prefix(12)) == .cut)
    for count in [6, 12, 13, 20, 26] { #expect(damage(gif: Array(whole.prefix(count))) == .cut, "\(count)") }
    #expect(damage(gif: Self.head + [0x77, 0, 0]) == .broken)
    // Browsers show what came before something that they do not know.
    #expect(damage(gif: Self.head + Self.frame + [0x77, 0, 0]) == nil)
  }

  private func png(_ width: UInt32, _ height: UInt32, depth: UInt8, colours: UInt8) -> MediaFile.Damage? {
    func big(_ number: UInt32) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }
    func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
      big(UInt32(content.count)) + Array(name.utf8) + content + [0, 0, 0, 0]
    }
    let bytes =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", big(width) + big(height) + [depth, colours, 0, 0, 0]) + chunk("IDAT", [0])
      + chunk("IEND", [])
    return PNGStructure.look(at: MediaBytes(bytes)).damage
  }

  @Test("a PNG file of a size or with colours that there are not is damaged")
  func impossiblePNG() {
    #expect(png(2, 2, depth: 8, colours: 6) == nil)
    #expect(png(2, 2, depth: 1, colours: 3) == nil)
    #expect(png(0, 2, depth: 8, colours: 6) == .broken)
    #expect(png(2, 0, depth: 8, colours: 6) == .broken)
    #expect(png(0x7FFF_FFFF, 0x7FFF_FFFF, depth: 8, colours: 2) == .broken)
    #expect(png(2, 2, depth: 8, colours: 9) == .broken)
    #expect(png(2, 2, depth: 4, colours: 2) == .broken)
  }
}
