import Foundation
import SiteTestSupport
import Testing

/// Disks that are full, or that cannot be written to, as the program meets them.
@Suite struct FullDiskTests {
  /// What a script printed, cut at its marks.
  private func steps(_ run: Repository.Run) -> [Substring] {
    (run.output + run.errors).split(separator: "\n")
  }

  @Test("a full disk is an error with code 74; the old pages stand, and the next build puts things right")
  func full() throws {
    let site = try makeSite(facebook)
    try site.makeFolder("site")
    try site.makeFolder("copy")
    let run = try Repository.run(
      mounting: """
        mount -t tmpfs -o size=2m tmpfs site || exit 99
        "$BLOGSITE" build -q; echo "first $?"
        sed -i 's/Essai/Autre titre/' content/site.yml
        mkdir -p content/media; head -c 4000000 /dev/zero > content/media/film.bin
        "$BLOGSITE" build -q; echo "full $?"
        ls -a site | grep -c tmp
        rm content/media/film.bin
        "$BLOGSITE" build -q; echo "last $?"
        cp -r site/. copy/
        """, in: site.path)
    guard let run else { return }
    #expect(run.code == 0)
    #expect(
      run.output.contains("first 0\n") && run.output.contains("full 74\n") && run.output.contains("last 0\n"))
    #expect(run.errors.contains(/error: cannot write '.*site\/.+': No space left on device/))
    let clean = try Repository.run(["build", "--no-cache", "-q", "--output", "fresh"], in: site.path)
    #expect(clean.code == 0)
    #expect(try differences(site.contents(in: "copy"), site.contents(in: "fresh")) == [])
  }

  @Test(
    "pages that were there when the disk ran full are whole: the old ones, or the new ones",
    arguments: [80, 160, 320])
  func wholePages(kilobytes: Int) throws {
    let site = try makeSite()
    for i in 1...60 {
      try site.write(
        SmallSite.article("Titre \(i)", body: String(repeating: "Texte. ", count: 400)),
        to: "content/articles/2020-01-01-a\(i).md")
    }
    try site.makeFolder("site")
    try site.makeFolder("copy")
    let run = try Repository.run(
      mounting: """
        mount -t tmpfs -o size=\(kilobytes)k tmpfs site || exit 99
        "$BLOGSITE" build -q; echo "full $?"
        cp -r site/. copy/
        """, in: site.path)
    guard let run else { return }
    #expect(run.output == "full 74\n")
    #expect(run.errors.contains("No space left on device"))
    #expect(try Repository.run(["build", "-q", "--output", "fresh"], in: site.path).code == 0)
    let fresh = try site.contents(in: "fresh")
    for (path, bytes) in try site.contents(in: "copy") where !path.hasSuffix("/") {
      #expect(!path.contains("tmp"), "\(path)")
      #expect(fresh[path] == bytes, "\(path)")
    }
  }

  @Test("a disk that is full for the build's own files is no reason to lose pages")
  func fullState() throws {
    let site = try makeSite(facebook)
    for folder in [".blogsite", "copy"] { try site.makeFolder(folder) }
    let run = try Repository.run(
      mounting: """
        mount -t tmpfs -o size=4k tmpfs .blogsite || exit 99
        "$BLOGSITE" build -q; echo "$?"
        cp -r site/. copy/ 2>/dev/null
        """, in: site.path)
    guard let run else { return }
    // The manifest may not have found its place: then nothing was touched.
    if run.output.hasPrefix("74") {
      #expect(run.errors.contains("No space left on device"))
      #expect(!site.exists("site/index.html"))
    } else {
      #expect(run.output == "0\n")
      #expect(site.exists("site/index.html"))
    }
  }

  @Test("an output folder that cannot be written to is an error with code 74")
  func readOnlyOutput() throws {
    let site = try makeSite(facebook)
    try site.makeFolder("site")
    let run = try Repository.run(
      mounting: "mount -t tmpfs -o ro tmpfs site || exit 99\nexec \"$BLOGSITE\" build -q", in: site.path)
    guard let run else { return }
    #expect(run.code == 74)
    #expect(run.errors.contains(/^error: cannot .*: Read-only file system\n$/))
  }

  @Test("a checkout that cannot be written to is built into another folder, again and again")
  func readOnlyCheckout() throws {
    let site = try makeSite(facebook)
    let outside = try TemporaryFolder()
    let photo = SampleMedia.picture(500, 300) { x, y in [UInt8(x & 255), UInt8(y & 255), 0] }
    try site.write(photo, to: "content/media/photo.png")
    try site.write(
      SmallSite.article("Autre", body: "![Photo](/media/photo.png)"),
      to: "content/articles/2020-01-01-autre.md")
    try site.write(
      SmallSite.article("Photo", body: "![Photo](/media/photo.png)"),
      to: "content/articles/2020-01-02-photo.md")
    let build = "\"$BLOGSITE\" build --output \(outside["out"])"
    let run = try Repository.run(
      mounting: """
        mount --bind . . && mount -o remount,bind,ro . && cd "$PWD" || exit 99
        touch content/x 2>/dev/null && exit 98
        \(build) --no-cache -q; echo "first $?"
        \(build) -q; echo "second $?"
        mount -o remount,bind,rw . && rm content/articles/2020-01-01-autre.md && mount -o remount,bind,ro .
        \(build) -q; echo "third $?"
        """, in: site.path)
    guard let run, run.code != 99 else { return }
    #expect(run.output + run.errors == "first 0\nsecond 0\nthird 0\n")
    #expect(outside.exists("out/2007/11/facebook/index.html"))
    #expect(!outside.exists("out/2020/01/autre/index.html"))
    // What its builds have noted tells nothing that the site does not.
    let notes = try outside.files(in: "out/.blogsite")
    #expect(
      notes.allSatisfy {
        [".gitignore", "lock"].contains($0) || $0.hasPrefix("manifest-") || $0.hasPrefix("derived/")
      })
    #expect(notes.contains { $0.hasPrefix("derived/") } == outside.exists("out/media/photo.png.400w.webp"))
    #expect(!site.exists(".blogsite"))
  }

  @Test("a site on another file system, or behind a link to one, is a site like others")
  func otherFileSystem() throws {
    let site = try makeSite(facebook)
    for folder in ["site", "other", "copy", "copy2"] { try site.makeFolder(folder) }
    let run = try Repository.run(
      mounting: """
        mount -t tmpfs tmpfs site && mount -t tmpfs tmpfs other || exit 99
        "$BLOGSITE" build -q; echo $?
        "$BLOGSITE" build -q; echo $?
        ln -s other link; "$BLOGSITE" build -q --output link; echo $?
        cp -r site/. copy/; cp -r other/. copy2/
        """, in: site.path)
    guard let run else { return }
    #expect(run.output == "0\n0\n0\n" && run.errors == "")
    #expect(try differences(site.contents(in: "copy"), site.contents(in: "copy2")) == [])
    #expect(site.exists("copy/2007/11/facebook/index.html"))
  }

  @Test("a new blog that does not fit is taken back, and can be begun again")
  func newBlog() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("disk")
    let run = try Repository.run(
      mounting: """
        mount -t tmpfs -o size=40k tmpfs disk || exit 99
        mkdir disk/.git
        "$BLOGSITE" init disk; echo "full $?"
        find disk -mindepth 1
        mount -o remount,size=4m disk
        "$BLOGSITE" init disk > /dev/null; echo "again $?"
        """, in: folder.path)
    guard let run else { return }
    #expect(run.output == "full 74\ndisk/.git\nagain 0\n")
    #expect(
      run.errors.contains(
        /error: cannot write 'disk\/.+': No space left on device\nnote: what was written of the new blog is deleted again\n/
      ))
  }

  @Test("a limit on the length of files is an error like a full disk, not the end of the process")
  func fileSizeLimit() throws {
    let site = try makeSite(facebook)
    try site.write([UInt8](repeating: 7, count: 3_000_000), to: "content/media/film.bin")
    let run = try Repository.run(script: "ulimit -f 1000; exec \"$BLOGSITE\" build -q", in: site.path)
    #expect(run.code == 74)
    #expect(run.errors.contains(/error: cannot write '.*film.bin': File too large/))
  }
}
