/* What one person sees: rooms, messages by room, what is still on its way out. No drawing here. */
(function (L) {
  "use strict";

  var PAGE = 50;

  /* Ids are growing numbers written as text, longer than a double may hold. */
  function compare(a, b) {
    if (a.length !== b.length) return a.length - b.length;
    return a < b ? -1 : a > b ? 1 : 0;
  }

  function Store(api, me) {
    this.api = api;
    this.me = me;
    this.rooms = [];
    this.logs = {};
    this.open = null; /* id of the room that is being looked at */
    this.outbox = new L.Outbox(this);
    this.listeners = [];
  }

  Store.prototype.onChange = function (tell) {
    this.listeners.push(tell);
  };

  /* change: {rooms: true} or {room: id, fresh: message or null} */
  Store.prototype.changed = function (change) {
    this.listeners.forEach(function (tell) { tell(change); });
  };

  Store.prototype.room = function (id) {
    return this.rooms.filter(function (room) { return room.id === id; })[0] || null;
  };

  Store.prototype.log = function (id) {
    if (!this.logs[id]) this.logs[id] = { items: [], byId: {}, loaded: false, complete: false };
    return this.logs[id];
  };

  Store.prototype.message = function (room, id) {
    return this.log(room).byId[id] || null;
  };

  Store.prototype.last = function (id) {
    var items = this.log(id).items;
    var room = this.room(id);
    return items[items.length - 1] || (room && room.last) || null;
  };

  Store.prototype.isMine = function (message) {
    return message.from.id === this.me.id;
  };

  Store.prototype.unread = function () {
    return this.rooms.reduce(function (sum, room) { return sum + (room.unread || 0); }, 0);
  };

  Store.prototype.loadRooms = async function () {
    var rooms = await this.api.rooms();
    var self = this;
    rooms.forEach(function (room) { if (room.id === self.open && self.reading) room.unread = 0; });
    this.rooms = rooms;
    this.changed({ rooms: true });
  };

  /* The newest messages of every room: the list shows their last line, and opening one is instant. */
  Store.prototype.preview = async function () {
    var ids = this.rooms.map(function (room) { return room.id; });
    for (var i = 0; i < ids.length; i += 1) {
      if (!this.log(ids[i]).loaded) await this.loadNewest(ids[i]);
    }
  };

  Store.prototype.loadNewest = async function (id) {
    var page = await this.api.messages(id);
    var log = this.log(id);
    var known = page.some(function (message) { return log.byId[message.id]; });
    if (log.loaded && !known && page.length >= PAGE) this.forget(id); /* too far behind: no hole in the middle */
    log = this.log(id);
    var again = log.loaded;
    if (!again) log.complete = page.length < PAGE;
    log.loaded = true;
    page.forEach(function (message) {
      if (again && !log.byId[message.id] && this.isMine(message) && this.outbox.holds(message)) return;
      this.put(id, message);
    }, this);
    this.changed({ room: id, fresh: null });
  };

  Store.prototype.forget = function (id) {
    this.logs[id] = null;
  };

  Store.prototype.loadOlder = async function (id) {
    var log = this.log(id);
    if (log.complete || !log.items.length) return;
    var page = await this.api.messages(id, "?before=" + encodeURIComponent(log.items[0].id));
    if (page.length < PAGE) log.complete = true;
    page.forEach(function (message) { this.put(id, message); }, this);
    this.changed({ room: id, fresh: null });
  };

  /* Insert or replace by id: a message never shows twice. Returns whether it was new. */
  Store.prototype.put = function (id, message) {
    var log = this.log(id);
    var fresh = !log.byId[message.id];
    log.byId[message.id] = message;
    var at = log.items.length;
    while (at > 0 && compare(log.items[at - 1].id, message.id) > 0) at -= 1;
    if (!fresh) log.items[at - 1] = message;
    else log.items.splice(at, 0, message);
    return fresh;
  };

  /* An event from the stream. My own message may overtake the answer to its post: the outbox holds it till then. */
  Store.prototype.take = function (kind, data) {
    if (kind === "read") { this.takeRead(data); return; }
    var message = data.message;
    if (!message || !message.room) return;
    if (kind === "card") { this.redraw(message); return; }
    if (this.isMine(message) && this.outbox.holds(message)) return;
    this.accept(message);
  };

  /* A card that changed. One further back than what is loaded is left alone: it would tear a hole. */
  Store.prototype.redraw = function (message) {
    if (!this.log(message.room).byId[message.id]) return;
    this.put(message.room, message);
    this.changed({ room: message.room, fresh: null, updated: message });
  };

  Store.prototype.accept = function (message) {
    if (!this.log(message.room).loaded) { this.countOne(message, true); return; }
    var fresh = this.put(message.room, message);
    this.countOne(message, fresh);
    this.changed({ room: message.room, fresh: fresh ? message : null });
  };

  Store.prototype.countOne = function (message, fresh) {
    var room = this.room(message.room);
    if (!room) { this.refresh(); return; }
    if (fresh) room.last = message;
    if (fresh && !this.isMine(message) && !(this.open === room.id && this.reading)) room.unread = (room.unread || 0) + 1;
    this.changed({ rooms: true, news: fresh && !this.isMine(message) ? message : null });
  };

  Store.prototype.takeRead = function (data) {
    var room = this.room(data.room);
    if (room && typeof data.unread === "number") { room.unread = data.unread; this.changed({ rooms: true }); return; }
    this.refresh();
  };

  Store.prototype.refresh = function () {
    var self = this;
    clearTimeout(this.refreshing);
    this.refreshing = setTimeout(function () { self.loadRooms().catch(function () { return undefined; }); }, 400);
  };

  /* After a broken stream: ask again for what is on screen. What was known is replaced, not repeated. */
  Store.prototype.resync = async function () {
    await this.loadRooms();
    var known = this.rooms.map(function (room) { return room.id; }).filter(function (id) { return this.log(id).loaded; }, this);
    for (var i = 0; i < known.length; i += 1) await this.loadNewest(known[i]);
    this.outbox.run();
  };

  Store.prototype.markRead = function (id) {
    var room = this.room(id);
    var last = this.last(id);
    if (!room || !last || this.log(id).read === last.id) return;
    if (!room.unread && this.isMine(last)) return;
    this.log(id).read = last.id;
    room.unread = 0;
    this.changed({ rooms: true });
    var log = this.log(id);
    this.api.read(id, last.id).catch(function () { log.read = null; });
  };

  L.Store = Store;
})(window.Linli = window.Linli || {});
