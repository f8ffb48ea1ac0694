import SiteContent
import SiteModel

/// The comments of a Disqus export: its XML, or the same as YAML or JSON.
struct DisqusExport {
  struct Post {
    var id: String
    var parent: String?
    /// Where it was written: the page's address, and what else names its thread.
    var addresses: [String]
    var author: String
    var url: String?
    var date: Moment?
    var status: Comment.Status
    /// Why it is left out: `spam`, `trash`.
    var reason: String?
    var text: String

    func comment(_ place: ArchivePlace) -> ImportedComment {
      ImportedComment(
        id: id, parent: parent, author: author, url: url, date: date, status: status, kind: .comment,
        guid: nil,
        text: text, place: place)
    }
  }

  private(set) var posts: [Post] = []
  /// Mail and IP addresses of commenters, in lower case.
  private(set) var privateTexts: Set<String> = []

  /// Nil of what is no such export.
  init?(_ bytes: [UInt8], _ place: ArchivePlace, _ zone: SiteTimeZone, _ report: inout ImportReport) {
    let start = bytes.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    let read = start.first == UInt8(ascii: "<") ? Self.xml(bytes, place, &report) : Self.yaml(bytes)
    guard let (threads, posts) = read else { return nil }
    for post in posts {
      for name in ["email", "ipaddress"] {
        let address = (post[name] ?? "").trimming.lowercased()
        if address.utf8.count > 3 { privateTexts.insert(address) }
      }
      let isSpam = post["isspam"] == "true"
      let isDeleted = post["isdeleted"] == "true"
      let isWaiting = post["isapproved"] == "false"
      let thread = threads[post["thread"] ?? ""] ?? [:]
      let date = (post["createdat"] ?? post["created_at"] ?? post["date"]).flatMap { text in
        (try? Moment(parsing: text, in: .utc)).map { Moment(secondsSince1970: $0.secondsSince1970, in: zone) }
      }
      self.posts.append(
        Post(
          id: post["id"] ?? "", parent: post["parent"].flatMap { $0.isEmpty || $0 == "0" ? nil : $0 },
          addresses: [
            thread["link"], thread["id"], thread["identifiers"], post["link"], post["url"], post["thread"],
          ]
          .compactMap { $0 }.flatMap { $0.split(separator: " ").map(String.init) },
          author: post["name"] ?? post["username"] ?? "", url: post["authorurl"], date: date,
          status: isSpam ? .spam : isWaiting ? .pending : .approved,
          reason: isDeleted ? "trash" : isSpam ? "spam" : nil,
          text: post["message"] ?? post["raw_message"] ?? post["body"] ?? ""))
    }
  }

  private typealias Values = [String: String]

  // MARK: XML

  private static func xml(
    _ bytes: [UInt8], _ place: ArchivePlace, _ report: inout ImportReport
  ) -> (threads: [String: Values], posts: [Values])? {
    let reader = DisqusXML()
    do {
      let stream = XMLStream(reader)
      // Characters that XML forbids would end it there.
      stream.feed(bytes.filter { $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }, isLast: true)
    }
    guard reader.isDisqus else { return nil }
    for (line, message) in reader.problems {
      report.find(.doubtful, "xml", ArchivePlace(file: place.file, line: line), message)
    }
    let mark = Array("<post ".utf8)
    var count = 0
    var i = 0
    while i + mark.count <= bytes.count {
      if bytes[i] == mark[0], bytes[i..<i + mark.count].elementsEqual(mark) { count += 1 }
      i += 1
    }
    if count > reader.posts.count {
      report[.comments].found += count - reader.posts.count
      report[.comments].refused += count - reader.posts.count
      report.find(
        .lost, "comment-count", place,
        "the export holds \(Counted.comments(count)), and \(reader.posts.count) could be read")
    }
    return (reader.threads, reader.posts)
  }

  // MARK: YAML

  /// A list of comments, `posts:` beside `threads:`, or lists by the page's address.
  private static func yaml(_ bytes: [UInt8]) -> (threads: [String: Values], posts: [Values])? {
    guard let value = ForeignKeys.file(bytes, isTOML: false) else { return nil }
    var threads: [String: Values] = [:]
    var posts: [Values] = []
    func addThread(_ value: FrontMatterValue) -> String? {
      guard case .group = value else { return ForeignKeys.plain(value) }
      let values = flat(value)
      guard let id = values["id"] else { return values["link"] ?? values["url"] }
      threads[id, default: [:]].merge(values) { first, _ in first }
      return id
    }
    func addPosts(_ list: [FrontMatterValue], address: String?) {
      for item in list {
        var values = flat(item)
        guard values["message"] ?? values["raw_message"] ?? values["body"] != nil else { continue }
        if let thread = ForeignKeys.member(item, "thread").flatMap(addThread) { values["thread"] = thread }
        if let parent = ForeignKeys.member(item, "parent").flatMap(addThread) { values["parent"] = parent }
        if let address { values["link"] = values["link"] ?? address }
        posts.append(values)
      }
    }
    switch value {
    case .list(let list): addPosts(list, address: nil)
    case .group(let groups):
      for group in groups {
        guard case .list(let list) = group.value else { continue }
        switch group.name.lowercased() {
        case "threads", "thread": for item in list { _ = addThread(item) }
        case "posts", "post", "comments", "response": addPosts(list, address: nil)
        default: addPosts(list, address: group.name)
        }
      }
    default: return nil
    }
    return posts.isEmpty ? nil : (threads, posts)
  }

  /// The keys of a comment, those of its author among them.
  private static func flat(_ value: FrontMatterValue) -> Values {
    guard case .group(let keys) = value else { return [:] }
    var values: Values = [:]
    for key in keys {
      let name = key.name.lowercased().replacing("dsq:", with: "")
      if name == "author" {
        if let text = ForeignKeys.plain(key.value) { values["name"] = text }
        for (member, value) in flat(key.value) where values[member == "url" ? "authorurl" : member] == nil {
          if member != "id" { values[member == "url" ? "authorurl" : member] = value }
        }
      } else if let text = ForeignKeys.plain(key.value) {
        values[name] = text
      } else {
        let texts = ForeignKeys.texts(key.value)
        if !texts.isEmpty { values[name] = texts.joined(separator: " ") }
      }
    }
    return values
  }
}

/// Gathers threads and posts of Disqus's XML.
private final class DisqusXML: XMLReceiver {
  private(set) var isDisqus = false
  private(set) var threads: [String: [String: String]] = [:]
  private(set) var posts: [[String: String]] = []
  private(set) var problems: [(line: Int, message: String)] = []
  private var stack: [String] = []
  private var text: [UInt8] = []
  private var id = ""
  private var values: [String: String] = [:]

  func start(_ name: String, prefix: String, namespace: String, _ attributes: [String: String], line: Int) {
    if stack.isEmpty, name == "disqus" { isDisqus = true }
    if stack.count == 1 {
      id = attributes["id"] ?? ""
      values = [:]
    } else if stack.count == 2, stack[1] == "post", name == "thread" || name == "parent" {
      values[name] = attributes["id"] ?? ""
    }
    stack.append(name)
    text.removeAll(keepingCapacity: true)
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { text.append(contentsOf: bytes) }

  func end() {
    guard let name = stack.popLast() else { return }
    let value = String(decoding: text, as: UTF8.self)
    text.removeAll(keepingCapacity: true)
    switch stack.count {
    case 1 where name == "thread": threads[id] = values
    case 1 where name == "post":
      values["id"] = id
      posts.append(values)
    // The id of a post's own is WordPress's, where it came from there.
    case 2 where stack[1] == "thread" || name != "id" && name != "thread" && name != "parent":
      if values[name.lowercased()] == nil, name != "author" { values[name.lowercased()] = value }
    case 3 where stack[2] == "author": values[name.lowercased()] = value
    default: break
    }
  }

  func problem(_ message: String, line: Int) { problems.append((line, message.trimming)) }
}
