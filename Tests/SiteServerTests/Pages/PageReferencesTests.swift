import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct PageReferencesTests {
  @Test("what a page loads is found, and what it links to is not")
  func html() {
    let page = """
      <head><LINK rel="stylesheet" href="/assets/style.css"><link rel='alternate icon' href=/assets/favicon.svg>
      <link rel="preload stylesheet" href="/b.css?x=1&amp;y=2"></head>
      <body><a href="/media/a.pdf">x</a><img alt="a > b" src="/media/a.jpg" srcset="/media/b.jpg 1x, /media/c.jpg 2x">
      <p title="<img src=/no.png>">5 < 6</p><script src="/assets/x.js"></script><img src=/media/last.png
      """
    let references = PageReferences(html: Array(page.utf8))
    #expect(references.styles == ["/assets/style.css", "/b.css?x=1&y=2"])
    #expect(
      references.others == [
        "/assets/favicon.svg", "/media/a.jpg", "/media/b.jpg", "/media/c.jpg", "/no.png", "/assets/x.js",
        "/media/last.png",
      ])
  }

  @Test("what a style sheet loads is found")
  func css() {
    let css =
      "@import 'a.css'; @import url(b.css); x { background: url( \"c.png\" ) } @font-face { src: url('d.woff2') }"
    #expect(PageReferences.inStyleSheet(css) == ["a.css", "b.css", "c.png", "d.woff2"])
  }
}
