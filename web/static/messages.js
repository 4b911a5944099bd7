/* The messages of the open room: bubbles, cards, days, delivery states; keeps its place while it grows. */
(function (L) {
  "use strict";

  var el = L.el;
  var NEAR = 90;

  /* hooks: {onAct(message, button, node), onReply(message), onOlder()} */
  function MessageLog(store, hooks) {
    var self = this;
    this.store = store;
    this.hooks = hooks;
    this.nodes = {};
    this.room = null;
    this.list = el("div", { class: "log-list" });
    this.node = el("div", { class: "log", role: "log", wordLabel: "messages", tabindex: "0" }, [this.list]);
    this.down = el("button", { type: "button", class: "to-bottom", hidden: true, on: { click: function () { self.toBottom(); } } }, [
      L.icon("down"), el("span", { word: "new-messages" })
    ]);
    this.node.addEventListener("scroll", function () { self.scrolled(); }, { passive: true });
    window.addEventListener("resize", function () { self.resized(); });
    this.sticky = true;
  }

  MessageLog.prototype.isAtBottom = function () {
    return this.node.scrollHeight - this.node.scrollTop - this.node.clientHeight < NEAR;
  };

  /* The space around has changed: the composer has grown, the phone was turned. */
  MessageLog.prototype.resized = function () {
    if (this.sticky) this.toBottom();
  };

  MessageLog.prototype.toBottom = function () {
    this.node.scrollTop = this.node.scrollHeight;
    this.sticky = true;
    this.down.hidden = true;
  };

  MessageLog.prototype.scrolled = function () {
    this.sticky = this.isAtBottom();
    if (this.sticky) this.down.hidden = true;
    if (this.sticky) this.hooks.onSeen();
    if (this.node.scrollTop < NEAR) this.older();
  };

  MessageLog.prototype.older = async function () {
    if (this.loadingOlder || !this.room || !this.store.log(this.room).loaded || this.store.log(this.room).complete) return;
    this.loadingOlder = true;
    try { await this.store.loadOlder(this.room); } catch (lost) { await L.pause(3000); }
    this.loadingOlder = false;
  };

  MessageLog.prototype.show = function (room) {
    this.room = room;
    this.nodes = {};
    L.fill(this.list, []);
    this.draw({});
    this.toBottom();
  };

  /* Draw again after a change; what is above keeps its place when older messages come in on top. */
  MessageLog.prototype.draw = function (change) {
    if (!this.room) return;
    var first = this.list.querySelector(".item");
    var height = this.node.scrollHeight;
    var top = this.node.scrollTop;
    L.arrange(this.list, this.sequence());
    var grownAbove = first && first.parentNode && first !== this.list.querySelector(".item");
    if (change.mine || this.sticky) this.toBottom();
    else if (grownAbove) this.node.scrollTop = top + this.node.scrollHeight - height;
    else if (change.fresh) this.down.hidden = false;
  };

  MessageLog.prototype.sequence = function () {
    var log = this.store.log(this.room);
    var letters = this.store.outbox.of(this.room);
    var out = [];
    if (log.complete && !log.items.length && !letters.length) return [this.keep("empty", "", this.note(this.emptyWord()))];
    if (!log.complete && log.items.length) out.push(this.keep("older", "", this.olderButton));
    var before = null;
    log.items.forEach(function (message) {
      this.separate(out, before, message);
      out.push(this.item(message, before));
      before = message;
    }, this);
    letters.forEach(function (letter) { out.push(this.letter(letter)); }, this);
    return out;
  };

  /* A node is drawn again only when what it shows has changed. */
  MessageLog.prototype.keep = function (key, shows, make) {
    var signature = L.words.language() + shows;
    var kept = this.nodes[key];
    if (kept && kept.signature === signature) return kept;
    var node = make.call(this);
    node.signature = signature;
    if (kept && kept.update) return this.renew(kept, node);
    this.nodes[key] = node;
    return node;
  };

  /* In place, so that focus and the screen reader's position stay where they were. */
  MessageLog.prototype.renew = function (kept, node) {
    var focused = kept.contains(document.activeElement) ? document.activeElement : null;
    var button = focused && focused.getAttribute("data-button");
    L.fill(kept, Array.prototype.slice.call(node.childNodes));
    kept.className = node.className;
    kept.signature = node.signature;
    if (focused) this.refocus(kept, button);
    kept.classList.add("updated");
    setTimeout(function () { kept.classList.remove("updated"); }, 1600);
    return kept;
  };

  MessageLog.prototype.refocus = function (kept, button) {
    var same = Array.prototype.filter.call(kept.querySelectorAll("[data-button]"), function (node) {
      return node.getAttribute("data-button") === button;
    })[0];
    (same || kept).focus({ preventScroll: true });
  };

  MessageLog.prototype.emptyWord = function () {
    var room = this.store.room(this.room);
    return room && room.kind === "direct" ? "empty-direct" : "empty-room";
  };

  MessageLog.prototype.note = function (word) {
    return function () { return el("p", { class: "log-note", word: word }); };
  };

  MessageLog.prototype.olderButton = function () {
    var self = this;
    return el("button", { type: "button", class: "quiet older", word: "load-older", on: { click: function () { self.older(); } } });
  };

  MessageLog.prototype.separate = function (out, before, message) {
    if (before && L.time.day(before.at) === L.time.day(message.at)) return;
    var label = L.time.dayLabel(message.at);
    out.push(this.keep("day-" + message.id, label, function () {
      return el("h3", { class: "day" }, [el("span", { text: label })]);
    }));
  };

  MessageLog.prototype.follows = function (before, message) {
    return before && before.from.id === message.from.id && !before.card && !message.card &&
      L.time.day(before.at) === L.time.day(message.at) && new Date(message.at) - new Date(before.at) < 300000;
  };

  MessageLog.prototype.item = function (message, before) {
    var follows = Boolean(this.follows(before, message));
    return this.keep("m-" + message.id, JSON.stringify(message) + follows, function () {
      var node = message.card ? this.card(message) : this.bubble(message, follows);
      node.setAttribute("data-message", message.id);
      node.setAttribute("tabindex", "-1");
      node.update = true;
      return node;
    });
  };

  MessageLog.prototype.who = function (message) {
    return el("p", { class: "who" }, [
      el("span", { text: message.from.name, dir: "auto" }),
      message.from.bot ? el("span", { class: "bot-mark", word: "bot" }) : null,
      message.card ? null : this.time(message)
    ]);
  };

  MessageLog.prototype.face = function (message, follows) {
    if (follows) return el("span", { class: "face gap", "aria-hidden": "true" });
    if (message.from.bot) return el("span", { class: "face face-direct", "aria-hidden": "true" }, [L.icon("leaf")]);
    var hue = Number(String(message.from.id).slice(-3)) % 5;
    return el("span", { class: "face hue-" + hue, "aria-hidden": "true", text: Array.from(message.from.name)[0] || "·" });
  };

  MessageLog.prototype.card = function (message) {
    var hooks = this.hooks;
    return el("div", { class: "item theirs with-card" }, [
      this.who(message),
      L.drawCard(message.card, function (button, node) { hooks.onAct(message, button, node); }),
      el("div", { class: "card-foot" }, [this.time(message), this.replyButton(message, true)])
    ]);
  };

  MessageLog.prototype.bubble = function (message, follows) {
    var mine = this.store.isMine(message);
    return el("div", { class: "item " + (mine ? "mine" : "theirs") + (follows ? " follows" : "") }, [
      mine ? null : this.face(message, follows),
      el("div", { class: "said" }, [
        mine || follows ? null : this.who(message),
        el("div", { class: "bubble" }, this.contents(message)),
        mine ? el("p", { class: "meta" }, [this.time(message), this.delivered()]) : null
      ]),
      mine ? null : this.replyButton(message, false)
    ]);
  };

  MessageLog.prototype.delivered = function () {
    return el("span", { class: "state" }, [L.icon("check"), el("span", { word: "state-sent" })]);
  };

  MessageLog.prototype.time = function (message) {
    return el("time", { datetime: message.at, text: L.time.clock(message.at) });
  };

  MessageLog.prototype.contents = function (message) {
    return [
      this.quote(message.reply_to),
      message.text ? el("p", { class: "text", text: message.text, dir: "auto" }) : null,
      L.thumbnails(message.photos, message.from.name),
      L.player(message.voice),
      this.file(message.file),
      this.place(message)
    ];
  };

  MessageLog.prototype.quote = function (reference) {
    if (!reference) return null;
    var id = reference.id || reference;
    var message = this.store.message(this.room, id);
    var text = message ? message.from.name + ": " + L.gist(message) : L.words.say("reply-unknown");
    return el("p", { class: "quote", text: text, dir: "auto" });
  };

  MessageLog.prototype.place = function (message) {
    var pinned = message.lat !== undefined && message.lat !== null;
    if (!message.place && !pinned) return null;
    var name = message.place && (message.place.name || message.place);
    return el("p", { class: "place" }, [L.icon("pin"), el("span", { text: name || L.words.say("pin"), dir: "auto" })]);
  };

  MessageLog.prototype.file = function (file) {
    return file ? el("p", { class: "place file" }, [L.icon("clip"), el("span", { text: file.name, dir: "auto" })]) : null;
  };

  MessageLog.prototype.replyButton = function (message, inWords) {
    var hooks = this.hooks;
    var label = L.words.say("reply-to", { name: message.card ? message.card.title : message.from.name });
    return el("button", {
      type: "button", class: "reply" + (inWords ? " in-words" : ""), "aria-label": label, on: { click: function () { hooks.onReply(message); } }
    }, [L.icon("reply"), inWords ? el("span", { word: "reply" }) : null]);
  };

  MessageLog.prototype.letter = function (letter) {
    var self = this;
    return this.keep("l-" + letter.key, letter.state + (letter.note || ""), function () {
      return el("div", { class: "item mine letter " + letter.state }, [
        el("div", { class: "said" }, [
          el("div", { class: "bubble" }, self.letterContents(letter)),
          el("p", { class: "meta" }, [el("span", { class: "state", text: self.stateOf(letter) })]),
          letter.state === "failed" ? self.failedButtons(letter) : null
        ])
      ]);
    });
  };

  MessageLog.prototype.letterContents = function (letter) {
    return [
      this.quote(letter.replyTo),
      letter.text ? el("p", { class: "text", text: letter.text, dir: "auto" }) : null,
      L.thumbnails(letter.photos.map(function (photo) { return photo.url; }), ""),
      L.player(letter.voice),
      this.file(letter.file),
      letter.place ? el("p", { class: "place" }, [L.icon("pin"), el("span", { text: letter.place.name, dir: "auto" })]) : null
    ];
  };

  MessageLog.prototype.stateOf = function (letter) {
    if (letter.state === "sending") return L.words.say("state-sending");
    if (letter.state === "waiting") return letter.note;
    return L.words.say("state-failed") + (letter.note ? ": " + letter.note : "");
  };

  MessageLog.prototype.failedButtons = function (letter) {
    var outbox = this.store.outbox;
    return el("div", { class: "failed-buttons" }, [
      el("button", { type: "button", class: "small", word: "resend", on: { click: function () { outbox.resend(letter); } } }),
      el("button", { type: "button", class: "small quiet", word: "discard", on: { click: function () { outbox.discard(letter); } } })
    ]);
  };

  L.MessageLog = MessageLog;
})(window.Linli = window.Linli || {});
