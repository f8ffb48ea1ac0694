import CLibXML2
import Foundation

/// Whether programs can read what is made for them.
enum MachineFile {
  /// What is wrong with a feed, a sitemap or another file for machines; nil where it is well-formed.
  static func fault(_ bytes: [UInt8], _ file: String) -> String? {
    if file.hasSuffix(".xml") { return xmlFault(bytes, encoding: "UTF-8") }
    if file.hasSuffix(".json") { return jsonFault(bytes) }
    return nil
  }

  /// What is wrong with a drawing, in whatever encoding it says to be; browsers show nothing of one that is not
  /// well-formed.
  static func fault(ofSVG bytes: [UInt8]) -> String? { xmlFault(bytes, encoding: nil) }

  /// What is wrong with the linked data (JSON-LD) of a page.
  static func fault(ofLinkedData scripts: [[UInt8]]) -> String? {
    scripts.lazy.compactMap { jsonFault($0).map { "linked data (JSON-LD): " + $0 } }.first
  }

  private static func jsonFault(_ bytes: [UInt8]) -> String? {
    do {
      _ = try JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
      return nil
    } catch {
      return "this is not valid JSON"
    }
  }

  /// The first error that libxml2 finds; nothing is loaded from anywhere.
  private static func xmlFault(_ bytes: [UInt8], encoding: String?) -> String? {
    guard let context = xmlNewParserCtxt() else { return nil }
    defer { xmlFreeParserCtxt(context) }
    // Only errors are asked for: without anybody to tell of elements, no tree is made.
    context.pointee.sax.pointee = xmlSAXHandler()
    context.pointee.sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    let options = Int32(XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue)
    let document = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        xmlCtxtReadMemory(context, $0.baseAddress, Int32($0.count), nil, encoding, options)
      }
    }
    if let document { xmlFreeDoc(document) }
    guard context.pointee.wellFormed == 0 else { return nil }
    let message =
      context.pointee.lastError.message.map { String(cString: $0) } ?? "this is not well-formed XML"
    let line = context.pointee.lastError.line
    let words = message.split(whereSeparator: \.isNewline).first.map { String($0) } ?? message
    return "line \(line): \(words)"
  }
}
