/* The chat API over fetch: JSON in, JSON out, every failure an error with a sentence for people. */
(function (L) {
  "use strict";

  var PATIENCE = 60000;

  function ApiError(status, code, message, wait) {
    this.name = "ApiError";
    this.status = status; /* 0: the network */
    this.code = code;
    this.message = message;
    this.wait = wait; /* seconds to wait, or 0 */
  }
  ApiError.prototype = Object.create(Error.prototype);

  function sentence(status, body) {
    if (body && body.message) return body.message;
    if (status === 404 || status === 403) return L.words.say("error-stale");
    return L.words.say("error-server");
  }

  function jsonOf(response) {
    return response.text().then(function (text) {
      try { return text ? JSON.parse(text) : null; } catch (broken) { return null; }
    });
  }

  async function answerOf(response) {
    var body = await jsonOf(response);
    if (response.ok) return body;
    var wait = Number(response.headers.get("Retry-After")) || 0;
    throw new ApiError(response.status, (body && body.error) || "", sentence(response.status, body), wait);
  }

  /* A request that never ends would hold the outbox for ever. */
  function patient(options) {
    if (!window.AbortController) return function () { return undefined; };
    var controller = new AbortController();
    var timer = setTimeout(function () { controller.abort(); }, PATIENCE);
    options.signal = controller.signal;
    return function () { clearTimeout(timer); };
  }

  function newKey() {
    var bytes = new Uint8Array(16);
    window.crypto.getRandomValues(bytes);
    return Array.prototype.map.call(bytes, function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
  }

  function Api(token) {
    this.token = token || "";
  }

  Api.prototype.headers = function (more) {
    var headers = { "Accept-Language": L.words.language() === "zh" ? "zh-CN" : "en" };
    if (this.token) headers.Authorization = "Bearer " + this.token;
    Object.keys(more || {}).forEach(function (name) { headers[name] = more[name]; });
    return headers;
  };

  Api.prototype.send = async function (method, path, body, headers) {
    var options = { method: method, headers: this.headers(headers), credentials: "same-origin", cache: "no-store" };
    if (body !== undefined) options.body = body;
    var done = patient(options);
    var response;
    try {
      response = await fetch(path, options);
      return await answerOf(response);
    } catch (error) {
      if (error instanceof ApiError) throw error;
      throw new ApiError(0, "network", L.words.say("error-offline"), 0);
    } finally {
      done();
    }
  };

  Api.prototype.get = function (path) {
    return this.send("GET", path);
  };

  Api.prototype.postJson = function (path, value, key) {
    var headers = { "Content-Type": "application/json" };
    if (key) headers["Idempotency-Key"] = key;
    return this.send("POST", path, JSON.stringify(value), headers);
  };

  Api.prototype.rooms = async function () {
    var answer = await this.get("/chat/api/rooms");
    return Array.isArray(answer) ? answer : answer.rooms;
  };

  Api.prototype.messages = async function (room, query) {
    var answer = await this.get("/chat/api/rooms/" + encodeURIComponent(room) + "/messages" + (query || ""));
    return Array.isArray(answer) ? answer : answer.messages;
  };

  Api.prototype.post = async function (letter) {
    var form = new FormData();
    if (letter.text) form.append("text", letter.text);
    if (letter.replyTo) form.append("reply_to", letter.replyTo);
    if (letter.place && letter.place.id) form.append("place", letter.place.id);
    if (letter.place && letter.place.lat !== undefined) {
      form.append("lat", String(letter.place.lat));
      form.append("lon", String(letter.place.lon));
    }
    if (letter.voice) form.append("voice", letter.voice.blob, "voice");
    if (letter.file) form.append("file", letter.file, letter.file.name);
    letter.photos.forEach(function (photo) { form.append("photo", photo.blob, photo.name); });
    var path = "/chat/api/rooms/" + encodeURIComponent(letter.room) + "/messages";
    var answer = await this.send("POST", path, form, { "Idempotency-Key": letter.key });
    return answer.message && answer.message.id ? answer.message : answer;
  };

  Api.prototype.press = function (message, button, key) {
    return this.postJson("/chat/api/messages/" + encodeURIComponent(message) + "/press", { button: button }, key);
  };

  Api.prototype.read = function (room, message) {
    return this.postJson("/chat/api/rooms/" + encodeURIComponent(room) + "/read", { message: message });
  };

  L.Api = Api;
  L.newKey = newKey;
})(window.Linli = window.Linli || {});
