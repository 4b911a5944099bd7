/* Who looks, faintly over what staff see: a screenshot that wanders off says whose it was. */
(function (L) {
  "use strict";

  var STAFF_ROOMS = { work: true, unit: true, direct: true };

  function plain(text) {
    return text.replace(/[&<>"']/g, " ");
  }

  function tile(name, day) {
    var text = '<text x="14" y="126" transform="rotate(-22 14 126)" fill="#6b7c76" fill-opacity=".17" ' +
      'font-family="sans-serif" font-size="17">' + plain(name) + " " + plain(day) + "</text>";
    return 'url("data:image/svg+xml,' + encodeURIComponent(
      '<svg xmlns="http://www.w3.org/2000/svg" width="230" height="150">' + text + "</svg>") + '")';
  }

  /* Marks what lies in ``node``: the residents' own rooms are theirs and carry nothing. */
  L.watermark = function (node, me, room) {
    var marked = Boolean(me.staff && STAFF_ROOMS[room.kind]);
    node.classList.toggle("marked", marked);
    node.style.setProperty("--mark", marked ? tile(me.name, L.time.today()) : "none");
  };

  /* The same mark over a picture that is opened from ``from``. */
  L.watermarkLike = function (node, from) {
    var marked = from && from.closest(".marked");
    if (!marked) return;
    node.classList.add("marked");
    node.style.setProperty("--mark", marked.style.getPropertyValue("--mark"));
  };
})(window.Linli = window.Linli || {});
