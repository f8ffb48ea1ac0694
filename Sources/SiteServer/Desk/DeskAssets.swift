/// The desk's style sheet and script, and how its pages are sent.
enum DeskAssets {
  static let style = "desk.css"
  static let script = "desk.js"

  /// A page that loads nothing from elsewhere, runs no script but ours, and is shown in no frame.
  static func page(_ status: HTTPStatus, _ html: String) -> HTTPResponse {
    HTTPResponse(
      status: status,
      fields: [
        ("Content-Type", MediaType.html), ("Cache-Control", "no-store"),
        (
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        ), ("Referrer-Policy", "same-origin"),
      ], body: .bytes(Array(html.utf8)))
  }

  static func answer(_ name: String) -> HTTPResponse {
    HTTPResponse(
      status: .ok, fields: [("Content-Type", MediaType.of(name)), ("Cache-Control", "no-store")],
      body: .bytes(Array((name == style ? css : js).utf8)))
  }

  private static let css = """
    :root { color-scheme: light dark; --paper: #fff; --wash: #f3f5f9; --ink: #182031; --soft: #515b6e; --line: #8a94a6; --accent: #1d3f9c; --red: #b8121f; --notice: #fff6de; }
    @media (prefers-color-scheme: dark) { :root { --paper: #11151d; --wash: #1a202b; --ink: #e4e8f0; --soft: #a6b0c1; --line: #6b778b; --accent: #9dbaff; --red: #ff858d; --notice: #2f2914; } }
    *, *::before, *::after { box-sizing: border-box; }
    body { max-width: 52rem; margin: 0 auto; padding: 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; overflow-wrap: anywhere; }
    h1 { margin: 0; font-size: 1.5rem; }
    a { color: var(--accent); }
    p { margin: .5rem 0; }
    header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1.5rem; margin-bottom: 1rem; }
    button, input, select, textarea { min-height: 2.5rem; padding: .3rem .8rem; border: 1px solid var(--line); border-radius: 4px; background: var(--paper); color: inherit; font: inherit; max-width: 100%; }
    textarea { display: block; width: 100%; resize: vertical; }
    button { border-color: var(--accent); color: var(--accent); font-weight: 600; cursor: pointer; }
    button:disabled { border-color: var(--line); color: var(--soft); cursor: default; }
    button[data-key=r] { border-color: var(--red); color: var(--red); }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    .filter, .bar { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin: 0 0 1rem; padding: .75rem; border-radius: 4px; background: var(--wash); }
    .filter select { max-width: 14rem; }
    .note, .meta { color: var(--soft); font-size: .875rem; }
    .items { margin: 0; padding: 0; list-style: none; }
    .item { margin: 0 0 1rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: 4px; }
    .report { border: 2px solid var(--red); }
    .head { margin-top: 0; }
    .head .meta { display: block; }
    .tick { display: inline-flex; align-items: center; justify-content: center; min-width: 1.5rem; min-height: 1.5rem; vertical-align: middle; }
    .tick input { width: 1.25rem; height: 1.25rem; min-height: 0; }
    .address { color: var(--soft); font-size: .875rem; }
    .badge { padding: .05rem .4rem; border: 1px solid; border-radius: 3px; font-size: .8125rem; }
    .urgent { color: var(--red); }
    .text { margin: .5rem 0; white-space: pre-wrap; max-height: 24rem; overflow: auto; }
    .above { margin: .5rem 0; padding-left: .75rem; border-left: 3px solid var(--line); color: var(--soft); }
    summary { min-height: 1.5rem; cursor: pointer; }
    .acts { display: flex; flex-wrap: wrap; gap: .5rem; }
    .many { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; border: 1px solid var(--line); border-radius: 4px; }
    .notice { margin: 0 0 1rem; padding: .25rem 1rem; border-left: 4px solid var(--accent); background: var(--notice); }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

    """

  private static let js = """
    // One key each: j k move, a s r decide, x ticks, u undoes. Without this script the buttons do the same.
    (() => {
      const items = Array.from(document.querySelectorAll(".item"));
      const place = () => items.findIndex((item) => item.contains(document.activeElement));
      const go = (to) => {
        const item = items[Math.max(0, Math.min(to, items.length - 1))];
        if (!item) return;
        item.focus({ preventScroll: true });
        item.scrollIntoView({ block: "nearest" });
      };
      if (!location.hash && items.length) go(0);
      document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.target.matches("input:not([type=checkbox]), textarea, select")) return;
        const at = Math.max(place(), 0);
        const item = items[at];
        switch (event.key) {
          case "j": go(place() + 1); break;
          case "k": go(place() - 1); break;
          case "u": document.getElementById("undo").click(); break;
          case "x": if (item) item.querySelector("[name=item]").click(); break;
          case "a": case "s": case "r": if (item) item.querySelector(`[data-key=${event.key}]`).click(); break;
          default: return;
        }
        event.preventDefault();
      });
    })();

    """
}
