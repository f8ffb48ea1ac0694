import Testing

@testable import SiteImport

@Suite struct MarkdownAddressesTests {
  @Test(
    "addresses of links, pictures, definitions and tags are replaced, code is not",
    arguments: [
      ("[a](x) ![b](y \"t\") [c](<d e>)", "[a](<x>) ![b](<y> \"t\") [c](<<d e>>)"),
      ("[a](x_(y)) (z)", "[a](<x_(y)>) (z)"),
      ("`[a](x)` ``[b](y) ` `` [c](z)", "`[a](x)` ``[b](y) ` `` [c](<z>)"),
      ("```\n[a](x)\n```\n[b](y)", "```\n[a](x)\n```\n[b](<y>)"),
      ("~~~~\n```\n[a](x)\n~~~~", "~~~~\n```\n[a](x)\n~~~~"),
      ("[a]: x \"t\"", "[a]: <x> \"t\""), ("[^1]: [a](x)", "[^1]: [a](<x>)"),
      ("<img src=\"x\" alt=\"a=b\"> <a href='y'>z</a>", "<img src=\"<x>\" alt=\"a=b\"> <a href='<y>'>z</a>"),
      ("<img srcset=\"x 1x, y 2x\">", "<img srcset=\"<x> 1x, <y> 2x\">"),
      ("3 < 4 et src=\"x\"", "3 < 4 et src=\"x\""),
    ])
  func replaces(_ text: String, _ expected: String) {
    #expect(MarkdownAddresses.rewritten(text) { "<" + $0 + ">" } == expected)
  }
}
