import SiteGenerator

/// The pages that browsers have open, each with the way to tell it something.
struct OpenPages {
  struct Page {
    /// As the browser has it in its address: `/2007/11/facebook/`.
    var path: String
    /// What the browser shows.
    var version: PageVersion
    /// What it was made from, to find it again where it has moved.
    var origin: PageOrigin?
    fileprivate var events: AsyncStream<[UInt8]>.Continuation
  }

  /// From here on pages that nobody sees are asked to let go: two of the six connections that a browser
  /// opens to one server stay free.
  static let crowd = 4

  /// How many connections one page may hold: more windows than anybody has of it. A page that opens one after the other
  /// loses its oldest.
  static let mostOfOnePage = 8

  private(set) var pages: [Int: Page] = [:]
  private var next = 0

  var paths: Set<String> { Set(pages.values.map(\.path)) }

  mutating func add(path: String, version: PageVersion, origin: PageOrigin?) -> (Int, AsyncStream<[UInt8]>) {
    // A browser that takes nothing for so long has lost its interest.
    let (stream, events) = AsyncStream<[UInt8]>.makeStream(bufferingPolicy: .bufferingOldest(64))
    next += 1
    let same = pages.filter { $0.value.path == path }.keys.sorted()
    for id in same.prefix(max(0, same.count + 1 - Self.mostOfOnePage)) { remove(id) }
    pages[next] = Page(path: path, version: version, origin: origin, events: events)
    events.yield(PageEvent.greeting)
    if pages.count >= Self.crowd { for id in pages.keys { send(.crowded, to: id) } }
    return (next, stream)
  }

  mutating func remove(_ id: Int) { pages.removeValue(forKey: id)?.events.finish() }

  mutating func send(_ event: PageEvent, to id: Int) {
    guard let page = pages[id] else { return }
    if case .enqueued = page.events.yield(event.bytes) { return }
    remove(id)
  }

  mutating func sendAll(_ event: PageEvent) {
    for id in pages.keys.sorted() { send(event, to: id) }
  }

  mutating func update(_ id: Int, _ version: PageVersion, origin: PageOrigin?) {
    pages[id]?.version = version
    pages[id]?.origin = origin
  }
}

/// The messages for one open page; with this value, the page is forgotten.
final class EventStream: Sendable {
  let messages: AsyncStream<[UInt8]>
  private let onEnd: @Sendable () -> Void

  init(messages: AsyncStream<[UInt8]>, onEnd: @escaping @Sendable () -> Void) {
    self.messages = messages
    self.onEnd = onEnd
  }

  deinit { onEnd() }
}
