extension KeySet {
  /// The front matter of an article.
  package static let article = KeySet(
    "article",
    [
      .title,
      Key(
        "date", .date, .words("the file name's"), "required unless the file's name begins with one",
        type: "[date](#dates)",
        synonyms: [
          "pubdate", "pub_date", "publishdate", "publish_date", "published_on", "published_date", "created",
          "created_at", "date_created", "datepublished", "post_date", "datetime", "jour",
          "published_at", "published", "pubdatetime", "publication_date", "date_posted", "date_publication",
          "date_de_publication", "publié_le", "publie_le", "posted", "posted_on", "posted_at", "publish_at",
          "publish_on", "publish_time", "published_time", "created_on", "creation_date", "date_creation",
          "date_création", "date_de_creation", "date_de_création", "créé_le", "cree_le", "créé", "date_redac",
          "date_mise_en_ligne", "mise_en_ligne", "date_parution", "date_de_parution", "parution", "posté_le",
          "publication", "datum", "fecha",
        ],
        advice: Dictionary(
          uniqueKeysWithValues: [
            "embargo", "embargo_until", "go_live", "scheduled", "schedule", "scheduled_for", "valid_from",
            "available_from",
          ].map { ($0, "write the day behind 'date': readers do not see the text before it") }
        ).merging(
          ["time", "heure", "hour"].map { ($0, "write it behind the day: date: 2007-11-06 10:30") }
        ) { first, _ in first },
        decidesPublication: true),
      with(.updated) { $0.meaning = "when the text was last changed in substance" },
      Key(
        "author", .text, .words("the settings'"), "who signs it",
        synonyms: [
          "authors", "by", "byline", "writer", "auteur", "auteurs", "autrice", "autrices", "post_author",
          "creator", "author_name", "auteur_nom", "nom_auteur", "auteur(s)", "author(s)", "written_by",
          "posted_by",
          "created_by", "rédacteur", "redacteur", "rédactrice", "redactrice", "signature", "plume",
          "primary_author", "contributors", "post_author_name",
        ]),
      Key(
        "tags", .names, .words("none"), "the line of tags: see [Tags](#tags)",
        synonyms: [
          "tag", "categories", "category", "keywords", "keyword", "topics", "topic", "labels", "taxonomies",
          "subjects", "mots_cles", "mots_clés", "catégories", "catégorie", "categorie", "étiquettes",
          "étiquette",
          "etiquettes", "etiquette", "hashtags", "rubrique", "rubriques", "thème", "thèmes",
          "thématique", "thématiques", "mot_clé", "mot_cle", "cat", "cats", "tag(s)", "post_tag", "post_tags",
          "primary_tag", "tag_list", "tagged", "mots_clefs", "mot_clef", "themes", "thematique",
          "thematiques", "libellés", "libelles", "section", "sections", "sujet", "sujets",
        ],
        advice: Dictionary(
          uniqueKeysWithValues: ["series", "serie", "série", "séries", "dossier"].map {
            ($0, "a name in 'tags' gathers texts on a page of their own; else put it under 'extra'")
          })),
      Key("technorati", .names, .words("none"), "a second, separately labelled line of tags"),
      with(.description) {
        $0.meaning = "one sentence: the [excerpt](#excerpts), and what search engines show"
      },
      with(.slug) {
        $0.standard = .words("from the file's name")
        $0.meaning = "the article's part of its [address](#addresses)"
      },
      with(.permalink) {
        $0.standard = .words("by the settings' `permalink`")
        $0.meaning =
          "this article's own [address](#addresses): `/dossiers/facebook/`, `/2007/11/facebook.html`, or a pattern such as `/:year/:slug/`"
      },
      .aliases,
      with(.draft) { $0.meaning = "see [Drafts](#drafts-and-scheduled-articles)" },
      Key(
        "publish_until", .date, .words("for ever"),
        "from this moment on the article is left out again: see [Drafts](#drafts-and-scheduled-articles)",
        synonyms: [
          "expirydate", "expires", "expire", "expiration", "unpublish", "unpublish_date", "end_date",
          "expires_on", "valid_until", "expiry", "expiration_date", "expires_at", "expire_on", "expire_le",
          "unpublish_on", "unpublish_at", "remove_on", "archive_on", "visible_until", "publish_end",
          "date_expiration", "date_d_expiration", "date_fin", "date_de_fin", "date_dépublication",
          "dépublication", "depublication", "fin_de_publication",
        ],
        decidesPublication: true, emptyMeans: "never"),
      .lang,
      with(.image) {
        $0.meaning =
          "the picture that stands for the article: a file beside it, `/media/…`, or an address elsewhere"
      },
      .imageAlt,
      .imageCredit,
      .imageFocus,
      Key(
        "guid", .address, .words("the address"),
        "the permanent identifier in feeds, of one article only: keep WordPress's, and no reader shows the article twice",
        type: "text",
        synonyms: ["uuid", "atom_id", "feed_id"]),
      Key(
        "source", .text, .words("none"),
        "where the text first appeared: an address becomes a link, words are shown as they are",
        synonyms: [
          "origin", "canonical", "canonical_url", "canonicalurl", "original_url", "via", "source_url",
          "canonical_link", "source_link", "original", "crosspost", "first_published",
        ],
        advice: Dictionary(
          uniqueKeysWithValues: ["link", "lien", "external_url", "external_link", "link_url"].map {
            (
              $0,
              "if the text first appeared there, write it behind 'source'; else make a link of it in the text"
            )
          })),
      Key(
        "comments", .choice(of: Article.CommentMode.self), .words("by `open_for_days`"),
        "see [Open, closed, hidden](#open-closed-hidden); `true` is `open`, `false` is `closed`",
        synonyms: [
          "comment", "allow_comments", "enable_comments", "comments_open", "disqus", "commentaires",
          "commentaire", "comments_enabled", "commentable", "discussion", "post_open_comment",
        ],
        translations: PublicationWords.discussion, acceptedWords: ["true": "open", "false": "closed"],
        foreignWords: PublicationWords.openness),
      Key(
        "reply_to", .name, .words("none"),
        "the article that this one answers: see [Droit de réponse](#droit-de-réponse)",
        type: "an article's ID",
        synonyms: ["in_reply_to", "answers"]),
      .extra,
    ],
    needless: machinery)

  /// A key that stands in several files, with what is its own in this one.
  static func with(_ key: Key, _ change: (inout Key) -> Void) -> Key {
    var key = key
    change(&key)
    return key
  }
}
