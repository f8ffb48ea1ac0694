import SiteModel

extension ScannedContent {
  /// What is wrong with files that would be published, and whose names say that they hold passwords or keys: whoever put
  /// them there copied a folder, and meant something else of it.
  func secretFiles() -> [Diagnostic] {
    (media + rootFiles + bundleFiles.values.flatMap(\.self)).sorted().compactMap { file in
      guard let secret = SecretName(file) else { return nil }
      let message = "this would publish \(secret.contents)"
      // Apache does not give it out; other servers do.
      if secret.isOfServer {
        return .warning(
          .secretFile, file, nil, message,
          hint: "keep it outside of the site, and name its place in AuthUserFile")
      }
      return .error(
        .secretFile, file, nil, message,
        hint: "take it out of the repository, and change what it holds: it is in the history")
    }
  }
}

/// The name of a file that programs keep secrets in.
private struct SecretName {
  var contents: String
  /// Whether a server may want it, in a place of its own.
  var isOfServer = false

  init?(_ path: RelativePath) {
    // Folders too: `.ssh/config`, `.aws/credentials`.
    let parts = path.text.lowercased().split(separator: "/")
    guard let name = parts.last else { return nil }
    if name == ".htpasswd" {
      (contents, isOfServer) = ("the passwords of a server's users", true)
    } else if Self.passwords.contains(name) || Self.isSettings(name) || name.hasSuffix(".kdbx") {
      contents = "passwords"
    } else if parts.contains(where: Self.folders.contains)
      || Self.keys.contains(name) || Self.keyEndings.contains(where: { name.hasSuffix($0) })
    {
      contents = "keys"
    } else {
      return nil
    }
  }

  private static let folders: Set<Substring> = [".ssh", ".aws", ".gnupg"]
  private static let passwords: Set<Substring> = [
    ".npmrc", ".netrc", "_netrc", ".pgpass", ".my.cnf", ".git-credentials", ".dockercfg", "wp-config.php",
    "wp-config.php.bak", ".s3cfg", ".ftpconfig", ".ftppass",
  ]
  private static let keys: Set<Substring> = [
    "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "privkey.pem", "private.pem", "private.key", "server.key",
  ]
  private static let keyEndings = [".ppk", ".p12", ".pfx", ".jks"]

  /// `.env`, `.env.local`; not the example that a repository has for others.
  private static func isSettings(_ name: Substring) -> Bool {
    name == ".env" || name.hasPrefix(".env.") && !examples.contains(where: { name.hasSuffix($0) })
  }

  private static let examples = [".example", ".sample", ".template", ".dist"]
}
