/* The chat page: one person, signed in by a cookie that the personal link's token was exchanged for. */
(function (L) {
  "use strict";

  var el = L.el;
  var WIDE = "(min-width: 800px)";
  var api = new L.Api("");
  var place = document.getElementById("chat");
  var pane = null;

  /* /chat#token=…: posted once, then out of the address bar and the history. */
  async function signIn() {
    var match = /[#&]token=([^&]+)/.exec(window.location.hash);
    if (!match) return;
    history.replaceState(null, "", window.location.pathname);
    await api.postJson("/chat/api/session", { token: decodeURIComponent(match[1]) });
  }

  function head(me) {
    return el("header", { class: "brand-bar" }, [
      el("img", { class: "logo", src: "/static/icons/logo.svg", alt: "", width: "40", height: "40" }),
      el("div", { class: "brand-names" }, [el("h1", { word: "app-name" }), el("p", { text: me.name, dir: "auto" })]),
      L.languageButton()
    ]);
  }

  function isWide() {
    return window.matchMedia(WIDE).matches;
  }

  /* On a phone an open room is one step of the history, so that the phone's own "back" returns to the list. */
  function remember(room) {
    if (isWide() || (history.state && history.state.room)) { history.replaceState({ room: room }, ""); return; }
    history.pushState({ room: room }, "");
  }

  function goBack() {
    if (history.state && history.state.room) history.back();
    else pane.showRooms();
  }

  function onHistory(event) {
    if (event.state && event.state.room) pane.open(event.state.room);
    else pane.showRooms();
  }

  function titleWith(unread) {
    document.title = (unread ? "(" + unread + ") " : "") + L.words.say("page-title");
  }

  function follow() {
    var stream = new L.Stream({
      path: "/chat/api/events",
      api: api,
      onEvent: function (kind, data) { pane.store.take(kind, data); },
      onUp: function () { pane.lineIs(""); pane.store.resync().catch(function () { return undefined; }); },
      onDown: function () { pane.lineIs("offline"); },
      onPoll: function () { return pane.store.resync(); }
    });
    stream.start();
  }

  function firstRoom() {
    var rooms = pane.store.rooms;
    var kept = history.state && history.state.room;
    if (kept && pane.store.room(kept)) return kept;
    if (rooms.length === 1) return rooms[0].id;
    var news = rooms.filter(function (room) { return room.unread; })[0] || rooms[0];
    return isWide() && news ? news.id : null;
  }

  function useTownTime(me) {
    L.time.use(me.timezone);
    L.time.setNow(me.now);
  }

  async function open(me) {
    useTownTime(me);
    pane = new L.Pane({ api: api, me: me, head: head(me), onOpen: remember, onBack: goBack, onUnread: titleWith });
    L.fill(place, [pane.node]);
    pane.lineIs("");
    await pane.start();
    window.addEventListener("popstate", onHistory);
    document.addEventListener("visibilitychange", function () { pane.seen(); });
    L.words.onChange(function () { pane.redraw(); titleWith(pane.store.unread()); });
    follow();
    var room = firstRoom();
    if (room) pane.open(room);
  }

  function welcome(word, demo) {
    L.fill(place, [el("div", { class: "welcome" }, [
      el("img", { class: "logo", src: "/static/icons/logo.svg", alt: "", width: "72", height: "72" }),
      el("h1", { word: "sign-in-title" }), el("p", { word: word }),
      demo ? el("a", { class: "big-link", href: "/demo", word: "sign-in-demo" }) : null,
      L.languageButton()
    ])]);
  }

  function trouble(message) {
    L.fill(place, [el("div", { class: "welcome", role: "alert" }, [
      el("p", { text: message }),
      el("button", { type: "button", class: "big-link", word: "try-again", on: { click: function () { window.location.reload(); } } })
    ])]);
  }

  async function demoIsThere() {
    try { await api.get("/demo/clock"); return true; } catch (absent) { return false; }
  }

  function isRefusal(error) {
    return error.status === 401 || error.status === 403 || error.status === 400;
  }

  async function start() {
    var word = "sign-in-text";
    L.words.show();
    titleWith(0);
    try {
      word = window.location.hash.indexOf("token=") > 0 ? "sign-in-old" : word;
      await signIn();
      await open(await api.get("/chat/api/me"));
    } catch (error) {
      if (error.name !== "ApiError") throw error;
      if (isRefusal(error)) welcome(word, await demoIsThere());
      else trouble(error.message);
    }
  }

  window.addEventListener("hashchange", function () {
    if (/[#&]token=/.test(window.location.hash)) window.location.reload();
  });
  start();
})(window.Linli);
