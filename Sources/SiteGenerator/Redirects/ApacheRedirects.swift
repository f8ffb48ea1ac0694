import SiteModel

/// Apache's `.htaccess`, by mod_rewrite (https://httpd.apache.org/docs/2.4/mod/mod_rewrite.html).
///
/// mod_alias has simpler words for it, but compares beginnings of paths and no query.
enum ApacheRedirects {
  static func text(_ rules: [HostRedirectFiles.Rule], root: String) -> String {
    var text = "<IfModule mod_rewrite.c>\nRewriteEngine On\n"
    for rule in rules {
      if let query = rule.from.query {
        text += "RewriteCond %{QUERY_STRING} \"^\(pattern(query))$\"\n"
      }
      let path = rule.from.path.text
      // In the site's own folder, a path begins behind it.
      let pattern = path.hasSuffix("/") ? pattern(String(path.dropLast())) + "/?" : pattern(path)
      guard let target = rule.target else {
        text += "RewriteRule \"^\(pattern)$\" - [G]\n"
        continue
      }
      let flags = "R=\(rule.status.rawValue),L,NE" + (rule.from.query == nil ? "" : ",QSD")
      text += "RewriteRule \"^\(pattern)$\" \"\(substitution(target))\" [\(flags)]\n"
    }
    text += "</IfModule>\n"
    if rules.contains(where: { $0.target == nil }) { text += "ErrorDocument 410 \(root)404.html\n" }
    return text
  }

  /// A text as a regular expression, within quotation marks.
  private static func pattern(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { pattern, scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "/", "-", "_", "=", "&", ",", ";", "~", "!", "@", ":":
        pattern.unicodeScalars.append(scalar)
      case " ", "\"": pattern += "\\x" + String(scalar.value, radix: 16)
      case _ where scalar.isASCII: pattern += "\\" + String(scalar)
      default: pattern.unicodeScalars.append(scalar)
      }
    }
  }

  /// `%1` and `$1` would stand for parts of the old address.
  private static func substitution(_ target: String) -> String {
    target.replacing("%", with: "\\%").replacing("$", with: "\\$")
  }
}
