extension KeySet {
  /// An entry of `content/tags.yml`.
  package static let tags = KeySet(
    "tags",
    [
      Key(
        "label", .text, .required, "how the site writes the tag",
        synonyms: ["name", "title", "tag", "nom", "titre", "libellé"]),
      Key(
        "slug", .name, .words("from the label"),
        "the tag's part of its address: keeps the old one when the label changes"),
      Key(
        "aliases", .names, .words("none"),
        "really different names of the same tag; their addresses and feeds lead to the tag's",
        synonyms: ["alias", "synonyms", "names", "other_names", "slugs"]),
      Key(
        "description", .markdown, .words("none"),
        "shown on the tag's page; several lines behind a vertical bar",
        synonyms: ["desc", "text", "summary", "excerpt", "body", "content"]),
    ],
    isList: true, needless: ["id", "weight", "term_id", "count", "parent", "color", "colour"])
}
