import Testing

@testable import SiteContent

@Suite struct EmbedProportionsTests {
  private static let rule = "max-width:100%;height:auto;aspect-ratio:560/315"

  static let sized: [(String, String)] = [
    (
      "<iframe width=\"560\" height=\"315\" src=\"https://v.example/1\"></iframe>",
      "<iframe style=\"\(rule)\" width=\"560\" height=\"315\" src=\"https://v.example/1\"></iframe>"
    ),
    ("a <EMBED width=560px height=315> b", "a <EMBED style=\"\(rule)\" width=560px height=315> b"),
    (
      "<object style=\"border:0\" width=560 height=315></object>",
      "<object style=\"\(rule);border:0\" width=560 height=315></object>"
    ),
    (
      "<iframe width=560 height=315></iframe><iframe height=315 width=560></iframe>",
      "<iframe style=\"\(rule)\" width=560 height=315></iframe><iframe style=\"\(rule)\" height=315 width=560></iframe>"
    ),
  ]

  @Test("a frame with a size in pixels keeps its proportions", arguments: sized)
  func changed(html: String, expected: String) { #expect(added(to: html) == expected) }

  @Test(
    "what fits already, and what somebody sized in another way, stays",
    arguments: [
      "<iframe width=\"100%\" height=\"315\"></iframe>", "<iframe src=x></iframe>",
      "<iframe width=560></iframe>",
      "<iframe width=560 height=315 style=\"height:20em\"></iframe>", "<img width=560 height=315>",
      "<iframe width=0 height=315></iframe>", "<iframe width=\"a\" height=\"b\"></iframe>", "a < b",
      "<iframe",
      "<iframe width=560 height=315 style=\"position:absolute\">", "<!-- <iframe width=560 height=315> -->",
    ])
  func unchanged(html: String) { #expect(added(to: html) == html) }

  /// The HTML with what each of its tags needs.
  private func added(to html: String) -> String {
    let bytes = Array(html.utf8)
    var tokenizer = HTMLTokenizer(bytes)
    var output: [UInt8] = []
    var done = 0
    while let token = tokenizer.next() {
      guard case .startTag(let tag) = token, let insertion = EmbedProportions.insertion(into: tag, of: bytes)
      else { continue }
      output += bytes[done..<insertion.place] + Array(insertion.text.utf8)
      done = insertion.place
    }
    return String(decoding: output + bytes[done...], as: UTF8.self)
  }

  @Test("in an article, as a block and in a line")
  func article() {
    let frame = "<iframe width=\"560\" height=\"315\" src=\"/v/\"></iframe>"
    let fitting = "<iframe style=\"\(Self.rule)\" width=\"560\" height=\"315\" src=\"{/v/}\"></iframe>"
    #expect(converted(frame) == "\(fitting)\n")
    #expect(converted("a \(frame)") == "<p>a \(fitting)</p>\n")
    #expect(converted("<div>\(frame)</div>") == "<div>\(fitting)</div>\n")
  }
}
