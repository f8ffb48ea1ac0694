package import SiteModel

/// `commenter.php`: takes comments on shared hosting, where no program of one's own can run.
package struct PHPEndpoint: Sendable {
  /// The folder of messages, absolute or from the file's own folder; empty where they are mailed.
  package var spool: String
  /// Whom messages are mailed to, and from which address; where `spool` is empty.
  package var mailTo: MailAddress?
  package var mailFrom: MailAddress?
  package var pages: EndpointPages
  package var limits: MessageLimits

  package init(
    spool: String, mailTo: MailAddress? = nil, mailFrom: MailAddress? = nil, pages: EndpointPages,
    limits: MessageLimits
  ) {
    self.spool = spool
    self.mailTo = mailTo
    self.mailFrom = mailFrom
    self.pages = pages
    self.limits = limits
  }

  /// The file, with the settings of a blog.
  package var text: String {
    let source = String(decoding: PackageResources.commenter_php, as: UTF8.self)
    let values: [(String, String)] = [
      ("SPOOL", Self.quoted(spool)), ("MAIL_TO", Self.quoted(mailTo?.text ?? "")),
      ("MAIL_FROM", Self.quoted(mailFrom?.text ?? "")), ("THANKS", Self.quoted(pages.thanks)),
      ("REFUSED", Self.quoted(pages.refused)), ("FORM_FILE", Self.quoted(pages.formFile)),
      ("FORM_PAGE", Self.quoted(pages.form)), ("REPORT_FILE", Self.quoted(pages.reportFile)),
      ("REPORT_PAGE", Self.quoted(pages.report)), ("MOST_BYTES", String(limits.text)),
      ("MOST_LINKS", String(limits.links)),
    ]
    return source.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let match = line.wholeMatch(of: /const ([A-Z_]+) = .*;/),
        let value = values.first(where: { $0.0 == match.1 })
      else { return String(line) }
      return "const \(value.0) = \(value.1);"
    }.joined(separator: "\n")
  }

  /// In PHP's single quotes only two signs mean something.
  private static func quoted(_ text: String) -> String {
    "'" + text.onOneLine.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}

/// The pages of a blog that an endpoint sends readers to.
package struct EndpointPages: Hashable, Sendable {
  /// Absolute addresses.
  package var thanks, refused, form, report: String
  /// Files in the built site.
  package var formFile, reportFile: String

  package init(_ settings: Settings, _ pages: CommentPagePaths) {
    thanks = settings.address.absolute(pages.thanks)
    refused = settings.address.absolute(pages.refused)
    form = settings.address.absolute(pages.form)
    report = settings.address.absolute(pages.report)
    formFile = pages.form.file
    reportFile = pages.report.file
  }
}
