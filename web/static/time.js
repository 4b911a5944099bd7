/* Dates and times as the town's clock shows them. */
(function (L) {
  "use strict";

  var zone = "Asia/Shanghai";
  var offset = 0;
  var MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

  function use(timezone) {
    if (timezone) zone = timezone;
  }

  /* The town's clock goes by the house: a device's may be off by a day, and the demo's runs ahead. */
  function setNow(iso) {
    offset = new Date(iso).getTime() - Date.now();
  }

  function now() {
    return new Date(Date.now() + offset);
  }

  function partsOf(moment) {
    var parts = {};
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone, year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false
    }).formatToParts(moment).forEach(function (part) { parts[part.type] = part.value; });
    if (parts.hour === "24") parts.hour = "00"; /* some browsers write midnight so */
    return parts;
  }

  function dayNumber(parts) {
    return Math.round(Date.UTC(Number(parts.year), Number(parts.month) - 1, Number(parts.day)) / 86400000);
  }

  /* A whole number that grows by one a day. */
  function day(at) {
    return dayNumber(partsOf(new Date(at)));
  }

  function clock(at) {
    var parts = partsOf(new Date(at));
    return parts.hour + ":" + parts.minute;
  }

  function date(parts, withYear) {
    var weekday = L.words.say("weekdays").split(" ")[(dayNumber(parts) + 4) % 7];
    if (L.words.language() === "zh") {
      return (withYear ? parts.year + "年" : "") + parts.month + "月" + parts.day + "日 " + weekday;
    }
    return weekday + " " + parts.day + " " + MONTHS[Number(parts.month) - 1] + (withYear ? " " + parts.year : "");
  }

  function dayLabel(at) {
    var parts = partsOf(new Date(at));
    var today = partsOf(now());
    var ago = dayNumber(today) - dayNumber(parts);
    if (ago === 0) return L.words.say("today");
    if (ago === 1) return L.words.say("yesterday");
    return date(parts, parts.year !== today.year);
  }

  /* The clock alone for today, the day otherwise: for the room list. */
  function short(at) {
    return day(at) === day(now()) ? clock(at) : dayLabel(at);
  }

  function full(at) {
    return date(partsOf(new Date(at)), false) + " " + clock(at);
  }

  /* The town's day as 2026-3-3. */
  function today() {
    var parts = partsOf(now());
    return [parts.year, parts.month, parts.day].join("-");
  }

  L.pause = function (milliseconds) {
    return new Promise(function (resolve) { setTimeout(resolve, milliseconds); });
  };

  L.time = { use: use, setNow: setNow, now: now, today: today, day: day, clock: clock, dayLabel: dayLabel, short: short, full: full };
})(window.Linli = window.Linli || {});
