extension KeySet {
  /// The front matter of an undated page.
  package static let page = KeySet(
    "page",
    [
      .title,
      with(.description) {
        $0.standard = .words("the excerpt")
        $0.meaning = "for search engines"
      },
      with(.updated) {
        $0.meaning = "when it was last changed; the sitemap's `lastmod`"
        $0.synonyms.append("date")
      },
      with(.draft) { $0.meaning = "left out, unless with `--drafts`" },
      .lang,
      .image,
      .imageAlt,
      .imageCredit,
      .imageFocus,
      with(.slug) { $0.meaning = "changes the last part of the address" },
      with(.permalink) {
        $0.standard = .words("by folder and name")
        $0.meaning = "its own address: `/a-propos.html`"
      },
      with(.aliases) { $0.meaning = "as in articles" },
      Key(
        "author", .text, .words(""), "accepted; the templates do not show it",
        synonyms: ["authors", "auteur", "auteurs", "autrice", "author_name", "byline"]),
      Key(
        "legal", .flag, .value("false"), "shows [who answers for the site](#the-legal-notice) above the text"),
      .extra,
    ],
    needless: machinery.union(["comment_status", "published_at"]))
}
