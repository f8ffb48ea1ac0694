extension DigestHasher {
  package mutating func add(_ path: RelativePath) { add(path.text) }

  /// A flag as a number.
  package mutating func add(_ flag: Bool) { add(flag ? 1 : 0) }

  /// Its HTML, or the digest that is kept of it, and what is filled in when it is printed.
  package mutating func add(_ markup: borrowing Markup) {
    if let kept = markup.text.kept {
      add(1)
      add(kept.digest)
    } else {
      add(0)
      markup.html.withUnsafeBytes { add(counted: $0) }
    }
    add(markup.slots.count)
    for slot in markup.slots {
      add(slot.offset)
      add(slot.text)
      add(slot.isInSite)
    }
  }

  /// A free value with all that is in it.
  package mutating func add(_ extra: ExtraValue) {
    switch extra {
    case .text(let text):
      add(1)
      add(text)
    case .flag(let flag):
      add(2)
      add(flag)
    case .list(let values):
      add(3)
      add(values.count)
      for value in values { add(value) }
    case .object(let values):
      add(4)
      add(values.count)
      for (name, value) in values.sorted(by: { $0.key < $1.key }) {
        add(name)
        add(value)
      }
    }
  }
}
