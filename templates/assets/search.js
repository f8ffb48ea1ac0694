// Search without a server, in the files beside the page: docs/search.md.

const part = (name) => document.getElementById("search_" + name);
const [form, input, state, list, more] = ["form", "input", "status", "results", "more"].map(part);
const texts = form.dataset;
const plurals = new Intl.PluralRules(document.documentElement.lang);
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const run = /[\p{L}\p{N}\p{M}\p{Cf}]+(?:[+#]+(?![+#\p{L}\p{N}\p{M}\p{Cf}]))?/gu; // C++ is a word

let words = []; // folded
let hits = []; // numbers of articles, best first
let shown = 0;
let searches = 0; // a slow answer replaces no newer one

// Each file is fetched once.
const files = {};
const read = (name) => files[name] ??= fetch(name + ".json").then((answer) => answer.json()).catch((error) => {
  delete files[name];
  throw error;
});

// Letters that Unicode does not take apart, each with its spelling.
const spelled = "œoe æae ßss ςσ ªa ºo đd ðd ħh ıi ĳij ĸk ŀl łl ŉn ŋn øo þth ŧt ſs əe ǝe";
const spellings = Object.fromEntries(spelled.split(" ").map((word) => [word[0], word.slice(1)]));

// As the generator folds words: small letters without accents, œ as oe; й stays й.
function fold(text) {
  const marks = /([\u0400-\u052f]?)[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;
  return text.toLowerCase().normalize("NFD").replace(marks, (all, cyrillic) => (cyrillic ? all : ""))
    .replace(/[^\0-\x7f]/g, (c) => spellings[c] ?? c)
    .replace(/\p{Cf}/gu, "").normalize("NFC");
}

// The files that may hold a word, and longer ones where they are not too large.
function filesOf(word, isPrefix, sizes) {
  const names = Object.keys(sizes);
  const home = names.filter((n) => word.startsWith(n)).sort().slice(-1);
  const longer = names.filter((n) => n !== word && n.startsWith(word));
  const bytes = longer.reduce((sum, n) => sum + sizes[n], 0);
  return home.concat(isPrefix && bytes < 40000 ? longer : []).map((n) =>
    (n && "t-") + n.replace(/[^a-z0-9]/gu, (c) => "_" + c.codePointAt(0).toString(16)) || "t");
}

// Calls put(article, weight) for each article in "8AC,2B".
function decode(postings, put) {
  for (const group of postings.split(",")) {
    let [article, distance, shift] = [-1, 0, 0];
    for (const digit of group.slice(1)) {
      const value = digits.indexOf(digit);
      distance |= (value & 31) << shift;
      shift += 5;
      if (value > 31) continue;
      article += distance + 1;
      put(article, parseInt(group[0], 16));
      distance = shift = 0;
    }
  }
}

// Articles with a word: number → weight. A whole word weighs twice.
async function find(word, isPrefix, index) {
  const found = new Map();
  for (const terms of await Promise.all(filesOf(word, isPrefix, index.terms).map(read))) {
    for (const term in terms) {
      const factor = term === word ? 2 : isPrefix && term.startsWith(word);
      if (factor) decode(terms[term], (n, w) => found.set(n, Math.max(found.get(n) ?? 0, w * factor)));
    }
  }
  return found;
}

async function search() {
  const current = ++searches;
  const query = input.value.trim();
  history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
  try {
    const index = await read("index");
    const typed = fold(query).match(run) ?? [];
    const wanted = typed.filter((word) => !index.stop.includes(word));
    const found = await Promise.all(wanted.map((word, i) => find(word, !wanted[i + 1], index)));
    if (current !== searches) return;
    const weight = (n) => found.reduce((sum, one) => sum + one.get(n), 0);
    words = wanted;
    hits = [...(found[0]?.keys() ?? [])].filter((n) => found.every((one) => one.has(n)))
      .sort((a, b) => weight(b) - weight(a) || b - a);
    shown = 0;
    await show(index, current);
    if (current !== searches) return;
    const count = plurals.select(hits.length) === "one" ? texts.one : texts.many;
    const none = typed[0] && !wanted[0] && texts.common || texts.none;
    state.textContent = query && (hits.length ? count.replace("{n}", hits.length) : none);
  } catch {
    if (current === searches) state.textContent = texts.failed;
  }
}

// The next results.
async function show({ documents: size }, current) {
  const next = hits.slice(shown, shown + 10);
  const parts = await Promise.all(next.map((n) => read("d-" + Math.floor(n / size))));
  if (current !== searches) return;
  if (!shown) list.replaceChildren();
  next.forEach((n, i) => list.append(result(parts[i][n % size])));
  shown += next.length;
  more.hidden = shown >= hits.length;
}

const make = (name, properties) => Object.assign(document.createElement(name), properties);

function result([title, href, dateTime, textContent, excerpt]) {
  const item = make("li");
  item.append(mark(make("a", { href }), title), " ", make("time", { dateTime, textContent }));
  item.append(mark(make("p"), excerpt));
  return item;
}

// Appends a text, the wanted words marked. Nothing is read as HTML.
function mark(element, text) {
  let end = 0;
  for (const { 0: textContent, index } of text.matchAll(run)) {
    const word = fold(textContent);
    if (!words.some((w, i) => word === w || (!words[i + 1] && word.startsWith(w)))) continue;
    element.append(text.slice(end, index), make("mark", { textContent }));
    end = index + textContent.length;
  }
  element.append(text.slice(end));
  return element;
}

let timer;
const searchIn = (milliseconds) => {
  clearTimeout(timer);
  timer = setTimeout(search, milliseconds);
};
// The beginning of a word alone would fetch too much.
input.oninput = () => searchIn(/\S{3}$|^$/.test(input.value) ? 300 : 1000);
form.onsubmit = (event) => {
  event.preventDefault();
  searchIn(0);
};
more.onclick = async () => {
  const first = shown;
  await show(await read("index"), searches);
  list.children[first]?.firstChild.focus();
};
// Arrow keys lead through the results.
document.onkeydown = (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [input, ...list.querySelectorAll("a"), ...(more.hidden ? [] : [more])];
  const place = stops.indexOf(document.activeElement);
  if (!step || place < 0 || !stops[place + step]) return;
  event.preventDefault();
  stops[place + step].focus();
};

input.value = new URLSearchParams(location.search).get("q") ?? "";
if (input.value) search();
