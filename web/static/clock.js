/* The demo's clock: shows the town's time and moves it on; answers when all that fell due is delivered. */
(function (L) {
  "use strict";

  var el = L.el;
  var TICK = 20000;

  /* hooks: {onMoved(hours, isoNow), onTrouble(sentence), onSay(sentence)} */
  function DemoClock(api, hooks) {
    this.api = api;
    this.hooks = hooks;
    this.busy = false;
    this.build();
  }

  DemoClock.prototype.build = function () {
    this.time = el("strong", { class: "clock-time" });
    this.next = el("span", { class: "clock-next" });
    this.buttons = [
      this.button("clock-hour", { advance: "PT1H" }), this.button("clock-day", { advance: "P1D" }),
      this.button("clock-43", { advance: "PT43H" }), this.button("clock-next", { to: "next" })
    ];
    this.node = el("section", { class: "clock", wordLabel: "clock" }, [
      el("div", { class: "clock-face" }, [L.icon("clock"), el("p", {}, [this.time, this.next])]),
      el("div", { class: "clock-buttons" }, this.buttons)
    ]);
  };

  DemoClock.prototype.button = function (word, move) {
    var self = this;
    return el("button", { type: "button", class: "clock-button", word: word, "data-move": word, on: { click: function () { self.move(move); } } });
  };

  DemoClock.prototype.start = async function () {
    var self = this;
    await this.ask();
    setInterval(function () { self.draw(); }, TICK);
  };

  DemoClock.prototype.ask = async function () {
    this.take(await this.api.get("/demo/clock"));
  };

  DemoClock.prototype.take = function (clock) {
    L.time.use(clock.timezone);
    L.time.setNow(clock.now);
    this.now = clock.now;
    this.due = clock.next;
    this.draw();
  };

  DemoClock.prototype.draw = function () {
    this.time.textContent = this.busy ? L.words.say("clock-busy") : L.time.full(L.time.now());
    this.next.textContent = this.due ? L.words.say("clock-next-at", { time: L.time.full(this.due) }) : L.words.say("clock-nothing");
  };

  DemoClock.prototype.setBusy = function (busy) {
    this.busy = busy;
    this.node.setAttribute("aria-busy", String(busy));
    this.buttons.forEach(function (button) { button.setAttribute("aria-disabled", String(busy)); });
    this.draw();
  };

  /* move: {advance: "PT1H"} or {to: "next"}; gives a promise of whether it moved */
  DemoClock.prototype.move = async function (move) {
    if (this.busy) return false;
    var before = new Date(this.now);
    this.setBusy(true);
    try {
      var answer = await this.api.postJson("/demo/clock", move);
      if (answer && answer.now) this.take(answer);
      if (!answer || answer.next === undefined) await this.ask();
      this.hooks.onMoved((new Date(this.now) - before) / 3600000);
      this.hooks.onSay(L.words.say("clock-moved", { time: L.time.full(this.now) }));
      return true;
    } catch (error) {
      this.hooks.onTrouble(error.message);
      return false;
    } finally {
      this.setBusy(false);
    }
  };

  L.DemoClock = DemoClock;
})(window.Linli = window.Linli || {});
