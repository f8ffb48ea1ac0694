import SiteContent
import SiteModel
import SiteModeration

/// What a form of the desk asks for.
enum DeskOrder: Sendable {
  case decide(Act, [Moderation.Target], rule: String?)
  case reply(Moderation.Target, name: String, text: String)
  case undo
  /// Many were to be judged, and none was ticked.
  case noneTicked
  case nothing

  /// The names of the fields; `one` is a button of a single comment: `approve REFERENCE@VERSION`.
  init(_ form: FormFields) {
    let rule = form["rule"].flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    if form["undo"] != nil {
      self = .undo
    } else if let target = form["reply"].flatMap(Self.target) {
      self = .reply(
        target, name: form["name:\(target.comment)"] ?? "", text: form["text:\(target.comment)"] ?? "")
    } else if let one = form["one"], let space = one.firstIndex(of: " "), let act = Self.act(one[..<space]),
      let target = Self.target(String(one[one.index(after: space)...]))
    {
      self = .decide(act, [target], rule: rule)
    } else if let act = form["act"].flatMap({ Self.act($0[...]) }) {
      let targets = form.all("item").compactMap(Self.target)
      self = targets.isEmpty ? .noneTicked : .decide(act, targets, rule: rule)
    } else {
      self = .nothing
    }
  }

  private static func act(_ name: Substring) -> Act? {
    Act(rawValue: String(name)).flatMap { [.approve, .spam, .remove].contains($0) ? $0 : nil }
  }

  /// `ARTICLE/COMMENT@VERSION`, of a report `ARTICLE/COMMENT@VERSION+VERSION` with that of what it reports; without a
  /// version nothing is done, for nobody has read the text.
  private static func target(_ text: String) -> Moderation.Target? {
    guard let at = text.lastIndex(of: "@"), let comment = CommentReference(String(text[..<at])) else {
      return nil
    }
    let versions = text[text.index(after: at)...].split(separator: "+", omittingEmptySubsequences: false)
      .map { ContentVersion(text: String($0)) }
    return Moderation.Target(
      comment, version: versions.first ?? ContentVersion(text: ""),
      reported: versions.count > 1 ? versions[1] : ContentVersion(text: ""))
  }
}

/// Which comments are shown.
struct DeskFilter: Sendable {
  /// Nil for all.
  var status: Comment.Status?
  var article: String?
  var name: String?

  init(query: String?) {
    func value(_ name: String) -> String? {
      let form = FormFields(Array((query ?? "").utf8))
      return form?[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    switch value("status") {
    case nil: status = .pending
    case "all": status = nil
    case let text?: status = Comment.Status(rawValue: text) ?? .pending
    }
    article = value("article")
    name = value("name")
  }

  /// With its question mark; empty where it is what is shown anyway.
  var query: String {
    var pairs: [String] = []
    if status != .pending { pairs.append("status=\(status?.rawValue ?? "all")") }
    for (key, value) in [("article", article), ("name", name)] {
      if let value { pairs.append("\(key)=\(PercentEncoding.value(value))") }
    }
    return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
  }
}
