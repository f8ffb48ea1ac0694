import SiteModel

/// Remarks for colleagues, in the forms of other programs and in one of Markdown's own that has lost its brackets.
extension ForeignMarkup {
  /// `%%à revoir%%`, as Obsidian has it, and the `%%` of one that has paragraphs.
  func obsidianComment(at i: Int, _ isAtLineStart: Bool) -> Match? {
    guard has("%%", at: i), !has("%%%", at: i),
      i == 0 || !bytes[i - 1].isASCIIDigit && bytes[i - 1] != bytes[i]
    else { return nil }
    if let end = find("%%", from: i + 2), bytes[(i + 2)..<(end - 2)].contains(where: isLetter) {
      return (.colleagueComment, end)
    }
    // Alone on its line.
    return isAtLineStart && lineEnd(i) == i + 2 ? (.colleagueComment, i + 2) : nil
  }

  /// `[//]: # à revoir`, which needs brackets round its words.
  func markdownComment(at i: Int) -> Match? {
    guard has("[//]:", at: i) || has("[comment]:", at: i) else { return nil }
    return (.colleagueComment, lineEnd(i))
  }
}
