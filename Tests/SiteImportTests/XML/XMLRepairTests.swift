import Testing

@testable import SiteImport

@Suite struct XMLRepairTests {
  /// The text put right, fed in pieces of every size.
  private func repaired(_ text: String, _ bytes: [UInt8]? = nil, piece: Int = 1 << 20) -> (
    String, [XMLRepair.Kind: Int]
  ) {
    var repair = XMLRepair()
    var output: [UInt8] = []
    let all = bytes ?? Array(text.utf8)
    var i = 0
    repeat {
      let end = min(all.count, i + piece)
      output += repair.feed(Array(all[i..<end]), isLast: end == all.count)
      i = end
    } while i < all.count
    return (String(decoding: output, as: UTF8.self), repair.counts.mapValues { $0.count })
  }

  private static let cases: [(String, String, XMLRepair.Kind?)] = [
    ("<rss><channel><title>a</title></channel></rss>", "<rss><channel><title>a</title></channel></rss>", nil),
    (
      "<rss><title><![CDATA[a\u{10}\u{0}b]]></title></rss>", "<rss><title><![CDATA[ab]]></title></rss>",
      .control
    ),
    ("<rss><title>a&#16;b&#x41;</title></rss>", "<rss><title>ab&#x41;</title></rss>", .control),
    (
      "<rss><wp:v><![CDATA[x <![CDATA[ y ]]> z]]></wp:v></rss>",
      "<rss><wp:v><![CDATA[x <![CDATA[ y ]]]]><![CDATA[> z]]></wp:v></rss>", .section
    ),
    (
      "<rss><title><![CDATA[a]]><![CDATA[b]]>\n</title></rss>",
      "<rss><title><![CDATA[a]]><![CDATA[b]]>\n</title></rss>", nil
    ),
    (
      "<rss><wp:v>a < b <i>c</i></wp:v></rss>", "<rss><wp:v>a &lt; b &lt;i&gt;c&lt;/i&gt;</wp:v></rss>",
      .markup
    ),
    (
      "<rss><title>A & B &eacute; &amp;</title></rss>",
      "<rss><title>A &amp; B &amp;eacute; &amp;</title></rss>", .entity
    ),
    (
      "<!DOCTYPE rss [<!ENTITY a \"aaa\">]>\n<rss><title>&a;</title></rss>",
      "\n<rss><title>&amp;a;</title></rss>", .doctype
    ),
    ("<rss><item><title>a</title><wp:id>1", "<rss><item><title>a</title><wp:id>1</wp:id></item></rss>", .end),
    (
      "<rss><item><title>a<wp:id>1</wp:id></item><item></item></rss>",
      "<rss><item><title>a</title><wp:id>1</wp:id></item><item></item></rss>", .end
    ),
  ]

  @Test("what a parser would stop at is mended", arguments: cases.indices)
  func mends(_ index: Int) {
    let (text, mended, kind) = Self.cases[index]
    let (result, counts) = repaired(text)
    #expect(result == mended)
    if let kind { #expect((counts[kind] ?? 0) > 0) } else { #expect(counts == [:]) }
  }

  @Test("pieces of any size give the same")
  func pieces() {
    for (text, mended, _) in Self.cases {
      for piece in [1, 2, 3, 7, 16] { #expect(repaired(text, piece: piece).0 == mended, "\(piece): \(text)") }
    }
  }

  @Test("bytes that are no UTF-8 are read as Windows-1252")
  func encoding() {
    let (text, counts) = repaired(
      "", Array("<rss><title>caf".utf8) + [0xE9, 0x80] + Array("</title></rss>".utf8))
    #expect(text == "<rss><title>café€</title></rss>")
    #expect(counts == [.encoding: 2])
  }
}
