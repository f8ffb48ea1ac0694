import SiteModel
import Testing

@testable import SiteContent

@Suite struct BareAddressTests {
  /// A text whose links are `{written}`, or `{where|written}` where the two differ.
  private func links(_ markdown: String, _ trust: HTMLRenderer.Trust = .article) -> String {
    converted(markdown, trust, typography: .off)
      .replacing(/<a href="([^"]*)"(?: rel="nofollow ugc noopener")?>([^<]*)<\/a>/) { match in
        match.1 == match.2 ? "{\(match.1)}" : "{\(match.1)|\(match.2)}"
      }
      .replacing("<p>", with: "").replacing("</p>\n", with: "")
  }

  @Test(
    "the examples of GitHub's specification (6.9)",
    arguments: [
      ("www.commonmark.org", "{http://www.commonmark.org|www.commonmark.org}"),
      (
        "Visit www.commonmark.org/help for more information.",
        "Visit {http://www.commonmark.org/help|www.commonmark.org/help} for more information."
      ),
      ("Visit www.commonmark.org.", "Visit {http://www.commonmark.org|www.commonmark.org}."),
      ("Visit www.commonmark.org/a.b.", "Visit {http://www.commonmark.org/a.b|www.commonmark.org/a.b}."),
      (
        "www.google.com/search?q=Markup+(business)",
        "{http://www.google.com/search?q=Markup+(business)|www.google.com/search?q=Markup+(business)}"
      ),
      (
        "www.google.com/search?q=Markup+(business)))",
        "{http://www.google.com/search?q=Markup+(business)|www.google.com/search?q=Markup+(business)}))"
      ),
      (
        "(www.google.com/search?q=Markup+(business))",
        "({http://www.google.com/search?q=Markup+(business)|www.google.com/search?q=Markup+(business)})"
      ),
      (
        "(www.google.com/search?q=Markup+(business)",
        "({http://www.google.com/search?q=Markup+(business)|www.google.com/search?q=Markup+(business)}"
      ),
      (
        "www.google.com/search?q=(business))+ok",
        "{http://www.google.com/search?q=(business))+ok|www.google.com/search?q=(business))+ok}"
      ),
      (
        "www.google.com/search?q=commonmark&hl=en",
        "{http://www.google.com/search?q=commonmark&amp;hl=en|www.google.com/search?q=commonmark&amp;hl=en}"
      ),
      (
        "www.google.com/search?q=commonmark&hl;",
        "{http://www.google.com/search?q=commonmark|www.google.com/search?q=commonmark}&amp;hl;"
      ),
      ("www.commonmark.org/he<lp", "{http://www.commonmark.org/he|www.commonmark.org/he}&lt;lp"),
      ("http://commonmark.org", "{http://commonmark.org}"),
      (
        "(Visit https://encrypted.google.com/search?q=Markup+(business))",
        "(Visit {https://encrypted.google.com/search?q=Markup+(business)})"
      ),
      (
        "Anonymous FTP is available at ftp://foo.bar.baz.",
        "Anonymous FTP is available at {ftp://foo.bar.baz}."
      ),
      ("foo@bar.baz", "{mailto:foo@bar.baz|foo@bar.baz}"),
      (
        "hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.",
        "hello@mail+xyz.example isn\u{2019}t valid, but {mailto:hello+xyz@mail.example|hello+xyz@mail.example} is."
      ),
      ("a.b-c_d@a.b", "{mailto:a.b-c_d@a.b|a.b-c_d@a.b}"),
      ("a.b-c_d@a.b.", "{mailto:a.b-c_d@a.b|a.b-c_d@a.b}."),
      ("a.b-c_d@a.b-", "a.b-c_d@a.b-"), ("a.b-c_d@a.b_", "a.b-c_d@a.b_"),
      ("mailto:foo@bar.baz", "{mailto:foo@bar.baz}"), ("mailto:a.b-c_d@a.b.", "{mailto:a.b-c_d@a.b}."),
    ])
  func specification(_ markdown: String, _ expected: String) {
    #expect(links(markdown) == expected)
  }

  @Test(
    "an address keeps the signs that Markdown would read",
    arguments: [
      ("https://x.org/a_b_c", "{https://x.org/a_b_c}"), ("https://x.org/_a_", "{https://x.org/_a}_"),
      ("https://x.org/a*b*c", "{https://x.org/a*b*c}"), ("https://x.org/~u/~v", "{https://x.org/~u/~v}"),
      ("https://x.org/a--b---c", "{https://x.org/a--b---c}"),
      ("https://x.org/a...b", "{https://x.org/a...b}"),
      ("https://x.org/l'ami", "{https://x.org/l&#39;ami}"), ("https://x.org/a\\_b", "{https://x.org/a_b}"),
      ("https://x.org/?a=1&amp;b=2", "{https://x.org/?a=1&amp;b=2}"),
      ("https://x.org/?a[]=1", "{https://x.org/?a%5B%5D=1|https://x.org/?a[]=1}"),
      ("https://x.org/é", "{https://x.org/%C3%A9|https://x.org/é}"),
      ("https://é.org", "{https://xn--9ca.org|https://é.org}"),
      ("http://localhost:4000/", "{http://localhost:4000/}"), ("HTTPS://X.org", "{HTTPS://X.org}"),
      ("https://x.org/a:b", "{https://x.org/a:b}"), ("https://moi@x.org/", "{https://moi@x.org/}"),
    ])
  func signs(_ markdown: String, _ expected: String) {
    #expect(links(markdown) == expected)
  }

  @Test(
    "what stands around an address is not part of it",
    arguments: [
      ("**https://x.org**", "<strong>{https://x.org}</strong>"),
      ("_https://x.org_ a", "<em>{https://x.org}</em> a"),
      ("*www.x.org*", "<em>{http://www.x.org|www.x.org}</em>"),
      ("_moi@x.org_", "<em>{mailto:moi@x.org|moi@x.org}</em>"),
      ("\"https://x.org\"", "\u{201C}{https://x.org}\u{201D}"),
      ("'https://x.org'", "\u{2018}{https://x.org}\u{2019}"),
      ("« https://x.fr »", "« {https://x.fr} »"), ("«https://x.fr»", "«{https://x.fr}»"),
      ("https://x.fr\u{A0}!", "{https://x.fr}\u{A0}!"), ("https://x.fr\u{202F}?", "{https://x.fr}\u{202F}?"),
      ("https://x.fr…", "{https://x.fr}…"), ("https://x.fr – a", "{https://x.fr} – a"),
      ("https://x.fr, a", "{https://x.fr}, a"),
      ("https://x.fr/?a=b:", "{https://x.fr/?a=b}:"), ("[voir https://x.fr]", "[voir {https://x.fr}]"),
      ("a|https://x.fr|b", "a|{https://x.fr}|b"), ("https://x.fr\\\na", "{https://x.fr}<br>\na"),
      ("https://x.fr  \na", "{https://x.fr}<br>\na"),
      ("(voir www.x.fr)", "(voir {http://www.x.fr|www.x.fr})"),
      ("« www.x.fr »", "« {http://www.x.fr|www.x.fr} »"), ("«www.x.fr»", "«{http://www.x.fr|www.x.fr}»"),
      ("`a`https://x.fr`b`", "<code>a</code>{https://x.fr}<code>b</code>"),
      ("~~https://x.fr~~", "<del>{https://x.fr}</del>"),
      ("# https://x.fr", "<h2 id=\"https-x-fr\">{https://x.fr}</h2>\n"),
      ("a, moi@x.fr.", "a, {mailto:moi@x.fr|moi@x.fr}."),
      ("Mailto:moi@x.fr", "{mailto:moi@x.fr|Mailto:moi@x.fr}"),
      ("xmailto:moi@x.fr", "xmailto:{mailto:moi@x.fr|moi@x.fr}"),
    ])
  func surroundings(_ markdown: String, _ expected: String) {
    #expect(links(markdown) == expected)
  }

  @Test(
    "what is no address stays text",
    arguments: [
      "http://", "https:// a", "www.", "www. a", "www.x_y.z", "awww.x.org", "http://a_b", "xhttp://x.org",
      "a@b", "@b.c",
      "a@b.", "a@b.1", "a@-", "http:/x.org", "//x.org", "javascript://x.org", "data:text/html,a",
      "https://-x.org", "https://.x", "https://" + String(repeating: "a", count: 256),
    ])
  func others(_ text: String) {
    #expect(links(text) == text)
  }

  @Test(
    "code, links and HTML are left alone, byte for byte",
    arguments: [
      "`https://x.org/a_b--c`", "    https://x.org/a_b--c\n", "```\nhttps://x.org/a_b--c\n```",
      "[a](https://x.org/a_b--c)", "[a](https://x.org/a_b--c \"https://y.org/a_b\")",
      "<https://x.org/a_b--c>",
      "[https://x.org/a](https://y.org/_b_)", "[a *https://x.org/a_b* c](/y)", "![https://x.org](y.png)",
      "[a]\n\n[a]: https://x.org/a_b--c 'https://y.org'",
      "[https://x.org]\n\n[https://x.org]: https://y.org/_a_",
      "<a href=\"https://x.org/a_b--c\">https://x.org/a</a>", "<a href=https://x.org/a_b>www.x.org</a>",
      "<img alt='https://x.org' src='https://x.org/a'>", "<code>https://x.org</code>", "<kbd>www.x.org</kbd>",
      "<div>\nhttps://x.org/a--b\n</div>", "<a@x.org>", "<mailto:a@x.org>", "[a@x.org](mailto:a@x.org)",
      "<!-- https://x.org/a--b -->", "[a](<https://x.org/a b>)", "[a](https://x.org/(b))*c*",
      "[a](https://x.org)_[b](https://y.org)_",
    ])
  func held(_ markdown: String) {
    // A text without signs of extensions goes to libcmark as it is.
    var plain = HTMLRenderer(
      trust: .article, typography: .off, words: someWords, lineOffset: 0, source: Array(markdown.utf8),
      extensions: MarkdownExtensions())
    CommonMarkDocument(parsing: Array(markdown.utf8)).forEachEvent { plain.render($0, $1) }
    plain.text.text = TextBytes(plain.output)
    #expect(converted("\(markdown)\n\nwww.z.org ~", typography: .off).hasPrefix(filled(plain.text)))
  }

  @Test(
    "in comments, addresses on the Web are links of a stranger's, and e-mail addresses are none",
    arguments: [
      ("https://x.org www.y.org", "{https://x.org} {http://www.y.org|www.y.org}"), ("moi@x.org", "moi@x.org"),
      ("mailto:moi@x.org", "mailto:moi@x.org"), ("ftp://x.org", "ftp://x.org"),
      ("https://x.org/\"onclick=alert(1)", "{https://x.org/}\u{201D}onclick=alert(1)"),
      ("https://x.org/'><script>", "{https://x.org/}\u{2019}&gt;&lt;script&gt;"),
      ("<a href=\"https://x.org\">a</a>", "&lt;a href=&quot;https://x.org&quot;&gt;a&lt;/a&gt;"),
      ("[https://x.org](javascript:alert(1))", "https://x.org"),
      ("![https://x.org](https://y.org)", "{https://y.org|https://x.org}"),
    ])
  func comments(_ markdown: String, _ expected: String) {
    #expect(links(markdown, .comment) == expected)
  }

  @Test("a stranger's bare link says so")
  func rel() {
    #expect(
      converted("https://x.org", .comment)
        == "<p><a href=\"https://x.org\" rel=\"nofollow ugc noopener\">https://x.org</a></p>\n")
  }

  @Test(
    "French spacing goes up to an address, never into it",
    arguments: [
      ("Voir : https://x.fr/?a=b;c!d :", "Voir\u{A0}: {https://x.fr/?a=b;c!d}\u{A0}:"),
      ("« https://x.fr »", "«\u{202F}{https://x.fr}\u{202F}»"),
      ("«https://x.fr»", "«\u{202F}{https://x.fr}\u{202F}»"),
      ("https://x.fr !", "{https://x.fr}\u{202F}!"), ("moi@x.fr ?", "{mailto:moi@x.fr|moi@x.fr}\u{202F}?"),
      ("www.x.fr/?a:b", "{http://www.x.fr/?a:b|www.x.fr/?a:b}"),
    ])
  func typography(_ markdown: String, _ expected: String) {
    let html = converted(markdown).replacing(/<a href="([^"]*)">([^<]*)<\/a>/) { match in
      match.1 == match.2 ? "{\(match.1)}" : "{\(match.1)|\(match.2)}"
    }
    #expect(html == "<p>\(expected)</p>\n")
  }
}
