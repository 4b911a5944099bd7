/* Photos large: plain <img>, so that a long press saves or forwards them. */
(function (L) {
  "use strict";

  var el = L.el;

  function view(urls, start, from) {
    var at = start;
    var image = el("img", { class: "viewer-image", alt: "" });
    var count = el("p", { class: "viewer-count", "aria-live": "polite" });
    function show(step) {
      at = (at + step + urls.length) % urls.length;
      image.src = urls[at].charAt(0) === "/" ? urls[at] + "?look" : urls[at];
      image.alt = L.words.say("photo-n", { n: at + 1 });
      count.textContent = urls.length > 1 ? at + 1 + " / " + urls.length : "";
    }
    function turn(step, icon, word) {
      if (urls.length < 2) return null;
      return el("button", { type: "button", class: "viewer-turn", wordLabel: word, on: { click: function () { show(step); } } }, [L.icon(icon)]);
    }
    var close = el("button", { type: "button", class: "viewer-close", wordLabel: "close", on: { click: function () { dialog.close(); } } }, [L.icon("close")]);
    var dialog = L.dialog(L.words.say("viewer"), "viewer", [
      close, image,
      el("div", { class: "viewer-bar" }, [turn(-1, "back", "previous"), count, turn(1, "forward", "next")]),
      el("p", { class: "viewer-hint", word: "viewer-hint" })
    ]);
    dialog.panel.addEventListener("keydown", function (event) {
      if (event.key === "ArrowLeft") show(-1);
      if (event.key === "ArrowRight") show(1);
    });
    L.watermarkLike(dialog.panel, from);
    show(0);
    close.focus();
  }

  /* Thumbnails of fixed size, so that a loading photo moves nothing. */
  function thumbnails(urls, name) {
    if (!urls || !urls.length) return null;
    return el("div", { class: "photos photos-" + Math.min(urls.length, 3) }, urls.map(function (url, n) {
      var alt = name ? L.words.say("photo-of", { name: name, n: n + 1 }) : L.words.say("photo-n", { n: n + 1 });
      var image = el("img", { src: url, alt: alt, loading: "lazy" });
      return el("button", { type: "button", class: "photo", on: { click: function (event) { view(urls, n, event.currentTarget); } } }, [image]);
    }));
  }

  L.thumbnails = thumbnails;
})(window.Linli = window.Linli || {});
