import CCMark

/// A parsed Markdown text: libcmark's tree, read as a stream of events.
///
/// The only file that knows libcmark. The tree lives as long as this value; nodes must not outlive it.
struct CommonMarkDocument: ~Copyable {
  private let root: OpaquePointer

  /// Parses UTF-8, with smart punctuation. Every text is some CommonMark: this cannot fail but for memory.
  init(parsing text: [UInt8]) {
    root = text.withUnsafeBytes { bytes in
      cmark_parse_document(bytes.baseAddress, bytes.count, CMARK_OPT_SMART)
    }
    // Smart punctuation leaves a node for each sign: typography wants whole texts.
    cmark_consolidate_text_nodes(root)
  }

  deinit { cmark_node_free(root) }

  /// Walks the tree, depth first, each container once on entering and once on leaving.
  func forEachEvent(_ body: (_ node: CommonMarkNode, _ isEntering: Bool) throws -> Void) rethrows {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard let node = cmark_iter_get_node(iterator) else { return }
      try body(CommonMarkNode(pointer: node), event == CMARK_EVENT_ENTER)
    }
  }
}

/// What a node of the tree is.
enum CommonMarkKind {
  case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
  case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
  case other
}

/// One node of a `CommonMarkDocument`.
struct CommonMarkNode {
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
    default: .other
    }
  }

  var parent: CommonMarkNode? { cmark_node_parent(pointer).map(CommonMarkNode.init) }
  var firstChild: CommonMarkNode? { cmark_node_first_child(pointer).map(CommonMarkNode.init) }
  var next: CommonMarkNode? { cmark_node_next(pointer).map(CommonMarkNode.init) }

  /// The line of the text that the node begins on, from 1.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }
  /// The byte of that line that the node begins at, from 1.
  var column: Int { Int(cmark_node_get_start_column(pointer)) }

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
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
