import SiteContent
import SiteModel
import Synchronization

/// Tells what a page would be made of, without making it.
///
/// Where its plan names what it is made of (`PagePlan.inputs`), that is enough. Of every other page it is a digest of
/// each value that its template can ask for: then nobody declares what a page depends on, and nothing can be
/// forgotten. What many pages share (cards, the settings, the words) is looked at once.
package final class PageDigests: Sendable {
  private let engine: TemplateEngine
  private let key: DigestKey
  private let entities: EntityDigests?
  /// Of the settings and the words.
  private let globals: Digest
  private let shelves: [Shelf]

  private struct Known: Hashable {
    var family: Int
    var object: Int
  }

  private final class Shelf: Sendable {
    let digests = Mutex<[Known: Digest]>([:])
  }

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
    shelves = (0..<16).map { _ in Shelf() }
  }

  /// What one page is made of.
  package struct Ingredients: Sendable {
    /// Of everything.
    package var digest: Digest
    /// Of each part, in the order of the template's `names`; cut short, for they only explain.
    package var parts: [UInt32]
  }

  /// The digest of a page; nil where no template makes it.
  func ingredients(_ page: PagePlan, _ view: SiteView, _ common: () -> any ContextObject) -> Ingredients? {
    guard case .template(let template, let context) = page.content else { return nil }
    guard let entities, let inputs = page.inputs, let program = engine.program(template) else {
      return ingredients(template, common: common(), root: context(view))
    }
    let shared = memo(Known(family: -1 - program.number, object: 1)) { hasher in
      hasher.add(globals)
      for source in program.sources {
        hasher.add(source.name)
        hasher.add(source.text)
      }
    }
    return whole([shared, digest { $0.add(page.info) }] + inputs(entities).map(\.digest))
  }

  /// The names of the parts of a page's ingredients.
  func names(_ page: PagePlan) -> [String] {
    guard case .template(let template, _) = page.content else {
      guard let entities, let inputs = page.inputs else { return [] }
      return ["the settings or the words"] + inputs(entities).map(\.name)
    }
    guard let entities, let inputs = page.inputs else { return names(template) }
    return Self.commonNames + inputs(entities).map(\.name)
  }

  private static let commonNames = [
    "the templates, the settings or the words", "the page's title, address or menu",
  ]

  private func whole(_ parts: [Digest]) -> Ingredients {
    let whole = digest { hasher in
      for part in parts { hasher.add(part) }
    }
    return Ingredients(digest: whole, parts: parts.map { UInt32(truncatingIfNeeded: $0.low) })
  }

  /// The digest of a page; nil where there is no such template.
  package func ingredients(
    _ template: String, common: any ContextObject, root: any ContextObject
  ) -> Ingredients? {
    guard let program = engine.program(template) else { return nil }
    let reads = program.reads
    var parts = [shared(program, common), ofPage(common, reads)]
    for field in reads.fields[1] ?? [] {
      let value = root.value(at: field.position)
      guard let object = field.object, let inner = reads.fields[object], !field.isList else {
        parts.append(digest { add(value, field, reads, &$0) })
        continue
      }
      for innerField in inner {
        guard case .object(let thing) = value else {
          parts.append(.zero)
          continue
        }
        parts.append(digest { add(thing.value(at: innerField.position), innerField, reads, &$0) })
      }
    }
    return whole(parts)
  }

  /// Of a file that is copied: as long as its stamp is the same, so are its bytes.
  package func ingredients(ofCopy stamp: FileStamp, isCleaned: Bool = false) -> Ingredients {
    let digest = digest { hasher in
      hasher.add(stamp)
      if isCleaned { hasher.add(1) }
    }
    return Ingredients(digest: digest, parts: [])
  }

  /// Of an image in another size.
  func ingredients(of variant: ImageVariant, _ stamp: FileStamp) -> Ingredients {
    let digest = digest { hasher in
      hasher.add(stamp)
      hasher.add(DerivedImages.recipe(of: variant))
    }
    return Ingredients(digest: digest, parts: [])
  }

  /// Of a file that no template writes, from what it says it is made of or from its bytes.
  func ingredients(_ page: PagePlan, bytes: () -> [UInt8]) -> Ingredients {
    guard let entities, let inputs = page.inputs else {
      return Ingredients(digest: key.digest(bytes()), parts: [])
    }
    return whole([globals] + inputs(entities).map(\.digest))
  }

  /// The names of the parts of a page's ingredients.
  package func names(_ template: String) -> [String] {
    guard let reads = engine.program(template)?.reads else { return [] }
    var names = Self.commonNames
    for field in reads.fields[1] ?? [] {
      guard let object = field.object, let inner = reads.fields[object], !field.isList else {
        names.append(field.name)
        continue
      }
      names += inner.map { field.name + "." + $0.name }
    }
    return names
  }

  /// The files of a page's template and of all that it includes.
  package func templates(_ template: String) -> [String] {
    engine.program(template)?.sources.map(\.file).sorted() ?? []
  }

  private func digest(_ body: (inout DigestHasher) -> Void) -> Digest {
    var hasher = DigestHasher(key)
    body(&hasher)
    return hasher.finish()
  }

  /// What all pages of a template share: its own text, and what it asks of the settings and words.
  private func shared(_ program: TemplateProgram, _ common: any ContextObject) -> Digest {
    memo(Known(family: -1 - program.number, object: 0)) { hasher in
      for source in program.sources {
        hasher.add(source.name)
        hasher.add(source.text)
      }
      for field in program.reads.fields[0] ?? [] where !field.variesByPage {
        guard case .object(let object) = common.value(at: field.position), let layer = field.object else {
          continue
        }
        for inner in program.reads.fields[layer] ?? [] where !inner.variesByPage {
          add(object.value(at: inner.position), inner, program.reads, &hasher)
        }
      }
    }
  }

  private func ofPage(_ common: any ContextObject, _ reads: TemplateReads) -> Digest {
    digest { hasher in
      for field in reads.fields[0] ?? [] {
        guard case .object(let object) = common.value(at: field.position), let layer = field.object else {
          continue
        }
        for inner in reads.fields[layer] ?? [] where field.variesByPage || inner.variesByPage {
          add(object.value(at: inner.position), inner, reads, &hasher)
        }
      }
    }
  }

  private func add(
    _ value: ContextValue, _ field: TemplateReads.Field, _ reads: TemplateReads, _ hasher: inout DigestHasher
  ) {
    switch value {
    case .missing: hasher.add(0)
    case .text(let text):
      hasher.add(1)
      hasher.add(text)
    case .html(let html):
      hasher.add(2)
      hasher.add(html)
    case .markup(let markup, let base):
      hasher.add(3)
      hasher.add(markup)
      hasher.add(base)
    case .number(let number):
      hasher.add(4)
      hasher.add(number)
    case .flag(let flag): hasher.add(flag ? 5 : 6)
    case .object(let object):
      hasher.add(7)
      add(object, field.object, reads, &hasher)
    case .list(let objects):
      hasher.add(8)
      hasher.add(objects.count)
      for object in objects { add(object, field.object, reads, &hasher) }
    case .texts(let texts):
      hasher.add(9)
      hasher.add(texts.count)
      for text in texts { hasher.add(text) }
    case .values(let values):
      hasher.add(10)
      hasher.add(values.count)
      for value in values { add(value, field, reads, &hasher) }
    }
  }

  private func add(
    _ object: any ContextObject, _ layer: Int?, _ reads: TemplateReads, _ hasher: inout DigestHasher
  ) {
    if let free = object as? ExtraContext {
      // Any of its keys may be asked for.
      add(.object(free.values), &hasher)
      return
    }
    guard let layer, let fields = reads.fields[layer] else { return }
    if let family = reads.families[layer], let identity = object.identity {
      hasher.add(
        memo(Known(family: family, object: identity)) { hasher in
          for field in fields { add(object.value(at: field.position), field, reads, &hasher) }
        })
    } else {
      for field in fields { add(object.value(at: field.position), field, reads, &hasher) }
    }
  }

  private func add(_ extra: ExtraValue, _ hasher: inout DigestHasher) {
    switch extra {
    case .text(let text):
      hasher.add(1)
      hasher.add(text)
    case .flag(let flag): hasher.add(flag ? 5 : 6)
    case .list(let values):
      hasher.add(8)
      hasher.add(values.count)
      for value in values { add(value, &hasher) }
    case .object(let values):
      hasher.add(7)
      hasher.add(values.count)
      for (name, value) in values.sorted(by: { $0.key < $1.key }) {
        hasher.add(name)
        add(value, &hasher)
      }
    }
  }

  private func memo(_ key: Known, _ body: (inout DigestHasher) -> Void) -> Digest {
    let shelf = shelves[(key.object &+ key.family) & 15]
    if let known = shelf.digests.withLock({ $0[key] }) { return known }
    let made = digest(body)
    shelf.digests.withLock { $0[key] = made }
    return made
  }
}
