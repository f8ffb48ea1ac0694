import SiteModel
import Testing

@testable import SiteContent

@Suite struct ForeignMarkupTests {
  private func warnings(_ markdown: String, _ trust: HTMLRenderer.Trust = .article) -> [ConvertedDocument
    .Warning]
  {
    HTMLRenderer.convert(
      Array(markdown.utf8), trust: trust, typography: .french, words: someWords, lineOffset: 10
    ).warnings
  }

  private func kinds(_ text: String) -> [ForeignMarkup.Kind] {
    ForeignMarkup(in: Array(text.utf8)).found.map(\.kind)
  }

  @Test(
    "markup of other systems is known",
    arguments: [
      ("{% include x %}", .liquid), ("{%- if a -%}", .liquid), ("{{ site.title }}", .liquid),
      ("{{page.url}}", .liquid),
      ("{{< youtube x >}}", .hugo), ("{{% notice %}}", .hugo), ("[gallery]", .shortcode),
      ("[gallery ids=\"1,2\"]", .shortcode),
      ("[caption id=\"a\" align=\"left\"]", .shortcode), ("[/caption]", .shortcode),
      ("[youtube=https://y.example/]", .shortcode),
      ("[b]gras[/b]", .shortcode), ("[contact-form-7 id=1]", .shortcode), ("[audio src=x /]", .shortcode),
      ("{: .img-center }", .attributes), ("a{.right}", .attributes), ("{:toc}", .attributes),
      ("{::options x /}", .attributes),
      ("!!! info \"T\"", .admonition), ("!!! note", .admonition), ("??? warning “T”", .admonition),
      ("???+ tip", .admonition),
      ("::: lead", .container), (":::", .container), ("[[page]]", .wikiLink), ("![[photo.png]]", .wikiLink),
      ("[[Page|mot]]", .wikiLink), (":wink:", .emoji), ("Bravo :coeur_rouge: !", .emoji),
      ("[TOC]", .contents),
      ("[[_TOC_]]", .contents), ("*[ONU]: Organisation", .abbreviation), ("++ajouté++", .inserted),
      ("un ==mot clé== ici", .highlighted),
      ("[!FAQ]", .callout), (".. image:: x.png", .directive),
      ("[t](/media/docs/Tract été 2026.pdf)", .brokenLink), ("![c](mon image.png)", .brokenLink),
      ("![a](a.png “Titre”)", .brokenLink),
      ("[texte][typo]", .brokenReference), ("![img][nope]", .brokenReference), ("b[^y]", .brokenNote),
      ("b[^12]", .brokenNote),
    ] as [(String, ForeignMarkup.Kind)])
  func found(_ text: String, _ kind: ForeignMarkup.Kind) {
    #expect(kinds(text).first == kind)
  }

  @Test(
    "a writer's own words are not",
    arguments: [
      "!!! Attention", "!!! IMPORTANT\nRendez-vous à midi",
      "10:30:15", "[sic]", "C++", "C++ et C++", "{x}", "{a, b}", "{{}}", "{}", "i++ et ++j", "++i et j++",
      "a == b == c", "x==y==z",
      "a := b", "std::vector", "foo::bar:", "Note : voir", ":)", ":-)", ":D", ": a :", "::", "[1][2]", "[12]",
      "[…]", "[NDLR]",
      "[sic][NDLR]", "tab[i][j]", "[^a-z]", "[ ]", "[]", "[[1]]", "[[…]]", "[vidéo]", "[audio]",
      "[video] Débat", "[Paris]", "[la loi]",
      "[x = 3]", "[a == b]", "!!!", "!!! Attention aux chiens", "??? Pourquoi", "Non !!!", "*[a]*", "==",
      "====", "++", "++++",
      "a [b] (c d)", "f[i](x y)", "[a](b c)", "[MISE À JOUR](suite)", "$HOME/{a,b}", "100 %", "{%}", "%}",
      "... :: ..", ".. et :: voilà",
      "à 10:30:00:", "(voir [a], [b])", "{ .x", "[note]", "[code]", "[quote] oui", "[url]", "l’[État]",
      "[d’après lui]",
    ])
  func words(_ text: String) { #expect(kinds(text) == [], "\(text)") }

  @Test(
    "code, comments of HTML and links' own texts are passed over",
    arguments: [
      "`{% x %}`", "    [gallery]\n", "```\n{{ x }}\n```\n", "<!-- [gallery] -->",
      "https://e.org/:wink:/==a==", "<code>[gallery]</code>",
      "<pre>\n{% x %}\n</pre>\n", "<div title=\"[gallery]\">a</div>\n",
      "[a][b]\n\n[b]: https://e.org/\n", "a[^1]\n\n[^1]: b\n", "| a | b |\n|---|---|\n| c | d |\n",
    ])
  func code(_ markdown: String) { #expect(warnings(markdown) == []) }

  @Test("comments are their readers' words")
  func comments() { #expect(warnings("[gallery] :wink: {% x %}", .comment) == []) }

  @Test("each kind is told once in a text, with its number and where it begins")
  func counts() {
    #expect(
      warnings("a\n\nb :wink: c\n:lol:\n\n<p>[gallery ids=\"1\"]</p>\n\n- :roll:\n") == [
        .init(
          kind: .foreignMarkup, position: .init(line: 13, column: 3),
          message:
            "an emoji code is shown to readers as typed: ':wink:' (and 2 more in this text)",
          hint: "write the emoji itself; between backticks it is shown on purpose"),
        .init(
          kind: .foreignMarkup, position: .init(line: 16, column: 4),
          message: "a shortcode is shown to readers as typed: '[gallery ids=\"1\"]'",
          hint: "write what it stood for: an image ![words](address), a link, a figure in HTML; "
            + "between backticks it is shown on purpose"),
      ])
  }

  @Test("a shortcode is told of as it was typed, with its quotes straight")
  func straightQuotes() {
    #expect(
      warnings("Été : [gallery ids=\"1,2\"]\n").map(\.message) == [
        "a shortcode is shown to readers as typed: '[gallery ids=\"1,2\"]'"
      ])
  }

  @Test("descriptions of images are words that readers hear")
  func descriptions() {
    #expect(
      warnings("![:wink: la carte](a.png) ![1:2:3](b.png)\n").map(\.message) == [
        "an emoji code is shown to readers as typed: ':wink:'"
      ])
  }

  @Test("broken links are told one by one, with the right form")
  func broken() {
    #expect(
      warnings("[t](/media/docs/Tract été 2026.pdf) ![a](a.png “T”) [x][typo] b[^y]") == [
        .init(
          kind: .wrongAddress, position: .init(line: 11, column: 3),
          message: "this is not a link and is shown as typed: '](/media/docs/Tract été 2026.pdf)'",
          hint: "an address with spaces goes between < and >: (</media/docs/Tract été 2026.pdf>)",
          target: "/media/docs/Tract été 2026.pdf"),
        .init(
          kind: .wrongAddress, position: .init(line: 11, column: 40),
          message: "this is not a link and is shown as typed: '](a.png “T”)'",
          hint: "a title goes between straight quotes: (a.png \"…\")", target: "a.png"),
        .init(
          kind: .brokenLink, position: .init(line: 11, column: 53),
          message: "'[x][typo]' has no address and is shown as typed",
          hint: "write the address in round brackets, [words](address), or add a line [label]: address"),
        .init(
          kind: .footnote, position: .init(line: 11, column: 64),
          message: "the footnote '[^y]' is not defined",
          hint: "add a line [^y]: with the note, or delete it"),
      ])
  }

  @Test("no text takes quadratic time", .timeLimit(.minutes(1)))
  func linear() {
    for part in ["[", "]", "{", "{{", "[a", "[a]", "](", ":a", "==a", "++a", "[[", "*[", "[a][", "[^"] {
      _ = ForeignMarkup(in: Array(String(repeating: part, count: 8_000 / part.utf8.count).utf8))
    }
  }
}
