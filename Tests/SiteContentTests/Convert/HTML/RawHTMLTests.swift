import SiteModel
import Testing

@testable import SiteContent

@Suite struct RawHTMLTests {
  @Test(
    "an author's HTML passes, its addresses are the site's",
    arguments: [
      ("<p><a href=\"x.md#b\">a</a></p>\n", "<p><a href=\"{x.md#b}\">a</a></p>\n"),
      ("<p><A HREF=x.md>a</A></p>\n", "<p><A HREF={x.md}>a</A></p>\n"),
      ("<p><a href='/tags/'>a</a></p>\n", "<p><a href='{/tags/}'>a</a></p>\n"),
      (
        "a <img src=\"b.png\" alt=\"c\"> d\n",
        "<p>a <img loading=\"lazy\" src=\"{b.png}\" alt=\"c\"> d</p>\n"
      ),
      (
        "<img srcset=\"a.png 1x, b.png 2x\" src=a.png>\n",
        "<img srcset=\"{a.png} 1x, {b.png} 2x\" loading=\"lazy\" src={a.png}>\n"
      ),
      (
        "<video poster=\"p.jpg\" src=\"v.mp4\"></video>\n",
        "<p><video preload=\"none\" poster=\"{p.jpg}\" src=\"{v.mp4}\"></video></p>\n"
      ),
      (
        "<div><script src=\"//cdn.example/x.js\"></script></div>\n",
        "<div><script src=\"{//cdn.example/x.js}\"></script></div>\n"
      ),
      (
        "<div><a href=\"https://example.org/\">a</a></div>\n",
        "<div><a href=\"https://example.org/\">a</a></div>\n"
      ),
      (
        "<div data-x=\"<a href=y>\" title=\"href=z\">a</div>\n",
        "<div data-x=\"<a href=y>\" title=\"href=z\">a</div>\n"
      ),
      ("<div><!-- <a href=\"y.md\"> --></div>\n", "<div></div>\n"),
      (
        "a <script>b </SCRIPT c> d </div> e</script> f\n",
        "<p>a <script>b <\\/SCRIPT c> d </div> e</script> f</p>\n"
      ),
      (
        "<div><script src=\"https://x.org/y.js\"/> <b>a</b></div>\n",
        "<div><script src=\"https://x.org/y.js\"/></script> <b>a</b></div>\n"
      ),
      (
        "a <script>b = /<\u{1}</scr\u{2}ipt>/</script> c\n",
        "<p>a <script>b = /< </scr ipt>/</script> c</p>\n"
      ),
      (
        "<script>\nvar a = '<a href=\"y.md\">';\n</script>\n",
        "<script>\nvar a = '<a href=\"y.md\">';\n</script>\n"
      ),
      ("<div><a href=\"?a=1&amp;b=2\">a</a></div>\n", "<div><a href=\"{?a=1&b=2}\">a</a></div>\n"),
      ("<div><a href=\"\">a</a></div>\n", "<div><a href=\"\">a</a></div>\n"),
      (
        "<div style=\"background:url(/media/q.png)\">a</div>\n",
        "<div style=\"background:url({/media/q.png})\">a</div>\n"
      ),
      (
        "<div style='background: url( \"a.png\" ), URL(&quot;/b.png&quot;), url(#g), url(https://x/c.png)'>a</div>\n",
        "<div style='background: url( \"{a.png}\" ), URL(&quot;{/b.png}&quot;), url(#g), url(https://x/c.png)'>a</div>\n"
      ),
      (
        "<style>\n.a { background: url('/media/q.png') }\n</style>\n",
        "<style>\n.a { background: url('{/media/q.png}') }\n</style>\n"
      ),
      (
        "<div><img data-src=\"a.png\" data-lazy-srcset=\"/b.png 1x, c.png 2x\" data-href=\"/d/\" data-url=e></div>\n",
        "<div><img data-src=\"{a.png}\" data-lazy-srcset=\"{/b.png} 1x, {c.png} 2x\" data-href=\"{/d/}\" data-url=e></div>\n"
      ),
      (
        "<div data-src=\"#video\" data-title=\"/a/\">a</div>\n",
        "<div data-src=\"#video\" data-title=\"/a/\">a</div>\n"
      ),
      ("<div><a href=\"/caf&eacute;.html\">a</a></div>\n", "<div><a href=\"{/café.html}\">a</a></div>\n"),
      (
        "<div><img src=\"/media/l&apos;i&#109;&#x61;ge.png\"></div>\n",
        "<div><img loading=\"lazy\" src=\"{/media/l'image.png}\"></div>\n"
      ),
      (
        "<div><a href=\"/a?b&nope;&copy=1\">a</a></div>\n",
        "<div><a href=\"{/a?b&nope;&copy=1}\">a</a></div>\n"
      ),
      ("<div>\u{1}a</div>\n", "<div>a</div>\n"),
    ])
  func addresses(_ markdown: String, _ expected: String) {
    #expect(converted(markdown) == expected)
  }

  @Test(
    "what has a scheme leads elsewhere",
    arguments: [
      ("https://x", false), ("mailto:a", false), ("tel:1", false), ("a:b", false), ("a+b.c-d:e", false),
      ("x.md", true), ("/a:b", true), ("#a:b", true), ("?a:b", true), ("1a:b", true), ("//x", true),
      ("é:b", true), ("", true),
    ])
  func schemes(_ url: String, _ isOpen: Bool) {
    #expect(RawHTML.isOpenAddress(url) == isOpen)
  }

  @Test("an attribute's place is told with its tag")
  func attributes() {
    let html = Array("<img alt='a > b' src=x.png><br/><a\nhref = \"y\" hidden>".utf8)
    let found = RawHTML.attributes(of: html)
    #expect(found.map(\.name) == ["alt", "src", "href"])
    #expect(found.map { String(decoding: html[$0.value], as: UTF8.self) } == ["a > b", "x.png", "y"])
    #expect(found.map(\.tag) == ["img", "img", "a"])
    #expect(found.map(\.isImage) == [true, true, false])
  }

  @Test(
    "broken HTML ends the search and no more",
    arguments: ["<a href=\"x", "<a href=", "<a =", "<a ==>", "< a=b", "<a/=/>"])
  func broken(_ html: String) {
    #expect(RawHTML.attributes(of: Array(html.utf8)).count <= 1)
  }
}
