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

  private static let examples: [(String, ForeignMarkup.Kind)] = [
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
    ("???+ tip", .admonition), ("=== \"Onglet\"", .admonition), ("=== “Onglet”", .admonition),
    ("{{{Un intertitre}}}", .spip), ("^[une note]", .inlineNote), ("mot ^[une note]", .inlineNote),
    ("::: lead", .container), (":::", .container), ("[[page]]", .wikiLink), ("![[photo.png]]", .wikiLink),
    ("[[Page|mot]]", .wikiLink), (":wink:", .emoji), ("Bravo :coeur_rouge: !", .emoji),
    ("[TOC]", .contents),
    ("[[_TOC_]]", .contents), ("*[ONU]: Organisation", .abbreviation), ("++ajouté++", .inserted),
    ("un ==mot clé== ici", .highlighted),
    ("[!FAQ]", .callout), (".. image:: x.png", .directive),
    ("[t](/media/docs/Tract été 2026.pdf)", .brokenLink), ("![c](mon image.png)", .brokenLink),
    ("![a](a.png “Titre”)", .brokenLink),
    ("{{#if x}}", .liquid), ("{{> partial}}", .liquid), ("{{/if}}", .liquid), ("{# note #}", .liquid),
    ("<% titre %>", .serverCode), ("[QUOTE=\"Jean\"]Oui[/QUOTE]", .shortcode), ("[B]gras[/B]", .shortcode),
    ("[Gallery ids=\"1,2\"]", .shortcode), ("[vimeo 12345]", .shortcode), ("[slideshow]", .shortcode),
    ("[youtube \u{FFFC}]", .shortcode), ("[embed]\u{FFFC}", .shortcode),
    ("!!! Remarque \"Titre\"", .admonition),
    ("[Un article->art12]", .spip), ("[->12]", .spip), ("[lien->\u{FFFC}]", .spip),
    ("<doc12|center>", .spip),
    ("<o:p></o:p>", .word), ("<st1:place w:st=\"on\">", .word), ("mot^[une note]", .inlineNote),
    ("[[TOC]]", .contents),
    ("##Titre", .heading), ("###Titre###", .heading), ("**Attention :**texte", .emphasis),
    ("« **Oui !**non", .emphasis),
    ("Terme\n: Définition", .definition), ("| a | b |\n| c | d |", .tableRow),
    ("(mots)[\u{FFFC}]", .reversedLink),
    ("[mots] (\u{FFFC})", .partedLink), ("[1] : \u{FFFC}", .brokenDefinition),
    ("[t](\u{FFFC}", .brokenLink),
    ("[t](tel:01 02 03 04 05)", .brokenLink),
    ("[t](mailto: \u{FFFC})", .brokenLink), ("[texte][1]", .brokenReference),
    ("[texte][]", .brokenReference),
    ("<img src=\"a.png", .openTag), ("<a href=x class=", .openTag),
    ("%%à revoir%%", .colleagueComment), ("Texte. %%à\nrevoir avec Anne%%", .colleagueComment),
    ("%%", .colleagueComment), ("[//]: # à revoir", .colleagueComment),
    ("** très important **", .looseEmphasis), ("C’est ** très important **.", .looseEmphasis),
    ("**gras **suite", .looseEmphasis), ("** gras**", .looseEmphasis), ("__ gras __", .looseEmphasis),
    ("Voici **un mot et la suite\ndu texte", .openEmphasis), ("**Un titre", .openEmphasis),
    ("~~barré~", .looseStrikethrough), ("un ~mot barré~~ ici", .looseStrikethrough),
    ("[!NOTE]", .misplacedCallout), ("[!Note] Réunion", .misplacedCallout),
    ("[Le Monde|\u{FFFC}\u{FFFC}", .dotclear), ("[la page|/a/b]", .dotclear), ("!!!Intertitre", .dotclear),
    ("x^2^", .superscript), ("le 1^er^ mai", .superscript), (":+1:", .emoji), ("Oui :-1:", .emoji),
    ("{++ajouté++}", .criticMarkup), ("a {>>à revoir<<} b", .criticMarkup), ("{–ôté–}", .criticMarkup),
    ("[url]\u{FFFC}\u{FFFC}", .shortcode), ("[img]\u{FFFC}\u{FFFC}", .shortcode),
    ("[lien]{\u{FFFC}\u{FFFC}", .bracedLink), ("[lien]{/a/}", .bracedLink),
    ("!(\u{FFFC}\u{FFFC})", .namelessImage),
    ("!(/media/a.png)", .namelessImage), ("![mots] (\u{FFFC})", .partedImage),
    ("[tract](« \u{FFFC}\u{FFFC} »)", .brokenLink), ("[voir](# titre)", .brokenLink),
    ("[appeler](06 12 34 56 78)", .brokenLink), ("[appeler](+33 6 12 34 56 78)", .brokenLink),
    (":contentReference[oaicite:0]{index=0}", .chatMark), ("2 % 【4†source】", .chatMark),
    ("\u{FFFC}oai_citation:0‡Le Monde\u{FFFC}", .chatMark),
    ("a \u{E200}cite\u{E202}turn0search1\u{E201}", .chatMark),
    ("Bonjour *|FNAME|*,", .mergeField), ("le *|MC:SUBJECT|* du mois", .mergeField),
    ("Bonjour %%FIRST_NAME%%,", .mergeField),
    ("import Carte from ‘../carte’;", .script), ("export const a = 1", .script),
    ("{/* à revoir */}", .colleagueComment), ("\\newpage", .latex), ("un \\textbf{mot}", .latex),
    ("12\\ %", .strayBackslash), ("l’art.\\ 5", .strayBackslash),
    ("Un paragraphe. ^a1b2c3", .blockID), ("[/] En cours", .taskState), ("[>] Reporté", .taskState),
    ("Lorem ipsum dolor sit amet.", .placeholder), ("TODO : la date", .placeholder),
    ("Voir [lien à insérer].", .placeholder), ("[TODO la date]", .placeholder), ("FIXME", .placeholder),
    ("[FIXME : le lien]", .placeholder),
    ("Par [object Object]", .placeholder), ("== Titre ==", .wikiHeading),
    ("====== Titre ======\nTexte", .wikiHeading),
    ("+——+——+\n| a | b |\n+——+——+", .foreignTable), ("Nom\tVoix\t%\nA\t1\t2", .foreignTable),
    ("Nom\tVoix\nA\t1\nB\t2", .foreignTable), ("Nom | Voix | %\nA | 1 | 2", .foreignTable),
    ("Nom | Voix\n——+——\nA | 1", .foreignTable),
    ("| Fédération\n| 12 rue X", .lineBlock), ("[mot]{.underline}", .span),
    ("[]{#toc .anchor}Titre", .span),
    ("#\u{A0}Titre", .unseenSign), ("##\u{202F}Titre", .unseenSign), ("\u{200B}## Titre", .unseenSign),
    ("\u{FEFF}- un", .unseenSign), ("\u{A0}\u{A0}1. un", .unseenSign), ("—\u{A0}", .unseenSign),
    ("|\u{A0}a | b |\n| — |\u{A0}— |\n| 1 | 2 |", .unseenSign),
    ("**\u{A0}gras\u{A0}** fin", .looseEmphasis),
    ("Titre\\", .strayBackslash), ("l\\’été", .strayBackslash), ("mot\\_deux", .strayBackslash),
    ("le conseil munici-\npal", .brokenWord), ("peut-\nêtre", .brokenWord), ("bud\u{AD}\nget", .brokenWord),
    ("[x] Fait\n[ ] À faire", .taskState), ("[ ]À faire", .taskState), ("[] vide", .taskState),
    ("[ToC]", .contents), ("[[toc]]", .contents), ("**Rappel :\n**N’attendez pas", .looseEmphasis),
    ("un **mot\n** fin", .looseEmphasis),
    ("[texte][typo]", .brokenReference), ("![img][nope]", .brokenReference), ("b[^y]", .brokenNote),
    ("b[^12]", .brokenNote), ("b[^ma note]", .brokenNote), ("![Affiche du congrès]", .brokenReference),
    ("[tract]: /media/Tract 2026.pdf", .brokenDefinition), ("[a]: mon fichier.pdf", .brokenDefinition),
  ]

  @Test("markup of other systems is known", arguments: examples)
  func found(_ text: String, _ kind: ForeignMarkup.Kind) {
    #expect(kinds(text).first == kind)
  }

  @Test("and told of in a text, whatever Markdown makes of its signs", arguments: examples)
  func toldOf(_ text: String, _ kind: ForeignMarkup.Kind) {
    // What is escaped twice keeps one backslash.
    #expect(!warnings("Voici.\n\n" + text.replacing("\\_", with: "\\\\_") + "\n").isEmpty)
  }

  @Test("short lines with cells are a table, and no lines that run together as well")
  func tableAlone() {
    #expect(warnings("Nom\tVoix\tPart\nA\t120\t12\nB\t340\t34\n").map(\.kind) == [.foreignMarkup])
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
      "[NDLR] (suite)", "[1] (\u{FFFC})", "f[x] (\u{FFFC})", "[a] (voir \u{FFFC})", "2*3.*4", "a *b. c* d",
      "*a*b",
      "#Titre", "#1", "## Titre", "####### sept", "2**3", "**gras**", "***", "a ** b ** c", "**a** b",
      "**Oui**texte",
      "Il a dit ceci, que chacun peut relire dans le compte rendu de mai\n: liberté", "a\nb\n: c", ": a", "|",
      "| a |",
      "a | b | c", "x^2", "^[", "(a)[b]", "f(x)[i]", "[1] : voir la note", "[NDLR] : non", "[a->b]",
      "a < b et c", "<3",
      "<b et c>", "[twitter officiel]", "[Vidéo] \u{FFFC}", "[E=mc2]", "tab[]", "[a](b", "[note](suite", "{#",
      "<o",
      "10:30<b:c", "!!! Attention", "[1][]", "[12][3]",
      "100 %% de", "10%% et 20%%", "%%%", "% a %", "%d%%", "2 ** 3 ** 4", "a ** b", "prix ** hors taxes",
      "tarif** et remise**", "**", "** **", "Nom : __ Prénom : __", "__ mars __ avril", "__", "__a__b",
      "~10 km",
      "de ~5 à ~~10", "~~", "a ~ b ~~ c", "2^10", "x^2", "a^b^c", "^^", "10^6^7", ":1:", "à 10:+1: b", "{+}",
      "{>>}",
      "{a++}", "!!!!", "!! Attention", "!!Attention !!", "!!!Attention, danger.", "!non", "[a|b]",
      "[oui|non]", "|a|",
      "[note]{a}", "f[x]{/a/}", "!(oui)", "Non !(\u{FFFC}\u{FFFC})", "[a](« b »)", "[en](1998 2002)",
      "[x](0 1 2)", "a < https://e.org/ > b", "<www>", "<http",
      "【新着】 texte", "*|*", "Importer from ’x’", "import de blé", "exporter", "export de blé",
      "/!\\ Attention", "C:\\ ou D:\\", "\\newpages", "a\\newpage", "x \\ y", "2 ^100000", "x ^a1b2c3 y",
      "pré-\net post-natal", "le 12-\nmai", "Paris-\nLyon", "a -\nb", "--\nb", "x-\ny",
      "[x]", "[]", "[x](y)", "[x]y", "a [ ] b", "[xy] a",
      "[/]", "[-1] a", "[>]", "Lorem", "TODO list", "[FIXMEs]", "Le TODO : rien", "[votre nom]",
      "[À compléter]",
      "[lien]",
      "[todolist]", "== a", "= Titre =", "== a == b ==", "Accueil | Plan", "Accueil | Plan\nAide | Contact",
      "a | b | c\nd", "a\tb\nc\td", "a\tb\tc\nd", "|a|\n|b|", "| a\nb", "a || b\nc || d\ne || f",
      "un ** mot\n** fin", "¯\\_(ツ)_/¯", "\u{A0}Texte", "\u{A0}", "—\u{A0}Bonjour", "– \u{A0}non", "#\u{A0}1",
      "Paris\u{A0}# un", "\u{A0}-5", "**gras\u{A0}!** fin", "\u{A0}« a »",
      "[a](# 1)", "[//]", "100 % ** 2", "le 5 ** 3",
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
          kind: .wrongAddress, position: .init(line: 11, column: 1),
          message: "this is not a link and is shown as typed: '[t](/media/docs/Tract été 2026.pdf)'",
          hint: "an address with spaces goes between < and >: (</media/docs/Tract été 2026.pdf>)",
          target: "/media/docs/Tract été 2026.pdf"),
        .init(
          kind: .wrongAddress, position: .init(line: 11, column: 37),
          message: "this is not a link and is shown as typed: '![a](a.png “T”)'",
          hint: "a title goes between straight quotes: (a.png \"T\")", target: "a.png"),
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

  @Test("a note that begins with stars is none without an end")
  func starredNotes() {
    #expect(warnings("Le tarif* et le prix** sont fixes.\n\n**Hors taxes\n") == [])
    #expect(
      warnings("**Un paragraphe\n\net la suite**\n") == [
        .init(
          kind: .foreignMarkup, position: .init(line: 11, column: 1),
          message:
            "emphasis that has no end in its paragraph is shown to readers as typed: '**Un paragraphe'",
          hint:
            "write ** where it ends, in the same paragraph, or a backslash before each * to show it on purpose"
        )
      ])
  }

  @Test("what another program left is told of at its place, as it is written")
  func places() {
    func problems(_ markdown: String) -> [String] {
      warnings(markdown).map { "\($0.position.line):\($0.position.column): \($0.message) | \($0.hint)" }
    }
    let code = "; between backticks it is shown on purpose"
    #expect(
      problems("Été\n\nUn fait【4†source】.\n") == [
        "13:8: a chat program's mark of a source is shown to readers as typed: '【4†source】' | "
          + "delete it, or write a link to the source"
      ])
    #expect(
      problems("Voir [oai_citation:0‡Le Monde](https://e.org/).\n").first?.hasPrefix("11:7: ") == true)
    #expect(
      problems("Nom\tVoix\t%\nA\t1\t2\n") == [
        "11:1: a table in another form is shown to readers as typed: 'Nom Voix %' | "
          + "write each row as | a | b |, and a line | --- | --- | below the first\(code)"
      ])
    #expect(
      problems("+-----+-----+\n| Nom | %   |\n+=====+=====+\n| A   | 1   |\n+-----+-----+\n") == [
        "12:1: a table in another form is shown to readers as typed: '| Nom | %   |' (and 1 more in this text) | "
          + "write each row as | a | b |, and a line | --- | --- | below the first\(code)"
      ])
    #expect(
      problems("**Rappel :\\\n**N'attendez pas.\n") == [
        "11:1: emphasis with a space or a line's end inside its signs is shown to readers as typed: '**Rappel : **' | "
          + "write **words**, with nothing between the signs and the words\(code)"
      ])
    #expect(
      problems("Un mot [souligné]{.underline} ici.\n") == [
        "11:18: an attribute list of words in brackets is shown to readers as typed: '{.underline}' | "
          + "write the words alone, or in HTML, such as <u>words</u> or <span class=\"…\">words</span>\(code)"
      ])
  }

  @Test("a callout among other words, or in no quote, is told of with its place")
  func callouts() {
    for markdown in ["> [!NOTE] Réunion\n", "[!NOTE]\nTexte\n", "> Texte\n> [!NOTE]\n"] {
      #expect(
        warnings(markdown).map { "\($0.message) | \($0.hint)" } == [
          "a callout that does not stand alone on the first line of a quote is shown to readers as typed: '[!NOTE]' | "
            + "write > [!NOTE] on a line of its own, and > before each line of its words; "
            + "between backticks it is shown on purpose"
        ], "\(markdown)")
    }
  }

  @Test("what is escaped is meant for readers to see")
  func escaped() {
    for text in [
      "\\[gallery ids=\"1\"]", "\\##Titre", "\\**Attention :**texte", "\\[t](a b/c.png)", "\\<% x %>",
      "\\<o:p>", "\\%%a%%", "\\*\\* a \\*\\*", "\\** a **", "\\!(https://e.org/a.png)", "\\<www.e.org>",
    ] {
      #expect(warnings(text).map(\.message) == [], "\(text)")
    }
  }

  @Test(
    "the form that a link should have is told",
    arguments: [
      ("![x](a.png =300x200)", "write its size after it: (a.png){width=300 height=200}"),
      ("![x](a.png =300x)", "write its size after it: (a.png){width=300}"),
      ("[x](https://e.org Titre)", "a title goes between straight quotes: (https://e.org \"Titre\")"),
      ("[x](https:// e.org)", "remove the spaces: (https://e.org)"),
      ("[x](mailto: a@b.fr)", "remove the spaces: (mailto:a@b.fr)"),
      (
        "[x](mailto:a@b.fr?subject=Bonjour à tous)",
        "an address with spaces goes between < and >: (<mailto:a@b.fr?subject=Bonjour à tous>)"
      ),
      (
        "[x](mailto:a@b.fr; c@d.fr)", "commas part e-mail addresses, without spaces: (mailto:a@b.fr,c@d.fr)"
      ),
      ("[x](mailto:jean dupont@b.fr)", "an e-mail address has no spaces: write it behind 'mailto:'"),
      ("[x](mailto:a@b.fr Titre)", "a title goes between straight quotes: (mailto:a@b.fr \"Titre\")"),
      ("[x](tel:01 02 03)", "write the number without spaces: (tel:010203)"),
      ("[x](<https://e.org)", "delete the <: (https://e.org)"),
      ("[x](https://e.org", "write ) where the address ends: (https://e.org)"),
      (
        "[x](https://fr.e.org/wiki/Paris_(ville)",
        "write ) where the address ends: (https://fr.e.org/wiki/Paris_(ville))"
      ),
      ("[x]({{ site.baseurl }}/a.png)", "write the address itself: templates are not run here"),
      (
        "[a](ok.png) [x](Mon image.png) [b](https://e.org)",
        "an address with spaces goes between < and >: (<Mon image.png>)"
      ),
      ("[a] (https://e.org)", "remove it: [words](address)"),
      ("![a] (https://e.org/a.png)", "remove it: ![words](address)"),
      ("[a](« https://e.org/a.pdf »)", "delete the quotation marks: (https://e.org/a.pdf)"),
      ("[a](\" https://e.org/a.pdf \")", "delete the quotation marks: (https://e.org/a.pdf)"),
      ("[a](# Mon titre)", "write the place without spaces: (#mon-titre)"),
      ("[a](06 12 34 56 78)", "write tel: and the number without spaces: (tel:0612345678)"),
      ("Voir <www.e.org> ici", "write <https://www.e.org>, or leave < and > out"),
      ("<https://e.org/ a>", "write nothing but the address between them: <https://e.org/>"),
      ("[a]{https://e.org/}", "the address goes into round brackets: [words](address)"),
      ("!(https://e.org/a.png)", "write the words that describe it between them: ![words](address)"),
      (
        "(x)[https://e.org]",
        "the words go into square brackets, the address into round ones: [words](address)"
      ),
      ("[texte][1]\n\n[1] : https://e.org", "write [1]: https://e.org"),
      ("<img src=\"a.png", "write > where it ends; a value that begins with a quotation mark ends with one"),
    ])
  func forms(markdown: String, hint: String) {
    #expect(warnings(markdown).map(\.hint).contains(hint), "\(warnings(markdown))")
  }

  @Test("a long row of one sign is not counted at each of its places", .timeLimit(.minutes(1)))
  func rows() {
    for sign in ["~", "*", "_", "=", "é~"] {
      let text = "a " + String(repeating: sign, count: 100_000 / sign.utf8.count)
      _ = ForeignMarkup(in: Array(text.utf8))
    }
  }

  @Test("no text takes quadratic time", .timeLimit(.minutes(10)))
  func linear() {
    for part in [
      "[", "]", "{", "{{", "[a", "[a]", "](", ":a", "==a", "++a", "[[", "*[", "[a][", "[^",
      "**a ", "** a", "~~a~ ", "[a|", "%%a", "x^a", "{++a", "##a\n", "**a:", "<a:", "(a)[/", "^[", "|a|\n",
      "[a](/b ",
    ] {
      _ = ForeignMarkup(in: Array(String(repeating: part, count: 8_000 / part.utf8.count).utf8))
    }
  }
}
