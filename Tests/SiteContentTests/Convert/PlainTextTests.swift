import SiteModel
import Testing

@testable import SiteContent

@Suite struct PlainTextTests {
  private func html(_ text: String, _ typography: Typography = .off) -> String {
    let converted = PlainText.convert(Array(text.utf8), typography: typography)
    #expect(converted.links == [])
    return String(decoding: converted.html, as: UTF8.self)
  }

  @Test(
    "a reader's words stand as they were written",
    arguments: [
      ("3*4*5 = 60", "<p>3*4*5 = 60</p>\n"), ("+ de moyens !\nMerci", "<p>+ de moyens !<br>\nMerci</p>\n"),
      ("2007. Quelle année", "<p>2007. Quelle année</p>\n"),
      ("    quatre espaces", "<p>quatre espaces</p>\n"),
      ("# 3, > 4, `x` et _y_", "<p># 3, &gt; 4, `x` et _y_</p>\n"),
      ("Titre\n=====", "<p>Titre<br>\n=====</p>\n"),
      ("- a\n- b", "<p>- a<br>\n- b</p>\n"),
      ("[a](https://e.org", "<p>[a](\(webLink("https://e.org"))</p>\n"),
      ("a\\*b &eacute; &amp;", "<p>a\\*b &amp;eacute; &amp;amp;</p>\n"),
      ("```\nx\n```", "<p>```<br>\nx<br>\n```</p>\n"),
      ("<script>alert('1')</script>", "<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;</p>\n"),
      ("a\u{1}b\u{FFFE}c", "<p>abc</p>\n"), ("[[[[[[[[[[[[[[[[", "<p>[[[[[[[[[[[[[[[[</p>\n"), ("", ""),
      ("\n \n", ""),
    ])
  func words(_ text: String, _ expected: String) { #expect(html(text) == expected) }

  @Test("blank lines part paragraphs, whatever white space stands in them")
  func paragraphs() {
    #expect(html("\nUn\ndeux\n \t\n\n\nTrois\n") == "<p>Un<br>\ndeux</p>\n<p>Trois</p>\n")
  }

  @Test(
    "addresses become links, to the web only",
    arguments: [
      ("Voir https://e.org/.", "<p>Voir \(exampleLink).</p>\n"),
      ("(https://e.org/)", "<p>(\(exampleLink))</p>\n"),
      ("<https://e.org/>", "<p>&lt;\(exampleLink)&gt;</p>\n"),
      ("](https://e.org/)", "<p>](\(exampleLink))</p>\n"),
      ("www.e.org, https://e.org/", "<p>\(webLink("http://www.e.org", "www.e.org")), \(exampleLink)</p>\n"),
      ("https://e.org/?a=1&b='2'", "<p>\(webLink("https://e.org/?a=1&amp;b=&#39;2"))&#39;</p>\n"),
      ("javascript://e.org/%0aalert(1)", "<p>javascript://e.org/%0aalert(1)</p>\n"),
      ("ftp://e.org/", "<p>ftp://e.org/</p>\n"), ("moi@e.org", "<p>moi@e.org</p>\n"),
      ("https://\nwww.", "<p>https://<br>\nwww.</p>\n"),
    ])
  func addresses(_ text: String, _ expected: String) { #expect(html(text) == expected) }

  @Test("French spacing is the site's, and keeps out of addresses")
  func typography() {
    #expect(
      html("L'eau ? https://e.org/a!b ! Oui !", .french)
        == "<p>L’eau\u{202F}? \(webLink("https://e.org/a!b"))\u{202F}! Oui\u{202F}!</p>\n")
  }

  @Test(
    "quotation marks around an address belong together",
    arguments: [
      ("Voir «https://e.org/», là", "<p>Voir «\u{202F}\(exampleLink)\u{202F}», là</p>\n"),
      ("Voir « https://e.org/ ».", "<p>Voir «\u{202F}\(exampleLink)\u{202F}».</p>\n"),
      ("Voir \"https://e.org/\" là", "<p>Voir «\u{202F}\(exampleLink)\u{202F}» là</p>\n"),
      ("\"Voir https://e.org/\"", "<p>«\u{202F}Voir \(exampleLink)\u{202F}»</p>\n"),
    ])
  func quotesAroundAddresses(_ text: String, _ expected: String) { #expect(html(text, .french) == expected) }

  @Test("characters of Windows are what they mean there, as in Markdown")
  func windows() { #expect(html("a\u{85} l\u{92}eau") == "<p>a… l’eau</p>\n") }

  @Test("what search and descriptions say is the same words")
  func plainText() {
    #expect(
      PlainText.convert(Array("Un *mot*\nhttps://e.org/\n\nfin".utf8), typography: .off).plainText
        == "Un *mot* https://e.org/ fin")
  }

  @Test("a long line takes no quadratic time", .timeLimit(.minutes(10)))
  func linear() {
    for part in ["http://", "www.", "www.a", ":", "http://a.b "] {
      _ = html(String(repeating: part, count: 60_000 / part.utf8.count))
    }
  }
}

private func webLink(_ address: String, _ words: String? = nil) -> String {
  "<a href=\"\(address)\" rel=\"nofollow ugc noopener\">\(words ?? address)</a>"
}

private let exampleLink = webLink("https://e.org/")
