import SiteModel

/// A part of a Caddyfile to import (https://caddyserver.com/docs/caddyfile/directives/map).
enum CaddyRedirects {
  static func text(_ rules: [HostRedirectFiles.Rule]) -> String {
    var (queries, paths) = ("", "")
    for rule in rules {
      let key = rule.readablePath + (rule.from.query.map { "?" + $0 } ?? "")
      let value = ["\(rule.status.rawValue)", rule.target].compactMap(\.self).joined(separator: " ")
      let line =
        "\t" + (key.contains("{") ? expression(key, value) : "\(quoted(key)) \(quoted(value))") + "\n"
      if rule.from.query == nil { paths += line } else { queries += line }
    }
    return """
      # In the block of the site: import /path/to/this/file
      map {http.request.uri.path} {blogsite_path} {
      \(paths)\tdefault ""
      }
      map "{http.request.uri.path}?{http.request.uri.query}" {blogsite_query} {
      \(queries)\tdefault ""
      }
      """
        + "\n"
        + ["query", "path"].map { part in
          """
          @blogsite_\(part)_gone vars {blogsite_\(part)} 410
          error @blogsite_\(part)_gone 410
          @blogsite_\(part)_moved vars_regexp blogsite {blogsite_\(part)} "^301 (.*)$"
          redir @blogsite_\(part)_moved {re.blogsite.1} 301
          @blogsite_\(part)_found vars_regexp blogsite {blogsite_\(part)} "^302 (.*)$"
          redir @blogsite_\(part)_found {re.blogsite.1} 302

          """
        }.joined()
  }

  /// Variables of the machine (`{$HOME}`) and short names (`{path}`) are put in before quotation marks are looked at: an
  /// address with braces is a regular expression, in which they have other names. In its value, `$1` would be a group.
  private static func expression(_ key: String, _ value: String) -> String {
    let pattern = key.unicodeScalars.reduce(into: "") { pattern, scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "/", "-", "_", "=", "&", ",", ";", "~", "!", "@", ":", "%", " ":
        pattern.unicodeScalars.append(scalar)
      case _ where scalar.isASCII: pattern += "\\x" + String(scalar.value, radix: 16)
      default: pattern.unicodeScalars.append(scalar)
      }
    }
    return "\"~^\(pattern)$\" \(quoted(value.replacing("$", with: "$$")))"
  }

  /// Braces would name a placeholder.
  private static func quoted(_ text: String) -> String {
    text.doubleQuoted.replacing("{", with: "\\{").replacing("}", with: "\\}")
  }
}
