extension KeySet {
  /// The front matter of a comment.
  package static let comment = KeySet(
    "comment",
    [
      Key(
        "author", .text, .required, "who wrote it; not required of a removed comment",
        synonyms: [
          "name", "authors", "comment_author", "auteur", "nom", "from", "user", "nickname", "pseudo",
          "pseudonyme",
          "username", "author_name", "display_name", "prénom",
        ]),
      Key(
        "date", .date, .required, type: "[date](#dates)",
        synonyms: [
          "comment_date", "created", "created_at", "datetime", "time", "timestamp", "published",
          "posted", "posted_at", "posted_on", "publié_le", "date_publication", "submitted", "submitted_at",
        ],
        decidesPublication: true),
      Key(
        "url", .address, .words("none"),
        "the author's site; what is not an http or https address is a warning and is not shown",
        synonyms: [
          "website", "site", "link", "homepage", "comment_author_url", "author_url", "uri", "web",
          "site_web", "lien", "blog", "author_website",
        ]),
      Key(
        "status", .choice(of: Comment.Status.self), .words("`default_status` of the settings"),
        type: "[status](#statuses)",
        synonyms: ["state", "moderation", "statut", "état", "etat", "comment_status"],
        translations: PublicationWords.comment, foreignWords: PublicationWords.approvals,
        decidesPublication: true, emptyMeans: "'default_status' of the settings"),
      Key(
        "id", .name, .words("the file's name"),
        "unique under its article; its anchor on the page is `comment-ID`",
        synonyms: ["comment_id", "uid", "_id"]),
      Key(
        "parent", .name, .words("none"), "the comment that this one answers, under the same article",
        type: "an `id`",
        synonyms: [
          "comment_parent", "reply_to", "in_reply_to", "replyto", "replying_to", "parent_id",
          "en_réponse_à", "réponse_à", "parent_comment",
        ],
        decidesPublication: true, emptyMeans: "no parent"),
      Key(
        "type", .choice(of: Comment.Kind.self), .value("comment"),
        "pingbacks and trackbacks stand in a list of their own below the comments, are not counted, and are in no thread and no feed; a `report` is for moderators and is never shown",
        synonyms: ["comment_type", "kind"], acceptedWords: ["": "comment"]),
      Key(
        "format", .choice(["markdown", "text"]), .value("markdown"),
        "what the text is: see [What readers write](#what-readers-write)", synonyms: ["markup", "syntax"],
        advice: Dictionary(
          uniqueKeysWithValues: ["message", "body", "content", "text", "comment", "texte"].map {
            ($0, "it is the text itself: write it below the line '---' that ends the keys")
          })),
      Key(
        "spam_score", .number(from: 0), .words("none"),
        "what the filter said, in hundredths, when [`inbox`](comments.md#the-filter) called the comment spam"),
      Key("guid", .address, .words("its address"), "the permanent identifier in feeds", type: "text"),
      Key(
        "by_author", .flag, .value("false"),
        "the article's author wrote it: the page says so beside the name",
        synonyms: ["is_author", "by_post_author", "author_comment"]),
    ],
    needless: ["layout", "weight", "post_id", "_parent", "title", "subject", "karma", "comment_karma"],
    personal: [
      "email", "mail", "courriel", "author_email", "comment_author_email", "email_hash", "email_md5", "ip",
      "ip_address", "author_ip", "comment_author_ip", "remote_addr", "gravatar", "avatar", "phone",
      "telephone", "user_agent", "agent", "comment_agent", "session", "cookie",
    ])
}
