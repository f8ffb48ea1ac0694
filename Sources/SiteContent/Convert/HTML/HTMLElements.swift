/// The elements of HTML by their names, in lower case (HTML standard, chapter 4 and 13.1.2).
package enum HTMLElements {
  /// Elements that have no end tag.
  package static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    // No longer in the standard, but read so by browsers.
    "basefont", "bgsound", "frame", "keygen", "param",
  ]

  /// Elements whose content is text up to their end tag, whatever stands in it.
  package static let rawText: Set<String> = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
  ]

  /// Elements whose end a browser finds by itself.
  static let optionalEnd: Set<String> = [
    "p", "li", "dt", "dd", "rt", "rp", "optgroup", "option", "colgroup", "caption", "thead", "tbody", "tfoot",
    "tr", "td", "th",
  ]

  /// Elements that end a paragraph, and that pages are built of.
  static let block: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "dir", "div", "dl",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "html", "listing", "main",
    "menu",
    "nav", "ol", "pre", "search", "section", "summary", "table", "ul",
  ]

  /// Headings.
  static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

  /// Elements within a line, and what stands in a page without being a block.
  static let inline: Set<String> = [
    "a", "abbr", "acronym", "applet", "audio", "b", "bdi", "bdo", "big", "blink", "button", "canvas", "cite",
    "code", "data", "datalist", "del", "dfn", "em", "font", "frameset", "head", "i", "ins", "kbd", "label",
    "legend", "map", "mark", "marquee", "math", "meter", "nobr", "noscript", "object", "output", "picture",
    "progress", "q", "ruby", "s", "samp", "select", "slot", "small", "span", "strike", "strong", "sub", "sup",
    "svg", "template", "time", "tt", "u", "var", "video",
  ]

  /// Elements that browsers once had, and that old texts have.
  static let former: Set<String> = [
    "bgsound", "comment", "content", "fencedframe", "image", "isindex", "layer", "ilayer", "menuitem",
    "multicol",
    "nextid", "nolayer", "portal", "rb", "rtc", "server", "shadow", "sound", "spacer",
  ]

  static let all = void.union(rawText).union(optionalEnd).union(block).union(headings).union(inline)
}
