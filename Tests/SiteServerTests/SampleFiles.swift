import SiteTestSupport

/// An article of 2007, as most tests have it.
let facebook = [
  "content/articles/2007-11-06-facebook.md": SmallSite.article("Facebook", "tags: UMP", body: "Premier état.")
]

let facebookFile = "content/articles/2007-11-06-facebook.md"
let facebookPage = "/2007/11/facebook/"
