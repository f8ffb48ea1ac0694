import SiteModel

/// A kind of source file: how long one may be, what takes it apart, and what converts its text.
struct SourceKind<Document: MarkdownDocument, Text: ByteCodable & Sendable> {
  /// The most bytes.
  let limit: @Sendable (Limits) -> Int
  let parse: @Sendable (SourceFile, [UInt8], Settings, inout [Diagnostic]) -> Document?
  let convert: @Sendable (Document, TextConverter) -> Text
}

extension SourceKind: Sendable {}

extension SourceKind<ArticleDocument, ConvertedDocument> {
  static var article: Self {
    Self(limit: \.articleBytes, parse: ArticleParser.parse, convert: { $1.text($0) })
  }
}

extension SourceKind<PageDocument, ConvertedDocument> {
  static var page: Self {
    Self(limit: \.articleBytes, parse: PageParser.parse, convert: { $1.text($0) })
  }
}

extension SourceKind<CommentDocument, ConvertedText> {
  /// - Parameter article: the id of the article that the comment stands under.
  static func comment(under article: String) -> Self {
    Self(
      limit: \.commentBytes, parse: { CommentParser.parse($0, article: article, $1, $2, &$3) },
      convert: { $1.comment($0) })
  }
}
