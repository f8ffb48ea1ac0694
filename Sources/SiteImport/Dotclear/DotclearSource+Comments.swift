import SiteModel

/// The comments of a backup, each under its article.
extension DotclearSource {
  mutating func addComments(
    _ comments: [DotclearBackup.Row], _ zone: SiteTimeZone, _ report: inout ImportReport
  ) {
    let places = Dictionary(entries.enumerated().map { ($0.element.key, $0.offset) }) { first, _ in first }
    for (i, comment) in comments.enumerated() {
      let place = ArchivePlace(file: file.file, line: backup.lines["comment"]?[i])
      let statusText = comment["comment_status"] ?? comment["comment_pub"] ?? "1"
      let isSpam = statusText == "-2"
      let status: Comment.Status = statusText == "1" ? .approved : isSpam ? .spam : .pending
      report.count(commentStatus: status.rawValue)
      guard let owner = places[comment["post_id"] ?? ""] else {
        report[.comments].found += 1
        report[.comments].refused += 1
        report.find(.lost, "orphan", place, "a comment belongs to no article of the file")
        continue
      }
      if isSpam, !options.allComments {
        entries[owner].leftOutComments["spam", default: 0] += 1
        continue
      }
      let text = comment["comment_content"] ?? ""
      // Versions 1 kept the sign of a trackback in its text.
      let isTrackback = comment["comment_trackback"] == "1" || text.hasPrefix("<!-- TB -->")
      var site = (comment["comment_site"] ?? "").trimming
      if !site.isEmpty, !site.contains("://") { site = "http://" + site }
      entries[owner].comments.append(
        ImportedComment(
          id: "c" + (comment["comment_id"] ?? ""),
          author: HTMLElement.parse(comment["comment_author"] ?? comment["comment_auteur"] ?? "")?.line ?? "",
          url: site, date: date(comment["comment_dt"] ?? "", comment["comment_tz"] ?? "", zone),
          status: status,
          kind: isTrackback ? .trackback : .comment, guid: nil, text: text.replacing("<!-- TB -->", with: ""),
          place: place))
    }
  }
}
