import SiteContent
import SiteModel
import Testing

@testable import SiteServer

@Suite struct PageEventTests {
  private func text(_ event: PageEvent) -> String { String(decoding: event.bytes, as: UTF8.self) }

  @Test(
    "what needs no more words has an empty object",
    arguments: [(.reload, "reload"), (.mended, "mended"), (.crowded, "crowded")] as [(PageEvent, String)])
  func empty(event: PageEvent, name: String) {
    #expect(text(event) == "event: \(name)\ndata: {}\n\n")
  }

  @Test("a page that has moved is told its address, and style sheets their paths")
  func places() {
    #expect(text(.move(to: "/2007/11/x/")) == "event: move\ndata: \"/2007/11/x/\"\n\n")
    #expect(
      text(.styles(["/a.css", "/b.css"], version: "1-2"))
        == "event: styles\ndata: {\"paths\":[\"/a.css\",\"/b.css\"],\"version\":\"1-2\"}\n\n")
  }

  @Test("problems are on one line, and what is not known of them is left out")
  func problems() {
    let report = ProblemReport(
      [.error(.unknownKey, "a.md", nil, "x\n\"<y>\"", hint: "h"), .warning(.unknownKey, "b.md", nil, "z")],
      SiteLayout(root: "/nowhere"))
    let first = #"{"place":"a.md","severity":"error","message":"x\n\"\u003cy\u003e\"","hint":"h"}"#
    let second = #"{"place":"b.md","severity":"warning","message":"z"}"#
    #expect(text(.problems(report)) == "event: problems\ndata: {\"problems\":[\(first),\(second)]}\n\n")
  }
}
