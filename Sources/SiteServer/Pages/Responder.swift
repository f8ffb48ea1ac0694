import SiteContent
import SiteGenerator
import SiteModel

/// Answers requests: the pages of the site, its files, and what the preview's own script asks for.
struct Responder: Sendable {
  let preview: Preview
  let layout: SiteLayout
  let hosts: HostCheck
  private let desk: Desk?
  /// The routes of the desk: without one there is nothing that writes.
  private let router: Router

  init(preview: Preview, layout: SiteLayout, hosts: HostCheck, desk: Desk? = nil) {
    self.desk = desk
    router = desk?.router ?? Router()
    self.preview = preview
    self.layout = layout
    self.hosts = hosts
  }

  func respond(_ request: HTTPRequest) async -> HTTPResponse {
    guard hosts.allows(request.host) else {
      return .text(
        .forbidden,
        "This preview answers to localhost, to addresses in numbers and to the name given with --host,\n"
          + "and not to '\(request.host ?? "")': a page elsewhere could read drafts through a name of its own."
      )
    }
    if let answer = await router.respond(request) { return answer }
    guard request.method == "GET" || request.method == "HEAD" else {
      var response = HTTPResponse.text(.methodNotAllowed, "The preview can only be read: GET and HEAD.")
      response.fields.append(("Allow", "GET, HEAD"))
      return response
    }
    guard let path = RequestPath(request.target) else { return .text(.badRequest, "Bad address.") }
    if path.segments.first == PreviewScript.folder { return await own(path, request) }
    var state = await preview.fresh()
    var page = RenderedPage.at(path, in: state, layout)
    if case .damaged = page {
      await preview.distrustCache()
      state = await preview.fresh()
      page = RenderedPage.at(path, in: state, layout)
    }
    return answer(page, state, request, badge: await badge(state))
  }

  /// How many bytes of a request's body are read.
  func longestBody(of request: HTTPRequest) -> Int {
    hosts.allows(request.host) ? router.longestBody(of: request) : 0
  }

  /// What leads to the desk from every page.
  private func badge(_ state: PreviewState) async -> String {
    guard let desk else { return "" }
    let words = DeskWords(state.site?.plan.view.language.code ?? "fr")
    let waiting = await desk.waiting(state: state.number)
    return PreviewScript.badge("\(words.title) : \(waiting) \(words.waiting)", to: Desk.path)
  }

  /// What the preview's script asks for.
  private func own(_ path: RequestPath, _ request: HTTPRequest) async -> HTTPResponse {
    switch path.segments.dropFirst().joined(separator: "/") {
    case PreviewScript.name:
      return HTTPResponse(
        status: .ok,
        fields: [("Content-Type", MediaType.of(PreviewScript.name)), ("Cache-Control", "no-store")],
        body: .bytes(Array(PreviewScript.text.utf8)))
    case PreviewScript.events:
      guard let page = Query.value("page", in: path.query) else { return .text(.badRequest, "No page.") }
      let fields = [("Content-Type", "text/event-stream; charset=utf-8"), ("Cache-Control", "no-store")]
      if request.method == "HEAD" { return HTTPResponse(status: .ok, fields: fields) }
      let version = Query.value("version", in: path.query) ?? ""
      guard let events = await preview.open(path: page, version: version) else {
        return .text(.notFound, "No such page.")
      }
      return HTTPResponse(status: .ok, fields: fields, body: .events(events))
    default:
      return .text(.notFound, "Not found.")
    }
  }

  private func answer(
    _ page: RenderedPage, _ state: PreviewState, _ request: HTTPRequest, badge: String
  ) -> HTTPResponse {
    switch page {
    case .moved(let address, let isHome): .redirect(isHome ? .found : .movedPermanently, to: address)
    case .made(var bytes, let path, let status, _):
      made(&bytes, path, status, page.version(in: state, preview.fileVersions), request, badge)
    case .derived(let path, _, let make): derived(path, make, request)
    case .copied(let source, let path, let isCleaned):
      copied(source, path, isCleaned: isCleaned, request)
        ?? answer(RenderedPage.notFound(in: state, layout), state, request, badge: badge)
    case .missing: state.site == nil ? unreadable(page, state) : .text(.notFound, "Not found.")
    case .damaged: .text(.serviceUnavailable, "The files are being read again: reload the page.")
    }
  }

  private func made(
    _ bytes: inout [UInt8], _ path: String, _ status: HTTPStatus, _ version: PageVersion?,
    _ request: HTTPRequest, _ badge: String
  ) -> HTTPResponse {
    if let version { PreviewScript.insert(into: &bytes, version: version, badge: badge) }
    let tag = EntityTag(of: bytes)
    let fields = [
      ("Content-Type", MediaType.of(path)), ("Cache-Control", "no-store"), ("ETag", tag.text),
    ]
    if status == .ok, tag.matches(request.field("if-none-match")) {
      return HTTPResponse(status: .notModified, fields: fields)
    }
    return HTTPResponse(status: status, fields: fields, body: .bytes(bytes))
  }

  /// An image in another size, made now.
  private func derived(
    _ path: String, _ make: @Sendable () throws -> SourcePath, _ request: HTTPRequest
  ) -> HTTPResponse {
    do {
      let file = try make().open()
      let bytes = try file.bytes(atMost: file.size)
      let tag = EntityTag(of: bytes)
      let fields = [
        ("Content-Type", MediaType.of(path)), ("Cache-Control", "no-cache"), ("ETag", tag.text),
      ]
      if tag.matches(request.field("if-none-match")) {
        return HTTPResponse(status: .notModified, fields: fields)
      }
      return HTTPResponse(status: .ok, fields: fields, body: .bytes(bytes))
    } catch {
      return .text(.internalServerError, "\(error)")
    }
  }

  /// A file as it is now; nil where it has gone since the site was read.
  private func copied(
    _ source: SourcePath, _ path: String, isCleaned: Bool, _ request: HTTPRequest
  ) -> HTTPResponse? {
    guard let file = try? source.open() else { return nil }
    let clean = isCleaned ? MediaInspector.clean(MediaBytes(file)) : nil
    let size = clean?.count ?? file.size
    func body(_ range: Range<Int>) -> HTTPResponse.Body {
      clean.map { .cleaned(file, $0.pieces(of: range), count: range.count) } ?? .file(file, range)
    }
    let tag = EntityTag(file.stamp)
    // Kept by the browser, and asked for again each time: a changed picture is never an old one.
    var fields = [
      ("Content-Type", MediaType.of(path)), ("Cache-Control", "no-cache"), ("ETag", tag.text),
      ("Accept-Ranges", "bytes"),
    ]
    if tag.matches(request.field("if-none-match")) {
      return HTTPResponse(status: .notModified, fields: fields)
    }
    let isRanged = request.method == "GET" && tag.fulfils(ifRange: request.field("if-range"))
    switch ByteRange(isRanged ? request.field("range") : nil, length: size) {
    case .whole:
      return HTTPResponse(status: .ok, fields: fields, body: body(0..<size))
    case .part(let range):
      fields.append(("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"))
      return HTTPResponse(status: .partialContent, fields: fields, body: body(range))
    case .unsatisfiable:
      var response = HTTPResponse.text(.rangeNotSatisfiable, "The file has \(size) bytes.")
      response.fields.append(("Content-Range", "bytes */\(size)"))
      return response
    }
  }

  /// Where there has been no site without errors yet, every address shows what is wrong.
  private func unreadable(_ page: RenderedPage, _ state: PreviewState) -> HTTPResponse {
    var bytes = Array(PreviewScript.emptyPage(ProblemReport(state.diagnostics, layout)).utf8)
    if let version = page.version(in: state, preview.fileVersions) {
      PreviewScript.insert(into: &bytes, version: version)
    }
    return HTTPResponse(
      status: state.number == 0 ? .serviceUnavailable : .internalServerError,
      fields: [("Content-Type", MediaType.html), ("Cache-Control", "no-store")], body: .bytes(bytes))
  }
}
