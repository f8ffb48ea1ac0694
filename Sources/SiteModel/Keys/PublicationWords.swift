/// How other systems, and French, say who may read a text: for hints, which must never publish what was to be hidden.
enum PublicationWords {
  private static let same = ["true": "true", "false": "false"]
  private static let opposite = ["true": "false", "false": "true"]

  /// Words for the state of a text → `draft`.
  private static let states = words(
    [
      "draft", "auto-draft", "pending", "private", "trash", "hidden", "unlisted", "unpublished", "archived",
      "inactive", "disabled", "offline", "review", "in review", "wip", "todo", "brouillon", "en attente",
      "privé", "prive", "privée", "masqué", "caché", "archivé", "hors ligne", "relecture", "à relire",
      "non publié", "non-publié", "dépublié", "corbeille",
    ], as: "true"
  ).merging(
    words(
      [
        "future", "scheduled", "publish", "published", "public", "live", "online", "active", "visible",
        "publié", "publie", "publiée", "programmé", "en ligne",
      ], as: "false")
  ) { first, _ in first }

  /// Keys that say it → their values → `draft`.
  static let draft: [String: [String: String]] = {
    var keys: [String: [String: String]] = [:]
    for name in [
      "published", "publish", "public", "is_published", "is_public", "visible", "online", "live", "listed",
      "active", "enabled", "publié", "publie", "publiée", "en_ligne",
    ] { keys[name] = opposite }
    for name in [
      "unpublished", "private", "hidden", "hide", "unlisted", "is_private", "is_hidden", "disabled",
      "archived",
      "privé", "prive", "masqué", "masque", "caché", "non_publié", "non_publie",
    ] { keys[name] = same }
    for name in [
      "status", "post_status", "state", "statut", "état", "etat", "visibility", "visibilité", "workflow",
    ] { keys[name] = states }
    // Whoever wrote one did not mean everybody to read the text.
    for name in ["password", "post_password", "mot_de_passe"] { keys[name] = ["*": "true"] }
    return keys
  }()

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
