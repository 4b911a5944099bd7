/* Building the document: text always goes in as text, never as markup. */
(function (L) {
  "use strict";

  function setOne(node, name, value) {
    if (value === undefined || value === null || value === false) return;
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = value;
    else if (name === "word") { node.dataset.word = value; node.textContent = L.words.say(value); }
    else if (name === "wordLabel") { node.dataset.wordLabel = value; node.setAttribute("aria-label", L.words.say(value)); }
    else if (name === "wordPlaceholder") { node.dataset.wordPlaceholder = value; node.placeholder = L.words.say(value); }
    else if (name === "on") Object.keys(value).forEach(function (kind) { node.addEventListener(kind, value[kind]); });
    else node.setAttribute(name, value === true ? "" : value);
  }

  /* el("p", {class: "note", text: "…"}, [children]): children that are null are left out. */
  function el(tag, attributes, children) {
    var node = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { setOne(node, name, attributes[name]); });
    (children || []).forEach(function (child) { if (child) node.appendChild(child); });
    return node;
  }

  function icon(name) {
    return el("span", { class: "icon icon-" + name, "aria-hidden": "true" });
  }

  function clear(node) {
    while (node.firstChild) node.removeChild(node.firstChild);
  }

  function fill(node, children) {
    clear(node);
    children.forEach(function (child) { if (child) node.appendChild(child); });
  }

  /* Make node's children exactly these, moving as little as possible: focus and scrolling survive. */
  function arrange(node, children) {
    var place = node.firstChild;
    children.forEach(function (child) {
      if (child === place) place = place.nextSibling;
      else node.insertBefore(child, place);
    });
    while (place) {
      var gone = place;
      place = place.nextSibling;
      node.removeChild(gone);
    }
  }

  var FOCUSABLE = "button:not([disabled]), a[href], input, select, textarea, [tabindex='0']";

  function keepInside(dialog, event) {
    var all = Array.prototype.filter.call(dialog.querySelectorAll(FOCUSABLE), function (node) {
      return node.offsetParent !== null;
    });
    if (!all.length) return;
    var edge = event.shiftKey ? all[0] : all[all.length - 1];
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? all[all.length - 1] : all[0]).focus();
  }

  /* A modal dialog: Escape and the backdrop close it, Tab stays in it, focus returns to where it was. */
  function dialog(label, className, children) {
    var before = document.activeElement;
    var panel = el("div", { class: "sheet " + className, role: "dialog", "aria-modal": "true", "aria-label": label, tabindex: "-1" }, children);
    var cover = el("div", { class: "cover" }, [panel]);
    function close() {
      if (!cover.parentNode) return;
      document.body.removeChild(cover);
      if (before && before.focus) before.focus();
    }
    cover.addEventListener("click", function (event) { if (event.target === cover) close(); });
    cover.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { event.stopPropagation(); close(); }
      if (event.key === "Tab") keepInside(panel, event);
    });
    document.body.appendChild(cover);
    panel.focus();
    return { panel: panel, close: close };
  }

  L.el = el;
  L.icon = icon;
  L.fill = fill;
  L.arrange = arrange;
  L.dialog = dialog;
})(window.Linli = window.Linli || {});
