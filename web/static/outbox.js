/* Messages on their way out, one after another, each under one key until the server has it: no loss, no doubles. */
(function (L) {
  "use strict";

  var SLOWEST = 15000;

  function Outbox(store) {
    this.store = store;
    this.letters = [];
    this.held = [];
    this.running = false;
    this.failures = 0;
    this.timer = null;
    var self = this;
    window.addEventListener("online", function () { self.run(); });
  }

  /* letter: {room, text, photos: [{blob, name, url}], voice: {blob, url, seconds} or null, place, replyTo}; resolves when the server has stored it */
  Outbox.prototype.send = function (letter) {
    letter.key = L.newKey();
    letter.state = "sending";
    this.letters.push(letter);
    this.tell(letter);
    var promise = new Promise(function (resolve) { letter.sent = resolve; });
    this.run();
    return promise;
  };

  Outbox.prototype.of = function (room) {
    return this.letters.filter(function (letter) { return letter.room === room; });
  };

  Outbox.prototype.tell = function (letter) {
    this.store.changed({ room: letter.room, fresh: null, mine: letter.state === "sending" });
  };

  Outbox.prototype.next = function () {
    return this.letters.filter(function (letter) { return letter.state !== "failed"; })[0] || null;
  };

  Outbox.prototype.run = async function () {
    if (this.running) return;
    this.running = true;
    clearTimeout(this.timer);
    var letter = this.next();
    while (letter && await this.tryOne(letter)) letter = this.next();
    this.running = false;
  };

  /* Whether to go on with the next letter. */
  Outbox.prototype.tryOne = async function (letter) {
    try {
      var message = await this.store.api.post(letter);
      this.settle(letter, message);
      return true;
    } catch (error) {
      if (!error || error.name !== "ApiError") throw error;
      return this.failed(letter, error);
    }
  };

  Outbox.prototype.settle = function (letter, message) {
    this.failures = 0;
    this.letters.splice(this.letters.indexOf(letter), 1);
    this.store.accept(message);
    this.release();
    letter.sent(message);
    this.tell(letter);
    setTimeout(function () {
      letter.photos.concat(letter.voice || []).forEach(function (kept) { URL.revokeObjectURL(kept.url); });
    }, 1000);
  };

  Outbox.prototype.failed = function (letter, error) {
    var later = error.status === 0 || error.status === 429 || error.status >= 500;
    letter.state = later ? "waiting" : "failed";
    letter.note = error.status === 0 ? L.words.say("state-waiting") : later ? L.words.say("state-busy") : error.message;
    this.release();
    this.tell(letter);
    if (later) this.later(error.wait);
    return !later;
  };

  Outbox.prototype.later = function (seconds) {
    var self = this;
    this.failures += 1;
    var wait = seconds ? seconds * 1000 : Math.min(SLOWEST, 1000 * Math.pow(2, this.failures));
    this.timer = setTimeout(function () { self.run(); }, wait);
  };

  Outbox.prototype.resend = function (letter) {
    letter.state = "sending";
    this.tell(letter);
    this.run();
  };

  Outbox.prototype.discard = function (letter) {
    this.letters.splice(this.letters.indexOf(letter), 1);
    this.tell(letter);
  };

  /* My own message seen on the stream while its post is unanswered: keep it until the answer says which one it is. */
  Outbox.prototype.holds = function (message) {
    var open = this.of(message.room).some(function (letter) { return letter.state !== "failed"; });
    if (open) this.held.push(message);
    return open;
  };

  Outbox.prototype.release = function () {
    var held = this.held;
    this.held = [];
    held.forEach(function (message) {
      if (!this.holds(message)) this.store.accept(message);
    }, this);
  };

  L.Outbox = Outbox;
})(window.Linli = window.Linli || {});
