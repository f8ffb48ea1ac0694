import ArgumentParser
import SiteModel

/// The kinds of files whose keys have a schema.
enum SchemaKind: String, ExpressibleByArgument, CaseIterable {
  case article, comment, page, site, tags

  private var keys: KeySet {
    switch self {
    case .article: .article
    case .comment: .comment
    case .page: .page
    case .site: .site
    case .tags: .tags
    }
  }

  var text: String { KeySchema.text(of: keys) }
}
