import Testing

@testable import SiteGenerator

@Suite struct PageScanTests {
  private func facts(_ html: String) -> PageFacts { PageScan.facts(of: Array(html.utf8)) }

  @Test("ids and names are found, whatever quotes and case they have")
  func ids() {
    #expect(
      facts(
        "<P ID=un><p id='deux'><p id=\"tr&eacute;s&#39;\"><a name=quatre><input name=\"non\"><p data-id=\"non\">"
      ).ids
        == ["un", "deux", "tr&eacute;s'", "quatre"])
  }

  @Test("links are found in every attribute that loads or leads, and nowhere else")
  func links() {
    let links = facts(
      """
      <a href=" /a/?x=1&amp;y=2 ">a</a> <img src=/b.jpg srcset="/b,1.jpg 1x, /b2.jpg 2x"> <video poster="/c.jpg">
      <!-- <a href="/nie/"> --> <script>"<a href='/nie/'>"</script> <style>a{}</style><link rel=preconnect href="/nie">
      <link rel="next" href="/page/2/"> <textarea><a href="/nie/"></textarea> <a title="<a href='/nie/'>" href=/d>
      """
    ).links
    #expect(
      Set(links.map(\.target)) == [
        "/a/?x=1&y=2", "/b.jpg", "/b,1.jpg", "/b2.jpg", "/c.jpg", "/page/2/", "/d",
      ])
    #expect(Set(links.filter(\.isImage).map(\.target)) == ["/b.jpg", "/b,1.jpg", "/b2.jpg", "/c.jpg"])
  }

  @Test("of headings, images and link texts, those of the first e-content count")
  func content() {
    let facts = facts(
      """
      <h1>Le blog</h1><img src="/logo.svg"><a href="/x">ici</a>
      <div class="x e-content"><div><h2>Un <em>titre</em></h2><h4 id=x>Deux &amp; trois</h4></div>
      <img src="/sans.jpg"><img src="/vide.jpg" alt=" "><img src="/deco.jpg" alt="" role="presentation">
      <img src="/bien.jpg" alt="Bien"><a href="/y"><img src="/z.jpg" alt="Une  affiche"></a><a href="/n"
      aria-label="Nommé"></a></div><div class="e-content"><h6>Un commentaire</h6></div><h5>Après</h5>
      """)
    #expect(facts.headings.map(\.level) == [2, 4])
    #expect(facts.headings.map(\.text) == ["Un titre", "Deux & trois"])
    #expect(facts.imagesWithoutAlt == ["/sans.jpg", "/vide.jpg"])
    #expect(facts.anchors.map(\.text) == ["Une affiche", "Nommé"])
  }

  @Test(
    "character references are read as browsers do, and what is none stays",
    arguments: [
      ("/a?b=1&amp;c=2&amp;d", "/a?b=1&c=2&d"), ("/&#233;t&#xE9;&#XE9;", "/étéé"),
      ("/&nbsp;&quot;&apos;&lt;&gt;", "/\u{A0}\"'<>"), ("/&amp", "/&amp"), ("/&;&&#;&#x;", "/&;&&#;&#x;"),
      ("/&#xD800;&#1114112;&#99999999999;", "/&#xD800;&#1114112;&#99999999999;"), ("/&eacute;", "/&eacute;"),
      ("/&amp;amp;", "/&amp;"), ("&", "&"), ("&amp;", "&"),
    ])
  func references(written: String, read: String) {
    #expect(facts("<a href=\"\(written)\">x</a>").links.map(\.target) == [read])
  }

  @Test("a link that is open where the author's part ends is read to its end")
  func openAnchor() {
    let facts = facts("<div class=e-content><p><a href=/x>un </div>lien</a> <a href=/y>non</a>")
    #expect(facts.anchors.map(\.text) == ["un lien"])
  }

  @Test("linked data is taken as it stands")
  func linkedData() {
    let facts = facts("<script type=\"application/ld+json\">{\"a\":\"</a>\"}</script><script>{}</script>")
    #expect(facts.linkedData.map { String(decoding: $0, as: UTF8.self) } == ["{\"a\":\"</a>\"}"])
  }

  @Test(
    "a page that ends in the middle of anything is read to its end",
    arguments: [
      "<", "<a", "<a ", "<a href", "<a href=", "<a href='", "<!--", "</", "<!", "<script", "<script>",
      "<img alt=x /",
    ])
  func truncated(html: String) { #expect(facts(html).headings.isEmpty) }
}
