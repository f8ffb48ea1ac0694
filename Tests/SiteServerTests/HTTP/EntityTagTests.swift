import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct EntityTagTests {
  private let tag = EntityTag(of: Array("bonjour".utf8))

  @Test("other bytes have another tag")
  func differs() {
    #expect(tag == EntityTag(of: Array("bonjour".utf8)))
    #expect(tag != EntityTag(of: Array("bonsoir".utf8)))
    #expect(tag.text.wholeMatch(of: /"[0-9a-f]{16}"/) != nil)
  }

  @Test("If-None-Match names it in a list, weakly, or by a star")
  func matches() {
    #expect(tag.matches(tag.text) && tag.matches("\"x\", W/\(tag.text)") && tag.matches(" * "))
    #expect(!tag.matches(nil) && !tag.matches("\"x\"") && !tag.matches("") && !tag.matches("x*"))
  }

  @Test("If-Range wants the very same tag")
  func range() {
    #expect(tag.fulfils(ifRange: nil) && tag.fulfils(ifRange: tag.text))
    #expect(!tag.fulfils(ifRange: "W/" + tag.text))
    #expect(!tag.fulfils(ifRange: "Fri, 23 Nov 2007 11:30:00 GMT"))
  }
}
