/* What the browser remembers between visits. Private windows and some in-app browsers forbid it: then nothing is kept. */
(function (L) {
  "use strict";

  function box(name) {
    return {
      get: function (key) {
        try { return window[name].getItem(key); } catch (forbidden) { return null; }
      },
      set: function (key, value) {
        try { window[name].setItem(key, value); } catch (forbidden) { return; }
      }
    };
  }

  L.kept = box("localStorage");
  L.keptHere = box("sessionStorage");
})(window.Linli = window.Linli || {});
