import SiteModel
import TemplateEngine

/// Who answers for the site, for the mentions légales.
enum LegalContext {
  static let schema = ContextSchema<LegalNotice>(
    "legal_notice",
    [
      .optionalText("publisher", "who publishes the site", example: "Association Exemple") { $0.publisher },
      .optionalText("form", "what it is before the law", example: "association déclarée") { $0.form },
      .optionalText("address", "its registered office", example: "1, rue de l’Exemple, 75000 Paris") {
        $0.address
      },
      .optionalText("phone", "its telephone", example: "01 99 00 00 00") { $0.phone },
      .optionalText("email", "its e-mail address", example: "contact@example.org") { $0.email?.text },
      .optionalText("email_url", "a link to it", example: "mailto:contact@example.org") {
        $0.email.map { MailLink.url(to: $0) }
      },
      .optionalText("director", "the director of the publication", example: "Camille Exemple") {
        $0.director
      },
      .optionalText("co_director", "the co-director", example: "Dominique Modèle") { $0.coDirector },
      .optionalText("editor", "who is responsible for the texts", example: "L’équipe du blog") { $0.editor },
      .optionalText("host_name", "who keeps the site on a server", example: "Hébergeur Exemple SAS") {
        $0.host.name
      },
      .optionalText("host_address", "the host’s address", example: "2, avenue du Modèle, 69000 Lyon") {
        $0.host.address
      },
      .optionalText("host_phone", "the host’s telephone", example: "04 99 00 00 00") { $0.host.phone },
    ])
}
