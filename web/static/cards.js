/* A card: tone, title, fields, words, photos, voices, rows of buttons. */
(function (L) {
  "use strict";

  var el = L.el;
  var TONE_ICONS = { good: "check", warn: "clock", danger: "alert" };
  var BUTTON_ICONS = { link: "link", call: "phone", copy: "copy", photo: "camera", place: "pin" };

  function head(card, tone) {
    if (tone === "plain") return el("h3", { class: "card-title", text: card.title, dir: "auto" });
    var mark = el("span", { class: "tone-mark" }, [
      L.icon(TONE_ICONS[tone]), el("span", { class: tone === "good" ? "spoken" : "tone-word", word: "tone-" + tone })
    ]);
    return el("div", { class: "card-head" }, [el("h3", { class: "card-title", text: card.title, dir: "auto" }), mark]);
  }

  function fields(pairs) {
    if (!pairs || !pairs.length) return null;
    return el("dl", { class: "card-fields" }, pairs.map(function (pair) {
      return el("div", {}, [el("dt", { text: pair[0] }), el("dd", { text: pair[1], dir: "auto" })]);
    }));
  }

  function voices(spoken) {
    return spoken && spoken.length ? el("div", { class: "voices" }, spoken.map(L.player)) : null;
  }

  function rowsOf(buttons) {
    var rows = [];
    var names = [];
    (buttons || []).forEach(function (button, n) {
      var name = button.row === undefined || button.row === null ? "own-" + n : "row-" + button.row;
      if (names[names.length - 1] !== name) { names.push(name); rows.push([]); }
      rows[rows.length - 1].push(button);
    });
    return rows;
  }

  function safeLink(url) {
    return /^(https?:\/\/|\/(?!\/))/i.test(url || "") ? url : null;
  }

  function looks(button) {
    return "card-button" + (button.primary ? " primary" : "") + " kind-" + button.kind;
  }

  function inside(button) {
    var icon = BUTTON_ICONS[button.kind];
    var label = button.kind === "call" ? button.label.replace(/^☎️?\s*/, "") : button.label;
    return [icon ? L.icon(icon) : null, el("span", { text: label })];
  }

  function anchor(button, href) {
    var outward = button.kind === "link" ? { target: "_blank", rel: "noopener noreferrer" } : {};
    return el("a", { class: looks(button), href: href, "data-button": button.id, target: outward.target, rel: outward.rel }, inside(button));
  }

  function buttonNode(button, act) {
    if (button.kind === "call") return anchor(button, "tel:" + String(button.value).replace(/[^\d+*#,]/g, ""));
    if (button.kind === "link" && safeLink(button.value)) return anchor(button, button.value);
    return el("button", {
      type: "button", class: looks(button), "data-button": button.id,
      on: { click: function (event) { act(button, event.currentTarget); } }
    }, inside(button));
  }

  /* act(button, node) is called for every kind that isn't a plain link or a phone number. */
  function draw(card, act) {
    var tone = TONE_ICONS[card.tone] ? card.tone : "plain";
    return el("article", { class: "card tone-" + tone + (card.poster ? " picture" : "") }, [
      head(card, tone),
      fields(card.fields),
      card.body ? el("p", { class: "card-body", text: card.body, dir: "auto" }) : null,
      card.block ? el("pre", { class: "card-block", text: card.block, dir: "auto" }) : null,
      L.thumbnails(card.photos, ""),
      voices(card.voices),
      card.buttons && card.buttons.length ? el("div", { class: "card-rows" }, rowsOf(card.buttons).map(function (row) {
        return el("div", { class: "card-row" }, row.map(function (button) { return buttonNode(button, act); }));
      })) : null
    ]);
  }

  L.drawCard = draw;
})(window.Linli = window.Linli || {});
