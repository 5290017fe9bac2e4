/*
 * What an Arabic word of a query may be a form of. It comes by a script element on the first such word (search.js).
 * Which letters a form is listed under, generator/malaf/inflection.py decides when the index is made.
 */
window.malafWords("ar", (tools) => {
  "use strict";

  const { pairs, memo, gathered, lines, entries, exact, slip } = tools;

  /* The word of a query without each prefix that it may have: [[rest, weight, whether the article was taken off], ...] */
  function unprefixed(form) {
    const found = [[form, 1, false]];
    const add = (rest, weight, article) => rest.length > 1 && found.push([rest, weight, article]);
    const bare = (rest, weight) => {
      if (/^[ال]ل../.test(rest)) add(rest.slice(2), weight, true);
      if (/^لل../.test(rest)) add(rest.slice(1), weight * 0.9, false);
    };
    const rests = [[form, 1]];
    if (/^[وف].../.test(form)) rests.push([form.slice(1), form[0] === "و" ? 0.9 : 0.75]);
    for (const [rest, weight] of rests) {
      if (weight < 1) add(rest, weight, false);
      bare(rest, weight * 0.95);
      if (/^[بكل].../.test(rest)) {
        add(rest.slice(1), weight * 0.85, false);
        bare(rest.slice(1), weight * 0.95);
      }
      if (/^س[اتين].../.test(rest)) add(rest.slice(1), weight * 0.8, false);
    }
    return found;
  }

  const SHE_DID = /^(?:ا..+[^ا]|.ا.)ت$/;
  const POSSESSIVES = [["هما", 0.9], ["كما", 0.9], ["هم", 0.9], ["هن", 0.9], ["ها", 0.9], ["نا", 0.8], ["كم", 0.8], ["ه", 0.75], ["ك", 0.4], ["ي", 0.28]];

  /*
   * The words that a form may be made of by endings: Map base -> weight. `article`: one stands before it, so no possessive
   * follows. `taa`: its last ه is known to be ة. `whole`: without what is left of a plural in ات, which has no other.
   */
  function bases(form, article, taa, whole) {
    const found = new Map();
    const add = (base, weight) => {
      if (base.length > 2 && weight > (found.get(base) || 0)) found.set(base, weight);
    };
    const counted = (base, weight, last) => {
      add(base, weight);
      const two = base.slice(0, -2);
      if (/ات$/.test(base)) {
        if (whole) return;
        add(two + "ه", weight * 0.9);
        add(two, weight * 0.85);
        if (/ه$/.test(two)) add(two.slice(0, -1), weight * 0.85);
        if (/[وي]$/.test(two)) add(two.slice(0, -1) + "اه", weight * 0.8);
      } else if (/(?:ون|ين|ان)$/.test(base)) {
        add(two, weight * 0.85);
        if (/ون$|ين$/.test(base)) add(two + "ي", weight * 0.7);
        if (/ت$/.test(two)) add(two.slice(0, -1) + "ه", weight * 0.85);
        if (/و$/.test(two)) add(two.slice(0, -1) + "ء", weight * 0.7);
        if (/[وي]$/.test(two) && /ان$/.test(base)) add(two.slice(0, -1) + "ي", weight * 0.6);
      }
      // «يابانية» and «يابانيون»; less surely so «بحرية», the navy.
      if (base.length > 4 && /[^ا]يه$/.test(base)) add(base.slice(0, -1), weight * 0.42);
      // «استأنفت», «عادت»: of a verb, she.
      if (last && !whole && SHE_DID.test(base)) add(base.slice(0, -1), weight * 0.4);
      // «مكتتبو الأسهم»: of a plural, before what it belongs to.
      if (base.length > 4 && /[^اويء]و$/.test(base)) {
        add(base.slice(0, -1), weight * 0.7);
        add(base.slice(0, -1) + "ي", weight * 0.7);
      }
      if (last && /ا$/.test(base)) counted(base.slice(0, -1), weight * (/[هن]ا$/.test(base) ? 0.6 : 0.9));
    };
    found.set(form, 1);
    counted(form, 1, true);
    if (/^اب[يا]$/.test(form)) add("ابو", 0.95);
    if (!article) {
      for (const [suffix, weight] of POSSESSIVES) {
        if (!form.endsWith(suffix) || (taa && suffix === "ه") || form.length - suffix.length < 2) continue;
        const rest = form.slice(0, -suffix.length);
        const most = rest.slice(0, -1);
        if (rest.length > 2 || suffix !== "ه") counted(rest, weight);
        if (/ت$/.test(rest)) add(most + "ه", Math.max(weight, 0.75));
        if (/[اي]$/.test(rest)) add(most + "ي", weight * 0.9);
        if (/ا$/.test(rest)) counted(rest + "ن", weight * 0.7);
        if (/ا[وي]$/.test(rest)) add(most + "ء", weight);
        if (/[وي]$/.test(rest)) counted(rest + "ن", weight * 0.9);
      }
    }
    return found;
  }

  /*
   * Broken plurals: how a singular is written, and its plurals by it; 1 to 4 are its letters in order. A plural of "?" has the
   * shape of many other words, and is believed only where it stands with the article.
   */
  const PLURALS = [
    ".. 12و2? ا12ا2? 12ا2? ا12ه? 12ا2ي ا12اء",
    "..ه 122? 12ا2? 12ي?",
    "... 12و3? ا12ا3? 12ا3? ا123? 123ان 1وا23 123? ا123ه? ا12اء 123اء",
    "..ي ا12ياء 12ايا 12يان 12و?",
    ".ا. ا1وا3? ا1يا3? 1ي3ان 1وو3 1يا3? 1و3? ا1ا3? ا13يه? 13اه?",
    ".[وي]. ا1وا3 ا1يا3 1يا3? 1ي3ان ا1ا3?",
    "...ه 123? 12ا3? ا12ا3? 12و3? 12ا3ي 12اي3 ا123?",
    ".[اوي].ه 123? 1يا3? ا1وا3? 1واي3 1ي3? 1و3?",
    "..يه 12ي? 12ايا",
    "..ي. 124اء ا124اء ا12اء 12ا4? 124? ا124ه? 124ي? ا12ا4? 12ا2ي4 12اي4 124ان ا12ه? 1و4اء",
    "..ي.ه 12اي4 124? 12ايا",
    "..[او]. 12ا2ي4 ا124ه? 124? 12اي4 124ان 124اء ا12ه? ا1ا24 12ا4ي",
    "..اء ا12يه",
    "..[او].ه 12اي4",
    ".ا.[^ي] 13ا4? 134ه? 1وا34 134اء 134? ا13ا4? 134ان 13و4?",
    ".اي. 1وا4? 1ا4ه? 1يا4? 1ي4ان",
    ".ا.ي 13اه? ا13يه? 1وا3ي 13يان",
    ".ا..ه 1وا34",
    ".ا.ه 1وا3?",
    ".ا.يه 1وايا",
    ".... 12ا34",
    "...ا 12ا3ي",
    "....ه 12ا34",
    "...يه 12ا3ي",
    "...[اوي]. 12ا3ي5 12ا35ه 12ا35",
    "...[اوي].ه 12ا3ي5",
    ".[اوي].[اوي]. 1وا3ي5 1يا3ي5"
  ].map((line) => line.split(" ")).map(([shape, ...made]) => [new RegExp("^" + shape.replace(/\.$/, "[^ه]") + "$"), made]);
  const IRREGULAR = pairs(
    "امراه:نساء انسان:ناس شيء:اشياء ابن:ابناء سنه:سنوات ماء:مياه راي:اراء دينار:دنانير ديوان:دواوين خطا:اخطاء برنامج:برامج " +
    "امام:ايمه تركي:اتراك كردي:اكراد مغربي:مغاربه افريقي:افارقه اجنبي:اجانب هندي:هنود سوال:اسيله حجر:حجاره نخله:نخيل بندقيه:بنادق"
  );
  IRREGULAR.forEach((plural, singular) => IRREGULAR.set(plural, singular));

  /* Map plural -> whether it is to be believed without the article. */
  const plurals = memo((singular) => {
    const found = new Map();
    for (const [shape, made] of PLURALS) {
      if (!shape.test(singular)) continue;
      for (const each of made) {
        const plural = each.replace("?", "").replace(/[1-5]/g, (n) => singular.charAt(n - 1));
        if (plural !== singular) found.set(plural, found.get(plural) || !each.endsWith("?"));
      }
    }
    if (IRREGULAR.has(singular)) found.set(IRREGULAR.get(singular), true);
    return found;
  });

  const ENDING = /(?:ه|ات|ون|ين)$/;
  const WEAK = /[اويءى]/g;

  /*
   * Verbs whose nouns the language makes by rule: [shape: first letter, letter of the kind, rest, how many of the rest are its
   * consonants]. «استأنف», «انفجر», «اخترق», «اتفق», and «أغلق», which has no letter of its own.
   */
  const VERBS = [
    [/^([ايت])(ست)(.+)$/, 3],
    [/^([ايت])(ن)(.+)$/, 3],
    [/^([ايت])(.[تط])(.+)$/, 2],
    [/^([ايت])(ت)(ف.?ق|ه.?م|خ.?ذ|ص.?ل|ج.?ه|ح.?د)$/, 2],
    [/^([ايت])()(.+)$/, 3]
  ];
  // «أشار», «أضاف», «أكد» are in every article: nobody looks for them by their noun.
  const REPORTING = /^(?:ش@ر|ض@ف|ف@د|@ضح|عرب|كد)$/;

  /* The verbs that a word may be a form of, by kind and consonants: Map "ست:قبل" -> past, present or noun. */
  const verbs = memo((word) => {
    const found = new Map();
    const without = [/(...)(?:هما?|ها|نا|ه)$/, /(...)(?:ات|ت|وا|ون|ان|ين)$/].map((suffix) => word.replace(suffix, "$1"));
    for (const form of new Set([word, ...without])) {
      for (const [shape, size] of VERBS) {
        const [, first, kind, rest] = shape.exec(form) || [];
        const [root, noun] = rest ? consonants(rest, size) : [];
        if (!root || (noun && first !== "ا") || (!kind && (/^ال/.test(form) || !/^[^@]*@?[^@]*$/.test(root) || root.length < 3 || REPORTING.test(root)))) continue;
        found.set(kind + ":" + root, noun ? "noun" : first === "ا" ? "past" : "present");
      }
      // «تفاوض», «يتفاوض»: the past is written as the noun.
      const [, reflexive] = /^[يت]?ت([^ا](?:ا.|.).)$/.exec(form) || [];
      if (reflexive) found.set("ت" + reflexive, form.length - reflexive.length > 1 ? "present" : "noun");
      // «تطعيم», «يطعّم»
      const [, two, third] = /^ت(..)ي(.)$/.exec(form) || /^[يت](..)(.)$/.exec(form) || [];
      if (two) found.set("ي" + two + third, form.length > 4 ? "noun" : "present");
      // «فاز», «يفوز»
      const [, one, three] = /^([^ايوء])ا([^ايوء])$/.exec(form) || /^[يت]([^ايوء])[اوي]([^ايوء])$/.exec(form) || [];
      if (one) found.set(one + "@" + three, form.length > 3 ? "present" : "past");
    }
    return found;
  });

  /* The consonants of a verb, weak ones as @, and whether this is its noun: with an alef before the last. */
  function consonants(rest, size) {
    const root = (text) => text.replace(WEAK, "@");
    if (rest.length === size || rest.length === size - 1) return [root(rest), false]; // one less: «استمر»
    if (rest.length !== size + 1) return [];
    if (/^.ا.[هة]$/.test(rest)) return [root(rest.slice(0, 3)), true]; // «استعادة»
    const [, before, last] = /^(.+)ا(.)$/.exec(rest) || [];
    if (!before) return [];
    return [root(before.endsWith(last) ? before : before + last), true]; // «استمرار»
  }

  /*
   * Whether a key is a form of a verb that a word is one of: 2 surely, 1 perhaps, 0. `mine`: the word's verbs. `line`: the keys
   * of the same consonants: «أسعار» is no noun of «يسعر», unless there is «أسعر».
   */
  function conjugated(mine, key, line) {
    let best = 0;
    verbs(key).forEach((tense, verb) => {
      const own = mine.get(verb);
      const plain = verb[0] === ":";
      // «يصدر» may be another verb than that of «تصدير».
      if (!own || (own === "noun" ? tense === own : verb[0] === "ي")) return;
      if (plain && own !== "past" && tense !== "past" && !line.some((each) => verbs(each).get(verb) === "past")) return;
      best = Math.max(best, plain || own === "noun" ? 1 : 2);
    });
    return best;
  }

  const consonant = (base) => base.replace(/ه$/, "").replace(WEAK, "");

  /* Python's skeletons of one base. */
  function skeleton(base) {
    return consonant(base).replace(/(.)\1+/g, "$1");
  }

  /* ---- in the index ---- */

  const LEAST = 0.3; // of less, two words have nothing to do with each other
  const PLURAL = 0.75;
  const SPELLING = 0.7;
  const VERB = 0.6;
  const DOUBTFUL = /^[فكس]/; // a prefix more rarely than a letter of the word

  /* What of a segment's dictionary an Arabic word means, handed to `take`. */
  async function find(segment, word, taa, take, alone) {
    const at = (key) => exact(segment, key);
    const own = await at(word);
    // A word that takes the article begins with a letter of its own: وزير is not «and».
    const rests = unprefixed(word).filter(([rest, , article]) => rest === word || article || !(own?.noun));
    let firm = false;
    for (const sure of [true, false]) {
      // A first letter is a prefix where the word is known with none, or where the rest of it is known.
      await gathered(rests.filter(([rest, , article]) => (rest === word || article) === sure).map(async ([rest, weight, article]) => {
        const there = sure && rest === word ? own : await at(rest);
        if (!sure && !there && (firm || DOUBTFUL.test(word))) return;
        const closed = taa || (there?.taa);
        const mine = bases(rest, article, closed);
        let short = rest;
        mine.forEach((value, base) => {
          let same = 0;
          while (same < base.length && base[same] === rest[same]) same++;
          if (same > 2 && same < short.length) short = rest.slice(0, same);
        });
        short = short.replace(/(...)[هايء]$/, "$1");
        const seen = new Set();
        const others = [...mine.keys()].filter((base) => !base.startsWith(short)).concat(sure || there ? elsewhere(rest) : []);
        // «لغتهم» does not begin as لغة does; with «آل» begins half of the dictionary.
        const starts = sure && /^[^ا].ه$/.test(rest) ? [short, rest.slice(0, 2) + "ت"] : [rest === "ال" ? "ال\t" : short];
        const apart = await gathered(others.map(at));
        const together = await gathered(starts.map((start) => entries(segment, start)));
        const near = together.flat().concat(apart.filter(Boolean));
        const feminine = new Set(near.filter((one) => one.taa).map((one) => one.key));
        // «مؤسسات» belongs to مؤسسة where there is such a word, and not to مؤسس.
        const known = (found) => {
          found.forEach((value, base) => {
            if (feminine.has(base + "ه") && found.has(base + "ات")) found.set(base, value * 0.3);
          });
          return found;
        };
        known(mine);
        for (const one of near) {
          // «انهارت» is not of الأنهار.
          const value = weight * (one.key === rest ? 1 : article && SHE_DID.test(one.key) ? 0 : kin(mine, known(bases(one.key, one.noun, one.taa))));
          if (value >= LEAST) {
            seen.add(one.key);
            firm = firm || sure;
            take(one, value, sure || !DOUBTFUL.test(word) || Boolean(there && /^سي/.test(word)), word);
          }
        }
        if (sure || there || (!firm && !DOUBTFUL.test(word))) {
          const mayBeVerb = article || /^[وف]?س?$/.test(word.slice(0, -rest.length)); // no preposition stands before one
          await broken(segment, { word: rest, weight, article, closed, own: there, seen, mayBeVerb, alone }, take);
        }
        for (const one of await gathered(twins(rest, there).map(at))) {
          if (one && !one.noun && !one.taa) take(one, weight * SPELLING, true);
        }
      }));
    }
  }

  /* «يغرق», «تحطيم»: of verbs of three letters, where nothing else is surely `found`. */
  async function ofThree(segment, word, taa, take, found) {
    const [, first, second = ""] = /^[يت](...)$|^ت(..ي.)$/.exec(word) || [];
    if (second ? ![...found.values()].some((one) => one.firm) : first && !found.size) {
      const past = first || second.replace("ي", "");
      for (const each of second ? [past, past + "ت", "ي" + past, "ت" + past, "ت" + past + "ت"] : [past, past + "ت"]) {
        await find(segment, each, taa, (one, weight) => take(one, weight * VERB, false));
      }
    }
  }

  /* Where else forms of a word stand, that do not begin as it does: هزة هزات, وفاة وفيات, قناة قنوات, أبو أبي. */
  function elsewhere(word) {
    const two = word.slice(0, -2);
    if (/^اب[ويا]$/.test(word)) return ["ابو", "ابي", "ابا"];
    if (/^..?.?.?اه$/.test(word)) return [two + "يات", two + "وات"];
    return /^..ه$/.test(word) ? [word.slice(0, 2) + "ات"] : [];
  }

  const kin = (mine, theirs) => Math.max(0, ...[...mine].map(([base, weight]) => weight * (theirs.get(base) || 0)));

  /* «كوبنهاغن» is also written كوبنهاجن: a long foreign word, without an article. */
  function twins(word, own) {
    if (!/[غج].*[غج]|^(?=.*[غج]).{6}/.test(word) || ENDING.test(word) || !own || own.noun || own.taa) return [];
    return [word.replace(/غ/g, "ج"), word.replace(/ج/g, "غ")];
  }

  /* By consonants: broken plurals, other spellings, and the verb that a word may be of. */
  async function broken(segment, { word, weight, article, closed, own, seen, mayBeVerb, alone }, take) {
    const likely = [...bases(word, article, closed, true)].filter(([base, value]) => value > 0.6 && base.length > 1).sort((a, b) => b[1] - a[1]).slice(0, 6);
    const groups = new Set();
    for (const [base] of likely) {
      for (const each of [base, base.replace(/ان$/, "")]) {
        if (skeleton(each)) groups.add(skeleton(each));
      }
      if (IRREGULAR.has(base)) groups.add(skeleton(IRREGULAR.get(base)));
    }
    // Likeness of two words by their plurals; `sure` where the plural's shape is no other word's.
    const like = (theirs) => {
      let best = [0, false];
      theirs.forEach((value, their) => {
        if (value <= 0.6) return;
        for (const [base, likeness] of likely) {
          const there = plurals(base).get(their);
          const back = plurals(their).get(base);
          if ((there !== undefined || back !== undefined) && likeness * value > best[0]) best = [likeness * value, there || back];
        }
      });
      return best;
    };
    // «مومباسا» and ممباسا: a long word with a vowel more or less is the same in another spelling.
    const spelt = (key) => (likely.some(([base]) => {
      const hard = consonant(key);
      if (key.length < 6 || base.length < 6 || hard !== consonant(base) || !slip(base, key) ||
        (base.length === key.length && [...base].filter((letter, i) => letter !== key[i]).length > 1)) return false;
      return hard.length > 3 || (hard.length > 2 && base.length !== key.length && !key.startsWith(base) && !ENDING.test(base) && !ENDING.test(key));
    }) ? SPELLING : 0);
    // «باعة» is no «باع» and his.
    const mine = new Map(mayBeVerb ? verbs(closed ? word.replace(/ه$/, "ة") : word) : []);
    if (article || (own?.noun)) mine.forEach((tense, each) => tense !== "noun" && mine.delete(each));
    if (/^ت/.test(word) && [...mine.keys()].some((each) => each[0] !== ":")) groups.add(skeleton(word.slice(1)));
    // With a possessive, the shape of a plural is no verb's: «قبابها», «أفرانهم».
    const owned = /ه$/.test(word) ? /(.)ا\1(?:ها|هم|نا)$/ : /(?:(.)ا\1|^ا..ا.)(?:ها|هم|نا)$/;
    const verbal = new Map();
    const keys = new Set();
    await gathered([...groups].slice(0, 5).map(async (bare) => {
      for (const line of await lines(segment, "s", bare + "\t", 1)) {
        const all = line.slice(line.indexOf("\t") + 1).split(" ");
        for (const key of all) {
          if (seen.has(key)) continue;
          // Alone, a noun means its verb only where it is not there itself; beside other words, they say which is meant.
          const sure = conjugated(mine, key, all);
          verbal.set(key, sure && !alone ? 2 : sure === 1 && own ? 0 : sure);
          if (verbal.get(key) || spelt(key) || like(bases(key, false, false, true))[0]) keys.add(key);
        }
      }
    }));
    await gathered([...keys].map(async (key) => {
      for (const one of await entries(segment, key + "\t", 1)) {
        // No verb has the article: of «الأنهار» and «انهار» the second.
        const noun = [...verbs(key)].some(([each, tense]) => mine.has(each) && tense === "noun");
        const bare = noun ? one.forms : one.forms.filter(([form]) => !/^[وف]?(?:[بك]?ال|لل)/.test(form));
        const verb = verbal.get(key) && (noun || !one.noun || /^ا/.test(key));
        const [likeness, sure] = like(bases(key, one.noun, one.taa, true));
        // A plural of a doubtful shape is none where the word itself is there, or another form of it.
        const value = likeness * PLURAL * (sure || one.noun || one.taa || owned.test(key) ? 1 : own || (seen.size && !/(?:ه.?|نا|ك|ي)$/.test(word)) ? 0 : 0.6);
        const best = weight * Math.max(value, spelt(key));
        if (best >= LEAST) take(one, best, true);
        else if (verb) take({ forms: bare }, weight * VERB, verbal.get(key) > 1);
      }
    }));
  }

  return { unprefixed, bases, find, ofThree, skeleton, plurals };
});
