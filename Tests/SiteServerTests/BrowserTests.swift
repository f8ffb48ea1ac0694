import Foundation
import SiteTestSupport
import Testing

@testable import SiteServer

/// The preview as an editor sees it: in a real browser.
@Suite(
  .enabled(if: Chromium.program != nil, "no Chromium on this machine: apt-get install chromium"), .serialized)
struct BrowserTests {
  private let overlay = "(document.querySelector('blogsite-problems')?.shadowRoot.textContent ?? '')"

  @Test(
    "an edit appears, an error covers the page, and goes when it is mended, all without a hand on the browser"
  )
  func edit() async throws {
    let preview = try await TestPreview(facebook)
    let browser = try await Chromium()
    let page = try await browser.open("http://127.0.0.1:\(preview.port)\(facebookPage)")
    #expect(try await page.evaluate("document.body.innerText").contains("Premier état."))
    try preview.site.write(SmallSite.article("Facebook", body: "Deuxième état."), to: facebookFile)
    try await page.wait(for: "document.body.innerText.includes('Deuxième état.')")

    let template = try preview.site.read("templates/article.mustache")
    try preview.site.write(template + "<b>{{nope}}</b>", to: "templates/article.mustache")
    try await page.wait(for: "\(overlay).includes(\"unknown variable 'nope'\")")
    let text = try await page.evaluate(overlay)
    #expect(text.contains("Le blog contient des erreurs") && text.contains("templates/article.mustache:"))
    #expect(text.contains("<b>{{nope}}</b>"))
    #expect(try await page.evaluate("document.body.innerText").contains("Deuxième état."))
    try preview.site.write(template, to: "templates/article.mustache")
    try await page.wait(for: "document.querySelector('blogsite-problems') === null")

    try preview.site.write("---\ntittle: x\n---\n<script>x</script>\n", to: facebookFile)
    try await page.wait(for: "\(overlay).includes(\"did you mean 'title'?\")")
    try preview.site.write(SmallSite.article("Facebook", body: "Troisième état."), to: facebookFile)
    try await page.wait(for: "document.body.innerText.includes('Troisième état.')")
    #expect(try await page.evaluate("document.querySelector('blogsite-problems')") == "null")
  }

  @Test("a style sheet is swapped in place, and a reload keeps the place on the page")
  func place() async throws {
    let long = (1...200).map { "Paragraphe \($0)." }.joined(separator: "\n\n")
    let preview = try await TestPreview([facebookFile: SmallSite.article("Facebook", body: long)])
    let browser = try await Chromium()
    let page = try await browser.open("http://127.0.0.1:\(preview.port)\(facebookPage)")
    _ = try await page.evaluate("(window.sameDocument = true, scrollTo({ top: 1500, behavior: 'instant' }))")
    try await page.wait(for: "scrollY === 1500")
    let style = try preview.site.read("templates/assets/style.css")
    try preview.site.write(style + "\nbody { outline: 7px solid red }\n", to: "templates/assets/style.css")
    try await page.wait(for: "getComputedStyle(document.body).outlineWidth === '7px'")
    try await page.wait(for: "document.querySelectorAll('link[rel=stylesheet]').length === 1")
    #expect(try await page.evaluate("window.sameDocument") == "true")
    #expect(try await page.evaluate("scrollY") == "1500")
    try preview.site.write(SmallSite.article("Facebook", body: long + "\n\nFin."), to: facebookFile)
    try await page.wait(for: "document.body.innerText.includes('Fin.')")
    #expect(try await page.evaluate("window.sameDocument") == "undefined")
    try await page.wait(for: "scrollY === 1500")
  }

  @Test("a page that was open while the preview was away is fresh when it is back")
  func restart() async throws {
    let first = try await TestPreview(facebook)
    let (site, port) = (first.site, first.port)
    let browser = try await Chromium()
    let page = try await browser.open("http://127.0.0.1:\(port)\(facebookPage)")
    await first.stop()
    try site.write(SmallSite.article("Facebook", body: "Pendant la pause."), to: facebookFile)
    let second = try await TestPreview(of: site, port: port)
    try await page.wait(for: "document.body.innerText.includes('Pendant la pause.')")
    withExtendedLifetime(second) {}
  }

  @Test("ten open tabs are all served and all refreshed in the end")
  func tabs() async throws {
    let preview = try await TestPreview(facebook)
    let browser = try await Chromium()
    var pages: [ChromiumPage] = []
    for _ in 0..<10 {
      pages.append(try await browser.open("http://127.0.0.1:\(preview.port)\(facebookPage)"))
    }
    let last = try #require(pages.last)
    try preview.site.write(SmallSite.article("Facebook", body: "Deuxième état."), to: facebookFile)
    try await last.wait(for: "document.body.innerText.includes('Deuxième état.')")
    for page in pages.reversed() {
      try await page.show()
      try await page.wait(for: "document.body.innerText.includes('Deuxième état.')")
    }
  }
}
