import Foundation
import SiteContent
import SiteModel

/// Comments that were kept beside a blog without a database: files of Staticman's, exports of Disqus's.
struct FolderComments {
  private let folder: String
  private let zone: SiteTimeZone
  private let options: ImportOptions
  private let owners: CommentOwners
  /// By the place of their text among the entries.
  private(set) var comments: [Int: [ImportedComment]] = [:]
  private(set) var leftOut: [Int: [String: Int]] = [:]
  private(set) var privateTexts: Set<String> = []

  init(_ folder: String, zone: SiteTimeZone, options: ImportOptions, owners: CommentOwners) {
    self.folder = folder
    self.zone = zone
    self.options = options
    self.owners = owners
  }

  // MARK: Staticman

  private struct Found {
    var file: String
    var keys: ForeignKeys
    var date: Moment?
  }

  private static let files: Set<String> = ["yml", "yaml", "json", "md"]

  /// `_data/comments/SLUG/*.yml`, as deep as they lie.
  mutating func readStaticman(_ report: inout ImportReport) throws {
    let folder = folder
    for top in ["_data/comments", "data/comments"] {
      var groups: [(name: String, files: [String])] = []
      func visit(_ inner: String, depth: Int) throws {
        var files: [String] = []
        for entry in try FolderListing.entries(
          of: folder + "/" + top + (inner.isEmpty ? "" : "/" + inner), badName: { _ in })
        {
          let path = inner.isEmpty ? entry.name : inner + "/" + entry.name
          switch entry.kind {
          case .folder where depth < 12: try visit(path, depth: depth + 1)
          case .file where Self.files.contains((entry.name as NSString).pathExtension.lowercased()):
            // A list of comments names its article itself.
            if inner.isEmpty {
              groups.append(((entry.name as NSString).deletingPathExtension, [path]))
            } else {
              files.append(path)
            }
          default: continue
          }
        }
        if !files.isEmpty { groups.append((inner, files)) }
      }
      try visit("", depth: 0)
      for group in groups {
        try addStaticman(group.files.map { top + "/" + $0 }, of: group.name, &report)
      }
    }
  }

  private mutating func addStaticman(
    _ files: [String], of name: String, _ report: inout ImportReport
  ) throws {
    var found: [Found] = []
    for file in files {
      let read = Self.comments(try FileReading.bytes(of: folder + "/" + file), file)
      for keys in read ?? [] { found.append(Found(file: file, keys: keys, date: date(keys))) }
      if read == nil {
        report[.comments].found += 1
        report[.comments].refused += 1
        report.find(.lost, "comment", ArchivePlace(file: file), "the comment cannot be read")
      }
    }
    found.sort { ($0.date?.secondsSince1970 ?? 0, $0.file) < ($1.date?.secondsSince1970 ?? 0, $1.file) }
    for _ in found { report.count(commentStatus: "approved") }
    let owners = owners
    for item in found { notePrivate(item.keys) }
    let owner =
      owners.owner(ofName: name)
      ?? found.lazy.compactMap { $0.keys.text(named: "_parent", "slug", "url_path") }.compactMap {
        owners.owner(ofAddress: $0)
      }.first
    guard let owner else {
      guard !found.isEmpty else { return }
      report[.comments].found += found.count
      report[.comments].refused += found.count
      report.find(.lost, "orphan", name, "\(Counted.commentsBelong(found.count)) to no article of the folder")
      return
    }
    let key = KeySet.comment
    let ids = found.enumerated().map { i, item in
      item.keys.value(key["id"]).flatMap { ForeignKeys.plain($0.value) } ?? "c\(i + 1)"
    }
    for (i, item) in found.enumerated() {
      comments[owner, default: []].append(
        ImportedComment(
          id: ids[i], parent: parent(item.keys, ids, i),
          author: item.keys.value(key["author"]).flatMap { ForeignKeys.plain($0.value) } ?? "",
          url: item.keys.value(key["url"]).flatMap { ForeignKeys.plain($0.value) }, date: item.date,
          status: .approved, kind: .comment, guid: nil, text: Self.message(item.keys) ?? "", isMarkdown: true,
          place: ArchivePlace(file: item.file)))
    }
  }

  /// The comments of a file, one or a list; nil where it holds none.
  private static func comments(_ bytes: [UInt8], _ file: String) -> [ForeignKeys]? {
    let text = String(decoding: bytes, as: UTF8.self)
    if file.hasSuffix(".md") {
      return ForeignKeys(text).flatMap { message($0) == nil ? nil : [$0] }
    }
    switch ForeignKeys.file(Array(plainYAML(text).utf8), isTOML: false) {
    case .group(let entries)?:
      let keys = ForeignKeys(entries, body: "")
      return message(keys) == nil ? nil : [keys]
    case .list(let values)?:
      let all = values.compactMap { value -> ForeignKeys? in
        guard case .group(let entries) = value else { return nil }
        return ForeignKeys(entries, body: "")
      }
      return all.isEmpty || all.contains { message($0) == nil } ? nil : all
    default: return nil
    }
  }

  /// Some wrote their keys between `---` lines.
  private static func plainYAML(_ text: String) -> String {
    guard text.hasPrefix("---") else { return text }
    let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst()
    return lines.prefix { $0 != "---" && $0 != "..." }.joined(separator: "\n")
  }

  private static func message(_ keys: ForeignKeys) -> String? {
    let text = keys.text(named: "message", "comment", "body", "content", "text") ?? keys.body
    return text.trimming.isEmpty ? nil : text
  }

  /// An id, or the number of the comment in its list.
  private func parent(_ keys: ForeignKeys, _ ids: [String], _ i: Int) -> String? {
    let written =
      keys.text(named: "replying_to_uid", "replying_to_id")
      ?? keys.value(KeySet.comment["parent"]).flatMap { ForeignKeys.plain($0.value) } ?? ""
    guard !written.isEmpty, written != "0" else { return nil }
    if ids.contains(written) { return written }
    guard let number = Int(written), ids.indices.contains(number - 1), number - 1 != i else { return written }
    return ids[number - 1]
  }

  private func date(_ keys: ForeignKeys) -> Moment? {
    guard let text = keys.value(KeySet.comment["date"]).flatMap({ ForeignKeys.plain($0.value) }) else {
      return nil
    }
    if let number = Int64(text) {
      return Moment(secondsSince1970: number > 100_000_000_000 ? number / 1000 : number, in: zone)
    }
    return (try? Moment(parsing: text, in: zone)) ?? HumanDate.first(in: text, zone)
  }

  /// Whatever a file keeps of its author's own.
  private mutating func notePrivate(_ keys: ForeignKeys) {
    for entry in keys.entries where KeySet.comment.isPersonal(entry.name) {
      guard let text = ForeignKeys.plain(entry.value) else { continue }
      let plain = text.trimming.lowercased()
      if plain.utf8.count > 3, PrivateTexts.isPrivate(plain) { privateTexts.insert(plain) }
    }
  }

  // MARK: Disqus

  mutating func readDisqus(_ path: String, name: String, _ report: inout ImportReport) throws {
    let bytes = WideText.utf8(try FileReading.bytes(of: path))
    let place = ArchivePlace(file: name)
    guard let export = DisqusExport(bytes, place, zone, &report) else {
      // A file of such a name may be anything, unless the user named it.
      if options.comments == path {
        throw ImportError(
          "'\(path)' is no export of Disqus's", hint: "in Disqus, under Community, Export, save the comments")
      }
      return
    }
    privateTexts.formUnion(export.privateTexts)
    var orphans: [String: Int] = [:]
    let owners = owners
    for post in export.posts {
      report.count(commentStatus: post.reason ?? post.status.rawValue)
      guard let owner = post.addresses.lazy.compactMap({ owners.owner(ofAddress: $0) }).first else {
        report[.comments].found += 1
        if post.reason == nil {
          report[.comments].refused += 1
          orphans[post.addresses.first ?? "", default: 0] += 1
        } else {
          report[.comments].listed += 1
        }
        continue
      }
      if let reason = post.reason, !options.allComments || reason == "trash" {
        leftOut[owner, default: [:]][reason, default: 0] += 1
        continue
      }
      comments[owner, default: []].append(post.comment(place))
    }
    for (address, count) in orphans.sorted(by: { $0.key < $1.key }) {
      report.find(
        .lost, "orphan", place,
        "\(Counted.commentsBelong(count)) to '\(address)', which is not an article in this folder")
    }
  }
}
