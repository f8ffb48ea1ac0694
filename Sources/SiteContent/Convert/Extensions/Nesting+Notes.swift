extension Nesting {
  /// The nesting of a text that may have footnotes: they are taken out of it and parsed by themselves.
  ///
  /// - Parameter limit: What is deeper is not looked into further: to find the notes, the text is parsed once.
  init(of text: [UInt8], withNotesTo limit: Int) {
    self.init(of: text, upTo: limit, hasTables: true)
    guard depth <= limit, text.contains(UInt8(ascii: "^")) else { return }
    var source = SourceWithNotes(text)
    source.takeNotes()
    guard !source.notes.isEmpty else { return }
    include(Nesting(of: source.text, upTo: limit, hasTables: true))
    for note in source.notes {
      let content = Array(note.lines.joined(separator: [UInt8(ascii: "\n")]))
      include(Nesting(of: content, upTo: limit - 1, hasTables: true), levels: 1, lines: note.line - 1)
    }
  }
}
