/* The place picker: compound → building → stair, or where the phone is. */
(function (L) {
  "use strict";

  var el = L.el;

  /* api: of whoever asks; done({id, name}) or done({lat, lon, name}) */
  function PlacePicker(api, done) {
    this.api = api;
    this.done = done;
    this.trail = []; /* the places chosen so far, from the compound down */
  }

  PlacePicker.prototype.open = async function () {
    var self = this;
    this.title = el("h2", { word: "places-title" });
    this.crumbs = el("div", { class: "crumbs" });
    this.hint = el("p", { class: "hint", role: "status", word: "places-loading" });
    this.list = el("div", { class: "place-list" });
    this.phone = el("button", { type: "button", class: "phone-place", on: { click: function () { self.locate(); } } }, [
      L.icon("target"), el("span", {}, [el("strong", { word: "places-phone" }), el("small", { word: "places-phone-hint" })])
    ]);
    this.dialog = L.dialog(L.words.say("places"), "places", [
      el("div", { class: "sheet-head" }, [this.title, el("button", { type: "button", class: "icon-button", wordLabel: "close", on: { click: function () { self.dialog.close(); } } }, [L.icon("close")])]),
      this.phone, this.hint, this.crumbs, this.list
    ]);
    await this.load();
  };

  PlacePicker.prototype.load = async function () {
    try {
      var answer = await this.api.get("/chat/api/places");
      this.compounds = answer.compounds || [];
      this.hint.textContent = this.compounds.length ? "" : L.words.say("places-none");
      this.draw();
    } catch (error) {
      this.hint.textContent = error.message;
    }
  };

  PlacePicker.prototype.children = function () {
    var at = this.trail[this.trail.length - 1];
    if (!at) return this.compounds;
    return at.buildings || at.stairs || [];
  };

  PlacePicker.prototype.name = function (place) {
    return this.trail.concat(place ? [place] : []).map(function (step) { return step.name; }).join(" ");
  };

  PlacePicker.prototype.draw = function () {
    var at = this.trail[this.trail.length - 1];
    L.fill(this.crumbs, this.trail.length ? [this.crumb(0, L.words.say("places-all"))].concat(this.trail.slice(0, -1).map(function (step, n) {
      return this.crumb(n + 1, step.name);
    }, this)) : []);
    var whole = this.trail.length > 1 ? [this.whole(at)] : [];
    L.fill(this.list, whole.concat(this.children().map(this.option, this)));
  };

  PlacePicker.prototype.crumb = function (depth, name) {
    var self = this;
    return el("button", { type: "button", class: "crumb", on: { click: function () { self.trail = self.trail.slice(0, depth); self.show(); } } }, [
      L.icon("back"), el("span", { text: name })
    ]);
  };

  PlacePicker.prototype.show = function () {
    this.draw();
    var first = this.list.querySelector("button");
    if (first) first.focus();
  };

  PlacePicker.prototype.whole = function (at) {
    var self = this;
    return el("button", { type: "button", class: "place-option whole", text: L.words.say("places-pick", { name: at.name }), on: {
      click: function () { self.choose(at, self.name()); }
    } });
  };

  PlacePicker.prototype.option = function (place) {
    var self = this;
    var deeper = (place.buildings || place.stairs || []).length > 0;
    return el("button", { type: "button", class: "place-option", on: { click: function () {
      if (!deeper && self.trail.length) { self.choose(place, self.name(place)); return; }
      self.trail.push(place);
      self.show();
    } } }, [el("span", { text: place.name, dir: "auto" }), deeper ? L.icon("forward") : null]);
  };

  PlacePicker.prototype.choose = function (place, name) {
    this.dialog.close();
    this.done({ id: place.id, name: name });
  };

  PlacePicker.prototype.locate = function () {
    var self = this;
    if (!navigator.geolocation || window.isSecureContext === false) { this.say("places-insecure"); return; }
    this.say("places-locating");
    navigator.geolocation.getCurrentPosition(function (spot) {
      self.dialog.close();
      self.done({ lat: spot.coords.latitude, lon: spot.coords.longitude, name: L.words.say("phone-place") });
    }, function (error) {
      self.say(error.code === 1 ? "places-denied" : "places-failed");
    }, { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
  };

  PlacePicker.prototype.say = function (word) {
    this.hint.textContent = L.words.say(word);
  };

  L.pickPlace = function (api, done) {
    new PlacePicker(api, done).open();
  };
})(window.Linli = window.Linli || {});
