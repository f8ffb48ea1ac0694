import SiteModel

/// The comments of an item, and of the pictures that belong to it: those have no page of their own here.
extension WordPressSource {
  func addComments(
    _ item: WXRItem, _ zone: SiteTimeZone, to entry: inout ImportedEntry, _ report: inout ImportReport
  ) {
    let login = item["dc:creator"].trimming
    let authorID = authors[login]?.id
    add(item.comments, guid: entry.guid, authorID, zone, to: &entry, &report)
    for picture in pictureComments[entry.key] ?? [] {
      add(picture.comments, guid: picture.guid, authorID, zone, to: &entry, &report)
      report.find(
        .worthKnowing, "comments-of-a-picture", entry.place,
        "comments on the picture '\(picture.title)' moved to its article, '\(entry.title)': \(picture.comments.count)"
      )
    }
  }

  private func add(
    _ comments: [WXRComment], guid: String?, _ authorID: String?, _ zone: SiteTimeZone,
    to entry: inout ImportedEntry, _ report: inout ImportReport
  ) {
    for comment in comments {
      let place = ArchivePlace(file: entry.place.file, line: comment.line)
      let approved = comment["wp:comment_approved"].trimming
      let status: Comment.Status
      switch approved {
      case "1", "approved", "approve": status = .approved
      case "spam": status = .spam
      case "trash", "post-trashed": status = .removed
      default: status = .pending
      }
      report.count(commentStatus: status == .removed ? "trash" : status.rawValue)
      if (status == .spam || status == .removed) && !options.allComments {
        entry.leftOutComments[status == .spam ? "spam" : "trash", default: 0] += 1
        continue
      }
      let type = comment["wp:comment_type"].trimming
      let kind: Comment.Kind = type == "pingback" ? .pingback : type == "trackback" ? .trackback : .comment
      let parent = comment["wp:comment_parent"].trimming
      let user = comment["wp:comment_user_id"].trimming
      let id = comment["wp:comment_id"].trimming
      entry.comments.append(
        ImportedComment(
          id: id, parent: parent.isEmpty || parent == "0" ? nil : parent,
          author: HTMLElement.parse(comment["wp:comment_author"])?.line ?? comment["wp:comment_author"],
          url: comment["wp:comment_author_url"].trimming,
          date: WordPressDates.moment(
            local: comment["wp:comment_date"], gmt: comment["wp:comment_date_gmt"], zone: zone),
          status: status == .removed ? .spam : status, kind: kind,
          guid: guid.flatMap { $0.isEmpty || id.isEmpty ? nil : "\($0)#comment-\(id)" },
          isByAuthor: !user.isEmpty && user != "0" && user == authorID, text: comment["wp:comment_content"],
          place: place))
    }
  }
}
