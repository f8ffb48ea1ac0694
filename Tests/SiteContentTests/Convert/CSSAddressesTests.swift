import Testing

@testable import SiteContent

@Suite struct CSSAddressesTests {
  @Test(
    "addresses stand in url()",
    arguments: [
      ("a: url(/b.png)", ["/b.png"]), ("a: url( 'b c.png' )", []), ("url(\"x\"), url('y')", ["x", "y"]),
      ("@import \"/a.css\"; @import url(/b.css); @import '/c.css' screen", ["/a.css", "/b.css", "/c.css"]),
      ("@important \"x\"", []), ("content: \"/a\"", []),
      ("url()", []), ("url(#a)", []), ("curl /a", []), ("url(", []),
      ("url(data:image/png;base64,AA==)", ["data:image/png;base64,AA=="]),
    ])
  func found(css: String, expected: [String]) {
    #expect(CSSAddresses.ranges(in: css[...]).map { String(css[$0]) } == expected)
  }
}
