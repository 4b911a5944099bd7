/* Server-sent events read with fetch, so that a bearer can go along; resumes after the last event it saw.
   Browsers without readable streams fall back to EventSource (cookie only), and then to asking again and again. */
(function (L) {
  "use strict";

  var SILENCE = 40000; /* the server sends a comment every 15 s */
  var SLOWEST = 20000;
  var POLL = 4000;
  var BLINK = 1500; /* a line that is back so soon was never down for people */

  /* new Stream({path, api, onEvent(kind, data), onUp(), onDown(), onPoll()}) */
  function Stream(options) {
    this.options = options;
    this.last = "";
    this.failures = 0;
    this.heardAt = 0;
    this.up = false;
    this.turn = 0;
    this.timer = null;
    this.controller = null;
  }

  Stream.prototype.start = function () {
    var self = this;
    window.addEventListener("online", function () { self.again(0); });
    window.addEventListener("offline", function () { self.drop(); });
    /* A page kept for the "back" button must not hold one of the six connections that a browser allows. */
    window.addEventListener("pagehide", function () { clearTimeout(self.timer); self.drop(); });
    window.addEventListener("pageshow", function (event) { if (event.persisted) self.again(0); });
    document.addEventListener("visibilitychange", function () {
      if (!document.hidden && self.silent(SILENCE / 2)) self.again(0);
    });
    setInterval(function () { if (self.up && self.silent(SILENCE)) self.again(0); }, 5000);
    this.connect();
  };

  Stream.prototype.silent = function (span) {
    return !this.polling && performance.now() - this.heardAt > span;
  };

  Stream.prototype.setUp = function (up) {
    if (this.up === up) return;
    this.up = up;
    clearTimeout(this.downTimer);
    if (up) this.options.onUp();
    else this.downTimer = setTimeout(this.options.onDown, BLINK);
  };

  Stream.prototype.drop = function () {
    this.turn += 1;
    if (this.controller) this.controller.abort();
    this.controller = null;
    this.setUp(false);
  };

  /* Leave what there is and connect anew after so many milliseconds. */
  Stream.prototype.again = function (wait) {
    var self = this;
    this.drop();
    clearTimeout(this.timer);
    this.timer = setTimeout(function () { self.connect(); }, wait);
  };

  Stream.prototype.retry = function () {
    this.failures += 1;
    var wait = Math.min(SLOWEST, 500 * Math.pow(2, this.failures));
    this.again(wait / 2 + Math.random() * wait / 2);
  };

  Stream.prototype.request = function () {
    var headers = this.options.api.headers({ Accept: "text/event-stream" });
    if (this.last) headers["Last-Event-ID"] = this.last;
    var options = { headers: headers, credentials: "same-origin", cache: "no-store" };
    if (window.AbortController) {
      this.controller = new AbortController();
      options.signal = this.controller.signal;
    }
    return fetch(this.options.path, options);
  };

  Stream.prototype.connect = async function () {
    var turn = this.turn;
    try {
      var response = await this.request();
      if (turn !== this.turn) return;
      if (!response.ok) throw new Error("stream " + response.status);
      if (!response.body || !response.body.getReader || !window.TextDecoder) { this.withoutStreams(); return; }
      await this.readAll(response.body.getReader(), turn);
    } catch (lost) {
      if (turn === this.turn) this.retry();
      return;
    }
    if (turn === this.turn) this.retry();
  };

  Stream.prototype.readAll = async function (reader, turn) {
    var decoder = new TextDecoder();
    var rest = "";
    this.heard();
    this.setUp(true);
    for (;;) {
      var step = await reader.read();
      if (turn !== this.turn) { reader.cancel().catch(function () { return undefined; }); return; }
      if (step.done) return;
      this.heard();
      rest = this.take(rest + decoder.decode(step.value, { stream: true }));
    }
  };

  Stream.prototype.heard = function () {
    this.heardAt = performance.now();
    this.failures = 0;
  };

  /* Hand over the whole events in text; what is left is the start of the next one. */
  Stream.prototype.take = function (text) {
    var blocks = text.replace(/\r\n?/g, "\n").split("\n\n");
    var rest = blocks.pop();
    blocks.forEach(this.takeOne, this);
    return rest;
  };

  Stream.prototype.takeOne = function (block) {
    var event = { kind: "message", data: [], id: "" };
    block.split("\n").forEach(function (line) {
      var match = /^(event|data|id):\s?(.*)$/.exec(line);
      if (!match) return;
      if (match[1] === "data") event.data.push(match[2]);
      else event[match[1] === "event" ? "kind" : "id"] = match[2];
    });
    if (event.id) this.last = event.id;
    if (event.data.length) this.tell(event.kind, event.data.join("\n"));
  };

  Stream.prototype.tell = function (kind, text) {
    var data;
    try { data = JSON.parse(text); } catch (broken) { return; }
    this.options.onEvent(kind, data);
  };

  Stream.prototype.withoutStreams = function () {
    if (this.controller) this.controller.abort();
    if (window.EventSource && !this.options.api.token) this.listen();
    else this.poll();
  };

  Stream.prototype.listen = function () {
    var self = this;
    var source = new EventSource(this.options.path);
    this.polling = true; /* EventSource reconnects and resumes by itself */
    ["message", "card", "read", "hello"].forEach(function (kind) {
      source.addEventListener(kind, function (event) { self.tell(kind, event.data); });
    });
    source.onopen = function () { self.setUp(true); };
    source.onerror = function () { self.setUp(false); };
  };

  Stream.prototype.poll = function () {
    var self = this;
    this.polling = true;
    setInterval(function () {
      self.options.onPoll().then(function () { self.setUp(true); }, function () { self.setUp(false); });
    }, POLL);
  };

  L.Stream = Stream;
})(window.Linli = window.Linli || {});
