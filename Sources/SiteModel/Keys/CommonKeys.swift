/// Keys that articles and pages share.
extension Key {
  static let title = Key(
    "title", .text, .required,
    synonyms: ["name", "titre", "headline", "post_title", "page_title", "post_titre", "intitulé", "h1"])

  static let updated = Key(
    "updated", .date, .words("none"),
    synonyms: [
      "lastmod", "last_modified_at", "last_modified", "last_updated", "lastupdated", "modified",
      "modified_date", "date_modified", "datemodified", "post_modified", "revised", "git_revision_date",
      "revision_date", "updated_at", "updateddate", "update_date", "maj", "mise_à_jour", "mise_a_jour",
      "mis_à_jour", "mis_a_jour", "modifié", "modifie", "modifié_le", "dernière_modification",
      "date_de_mise_à_jour", "date_de_modification", "date_updated", "moddatetime", "modified_time",
      "date_maj", "date_modif", "date_modification", "date_de_mise_a_jour", "updated_on", "last_edited",
      "last_edited_time", "last_edited_at", "edited", "edited_at", "last_update", "modified_at",
      "modified_on", "revised_at", "révisé_le", "dernière_mise_à_jour", "derniere_mise_a_jour",
      "derniere_modification", "date_last_modified",
    ])

  static let description = Key(
    "description", .text, .words("none"),
    synonyms: [
      "excerpt", "summary", "abstract", "desc", "lead", "chapo", "intro", "post_excerpt", "meta_description",
      "seo_description", "seo_desc", "résumé", "resume", "extrait", "chapeau", "chapô", "accroche",
      "introduction", "descriptif", "custom_excerpt", "og_description", "meta_desc", "twitter_description",
      "social_description", "short_description", "blurb", "standfirst", "synopsis", "snippet", "extract",
    ],
    advice: ["seo": "write what it says of the text behind 'description'; the rest is not needed"])

  static let slug = Key(
    "slug", .name, .words("the file's name"),
    synonyms: ["post_name", "basename", "post_slug", "url_slug", "url_title", "nicename"])

  static let permalink = Key(
    "permalink", .address, .words("none"), type: "a path",
    synonyms: ["url", "path", "address", "uri", "permalien", "post_url", "adresse", "chemin"])

  static let aliases = Key(
    "aliases", .names, .words("none"), "old addresses: see [Aliases](#aliases)",
    synonyms: [
      "alias", "redirect_from", "redirects", "redirect", "url_old", "old_url", "old_urls", "old_slug",
      "redirect_to_me",
    ],
    advice: Dictionary(
      uniqueKeysWithValues: ["redirect", "redirect_to", "redirect_url", "redirection"].map {
        (
          $0,
          "write old addresses of this text behind 'aliases'; to lead readers on from here, write an entry in "
            + "content/redirects.yml"
        )
      }), example: "/2007/11/06/facebook/, /facebook.html")

  static let draft = Key(
    "draft", .flag, .value("false"), synonyms: ["is_draft", "brouillon", "wip", "ébauche"],
    translations: PublicationWords.draft, decidesPublication: true, emptyMeans: "false")

  static let image = Key(
    "image", .address, .words("none"),
    "the picture that stands for the text: a file beside it, `/media/…`, or an address elsewhere",
    synonyms: [
      "cover", "cover_image", "coverimage", "featured_image", "featuredimage", "feature_image", "featured",
      "feature", "thumbnail", "thumb", "hero", "hero_image", "images", "img", "banner", "picture", "photo",
      "header_image", "teaser", "og_image", "ogimage", "post_thumbnail", "vignette", "illustration",
      "image_à_la_une", "image_a_la_une", "bannière", "banniere", "header_img", "cover_img",
      "thumbnail_img", "share_img", "bigimg", "img_path", "thumb_img_path", "image_path", "overlay_image",
      "social_image", "post_image", "main_image", "title_image", "image_url", "lead_image",
      "preview_image", "card_image", "image_une", "photo_une", "visuel", "miniature", "image_principale",
      "photo_principale", "couverture", "logo", "twitter_image", "social_img", "cover_url", "featured_img",
      "featured_media", "poster", "lead_photo",
    ],
    advice: Dictionary(
      uniqueKeysWithValues: ["header", "background"].map {
        (
          $0,
          "if it is the text's picture, write its address behind 'image'; else delete it, or put it under 'extra'"
        )
      }))

  static let imageAlt = Key(
    "image_alt", .text, .words("empty"), "what it shows, for those who do not see it",
    synonyms: [
      "alt", "image_description", "cover_alt", "thumbnail_alt", "texte_alternatif", "feature_image_alt",
      "featured_image_alt", "cover_image_alt", "hero_image_alt", "alt_text", "image_alt_text", "texte_alt",
    ])

  static let imageCredit = Key(
    "image_credit", .text, .words("none"), "whose it is",
    synonyms: [
      "image_caption", "credit", "photo_credit", "image_author", "caption", "image_copyright", "crédit",
      "crédit_photo", "credit_photo", "crédits", "photographe", "credits", "photographer", "photo_by",
      "image_source", "photo_credits", "image_credits",
    ],
    advice: Dictionary(
      uniqueKeysWithValues: [
        "caption", "image_caption", "légende", "legende", "image_légende", "feature_image_caption",
        "featured_image_caption", "cover_caption", "photo_caption", "légende_photo",
      ].map {
        ($0, "an 'image' has no caption: 'image_alt' says what it shows, 'image_credit' whose it is")
      }))

  static let imageFocus = Key(
    "image_focus", .name, .value("50% 50%"),
    "what must stay of it where it is cropped, on cards and by social networks: how far that lies from the left and from the top",
    type: "two percentages", synonyms: ["focus", "focal_point", "focalpoint", "object_position"])

  static let lang = Key(
    "lang", .name, .words("the settings' `language`"),
    "the language of the text, where it is another: `en`, `pt-BR`", type: "language tag",
    synonyms: [
      "language", "locale", "langue", "languagecode", "htmllang", "lng", "hreflang", "post_lang",
      "content_language",
    ])

  static let extra = Key(
    "extra", .free, .words(""), "[free keys](#free-keys)", type: "free",
    synonyms: ["params", "custom", "custom_fields", "meta", "data"],
    advice: Dictionary(
      uniqueKeysWithValues: ["body", "content", "contenu", "texte", "corps", "post_content"].map {
        ($0, "it is the text itself: write it below the line '---' that ends the keys")
      }))
}
