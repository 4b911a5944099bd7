/* Writing a message: words, photos and a voice before they go, a place, what it answers; one draft per room. */
(function (L) {
  "use strict";

  var el = L.el;
  var LARGEST_FILE = 5 * 1000 * 1000;
  var LONGEST = 20000;
  var TALLEST = 150; /* pixels */

  function emptyDraft() {
    return { text: "", photos: [], voice: null, file: null, place: null, replyTo: null };
  }

  /* complain(word) says in a few words what was wrong; onResize() is called when it may have grown or shrunk */
  function Composer(store, picker, complain, onResize) {
    this.store = store;
    this.picker = picker;
    this.complain = complain;
    this.onResize = onResize;
    this.drafts = {};
    this.draft = emptyDraft();
    this.build();
  }

  function iconButton(icon, word, click) {
    return el("button", { type: "button", class: "icon-button", wordLabel: word, on: { click: click } }, [L.icon(icon)]);
  }

  Composer.prototype.build = function () {
    var self = this;
    this.text = el("textarea", { rows: "1", class: "composer-text", wordLabel: "message", wordPlaceholder: "placeholder", enterkeyhint: "send", dir: "auto" });
    this.text.addEventListener("input", function () { self.grow(); });
    this.text.addEventListener("keydown", function (event) { self.key(event); });
    this.recorder = new L.Recorder(function (voice) { self.setVoice(voice); }, this.complain);
    this.sendButton = el("button", { type: "submit", class: "send", wordLabel: "send" }, [L.icon("send")]);
    this.attached = el("div", { class: "attached" });
    this.files = el("input", { type: "file", accept: ".xlsx,.toml,.tsv", class: "spoken", tabindex: "-1", "aria-hidden": "true" });
    this.files.addEventListener("change", function () { self.setFile(self.files.files[0]); self.files.value = ""; });
    this.clip = iconButton("clip", "add-file", function () { self.files.click(); });
    this.node = el("form", { class: "composer", wordLabel: "composer" }, [
      this.attached,
      el("div", { class: "composer-bar" }, [
        iconButton("camera", "add-photo", function () { self.picker.pick(function (photos) { self.addPhotos(photos); }); }),
        iconButton("pin", "add-place", function () { L.pickPlace(self.store.api, function (place) { self.setPlace(place); }); }),
        this.clip,
        this.text,
        this.recorder.button,
        this.sendButton
      ]),
      this.recorder.bar,
      this.picker.input,
      this.picker.shutter,
      this.files
    ]);
    this.node.addEventListener("submit", function (event) { event.preventDefault(); self.submit(); });
    this.node.addEventListener("paste", function (event) { self.paste(event); });
  };

  Composer.prototype.key = function (event) {
    var composing = event.isComposing || event.keyCode === 229; /* Enter that ends a Chinese input */
    if (event.key === "Enter" && !event.shiftKey && !composing) { event.preventDefault(); this.submit(); }
    if (event.key === "Escape" && this.draft.replyTo) { this.draft.replyTo = null; this.draw(); }
  };

  Composer.prototype.paste = function (event) {
    var files = event.clipboardData ? Array.prototype.slice.call(event.clipboardData.files) : [];
    if (!files.length) return;
    event.preventDefault();
    this.addPhotos(files.filter(this.picker.fits, this.picker).map(function (file) {
      return { blob: file, name: file.name, url: URL.createObjectURL(file) };
    }));
  };

  Composer.prototype.grow = function () {
    this.draft.text = this.text.value;
    this.offerVoice();
    this.text.style.height = "auto"; /* set by script, not by markup: the page's policy allows it */
    this.text.style.height = Math.min(this.text.scrollHeight + 2, TALLEST) + "px";
    this.text.style.overflowY = this.text.scrollHeight > TALLEST ? "auto" : "hidden";
    this.onResize();
  };

  Composer.prototype.openFor = function (room) {
    this.recorder.discard();
    if (this.room) this.drafts[this.room] = this.draft;
    this.room = room;
    this.draft = this.drafts[room] || emptyDraft();
    this.text.value = this.draft.text;
    this.offerFiles();
    this.draw();
    this.grow();
  };

  Composer.prototype.addPhotos = function (photos) {
    var room = L.MOST_PHOTOS - this.draft.photos.length;
    if (photos.length > room) this.complain("too-many-photos");
    this.draft.photos = this.draft.photos.concat(photos.slice(0, room));
    this.draw();
    this.text.focus({ preventScroll: true });
  };

  Composer.prototype.setFile = function (file) {
    if (!file) return;
    if (!/\.(xlsx|toml|tsv)$/i.test(file.name)) { this.complain("not-a-file"); return; }
    if (file.size > LARGEST_FILE) { this.complain("file-too-large"); return; }
    this.draft.file = file;
    this.draw();
    this.text.focus({ preventScroll: true });
  };

  /* Files are for whoever sets the town up, in the direct chat with the bot. */
  Composer.prototype.offerFiles = function () {
    var room = this.store.room(this.room);
    this.clip.hidden = !(this.store.me.files && room && room.kind === "direct");
  };

  Composer.prototype.fileChip = function () {
    if (!this.draft.file) return null;
    return this.chip("clip", this.draft.file.name, "remove-file", function (draft) { draft.file = null; });
  };

  Composer.prototype.setVoice = function (voice) {
    this.draft.voice = voice;
    this.draw();
    this.sendButton.focus({ preventScroll: true });
  };

  /* One voice a message; who has begun to write gets the room for it. */
  Composer.prototype.offerVoice = function () {
    this.recorder.button.hidden = Boolean(this.draft.voice || this.draft.text.trim());
  };

  Composer.prototype.setPlace = function (place) {
    this.draft.place = place;
    this.draw();
    this.text.focus({ preventScroll: true });
  };

  Composer.prototype.reply = function (message) {
    this.draft.replyTo = message;
    this.draw();
    this.text.focus({ preventScroll: true });
  };

  Composer.prototype.fill = function (text, photos) {
    this.text.value = text;
    this.draft.photos = photos;
    this.grow();
    this.draw();
  };

  Composer.prototype.draw = function () {
    L.fill(this.attached, [this.replyChip(), this.photoRow(), this.voiceChip(), this.fileChip(), this.placeChip()]);
    this.attached.hidden = !this.attached.firstChild;
    this.offerVoice();
    this.onResize();
  };

  Composer.prototype.chip = function (icon, text, word, clear) {
    var self = this;
    var remove = iconButton("close", word, function () { clear(self.draft); self.draw(); self.text.focus(); });
    return el("div", { class: "chip" }, [L.icon(icon), el("span", { text: text, dir: "auto" }), remove]);
  };

  Composer.prototype.replyChip = function () {
    var message = this.draft.replyTo;
    if (!message) return null;
    var name = message.card ? message.card.title : message.from.name + ": " + L.gist(message);
    return this.chip("reply", L.words.say("reply-to", { name: name }), "cancel-reply", function (draft) { draft.replyTo = null; });
  };

  Composer.prototype.placeChip = function () {
    if (!this.draft.place) return null;
    return this.chip("pin", this.draft.place.name, "remove-place", function (draft) { draft.place = null; });
  };

  Composer.prototype.voiceChip = function () {
    var self = this;
    if (!this.draft.voice) return null;
    return el("div", { class: "chip spoken-chip" }, [
      L.player(this.draft.voice), iconButton("close", "remove-voice", function () { self.removeVoice(); })
    ]);
  };

  Composer.prototype.removeVoice = function () {
    URL.revokeObjectURL(this.draft.voice.url);
    this.draft.voice = null;
    this.draw();
    this.recorder.button.focus();
  };

  Composer.prototype.photoRow = function () {
    var self = this;
    if (!this.draft.photos.length) return null;
    return el("div", { class: "chosen" }, this.draft.photos.map(function (photo, n) {
      var label = L.words.say("remove-photo", { n: n + 1 });
      var remove = el("button", { type: "button", class: "remove", "aria-label": label, on: { click: function () { self.removePhoto(n); } } }, [L.icon("close")]);
      return el("div", { class: "chosen-one" }, [el("img", { src: photo.url, alt: L.words.say("photo-n", { n: n + 1 }) }), remove]);
    }));
  };

  Composer.prototype.removePhoto = function (n) {
    URL.revokeObjectURL(this.draft.photos[n].url);
    this.draft.photos.splice(n, 1);
    this.draw();
    this.text.focus();
  };

  /* Gives a promise that resolves once the message is stored; null when there was nothing to send. */
  Composer.prototype.submit = function () {
    var draft = this.draft;
    var text = draft.text.trim();
    if (!this.room || (!text && !draft.photos.length && !draft.voice && !draft.file && !draft.place)) { this.text.focus(); return null; }
    if (text.length > LONGEST) { this.complain("too-long"); return null; }
    this.draft = emptyDraft();
    this.text.value = "";
    this.draw();
    this.grow();
    return this.store.outbox.send({
      room: this.room, text: text, photos: draft.photos, voice: draft.voice, file: draft.file, place: draft.place, replyTo: draft.replyTo ? draft.replyTo.id : ""
    });
  };

  L.Composer = Composer;
})(window.Linli = window.Linli || {});
