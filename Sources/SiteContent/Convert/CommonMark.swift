import CCMark

/// A parsed Markdown text: libcmark's tree, read as a stream of events.
///
/// The only file that knows libcmark. The tree lives as long as this value; nodes must not outlive it.
struct CommonMarkDocument: ~Copyable {
  let root: CommonMarkNode

  /// Parses UTF-8. Every text is some CommonMark: this cannot fail but for memory.
  ///
  /// - Parameter isSmart: whether straight quotes, `--` and `...` become what printers set.
  init(parsing text: [UInt8], isSmart: Bool = true) {
    root = CommonMarkNode(
      pointer: text.withUnsafeBytes { bytes in
        cmark_parse_document(bytes.baseAddress, bytes.count, isSmart ? CMARK_OPT_SMART : CMARK_OPT_DEFAULT)
      })
    joinTexts()
    if text.hasPart("&#") { replaceStrayBytes() }
  }

  /// libcmark 0.30 writes `&#xFFFE;` and `&#xFFFF;` as single bytes, which are no UTF-8.
  private func replaceStrayBytes() {
    forEachEvent { node, isEntering in
      guard isEntering, node.kind == .text else { return }
      node.withLiteral { literal in
        guard literal.contains(where: { $0 >= 0xFE }) else { return }
        node.setLiteral(literal.flatMap { $0 >= 0xFE ? [0xEF, 0xBF, 0xBD] : [$0] })
      }
    }
  }

  deinit { cmark_node_free(root.pointer) }

  /// Makes neighbouring texts one: smart punctuation leaves a node for each sign, typography wants whole texts.
  func joinTexts() { cmark_consolidate_text_nodes(root.pointer) }

  /// What `&eacute;` stands for, as libcmark knows it (HTML5's list of named characters); unknown names stay.
  static func character(named entity: String) -> String {
    // Letters on both sides, or a space would be lost at the end of a line.
    let document = CommonMarkDocument(parsing: Array("x\(entity)x".utf8))
    var text = ""
    document.forEachEvent { node, isEntering in
      if isEntering, node.kind == .text { text += node.literal }
    }
    return text.count >= 2 ? String(text.dropFirst().dropLast()) : entity
  }

  /// Walks the tree, depth first, each container once on entering and once on leaving.
  func forEachEvent(_ body: (_ node: CommonMarkNode, _ isEntering: Bool) throws -> Void) rethrows {
    try root.forEachEvent(body)
  }
}

/// What a node of the tree is.
enum CommonMarkKind {
  case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
  case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
  /// What CommonMark itself does not have: see `Extensions/`.
  case blockExtension, inlineExtension
  case other
}

/// One node of a `CommonMarkDocument`.
struct CommonMarkNode: Hashable {
  fileprivate let pointer: OpaquePointer

  var kind: CommonMarkKind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_CUSTOM_BLOCK: .blockExtension
    case CMARK_NODE_CUSTOM_INLINE: .inlineExtension
    default: .other
    }
  }

  var parent: CommonMarkNode? { cmark_node_parent(pointer).map(CommonMarkNode.init) }
  var firstChild: CommonMarkNode? { cmark_node_first_child(pointer).map(CommonMarkNode.init) }
  var lastChild: CommonMarkNode? { cmark_node_last_child(pointer).map(CommonMarkNode.init) }
  var next: CommonMarkNode? { cmark_node_next(pointer).map(CommonMarkNode.init) }
  var previous: CommonMarkNode? { cmark_node_previous(pointer).map(CommonMarkNode.init) }

  /// The line of the text that the node begins on, from 1.
  var line: Int {
    // A node that was parsed elsewhere knows its real line.
    let moved = kind == .blockExtension || kind == .inlineExtension ? 0 : number
    return moved > 0 ? moved : Int(cmark_node_get_start_line(pointer))
  }
  /// How many lines a block has.
  var lineCount: Int {
    Int(cmark_node_get_end_line(pointer) - cmark_node_get_start_line(pointer)) + 1
  }

  /// 1 to 6, of a heading.
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  /// The first number of an ordered list.
  var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
  var isTightList: Bool { cmark_node_get_list_tight(pointer) != 0 }

  /// The text of a text, code or HTML node; valid during the call only.
  func withLiteral(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard let literal = cmark_node_get_literal(pointer) else { return }
    Self.withBytes(of: literal, body)
  }

  /// A copy of that text.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    withLiteral { bytes = Array($0) }
    return bytes
  }

  var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }
  /// Where a link or an image leads, as written.
  var url: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
  /// The title of a link or an image; may be empty.
  var title: String { cmark_node_get_title(pointer).map { String(cString: $0) } ?? "" }
  /// What stands behind the fence of a code block.
  var fenceInfo: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }

  private static func withBytes(
    of text: UnsafePointer<CChar>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let count = strlen(text)
    text.withMemoryRebound(to: UInt8.self, capacity: count) {
      body(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  /// Walks the node and what is in it, depth first, each container once on entering and once on leaving.
  func forEachEvent(_ body: (_ node: CommonMarkNode, _ isEntering: Bool) throws -> Void) rethrows {
    guard let iterator = cmark_iter_new(pointer) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard let node = cmark_iter_get_node(iterator) else { return }
      try body(CommonMarkNode(pointer: node), event == CMARK_EVENT_ENTER)
    }
  }
}

// MARK: Editing

extension CommonMarkNode {
  /// A node of its own, which must be put into a tree: the tree frees it.
  private static func new(_ type: cmark_node_type) -> CommonMarkNode {
    CommonMarkNode(pointer: cmark_node_new(type))
  }

  static func text(_ bytes: [UInt8]) -> CommonMarkNode {
    let node = new(CMARK_NODE_TEXT)
    node.setLiteral(bytes)
    return node
  }

  static func link(to url: String) -> CommonMarkNode {
    let node = new(CMARK_NODE_LINK)
    node.setURL(url)
    return node
  }

  static func paragraph() -> CommonMarkNode { new(CMARK_NODE_PARAGRAPH) }

  /// A block, or a part of a line, that CommonMark itself does not have, under a number of ours.
  static func blockExtension(_ number: Int) -> CommonMarkNode {
    let node = new(CMARK_NODE_CUSTOM_BLOCK)
    node.number = number
    return node
  }

  static func inlineExtension(_ number: Int) -> CommonMarkNode {
    let node = new(CMARK_NODE_CUSTOM_INLINE)
    node.number = number
    return node
  }

  /// Of an extension, which one it is; of another node, its real line where it was parsed elsewhere, else 0.
  var number: Int {
    get { cmark_node_get_user_data(pointer).map { Int(bitPattern: $0) } ?? 0 }
    nonmutating set { _ = cmark_node_set_user_data(pointer, UnsafeMutableRawPointer(bitPattern: newValue)) }
  }

  func setLiteral(_ bytes: [UInt8]) { Self.withCString(bytes) { _ = cmark_node_set_literal(pointer, $0) } }
  func setURL(_ url: String) { _ = cmark_node_set_url(pointer, url) }
  func setTitle(_ title: String) { _ = cmark_node_set_title(pointer, title) }
  func setFenceInfo(_ info: String) { _ = cmark_node_set_fence_info(pointer, info) }

  /// Puts a node, wherever it stands now, behind the last child.
  func append(_ child: CommonMarkNode) { _ = cmark_node_append_child(pointer, child.pointer) }
  /// Puts a node, wherever it stands now, before this one.
  func insertBefore(_ node: CommonMarkNode) { _ = cmark_node_insert_before(pointer, node.pointer) }
  /// Frees the node with all that is in it.
  func remove() { cmark_node_free(pointer) }

  private static func withCString(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> Void) {
    (bytes + [0]).withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      start.withMemoryRebound(to: CChar.self, capacity: buffer.count, body)
    }
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
