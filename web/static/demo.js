/* The demo: three people side by side over one stream, a clock to move, steps to try. */
(function (L) {
  "use strict";

  var el = L.el;
  var KEPT = "linli-demo-panes";
  var SEATS = [
    { name: "resident", word: "demo-resident", roles: ["resident"], room: "residents" },
    { name: "unit", word: "demo-unit", roles: ["officer", "unit_head"], room: "direct" },
    { name: "desk", word: "demo-desk", roles: ["desk", "street"], room: "work" }
  ];
  var ROLES = ["resident", "volunteer", "building_leader", "grid_member", "grid_leader", "desk", "street", "officer", "unit_head", "supervisor"];
  var FLASH = 2400;

  var api = new L.Api("");
  var place = document.getElementById("demo");
  var people = [];
  var seats = {}; /* by name: {seat, box, tab, badge, person, pane} */
  var clock = null;
  var steps = null;
  var samples = null;

  function kept() {
    try { return JSON.parse(L.keptHere.get(KEPT)) || {}; } catch (broken) { return {}; }
  }

  function keep() {
    var state = {};
    SEATS.forEach(function (seat) {
      var taken = seats[seat.name];
      if (taken.person) state[seat.name] = { person: taken.person.id, room: taken.pane ? taken.pane.store.open : null };
    });
    L.keptHere.set(KEPT, JSON.stringify(state));
  }

  function loadSamples() {
    if (!samples) samples = api.get("/demo/samples");
    samples.catch(function () { samples = null; });
    return samples;
  }

  /* The role a person is listed under: the weightiest one they have. */
  function roleOf(person) {
    return ROLES.filter(function (role) { return person.roles.indexOf(role) >= 0; }).pop() || "resident";
  }

  function first(test) {
    return people.filter(test)[0];
  }

  /* Somebody who is just that; else anybody who is that among other things. */
  function defaultPerson(seat) {
    var found = null;
    seat.roles.forEach(function (role) {
      found = found || first(function (person) { return roleOf(person) === role; });
    });
    seat.roles.forEach(function (role) {
      found = found || first(function (person) { return person.roles.indexOf(role) >= 0; });
    });
    return found || people[0];
  }

  function personWith(id) {
    return first(function (person) { return person.id === id; });
  }

  function option(person, chosen) {
    return el("option", { value: person.id, selected: chosen.id === person.id, text: person.name });
  }

  function switcher(name, chosen) {
    var groups = ROLES.map(function (role) {
      var members = people.filter(function (person) { return roleOf(person) === role; });
      if (!members.length) return null;
      return el("optgroup", { label: L.words.say("role-" + role) }, members.map(function (person) { return option(person, chosen); }));
    });
    return el("select", { class: "switcher", wordLabel: "demo-switch", on: { change: function (event) {
      trySeat(name, personWith(event.target.value));
    } } }, groups);
  }

  function headOf(name, person) {
    var seat = seats[name].seat;
    return el("header", { class: "seat-head seat-" + name }, [
      el("h2", { class: "seat-name", word: seat.word }), switcher(name, person)
    ]);
  }

  function preferredRoom(store, kind) {
    return store.rooms.filter(function (room) { return room.kind === kind; })[0] || store.rooms[0];
  }

  async function seatPerson(name, person, roomId) {
    var taken = seats[name];
    var bearer = new L.Api(person.token);
    taken.person = person;
    taken.box.setAttribute("aria-busy", "true");
    var me = await bearer.get("/chat/api/me");
    if (taken.person !== person) return;
    taken.pane = paneFor(name, bearer, me, person);
    L.fill(taken.box, [taken.pane.node]);
    await taken.pane.start();
    taken.box.removeAttribute("aria-busy");
    taken.pane.lineIs(taken.line || "");
    var room = taken.pane.store.room(roomId) || preferredRoom(taken.pane.store, taken.seat.room);
    if (room) await taken.pane.open(room.id);
    keep();
  }

  function trySeat(name, person) {
    seatPerson(name, person, null).catch(function (error) {
      seats[name].box.removeAttribute("aria-busy");
      tell(error.message);
    });
  }

  function paneFor(name, bearer, me, person) {
    return new L.Pane({
      api: bearer, me: me, tabs: true, head: headOf(name, person), samples: loadSamples,
      onOpen: keep,
      onPress: function (button) { steps.pressed(button); },
      onNews: function () { flash(name); },
      onUnread: function (unread) { showUnread(name, unread); }
    });
  }

  function flash(name) {
    var box = seats[name].box;
    if (box.contains(document.activeElement)) return;
    box.classList.add("news");
    setTimeout(function () { box.classList.remove("news"); }, FLASH);
  }

  function showUnread(name, unread) {
    var badge = seats[name].badge;
    badge.textContent = unread > 99 ? "99+" : String(unread);
    badge.hidden = !unread;
  }

  function panes() {
    return SEATS.map(function (seat) { return seats[seat.name].pane; }).filter(Boolean);
  }

  function each(act) {
    panes().forEach(act);
  }

  function showSeat(name) {
    SEATS.forEach(function (seat) {
      var shown = seat.name === name;
      var taken = seats[seat.name];
      taken.box.classList.toggle("shown", shown);
      taken.tab.setAttribute("aria-selected", String(shown));
      taken.tab.tabIndex = shown ? 0 : -1;
      if (shown && taken.pane) { taken.pane.log.toBottom(); taken.pane.seen(); }
    });
  }

  function tabFor(seat) {
    var badge = el("span", { class: "badge", hidden: true });
    var tab = el("button", { type: "button", role: "tab", id: "tab-" + seat.name, "aria-controls": "seat-" + seat.name, on: {
      click: function () { showSeat(seat.name); }
    } }, [el("span", { word: seat.word }), badge]);
    return { tab: tab, badge: badge };
  }

  function moveTab(event) {
    var step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!step) return;
    var at = SEATS.findIndex(function (seat) { return seats[seat.name].tab === document.activeElement; });
    var next = SEATS[(at + step + SEATS.length) % SEATS.length].name;
    showSeat(next);
    seats[next].tab.focus();
  }

  function takeSeats() {
    SEATS.forEach(function (seat) {
      var made = tabFor(seat);
      var box = el("section", { class: "seat", id: "seat-" + seat.name, wordLabel: seat.word, "data-seat": seat.name });
      seats[seat.name] = { seat: seat, box: box, tab: made.tab, badge: made.badge, person: null, pane: null };
    });
  }

  function boxes() {
    return SEATS.map(function (seat) { return seats[seat.name].box; });
  }

  function tabs() {
    return SEATS.map(function (seat) { return seats[seat.name].tab; });
  }

  function build() {
    takeSeats();
    clock = new L.DemoClock(api, {
      onMoved: function (hours) { steps.moved(hours); each(function (pane) { pane.redraw(); }); }, onTrouble: tell, onSay: tell
    });
    steps = new L.Steps(actions, function () { tell(L.words.say("demo-done")); });
    L.fill(place, [
      el("header", { class: "demo-bar" }, [
        el("div", { class: "brand-bar" }, [
          el("img", { class: "logo", src: "/static/icons/logo.svg", alt: "", width: "40", height: "40" }),
          el("div", { class: "brand-names" }, [el("h1", { word: "app-name" }), el("p", { word: "demo-tagline" })])
        ]),
        clock.node, L.languageButton()
      ]),
      steps.node,
      el("div", { class: "seat-tabs", role: "tablist", wordLabel: "demo-panes", on: { keydown: moveTab } }, tabs()),
      el("main", { class: "seats", wordLabel: "demo-panes" }, boxes())
    ]);
    showSeat("resident");
  }

  function tell(sentence) {
    var shown = panes()[0];
    var middle = seats.unit.pane;
    var wide = seats.unit.box.offsetParent !== null;
    if (wide && middle) middle.toast(sentence);
    else if (shown) panes().filter(function (pane) { return pane.node.offsetParent !== null; })[0].toast(sentence);
  }

  /* The newest message there was when the visitor reported: the steps are about what came after it. */
  var before = 0;

  function newestId() {
    return Math.max.apply(null, [0].concat(panes().map(function (pane) {
      return Math.max.apply(null, [0].concat(pane.store.rooms.map(function (room) {
        return room.last ? Number(room.last.id) : 0;
      })));
    })));
  }

  /* Step 1: the sentence and the picture go into the resident's own residents' group. */
  async function sayIt() {
    var pane = seats.resident.pane;
    showSeat("resident");
    before = newestId();
    await pane.open(preferredRoom(pane.store, "residents").id);
    pane.composer.fill(L.words.say("demo-step-1-button"), await pictureOf("stairwell-boxes"));
    var sent = pane.composer.submit();
    if (!sent) return;
    await sent;
    steps.tick("1");
    tell(L.words.say("demo-sent"));
    setTimeout(bringHolder, 1500);
  }

  async function pictureOf(name) {
    try {
      var all = await loadSamples();
      var sample = all.filter(function (one) { return one.name === name; })[0] || all[0];
      return [await L.fetchSample(sample)];
    } catch (absent) {
      return [];
    }
  }

  function offers(message, verb) {
    return Boolean(message.card) && message.card.buttons.some(function (button) { return button.id.indexOf(verb + ":") === 0; });
  }

  function newestIn(pane, kinds, verb) {
    var found = null;
    pane.store.rooms.filter(kinds).forEach(function (room) {
      pane.store.log(room.id).items.forEach(function (message) {
        if (Number(message.id) > before && offers(message, verb) && (!found || new Date(message.at) >= new Date(found.at))) found = message;
      });
    });
    return found;
  }

  /* The newest message of a pane with a button of this verb: the person's own card before the group's. */
  function withButton(pane, verb) {
    return newestIn(pane, function (room) { return room.kind === "direct"; }, verb) ||
      newestIn(pane, function (room) { return room.kind !== "direct"; }, verb);
  }

  async function find(name, verb, step) {
    var pane = seats[name].pane;
    var label = L.words.say("demo-step-" + step + "-button");
    await pane.store.preview();
    var message = withButton(pane, verb);
    showSeat(name);
    if (!message) { tell(L.words.say("demo-not-yet", { label: label })); return; }
    await pane.open(message.room);
    pointAt(pane.node.querySelector('[data-message="' + message.id + '"] [data-button^="' + verb + ':"]'));
  }

  function look(name, verb, step) {
    find(name, verb, step).catch(function (error) { tell(error.message); });
  }

  function pointAt(button) {
    if (!button) return;
    button.scrollIntoView({ block: "center" });
    button.focus({ preventScroll: true });
    button.classList.add("pointed");
    setTimeout(function () { button.classList.remove("pointed"); }, FLASH);
  }

  var actions = {
    "1": function () { sayIt().catch(function (error) { tell(error.message); }); },
    "2": function () { look("unit", "accept", "2"); },
    "3": function () { clock.move({ advance: "PT43H" }); },
    "4": function () { look("unit", "done", "4"); },
    "5": function () { look("resident", "solved", "5"); }
  };

  /* If the matter went to an officer whom nobody is looking at, put that officer into the middle. */
  var holder = null;

  function noteHolder(user, message) {
    var person = personWith(user);
    if (message && offers(message, "accept") && person && person.roles.indexOf("officer") >= 0) holder = person;
  }

  function bringHolder() {
    var taken = seats.unit;
    if (holder && taken.pane && !withButton(taken.pane, "accept") && holder !== taken.person) trySeat("unit", holder);
    holder = null;
  }

  function deliver(kind, data) {
    if (kind === "message") noteHolder(String(data.user), data.message);
    each(function (pane) {
      if (pane.store.me.id === String(data.user)) pane.store.take(kind, data);
    });
  }

  function lineIs(word) {
    SEATS.forEach(function (seat) { seats[seat.name].line = word; });
    each(function (pane) { pane.lineIs(word); });
  }

  function resync() {
    return Promise.all(panes().map(function (pane) { return pane.store.resync(); }));
  }

  function follow() {
    new L.Stream({
      path: "/demo/events", api: api, onEvent: deliver, onPoll: resync,
      onUp: function () { lineIs(""); resync().catch(function () { return undefined; }); },
      onDown: function () { lineIs("offline"); }
    }).start();
  }

  function redraw() {
    document.title = L.words.say("demo-title");
    clock.draw();
    steps.draw();
    SEATS.forEach(function (seat) {
      var taken = seats[seat.name];
      if (!taken.pane) return;
      taken.pane.redraw();
      taken.box.querySelectorAll("optgroup").forEach(function (group) {
        group.label = L.words.say("role-" + roleOf(personWith(group.firstChild.value)));
      });
    });
  }

  async function seatAll() {
    var state = kept();
    await Promise.all(SEATS.map(function (seat) {
      var was = state[seat.name] || {};
      return seatPerson(seat.name, personWith(was.person) || defaultPerson(seat), was.room);
    }));
  }

  async function start() {
    L.words.show();
    document.title = L.words.say("demo-title");
    try {
      people = await api.get("/demo/people");
      build();
      await clock.start();
      await seatAll();
      follow();
      L.words.onChange(redraw);
    } catch (error) {
      if (error.name !== "ApiError") throw error;
      L.fill(place, [el("p", { class: "welcome", role: "alert", text: error.message })]);
    }
  }

  start();
})(window.Linli);
