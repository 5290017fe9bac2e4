/* The stem of an English word of a query. It comes by a script element on the first such word (search.js). */
window.malafWords("en", (tools) => {
  "use strict";

  const { pairs } = tools;

  // Porter2 (Snowball English 3.x). Tables of suffix:replacement, or a suffix to remove.
  const STEM_WHOLE = pairs("andes atlas bias cosmos howe news sky skis:ski skies:sky " +
    "idly:idl gently:gentl ugly:ugli early:earli only:onli singly:singl");
  const STEM_2 = pairs("anci:ance enci:ence ogi:og li bli:ble abli:able alli:al fulli:ful " +
    "lessli:less ousli:ous entli:ent aliti:al biliti:ble iviti:ive tional:tion ational:ate " +
    "alism:al ation:ate ization:ize izer:ize ator:ate iveness:ive fulness:ful ousness:ous ogist:og");
  const STEM_3 = pairs("icate:ic ative alize:al iciti:ic ical:ic tional:tion ational:ate ful ness");
  const STEM_4 = pairs("ic ance ence able ible ate ive ize iti al ism ion er ous ant ent ment ement");

  // British spelling to American: «organisation», «harbour», «centre», «catalogue», «defence», «programme», «paralyse».
  const american = (word) => word.replace(/(...)is(?=e|ing|ation)/, "$1iz").replace(/(...)our/, "$1or").replace(/([bt])re(s?)$/, "$1er$2")
    .replace("logue", "log").replace(/(def|off|lic)enc/, "$1ens").replace("gramme", "gram").replace(/lys(?=e|ing)/, "lyz");

  function stem(word) {
    word = american(word);
    if (STEM_WHOLE.has(word)) return STEM_WHOLE.get(word) || word;
    if (word.length < 3) return word;

    // y at the start or after a vowel is a consonant: Y until the end
    let w = word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");

    // R1 and R2 start after the 1st and 2nd vowel + consonant; R1 also after some prefixes
    const regions = w.match(
      /^(arsen|commun|emerg|gener|inter|later|organ|past|univers|.*?[aeiouy][^aeiouy])(.*?[aeiouy][^aeiouy])?/);
    const r1 = regions ? regions[1].length : w.length;
    const r2 = regions?.[2] ? regions[0].length : w.length;
    const endsShort = s => /([^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/.test(s);

    // Replace the longest suffix that the table has, if allowed
    function swap(table, allowed) {
      for (let at = Math.max(0, w.length - 7); at < w.length; at++) {
        const suffix = w.slice(at), before = w.slice(0, at);
        if (!table.has(suffix)) continue;
        if (allowed(before, suffix)) w = before + (table.get(suffix) || "");
        return;
      }
    }

    // Step 1a: plurals
    if (/sses$/.test(w)) w = w.slice(0, -2);
    else if (/ie[sd]$/.test(w)) w = w.slice(0, w.length > 4 ? -2 : -1);
    else w = w.replace(/([aeiouy].*[^su])s$/, "$1");

    // Step 1b: -eed, -ed, -ing, with or without -ly
    const [ending] = w.match(/(eed|ed|ing)(ly)?$|$/);
    const base = w.slice(0, w.length - ending.length);
    if (/^eed/.test(ending)) {
      if (base.length >= r1 && !/^(succ|proc|exc)$/.test(base)) w = base + "ee";
    } else if (ending === "ing" && /^[^aeiouy]y$/.test(base)) {
      w = base[0] + "ie";
    } else if (ending && /[aeiouy]/.test(base) &&
        !(ending === "ing" && /^(even|cann|inn|earr|herr|out)$/.test(base))) {
      w = base;
      if (/(at|bl|iz)$/.test(w)) w += "e";
      else if (/([bdfgmnprt])\1$/.test(w)) {
        if (!/^[aeo]..$/.test(w)) w = w.slice(0, -1);
      } else if (w.length === r1 && endsShort(w)) w += "e";
    }

    // Step 1c: y after a consonant that is not first
    w = w.replace(/(.[^aeiouy])[yY]$/, "$1i");

    // Steps 2 to 4: derivational suffixes
    swap(STEM_2, (before, suffix) => before.length >= r1 &&
      (suffix !== "ogi" || /l$/.test(before)) && (suffix !== "li" || /[cdeghkmnrt]$/.test(before)));
    swap(STEM_3, (before, suffix) => before.length >= (suffix === "ative" ? r2 : r1));
    swap(STEM_4, (before, suffix) => before.length >= r2 && (suffix !== "ion" || /[st]$/.test(before)));

    // Step 5: final e, and one l of ll
    const rest = w.slice(0, -1), inR2 = rest.length >= r2;
    if (/e$/.test(w) ? inR2 || (rest.length >= r1 && !endsShort(rest)) : inR2 && /ll$/.test(w)) w = rest;

    return w.replace(/Y/g, "y");
  }

  return { stem };
});
