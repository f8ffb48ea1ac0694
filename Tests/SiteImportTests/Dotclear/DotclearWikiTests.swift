import Testing

@testable import SiteImport

@Suite struct DotclearWikiTests {
  @Test(
    "what the wiki's signs mean",
    arguments: [
      (
        "Un ''mot'' et __deux__, ++un++ --autre--.",
        "<p>Un <em>mot</em> et <strong>deux</strong>, <ins>un</ins> <del>autre</del>.</p>"
      ),
      ("!!!Titre\n!Petit", "<h3>Titre</h3>\n<h5>Petit</h5>"),
      ("* a\n** b\n* c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
      ("# a\n# b", "<ol><li>a</li><li>b</li></ol>"),
      (
        "[texte|http://e.fr/|fr|Titre] [http://e.fr/] [sic]",
        "<p><a href=\"http://e.fr/\" title=\"Titre\">texte</a> <a href=\"http://e.fr/\">http://e.fr/</a> [sic]</p>"
      ),
      ("((/public/a.jpg|Vue|L))", "<p><img src=\"/public/a.jpg\" alt=\"Vue\"></p>"),
      ("> cité\n> deux", "<blockquote><p>cité\ndeux</p></blockquote>"),
      (" code <b>\n  deux", "<pre>code &lt;b&gt;\n deux</pre>"),
      ("a%%%\nb\n----\nc", "<p>a<br>\nb</p>\n<hr>\n<p>c</p>"),
      ("@@a < b@@ \\''c\\''", "<p><code>a &lt; b</code> ''c''</p>"),
      ("note$$la note$$", "<p>note<sup>1</sup></p>\n<ol><li>la note</li></ol>"),
      ("///html\n<b>x</b>\n///", "<b>x</b>"),
      (
        "{{cité|fr}} ??ONU|Nations unies??",
        "<p><q lang=\"fr\">cité</q> <abbr title=\"Nations unies\">ONU</abbr></p>"
      ),
      ("|a|b|\n|c|d|", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"),
      ("L''été '' n'est", "<p>L''été '' n'est</p>"),
    ])
  func html(_ wiki: String, _ html: String) {
    #expect(DotclearWiki.html(wiki) == html)
  }
}
