extension PreviewScript {
  /// What runs in the browser. It speaks to the server that the page came from, whatever its name and port.
  static let text = #"""
    (() => {
      "use strict";
      const script = document.currentScript;
      const base = "/.blogsite/";
      const french = document.documentElement.lang.startsWith("fr");
      let version = script.dataset.version;
      let source = null;
      let retry = 0;
      let crowded = false;

      // The place on the page outlives a reload.
      const key = "blogsite-scroll:" + location.pathname;
      const storage = (work) => { try { return work(sessionStorage); } catch { return null; } };
      const saved = storage((s) => { const v = s.getItem(key); s.removeItem(key); return v; });
      if (saved) {
        const [x, y] = saved.split(",").map(Number);
        let moved = false;
        for (const type of ["wheel", "touchstart", "keydown", "pointerdown"]) {
          addEventListener(type, () => { moved = true; }, { once: true, passive: true });
        }
        const restore = () => { if (!moved) scrollTo({ left: x, top: y, behavior: "instant" }); };
        restore();
        addEventListener("load", restore);
      }

      function keepPlace() { storage((s) => s.setItem(key, scrollX + "," + scrollY)); }

      function reload() {
        close();
        keepPlace();
        location.reload();
      }

      // A changed style sheet takes the old one's place once it is there: nothing flashes.
      function swapStyles(paths) {
        for (const link of document.querySelectorAll('link[rel~="stylesheet"][href]')) {
          const address = new URL(link.href);
          if (address.origin !== location.origin || link.dataset.leaving) continue;
          if (paths.length && !paths.includes(address.pathname)) continue;
          const fresh = link.cloneNode();
          address.searchParams.set("blogsite", version);
          fresh.href = address.href;
          link.dataset.leaving = "true";
          const done = () => link.remove();
          fresh.addEventListener("load", done);
          fresh.addEventListener("error", done);
          link.after(fresh);
        }
      }

      // What is wrong, over the page. Texts are set as texts: none of them can become markup.
      const words = french
        ? { title: "Le blog contient des erreurs", note: "Cette page est dans son dernier état correct. Elle se mettra à jour dès que tout sera corrigé.", close: "Fermer", hint: "Conseil : ", error: "erreur", warning: "avertissement" }
        : { title: "The blog has errors", note: "This page is in its last good state. It will refresh as soon as all is mended.", close: "Close", hint: "Hint: ", error: "error", warning: "warning" };
      const style = `
        :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; }
        section { box-sizing: border-box; max-height: 70vh; overflow: auto; padding: 1rem 1.25rem; color: #fff; background: #2b1416; border-top: 4px solid #ff6b6b; font: 15px/1.5 system-ui, sans-serif; }
        h2 { margin: 0 3rem .25rem 0; font-size: 1.1rem; }
        p { margin: .25rem 0; color: #f0d9d9; }
        ol { margin: .75rem 0 0; padding: 0; list-style: none; }
        li { padding: .6rem 0; border-top: 1px solid #5c3a3d; }
        code, pre { font: 13px/1.45 ui-monospace, monospace; }
        pre { margin: .4rem 0; padding: .5rem .75rem; overflow-x: auto; background: #1a0b0c; }
        .kind { color: #ff9c9c; font-weight: bold; }
        .same { visibility: hidden; }
        .caret { color: #ff6b6b; font-weight: bold; }
        button { position: absolute; top: .75rem; right: 1rem; padding: .25rem .75rem; color: inherit; background: none; border: 1px solid currentColor; border-radius: 4px; font: inherit; cursor: pointer; }
        button:focus-visible { outline: 2px solid #fff; outline-offset: 2px; }`;
      let overlay = null;

      function element(name, text, className) {
        const node = document.createElement(name);
        if (text !== undefined) node.textContent = text;
        if (className) node.className = className;
        return node;
      }

      function hideProblems() {
        overlay?.remove();
        overlay = null;
      }

      function showProblems(problems) {
        hideProblems();
        overlay = element("blogsite-problems");
        const root = overlay.attachShadow({ mode: "open" });
        root.append(element("style", style));
        const section = element("section");
        section.setAttribute("role", "alert");
        const button = element("button", words.close);
        button.type = "button";
        button.addEventListener("click", hideProblems);
        section.append(button, element("h2", words.title), element("p", words.note));
        const list = element("ol");
        for (const problem of problems) {
          const item = element("li");
          item.append(element("code", problem.place), " ", element("span", words[problem.severity], "kind"), " ", problem.message);
          if (problem.before !== undefined) {
            const line = element("pre", problem.before + problem.after + "\n");
            line.append(element("span", problem.before, "same"), element("span", "^", "caret"));
            item.append(line);
          }
          if (problem.hint) item.append(element("p", words.hint + problem.hint));
          list.append(item);
        }
        section.append(list);
        root.append(section);
        document.body.append(overlay);
      }

      addEventListener("keydown", (event) => { if (event.key === "Escape") hideProblems(); });

      // The line to the server. The browser mends it by itself, unless the server has refused it.
      function close() {
        clearTimeout(retry);
        source?.close();
        source = null;
      }

      function connect() {
        close();
        crowded = false;
        const page = encodeURIComponent(location.pathname);
        source = new EventSource(`${base}events?page=${page}&version=${encodeURIComponent(version)}`);
        const on = (name, work) => source.addEventListener(name, (event) => work(JSON.parse(event.data)));
        on("reload", reload);
        on("move", (address) => { close(); location.replace(address); });
        on("styles", (styles) => { version = styles.version; swapStyles(styles.paths); });
        on("problems", (report) => showProblems(report.problems));
        on("mended", hideProblems);
        on("crowded", () => { crowded = true; leaveIfUnseen(); });
        source.addEventListener("error", () => {
          if (source?.readyState === EventSource.CLOSED) retry = setTimeout(connect, 1000);
        });
      }

      // Browsers open six connections to one server: tabs that nobody sees must not use them up.
      function leaveIfUnseen() { if (crowded && document.hidden) close(); }

      document.addEventListener("visibilitychange", () => {
        if (document.hidden) leaveIfUnseen(); else if (!source) connect();
      });
      addEventListener("pagehide", close);
      addEventListener("pageshow", (event) => { if (event.persisted) connect(); });
      connect();
    })();

    """#
}
