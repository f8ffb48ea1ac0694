/// How other systems, and French, say who may read a text: for hints, which must never publish what was to be hidden.
enum PublicationWords {
  private static let same = ["true": "true", "false": "false"]
  private static let opposite = ["true": "false", "false": "true"]

  /// Words for the state of a text → `draft`.
  private static let states = words(
    [
      "draft", "auto-draft", "pending", "private", "trash", "hidden", "unlisted", "unpublished", "archived",
      "inactive", "disabled", "offline", "review", "in review", "wip", "todo", "brouillon", "en attente",
      "privé", "prive", "privée", "members", "membres", "paid", "restricted", "subscribers", "interne",
      "internal", "confidentiel", "prepa", "prop", "refuse", "poubelle", "en cours", "in progress",
      "en relecture",
      "à valider", "a valider", "à publier", "false", "0", "-1", "-2", "masqué", "caché", "archivé",
      "hors ligne", "relecture", "à relire",
      "non publié", "non-publié", "dépublié", "corbeille",
    ], as: "true"
  ).merging(
    words(
      [
        "future", "scheduled", "publish", "published", "public", "live", "online", "active", "visible",
        "publié", "publie", "publiée", "programmé", "en ligne", "true", "1",
      ], as: "false")
  ) { first, _ in first }

  /// Keys that say it → their values → `draft`.
  static let draft: [String: [String: String]] = {
    var keys: [String: [String: String]] = [:]
    for name in [
      "published", "publish", "public", "is_published", "is_public", "visible", "online", "live", "listed",
      "active", "enabled", "publié", "publie", "publiée", "publiee", "en_ligne", "publier", "à_publier",
      "a_publier", "publication", "parution", "mise_en_ligne", "ready", "approved", "validated", "validé",
      "validée", "valide", "relu", "relue", "released", "dg-publish", "build", "render", "output",
    ] { keys[name] = opposite }
    for name in [
      "unpublished", "private", "hidden", "hide", "unlisted", "is_private", "is_hidden", "disabled",
      "archived",
      "confidentiel", "confidential", "internal", "interne", "members_only", "membres", "protected",
      "protégé",
      "restricted", "secret", "embargoed", "no_publish", "do_not_publish", "ne_pas_publier", "ignore",
      "ignored",
      "exclude", "excluded", "skip", "trashed", "deleted", "supprimé", "supprimée", "expired", "unpublish",
      "dépublié", "privé", "prive", "masqué", "masque", "caché", "non_publié", "non_publie",
    ] { keys[name] = same }
    for name in stateNames { keys[name] = states }
    // Hugo has `build: {render: never}`.
    for name in ["build", "render", "output"] { keys[name]?["never"] = "true" }
    // Whoever wrote one did not mean everybody to read the text.
    for name in ["password", "post_password", "mot_de_passe"] { keys[name] = ["*": "true"] }
    return keys
  }()

  /// Keys that say it with a word.
  private static let stateNames: Set<String> = folded([

    "status", "post_status", "state", "statut", "état", "etat", "visibility", "visibilité", "workflow",
    "access", "accès", "acces", "post_state", "publication_status",
  ])

  /// Names and words that are said of much else than texts.
  private static let uncertainNames = folded([
    "online", "live", "listed", "active", "enabled", "disabled", "archived", "en_ligne", "visible",
    "ready", "approved", "validated", "validé", "validée", "valide", "relu", "relue", "released", "build",
    "render", "output", "publication", "parution", "mise_en_ligne", "confidentiel", "confidential",
    "internal",
    "interne", "members_only", "membres", "protected", "protégé", "restricted", "secret", "embargoed",
    "ignore", "ignored", "exclude", "excluded", "skip", "deleted", "supprimé", "supprimée", "expired",
    "access", "accès", "acces", "wip", "ébauche",
  ])
  private static let uncertainWords: Set<String> = [
    "archived", "inactive", "disabled", "offline", "review", "in review", "todo", "trash", "archivé",
    "hors ligne", "corbeille", "relecture", "members", "membres", "paid", "restricted", "subscribers",
    "interne",
    "internal", "confidentiel", "prop", "refuse", "poubelle", "en cours", "in progress", "en relecture",
    "à valider", "a valider", "à publier", "pending", "en attente", "privé", "prive", "privée", "false",
    "true", "0", "1", "-1", "-2",
  ]

  /// Whether something else may be meant than a text of the site, where its keys do not stand.
  static func isUncertain(_ name: String, _ value: String) -> Bool {
    let plain = UnknownKey.folded(name)
    if uncertainNames.contains(plain) { return true }
    return stateNames.contains(plain) && uncertainWords.contains(value.lowercased())
  }

  private static func folded(_ names: [String]) -> Set<String> { Set(names.map(UnknownKey.folded)) }

  /// WordPress's `comment_approved`, and what people write for a comment's state.
  static let approvals = words(
    [
      "1", "true", "approve", "approuvé", "approuve", "validé", "valide", "accepted", "accepté", "ok",
      "public", "publish", "published", "publié", "visible", "ham", "not spam",
    ], as: "approved"
  ).merging(
    words(
      [
        "0", "false", "hold", "unapproved", "not approved", "waiting", "moderation", "draft",
        "hidden", "private", "unpublished", "review", "en attente", "attente", "brouillon", "masqué", "caché",
        "non approuvé", "non validé", "à valider", "à modérer",
      ], as: "pending")
  ) { first, _ in first }.merging(
    words(["junk", "indésirable", "pourriel"], as: "spam").merging(
      words(
        [
          "trash", "post-trashed", "deleted", "delete", "remove", "rejected", "refused", "supprimé", "retiré",
          "refusé", "rejeté", "corbeille",
        ], as: "removed")
    ) { first, _ in first }
  ) { first, _ in first }

  /// Keys that say it of a comment → their values → `status`.
  static let comment: [String: [String: String]] = {
    let shown = ["true": "approved", "false": "pending"]
    let waiting = ["true": "pending", "false": "approved"]
    let own = ["approved": "approved", "pending": "pending", "spam": "spam", "removed": "removed"]
    var keys: [String: [String: String]] = [:]
    for name in ["comment_approved", "approved", "approuvé", "validé"] {
      keys[name] = approvals.merging(own) { first, _ in first }
    }
    for name in ["published", "publish", "public", "visible", "publié"] { keys[name] = shown }
    for name in [
      "draft", "unapproved", "pending", "hidden", "private", "unpublished", "waiting", "en_attente", "masqué",
    ] { keys[name] = waiting }
    keys["spam"] = ["true": "spam", "false": "approved"]
    for name in ["removed", "deleted", "trash", "supprimé"] {
      keys[name] = ["true": "removed", "false": "approved"]
    }
    return keys
  }()

  /// Keys that say whether readers may comment → their values → `comments`.
  static let discussion: [String: [String: String]] = {
    var keys = [
      "comment_status": [
        "open": "open", "closed": "closed", "true": "open", "false": "closed", "registered_only": "open",
      ],
      "hide_comments": ["true": "hidden", "false": "open"],
    ]
    for name in [
      "nocomments", "no_comments", "nocomment", "disable_comments", "comments_disabled", "comments_off",
      "comments_closed", "close_comments", "closed_comments", "sans_commentaires",
    ] { keys[name] = ["true": "closed", "false": "open"] }
    return keys
  }()

  /// What people write behind `comments`.
  static let openness = words(
    ["close", "disabled", "disable", "none", "never", "aucun", "fermé", "fermés"], as: "closed"
  )
  .merging(words(["opened", "enabled", "enable", "allow", "allowed", "ouvert", "ouverts"], as: "open")) {
    a, _ in a
  }
  .merging(words(["hide", "masqué", "masqués", "caché", "cachés"], as: "hidden")) { a, _ in a }

  private static func words(_ words: [String], as own: String) -> [String: String] {
    Dictionary(uniqueKeysWithValues: words.map { ($0, own) })
  }
}
