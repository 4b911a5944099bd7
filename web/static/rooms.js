/* The list of rooms: title, last line, time, unread count. */
(function (L) {
  "use strict";

  var el = L.el;
  var ICONS = { residents: "homes", volunteers: "heart", work: "clipboard", unit: "wrench", direct: "leaf" };

  function lineOf(store, message) {
    if (!message) return L.words.say("no-messages-yet");
    var who = store.isMine(message) ? L.words.say("you") : message.from.name;
    return who + ": " + gist(message);
  }

  /* A message in a few words. */
  function gist(message) {
    if (message.card) return message.card.title;
    var text = (message.text || "").replace(/\s+/g, " ");
    if (text) return text;
    if (message.photos && message.photos.length) return L.words.say("photo-line");
    if (message.voice) return L.words.say("voice-line");
    if (message.file) return L.words.say("file-line", { name: message.file.name });
    return L.words.say("place-line");
  }

  /* onOpen(room, byKeyboard) */
  function RoomList(store, onOpen) {
    this.store = store;
    this.onOpen = onOpen;
    this.items = {};
    this.list = el("ul", { class: "rooms-list" });
    this.node = el("nav", { class: "rooms", wordLabel: "rooms" }, [this.list]);
  }

  RoomList.prototype.draw = function () {
    L.arrange(this.list, this.store.rooms.map(this.item, this));
  };

  RoomList.prototype.item = function (room) {
    var node = this.items[room.id] || this.create(room);
    var last = this.store.last(room.id);
    var button = node.firstChild;
    var unread = room.unread || 0;
    node.parts.title.textContent = room.title;
    node.parts.line.textContent = lineOf(this.store, last);
    node.parts.time.textContent = last ? L.time.short(last.at) : "";
    node.parts.badge.textContent = unread > 99 ? "99+" : String(unread);
    node.parts.badge.hidden = !unread;
    node.parts.spoken.textContent = unread ? L.words.say("unread", { n: unread }) : "";
    button.classList.toggle("has-news", unread > 0);
    if (room.id === this.store.open) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
    return node;
  };

  RoomList.prototype.create = function (room) {
    var self = this;
    var parts = {
      title: el("span", { class: "room-title", dir: "auto" }),
      line: el("span", { class: "room-line", dir: "auto" }),
      time: el("span", { class: "room-time" }),
      badge: el("span", { class: "badge", "aria-hidden": "true" }),
      spoken: el("span", { class: "spoken" })
    };
    var face = el("span", { class: "face face-" + (ICONS[room.kind] ? room.kind : "residents"), "aria-hidden": "true" }, [L.icon(ICONS[room.kind] || "homes")]);
    var words = el("span", { class: "room-words" }, [parts.title, parts.line]);
    var side = el("span", { class: "room-side" }, [parts.time, parts.badge, parts.spoken]);
    var button = el("button", { type: "button", class: "room", "data-room": room.id, on: {
      click: function (event) { self.onOpen(room.id, event.detail === 0); }
    } }, [face, words, side]);
    var node = el("li", {}, [button]);
    node.parts = parts;
    this.items[room.id] = node;
    return node;
  };

  /* Where the rooms are a row of tabs, the open one is in sight. */
  RoomList.prototype.reveal = function (id) {
    var item = this.items[id];
    if (!item) return;
    var left = item.offsetLeft - this.node.offsetLeft;
    var right = left + item.offsetWidth - this.node.clientWidth;
    if (left < this.node.scrollLeft) this.node.scrollLeft = left - 8;
    if (right > this.node.scrollLeft) this.node.scrollLeft = right + 8;
  };

  L.RoomList = RoomList;
  L.gist = gist;
})(window.Linli = window.Linli || {});
