import SiteModel

/// One output in the making.
struct TemplateRun {
  private let blocks: [[TemplateInstruction]]
  private let fragments: TemplateFragments?
  private(set) var output: [UInt8]
  /// Whether it came to an end; else a list inside a list inside a list would have made more than any machine
  /// holds.
  private(set) var isComplete = true
  /// How many objects of lists are left to be walked through.
  private var objects = Self.mostObjects

  /// Far more than any output that somebody waits for.
  static let mostObjects = 50_000_000
  static let mostBytes = 256 << 20
  /// The objects that the place of the run is inside of, innermost last.
  private var frames: [Frame]
  private var current: ContextValue
  /// The place in the list that is walked through.
  private var place: (index: Int, count: Int)?

  /// Not a tuple: copies of those are made by what is known only at run time.
  private struct Frame {
    let layer: Int
    let object: any ContextObject
  }

  /// - Parameter output: bytes are put behind those that are there.
  init(
    _ blocks: [[TemplateInstruction]], common: any ContextObject, root: any ContextObject,
    fragments: TemplateFragments?, output: consuming [UInt8]
  ) {
    self.blocks = blocks
    self.fragments = fragments
    self.output = output
    frames = [Frame(layer: 0, object: common), Frame(layer: 1, object: root)]
    current = .object(root)
  }

  mutating func run(_ block: Int) throws {
    for instruction in blocks[block] {
      guard isComplete else { return }
      switch instruction {
      case .text(let text): output.append(contentsOf: text)
      case .print(let lookup): try print(value(of: lookup))
      case .section(let lookup, let block, let layer, let isShared):
        try section(value(of: lookup), block, layer, isShared)
      case .inverted(let lookup, let block):
        if try !value(of: lookup).isTrue { try run(block) }
      case .call(let block): try run(block)
      }
    }
  }

  /// Text is escaped however a template prints it; HTML is our own, and printed as it is.
  private mutating func print(_ value: ContextValue) throws {
    switch value {
    case .text(let text): Escaping.append(text, to: &output)
    case .html(let html): output.append(contentsOf: html.utf8)
    case .markup(let markup, let base): try markup.append(base: base, to: &output)
    case .number(let number): output.append(contentsOf: String(number).utf8)
    case .flag(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .object, .list, .texts, .values, .missing: break
    }
  }

  private mutating func section(
    _ value: ContextValue, _ block: Int, _ layer: Int, _ isShared: Bool
  ) throws {
    switch value {
    case .flag(let flag):
      if flag { try run(block) }
    case .object(let object):
      try inside(value, place: nil) { run in try run.inside(object, layer, block) }
    case .list(let objects):
      for (i, object) in objects.enumerated() {
        guard spend() else { return }
        if isShared, let fragments, let identity = object.identity {
          let key = TemplateFragments.Key(block: block, object: identity)
          if fragments.append(key, to: &output) { continue }
          let start = output.count
          try inside(.object(object), place: (i, objects.count)) { run in try run.inside(object, layer, block)
          }
          fragments.keep(output[start...], for: key)
        } else {
          try inside(.object(object), place: (i, objects.count)) { run in try run.inside(object, layer, block)
          }
        }
      }
    case .texts(let texts):
      for (i, text) in texts.enumerated() {
        guard spend() else { return }
        try inside(.text(text), place: (i, texts.count)) { run in try run.run(block) }
      }
    case .values(let values):
      for (i, value) in values.enumerated() {
        try inside(value, place: (i, values.count)) { run in
          if case .object(let object) = value {
            try run.inside(object, layer, block)
          } else {
            try run.run(block)
          }
        }
      }
    case .text, .html, .markup, .number:
      if value.isTrue { try inside(value, place: nil) { run in try run.run(block) } }
    case .missing: break
    }
  }

  private mutating func spend() -> Bool {
    objects -= 1
    if objects < 0 || output.count > Self.mostBytes { isComplete = false }
    return isComplete
  }

  private mutating func inside(
    _ value: ContextValue, place inner: (index: Int, count: Int)?, _ body: (inout TemplateRun) throws -> Void
  ) rethrows {
    let (outerValue, outerPlace) = (current, place)
    current = value
    place = inner
    try body(&self)
    current = outerValue
    place = outerPlace
  }

  private mutating func inside(_ object: any ContextObject, _ layer: Int, _ block: Int) throws {
    frames.append(Frame(layer: layer, object: object))
    try run(block)
    frames.removeLast()
  }

  // MARK: Values

  private func value(of lookup: TemplateLookup) throws -> ContextValue {
    var value = try start(lookup.start)
    for step in lookup.steps {
      guard case .object(let object) = value else {
        value = .missing
        break
      }
      switch step {
      case .field(let position): value = try object.value(at: position)
      case .name(let name): value = try object.value(name) ?? .missing
      }
    }
    for transform in lookup.transforms {
      value = lookup.start.isPlace ? transform.apply(toPlace: place) : transform.apply(to: value)
    }
    return value
  }

  private func start(_ start: TemplateLookup.Start) throws -> ContextValue {
    switch start {
    case .field(let position, let layer):
      var i = frames.count - 1
      while i >= 0 {
        if frames[i].layer == layer { return try frames[i].object.value(at: position) }
        i -= 1
      }
      return .missing
    case .name(let name):
      for frame in frames.reversed() {
        if let value = try frame.object.value(name) { return value }
      }
      return .missing
    case .current: return current
    case .place: return .missing
    }
  }
}

extension TemplateLookup.Start {
  var isPlace: Bool { self == .place }
}

extension ContextValue {
  /// Empty texts and lists, zero and what is missing are false.
  var isTrue: Bool {
    switch self {
    case .text(let text), .html(let text): !text.isEmpty
    case .markup(let markup, _): !markup.isEmpty
    case .number(let number): number != 0
    case .flag(let flag): flag
    case .object: true
    case .list(let objects): !objects.isEmpty
    case .texts(let texts): !texts.isEmpty
    case .values(let values): !values.isEmpty
    case .missing: false
    }
  }
}
