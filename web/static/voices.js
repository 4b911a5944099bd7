/* Speaking instead of writing: the button is held or tapped, a minute at most; and the player of what was spoken. */
(function (L) {
  "use strict";

  var el = L.el;
  var MOST = 60; /* seconds */
  var HELD = 600; /* milliseconds from which a press counts as holding */
  var KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
  var WHY = { NotAllowedError: "record-denied", SecurityError: "record-denied", NotFoundError: "record-no-microphone" };

  /* The word for why nothing can be recorded here; empty where it can. */
  function hindrance() {
    if (!window.isSecureContext) return "record-insecure";
    var can = navigator.mediaDevices && navigator.mediaDevices.getUserMedia && window.MediaRecorder;
    return can ? "" : "record-unsupported";
  }

  function player(voice) {
    if (!voice) return null;
    return el("div", { class: "voice" }, [
      el("audio", { controls: true, controlslist: "nodownload noplaybackrate", preload: "none", src: voice.url, "aria-label": L.words.say("voice-of", { n: voice.seconds }) }),
      el("span", { class: "voice-length", text: L.words.say("voice-length", { n: voice.seconds }) })
    ]);
  }

  /* done({blob, url, seconds}) gets what was spoken; complain(word) says what was wrong */
  function Recorder(done, complain) {
    this.done = done;
    this.complain = complain;
    this.recording = null;
    this.build();
  }

  Recorder.prototype.build = function () {
    var self = this;
    this.button = el("button", { type: "button", class: "icon-button microphone", wordLabel: "record" }, [L.icon("mic")]);
    this.time = el("span", { class: "record-time" });
    this.stopButton = el("button", { type: "button", class: "record-stop", on: { click: function () { self.stop(); } } }, [
      L.icon("check"), el("span", { word: "record-stop" })
    ]);
    this.bar = el("div", { class: "record-bar", hidden: true }, [
      el("button", { type: "button", class: "icon-button", wordLabel: "record-discard", on: { click: function () { self.discard(); } } }, [L.icon("close")]),
      el("span", { class: "record-dot", "aria-hidden": "true" }), this.time,
      el("span", { class: "spoken", role: "status", word: "recording" }), this.stopButton
    ]);
    this.bar.addEventListener("keydown", function (event) { if (event.key === "Escape") self.discard(); });
    this.listen();
  };

  /* A pointer begins when it goes down, so that the button can be held; a keyboard's click comes without one. */
  Recorder.prototype.listen = function () {
    var self = this;
    this.button.addEventListener("pointerdown", function (event) { if (event.button === 0) self.press(); });
    this.button.addEventListener("click", function (event) { if (event.detail === 0 || !window.PointerEvent) self.press(); });
    this.button.addEventListener("contextmenu", function (event) { event.preventDefault(); });
    window.addEventListener("pointerup", function () { self.release(); });
    window.addEventListener("pointercancel", function () { self.release(); });
  };

  Recorder.prototype.press = function () {
    var why = hindrance();
    if (why) this.complain(why);
    else if (!this.recording) this.start();
  };

  Recorder.prototype.release = function () {
    var recording = this.recording;
    if (recording && recording.began && performance.now() - recording.began > HELD && recording.held) this.stop();
    if (recording) recording.held = false;
  };

  Recorder.prototype.start = async function () {
    var recording = this.recording = { chunks: [], began: 0, held: true, kept: false };
    try {
      recording.stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (refused) {
      this.recording = null;
      this.complain(WHY[refused.name] || "record-failed");
      return;
    }
    if (this.recording !== recording) { silence(recording); return; }
    this.run(recording);
  };

  Recorder.prototype.run = function (recording) {
    var self = this;
    var kind = KINDS.filter(function (one) { return MediaRecorder.isTypeSupported(one); })[0];
    recording.machine = new MediaRecorder(recording.stream, kind ? { mimeType: kind, audioBitsPerSecond: 32000 } : {});
    recording.machine.addEventListener("dataavailable", function (event) { recording.chunks.push(event.data); });
    recording.machine.addEventListener("stop", function () { self.finished(recording); });
    recording.machine.start();
    recording.began = performance.now();
    recording.ticking = setInterval(function () { self.tick(recording); }, 200);
    this.tick(recording);
    this.show(true);
    this.stopButton.focus({ preventScroll: true });
  };

  Recorder.prototype.show = function (running) {
    this.bar.hidden = !running;
  };

  Recorder.prototype.tick = function (recording) {
    var seconds = (performance.now() - recording.began) / 1000;
    this.time.textContent = clock(seconds) + " / " + clock(MOST);
    if (seconds >= MOST) this.stop();
  };

  Recorder.prototype.stop = function () {
    if (!this.recording || !this.recording.machine) return;
    this.recording.kept = true;
    this.end();
  };

  Recorder.prototype.discard = function () {
    if (!this.recording) return;
    this.end();
    this.button.focus({ preventScroll: true });
  };

  Recorder.prototype.end = function () {
    var recording = this.recording;
    this.recording = null;
    clearInterval(recording.ticking);
    recording.seconds = (performance.now() - recording.began) / 1000;
    if (recording.machine && recording.machine.state !== "inactive") recording.machine.stop();
    else silence(recording);
    this.show(false);
  };

  Recorder.prototype.finished = function (recording) {
    silence(recording);
    if (this.recording === recording) { recording.kept = true; this.end(); } /* the microphone was pulled out */
    if (!recording.kept) return;
    if (recording.seconds < 1) { this.complain("record-short"); return; }
    var blob = new Blob(recording.chunks, { type: recording.machine.mimeType || "audio/webm" });
    this.done({ blob: blob, url: URL.createObjectURL(blob), seconds: Math.min(MOST, Math.round(recording.seconds)) });
  };

  function silence(recording) {
    if (recording.stream) recording.stream.getTracks().forEach(function (track) { track.stop(); });
  }

  function clock(seconds) {
    var whole = Math.min(MOST, Math.floor(seconds));
    return Math.floor(whole / 60) + ":" + String(whole % 60).padStart(2, "0");
  }

  L.Recorder = Recorder;
  L.player = player;
})(window.Linli = window.Linli || {});
