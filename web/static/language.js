/* The button that switches between Chinese and English. */
(function (L) {
  "use strict";

  L.languageButton = function () {
    return L.el("button", { type: "button", class: "language", wordLabel: "other-language-label", on: { click: L.words.toggle } }, [
      L.icon("globe"), L.el("span", { word: "other-language" })
    ]);
  };
})(window.Linli = window.Linli || {});
