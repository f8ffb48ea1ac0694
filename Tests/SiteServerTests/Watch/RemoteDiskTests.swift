import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct RemoteDiskTests {
  private let mounts = """
    overlay / overlay rw 0 0
    /dev/sda1 /home ext4 rw 0 0
    server:/export /home/marie/blog nfs4 rw 0 0
    host /mnt/mon\\040blog fuse.sshfs rw 0 0
    /dev/sdb1 /home/marie/blog/local ext4 rw 0 0
    """

  @Test(
    "the disk that holds a folder is the one mounted deepest above it",
    arguments: [
      ("/srv/blog", false), ("/home/jean/blog", false), ("/home/marie/blog", true),
      ("/home/marie/blog/content", true), ("/home/marie/blogs", false), ("/home/marie/blog/local", false),
      ("/mnt/mon blog/x", true),
    ])
  func table(path: String, expected: Bool) {
    #expect(RemoteDisk.holds(path, mounts: mounts) == expected)
  }
}
