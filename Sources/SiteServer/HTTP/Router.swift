/// Which requests are answered by what: a method and a path, each with its handler. What no route names cannot be done.
struct Router: Sendable {
  typealias Handler = @Sendable (HTTPRequest) async -> HTTPResponse

  struct Route: Sendable {
    var method: String
    var path: String
    /// Bytes of a body; 0 for requests that have none.
    var longestBody = 0
    var handler: Handler
  }

  private var routes: [String: [Route]] = [:]

  init(_ routes: [Route] = []) { for route in routes { add(route) } }

  mutating func add(_ route: Route) { routes[route.path, default: []].append(route) }

  /// Answers a request; nil where no route has its path.
  func respond(_ request: HTTPRequest) async -> HTTPResponse? {
    guard let found = routes[request.path] else { return nil }
    // HEAD is GET without its body (RFC 9110, 9.3.2), which the connection leaves out.
    let method = request.method == "HEAD" ? "GET" : request.method
    guard let route = found.first(where: { $0.method == method }) else {
      var response = HTTPResponse.text(.methodNotAllowed, "This cannot be done here.")
      let methods = found.map(\.method) + (found.contains { $0.method == "GET" } ? ["HEAD"] : [])
      response.fields.append(("Allow", methods.sorted().joined(separator: ", ")))
      return response
    }
    return await route.handler(request)
  }

  /// How many bytes a request's body may have; 0 where none is read.
  func longestBody(of request: HTTPRequest) -> Int {
    routes[request.path]?.first { $0.method == request.method }?.longestBody ?? 0
  }
}

extension HTTPRequest {
  /// The target without its query.
  var path: String { String(target.prefix { $0 != "?" }) }

  var query: String? {
    guard let mark = target.firstIndex(of: "?") else { return nil }
    return String(target[target.index(after: mark)...])
  }
}
