/* The time strip: while the handle moves, the picture follows without asking the server.
 *
 * `sift` does for another day what explorer/view.py's `select` does; a test holds the two
 * equal. When the handle comes to rest, Python answers, and what it says is drawn.
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

  /* Show another day at once. */
  function preview(day) {
    const [cy, drawing] = [api.canvas(), api.drawing()];
    if (!cy || !drawing) return;
    const filter = drawing.filter;
    const first = filter.first === null || filter.first === filter.last ? day : filter.first;
    const lines = {};
    const nodes = {};
    for (const [id, [arrows, recent]] of sift(cy, filter, Math.min(first, day), day)) {
      const edge = cy.getElementById(id);
      lines[id] = [edge.data("width"), arrows, recent];
      nodes[edge.data("source")] = nodes[edge.data("target")] = [0, 0, null];
    }
    api.main.show(nodes, lines);
    api.main.relabelSoon();
    const say = (id, text) => (document.getElementById(id).textContent = text);
    say("day-text", words(day));
    say("summary", `${words(day)} · ${Object.keys(nodes).length} actors and alliances`);
  }

  // ---------------------------------------------------------------- the handle

  function handle() {
    const sliders = document.querySelectorAll('#strip [role="slider"][aria-label="As-of date"]');
    return [...sliders].find((slider) => slider.offsetParent) || null;
  }

  let held = false;
  document.addEventListener("pointerdown", (event) => {
    held = Boolean(event.target.closest && event.target.closest("#strip"));
  });
  document.addEventListener("pointerup", () => (held = false));

  // A day is a word, not a number, for whoever hears it; and a page key is a month.
  function spoken(thumb) {
    const day = words(Number(thumb.getAttribute("aria-valuenow")));
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
    const thumb = handle();
    if (!held || !thumb || !changes.some((change) => change.target === thumb)) return;
    requestAnimationFrame(() => preview(Number(thumb.getAttribute("aria-valuenow"))));
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

  function monthLater(day, months) {
    const date = toDate(day);
    const wanted = date.getUTCDate();
    date.setUTCDate(1);
    date.setUTCMonth(date.getUTCMonth() + months);
    const longest = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0));
    date.setUTCDate(Math.min(wanted, longest.getUTCDate()));
    return toOrdinal(date);
  }

  function stepMonth(months) {
    const found = range();
    if (!found) return;
    const [least, most, now] = found;
    const day = Math.min(Math.max(monthLater(now, months), least), most);
    api.tell("date", { day });
  }

  let playing = null;
  function play() {
    if (playing) return stop(true);
    const found = range();
    if (!found) return;
    const [least, most, now] = found;
    const start = now >= monthLater(most, -2) || now === api.home ? least : now;
    playing = { day: start, most, least };
    sayPlaying(true);
    tick();
  }

  function tick() {
    preview(playing.day);
    const head = document.getElementById("playhead");
    if (head) {
      head.hidden = false;
      head.style.left = `${(100 * (playing.day - playing.least)) / (playing.most - playing.least)}%`;
    }
    if (playing.day >= playing.most) return stop(true);
    playing.day = Math.min(monthLater(playing.day, 1), playing.most);
    playing.timer = setTimeout(tick, PACE);
  }

  function stop(settle) {
    if (!playing) return;
    clearTimeout(playing.timer);
    const { day } = playing;
    playing = null;
    const head = document.getElementById("playhead");
    if (head) head.hidden = true;
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
    if (api.home === undefined) api.home = drawing.home;
  });

  Object.assign(api, { sift, preview, stepMonth, play });
})();
