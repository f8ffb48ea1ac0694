package import SiteContent
package import SiteModel
package import TemplateEngine

/// Tells what a page would be made of, without making it.
///
/// Where its plan names what it is made of (`PagePlan.inputs`), that is enough. Of every other page it is a digest of
/// each value that its template can ask for (`TemplateDigests`): then nobody declares what a page depends on, and
/// nothing can be forgotten.
package final class PageDigests: Sendable {
  private let engine: TemplateEngine
  private let values: TemplateDigests
  private let key: DigestKey
  private let entities: EntityDigests?
  /// Of the settings and the words.
  private let globals: Digest
  /// The same together with the texts of a template, by its name.
  private let shared: [String: Digest]

  /// - Parameters:
  ///   - entities: the things that pages are made of; without them, every page is looked into.
  ///   - globals: of the settings, the words, and whatever else all pages share.
  package init(
    _ engine: TemplateEngine, key: DigestKey, entities: EntityDigests? = nil, globals: Digest = .zero
  ) {
    self.engine = engine
    self.key = key
    self.entities = entities
    self.globals = globals
    let values = TemplateDigests(engine, key: key)
    self.values = values
    shared = Dictionary(
      uniqueKeysWithValues: engine.roots.map { template in
        (
          template,
          key.digest { hasher in
            hasher.add(globals)
            if let texts = values.texts(template) { hasher.add(texts) }
          }
        )
      })
  }

  /// What one page is made of.
  package struct Ingredients: Sendable, Equatable {
    /// Of everything.
    package var digest: Digest
    /// Of each part, in the order of the template's `names`; cut short, for they only explain.
    package var parts: [UInt32]
  }

  /// The digest of a page; nil where no template makes it.
  ///
  /// Throws where a value cannot be had that the page is made of; so do the others that look into one.
  func ingredients(
    _ page: PagePlan, _ view: SiteView, _ common: () -> any ContextObject
  ) throws -> Ingredients? {
    guard case .template(let template, let context) = page.content else { return nil }
    guard let entities, let inputs = page.inputs, let shared = shared[template] else {
      return try ingredients(template, common: common(), root: context(view))
    }
    if page.isInfoOfInputs { return whole([shared], inputs(entities)) }
    return whole([shared, key.digest { $0.add(page.info(view)) }], inputs(entities))
  }

  /// The names of the parts of a page's ingredients.
  func names(_ page: PagePlan) -> [String] {
    guard case .template(let template, _) = page.content else {
      guard let entities, let inputs = page.inputs else { return [] }
      return ["the settings or the words"] + inputs(entities).map(\.name)
    }
    guard let entities, let inputs = page.inputs else { return names(template) }
    return Self.commonNames.prefix(page.isInfoOfInputs ? 1 : 2) + inputs(entities).map(\.name)
  }

  private static let commonNames = [
    "the templates, the settings or the words", "the page's title, address or menu",
  ]

  private func whole(_ parts: [Digest], _ inputs: [PageInput] = []) -> Ingredients {
    var ingredients = Ingredients(digest: .zero, parts: [])
    ingredients.parts.reserveCapacity(parts.count + inputs.count)
    ingredients.digest = key.digest { hasher in
      func add(_ part: Digest) {
        hasher.add(part)
        ingredients.parts.append(UInt32(truncatingIfNeeded: part.low))
      }
      for part in parts { add(part) }
      for input in inputs { add(input.digest) }
    }
    return ingredients
  }

  /// The digest of a page; nil where there is no such template.
  func ingredients(
    _ template: String, common: any ContextObject, root: any ContextObject
  ) throws -> Ingredients? {
    try values.parts(template, common: common, root: root).map { whole($0) }
  }

  /// Of a file that is copied: as long as its stamp is the same, so are its bytes.
  package func ingredients(ofCopy stamp: FileStamp, isCleaned: Bool = false) -> Ingredients {
    let digest = key.digest { hasher in
      hasher.add(stamp)
      if isCleaned { hasher.add(1) }
    }
    return Ingredients(digest: digest, parts: [])
  }

  /// Of an image in another size.
  func ingredients(of variant: ImageVariant, _ stamp: FileStamp) -> Ingredients {
    let digest = key.digest { hasher in
      hasher.add(stamp)
      hasher.add(DerivedImages.recipe(of: variant))
    }
    return Ingredients(digest: digest, parts: [])
  }

  /// Of a file that no template writes, from what it says it is made of or from its bytes.
  func ingredients(_ page: PagePlan, bytes: () throws -> [UInt8]) throws -> Ingredients {
    guard let entities, let inputs = page.inputs else {
      return Ingredients(digest: key.digest(try bytes()), parts: [])
    }
    return whole([globals], inputs(entities))
  }

  /// The names of the parts of a page's ingredients.
  func names(_ template: String) -> [String] {
    values.names(template).map { Self.commonNames + $0 } ?? []
  }

  /// The files of a page's template and of all that it includes.
  package func templates(_ template: String) -> [String] { engine.files(of: template) }
}
