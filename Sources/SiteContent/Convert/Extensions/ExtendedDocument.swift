/// A Markdown text with what authors expect of GitHub: tables, footnotes, strikethrough and bare addresses, and
/// with cards for videos.
///
/// libcmark has none of them. It parses the text as CommonMark; then its tree is changed: by passes that are left
/// out for a text that has no sign of an extension. Each pass walks the tree once and takes linear time.
struct ExtendedDocument: ~Copyable {
  let document: CommonMarkDocument
  let extensions: MarkdownExtensions
  let hasFootnotes: Bool
  /// Footnotes that are not shown: no mark leads to them, or another has their label.
  let unusedNotes: [SourceWithNotes.Note]
  let repeatedNotes: [SourceWithNotes.Note]
  /// What tables' rows hold beyond their columns, which is not shown either.
  let lostCells: [MisreadText.LostCells]

  init(parsing source: [UInt8], trust: HTMLRenderer.Trust) {
    let signs = ExtensionSigns(in: source, trust: trust)
    var extensions = MarkdownExtensions()
    guard !signs.isEmpty else {
      document = CommonMarkDocument(parsing: source)
      self.extensions = extensions
      hasFootnotes = false
      (unusedNotes, repeatedNotes, lostCells) = ([], [], [])
      return
    }
    let marked = signs.isDisjoint(with: .inTexts) ? source : SourceMark.marking(source, signs)
    var lines = SourceWithNotes(marked)
    if signs.contains(.footnote) { lines.takeNotes() }
    document = CommonMarkDocument(parsing: lines.text)
    let root = document.root
    if !lines.notes.isEmpty { Footnotes.attach(lines, to: root, &extensions) }
    lostCells = signs.contains(.table) ? Tables.build(from: lines, in: root, &extensions) : []
    if !signs.isDisjoint(with: .inTexts) {
      var texts = TextExtensions(signs: signs, trust: trust, notes: Set(lines.notes.map(\.key)))
      texts.apply(to: root, &extensions)
      document.joinTexts()
    }
    if trust == .article, !signs.isDisjoint(with: [.webAddress, .video]) {
      VideoCards.build(in: root, &extensions)
    }
    if signs.contains(.task) { extensions.tasks = TaskLists.take(from: root) }
    if signs.contains(.alert) { extensions.alerts = Alert.take(from: root) }
    if signs.contains(.attributes) { extensions.attributes = Attributes.take(from: root) }
    let shown = lines.notes.isEmpty ? [] : Footnotes.number(in: root, &extensions)
    self.extensions = extensions
    hasFootnotes = !shown.isEmpty
    unusedNotes = lines.notes.filter { !shown.contains($0.key) }
    repeatedNotes = lines.repeatedNotes
  }
}
