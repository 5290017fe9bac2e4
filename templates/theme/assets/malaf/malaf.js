// What a page can do with scripts and must not need: colours, drawer, copying, the language last chosen.
(function () {
  "use strict";
  var doc = document, body = doc.body, root = doc.documentElement;

  function remember(key, value) {
    try { localStorage.setItem(key, value); } catch (e) { /* private mode, or file:// in some browsers */ }
  }
  function each(selector, act) {
    Array.prototype.forEach.call(doc.querySelectorAll(selector), act);
  }

  // Colours: the system's until the reader presses, then the reader's.
  var dark = matchMedia("(prefers-color-scheme: dark)"), chosen = null;
  try { chosen = localStorage.getItem("malaf-scheme"); } catch (e) { /* as above */ }
  function paint(scheme) {
    body.setAttribute("data-md-color-scheme", scheme);
    each("[data-mf-scheme]", function (button) { button.setAttribute("aria-pressed", String(scheme === "slate")); });
  }
  each("[data-mf-scheme]", function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      chosen = body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate";
      remember("malaf-scheme", chosen);
      paint(chosen);
    });
  });
  paint(body.getAttribute("data-md-color-scheme") || "default");
  dark.addEventListener("change", function () { if (!chosen) paint(dark.matches ? "slate" : "default"); });

  // The menu of narrow screens: the browser keeps the focus in it, closes it with Escape and gives the focus back.
  var drawer = doc.getElementById("mf-drawer");
  each("[data-mf-drawer]", function (button) {
    if (!drawer || !drawer.showModal) return;
    button.hidden = false;
    button.addEventListener("click", function () { drawer.showModal(); });
    drawer.addEventListener("click", function (event) {
      // The shade is the dialog itself; and a page that is left keeps no open menu for the way back.
      if (event.target === drawer || event.target.closest("a, [data-mf-drawer-close]")) drawer.close();
    });
    matchMedia("(min-width: 64em)").addEventListener("change", function () { drawer.close(); });
  });

  // The language chosen, for the page that chooses; and the place in the page goes along.
  each("[data-mf-language]", function (link) {
    link.addEventListener("click", function () {
      remember("malaf-lang", link.getAttribute("data-mf-language"));
      if (location.hash && link.hash !== location.hash) link.hash = location.hash;
    });
  });

  // Copying: the clipboard where the browser allows it, else the old way, which file:// allows too.
  function select(element) {
    var range = doc.createRange(), selection = getSelection();
    range.selectNodeContents(element);
    selection.removeAllRanges();
    selection.addRange(range);
    return selection;
  }
  function copy(element) {
    var text = element.textContent.replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();
    function old() {
      var selection = select(element), done = false;
      try { done = doc.execCommand("copy"); } catch (e) { done = false; }
      if (done) selection.removeAllRanges();
      return done;
    }
    if (navigator.clipboard && isSecureContext) {
      return navigator.clipboard.writeText(text).then(function () { return true; }, old);
    }
    return Promise.resolve(old());
  }
  each("[data-mf-copy]", function (button) {
    var element = doc.getElementById(button.getAttribute("data-mf-copy"));
    var status = button.parentNode.querySelector("[role=status]");
    if (!element) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      copy(element).then(function (done) {
        if (!status) return;
        status.textContent = button.getAttribute(done ? "data-done" : "data-failed");
        clearTimeout(button.timer);
        button.timer = setTimeout(function () { status.textContent = ""; }, 6000);
      });
    });
  });

  // Cells that are blocks on a narrow screen are no table any more in some browsers, unless roles say so; in the page
  // itself HTML does not allow these (https://adrianroselli.com/2018/02/tables-css-display-properties-and-aria.html).
  var roles = [["", "table"], [" :is(thead, tbody)", "rowgroup"], [" tr", "row"], [" td", "cell"],
    [" [scope=col]", "columnheader"], [" [scope=row]", "rowheader"]];
  roles.forEach(function (pair) {
    each(".mf-summary" + pair[0], function (element) { element.setAttribute("role", pair[1]); });
  });

  // A table that is wider than its place can be scrolled with a keyboard, and says what it is.
  var widths = window.ResizeObserver && new ResizeObserver(function () {
    each(".mf-scroll", function (box) {
      var wide = box.scrollWidth > box.clientWidth, caption = box.querySelector("caption");
      if (wide === (box.tabIndex === 0)) return;
      if (wide) {
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        if (caption) box.setAttribute("aria-label", caption.textContent);
      } else {
        ["tabindex", "role", "aria-label"].forEach(function (name) { box.removeAttribute(name); });
      }
    });
  });
  if (widths) each(".mf-scroll, .mf-scroll > table", function (box) { widths.observe(box); });

  root.classList.remove("no-js");
})();
