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
        "<div data-large_image=\"/media/a.png\" data-orig-file=/b.png data-link=\"/tags/\" data-n=\"/1\">a</div>\n",
        "<div data-large_image=\"{/media/a.png}\" data-orig-file={/b.png} data-link=\"{/tags/}\" data-n=\"/1\">a</div>\n"
      ),
      (
        "<div><meta itemprop=\"image\" content=\"/media/a.png\"><meta name=x content=\"/ 2\"></div>\n",
        "<div><meta itemprop=\"image\" content=\"{/media/a.png}\"><meta name=x content=\"/ 2\"></div>\n"
      ),
      ("<div><a href=\"/a\" ping=\"/b\">a</a></div>\n", "<div><a href=\"{/a}\" ping=\"{/b}\">a</a></div>\n"),
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

  @Test(
    "words of a block of HTML are typeset as those within Markdown are",
    arguments: [
      ("<p>C'est \"oui\"...</p>\n", "<p>C’est «\u{202F}oui\u{202F}»…</p>\n"),
      ("<p>\"<b>Oui</b>\", dit-il -- l'ami</p>\n", "<p>«\u{202F}<b>Oui</b>\u{202F}», dit-il – l’ami</p>\n"),
      ("<p>Le <b>\"oui\"</b></p>\n", "<p>Le <b>«\u{202F}oui\u{202F}»</b></p>\n"),
      ("<pre>l'ami \"x\" -- y</pre>\n", "<pre>l'ami \"x\" -- y</pre>\n"),
      ("<script>a = 'l\"x'</script>\n", "<script>a = 'l\"x'</script>\n"),
    ])
  func typesetBlocks(_ markdown: String, _ expected: String) { #expect(converted(markdown) == expected) }

  @Test(
    "words in another language have no French spaces and quotation marks",
    arguments: [
      (
        "<p lang=\"en\">Really? \"Yes\"!</p>\n\nOui !\n",
        "<p lang=\"en\">Really? \"Yes\"!</p>\n<p>Oui\u{202F}!</p>\n"
      ),
      (
        "<div lang=en-GB>\n\nReally? \"Yes\"!\n\n</div>\n\nOui !\n",
        "<div lang=en-GB>\n<p>Really? “Yes”!</p>\n</div>\n<p>Oui\u{202F}!</p>\n"
      ),
      ("Dit <i lang=de>Ja?</i> ! Oui ?\n", "<p>Dit <i lang=de>Ja?</i>\u{202F}! Oui\u{202F}?</p>\n"),
      ("Really? {lang=en}\n\nOui ?\n", "<p lang=\"en\">Really?</p>\n<p>Oui\u{202F}?</p>\n"),
      ("## Why? {lang=en}\n", "<h2 id=\"why\" lang=\"en\">Why?</h2>\n"),
      (
        "[Why?](https://e.org/){lang=en} Si ?\n",
        "<p><a href=\"https://e.org/\" lang=\"en\">Why?</a> Si\u{202F}?</p>\n"
      ),
      ("<i lang=fr-CA>Oui?</i>\n", "<p><i lang=fr-CA>Oui\u{202F}?</i></p>\n"),
    ])
  func otherLanguages(_ markdown: String, _ expected: String) { #expect(converted(markdown) == expected) }
}
