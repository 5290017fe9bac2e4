// What a page that is read by eye or by ear must be: each function gives what is wrong, in words.
window.wrong = (() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const name = (element) => {
    const label = (element.textContent.trim() || element.getAttribute("aria-label") || "").replace(/\s+/g, " ").slice(0, 40);
    return `<${element.localName}${element.id && "#" + element.id}${element.className && typeof element.className === "string" ? "." + element.className.trim().replace(/\s+/g, ".") : ""}> ${label}`;
  };
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  // For screen readers alone: cut to nothing, but there.
  const forEars = (element) => { for (let box = element; box; box = box.parentElement) if (getComputedStyle(box).clipPath !== "none") return true; return !!element.closest(".mf-skip"); };
  const drawn = (element) => seen(element) && !forEars(element);
  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])";
  const texts = (root = document.body) => {
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.data.trim() && !node.parentElement.closest("script, style, noscript, template")) found.push(node);
    }
    return found;
  };

  /* Wider than the window, or a text cut off by its box. */
  function cut() {
    const root = document.documentElement;
    const found = root.scrollWidth > root.clientWidth ? [`${root.scrollWidth - root.clientWidth} px to scroll sideways`] : [];
    const boxes = new Set(texts().map((node) => node.parentElement).filter(drawn));
    for (const element of boxes) {
      for (let box = element; box && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.display === "inline" || style.display === "contents") continue;
        const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
        if (scrolls) break;
        if (/hidden|clip/.test(style.overflowX) && box.scrollWidth > box.clientWidth + 1) found.push("cut off: " + name(box));
        if (/hidden|clip/.test(style.overflowY) && box.scrollHeight > box.clientHeight + 1) found.push("cut off: " + name(box));
      }
    }
    return found;
  }

  /* WCAG 2.2, 2.5.8: 24 px, or as far from its neighbours as if it had them, or within a line of text. */
  function small() {
    const targets = all(FOCUSABLE).filter(drawn).map((element) => ({ element, boxes: [...element.getClientRects()], box: element.getBoundingClientRect() }));
    const within = ({ element }) => getComputedStyle(element).display === "inline" &&
      [...element.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const isSmall = ({ box }) => box.width < 24 || box.height < 24;
    return targets.filter((target) => isSmall(target) && !within(target)).filter((target) => {
      const x = target.box.x + target.box.width / 2, y = target.box.y + target.box.height / 2;
      return targets.some((other) => {
        if (other.element === target.element || other.element.contains(target.element) || target.element.contains(other.element)) return false;
        if (isSmall(other)) {
          const far = Math.hypot(x - other.box.x - other.box.width / 2, y - other.box.y - other.box.height / 2);
          if (far < 24) return true;
        }
        return other.boxes.some((box) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)) < 12);
      });
    }).map(({ element, box }) => `${Math.round(box.width)} x ${Math.round(box.height)} px: ${name(element)}`);
  }

  /* What is read later stands lower, or further on in its line: by each block of text of the page's parts. */
  function disordered() {
    const found = [];
    for (const part of all("header.mf-header, main, footer")) {
      const blocks = [...new Set(texts(part).map((node) => {
        let element = node.parentElement;
        while (/^(inline|contents)$/.test(getComputedStyle(element).display)) element = element.parentElement;
        return element;
      }))].filter(drawn).map((element) => ({ element, box: element.getBoundingClientRect() }));
      for (let i = 1; i < blocks.length; i++) {
        const [a, b] = [blocks[i - 1], blocks[i]];
        if (a.element.contains(b.element)) continue;
        // A table or list in the other direction begins at its other side.
        const turned = a.element.closest("[dir]:is(table, ol, ul)");
        const rtl = getComputedStyle(turned?.contains(b.element) ? turned : document.body).direction === "rtl";
        const above = b.box.bottom <= a.box.top + 1;
        const sameLine = b.box.top < a.box.bottom - 1 && b.box.bottom > a.box.top + 1;
        const before = rtl ? b.box.left >= a.box.right - 1 : b.box.right <= a.box.left + 1;
        const after = rtl ? b.box.right <= a.box.left + 1 : b.box.left >= a.box.right - 1;
        if ((above && !after) || (sameLine && before)) found.push(`${name(b.element)} is drawn before ${name(a.element)}`);
      }
    }
    return found;
  }

  /* One h1, no level left out, parts with names of their own, names that lead somewhere. */
  function unstructured() {
    const found = [];
    const root = document.documentElement;
    if (!root.lang || !root.dir || root.dir !== getComputedStyle(document.body).direction) found.push("html without lang or dir");
    const headings = all("h1, h2, h3, h4, h5, h6").filter(seen);
    const levels = headings.map((heading) => Number(heading.localName[1]));
    if (levels.filter((level) => level === 1).length !== 1 || levels[0] !== 1) found.push("not one h1, at first: " + levels);
    levels.forEach((level, i) => i && level > levels[i - 1] + 1 && found.push("a level is left out before " + name(headings[i])));
    for (const heading of headings) if (!heading.textContent.trim()) found.push("empty heading");
    if (all("main").filter(seen).length !== 1) found.push("not one main");
    for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls", "for"]) {
      for (const element of all(`[${attribute}]`)) {
        for (const id of element.getAttribute(attribute).split(/\s+/)) {
          if (!document.getElementById(id)) found.push(`${attribute}=${id} leads nowhere`);
        }
      }
    }
    const spoken = (element) => (element.getAttribute("aria-labelledby") || "").split(/\s+/).map((id) => id && document.getElementById(id)?.textContent).join(" ").trim() || element.getAttribute("aria-label") || "";
    const landmarks = all("nav, section[aria-labelledby], section[aria-label], [role=region], aside, dialog");
    const names = landmarks.filter((element) => seen(element)).map((element) => element.localName + " " + spoken(element));
    for (const [i, each] of names.entries()) {
      if (!each.includes(" ") || each.endsWith(" ")) found.push("a part without a name: " + name(landmarks.filter(seen)[i]));
      if (names.indexOf(each) !== i) found.push("two parts of one name: " + each);
    }
    for (const text of texts()) {
      if (seen(text.parentElement) && !text.parentElement.closest("header, main, footer, nav, dialog")) found.push("outside of every part: " + text.data.trim().slice(0, 40));
    }
    for (const element of all("ul[role=list], ol[role=list]")) {
      if ([...element.children].some((child) => child.localName !== "li")) found.push("not an item: " + name(element));
    }
    for (const element of all("img")) if (!element.hasAttribute("alt")) found.push("a picture without alt");
    for (const element of all("svg")) {
      if (element.getAttribute("aria-hidden") !== "true" && element.getAttribute("role") !== "img") found.push("a drawing that is neither hidden nor named");
    }
    for (const element of all("nav a[href]").filter(seen)) {
      const here = element.href.split("#")[0] === location.href.split("#")[0] && !element.hash && !element.hreflang;
      if (here !== (element.getAttribute("aria-current") === "page") && element.closest("header")) found.push("aria-current: " + name(element));
    }
    return found;
  }

  /* Tables of components have a caption, all have heads that say of what. */
  function tables() {
    const found = [];
    for (const table of all("main table")) {
      const heads = all("th", table);
      if (!heads.length) found.push("a table without heads: " + name(table));
      if (!table.closest(".mf-prose")) {
        if (!table.caption?.textContent.trim() && !table.getAttribute("aria-labelledby")) found.push("a table without a caption: " + name(table));
        for (const head of heads) if (!/^(col|row)$/.test(head.scope)) found.push("a head without a scope: " + name(head));
        // display takes a table's meaning away; roles give it back.
        if (getComputedStyle(table).display !== "table" && table.getAttribute("role") !== "table") found.push("no table to be heard: " + name(table));
        for (const cell of all("tr, th, td", table).filter((cell) => !/^table/.test(getComputedStyle(cell).display))) {
          if (!/^(row|cell|rowheader|columnheader)$/.test(cell.getAttribute("role") || "")) found.push("no cell to be heard: " + name(cell));
        }
      }
    }
    return found;
  }

  /* Each run of letters in an element of a language and a direction of its script. */
  function mute() {
    const found = [];
    const arabic = /[\p{Script=Arabic}]/u, latin = /\p{Script=Latin}/u;
    for (const node of texts()) {
      const element = node.parentElement;
      if (element.closest("code, pre")) continue;
      const lang = element.closest("[lang]").lang;
      const dir = getComputedStyle(element).direction;
      const isArabic = /^(ar|fa|ur)\b/.test(lang);
      if (arabic.test(node.data) && (!isArabic || dir !== "rtl")) found.push(`Arabic in ${lang} ${dir}: ${node.data.trim().slice(0, 60)}`);
      if (latin.test(node.data) && (isArabic || dir !== "ltr")) found.push(`Latin in ${lang} ${dir}: ${node.data.trim().slice(0, 60)}`);
    }
    for (const attribute of ["aria-label", "title", "alt", "placeholder"]) {
      for (const element of all(`[${attribute}]`)) {
        const value = element.getAttribute(attribute);
        const isArabic = /^(ar|fa|ur)\b/.test(element.closest("[lang]").lang);
        if (isArabic ? latin.test(value) : arabic.test(value)) found.push(`${attribute} in another language: ${value}`);
      }
    }
    return found;
  }

  /* Where a keyboard is: its number among all that it must reach, and what is wrong with how that shows. */
  const reachable = () => all(FOCUSABLE).filter(seen);
  function focus() {
    const element = document.activeElement;
    const found = [];
    const style = getComputedStyle(element);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) found.push("no outline");
    const [box] = element.getClientRects();
    if (!box) found.push("not drawn");
    else {
      const at = [[box.left + box.width / 2, box.top + box.height / 2], [box.left + 2, box.top + 2], [box.right - 2, box.bottom - 2]];
      for (const [x, y] of at) {
        const there = document.elementFromPoint(x, y);
        if (!there || !(element.contains(there) || there.contains(element))) found.push("covered, or outside of the window");
      }
    }
    return [reachable().indexOf(element), [...new Set(found)].map((each) => `${each}: ${name(element)}`)];
  }

  return { cut, small, disordered, unstructured, tables, mute, focus, reachable: () => reachable().length };
})();
