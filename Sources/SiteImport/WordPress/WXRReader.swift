import SiteContent

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads a WordPress export item by item; of the file, no more than a piece is in memory.
final class WXRReader: XMLReceiver {
  let path: String
  /// For messages.
  let name: String
  private(set) var channel = WXRChannel()
  private(set) var items: [WXRItem] = []
  private(set) var hasChannel = false
  /// Of the outermost element.
  private(set) var rootName = ""
  private(set) var problems: [(line: Int, message: String)] = []
  private(set) var doubleEncoded = 0
  private var repair = XMLRepair()
  private var stream: XMLStream?
  private let file: Int32
  private var isAtBeginning = true
  private var wide: WideText?
  /// Whether words stood before the export.
  private(set) var hasPreface = false
  private var isAtEnd = false

  private enum Context { case other, channel, item, comment, meta, commentMeta, author, term, leaf }
  private var stack: [(context: Context, name: String)] = []
  private var text: [UInt8] = []
  private var item: WXRItem?
  private var itemCount = 0
  private var comment: WXRComment?
  /// Of the author of the comment that is being read.
  private var addresses: [String] = []
  /// Comments that were read.
  private(set) var commentCount = 0
  private var group: [String: String] = [:]
  private var term = WXRItem.Term(domain: "", nicename: "", name: "")

  /// - Throws: `DiskError`.
  init(_ path: String) throws(DiskError) {
    self.path = path
    name = path.split(separator: "/").last.map(String.init) ?? path
    file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw DiskError("read", path, code: errno) }
    stream = XMLStream(self)
  }

  deinit { close(file) }

  private static let pieceSize = 512 * 1024

  /// The items of the next piece of the file that holds any; none at the end.
  func next() throws(DiskError) -> [WXRItem] {
    items.removeAll(keepingCapacity: true)
    while items.isEmpty, !isAtEnd {
      var piece = [UInt8](repeating: 0, count: Self.pieceSize)
      let count = piece.withUnsafeMutableBytes { FileWriting.fill($0, from: file) }
      guard count >= 0 else { throw DiskError("read", path, code: Int32(-count)) }
      piece.removeLast(piece.count - count)
      isAtEnd = count < Self.pieceSize
      if isAtBeginning { wide = WideText(beginning: piece) }
      if let text = wide?.feed(piece, isLast: isAtEnd) { piece = text }
      if isAtBeginning {
        if wide != nil { piece = ExportBeginning.withoutEncoding(piece) }
        (piece, hasPreface) = ExportBeginning.cleaned(piece)
        isAtBeginning = false
      }
      stream?.feed(repair.feed(piece, isLast: isAtEnd), isLast: isAtEnd)
    }
    if isAtEnd {
      stream = nil
      if repair.isItemCutOff, !items.isEmpty { items[items.count - 1].isWhole = false }
    }
    return items
  }

  var repairs: [(XMLRepair.Kind, count: Int, line: Int)] {
    XMLRepair.Kind.allCases.compactMap { kind in repair.counts[kind].map { (kind, $0.count, $0.line) } }
  }

  /// The line in which the file breaks off; nil of one that has its end.
  var lineOfBreak: Int? { repair.isCutOff ? repair.line : nil }

  /// Comments that begin in the file, whether they could be read or not.
  var statedComments: Int { repair.openedComments }

  // MARK: XMLReceiver

  private static func fullName(_ name: String, _ prefix: String, _ namespace: String) -> String {
    if namespace.contains("wordpress.org/export/") {
      return (namespace.hasSuffix("/excerpt/") ? "excerpt:" : "wp:") + name
    }
    return prefix.isEmpty ? name : prefix + ":" + name
  }

  func start(_ name: String, prefix: String, namespace: String, _ attributes: [String: String], line: Int) {
    let full = Self.fullName(name, prefix, namespace)
    if stack.isEmpty, rootName.isEmpty { rootName = full }
    let context = context(full, line: line, attributes)
    stack.append((context, full))
    text.removeAll(keepingCapacity: true)
  }

  private func context(_ name: String, line: Int, _ attributes: [String: String]) -> Context {
    switch (stack.last?.context, name) {
    case (_, "channel"):
      hasChannel = true
      return .channel
    case (.channel, "item"), (.other, "item"):
      itemCount += 1
      item = WXRItem(line: line, number: itemCount)
      return .item
    case (.channel, "wp:author"), (.channel, "wp:category"), (.channel, "wp:tag"), (.channel, "wp:term"):
      group = [:]
      return name == "wp:author" ? .author : .term
    case (.channel, _) where name.hasSuffix(":author"): return .other
    case (.item, "wp:comment"):
      comment = WXRComment(line: line)
      return .comment
    case (.item, "wp:postmeta"):
      group = [:]
      return .meta
    case (.comment, "wp:commentmeta"):
      group = [:]
      return .commentMeta
    case (.item, "category"):
      term = WXRItem.Term(
        domain: attributes["domain"] ?? "", nicename: attributes["nicename"] ?? "", name: "")
      return .leaf
    case (.leaf, _), (.other, _): return .other
    case (nil, _): return .other
    default: return .leaf
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if stack.last?.context == .leaf { text.append(contentsOf: bytes) }
  }

  func end() {
    guard let (context, name) = stack.popLast() else { return }
    switch context {
    case .leaf: endLeaf(name)
    case .item:
      if let item { items.append(item) }
      item = nil
    case .comment:
      endComment()
    case .meta:
      item?.meta.append(WXRMeta(key: group["wp:meta_key"] ?? "", value: group["wp:meta_value"] ?? ""))
    case .commentMeta:
      comment?.meta.append(WXRMeta(key: group["wp:meta_key"] ?? "", value: group["wp:meta_value"] ?? ""))
    case .author:
      channel.authors.append(
        WXRChannel.Author(
          id: (group["wp:author_id"] ?? "").trimming, login: (group["wp:author_login"] ?? "").trimming,
          name: (group["wp:author_display_name"] ?? "").trimming))
    case .term: endTerm(name)
    case .channel, .other: break
    }
  }

  /// What is kept of a comment: of its author the name and the site.
  private static let commentNames: Set<String> = [
    "wp:comment_id", "wp:comment_author", "wp:comment_author_url", "wp:comment_date", "wp:comment_date_gmt",
    "wp:comment_content", "wp:comment_approved", "wp:comment_type", "wp:comment_parent", "wp:comment_user_id",
  ]

  private func endLeaf(_ name: String) {
    var value = String(decoding: text, as: UTF8.self)
    text.removeAll(keepingCapacity: true)
    if let repaired = Mojibake.repaired(value) {
      value = repaired
      doubleEncoded += 1
    }
    switch stack.last?.context {
    case .channel: channel.values[name] = value
    case .comment:
      if Self.commentNames.contains(name) {
        comment?.values[name] = value
      } else if name == "wp:comment_author_email" || name == "wp:comment_author_IP" {
        let address = value.trimming.lowercased()
        if address.utf8.count > 3 { addresses.append(address) }
      }
    case .meta, .commentMeta, .author, .term: group[name] = value
    case .item:
      if name == "category" {
        term.name = value
        item?.terms.append(term)
      } else if item?.values[name] == nil, name != "wp:post_password" || value.trimming.isEmpty {
        item?.values[name] = value
      } else if name == "wp:post_password" {
        // That there is one, and not which.
        item?.values[name] = "x"
      }
    default: break
    }
  }

  private func endComment() {
    if let comment {
      item?.comments.append(comment)
      commentCount += 1
      let user = comment["wp:comment_user_id"].trimming
      if !user.isEmpty, user != "0" { channel.userTexts.formUnion(addresses) }
    }
    channel.privateTexts.formUnion(addresses)
    addresses.removeAll()
    comment = nil
  }

  private func endTerm(_ name: String) {
    let value = { (key: String) in self.group[key] ?? "" }
    switch name {
    case "wp:category":
      channel.terms.append(
        .init(
          id: value("wp:term_id"), taxonomy: "category", slug: value("wp:category_nicename"),
          name: value("wp:cat_name"),
          description: value("wp:category_description"), parent: value("wp:category_parent")))
    case "wp:tag":
      channel.terms.append(
        .init(
          id: value("wp:term_id"), taxonomy: "post_tag", slug: value("wp:tag_slug"),
          name: value("wp:tag_name"),
          description: value("wp:tag_description"), parent: ""))
    default:
      channel.terms.append(
        .init(
          id: value("wp:term_id"), taxonomy: value("wp:term_taxonomy"), slug: value("wp:term_slug"),
          name: value("wp:term_name"),
          description: value("wp:term_description"), parent: value("wp:term_parent")))
    }
  }

  func problem(_ message: String, line: Int) { problems.append((line, message.trimming)) }
}
