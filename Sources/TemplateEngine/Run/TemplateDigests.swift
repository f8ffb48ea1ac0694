package import SiteModel
import Synchronization

/// Tells what an output would be made of, without making it: a digest of each value that its template can ask for.
///
/// Nobody declares what an output depends on, and nothing can be forgotten. What many outputs share is looked at once.
package final class TemplateDigests: Sendable {
  private let engine: TemplateEngine
  private let key: DigestKey
  private let shelves: [Shelf]

  private struct Known: Hashable {
    var family: Int
    var object: Int
  }

  private final class Shelf: Sendable {
    let digests = Mutex<[Known: Digest]>([:])
  }

  /// For the outputs of one engine from objects that stay the same.
  package init(_ engine: TemplateEngine, key: DigestKey) {
    self.engine = engine
    self.key = key
    shelves = (0..<16).map { _ in Shelf() }
  }

  /// The parts that an output would be made of: first the templates with what all outputs share of the common values,
  /// then what varies of those, then a part for each of `names`. Nil where there is no such template.
  ///
  /// - Throws: what a value throws.
  package func parts(
    _ template: String, common: any ContextObject, root: any ContextObject
  ) throws -> [Digest]? {
    guard let program = engine.program(template) else { return nil }
    let reads = program.reads
    var parts = [try shared(program, common), try varying(common, reads)]
    for field in reads.fields[1] ?? [] {
      let value = try root.value(at: field.position)
      guard let object = field.object, let inner = reads.fields[object], !field.isList else {
        parts.append(try key.digest { try add(value, field, reads, &$0) })
        continue
      }
      for innerField in inner {
        guard case .object(let thing) = value else {
          parts.append(.zero)
          continue
        }
        parts.append(
          try key.digest { try add(thing.value(at: innerField.position), innerField, reads, &$0) })
      }
    }
    return parts
  }

  /// The names of a template's own values that it can ask for, in the order of `parts`; nil where there is no such
  /// template.
  package func names(_ template: String) -> [String]? {
    guard let reads = engine.program(template)?.reads else { return nil }
    var names: [String] = []
    for field in reads.fields[1] ?? [] {
      guard let object = field.object, let inner = reads.fields[object], !field.isList else {
        names.append(field.name)
        continue
      }
      names += inner.map { field.name + "." + $0.name }
    }
    return names
  }

  /// The digest of a template's text, and of the texts of all that it includes; nil where there is no such template.
  package func texts(_ template: String) -> Digest? {
    guard let program = engine.program(template) else { return nil }
    return key.digest { add(program.sources, &$0) }
  }

  /// What all outputs of a template share: its own text, and what it asks of the common values.
  private func shared(_ program: TemplateProgram, _ common: any ContextObject) throws -> Digest {
    try memo(Known(family: -1 - program.number, object: 0)) { hasher in
      add(program.sources, &hasher)
      for field in program.reads.fields[0] ?? [] where !field.varies {
        guard case .object(let object) = try common.value(at: field.position), let layer = field.object else {
          continue
        }
        for inner in program.reads.fields[layer] ?? [] where !inner.varies {
          try add(object.value(at: inner.position), inner, program.reads, &hasher)
        }
      }
    }
  }

  private func varying(_ common: any ContextObject, _ reads: TemplateReads) throws -> Digest {
    try key.digest { hasher in
      for field in reads.fields[0] ?? [] {
        guard case .object(let object) = try common.value(at: field.position), let layer = field.object else {
          continue
        }
        for inner in reads.fields[layer] ?? [] where field.varies || inner.varies {
          try add(object.value(at: inner.position), inner, reads, &hasher)
        }
      }
    }
  }

  private func add(_ sources: [TemplateSource], _ hasher: inout DigestHasher) {
    for source in sources {
      hasher.add(source.name)
      hasher.add(source.text)
    }
  }

  private func add(
    _ value: ContextValue, _ field: TemplateReads.Field, _ reads: TemplateReads, _ hasher: inout DigestHasher
  ) throws {
    switch value {
    case .missing: hasher.add(0)
    case .text(let text):
      hasher.add(1)
      hasher.add(text)
    case .bytes(let bytes):
      hasher.add(1)
      bytes.withUnsafeBytes { hasher.add(counted: $0) }
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
      try add(object, field.object, reads, &hasher)
    case .list(let objects):
      hasher.add(8)
      hasher.add(objects.count)
      for object in objects { try add(object, field.object, reads, &hasher) }
    case .texts(let texts):
      hasher.add(9)
      hasher.add(texts.count)
      for text in texts { hasher.add(text) }
    case .values(let values):
      hasher.add(10)
      hasher.add(values.count)
      for value in values { try add(value, field, reads, &hasher) }
    }
  }

  private func add(
    _ object: any ContextObject, _ layer: Int?, _ reads: TemplateReads, _ hasher: inout DigestHasher
  ) throws {
    if let free = object as? FreeContext {
      // Any of its keys may be asked for.
      hasher.add(ExtraValue.object(free.values))
      return
    }
    guard let layer, let fields = reads.fields[layer] else { return }
    if let family = reads.families[layer], let identity = object.identity {
      hasher.add(
        try memo(Known(family: family, object: identity)) { hasher in
          for field in fields { try add(object.value(at: field.position), field, reads, &hasher) }
        })
    } else {
      for field in fields { try add(object.value(at: field.position), field, reads, &hasher) }
    }
  }

  private func memo(_ key: Known, _ body: (inout DigestHasher) throws -> Void) rethrows -> Digest {
    let shelf = shelves[(key.object &+ key.family) & 15]
    if let known = shelf.digests.withLock({ $0[key] }) { return known }
    let made = try self.key.digest(body)
    shelf.digests.withLock { $0[key] = made }
    return made
  }
}
