/// Names of other systems' markup, and what to write instead.
extension ForeignMarkup.Kind {
  /// What it is called.
  var name: String {
    switch self {
    case .liquid: "a Liquid or Jinja tag"
    case .shortcode: "a shortcode"
    case .hugo: "a Hugo shortcode"
    case .attributes: "an attribute list that has no effect here"
    case .admonition: "a MkDocs admonition or tab"
    case .container: "a container (:::)"
    case .wikiLink: "a wiki link"
    case .emoji: "an emoji code"
    case .contents: "a table of contents marker"
    case .abbreviation: "an abbreviation definition"
    case .inserted: "markup for inserted text (++)"
    case .highlighted: "markup for highlighted text (==)"
    case .callout: "an unknown kind of callout"
    case .directive: "a reStructuredText directive"
    case .inlineNote: "an inline footnote"
    case .spip: "a shortcut of SPIP"
    case .word: "a tag of a word processor"
    case .serverCode: "a tag of a program on a server"
    case .heading: "a heading with no space after its # signs"
    case .emphasis: "emphasis that a letter follows directly"
    case .definition: "a definition list"
    case .tableRow: "a table row without a table"
    case .markdown: "Markdown within HTML"
    case .colleagueComment: "a comment for colleagues"
    case .looseEmphasis: "emphasis with a space or a line's end inside its signs"
    case .openEmphasis: "emphasis that has no end in its paragraph"
    case .looseStrikethrough: "a crossing-out with one ~ at one end and two at the other"
    case .misplacedCallout: "a callout that does not stand alone on the first line of a quote"
    case .dotclear: "markup of Dotclear"
    case .superscript: "markup for raised text (^)"
    case .criticMarkup: "a mark of revision (CriticMarkup)"
    case .chatMark: "a chat program's mark of a source"
    case .mergeField: "a field that a mailing fills in"
    case .script: "a line of JavaScript"
    case .latex: "a command of LaTeX"
    case .strayBackslash: "a backslash with no effect"
    case .blockID: "the id of a paragraph (Obsidian)"
    case .taskState: "an unknown mark of a task"
    case .placeholder: "what was to be replaced"
    case .wikiHeading: "a heading of a wiki"
    case .foreignTable: "a table in another form"
    case .lineBlock: "a line that begins with |"
    case .brokenWord: "a word that a line's end parts"
    case .span: "an attribute list of words in brackets"
    case .unseenSign: "a sign of Markdown beside a no-break space or an invisible character"
    case .brokenLink, .reversedLink, .partedLink, .partedImage, .bracedLink, .namelessImage, .wwwAddress,
      .spacedAddress, .brokenReference,
      .brokenNote, .brokenDefinition, .openTag, .lowered:
      "a link that leads nowhere"
    }
  }

  /// What to write instead.
  var hint: String {
    let code = "; between backticks it is shown on purpose"
    return switch self {
    case .liquid, .hugo: "write the Markdown or HTML that it stood for" + code
    case .shortcode: "write what it stood for: an image ![words](address), a link, a figure in HTML" + code
    case .attributes: "it works right after a heading, an image or a link, or at a paragraph's end" + code
    case .admonition: "write a quote that begins with > [!NOTE], a quote or a heading" + code
    case .container: "write <div class=\"…\"> and </div> on lines of their own" + code
    case .wikiLink: "write [words](file.md) or ![words](file.png)" + code
    case .emoji: "write the emoji itself" + code
    case .contents: "delete it: texts have no table of contents" + code
    case .abbreviation: "write <abbr title=\"…\"> where the abbreviation stands" + code
    case .inserted: "write <ins>…</ins>" + code
    case .highlighted: "write <mark>…</mark>" + code
    case .callout:
      "known: [!NOTE], [!TIP], [!IMPORTANT], [!WARNING], [!CAUTION], alone on the quote's first line" + code
    case .directive: "write the Markdown or HTML that it stood for" + code
    case .inlineNote: "write [^1] here, and a line [^1]: with the note" + code
    case .spip: "write [words](address), or ![words](address) for an image" + code
    case .word: "delete it, and the one that ends it" + code
    case .serverCode: "write what it stood for" + code
    case .heading: "write a space after the last #, or a backslash before the first to show it on purpose"
    case .emphasis: "write a space after the last *, or a backslash before the first to show it on purpose"
    case .definition: "write <dl><dt>term</dt><dd>definition</dd></dl>"
    case .markdown:
      "write HTML there, such as <img src=\"…\" alt=\"…\">, or an empty line behind the <div> that it stands in"
    case .tableRow: "write a line such as | --- | --- | below the first row" + code
    case .colleagueComment: "write <!-- words -->, which is never published" + code
    case .looseEmphasis: "write **words**, with nothing between the signs and the words" + code
    case .openEmphasis:
      "write ** where it ends, in the same paragraph, or a backslash before each * to show it on purpose"
    case .looseStrikethrough: "write ~~words~~" + code
    case .misplacedCallout: "write > [!NOTE] on a line of its own, and > before each line of its words" + code
    case .dotclear: "write [words](address) for a link, ## before the words of a heading" + code
    case .superscript: "write <sup>…</sup>" + code
    case .chatMark: "delete it, or write a link to the source"
    case .mergeField: "write words that hold for every reader" + code
    case .script: "delete it, or write the Markdown that it stood for" + code
    case .latex: "delete it, or write the Markdown that it stood for" + code
    case .strayBackslash: "delete it, or write &nbsp; for a space that is not to break" + code
    case .blockID: "delete it" + code
    case .taskState: "write - [ ] and a space for a task that is open, - [x] for one that is done" + code
    case .placeholder: "write what is meant, or delete it" + code
    case .wikiHeading: "write ## and a space before its words instead" + code
    case .foreignTable:
      "write each row as | a | b |, and a line | --- | --- | below the first" + code
    case .lineBlock: "delete the | and end each line with a backslash" + code
    case .span:
      "write the words alone, or in HTML, such as <u>words</u> or <span class=\"…\">words</span>" + code
    case .brokenWord: "write its parts together, on one line"
    case .unseenSign: "type the beginning of the line again, with a plain space" + code
    case .criticMarkup: "write the text as it is to be, and a remark as <!-- words -->" + code
    case .brokenLink, .reversedLink, .partedLink, .partedImage, .bracedLink, .namelessImage, .wwwAddress,
      .spacedAddress, .brokenReference,
      .brokenNote, .brokenDefinition, .openTag, .lowered:
      ""
    }
  }
}
