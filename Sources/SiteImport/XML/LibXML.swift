import CLibXML2

/// What an XML text holds, piece by piece.
protocol XMLReceiver: AnyObject {
  /// - Parameters:
  ///   - prefix: as it is written; empty where there is none.
  ///   - namespace: empty where there is none.
  ///   - line: of the text as it was fed, from 1.
  func start(_ name: String, prefix: String, namespace: String, _ attributes: [String: String], line: Int)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  func end()
  /// What libxml2 could not read, and read on behind.
  func problem(_ message: String, line: Int)
}

/// Reads XML in pieces, with libxml2 (SAX). Entities that a text declares are not expanded, and nothing is fetched.
///
/// The only file that knows libxml2.
final class XMLStream {
  private var context: xmlParserCtxtPtr?
  private let receiver: Unmanaged<Box>

  fileprivate final class Box {
    unowned let receiver: any XMLReceiver
    var context: xmlParserCtxtPtr?
    init(_ receiver: any XMLReceiver) { self.receiver = receiver }
    var line: Int { context.map { Int(xmlSAX2GetLineNumber($0)) } ?? 0 }
  }

  init(_ receiver: any XMLReceiver) {
    let box = Box(receiver)
    self.receiver = Unmanaged.passRetained(box)
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { data, name, prefix, uri, _, _, count, _, attributes in
      guard let box = XMLStream.box(data), let name else { return }
      var values: [String: String] = [:]
      if let attributes, count > 0 {
        for i in 0..<Int(count) {
          guard let key = attributes[i * 5], let start = attributes[i * 5 + 3],
            let end = attributes[i * 5 + 4]
          else { continue }
          values[String(cString: key)] = String(
            decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
        }
      }
      box.receiver.start(
        String(cString: name), prefix: prefix.map { String(cString: $0) } ?? "",
        namespace: uri.map { String(cString: $0) } ?? "", values, line: box.line)
    }
    handler.endElementNs = { data, _, _, _ in XMLStream.box(data)?.receiver.end() }
    let text: charactersSAXFunc = { data, bytes, count in
      guard let bytes else { return }
      XMLStream.box(data)?.receiver.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    handler.characters = text
    handler.cdataBlock = text
    handler.ignorableWhitespace = text
    handler.serror = { data, error in
      guard let box = XMLStream.box(data), let error, let message = error.pointee.message else { return }
      // A prefix that nobody declared is read all the same.
      guard error.pointee.code != XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue else { return }
      box.receiver.problem(String(cString: message), line: Int(error.pointee.line))
    }
    context = xmlCreatePushParserCtxt(&handler, self.receiver.toOpaque(), nil, 0, nil)
    box.context = context
    if let context {
      let options = XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue
      _ = xmlCtxtUseOptions(context, Int32(bitPattern: options))
    }
  }

  deinit {
    if let context {
      if let document = context.pointee.myDoc { xmlFreeDoc(document) }
      xmlFreeParserCtxt(context)
    }
    receiver.release()
  }

  func feed(_ bytes: [UInt8], isLast: Bool) {
    guard let context else { return }
    bytes.withUnsafeBytes { buffer in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      _ = xmlParseChunk(context, start, Int32(buffer.count), isLast ? 1 : 0)
    }
  }

  private static func box(_ data: UnsafeMutableRawPointer?) -> Box? {
    data.map { Unmanaged<Box>.fromOpaque($0).takeUnretainedValue() }
  }
}

extension HTMLElement {
  /// Reads HTML as browsers do, roughly: what is not closed is closed, what is unknown stays.
  ///
  /// - Returns: what stands in the body; nil where the text is nested too deeply to be read as a tree.
  static func parse(_ html: String) -> [HTMLNode]? {
    parseDocument(Array(("<html><body><div>" + html + "</div></body></html>").utf8)).map(bodies)
  }

  /// Reads a whole page, with its head.
  static func parseDocument(_ bytes: [UInt8]) -> [HTMLNode]? {
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue
    let document = bytes.withUnsafeBytes { buffer in
      htmlReadMemory(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8",
        Int32(bitPattern: options))
    }
    guard let document else { return [] }
    defer { xmlFreeDoc(document) }
    guard let root = xmlDocGetRootElement(document) else { return [] }
    var isTooDeep = false
    let top = nodes(below: root, depth: 0, &isTooDeep)
    return isTooDeep ? nil : top
  }

  /// The content of `<body>` and of the `<div>` put around everything; a stray `</div>` in the text leaves the rest
  /// beside it.
  private static func bodies(_ nodes: [HTMLNode]) -> [HTMLNode] {
    var found: [HTMLNode] = []
    for node in nodes {
      guard case .element(let element) = node, element.name == "body" else { continue }
      for (i, child) in element.children.enumerated() {
        if i == 0, case .element(let wrapper) = child, wrapper.name == "div" {
          found += wrapper.children
        } else {
          found.append(child)
        }
      }
    }
    return found
  }

  /// As deep as a text of people's goes; threads have small stacks.
  private static let deepest = 120

  private static func nodes(below parent: xmlNodePtr, depth: Int, _ isTooDeep: inout Bool) -> [HTMLNode] {
    guard depth < deepest else {
      isTooDeep = true
      return []
    }
    var nodes: [HTMLNode] = []
    var next = parent.pointee.children
    while let node = next {
      next = node.pointee.next
      switch node.pointee.type {
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        guard let content = node.pointee.content else { continue }
        nodes.append(.text(String(cString: content)))
      case XML_COMMENT_NODE:
        nodes.append(.comment(node.pointee.content.map { String(cString: $0) } ?? ""))
      case XML_ELEMENT_NODE:
        guard let name = node.pointee.name else { continue }
        var attributes: [HTMLElement.Attribute] = []
        var attribute = node.pointee.properties
        while let current = attribute {
          attribute = current.pointee.next
          guard let name = current.pointee.name else { continue }
          var value = ""
          if let children = current.pointee.children,
            let content = xmlNodeListGetString(node.pointee.doc, children, 1)
          {
            value = String(cString: content)
            blogsite_xml_free(content)
          }
          attributes.append(.init(name: String(cString: name).lowercased(), value: value))
        }
        nodes.append(
          .element(
            HTMLElement(
              name: String(cString: name).lowercased(), attributes: attributes,
              children: self.nodes(below: node, depth: depth + 1, &isTooDeep))))
      default: continue
      }
    }
    return nodes
  }
}
