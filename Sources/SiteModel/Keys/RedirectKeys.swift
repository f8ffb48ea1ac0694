extension KeySet {
  /// An entry of `content/redirects.yml`.
  package static let redirects = KeySet(
    "redirects",
    [
      Key("from", .address, .required, "the old address: a path on this site, `?` and what follows included"),
      Key(
        "to", .address, .words("none"),
        "where it leads: an article's file, a place on the site, or an address elsewhere",
        synonyms: ["target", "destination"]),
      Key("status", .number(from: 301), .value("301"), "`301` for ever, `302` for now, `410` gone"),
    ],
    isList: true)
}
