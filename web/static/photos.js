/* Where photos come from: the camera or the files of the device, and in the demo the sample pictures. */
(function (L) {
  "use strict";

  var el = L.el;
  var MOST = 9;
  var LARGEST = 15 * 1024 * 1024;

  /* samples: null, or a function that gives a promise of [{name, url}]; complain(word) says what was wrong */
  function PhotoPicker(samples, complain) {
    var self = this;
    this.samples = samples;
    this.complain = complain;
    this.input = el("input", { type: "file", accept: "image/*", multiple: true, class: "spoken", tabindex: "-1", "aria-hidden": "true" });
    this.input.addEventListener("change", function () { self.chosen(self.input); });
    this.shutter = el("input", { type: "file", accept: "image/*", capture: "environment", class: "spoken", tabindex: "-1", "aria-hidden": "true" });
    this.shutter.addEventListener("change", function () { self.chosen(self.shutter); });
    this.done = null;
  }

  /* Must be called from a click: browsers open the camera only then. With camera a phone opens it at once. */
  PhotoPicker.prototype.pick = function (done, camera) {
    this.done = done;
    if (this.samples) this.openSheet();
    else (camera ? this.shutter : this.input).click();
  };

  PhotoPicker.prototype.chosen = function (input) {
    var files = Array.prototype.slice.call(input.files);
    input.value = "";
    var photos = files.filter(this.fits, this).map(function (file) { return asPhoto(file, file.name); });
    if (photos.length && this.done) this.done(photos);
  };

  PhotoPicker.prototype.fits = function (file) {
    if (file.type && !/^image\//.test(file.type)) { this.complain("not-a-photo"); return false; }
    if (file.size > LARGEST) { this.complain("photo-too-large"); return false; }
    return true;
  };

  function asPhoto(blob, name) {
    return { blob: blob, name: name || "photo.jpg", url: URL.createObjectURL(blob) };
  }

  /* The sample picture at a URL of this site, as if it had been taken. */
  async function fetched(sample) {
    var response = await fetch(sample.url, { credentials: "same-origin" });
    if (!response.ok) throw new Error("sample " + response.status);
    return asPhoto(await response.blob(), sample.name + ".jpg");
  }

  function label(sample, n) {
    var word = "sample-" + sample.name;
    return L.words.has(word) ? L.words.say(word) : L.words.say("sample-other", { n: n + 1 });
  }

  PhotoPicker.prototype.openSheet = async function () {
    var self = this;
    var grid = el("div", { class: "samples" });
    var dialog = L.dialog(L.words.say("choose-sample"), "sample-sheet", [
      el("h2", { word: "choose-sample" }), el("p", { class: "hint", word: "sample-hint" }), grid,
      el("div", { class: "sheet-bar" }, [
        el("button", { type: "button", class: "quiet", word: "close", on: { click: function () { dialog.close(); } } }),
        el("button", { type: "button", class: "device", word: "from-device", on: { click: function () { dialog.close(); self.input.click(); } } })
      ])
    ]);
    try { L.fill(grid, (await this.samples()).map(function (sample, n) { return self.sampleButton(sample, n, dialog); })); }
    catch (lost) { this.complain("error-offline"); }
  };

  PhotoPicker.prototype.sampleButton = function (sample, n, dialog) {
    var self = this;
    return el("button", { type: "button", class: "sample", "data-sample": sample.name, on: { click: async function () {
      dialog.close();
      try { self.done([await fetched(sample)]); } catch (lost) { self.complain("error-offline"); }
    } } }, [el("img", { src: sample.url, alt: "" }), el("span", { text: label(sample, n) })]);
  };

  L.PhotoPicker = PhotoPicker;
  L.fetchSample = fetched;
  L.MOST_PHOTOS = MOST;
})(window.Linli = window.Linli || {});
