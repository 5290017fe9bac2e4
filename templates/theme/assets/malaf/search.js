/*
 * Search: window.malaf.search(q, {limit, lang, kind}), and the dialog over it.
 *
 * Plain script, because Chromium refuses modules and fetch on file://. The index of a language
 * (generator/malaf/search.py says what is in it) comes by a script element on first use.
 * fold, words and keys are generator/malaf/arabic.py's, word for word the same:
 * tests/vectors/search-keys.json holds them together. Change them there, then here.
 */
(function () {
  "use strict";

  const script = document.currentScript || document.querySelector("script[data-malaf-search]");
  const setting = (name) => (script && script.getAttribute("data-" + name)) || "";
  const ROOT = new URL((setting("root") || ".").replace(/\/*$/, "/"), document.baseURI).href;
  const LANG = setting("lang") || document.documentElement.lang;
  const LANGS = (setting("langs") || LANG).split(/\s+/).filter(Boolean);

  /* ---- a word's comparison keys ---- */

  const MARK =
    "\\u00ad\\u02b9-\\u02bf\\u0300-\\u036f\\u0600-\\u0605\\u0610-\\u061a\\u061c\\u0640\\u064b-\\u065f\\u0670\\u0674" +
    "\\u06d6-\\u06ed\\u0890\\u0891\\u0898-\\u089f\\u08ca-\\u08ff\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u200b-\\u200f" +
    "\\u202a-\\u202e\\u2060-\\u206f\\u20d0-\\u20f0\\ufc5e-\\ufc63\\ufcf2-\\ufcf4\\ufe00-\\ufe0f\\ufe20-\\ufe2f" +
    "\\ufe70-\\ufe7f\\ufeff";
  const ARABIC =
    "\\u0620-\\u063f\\u0641-\\u064a\\u066e\\u066f\\u0671-\\u0673\\u0675-\\u06d3\\u06d5\\u06ee\\u06ef\\u06fa-\\u06fc" +
    "\\u06ff\\u0750-\\u077f\\u0870-\\u0887\\u0889-\\u088e\\u08a0-\\u08c9\\ufb50-\\ufbb1\\ufbd3-\\ufc5d" +
    "\\ufc64-\\ufcf1\\ufcf5-\\ufd3d\\ufd50-\\ufd8f\\ufd92-\\ufdc7\\ufdf0-\\ufdfb\\ufe80-\\ufefc" +
    "\\u{1ee00}-\\u{1eebb}";
  const D = "[0-9\\u0660-\\u0669\\u06f0-\\u06f9]";
  const SEPARATORS = "[,\\u066c\\u060c]";
  const OTHER = "(?![" + ARABIC + "\\u0660-\\u0669\\u06f0-\\u06f9])[\\p{L}\\p{N}]";
  const OTHER_RUN = OTHER + "(?:" + OTHER + "|[" + MARK + "])*";
  const OTHER_WORD = OTHER_RUN + "(?:['\\u2019]" + OTHER_RUN + ")*";
  const WORD = new RegExp(
    "(" + D + "+(?:\\." + D + "+){2,})" +
    "|" + D + "+(?:" + SEPARATORS + D + "{3}(?!" + D + "))*(?:[.\\u066b]" + D + "+)?(?:" + OTHER_WORD + ")?" +
    "|[" + ARABIC + "][" + ARABIC + MARK + "]*" +
    "|" + OTHER_WORD,
    "gu"
  );
  const DIGITS = new RegExp(D + "+", "g");
  const STRIP = new RegExp("[" + MARK + "]+", "gu");
  const SEPARATOR = new RegExp("([0-9])" + SEPARATORS + "(?=[0-9]{3}(?![0-9]))", "g");
  const FROM =
    "\u0671\u0672\u0673\u0629\u0649\u06a9\u06aa\u06cc\u06d2\u06c1\u06be\u06d5\u06c3\u06a4" +
    "\u067e\u066b\u00f8\u0111\u00f0\u0142\u0127\u0131\u03c2";
  const TO =
    "\u0627\u0627\u0627\u0647\u064a\u0643\u0643\u064a\u064a\u0647\u0647\u0647\u0647\u0641" +
    "\u0628.oddlhi\u03c3";
  const LETTERS = new Map([...FROM].map((letter, i) => [letter, TO[i]]));
  LETTERS.set("ß", "ss").set("æ", "ae").set("œ", "oe").set("þ", "th").set("'", "").set("’", "");
  for (let n = 0; n < 10; n++) {
    LETTERS.set(String.fromCharCode(0x660 + n), String(n)).set(String.fromCharCode(0x6f0 + n), String(n));
  }

  function fold(text) {
    const bare = text.replace(STRIP, "").normalize("NFKD").replace(STRIP, "").toLowerCase().replace(STRIP, "");
    let out = "";
    for (const c of bare) {
      const to = LETTERS.get(c);
      out += to === undefined ? c : to;
    }
    return out.normalize("NFKD").replace(SEPARATOR, "$1");
  }

  /* [[start, end, word], ...] in UTF-16 code units. */
  function words(text) {
    const found = [];
    for (const match of all(WORD, text)) {
      if (match[1] === undefined) found.push([match.index, match.index + match[0].length, match[0]]);
      else {
        for (const part of all(DIGITS, match[0])) {
          found.push([match.index + part.index, match.index + part.index + part[0].length, part[0]]);
        }
      }
    }
    return found;
  }

  function all(pattern, text) {
    const matches = [];
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) matches.push(match);
    return matches;
  }

  /* [prefix, letters that must remain, what the first of them must be] by step; reasons in arabic.py. */
  const CLITICS = [
    [["و", 3, ""], ["ف", 4, ""]],
    [["ب", 3, ""], ["ل", 3, ""], ["ك", 4, ""], ["س", 3, "اتين"]],
    [["ال", 3, ""], ["لل", 3, ""]]
  ];
  const ARABIC_FORM = new RegExp("^[" + ARABIC + "]+[0-9]*$", "u");
  const BARE_CLITIC = /^(?:[وف]?[بلكس]?(?:ال)?|[وف]?لل)$/;

  function without(form, [prefix, remain, before]) {
    const rest = form.slice(prefix.length);
    if (!rest || !form.startsWith(prefix)) return null;
    if (/^[0-9]+$/.test(rest)) return rest;
    return [...rest].length < remain || (before && !before.includes(rest[0])) ? null : rest;
  }

  const cache = new Map();

  /* Python's search_keys: arabic.keys and the English plural. */
  function keys(word) {
    let found = cache.get(word);
    if (found) return found;
    const folded = fold(word);
    found = folded ? [folded] : [];
    if (ARABIC_FORM.test(folded)) {
      for (const rules of CLITICS) {
        for (const form of found.slice()) {
          for (const rule of rules) {
            const rest = without(form, rule);
            if (rest !== null) found.push(rest);
          }
        }
      }
      found = [...new Set(found)];
    } else if (/^[a-z]+$/.test(folded)) {
      if (folded.length > 4 && folded.endsWith("ies")) found.push(folded.slice(0, -3) + "y");
      else if (folded.length > 4 && /(?:s|x|z|ch|sh)es$/.test(folded)) found.push(folded.slice(0, -2), folded.slice(0, -1));
      else if (folded.length > 3 && folded.endsWith("s") && !/(?:ss|us|is)$/.test(folded)) found.push(folded.slice(0, -1));
    }
    if (cache.size > 20000) cache.clear();
    cache.set(word, found);
    return found;
  }

  /* ---- the index ---- */

  const loading = new Map();

  function load(lang) {
    if (!loading.has(lang)) {
      loading.set(lang, new Promise((resolve, reject) => {
        const fail = () => {
          loading.delete(lang);
          reject(new Error("malaf: no search index for " + lang));
        };
        const element = document.createElement("script");
        element.src = ROOT + lang + "/assets/malaf/search-index.js";
        element.onload = () => {
          try {
            resolve(opened(window.malafIndex[lang]));
          } catch (error) {
            fail();
          }
        };
        element.onerror = () => {
          element.remove();
          fail();
        };
        document.head.append(element);
      }));
    }
    return loading.get(lang);
  }

  function opened(index) {
    if (index.version !== 1) throw new Error("malaf: an index of another version");
    const terms = index.terms.split("\n");
    const lengths = index.records.reduce((sum, record) => sum + record[4], 0);
    return Object.assign({ list: terms, ids: new Map(terms.map((term, i) => [term, i])),
      average: lengths / (index.records.length || 1) }, index);
  }

  /* ---- ranking ---- */

  const DERIVED = 0.6; // a key that is not the word's own form, in the query or in the text
  const PREFIX = 0.4; // a word that only begins like the last one typed
  const MOST_PREFIXES = 120;

  function parse(q) {
    let found = words(q).map(([, , word]) => keys(word)).filter((list) => list.length);
    // «الـ14» is ال and 14 to the tokenizer; alone a proclitic says nothing.
    const full = found.filter(([folded]) => !BARE_CLITIC.test(folded));
    if (full.length) found = full;
    const seen = new Set();
    found = found.filter(([folded]) => !seen.has(folded) && seen.add(folded)).slice(0, 12);
    const last = found.length ? found[found.length - 1] : [];
    return { words: found, keys: new Set([].concat(...found)),
      prefixes: last.filter((key, i) => [...key].length >= (i ? 3 : 2)) };
  }

  /* Which records hold the word: Map record -> [weight, exact]. */
  function matching(index, list, prefixes) {
    const found = new Map();
    const add = (id, weight, exact) => {
      let record = 0;
      for (const entry of index.postings[id]) {
        record += entry >> 3;
        const count = ((entry >> 1) & 3) + 1;
        const length = index.records[record][4] / index.average;
        const value = weight * (entry & 1 ? DERIVED : 1) * 2.2 * count / (count + 1.2 * (0.5 + 0.5 * length)); // BM25, k1 1.2, b .5
        const old = found.get(record);
        if (!old) found.set(record, [value, exact]);
        else found.set(record, [Math.max(value, old[0]), exact || old[1]]);
      }
    };
    list.forEach((key, i) => {
      if (index.ids.has(key)) add(index.ids.get(key), i ? DERIVED : 1, true);
    });
    prefixes.forEach((key, i) => {
      let low = 0;
      let high = index.list.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (index.list[middle] < key) low = middle + 1;
        else high = middle;
      }
      for (let n = 0; n < MOST_PREFIXES && low < index.list.length && index.list[low].startsWith(key); n++, low++) {
        if (index.list[low] !== key) add(low, PREFIX * (i ? DERIVED : 1), false);
      }
    });
    return found;
  }

  /*
   * One result a dossier, in three floors: 3 all words, 2 all words but the last only begun, 1 some of the words.
   * Within a floor by the sum of each word's best place, and more where the words stand together.
   */
  function ranked(index, query, kind) {
    const total = index.records.length;
    const dossiers = new Map();
    let known = 0;
    query.words.forEach((list, w) => {
      const found = matching(index, list, w === query.words.length - 1 ? query.prefixes : []);
      if (!found.size) return;
      const idf = Math.log(1 + (total - found.size + 0.5) / (found.size + 0.5));
      known += idf;
      found.forEach(([weight, exact], number) => {
        const record = index.records[number];
        const [name, importance] = index.kinds[record[1]];
        if (kind && name !== kind) return;
        const slug = index.dossiers[record[0]][0];
        if (!dossiers.has(slug)) dossiers.set(slug, { slug, best: [], idf: [], exact: [], places: new Map() });
        const dossier = dossiers.get(slug);
        const value = idf * weight * importance;
        dossier.best[w] = Math.max(dossier.best[w] || 0, value);
        dossier.exact[w] = dossier.exact[w] || exact;
        dossier.idf[w] = idf;
        dossier.places.set(number, (dossier.places.get(number) || 0) + value);
      });
    });
    const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
    const results = [];
    dossiers.forEach((dossier) => {
      const hits = Object.keys(dossier.best).length;
      // A dossier that shares only "in" or "the" with the query is no result.
      if (hits < query.words.length && sum(dossier.idf.filter(Boolean)) < known * 0.3) return;
      let place = -1;
      dossier.places.forEach((value, number) => {
        if (place < 0 || value > dossier.places.get(place) || (value === dossier.places.get(place) && number < place)) place = number;
      });
      const value = sum(dossier.best.filter(Boolean)) + dossier.places.get(place) / 2;
      const floor = hits < query.words.length ? 1 : dossier.exact.every(Boolean) ? 3 : 2;
      results.push({ slug: dossier.slug, place, score: floor + value / (1 + value) });
    });
    return results.sort((a, b) => b.score - a.score || a.place - b.place);
  }

  function marksIn(text, query) {
    return words(text).filter(([, , word]) => keys(word).some(
      (key) => query.keys.has(key) || query.prefixes.some((prefix) => key.startsWith(prefix))
    )).map(([start, end]) => [start, end]);
  }

  /* About 160 code units around the first hit, cut at spaces. */
  function excerpt(text, query) {
    const hits = marksIn(text, query);
    const size = 160;
    let start = 0;
    let end = text.length;
    if (text.length > size + 20) {
      const first = hits.length ? hits[0] : [0, 0];
      start = Math.max(0, Math.min(first[0] - 50, text.length - size));
      end = Math.min(text.length, Math.max(start + size, first[1]));
      if (start > 0) {
        const space = text.slice(start, first[0]).search(/\s/);
        start = space < 0 ? whole(start) : start + space + 1;
      }
      if (end < text.length) {
        const space = text.slice(0, end + 1).search(/\s\S*$/);
        end = space > first[1] && space > start + size / 2 ? space : whole(end);
      }
    }
    const head = start > 0 ? "… " : "";
    const marks = hits.filter((hit) => hit[0] >= start && hit[1] <= end)
      .map((hit) => [hit[0] - start + head.length, hit[1] - start + head.length]);
    return { snippet: head + text.slice(start, end).replace(/\s/g, " ") + (end < text.length ? " …" : ""), marks };

    function whole(at) { // never between the halves of a surrogate pair
      return /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at;
    }
  }

  function address(url, fragment) {
    const parsed = new URL(ROOT + url);
    if (parsed.protocol === "file:" && parsed.pathname.endsWith("/")) parsed.pathname += "index.html";
    return parsed.href + (fragment ? "#" + encodeURIComponent(fragment) : "");
  }

  /* As the public search, but rejects where no index could be loaded. */
  async function find(q, { limit = 10, lang = LANG, kind } = {}) {
    const query = parse(String(q === undefined || q === null ? "" : q));
    const most = Number(limit) >= 0 ? Math.floor(Number(limit)) : 10;
    const langs = lang === "*" ? LANGS : LANGS.filter((each) => each === lang);
    if (!query.words.length || !most || !langs.length) return [];
    let failure = null;
    const indexes = await Promise.all(langs.map((each) => load(each).catch((error) => {
      failure = error;
      return null;
    })));
    if (indexes.every((index) => !index)) throw failure;
    const found = [];
    indexes.forEach((index, i) => {
      if (index) for (const each of ranked(index, query, kind)) found.push(Object.assign({ index, lang: langs[i] }, each));
    });
    found.sort((a, b) => b.score - a.score || (b.lang === LANG) - (a.lang === LANG));
    const seen = new Set();
    return found.filter(({ slug }) => !seen.has(slug) && seen.add(slug)).slice(0, most).map((each) => {
      const [dossier, kindNumber, fragment, text] = each.index.records[each.place];
      const [slug, url, title] = each.index.dossiers[dossier];
      return Object.assign({ slug, lang: each.lang, url: address(url, fragment), title, kind: each.index.kinds[kindNumber][0],
        score: Math.round(each.score * 1e4) / 1e4 }, excerpt(text, query));
    });
  }

  window.malaf = window.malaf || {};
  window.malaf.search = (q, options) => find(q, options || {}).catch(() => []);
  window.malaf.searchKeys = { fold, words, keys }; // for the tests that hold this file and arabic.py together

  /* ---- the dialog ---- */

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", dialog);
  else dialog();

  function dialog() {
    const box = document.querySelector("dialog[data-malaf-search-dialog]");
    if (!box || !box.showModal) return;
    const part = (name) => box.querySelector("[data-malaf-search-" + name + "]");
    const input = part("input");
    const list = part("list");
    const status = part("status");
    const everywhere = part("everywhere");
    const say = (name) => box.getAttribute("data-text-" + name) || "";
    let opener = null;
    let active = -1;
    let timer = 0;
    let run = 0;
    let shown = ""; // the query whose results are in the list

    if (everywhere) everywhere.closest("label").hidden = LANGS.length < 2;
    document.querySelectorAll("[data-malaf-search-open]").forEach((button) => {
      button.hidden = false;
    });

    const asked = () => input.value.trim() + (everywhere && everywhere.checked ? " *" : "");
    const options = () => list.querySelectorAll("[role=option]");

    function open() {
      if (box.open) return;
      opener = document.activeElement;
      box.showModal();
      input.focus();
      input.select();
      refresh();
    }

    function activate(n) {
      const all = options();
      active = all.length ? (n + all.length + 1) % (all.length + 1) : -1;
      if (active === all.length) active = -1; // one step past either end is the field itself
      all.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
      if (active < 0) input.removeAttribute("aria-activedescendant");
      else {
        input.setAttribute("aria-activedescendant", all[active].id);
        all[active].scrollIntoView({ block: "nearest" });
      }
    }

    function show(results, text) {
      const nodes = results.map(option);
      list.replaceChildren(...nodes);
      list.hidden = !nodes.length;
      input.setAttribute("aria-expanded", String(nodes.length > 0));
      status.textContent = text;
      activate(-1);
    }

    async function refresh() {
      clearTimeout(timer);
      const mine = ++run;
      const q = asked();
      shown = q;
      if (!input.value.trim()) return show([], say("start"));
      const slow = setTimeout(() => {
        if (mine === run) status.textContent = say("loading");
      }, 250);
      try {
        const results = await find(input.value, { limit: 20, lang: everywhere && everywhere.checked ? "*" : LANG });
        if (mine === run) show(results, results.length ? say("count").replace("{count}", results.length) : say("none"));
      } catch (error) {
        if (mine === run) show([], say("failed"));
      } finally {
        clearTimeout(slow);
      }
    }

    function element(name, className, text) {
      const made = document.createElement(name);
      if (className) made.className = className;
      if (text) made.textContent = text;
      return made;
    }

    function marked(name, className, text, marks) {
      const made = element(name, className);
      const fill = (parent, from, to) => {
        for (const [start, end] of marks) {
          const first = Math.max(start, from);
          const last = Math.min(end, to);
          if (first >= last) continue;
          parent.append(text.slice(from, first), element("mark", "", text.slice(first, last)));
          from = last;
        }
        parent.append(text.slice(from, to));
      };
      let at = 0;
      // A number keeps its signs on their side in Arabic: 40%, not %40.
      for (const number of text.matchAll(/[0-9](?:[0-9.,/:-]*[0-9])?%?/g)) {
        fill(made, at, number.index);
        at = number.index + number[0].length;
        const run = element("bdi");
        run.dir = "ltr";
        fill(run, number.index, at);
        made.append(run);
      }
      fill(made, at, text.length);
      return made;
    }

    function option(result, n) {
      const link = element("a", "mf-search__result");
      link.id = list.id + "-" + n;
      link.href = result.url;
      link.tabIndex = -1;
      link.lang = result.lang;
      link.dir = direction(result.lang);
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      link.append(marked("span", "mf-search__title", result.title, marksIn(result.title, parse(input.value))), " ");
      if (result.kind !== "headline" || result.snippet !== result.title) {
        link.append(marked("span", "mf-search__snippet", result.snippet, result.marks), " ");
      }
      const tags = element("span", "mf-search__tags");
      const tag = (lang, text) => {
        const made = element("span", "mf-search__tag", text);
        made.lang = lang;
        made.dir = direction(lang);
        tags.append(made, " ");
      };
      tag(LANG, say("kind-" + result.kind));
      if (result.lang !== LANG) tag(result.lang, languageName(result.lang));
      link.append(tags);
      return link;
    }

    function direction(lang) {
      return /^(?:ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(lang) ? "rtl" : "ltr";
    }

    function languageName(lang) {
      try {
        return new Intl.DisplayNames([lang], { type: "language" }).of(lang);
      } catch (error) {
        return lang.toUpperCase();
      }
    }

    document.addEventListener("click", (event) => {
      const button = event.target.closest && event.target.closest("[data-malaf-search-open]");
      if (button) open();
    });

    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.isComposing || event.altKey || box.open) return;
      const field = event.target;
      if (field.isContentEditable || (field.matches && field.matches("input, textarea, select"))) return;
      const command = event.ctrlKey || event.metaKey;
      // By place as well: an Arabic keyboard gives ن and ظ there.
      const asks = command
        ? !event.shiftKey && (event.key === "k" || event.code === "KeyK")
        : event.key === "/" || (event.code === "Slash" && event.key === "ظ");
      if (!asks) return;
      event.preventDefault();
      open();
    });

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(refresh, 120);
    });
    if (everywhere) everywhere.addEventListener("change", refresh);

    input.addEventListener("keydown", async (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        activate(event.key === "ArrowDown" ? active + 1 : active < 0 ? options().length - 1 : active - 1);
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (shown !== asked()) await refresh();
        const chosen = options()[Math.max(active, 0)];
        if (chosen) chosen.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: event.ctrlKey, metaKey: event.metaKey }));
      }
    });

    list.addEventListener("click", (event) => {
      // A link into this page must not stay covered, nor an open dialog come back with the page from the back button.
      if (!event.target.closest("a") || event.ctrlKey || event.metaKey || event.shiftKey) return;
      opener = null; // the focus belongs to the place that was asked for
      box.close();
    });

    part("close").addEventListener("click", () => box.close());

    let pressed = null; // so that a selection dragged out of the field does not close
    box.addEventListener("pointerdown", (event) => {
      pressed = event.target;
    });
    box.addEventListener("click", (event) => {
      if (event.target === box && pressed === box) box.close();
    });

    box.addEventListener("close", () => {
      clearTimeout(timer);
      activate(-1);
      if (opener && opener !== document.body && opener.isConnected) opener.focus({ preventScroll: true });
      opener = null;
    });
  }
})();
