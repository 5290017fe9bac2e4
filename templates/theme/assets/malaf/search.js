/*
 * Search: window.malaf.search(q, {limit, lang, kind}), and the dialog over it.
 *
 * Plain script, because Chromium refuses modules and fetch on file://. The index of a language
 * (generator/malaf/search.py says what is in it) comes by a script element on first use, and so does
 * what is known of the words of a language: search-ar.js, search-en.js.
 * fold, words and keys are generator/malaf/arabic.py's, word for word the same:
 * tests/vectors/search-keys.json holds them together. Change them there, then here.
 */
(function () {
  "use strict";

  const script = document.currentScript || document.querySelector("script[data-malaf-search]");
  const setting = (name) => (script && script.getAttribute("data-" + name)) || "";
  const HERE = (script && script.src) || document.baseURI;
  const ROOT = new URL((setting("root") || ".").replace(/\/*$/, "/"), document.baseURI).href;
  const LANG = setting("lang") || document.documentElement.lang;
  const LANGS = (setting("langs") || LANG).split(/\s+/).filter(Boolean);

  /* ---- a word's comparison keys ---- */

  // Once escaped, these are shorter for the browser; twice, what would not be seen there.
  const MARK =
    "\\u00ad\u02b9-\u02bf\u0300-\u036f\u0600-\u0605\u0610-\u061a\\u061c\u0640\u064b-\u065f\u0670\u0674" +
    "\u06d6-\u06ed\u0890\u0891\u0898-\u089f\u08ca-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\\u200b-\\u200f" +
    "\\u202a-\\u202e\\u2060-\\u206f\u20d0-\u20f0\ufc5e-\ufc63\ufcf2-\ufcf4\ufe00-\ufe0f\ufe20-\ufe2f" +
    "\ufe70-\ufe7f\\ufeff";
  const ARABIC =
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u0673\u0675-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc" +
    "\u06ff\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufc5d" +
    "\ufc64-\ufcf1\ufcf5-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufdf0-\ufdfb\ufe80-\ufefc" +
    "\\u{1ee00}-\\u{1eebb}";
  const D = "[0-9\u0660-\u0669\u06f0-\u06f9]";
  const SEPARATORS = "[,\u066c\u060c]";
  const OTHER = "(?![" + ARABIC + "\u0660-\u0669\u06f0-\u06f9])[\\p{L}\\p{N}]";
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

  const ARABIC_FORM = new RegExp("^[" + ARABIC + "]+$", "u");
  const LATIN_FORM = /^[a-z]+$/;
  // What says nothing beside other words, and what a question is asked with.
  const SMALL = /^(?:في|من|[إا]لى|على|عن|مع|هل|كم|متى|[أا]ين|كيف|لماذا|ماذا|ما|ه[وي]|the|an?|and|by|for|in|of|on|to|with|wh(?:o|at|en|ere|y|ich)|how|many|is|are|was|were|d(?:o|id|oes))$/i;
  const BARE_CLITIC = /^(?:[وف]?[بلكس]?(?:ال)?|[وف]?لل)$/;
  const pairs = (text) => new Map(text.split(" ").map((pair) => pair.split(":")));
  const memo = (make) => {
    const known = new Map();
    return (key) => {
      if (known.size > 50000) known.clear();
      if (!known.has(key)) known.set(key, make(key));
      return known.get(key);
    };
  };

  /* ---- the index, by parts ---- */

  const gathered = (promises) => Promise.all(promises);
  const loading = new Map();
  const come = new Map();
  window.malafIndex = (lang, value) => come.set("index/" + lang, value);
  window.malafPart = (name, value) => come.set(name, value);
  window.malafText = (path, value) => come.set("text/" + path, value);
  window.malafWords = (lang, make) => come.set("words/" + lang, make);

  function load(name, path, make = (value) => value) {
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve, reject) => {
        const element = document.createElement("script");
        element.src = new URL(path, ROOT).href;
        const fail = () => {
          loading.delete(name);
          element.remove();
          reject(new Error("malaf: no " + path));
        };
        element.onload = () => {
          if (!come.has(name)) return fail();
          element.remove();
          try {
            resolve(make(come.get(name)));
          } catch (error) {
            reject(error);
          }
          come.delete(name);
        };
        element.onerror = fail;
        document.head.append(element);
      }));
    }
    return loading.get(name);
  }

  const index = (lang) => load("index/" + lang, lang + "/search/index.js", (value) => opened(value, lang));
  const part = (segment, kind, n) => {
    const name = segment.id + "-" + kind + n;
    return load(name, segment.lang + "/search/" + name + ".js", (text) => text.split("\n"));
  };

  function opened(manifest, lang) {
    if (manifest.v !== 6) throw new Error("malaf: an index of another version");
    let pages = 0;
    let words = 0;
    const values = new Map([...manifest.alphabet].map((char, i) => [char, i]));
    for (const segment of manifest.segments) {
      segment.lang = lang;
      segment.dead = new Set(segment.dead);
      segment.sizes = [...segment.lengths].map((char) => Math.floor(4 * Math.pow(1.25, values.get(char))));
      pages += segment.pages - segment.dead.size;
      words += segment.sizes.reduce((sum, size) => sum + size, 0);
    }
    return { ...manifest, lang, values, count: pages, average: words / (pages || 1) };
  }

  /* The place of the last of `sorted` that is not after `key`. */
  function place(sorted, key) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /* The lines of a kind of part whose key begins with `start`, from at most `most` parts. */
  async function lines(segment, kind, start, most = 3) {
    const starts = segment[kind];
    const first = Math.max(place(starts, start), 0);
    const last = Math.min(place(starts, start + "\uffff"), first + most - 1);
    const wanted = [];
    for (let n = first; n <= last; n++) wanted.push(part(segment, kind, n));
    const found = [];
    for (const each of await gathered(wanted)) {
      for (let at = Math.max(place(each, start), 0); at < each.length; at++) {
        if (each[at].startsWith(start)) found.push(each[at]);
        else if (each[at] > start) break;
      }
    }
    return found;
  }

  /* A line of the dictionary: { key, forms: [[form, number], ...], noun: it stands with the article, taa: it is written with ة }. */
  const entry = memo((line) => {
    const [key, written] = line.split("\t");
    let number = -1;
    let noun = false;
    let taa = false;
    const forms = written.split(" ").map((each) => {
      const [shown, told] = each.split(":");
      const prefix = shown.replace("+", "");
      taa = taa || prefix !== shown;
      number = told === undefined ? number + 1 : parseInt(told, 36);
      noun = noun || /(?:ال|لل)$/.test(prefix);
      return [prefix[0] === "-" ? prefix.slice(1) : prefix + key, number];
    });
    return { key, forms, noun, taa };
  });

  const entries = async (segment, start, most) => (await lines(segment, "d", start, most)).map(entry);
  const exact = async (segment, key) => (await entries(segment, key + "\t", 1))[0];

  /* What is known of words: of Arabic ones, of English ones in an index of stems, of others nothing. */
  const tools = { pairs, memo, gathered, lines, entries, exact, slip };
  const knowledge = (lang) => load("words/" + lang, new URL("search-" + lang + ".js", HERE), (make) => make(tools));
  const knownOf = async (word, stems) => {
    if (ARABIC_FORM.test(word)) return knowledge("ar");
    return stems && LATIN_FORM.test(word) ? knowledge("en") : {};
  };

  const PREFIX = 0.4; // a word that only begins like the last one typed
  const TYPO = 0.35;

  /* What of a segment's dictionary a word of the query means: Map number -> { form, weight, firm }. */
  async function meant(segment, word, last, taa, alone) {
    const found = new Map();
    const take = (one, weight, firm, typed) => {
      for (const [form, number] of one ? one.forms : []) {
        const value = form === typed ? weight : weight * 0.95;
        const old = found.get(number);
        if (!old || old.weight < value) found.set(number, { form, weight: value, firm: firm || old?.firm });
      }
    };
    const some = (test) => [...found.values()].some(test);
    if (!segment.d.length) return found;
    const { stem, find, unprefixed, ofThree } = await knownOf(word, segment.stems);
    if (stem) {
      const stemmed = stem(word);
      take(await exact(segment, stemmed), 0.95, true, word);
      for (const one of found.values()) if (one.form === word) one.weight = 1;
      if (last && !found.size) {
        for (const one of await entries(segment, word.slice(0, Math.max(word.length - 3, 2)))) {
          if (one.forms.some(([form]) => form.startsWith(word))) take(one, PREFIX, false);
        }
      }
    } else if (find) await find(segment, word, taa, take, alone);
    else take(await exact(segment, word), 1, true, word);
    // While it is still being typed: a word that stands nowhere as it is may go on.
    if (last && word.length > 1 && !some((one) => one.weight > 0.8) && !(segment.stems && /^[a-z]/.test(word))) {
      for (const [rest, , article] of unprefixed ? unprefixed(word) : [[word]]) {
        // «كاليفورنيا» has no article.
        if (rest !== word && (!article || (found.size && /^[وفبك]/.test(word)))) continue;
        for (const one of (await entries(segment, rest)).slice(0, 200)) take(one, PREFIX, false);
      }
    }
    if (ofThree) await ofThree(segment, word, taa, take, found);
    if (!found.size && word.length > 3 && !/[0-9]/.test(word)) {
      found.similar = true; // not as it was typed
      for (const key of await corrected(segment, word)) {
        if (find) await find(segment, key, taa, (one, weight) => weight > 0.45 && take(one, weight * TYPO, false), true);
        else take(await exact(segment, key), TYPO, false);
      }
    }
    return found;
  }

  /* The keys that are one slip away: a letter more, less or another, or two in each other's place. */
  async function corrected(segment, word) {
    const found = new Map();
    const { stem, unprefixed, bases } = await knownOf(word, segment.stems);
    const asked = new Set([word]);
    if (stem) asked.add(stem(word));
    if (unprefixed) unprefixed(word).forEach(([each, , article]) => article && asked.add(each));
    const reversed = (text) => [...text].reverse().join("");
    for (const rest of asked) {
      if (rest.length < 4) continue;
      const half = Math.max((rest.length >> 1) - 1, 2);
      const forward = await entries(segment, rest.slice(0, half), 4);
      const behind = (await lines(segment, "r", reversed(rest).slice(0, half), 4)).map((line) => ({ key: reversed(line), forms: [] }));
      for (const { key, forms } of forward.concat(behind)) {
        if (slip(rest, key) || (stem && forms.some(([form]) => slip(rest, form)))) found.set(key, 1);
        else if (bases) {
          bases(key, false).forEach((value, base) => {
            if (value > 0.7 && slip(rest, base)) found.set(base, value);
          });
        }
      }
    }
    return [...found].sort((a, b) => b[1] - a[1]).map(([key]) => key).slice(0, 6);
  }

  function slip(one, other) {
    if (Math.abs(one.length - other.length) > 1 || one === other) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start++;
    const rest = (text, n) => text.slice(start + n);
    return rest(one, 1) === rest(other, 1) || rest(one, 1) === rest(other, 0) || rest(one, 0) === rest(other, 1) ||
      (one[start] === other[start + 1] && one[start + 1] === other[start] && rest(one, 2) === rest(other, 2));
  }

  /* The postings of a form: [page, count, kinds, ...]. */
  async function postings(segment, number, values) {
    const n = place(segment.p, number);
    const text = (await part(segment, "p", n))[number - segment.p[n]];
    const found = [];
    let page = 0;
    for (let at = 0; at < text.length;) {
      let value = 0;
      let shift = 1;
      for (let digit = 32; digit & 32; shift *= 32) {
        digit = values.get(text[at++]);
        value += (digit & 31) * shift;
      }
      page += Math.floor(value / 4);
      found.push(page, value & 3, values.get(text[at++]));
    }
    return found;
  }

  /* ---- ranking ---- */

  const COUNTS = [1, 2, 3.5, 6];
  const OF_KIND = [5, 2, 2, 2, 2, 0]; // how many times more a word counts in a headline, a figure, an event, a person, a pillar
  const IMPORTANCE = { headline: 6, figure: 3, pillar: 3, event: 3, person: 3, organisation: 3, row: 2.5, lead: 2 };

  /* { words: [folded, ...], phrases: [folded text, ...] } */
  function parse(q) {
    const phrases = [];
    const rest = q.replace(/["“”„«]([^"“”„«»]+)["“”»]/g, (all, phrase) => {
      phrases.push(phrase);
      return " " + phrase + " ";
    });
    const written = words(rest).map(([, , word]) => [fold(word), word]).filter(([word]) => word);
    // «الـ14» is ال and 14 to the tokenizer; alone a proclitic says nothing. «آل» is a family.
    const full = written.filter(([folded, word]) => word === "آل" || !(BARE_CLITIC.test(folded) || SMALL.test(word)));
    const found = (full.length ? full : written).map(([word]) => word);
    const taa = new Set(written.filter(([folded, word]) => /ة/.test(word) && /ه$/.test(folded)).map(([folded]) => folded));
    return { words: [...new Set(found)].slice(0, 12), taa, phrases: phrases.map(flat).filter((phrase) => phrase.includes(" ")) };
  }

  const flat = (text) => words(text).map(([, , word]) => fold(word)).join(" ").replace(/عبد (?=ال)|(?:^| )[وفبلك]?اب[وي] /g, (found) => found.slice(0, -1));

  /* «عبدالله», «أبوظبي» and their two words: the index has them together and apart, however they are written. */
  function apart(form) {
    const found = /^([وفبلك]?(?:عبد(?=ال)|ابو(?!ا[^ل]|هم|ين)))(...+)$/.exec(form);
    return found ? [form, found[1], found[2]] : [form];
  }

  /*
   * One result a page, in floors: 4 all words, 3 all of them in other forms, 2 begun or mistyped, 1 some of the words.
   * Within a floor by BM25, k1 1.2 and b .5, with what stands in a headline, figure or event counted more.
   */
  async function ranked(found, query, kind) {
    const bit = kind ? bitOf(found, kind) : 0;
    if (kind && !bit) return [];
    const pages = new Map();
    const forms = query.words.map(() => new Map());
    const senses = await gathered(query.words.map((word, w) => gathered(found.segments.map((segment) => {
      segment.stems = found.stems;
      return meant(segment, word, w === query.words.length - 1, query.taa.has(word), query.words.length === 1);
    }))));
    const similar = (each) => each.some((one) => one.size) && each.every((one) => one.similar || !one.size);
    query.similar = senses.some(similar);
    await gathered(query.words.map(async (word, w) => {
      const firm = senses[w].some((meanings) => [...meanings.values()].some((one) => one.firm && one.weight > 0.5));
      const hits = new Map();
      const guessed = similar(senses[w]);
      await gathered(found.segments.map((segment, s) => gathered([...senses[w][s]].map(async ([number, one]) => {
        if (firm && !one.firm) return;
        for (const form of apart(one.form)) forms[w].set(form, Math.max(one.weight, forms[w].get(form) || 0));
        const list = await postings(segment, number, found.values);
        for (let i = 0; i < list.length; i += 3) {
          if (segment.dead.has(list[i]) || (bit && !(list[i + 2] & bit))) continue;
          let count = COUNTS[list[i + 1]];
          OF_KIND.forEach((more, k) => {
            if (list[i + 2] & (1 << k)) count += more;
          });
          const size = segment.sizes[list[i]] / found.average;
          const value = one.weight * 2.2 * count / (count + 1.2 * (0.5 + 0.5 * size));
          const id = s + " " + list[i];
          const old = hits.get(id) || [0, 0];
          hits.set(id, [Math.max(value, old[0]), Math.max(one.weight, old[1])]);
        }
      }))));
      const idf = Math.log(1 + (found.count - hits.size + 0.5) / (hits.size + 0.5));
      hits.forEach(([value, weight], id) => {
        if (!pages.has(id)) pages.set(id, { id, sum: 0, hits: 0, sure: 0, idf: 0, floor: 4 });
        const page = pages.get(id);
        page.sum += value * idf;
        page.hits++;
        page.sure += !guessed;
        page.idf += idf;
        page.floor = Math.min(page.floor, weight > 0.9 ? 4 : firm ? 3 : 2);
      });
      query.idf[w] = hits.size ? idf : 0;
    }));
    const all = query.idf.reduce((a, b) => a + b, 0);
    const results = [];
    // Where some have all words, others need all but one of three or more, and that a common one.
    const known = query.idf.filter(Boolean).length;
    const whole = [...pages.values()].some((page) => page.hits === known);
    const least = whole ? Math.max(known - 1, 2) : 1;
    pages.forEach((page) => {
      // A page that shares only "in" or "the" with the query is no result, nor one that has only what a word may be meant for.
      if (page.hits < query.words.length && !page.sure) return;
      if (page.hits < known && (page.idf < all * (whole ? 0.8 : 0.3) || query.phrases.length || page.hits < least)) return;
      const floor = page.hits < query.words.length ? 1 : page.floor;
      results.push({ id: page.id, index: found, forms, score: floor + page.sum / (1 + page.sum) });
    });
    return results.sort((a, b) => b.score - a.score || a.id.localeCompare(b.id, "en", { numeric: true }));
  }

  function bitOf(found, kind) {
    return found.kinds.reduce((bits, [name, kinds], n) => (name === kind || kinds.includes(kind) ? bits | (1 << n) : bits), 0);
  }

  /* A result with its page's text, and the place in it; null where the page has not what was asked for. */
  async function shown(result, query, kind) {
    const [s, n] = result.id.split(" ").map(Number);
    const segment = result.index.segments[s];
    const lang = result.index.lang;
    const names = await part(segment, "n", n >> 6);
    const path = lang + "/" + names[n & 63];
    const [slug, title, records] = await load("text/" + path, path + "search.js");
    const group = kind && result.index.kinds.find(([name]) => name === kind);
    let best = null;
    let within = null; // the best below the headline
    records.forEach(([name, fragment, text]) => {
      if (kind && name !== kind && !(group && group[1].includes(name))) return;
      const there = new Map();
      for (const [, , word] of words(text)) {
        const each = apart(fold(word));
        result.forms.forEach((known, w) => {
          for (const form of each) if (known.has(form)) there.set(w, Math.max(there.get(w) || 0, known.get(form)));
        });
      }
      if (!there.size) return;
      if (query.phrases.some((phrase) => !flat(text).includes(phrase))) return;
      let value = 0;
      there.forEach((weight, w) => (value += weight * (query.idf[w] + 0.1)));
      value *= there.size * Math.sqrt(IMPORTANCE[name] || 1);
      const one = { value, name, fragment, text };
      if (!best || value > best.value) best = one;
      if (name !== "headline" && (!within || value > within.value)) within = one;
    });
    if (!best) return null;
    // [start, end, word, which of the query's words it is]
    const meant = (text) => words(text)
      .map(([start, end, word]) => [start, end, word, result.forms.findIndex((known) => apart(fold(word)).some((form) => known.has(form)))])
      .filter(([, , , w]) => w >= 0);
    const marks = (text) => meant(text).map(([start, end]) => [start, end]);
    const found = { slug, lang, url: address(path, best.fragment), title, kind: best.name, score: Math.round(result.score * 1e4) / 1e4,
      ...excerpt(best.text, meant(best.text)) };
    // For the dialog alone: what to mark in the title and on the page, and what to show below a headline that was found.
    const asked = [...new Set(records.flatMap(([, , text]) => meant(text).map(([, , word]) => fold(word))))].slice(0, 12);
    const more = best.name === "headline" && within ? excerpt(within.text, meant(within.text)) : found;
    return Object.defineProperty(found, "aside", { value: { marked: marks(title), asked, more, similar: query.similar } });
  }

  /* About 160 code units from where the most words of the query stand together, cut at spaces. */
  function excerpt(text, hits) {
    const size = 160;
    let start = 0;
    let end = text.length;
    if (text.length > size + 20) {
      let first = [0, 0];
      let most = 0;
      for (const hit of hits) {
        const near = new Set(hits.filter(([from, to]) => from >= hit[0] && to <= hit[0] + size - 50).map(([, , , w]) => w));
        if (near.size > most) [first, most] = [hit, near.size];
      }
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

  /*
   * As the public search, but rejects where no index could be loaded. Without a language: the page's, and where the query is
   * in another script or finds nothing there, the others after it.
   */
  async function find(q, { limit = 10, lang, kind } = {}) {
    const query = parse(String(q ?? ""));
    const most = limit >= 0 ? Math.floor(limit) : 10;
    if (!query.words.length || !most) return [];
    const search = (langs) => answers(query, langs, most, kind);
    if (lang === "*") return search(LANGS);
    const found = await search(LANGS.filter((each) => each === (lang || LANG)));
    const others = LANGS.filter((each) => each !== LANG);
    const foreign = /[a-z]/.test(query.words.join()) === (direction(LANG) === "rtl");
    if (lang || !others.length || (found.length && !foreign)) return found;
    const seen = new Set(found.map(({ slug }) => slug));
    return found.concat((await search(others)).filter(({ slug }) => !seen.has(slug))).slice(0, most);
  }

  /* A query with two of its words in one, or one in two, where the index has them so: «فيس بوك», containership. */
  async function rejoined(query, langs) {
    const found = [];
    const put = (w, number, ...made) => {
      const words = query.words.slice();
      words.splice(w, number, ...made);
      found.push({ ...query, words, phrases: made[1] ? [...query.phrases, made.join(" ")] : query.phrases });
    };
    for (const { segments, stems } of await gathered(langs.map((lang) => index(lang).catch(() => ({ segments: [] }))))) {
      const known = async (word) => {
        const { stem } = await knownOf(word, stems);
        return (await gathered(segments.map((each) => exact(each, stem ? stem(word) : word)))).some(Boolean);
      };
      for (const [w, word] of query.words.entries()) {
        const one = query.words[w - 1] + word;
        if (w && await known(one)) put(w - 1, 2, one);
        for (let at = 2; at < word.length - 1; at++) {
          const two = [word.slice(0, at), word.slice(at)];
          if (await known(two[0]) && await known(two[1])) put(w, 1, ...two);
        }
      }
    }
    return found.slice(0, 5);
  }

  /* What is found of a query; where that is not all of it as it was typed, of it with its words rejoined. */
  async function answers(query, langs, most, kind) {
    const whole = ([first]) => first && first.score > 2 && !first.aside.similar;
    const found = await search(query, langs, most, kind);
    if (!whole(found)) {
      for (const other of await rejoined(query, langs)) {
        const better = await search(other, langs, most, kind);
        if (whole(better)) return better;
      }
    }
    return found;
  }

  async function search(query, langs, most, kind) {
    let failure = null;
    const all = await gathered(langs.map(async (lang) => {
      const own = { ...query, idf: [] };
      try {
        const results = await ranked(await index(lang), own, kind);
        return results.map((result) => ({ ...result, query: own }));
      } catch (error) {
        failure = error;
        return null;
      }
    }));
    if (failure && !all.some(Boolean)) throw failure;
    const results = all.filter(Boolean).flat().sort((a, b) => b.score - a.score || (b.index.lang === LANG) - (a.index.lang === LANG));
    const found = [];
    const seen = new Set();
    // A phrase is looked for in the texts themselves, of the best pages first.
    const step = Math.max(most, 5);
    for (let at = 0; at < Math.min(results.length, 200) && found.length < most; at += step) {
      for (const result of await gathered(results.slice(at, at + step).map((each) => shown(each, each.query, kind)))) {
        if (result && !seen.has(result.slug) && found.length < most) {
          seen.add(result.slug);
          found.push(result);
        }
      }
    }
    return found;
  }

  /* ---- what would be scrambled in a line from right to left: 40%, 5G, COVID-19 ---- */

  /*
   * The runs that generator/malaf/locales.py isolates, piece by piece the same: [[start, end, direction, runs in it], ...].
   * A browser that cannot look behind in a pattern isolates none.
   */
  const runs = (function () {
    const EASTERN = "\u0660-\u0669\u06f0-\u06f9";
    const DIGIT = "0-9" + EASTERN;
    const CURRENCY = "$\u00a3\u00a5\u20a0-\u20bf";
    const SPACE = " \\u00a0\\u202f";
    const LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u1e00-\u1eff";
    const LETTER = LATIN + "\u0370-\u0373\u0376-\u0482\u048a-\u0589\u0900-\u11ff\u1f00-\u1fff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af";
    const ATTACHED = "\u00ae\u00b2\u00b3\u00b9\u02c2-\u02ff\\u0300-\\u036f\u2070-\u209c\u2122";
    const comma = (digits) => "(?<!،[" + digits + "])(?<!،[" + digits + "][" + digits + "])،(?=[" + digits + "]{3}(?![" + digits + "])|[" + digits + "]{1,2}(?!،?[" + digits + "]))";
    const number = (digits) =>
      "(?:[+\u2212\u00b1#]|(?<!(?!\u0640)[\\p{L}\\p{N}_])(?<![»”\")])-)?[" + CURRENCY + "]?[" + digits + "]" +
      "(?:(?:%(?=[\u2013\u2014\\-])|[" + digits + ".,:/\u066b\u066c\u00d7\u2013\u2014\u00b0\u2032\u2033\\-]|" + comma(digits) + ")*[" + digits + "])?";
    const parted = (digits) =>
      "(?:(?:[+0\u0660\u06f0][" + digits + "]+|\\([+0\u0660\u06f0][" + digits + "]+\\))(?:[" + SPACE + "]?\\([" + digits + "]+\\))?(?:-[" + digits + "]+)*" +
      "(?:[" + SPACE + "]|(?<=\\)))[" + digits + "]+(?:[" + SPACE + "\\-][" + digits + "]+)*" +
      "|[" + CURRENCY + "]?[" + digits + "]{1,3}(?:[" + SPACE + "][" + digits + "]{3}(?![" + digits + "]))+(?:[.,\u066b][" + digits + "]+)?)";
    const run = (digits, percent) =>
      number(digits) + "(?: ?[" + percent + "\u2030\u00b0\u2032\u2033" + CURRENCY + "\u00bc-\u00be\u2150-\u215e]|\\+(?![\\p{L}\\p{N}_]))?";
    const inner = LETTER + ATTACHED + DIGIT;
    const rest = "(?:[" + inner + ".@:/?=&%+#~\u2019'_\u00b0" + CURRENCY + "\u2010\u2011\u2013\\-]*[" + inner + "+#%/" + CURRENCY + "])?";
    const next = "(?: ?& ?|,?[" + SPACE + "])[" + CURRENCY + "]?[" + LETTER + DIGIT + "]" + rest +
      "|(?:(?<![" + LATIN + "]{5})\\.|[:;!])[" + SPACE + "][" + LETTER + "]" + rest;
    let pattern = null;
    try {
      pattern = new RegExp(
        "(?:[@#]|" + number(DIGIT) + "(?: ?\u00b0|[\u2013/\u2032\u2033\\-])?|\u00b0|(?<![^\\s(«“])\\.)?[" + LETTER + "]" + rest + "(?:" + next + ")*" +
        "|" + parted("0-9") + "(?: ?[%\u2030])?|" + run("0-9", "%") + "|(" + parted(EASTERN) + ")|(" + run(EASTERN, "%\u066a") + ")",
        "gu"
      );
    } catch (error) {
      return () => [];
    }
    return (text) =>
      all(pattern, text).map(({ index, 0: found, 1: groups, 2: eastern }) => {
        const within = groups ? all(DIGITS, found).map((each) => [index + each.index, index + each.index + each[0].length, "ltr", []]) : [];
        return [index, index + found.length, eastern === undefined ? "ltr" : "rtl", within];
      });
  })();

  const direction = (lang) => (/^(?:ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(lang) ? "rtl" : "ltr");

  window.malaf = window.malaf || {};
  window.malaf.search = (q, options) => find(q, options || {}).catch(() => []);
  window.malaf.searchKeys = { fold, words, runs, knowledge }; // for the tests

  /* ---- arrival: the words that were looked for, marked on the page ---- */

  const MARKS = "malaf-found"; // [path, words]: of the session, so that the address is that of the page alone

  function depart(link, asked) {
    try {
      sessionStorage.setItem(MARKS, JSON.stringify([link.pathname, asked]));
    } catch (error) { /* where nothing can be kept, nothing is marked */ }
  }

  function arrive() {
    let asked = new Set();
    try {
      const [path, kept] = JSON.parse(sessionStorage.getItem(MARKS)) || [];
      if (path !== location.pathname) return;
      sessionStorage.removeItem(MARKS);
      asked = new Set(kept);
    } catch (error) {
      return;
    }
    if (!window.Highlight) return;
    const found = [];
    const walker = document.createTreeWalker(document.querySelector("article") || document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const [start, end, word] of words(walker.currentNode.data)) {
        if (!asked.has(fold(word))) continue;
        const range = new Range();
        range.setStart(walker.currentNode, start);
        range.setEnd(walker.currentNode, end);
        found.push(range);
      }
    }
    CSS.highlights.set(MARKS, new Highlight(...found));
  }

  /* ---- the dialog ---- */

  const begin = () => {
    arrive();
    dialog();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();

  function dialog() {
    const box = document.querySelector("dialog[data-malaf-search-dialog]");
    if (!box?.showModal) return;
    const part = (name) => box.querySelector("[data-malaf-search-" + name + "]");
    const input = part("input");
    const list = part("list");
    const status = part("status");
    const everywhere = part("everywhere");
    const kinds = part("kinds");
    const kind = () => kinds?.querySelector(":checked").value || undefined;
    const say = (name) => box.getAttribute("data-text-" + name) || "";
    let opener = null;
    let active = -1;
    let timer = 0;
    let run = 0;
    const marks = new WeakMap(); // link of a result -> words to mark where it leads
    let shown = ""; // the query whose results are in the list

    if (everywhere) everywhere.closest("label").hidden = LANGS.length < 2;
    document.querySelectorAll("[data-malaf-search-open]").forEach((button) => {
      button.hidden = false;
    });

    const asked = () => [input.value.trim(), everywhere?.checked, kind()].join();
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
      all.forEach((option, i) => option.setAttribute("aria-selected", i === active));
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
      input.setAttribute("aria-expanded", nodes.length > 0);
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
        const results = await find(input.value, { limit: 20, lang: everywhere?.checked ? "*" : undefined,
          kind: kind() });
        if (mine === run) show(results, say(!results.length ? (kind() ? "none-kind" : "none") :
          results.every(({ aside }) => aside.similar) ? "similar" : results[0].score < 2 ? "some" : results.length < 20 ? "count" : "most").replace("{count}", results.length));
      } catch (error) {
        if (mine === run) show([], say("failed"));
      } finally {
        clearTimeout(slow);
      }
    }

    const element = (name, className = "", textContent = "") => Object.assign(document.createElement(name), { className, textContent });

    const of = (lang, made) => Object.assign(made, { lang, dir: direction(lang) });

    function marked(className, text, marks, lang) {
      const made = element("span", className);
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
      const lay = (parent, from, to, within) => {
        for (const [start, end, dir, inner] of within) {
          fill(parent, from, start);
          from = end;
          const run = element("bdi");
          run.dir = dir;
          lay(run, start, end, inner);
          parent.append(run);
        }
        fill(parent, from, to);
      };
      lay(made, 0, text.length, direction(lang) === "rtl" ? runs(text) : []);
      return made;
    }

    function option(result, n) {
      const link = of(result.lang, element("a", "mf-search__result"));
      link.id = list.id + "-" + n;
      link.href = result.url;
      marks.set(link, result.aside.asked);
      link.tabIndex = -1;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      link.append(marked("mf-search__title", result.title, result.aside.marked, result.lang), " ");
      if (result.aside.more.snippet !== result.title) {
        link.append(marked("mf-search__snippet", result.aside.more.snippet, result.aside.more.marks, result.lang), " ");
      }
      const tags = element("span", "mf-search__tags");
      const tag = (lang, text) => tags.append(of(lang, element("span", "mf-search__tag", text)), " ");
      tag(LANG, say("kind-" + result.kind));
      if (result.lang !== LANG) tag(result.lang, languageName(result.lang));
      link.append(tags);
      return link;
    }

    function languageName(lang) {
      try {
        return new Intl.DisplayNames([lang], { type: "language" }).of(lang);
      } catch (error) {
        return lang.toUpperCase();
      }
    }

    document.addEventListener("click", (event) => {
      const button = event.target.closest?.("[data-malaf-search-open]");
      if (button) open();
    });

    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.isComposing || event.altKey || box.open) return;
      const field = event.target;
      if (field.isContentEditable || field.matches?.("input, textarea, select")) return;
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
    for (const choice of [everywhere, kinds]) if (choice) choice.addEventListener("change", refresh);

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
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      depart(link, marks.get(link));
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
      if (opener?.isConnected && opener !== document.body) opener.focus({ preventScroll: true });
      opener = null;
    });
  }
})();
