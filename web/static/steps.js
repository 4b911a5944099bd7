/* The strip "try this": steps that do or point at the next thing, and tick off as they happen. */
(function (L) {
  "use strict";

  var el = L.el;
  var KEPT = "linli-steps";
  var ALL = ["1", "2", "3", "4", "5"];
  var BY_VERB = { accept: "2", take: "2", done: "4", solved: "5" };
  var HOURS = 43;

  /* actions: one function per step, called when its button is pressed; onDone() after the last one */
  function Steps(actions, onDone) {
    this.actions = actions;
    this.onDone = onDone;
    this.state = this.kept();
    this.items = {};
    this.build();
    this.draw();
  }

  Steps.prototype.kept = function () {
    try { return JSON.parse(L.keptHere.get(KEPT)) || { ticks: {}, hours: 0 }; } catch (broken) { return { ticks: {}, hours: 0 }; }
  };

  Steps.prototype.build = function () {
    var self = this;
    this.list = el("ol", { class: "steps-list" }, ALL.map(this.item, this));
    this.restart = el("button", { type: "button", class: "quiet restart", word: "demo-restart", on: { click: function () { self.reset(); } } });
    this.node = el("section", { class: "steps", wordLabel: "demo-steps" }, [
      el("h2", { class: "steps-title", word: "demo-steps" }), this.list, this.restart
    ]);
  };

  Steps.prototype.item = function (step) {
    var self = this;
    var mark = el("span", { class: "step-mark", "aria-hidden": "true", text: step });
    var spoken = el("span", { class: "spoken" });
    var button = el("button", { type: "button", class: "step-button", "data-step": step, word: "demo-step-" + step + "-button", on: {
      click: function () { self.actions[step](); }
    } });
    var node = el("li", { class: "step" }, [mark, el("span", { class: "step-words", word: "demo-step-" + step }), button, spoken]);
    this.items[step] = { node: node, mark: mark, spoken: spoken };
    return node;
  };

  Steps.prototype.current = function () {
    var ticks = this.state.ticks;
    return ALL.filter(function (step) { return !ticks[step]; })[0] || "";
  };

  Steps.prototype.draw = function () {
    var current = this.current();
    ALL.forEach(function (step) {
      var item = this.items[step];
      var done = Boolean(this.state.ticks[step]);
      item.node.classList.toggle("done", done);
      item.node.classList.toggle("current", step === current || (!current && step === ALL[ALL.length - 1]));
      item.mark.textContent = done ? "✓" : step;
      item.spoken.textContent = done ? L.words.say("demo-step-state-done") : "";
    }, this);
    this.restart.hidden = Boolean(current) && !this.state.ticks["1"];
  };

  Steps.prototype.tick = function (step) {
    if (this.state.ticks[step]) return;
    this.state.ticks[step] = true;
    this.save();
    if (!this.current()) this.onDone();
  };

  Steps.prototype.save = function () {
    L.keptHere.set(KEPT, JSON.stringify(this.state));
    this.draw();
  };

  Steps.prototype.reset = function () {
    this.state = { ticks: {}, hours: 0 };
    this.save();
  };

  /* A button somewhere was pressed: its id begins with what it does. */
  Steps.prototype.pressed = function (button) {
    var step = BY_VERB[String(button.id).split(":")[0]];
    if (step) this.tick(step);
  };

  Steps.prototype.moved = function (hours) {
    this.state.hours += hours;
    if (this.state.hours >= HOURS - 0.1) this.tick("3");
    this.save();
  };

  L.Steps = Steps;
})(window.Linli = window.Linli || {});
