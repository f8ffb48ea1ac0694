/// An item of a WordPress export, as it stands there.
struct WXRItem: Sendable {
  struct Term: Sendable {
    var domain: String
    var nicename: String
    var name: String
  }

  var line: Int
  /// In its file, from 1.
  var number = 0
  /// By name with prefix: `title`, `wp:post_id`, `content:encoded`.
  var values: [String: String] = [:]
  var terms: [Term] = []
  var meta: [WXRMeta] = []
  var comments: [WXRComment] = []
  /// Whether its end is in the file.
  var isWhole = true

  subscript(_ name: String) -> String { values[name] ?? "" }

  func meta(_ key: String) -> String? {
    meta.first { $0.key == key }.flatMap { $0.value.isEmpty ? nil : $0.value }
  }
}

struct WXRMeta: Sendable {
  var key: String
  var value: String
}

/// A comment of an export, without what is nobody's business: it has no place for an address of its author's.
struct WXRComment: Sendable {
  var line: Int
  var values: [String: String] = [:]
  var meta: [WXRMeta] = []

  subscript(_ name: String) -> String { values[name] ?? "" }
}

/// What an export says before and between its items.
struct WXRChannel: Sendable {
  struct Author: Sendable {
    var id: String
    var login: String
    var name: String
  }

  struct Term: Sendable {
    var id: String
    var taxonomy: String
    var slug: String
    var name: String
    var description: String
    var parent: String
  }

  var values: [String: String] = [:]
  var authors: [Author] = []
  var terms: [Term] = []
  /// Mail and IP addresses of commenters, in lower case.
  var privateTexts: Set<String> = []
  /// Those among them of users of the blog's own.
  var userTexts: Set<String> = []
}
