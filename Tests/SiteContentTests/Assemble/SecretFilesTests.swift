import SiteModel
import Testing

@testable import SiteContent

@Suite struct SecretFilesTests {
  private func found(_ paths: [RelativePath]) -> [String] {
    var scanned = ScannedContent()
    scanned.rootFiles = paths
    return scanned.secretFiles().map { "\($0.file): \($0.severity): \($0.message) | \($0.hint ?? "")" }
  }

  @Test("passwords and keys are not published")
  func secrets() {
    let history = "take it out of the repository, and change what it holds: it is in the history"
    #expect(
      found([
        "content/root/.env", "content/media/id_rsa", "content/root/.ssh/config", "content/root/.htpasswd",
      ])
        == [
          "content/media/id_rsa: error: this would publish keys | \(history)",
          "content/root/.env: error: this would publish passwords | \(history)",
          "content/root/.htpasswd: warning: this would publish the passwords of a server's users | "
            + "keep it outside of the site, and name its place in AuthUserFile",
          "content/root/.ssh/config: error: this would publish keys | \(history)",
        ])
  }

  @Test(
    "so it is under other names",
    arguments: [
      ".env.production", ".npmrc", ".netrc", ".git-credentials", "wp-config.php", "Privkey.pem", "cle.ppk",
      "cert.PFX", "mots.kdbx", ".aws/credentials", "id_ed25519",
    ] as [RelativePath])
  func others(name: RelativePath) {
    #expect(found([RelativePath("content/root/" + name.text)]).count == 1)
  }

  @Test(
    "what only looks like one is published",
    arguments: [
      ".env.example", ".htaccess", ".well-known/security.txt", "environnement.env.pdf", "id_rsa.pub",
      "cle.pem",
      "presentation.key", "fullchain.pem", "commenter.php", ".nojekyll",
    ] as [RelativePath])
  func shown(name: RelativePath) {
    #expect(found([RelativePath("content/root/" + name.text)]) == [])
  }
}
