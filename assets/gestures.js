/* What people do with pointer, fingers and keys, and what is told to the server of it. */
(function () {
  "use strict";

  const api = window.conflictExplorer;
  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const TRAIL = 5;
  const trail = [];
  let gestures = 0;

  /* The view changes on the server; it reads this as if it stood in the URL. */
  function tell(kind, more) {
    gestures += 1;
    api.ready = false;
    window.dash_clientside.set_props("gesture", { data: { kind, n: gestures, ...more } });
  }

  // ---------------------------------------------------------------- theaters and filters

  const inputs = (name) => [...document.querySelectorAll(`input[name="${name}"]`)];
  const valuesOf = (found) => found.map((input) => input.value);
  let latest = { theater: "all" }; // as it was last ticked, by hand or by an answer

  function ticked() {
    const chosen = (name) => valuesOf(inputs(name).filter((input) => input.checked));
    const [theater = latest.theater] = chosen("theater");
    return { theater, kinds: chosen("kinds"), types: chosen("types") };
  }

  /* Tick what an answer says. */
  api.tick = (boxes) => {
    latest = boxes;
    for (const name of ["kinds", "types"])
      inputs(name).forEach((input) => (input.checked = boxes[name].includes(input.value)));
    inputs("theater").forEach((input) => (input.checked = input.value === boxes.theater));
    if (document.getElementById("theater"))
      window.dash_clientside.set_props("theater", { value: boxes.theater });
  };

  /* The filter for `api.foresee`: numbers as the lines of the canvas bear them. */
  function asFilter({ theater, kinds, types }) {
    const filter = {};
    const all = (name, some) => some.length === inputs(name).length;
    const numbers = inputs("kinds").filter((input) => kinds.includes(input.value));
    filter.kinds = all("kinds", kinds) ? null : numbers.map((input) => Number(input.dataset.number));
    filter.types = all("types", types) ? null : types;
    const place = valuesOf(inputs("theater")).indexOf(theater);
    if (place >= 0) filter.theater = place === 0 ? null : place - 1;
    return filter;
  }

  /* Show what was ticked, and let that be seen before the answer is asked for. */
  function filtered(boxes, kind, more) {
    api.foresee(asFilter(boxes));
    api.ready = false;
    requestAnimationFrame(() => setTimeout(() => tell(kind, more)));
  }

  function choices(boxes) {
    latest = boxes;
    window.dash_clientside.set_props("boxes", { data: boxes });
    filtered(boxes, "boxes");
  }

  document.addEventListener("change", (event) => {
    if (event.target.matches('input:is([name="theater"], [name="kinds"], [name="types"])'))
      choices(ticked());
  });

  window.dash_clientside.explorer.chooseTheater = function (theater) {
    if (theater && theater !== latest.theater) choices({ ...ticked(), theater });
    return window.dash_clientside.no_update;
  };

  /* Only one kind, family or type; once more, and all are back. */
  function only(what) {
    const [group, name] = what.split(":");
    const part = group === "types" ? "types" : "kinds";
    const own = inputs(part).filter((input) =>
      group === "family" ? input.dataset.family === name : input.value === name,
    );
    const now = ticked();
    const same = now[part].length === own.length && own.every((input) => input.checked);
    filtered({ ...now, [part]: valuesOf(same ? inputs(part) : own) }, "only", { what });
  }

  const small = window.matchMedia("(max-width: 900px)");

  function choose(ids) {
    if (small.matches && ids.length) document.documentElement.dataset.sheet = "details";
    api.all().forEach((painter) => painter.mark(ids));
    if (ids.length) document.documentElement.dataset.ahead = "chosen";
    tell("select", { nodes: ids });
  }

  api.onMount.push((cy, painter) => {
    cy.on("tap", (event) => {
      const target = event.target;
      if (target === cy) {
        if (api.drawing() && api.drawing().selected.length) choose([]);
      } else if (target.isNode()) choose([target.id()]);
      else choose([target.source().id(), target.target().id()]);
    });
    cy.on("mouseover", "node, edge", (event) =>
      painter.hover(event.target, event.renderedPosition),
    );
    cy.on("mouseout", "node, edge", () => painter.hover(null));
    if (painter !== api.main) return;
    cy.on("dragfree", "node", (event) => {
      const node = event.target;
      const [x, y] = painter.onMap(node.position()).map(Math.round);
      const found = api.drawing().nodes[node.id()];
      if (found) [found[0], found[1]] = [x, y];
      painter.relabelSoon();
      tell("move", { node: node.id(), x, y });
    });
  });

  // ---------------------------------------------------------------- keys

  /* The nearest actor in the direction of an arrow key: neighbours first, else anybody. */
  function walk(cy, [dx, dy]) {
    const drawing = api.drawing();
    const start = drawing.selected.map((id) => cy.getElementById(id)).find((n) => n.visible());
    if (!start) {
      if (drawing.priority.length) choose([drawing.priority[0]]);
      return;
    }
    const from = start.position();
    const nearest = (nodes) => {
      let [found, least] = [null, Infinity];
      nodes.forEach((node) => {
        const { x, y } = node.position();
        const along = (x - from.x) * dx + (y - from.y) * dy;
        const across = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
        if (along > 1 && along + 2 * across < least) [found, least] = [node, along + 2 * across];
      });
      return found;
    };
    const next =
      nearest(start.neighborhood("node:visible")) || nearest(cy.nodes(":visible").not(start));
    if (next) choose([next.id()]);
  }

  function mapHasFocus() {
    const stage = document.getElementById("stage");
    const focused = document.activeElement;
    return stage && stage.offsetParent && (focused === document.body || stage.contains(focused));
  }

  document.addEventListener("keydown", (event) => {
    const drawing = api.drawing();
    if (event.ctrlKey || event.metaKey || event.altKey || !drawing) return;
    const field = event.target.closest("input, textarea, select, [role=slider], [role=tab]");
    const typing = field && field.matches("input:not([type=radio]):not([type=checkbox]), textarea");
    if (event.key === "Escape") {
      const story = document.querySelector('.walk [data-story="none"]');
      if (typing) field.blur();
      else if (api.playing()) api.play();
      else if (story) story.click();
      else if (drawing.selected.length) choose([]);
      else if (drawing.focus) tell("focus", { node: null });
      return;
    }
    if (typing) return;
    const cy = api.canvas();
    if (event.key === "/") {
      event.preventDefault();
      document.getElementById("search").focus();
    } else if (event.key === "z" || event.key === "Z") api.main.fit();
    else if (["1", "2", "3"].includes(event.key)) {
      const node = drawing.selected.length === 1 ? drawing.selected[0] : drawing.focus;
      if (node) tell("focus", { node, hops: Number(event.key) });
    } else if (event.key === "n" || event.key === "p") {
      const label = event.key === "n" ? "Next" : "Previous";
      const steps = [...document.querySelectorAll(".walk [data-story]")];
      const button = steps.find((one) => one.textContent === label);
      if (button) button.click();
    } else if (event.key === "," || event.key === ".") {
      api.stepMonth(event.key === "." ? 1 : -1);
    } else if (STEPS[event.key] && cy && !field && mapHasFocus()) {
      event.preventDefault();
      walk(cy, STEPS[event.key]);
    }
  });

  // ---------------------------------------------------------------- clicks on the page

  /* Buttons that Python wrote say in a data attribute what they do. */
  const ACTIONS = {
    node: (value) => choose(value.split("~")),
    focus: (value) => {
      const [node, hops] = value.split(":");
      tell("focus", { node: node || null, hops: Number(hops) || 1 });
    },
    only: (value) => only(value),
    versus: (value) => tell("versus", { what: value }),
    lift: (value) => tell("lift", { what: value }),
    ask: (value) => tell("ask", { what: value }),
    measure: (value) => tell("size", { what: value }),
    columns: (value) => tell("columns", { what: value }),
    chain: (value) => tell("chain", { what: value }),
    story: (value) => tell("story", { what: value }),
    tab: (value) => tell("tab", { what: value }),
    camp: (value) => {
      const own = api.canvas().nodes(`.${value}:visible`);
      api.main.spotlight(own.union(own.edgesWith(own)));
    },
    zoom: (value) => {
      const cy = api.canvas();
      if (value === "fit") api.main.fit();
      else
        cy.zoom({
          level: cy.zoom() * (value === "in" ? 1.3 : 1 / 1.3),
          renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 },
        });
    },
    dismiss: (_value, button) => button.parentElement.remove(),
    month: (value) => api.stepMonth(Number(value)),
    play: () => api.play(),
    sheet: (value) => {
      const root = document.documentElement;
      root.dataset.sheet = root.dataset.sheet === value ? "" : value;
    },
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button, a");
    if (!button || !api.canvas()) return;
    if (button.id === "reset") api.main.chart = null; // whatever is drawn next is framed anew
    for (const name in ACTIONS)
      if (name in button.dataset) {
        event.preventDefault();
        ACTIONS[name](button.dataset[name], button);
      }
  });

  // ---------------------------------------------------------------- where one has been

  api.onDrawing.push((drawing) => {
    const [node] = drawing.selected.length === 1 ? drawing.selected : [];
    if (node && trail[trail.length - 1] !== node) {
      if (trail.includes(node)) trail.splice(trail.indexOf(node), 1);
      trail.push(node);
      if (trail.length > TRAIL + 1) trail.shift();
    }
    const box = document.getElementById("trail");
    if (!box) return;
    const past = trail.slice(0, -1).filter((id) => id !== node);
    box.replaceChildren(
      ...past.map((id) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "name";
        button.dataset.node = id;
        button.textContent = (api.canvas().getElementById(id).data("label") || id).replace("\n", " ");
        return button;
      }),
    );
    box.hidden = !past.length;
  });

  window.dash_clientside.explorer.chartClicked = function (clicks) {
    const click = clicks.find((one) => one && one.points && one.points.length);
    const found = click && click.points[0].customdata;
    if (typeof found === "string") choose(found.split("~"));
    return window.dash_clientside.no_update;
  };

  api.tell = tell;
  api.choose = choose;
})();
