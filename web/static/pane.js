/* One person's chat: rooms, the open room, the composer, toasts. The chat page has one, the demo three. */
(function (L) {
  "use strict";

  var el = L.el;

  /* options: {api, me, head (node or null), samples (function or null), onOpen(room), onPress(button), onNews(message)} */
  function Pane(options) {
    this.options = options;
    this.api = options.api;
    this.store = new L.Store(options.api, options.me);
    this.store.reading = true;
    this.build();
    var self = this;
    this.store.onChange(function (change) { self.changed(change); });
  }

  Pane.prototype.build = function () {
    var self = this;
    function complain(word) { self.toast(L.words.say(word)); }
    this.list = new L.RoomList(this.store, function (room, byKeyboard) {
      self.open(room);
      if (byKeyboard) self.readyToWrite();
    });
    this.log = new L.MessageLog(this.store, {
      onAct: function (message, button, node) { self.act(message, button, node); },
      onReply: function (message) { self.composer.reply(message); },
      onSeen: function () { self.seen(); }
    });
    this.picker = new L.PhotoPicker(this.options.samples || null, complain);
    this.composer = new L.Composer(this.store, this.picker, complain, function () { self.log.resized(); });
    this.toastNode = el("div", { class: "toast", role: "status", "aria-live": "polite" });
    this.node = el("div", { class: "pane", "data-view": "rooms" }, [
      el("div", { class: "side" }, [this.options.head, this.list.node]), this.buildTalk(), this.toastNode
    ]);
  };

  Pane.prototype.buildTalk = function () {
    var self = this;
    this.title = el("h2", { class: "talk-title", dir: "auto", tabindex: "-1" });
    this.kind = el("p", { class: "talk-kind" });
    this.elsewhere = el("span", { class: "badge", "aria-hidden": "true", hidden: true });
    this.call = el("button", { type: "button", class: "call-grid", wordLabel: "call-grid-label", on: { click: function () { self.callGrid(); } } }, [
      L.icon("phone"), el("span", { word: "call-grid" })
    ]);
    this.status = el("p", { class: "line-state", role: "status" });
    this.nothing = el("p", { class: "nothing-open", word: "choose-room" });
    this.talkHead = el("header", { class: "talk-head" }, [
      el("button", { type: "button", class: "back icon-button", wordLabel: "back", on: { click: function () { self.back(); } } }, [L.icon("back"), this.elsewhere]),
      el("div", { class: "talk-names" }, [this.title, this.kind]), this.call,
      el("button", { type: "button", class: "skip", word: "skip-messages", on: { click: function () { self.composer.text.focus(); } } })
    ]);
    this.logFrame = el("div", { class: "log-frame" }, [this.log.node, this.log.down]);
    this.talk = el("div", { class: "talk closed" }, [
      this.talkHead, this.status,
      this.logFrame, this.composer.node, this.nothing
    ]);
    return this.talk;
  };

  Pane.prototype.start = async function () {
    await this.store.loadRooms();
    this.store.preview().catch(function () { return undefined; });
  };

  Pane.prototype.open = async function (id) {
    var room = this.store.room(id);
    if (!room) return;
    var other = this.store.open !== id;
    this.store.open = id;
    this.node.setAttribute("data-view", "talk");
    this.talk.classList.remove("closed");
    if (other) this.composer.openFor(id);
    this.drawHead();
    this.list.draw();
    this.list.reveal(id);
    if (this.list.node.offsetParent === null) this.title.focus({ preventScroll: true }); /* what had focus is hidden now */
    if (this.options.onOpen) this.options.onOpen(id);
    if (other) this.log.show(id);
    try {
      if (!this.store.log(id).loaded) await this.store.loadNewest(id);
    } catch (error) {
      this.toast(error.message);
    }
    this.seen();
  };

  /* Who chose the room with the keyboard writes next; on a phone that would cover half the room. */
  Pane.prototype.readyToWrite = function () {
    if (this.list.node.offsetParent !== null) this.composer.text.focus({ preventScroll: true });
  };

  Pane.prototype.back = function () {
    if (this.options.onBack) this.options.onBack();
    else this.showRooms();
  };

  Pane.prototype.showRooms = function () {
    var open = this.store.open;
    this.node.setAttribute("data-view", "rooms");
    var item = open && this.list.node.querySelector("[aria-current]");
    if (item) item.focus({ preventScroll: true });
  };

  Pane.prototype.drawHead = function () {
    var room = this.store.room(this.store.open);
    if (!room) return;
    this.title.textContent = room.title;
    L.watermark(this.logFrame, this.store.me, room);
    this.kind.textContent = L.words.has("kind-" + room.kind) ? L.words.say("kind-" + room.kind) : "";
    this.call.hidden = room.kind !== "direct";
    this.node.classList.toggle("can-call", !this.call.hidden);
    var others = this.store.unread() - (room.unread || 0);
    this.elsewhere.textContent = others > 99 ? "99+" : String(others);
    this.elsewhere.hidden = !others;
  };

  Pane.prototype.changed = function (change) {
    this.list.draw();
    if (change.rooms || change.fresh) this.drawHead();
    if (change.rooms && this.options.onUnread) this.options.onUnread(this.store.unread());
    if (change.news && this.options.onNews) this.options.onNews(change.news);
    if (change.room && change.room === this.store.open) { this.log.draw(change); this.seen(); }
    if (change.updated) this.announce(change.updated);
  };

  /* What changes in place is not read out by the log: say it. */
  Pane.prototype.announce = function (message) {
    if (message.room === this.store.open && message.card) this.whisper(L.words.say("card-updated", { title: message.card.title }));
  };

  Pane.prototype.seen = function () {
    var shown = this.node.getAttribute("data-view") === "talk" || this.node.offsetWidth > 760 || this.options.tabs;
    this.store.reading = shown && !document.hidden && this.node.offsetParent !== null;
    if (this.store.reading && this.store.open && this.log.sticky) this.store.markRead(this.store.open);
  };

  Pane.prototype.redraw = function () {
    this.list.draw();
    this.drawHead();
    this.composer.draw();
    this.log.draw({});
  };

  Pane.prototype.lineIs = function (word) {
    this.status.textContent = word ? L.words.say(word) : "";
    this.status.hidden = !word;
  };

  Pane.prototype.toast = function (text) {
    var node = this.toastNode;
    node.textContent = text;
    node.classList.remove("whisper");
    node.classList.add("shown");
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(function () { node.classList.remove("shown"); }, 3500 + text.length * 60);
  };

  Pane.prototype.whisper = function (text) {
    if (this.toastNode.classList.contains("shown")) return;
    this.toastNode.classList.add("whisper");
    this.toastNode.textContent = text;
  };

  Pane.prototype.callGrid = function () {
    this.store.outbox.send({ room: this.store.open, text: L.words.say("call-grid-text"), photos: [], place: null, replyTo: "" });
  };

  /* A card's button. The camera and the place picker open at once (browsers ask for a click), the press goes along. */
  Pane.prototype.act = function (message, button, node) {
    if (button.kind === "copy") { this.copy(button.value); return; }
    var pressed = this.press(message, button, node);
    if (button.kind === "photo") this.thenPhotos(message, pressed, button.value === "camera");
    if (button.kind === "place") this.thenPlace(message, pressed);
  };

  Pane.prototype.press = async function (message, button, node) {
    if (node.getAttribute("aria-busy")) return false;
    node.setAttribute("aria-busy", "true");
    try {
      var answer = await this.pressSurely(message, button, L.newKey());
      if (answer && answer.toast) this.toast(answer.toast);
      if (this.options.onPress) this.options.onPress(button);
      return true;
    } catch (error) {
      this.toast(error.message);
      return false;
    } finally {
      node.removeAttribute("aria-busy");
    }
  };

  /* Once more under the same key when the network failed: the server does it once. */
  Pane.prototype.pressSurely = async function (message, button, key) {
    try {
      return await this.api.press(message.id, button.id, key);
    } catch (error) {
      if (error.status !== 0 && error.status < 502) throw error;
    }
    await L.pause(1500);
    return this.api.press(message.id, button.id, key);
  };

  Pane.prototype.thenPhotos = function (message, pressed, camera) {
    var self = this;
    this.picker.pick(function (photos) {
      if (photos.length > L.MOST_PHOTOS) self.toast(L.words.say("too-many-photos"));
      self.answer(message, pressed, { photos: photos.slice(0, L.MOST_PHOTOS), place: null });
    }, camera);
  };

  Pane.prototype.thenPlace = function (message, pressed) {
    var self = this;
    L.pickPlace(this.api, function (place) { self.answer(message, pressed, { photos: [], place: place }); });
  };

  Pane.prototype.answer = async function (message, pressed, content) {
    await pressed;
    this.store.outbox.send({ room: message.room, text: "", photos: content.photos, place: content.place, replyTo: message.id });
  };

  Pane.prototype.copy = async function (text) {
    var done = false;
    try {
      if (navigator.clipboard && window.isSecureContext) { await navigator.clipboard.writeText(text); done = true; }
    } catch (refused) {
      done = false;
    }
    if (done || copyOldWay(text)) this.toast(L.words.say("copied"));
    else showToCopy(text);
  };

  /* Where a browser copies nothing by itself: the text, selected, under the reader's own finger. */
  function showToCopy(text) {
    var area = el("textarea", { class: "copy-text", readonly: true, wordLabel: "copy-failed" });
    area.value = text;
    var dialog = L.dialog(L.words.say("copy-failed"), "copy-sheet", [
      el("p", { class: "hint", word: "copy-failed" }), area,
      el("div", { class: "sheet-bar" }, [
        el("button", { type: "button", class: "quiet", word: "close", on: { click: function () { dialog.close(); } } })
      ])
    ]);
    area.focus();
    area.setSelectionRange(0, text.length);
  }

  function copyOldWay(text) {
    var before = document.activeElement;
    var area = el("textarea", { class: "spoken", readonly: true });
    area.value = text;
    document.body.appendChild(area);
    area.select();
    area.setSelectionRange(0, text.length);
    var done = false;
    try { done = document.execCommand("copy"); } catch (refused) { done = false; }
    document.body.removeChild(area);
    if (before) before.focus();
    return done;
  }

  L.Pane = Pane;
})(window.Linli = window.Linli || {});
