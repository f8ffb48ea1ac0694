import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A blog in which strangers and contributors have put hostile vectors into every field that they can write.
package struct HostileBlog {
  package let folder: TemporaryFolder
  /// The files of the vectors that a build has refused.
  package private(set) var refused: Set<String> = []
  /// How many files hold a vector.
  package private(set) var count = 0

  /// The article that the comments of `addComments` stand under.
  package static let discussion = "2020-01-01-discussion"
  /// Where it is published.
  package static let discussionPath = "2020/01/discussion/"

  package init(settings: String = "") throws {
    folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try folder.write(
      """
      title: Essai
      url: https://example.org/
      typography: off
      redirects: [netlify, apache, nginx, caddy]
      articles_per_page: 100
      feed_items: 400
      \(settings)

      """, to: "content/site.yml")
    try folder.write(
      SmallSite.article("Discussion", body: "Texte."), to: "content/articles/\(Self.discussion).md")
    try folder.write(SmallSite.comment("Parente"), to: "content/comments/\(Self.discussion)/parente.md")
  }

  // MARK: Fields

  /// Puts a vector into each field of a comment, a field a file.
  package mutating func addComments(_ vectors: [HostileVector]) throws {
    for vector in vectors {
      let value = Self.quoted(vector.bytes)
      let fields: [(String, String, [UInt8])] = [
        ("markdown", "author: A", vector.bytes), ("text", "author: A\nformat: text", vector.bytes),
        ("author", "author: \(value)", Array("X".utf8)), ("url", "author: A\nurl: \(value)", Array("X".utf8)),
        ("id", "author: A\nid: \(value)", Array("X".utf8)),
        ("parent", "author: A\nparent: \(value)", Array("X".utf8)),
        ("guid", "author: A\nguid: \(value)", Array("X".utf8)),
      ]
      for (field, keys, body) in fields {
        try add(
          Array("---\ndate: 2020-01-02\n".utf8) + Self.bytes(keys) + Array("\n---\n".utf8) + body
            + Array("\n".utf8),
          to: "content/comments/\(Self.discussion)/\(field)-\(vector.name).md")
      }
    }
  }

  /// Puts a vector into each one-line text of an article and of a page.
  package mutating func addTexts(_ vectors: [HostileVector]) throws {
    for vector in vectors {
      let value = Self.quoted(vector.bytes)
      // A word of its own keeps a tag's address from being another's.
      let tag = Self.quoted(Array("t\(vector.line) ".utf8) + vector.bytes)
      try add(
        Self.bytes(
          """
          ---
          title: \(value)
          date: 2020-02-02
          description: \(value)
          author: \(value)
          tags: [\(tag)]
          technorati: [\(tag)]
          image: /media/x.jpg
          image_alt: \(value)
          image_credit: \(value)
          source: \(value)
          extra: {x: \(value)}
          ---
          Texte.

          """), to: "content/articles/texts/2020-02-02-\(vector.name).md")
      try add(
        Self.bytes("---\ntitle: \(value)\ndescription: \(value)\n---\nTexte.\n"),
        to: "content/pages/\(vector.name).md")
    }
    try folder.write(SampleMedia.jpeg(), to: "content/media/x.jpg")
  }

  /// Puts a vector into the text of an article, which is trusted.
  package mutating func addBodies(_ vectors: [HostileVector]) throws {
    for vector in vectors {
      try add(
        Array("---\ntitle: T\ndate: 2020-03-03\n---\n".utf8) + vector.bytes + Array("\n".utf8),
        to: "content/articles/bodies/2020-03-03-\(vector.name).md")
    }
  }

  /// Puts a vector into each key of an article that becomes an address, a key a file.
  package mutating func addAddresses(_ vectors: [HostileVector]) throws {
    var redirects: [UInt8] = []
    for vector in vectors {
      let value = Self.quoted(vector.bytes)
      for key in ["slug", "permalink", "aliases", "guid", "lang", "image", "source"] {
        let keys =
          "---\ntitle: T\ndate: 2020-04-04\n\(key): \(key == "aliases" ? "[\(value)]" : value)\n---\nTexte.\n"
        try add(Self.bytes(keys), to: "content/articles/addresses/2020-04-04-\(key)-\(vector.name).md")
      }
      redirects += Self.bytes("\(value): /tags/\n")
    }
    try folder.write(redirects, to: "content/redirects.yml")
  }

  /// Gives articles, pages, comments and media a vector for a name.
  package mutating func addNames(_ vectors: [HostileVector]) throws {
    for vector in vectors where !vector.bytes.contains(0) && !vector.bytes.contains(UInt8(ascii: "/")) {
      guard !vector.bytes.isEmpty, vector.bytes != Array(".".utf8), vector.bytes != Array("..".utf8) else {
        continue
      }
      let article = Array("---\ntitle: T\ndate: 2020-05-05\n---\nTexte.\n".utf8)
      let comment = Array(SmallSite.comment("A").utf8)
      for (place, ending, bytes) in [
        ("content/articles/names", ".md", article), ("content/pages", ".md", article),
        ("content/comments/\(Self.discussion)", ".md", comment),
        ("content/media", ".txt", Array("x".utf8)), ("content/media", "", Array("x".utf8)),
        ("content/root", ".txt", Array("x".utf8)),
      ] {
        try folder.makeFolder(place)
        // By bytes: a name need not be UTF-8.
        let path = Array(folder[place + "/"].utf8) + vector.bytes + Array(ending.utf8)
        let descriptor = open(path.map { CChar(bitPattern: $0) } + [0], O_WRONLY | O_CREAT | O_EXCL, 0o644)
        // The system may refuse a name: too long, or known in another spelling.
        guard descriptor >= 0 else { continue }
        defer { close(descriptor) }
        guard bytes.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) == bytes.count else {
          throw CocoaError(.fileWriteUnknown)
        }
        count += 1
      }
    }
  }

  /// Puts a vector behind a key as it is, where YAML has its say.
  package mutating func addYAML(_ vectors: [HostileVector]) throws {
    for vector in vectors {
      // What ends the front matter and goes on with HTML is an article's text, and trusted.
      let isTrusted = String(decoding: vector.bytes, as: UTF8.self).contains("<script")
      for key in ["title", "tags", "date", "draft", "extra", "aliases"] where !isTrusted {
        let title = key == "title" ? "" : "title: T\n"
        let date = key == "date" ? "" : "date: 2020-06-06\n"
        try add(
          Array("---\n\(title)\(date)\(key): ".utf8) + vector.bytes + Array("\n---\nTexte.\n".utf8),
          to: "content/articles/yaml/2020-06-06-\(key)-\(vector.name).md")
      }
      for key in ["author", "url", "parent", "guid", "status", "date"] {
        let author = key == "author" ? "" : "author: A\n"
        let date = key == "date" ? "" : "date: 2020-06-06\n"
        try add(
          Array("---\n\(author)\(date)\(key): ".utf8) + vector.bytes + Array("\n---\nX\n".utf8),
          to: "content/comments/\(Self.discussion)/yaml-\(key)-\(vector.name).md")
      }
    }
  }

  private mutating func add(_ bytes: [UInt8], to path: String) throws {
    try folder.write(bytes, to: path)
    count += 1
  }

  // MARK: Building

  package struct NeverBuilt: Error {
    package var errors: String
  }

  /// Builds; what is refused is taken away, until the rest is built.
  ///
  /// - Parameter formats: besides JSON, in which errors are read.
  /// - Returns: what the first run printed in each of the formats.
  package mutating func build(printing formats: [String] = []) throws -> [Repository.Run] {
    let arguments = ["build", "--now", "2026-11-24"]
    var runs = try formats.map { try Repository.run(arguments + ["--format", $0], in: folder.path) }
    for _ in 0..<30 {
      let run = try Repository.run(arguments + ["--format", "json"], in: folder.path)
      if runs.count == formats.count { runs.append(run) }
      if run.code == 0 { return runs }
      let files = try Self.errors(run.errors)
      guard run.code == 1, !files.isEmpty else { throw NeverBuilt(errors: run.errors) }
      for file in files {
        if folder.exists(file), file != "content/site.yml" {
          try folder.remove(file)
        } else {
          try removeUnprintable(in: file)
        }
        refused.insert(file)
      }
    }
    throw NeverBuilt(errors: "again and again")
  }

  /// The files of a run's errors.
  private static func errors(_ lines: String) throws -> Set<String> {
    struct Line: Decodable {
      var file: String
      var severity: String
    }
    return Set(
      try lines.split(separator: "\n").filter { $0.hasPrefix("{") }
        .map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
        .filter { $0.severity == "error" }.map(\.file))
  }

  /// A name that is no UTF-8 was told with U+FFFD: all such names of the folder go.
  private func removeUnprintable(in file: String) throws {
    let parent = (folder[file] as NSString).deletingLastPathComponent
    guard file.contains("\u{FFFD}"), let stream = opendir(parent) else { throw NeverBuilt(errors: file) }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard String(validating: name, as: UTF8.self) == nil else { continue }
      unlink((Array(parent.utf8) + [0x2F] + name).map { CChar(bitPattern: $0) } + [0])
    }
  }

  // MARK: Values

  /// A vector between double quotation marks, so that YAML gives it back as it is; nothing can do so for bytes that are
  /// no UTF-8, which stand as they are.
  private static func quoted(_ bytes: [UInt8]) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return "\"" + bytes.map { $0 < 0x80 ? String(Unicode.Scalar($0)) : marker($0) }.joined() + "\""
    }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: quoted += "\\" + String(scalar)
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Stands for a byte that no text can hold: a private character, which `bytes` turns back.
  private static func marker(_ byte: UInt8) -> String {
    Unicode.Scalar(0xF_0000 + UInt32(byte)).map { String($0) } ?? ""
  }

  private static func bytes(_ text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar -> [UInt8] in
      (0xF_0080...0xF_00FF).contains(scalar.value)
        ? [UInt8(scalar.value - 0xF_0000)] : Array(String(scalar).utf8)
    }
  }
}
