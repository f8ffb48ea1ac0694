import SiteModel
import Testing

@testable import SiteContent

@Suite struct TooLargeFilesTests {
  private func stamped(_ path: RelativePath, bytes: Int64) -> StampedFile {
    StampedFile(path: path, stamp: FileStamp(size: bytes, modified: 0, changed: 0, inode: 1, device: 1))
  }

  @Test("a file that is published and larger than the settings allow is told; texts have limits of their own")
  func large() {
    var scanned = ScannedContent()
    scanned.articles = [SourceFile(path: "content/articles/a/index.md", id: "a")]
    scanned.stamps = [
      stamped("content/articles/a/index.md", bytes: 101), stamped("content/articles/a/photo.jpg", bytes: 101),
      stamped("content/media/film.mp4", bytes: 5_000_000_000), stamped("content/media/a.png", bytes: 100),
    ]
    #expect(
      scanned.tooLargeFiles(limit: 100).map { "\($0.file): \($0.message) | \($0.hint ?? "")" } == [
        "content/articles/a/photo.jpg: the file is 101 bytes long; at most 100 are allowed | "
          + "shorten it, or raise the limit under 'limits' in content/site.yml",
        "content/media/film.mp4: the file is 5000000000 bytes long; at most 100 are allowed | "
          + "shorten it, or raise the limit under 'limits' in content/site.yml",
      ])
  }
}
