import Testing

@testable import SiteContent

@Suite struct VideoAddressTests {
  @Test(
    "addresses of videos",
    arguments: [
      ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "YouTube"),
      ("http://youtube.com/watch?t=3&v=a#b", "YouTube"),
      ("https://m.youtube.com/watch?v=a", "YouTube"), ("https://youtu.be/a?t=3", "YouTube"),
      ("https://www.youtube.com/shorts/a", "YouTube"), ("https://www.youtube.com/live/a", "YouTube"),
      ("https://www.youtube-nocookie.com/embed/a", "YouTube"),
      ("https://www.dailymotion.com/video/x1", "Dailymotion"),
      ("https://dai.ly/x1", "Dailymotion"), ("https://vimeo.com/123", "Vimeo"),
      ("https://vimeo.com/123/abc", "Vimeo"),
      ("https://player.vimeo.com/video/123", "Vimeo"), ("https://www.tiktok.com/@moi/video/123", "TikTok"),
      ("https://www.twitch.tv/videos/123", "Twitch"),
      ("https://www.facebook.com/moi/videos/123/", "Facebook"),
      ("https://fb.watch/a/", "Facebook"), ("https://www.arte.tv/fr/videos/123-000-A/titre/", "Arte"),
      ("https://videos.assemblee-nationale.fr/video.123_abc", "videos.assemblee-nationale.fr"),
      ("https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv", "tube.example.org"),
      ("https://tube.example.org/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d", "tube.example.org"),
    ])
  func videos(_ url: String, _ site: String) {
    #expect(VideoAddress(url)?.site == site)
  }

  @Test(
    "other addresses",
    arguments: [
      "https://www.youtube.com/", "https://www.youtube.com/watch", "https://www.youtube.com/watch?list=a",
      "https://www.youtube.com/@moi", "https://youtu.be/", "https://vimeo.com/about",
      "https://www.dailymotion.com/fr",
      "https://fr.wikipedia.org/w/index.php", "https://example.org/w/a", "ftp://youtu.be/a", "youtu.be/a",
      "https://youtube.com.example.org/watch?v=a", "https://youtube.com@example.org/watch?v=a",
      "mailto:a@youtu.be",
      "https://tube.example.org/videos/watch/9c9de5e8", "https://", "",
    ])
  func others(_ url: String) {
    #expect(VideoAddress(url) == nil)
  }

  @Test("the address is shown without what says nothing")
  func shown() {
    #expect(VideoAddress("https://www.youtube.com/watch?v=a")?.shown == "youtube.com/watch?v=a")
    #expect(VideoAddress("https://youtu.be/a")?.shown == "youtu.be/a")
  }
}
