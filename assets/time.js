/* The time strip, and what another filter will show: the picture follows at once.
 *
 * `sift` does for other days, kinds, types and theaters what explorer/graph/view.py's `select` does;
 * a test holds the two equal. When a handle comes to rest or a box is ticked, Python answers,
 * and what it says is drawn.
 */
(function () {
  "use strict";

  const api = window.conflictExplorer;
  const UNIX = 719163; // the ordinal of 1 January 1970
  const MONTHS =
    "January February March April May June July August September October November December".split(
      " ",
    );
  const PACE = 420; // ms for a month while playing

  const toDate = (ordinal) => new Date((ordinal - UNIX) * 86400000);
  const toOrdinal = (date) => Math.round(date.getTime() / 86400000) + UNIX;
  const words = (ordinal) => {
    const day = toDate(ordinal);
    return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
  };

  const short = (ordinal) => {
    const day = toDate(ordinal);
    return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()].slice(0, 3)} ${day.getUTCFullYear()}`;
  };
  (window.dashMantineFunctions ||= {}).explorerDay = short; // what the handles say of their day

  /* The lines that a day shows under the other filters of a view: id -> [arrows, recent, n]. */
  function sift(cy, filter, first, last) {
    const kinds = filter.kinds && new Set(filter.kinds);
    const types = filter.types && new Set(filter.types);
    const fits = (node) =>
      !types || node.data("type") === "alliance" || types.has(node.data("type"));
    const lines = new Map();
    cy.edges().forEach((edge) => {
      if (types && !(fits(edge.source()) && fits(edge.target()))) return;
      let [count, arrows, mutual, recent] = [0, 0, false, true];
      for (const [begins, ends, shown, kind, theaters, arrow] of edge.data("links")) {
        if (filter.theater !== null && !theaters.includes(filter.theater)) continue;
        if (kinds && !kinds.has(kind)) continue;
        if (first !== null && (begins > last || shown < first)) continue;
        count += 1;
        arrows |= arrow;
        mutual = mutual || arrow === 0;
        recent = recent && first !== null && ends < first;
      }
      if (count) lines.set(edge, [mutual ? 0 : arrows, recent ? 1 : 0, count]);
    });
    if (filter.focus) {
      let near = new Set([filter.focus]);
      for (let step = 0; step < filter.hops; step += 1) {
        const further = new Set(near);
        for (const edge of lines.keys()) {
          const [a, b] = [edge.data("source"), edge.data("target")];
          if (near.has(a)) further.add(b);
          if (near.has(b)) further.add(a);
        }
        near = further;
      }
      for (const edge of [...lines.keys()])
        if (!near.has(edge.data("source")) || !near.has(edge.data("target"))) lines.delete(edge);
    }
    return new Map([...lines].map(([edge, found]) => [edge.id(), found]));
  }

  /* Show at once what another filter leaves; Python's answer is drawn over it. */
  function foresee(change) {
    const [cy, drawing] = [api.canvas(), api.drawing()];
    if (!cy || !drawing || !drawing.filter.exact) return;
    const filter = { ...drawing.filter, ...change };
    const [lines, nodes] = [{}, {}];
    for (const [id, [arrows, recent]] of sift(cy, filter, filter.first, filter.last)) {
      const edge = cy.getElementById(id);
      lines[id] = [edge.data("width"), arrows, recent];
      nodes[edge.data("source")] = nodes[edge.data("target")] = [0, 0, null];
    }
    api.main.show(nodes, lines);
    api.main.relabelSoon();
    // What else stands on the page is that of the last answer until the next one is there.
    document.documentElement.dataset.ahead = "yes";
    return Object.keys(nodes).length;
  }

  /* The days between two handles, or the day of the one there is. */
  function foreseeDays(first, last) {
    const count = foresee({ first, last });
    const say = (id, text) => (document.getElementById(id).textContent = text);
    if (count === undefined) return;
    const days = first === last ? words(last) : `${short(first)} – ${short(last)}`;
    say("day-word", first === last ? "As of" : "");
    say("day-text", days);
    say("summary", `${days} · ${count} actors and alliances`);
  }

  // ---------------------------------------------------------------- the handle

  function handles() {
    const sliders = document.querySelectorAll('#strip [role="slider"]');
    return [...sliders].filter((slider) => slider.offsetParent);
  }

  function handle() {
    const own = handles();
    return own[own.length - 1] || null;
  }

  const valueOf = (thumb) => Number(thumb.getAttribute("aria-valuenow"));

  let held = false;
  document.addEventListener("pointerdown", (event) => {
    held = Boolean(event.target.closest && event.target.closest("#strip"));
  });
  document.addEventListener("pointerup", () => (held = false));

  // A day is a word, not a number, for whoever hears it; and a page key is a month.
  function spoken(thumb) {
    const day = words(valueOf(thumb));
    if (thumb.getAttribute("aria-valuetext") !== day) thumb.setAttribute("aria-valuetext", day);
  }

  document.addEventListener("keydown", (event) => {
    const months = { PageUp: 1, PageDown: -1 }[event.key];
    if (!months || !event.target.closest('#strip [role="slider"]')) return;
    event.preventDefault();
    stepMonth(months);
  });

  new MutationObserver((changes) => {
    document.querySelectorAll('#strip [role="slider"]').forEach(spoken);
    const own = handles();
    const moved = changes.some(({ target }) => own.includes(target));
    if (!moved || !(held || own.includes(document.activeElement))) return;
    requestAnimationFrame(() => {
      const days = handles().map(valueOf);
      if (days.length) foreseeDays(Math.min(...days), Math.max(...days));
    });
  }).observe(document.documentElement, {
    subtree: true,
    attributes: true,
    attributeFilter: ["aria-valuenow"],
  });

  // ---------------------------------------------------------------- months and playing

  function range() {
    const thumb = handle();
    return thumb && ["aria-valuemin", "aria-valuemax", "aria-valuenow"].map((name) =>
      Number(thumb.getAttribute(name)),
    );
  }

  /* The day from which a range begins; null where there is none. */
  const rangeStart = () => (handles().length === 2 ? valueOf(handles()[0]) : null);

  function monthLater(day, months) {
    const date = toDate(day);
    const wanted = date.getUTCDate();
    date.setUTCDate(1);
    date.setUTCMonth(date.getUTCMonth() + months);
    const longest = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0));
    date.setUTCDate(Math.min(wanted, longest.getUTCDate()));
    return toOrdinal(date);
  }

  let going = null; // where the steps have led that are not answered yet
  function stepMonth(months) {
    const found = range();
    if (!found) return;
    const [least, most, now] = found;
    going = Math.min(Math.max(monthLater(going ?? now, months), least), most);
    foreseeDays(rangeStart() ?? going, going);
    api.tell("date", { day: going });
  }

  let playing = null;
  function play() {
    if (playing) return stop(true);
    const found = range();
    if (!found) return;
    const [least, most, now] = found;
    const start = now >= monthLater(most, -2) || now === api.home ? least : now;
    playing = { day: start, most, least };
    document.getElementById("strip").classList.add("playing");
    sayPlaying(true);
    step();
  }

  function step() {
    foreseeDays(Math.min(rangeStart() ?? playing.day, playing.day), playing.day);
    const head = document.getElementById("playhead");
    if (head) {
      head.hidden = false;
      head.style.left = `${(100 * (playing.day - playing.least)) / (playing.most - playing.least)}%`;
    }
    if (playing.day >= playing.most) return stop(true);
    playing.day = Math.min(monthLater(playing.day, 1), playing.most);
    playing.timer = setTimeout(step, PACE);
  }

  function stop(settle) {
    if (!playing) return;
    clearTimeout(playing.timer);
    const { day } = playing;
    playing = null;
    const head = document.getElementById("playhead");
    if (head) head.hidden = true;
    document.getElementById("strip").classList.remove("playing");
    sayPlaying(false);
    if (settle) api.tell("date", { day });
  }

  function sayPlaying(on) {
    const button = document.querySelector("[data-play]");
    if (!button) return;
    button.textContent = on ? "❚❚" : "▶";
    button.setAttribute("aria-label", on ? "Pause" : "Play from the beginning");
  }

  api.onDrawing.push((drawing) => {
    document.querySelectorAll('#strip [role="slider"]').forEach(spoken);
    stop(false);
    going = null;
    delete document.documentElement.dataset.ahead;
    document.getElementById("strip").classList.toggle("any", drawing.filter.first === null);
    if (api.home === undefined) api.home = drawing.home;
  });

  Object.assign(api, { sift, foresee, stepMonth, play, playing: () => playing !== null });
})();
