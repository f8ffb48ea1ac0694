import Testing

@testable import SiteContent

@Suite struct CSSAddressesTests {
  @Test(
    "addresses stand in url()",
    arguments: [
      ("a: url(/b.png)", ["/b.png"]), ("a: url( 'b c.png' )", []), ("url(\"x\"), url('y')", ["x", "y"]),
      ("url()", []), ("url(#a)", []), ("curl /a", []), ("url(", []),
      ("url(data:image/png;base64,AA==)", ["data:image/png;base64,AA=="]),
    ])
  func found(css: String, expected: [String]) {
    #expect(CSSAddresses.ranges(in: css[...]).map { String(css[$0]) } == expected)
  }
}
