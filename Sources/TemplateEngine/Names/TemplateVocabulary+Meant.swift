import SiteModel

/// What a name that stands for nothing was most likely meant to be.
extension TemplateVocabulary {
  /// Names of other systems, in lower case, and those that they have here.
  private static let foreign = [
    "content": "body", "summary": "excerpt", "permalink": "url",
    "relpermalink": "url", "link": "url", "categories": "tags", "category": "tags", "keywords": "tags",
    "baseurl": "root", "lang": "language", "prev": "previous", "thumbnail": "image",
    "featured_image": "image", "cover": "image", "modified": "updated", "lastmod": "updated",
    "menu": "navigation",
    "subtitle": "tagline", "params": "extra", "custom": "extra", "data": "extra",
  ]

  /// A hint for a name that nothing in sight has.
  func hint(forUnknown name: TemplateName, _ first: TemplateWord, in scope: TemplateScope) -> String? {
    if let special = Self.special[first.text] { return special }
    if name.transforms.isEmpty, name.path.count == 1, TemplateTransforms.placeNames.contains(first.text) {
      return "did you mean '\(first.text)()'?"
    }
    let visible = scope.layers.flatMap { names(in: $0) }
    let foreign = Self.foreign[first.text.lowercased()].flatMap { other in
      visible.contains(other) ? "'\(other)'" : owned(other, in: scope)
    }
    let meant =
      owned(first.text, in: scope) ?? foreign ?? slip(first.text, among: visible, in: scope)
      ?? Self.nearest(first.text, among: visible).map { "'\($0)'" }
    return meant.map { "did you mean \($0)?" }
  }

  private static let special = [
    "else": "what is shown without the value stands in a section of its own: '{{^name}}…{{/name}}'",
    "end": "a section ends with its own name: '{{/name}}'",
    "this": "what a section is about is '.'; its values are named without anything before them",
    "yield": "a frame shows what fills it with '{{$content}}{{/content}}'",
  ]

  /// A hint for a name that an object does not have.
  func hint(forMember word: TemplateWord, of layer: TemplateLayer) -> String? {
    let known = names(in: layer)
    if let other = Self.foreign[word.text.lowercased()], known.contains(other) {
      return "did you mean '\(other)'?"
    }
    if let nearest = Self.nearest(word.text, among: known) { return "did you mean '\(nearest)'?" }
    guard !known.isEmpty, known.count <= 12 else { return nil }
    return "known: \(known.sorted().joined(separator: ", "))"
  }

  /// Go's templates begin names with a dot and a capital letter: `.Title`, `.Owner.Title`.
  func hint(forLocal name: TemplateName, in scope: TemplateScope) -> String? {
    guard let first = name.path.first, first.text.first?.isUppercase == true else { return nil }
    let words = name.path.map { word in TemplateWord(text: word.text.lowercased(), position: word.position) }
    var plain = name
    plain.path = words
    plain.isLocal = false
    plain.transforms = []
    if (try? resolve(plain, in: scope)) != nil { return "did you mean '\(plain.pathText)'?" }
    return hint(forUnknown: plain, words[0], in: scope)
  }

  /// Of four letters, two are half the word.
  private static func nearest(_ name: String, among known: [String]) -> String? {
    NearestName.of(name, among: known, atMost: name.count < 5 ? 1 : 3)
  }

  /// What is one letter away, of the names in sight or else of those that their objects have: nearer than another
  /// name in sight that differs in two.
  private func slip(_ name: String, among visible: [String], in scope: TemplateScope) -> String? {
    if let near = NearestName.of(name, among: visible, atMost: 1) { return "'\(near)'" }
    guard name.count > 3 else { return nil }
    let members = scope.layers.flatMap { layer in
      names(in: layer).flatMap { owner -> [String] in
        guard case .object(let inner)? = value(owner, in: layer) else { return [] }
        return names(in: inner)
      }
    }
    return NearestName.of(name, among: members, atMost: 1).flatMap { owned($0, in: scope) }
  }

  /// The paths to a name that objects in sight have: `'owner.name'`; nil where none has it.
  private func owned(_ name: String, in scope: TemplateScope) -> String? {
    let paths = scope.layers.reversed().flatMap { layer in
      names(in: layer).sorted().compactMap { owner -> String? in
        guard case .object(let inner)? = value(owner, in: layer), value(name, in: inner) != nil else {
          return nil
        }
        return "'\(owner).\(name)'"
      }
    }
    return paths.isEmpty || paths.count > 3 ? nil : paths.joined(separator: " or ")
  }
}
