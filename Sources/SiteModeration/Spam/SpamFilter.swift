import SiteContent
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Says how likely a message is spam: from what this blog's moderators decided before, and from how it came.
package struct SpamFilter: Sendable {
  /// From this score on, `inbox` writes `status: spam`. It is high: a person looks at the rest.
  package static let threshold = 0.9

  private var counts = WordCounts()
  /// Texts that were there before, without spelling and spaces, and how often.
  private var bodies: [String: Int] = [:]

  package init() {}

  /// Learns from the comments of a site: those that were approved, and those that were called spam.
  package init(trainedOn site: ModeratedSite) {
    for reference in site.ordered() {
      // Reports speak of comments, and are not comments.
      guard let document = site.comments[reference], document.kind != .report else { continue }
      let text = String(decoding: document.body, as: UTF8.self)
      switch document.status {
      case .approved where document.kind == .comment && !document.isByAuthor:
        learn(name: document.author, address: document.url, text: text, isSpam: false)
      case .spam: learn(name: document.author, address: document.url, text: text, isSpam: true)
      default: break
      }
      note(text)
    }
  }

  package mutating func learn(name: String, address: String?, text: String, isSpam: Bool) {
    counts.learn(CommentFeatures.of(name: name, address: address, text: text), isSpam: isSpam)
  }

  /// Remembers a text, so that its second coming is told.
  package mutating func note(_ text: String) { bodies[Self.folded(text), default: 0] += 1 }

  /// From 0, surely none, to 1, surely spam.
  package func score(_ message: ReaderMessage) -> Double {
    score(
      name: message.name, address: message.address, text: message.text, isTrapped: message.isTrapped,
      seconds: message.seconds)
  }

  /// - Parameter others: how often the same text may have been noted as this very comment's.
  package func score(
    name: String, address: String?, text: String, isTrapped: Bool = false, seconds: Int? = nil,
    others: Int = 0
  ) -> Double {
    var odds = Self.before
    odds += counts.logOdds(CommentFeatures.of(name: name, address: address, text: text))
    // The field that no person sees.
    if isTrapped { odds += 6 }
    switch seconds {
    case .some(..<ReaderMessage.fastest): odds += 3
    case .some(..<8): odds += 1
    default: break
    }
    switch LinkCount.of(text) {
    case 0: odds -= 0.5
    case 1: break
    case let links: odds += min(1 + 0.5 * Double(links - 2), 4)
    }
    // Short thanks are alike by nature; advertisements are long.
    let repeats = (bodies[Self.folded(text)] ?? 0) - others
    if repeats > 0, text.utf8.count > 60 { odds += min(1.5 * Double(repeats), 4.5) }
    return 1 / (1 + exp(-odds))
  }

  /// One in five, before anything is known: what blogs of this kind report.
  private static let before = log(0.2 / 0.8)

  private static func folded(_ text: String) -> String {
    TextFolding.fold(text).filter { $0.isLetter || $0.isNumber }
  }
}
