/* Draws on the canvas what Python decided: which nodes and lines, where, how heavy.
 *
 * What is decided here, because it depends on the size of the window, the zoom and the
 * pointer: which labels fit, what stands out beside a chosen actor, and the frame.
 * Nothing here asks the server; what people do is told to it through `gesture`.
 */
(function () {
  "use strict";

  const READABLE = 10.5; // px: no label is drawn smaller
  const LARGEST = 15;
  const GLIDE = 450; // ms
  const GAP = 3; // px around a label
  const SIDES = ["bottom", "right", "left", "top"];
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

  const state = {
    cy: null,
    drawing: null,
    frame: "", // what the picture was last fitted to
    hovered: null,
    gestures: 0,
    sheets: null,
    widths: new Map(),
  };
  const api = (window.conflictExplorer = { ready: false });

  // ---------------------------------------------------------------- the canvas itself

  function canvas() {
    const holder = document.getElementById("graph");
    const cy = holder && holder._cyreg && holder._cyreg.cy;
    if (!cy || cy === state.cy) return cy || null;
    state.cy = cy;
    listen(cy);
    dress(cy);
    return cy;
  }

  function whenMounted(action) {
    const cy = canvas();
    if (cy) action(cy);
    else requestAnimationFrame(() => whenMounted(action));
  }

  function scheme() {
    return document.documentElement.getAttribute("data-mantine-color-scheme") === "dark"
      ? "dark"
      : "light";
  }

  function dress(cy) {
    if (!state.sheets) return;
    cy.style().fromJson(state.sheets[scheme()]).update();
    relabel(cy);
  }

  // ---------------------------------------------------------------- drawing a view

  function apply(cy, drawing) {
    api.ready = false;
    const first = state.drawing === null;
    state.drawing = drawing;
    cy.stop(true, true);
    cy.nodes().stop(true, true);
    const glides = [];
    cy.batch(() => {
      cy.nodes().forEach((node) => {
        const found = drawing.nodes[node.id()];
        node.toggleClass("hidden", !found);
        if (!found) return;
        const [x, y, camp] = found;
        const before = node.scratch("_camp");
        if (before !== camp) {
          if (before) node.removeClass(before);
          node.addClass(camp).scratch("_camp", camp);
        }
        const at = node.position();
        if (Math.abs(at.x - x) + Math.abs(at.y - y) > 0.05) glides.push([node, { x, y }]);
      });
      cy.edges().forEach((edge) => {
        const found = drawing.lines[edge.id()];
        edge.toggleClass("hidden", !found);
        if (!found) return;
        const [width, arrows, recent, hint] = found;
        if (edge.data("width") !== width) edge.data("width", width);
        edge.scratch("_hint", hint);
        edge.toggleClass("forward", arrows === 1);
        edge.toggleClass("back", arrows === 2);
        edge.toggleClass("both", arrows === 3);
        edge.toggleClass("recent", recent === 1);
      });
    });
    const frame = drawing.chart;
    const moved = frame !== state.frame;
    state.frame = frame;
    const smooth = !first && !calm.matches && glides.length > 0;
    if (smooth) {
      for (const [node, position] of glides) node.animate({ position }, { duration: GLIDE });
      if (moved) cy.animate({ zoom: 1, ...framing(cy, drawing) }, { duration: GLIDE });
    } else {
      cy.batch(() => glides.forEach(([node, position]) => node.position(position)));
      if (moved) cy.viewport(framing(cy, drawing));
    }
    highlight(cy);
    const done = () => {
      if (state.drawing !== drawing) return;
      relabel(cy);
      requestAnimationFrame(() => (api.ready = true));
    };
    if (smooth) setTimeout(done, GLIDE + 40);
    else done();
  }

  /* Zoom and pan that show everything drawn, with room for the labels at the edges. */
  function framing(cy, drawing, size) {
    const [wide, high] = size || [cy.width(), cy.height()];
    let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const id in drawing.nodes) {
      const [x, y] = drawing.nodes[id];
      const half = (cy.getElementById(id).data("size") || 20) / 2;
      [x1, y1] = [Math.min(x1, x - half), Math.min(y1, y - half)];
      [x2, y2] = [Math.max(x2, x + half), Math.max(y2, y + half)];
    }
    if (x1 > x2) return { zoom: cy.zoom(), pan: cy.pan() };
    const [left, right, top, bottom] = [38, 38, 12, 30];
    const [width, height] = [wide - left - right, high - top - bottom];
    const zoom = Math.max(
      0.05,
      Math.min(width / Math.max(x2 - x1, 120), height / Math.max(y2 - y1, 120), 2.2),
    );
    return {
      zoom,
      pan: {
        x: left + width / 2 - (zoom * (x1 + x2)) / 2,
        y: top + height / 2 - (zoom * (y1 + y2)) / 2,
      },
    };
  }

  function fit() {
    const cy = canvas();
    if (!cy || !state.drawing) return;
    const target = framing(cy, state.drawing);
    if (calm.matches) cy.viewport(target);
    else cy.animate(target, { duration: 250 });
  }

  // ---------------------------------------------------------------- labels

  function textWidth(text, bold) {
    const key = (bold ? "b" : "n") + text;
    if (!state.widths.has(key)) {
      const pen = (state.pen ||= document.createElement("canvas").getContext("2d"));
      pen.font = `${bold ? 700 : 500} 100px ${state.font}`;
      state.widths.set(key, pen.measureText(text).width / 100);
    }
    return state.widths.get(key);
  }

  function labelSize(zoom) {
    return Math.min(Math.max(state.size * zoom, READABLE), LARGEST);
  }

  /* Choose, in order of importance, for each node a side where its label covers nothing. */
  function place(nodes, zoom, pan, bounds) {
    const px = labelSize(zoom);
    const discs = nodes.map((node) => {
      const at = node.position();
      const half = (node.data("size") / 2) * zoom + 1;
      const [x, y] = [at.x * zoom + pan.x, at.y * zoom + pan.y];
      return { node, x, y, half, box: [x - half, y - half, x + half, y + half] };
    });
    const taken = [];
    const chosen = new Map();
    const clashes = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    for (const disc of discs) {
      const bold = disc.node.hasClass("party");
      const size = bold ? px * (1 + 1 / state.size) : px;
      const rows = (disc.node.data("label") || "").split("\n");
      const width = Math.max(...rows.map((row) => textWidth(row, bold))) * size + 2 * GAP;
      const height = rows.length * size * 1.12 + 2 * GAP - 2;
      const { x, y, half } = disc;
      const boxes = {
        bottom: [x - width / 2, y + half - 1, x + width / 2, y + half + height + 1],
        top: [x - width / 2, y - half - height - 1, x + width / 2, y - half + 1],
        right: [x + half - 1, y - height / 2, x + half + width + 2, y + height / 2],
        left: [x - half - width - 2, y - height / 2, x - half + 1, y + height / 2],
      };
      const side = SIDES.find((name) => {
        const box = boxes[name];
        if (bounds && (box[0] < 0 || box[1] < 0 || box[2] > bounds[0] || box[3] > bounds[1]))
          return false;
        return (
          !taken.some((other) => clashes(box, other)) &&
          !discs.some((other) => other !== disc && clashes(box, other.box))
        );
      });
      if (side) taken.push(boxes[side]);
      chosen.set(disc.node.id(), side || null);
    }
    return chosen;
  }

  function relabel(cy, frame, extent) {
    const drawing = state.drawing;
    if (!drawing) return;
    const zoom = frame ? frame.zoom : cy.zoom();
    const pan = frame ? frame.pan : cy.pan();
    const bounds = extent || [cy.width(), cy.height()];
    const order = drawing.priority.map((id) => cy.getElementById(id)).filter((n) => n.nonempty());
    const lit = order.filter((node) => !node.hasClass("faded"));
    const sides = place(lit.length < order.length ? lit : order, zoom, pan, bounds);
    const size = labelSize(zoom) / zoom;
    cy.batch(() => {
      for (const node of order) {
        const side = sides.get(node.id());
        node.toggleClass("quiet", !side);
        for (const name of SIDES) node.toggleClass(`label-${name}`, name === side);
        const own = node.hasClass("party") ? size * (1 + 1 / state.size) : size;
        node.style({ "font-size": own, "text-margin-y": margin(side, 3 / zoom, "y"),
          "text-margin-x": margin(side, 3 / zoom, "x") });
      }
    });
  }

  function margin(side, gap, axis) {
    if (axis === "y") return side === "bottom" ? gap : side === "top" ? -gap : 0;
    return side === "right" ? gap : side === "left" ? -gap : 0;
  }

  let waiting = 0;
  function relabelSoon() {
    if (waiting) return;
    waiting = requestAnimationFrame(() => {
      waiting = 0;
      if (state.cy) relabel(state.cy);
    });
  }

  // ---------------------------------------------------------------- what stands out

  function highlight(cy) {
    const shown = (ids) => ids.map((id) => cy.getElementById(id)).filter((n) => n.visible());
    const selected = state.drawing ? state.drawing.selected : [];
    const nodes = state.hovered ? [state.hovered] : shown(selected);
    cy.batch(() => {
      cy.elements().removeClass("faded lit chosen");
      if (!nodes.length || (selected.length === 2 && nodes.length < 2 && !state.hovered)) return;
      let kept = cy.collection();
      if (nodes.length === 2) {
        const between = nodes[0].edgesWith(nodes[1]);
        between.addClass("chosen");
        kept = kept.union(nodes[0]).union(nodes[1]).union(between);
      } else {
        kept = nodes[0].isNode() ? nodes[0].closedNeighborhood() : nodes[0].union(nodes[0].connectedNodes());
      }
      cy.elements().not(kept).addClass("faded");
      kept.addClass("lit");
      nodes.forEach((node) => node.addClass("chosen"));
    });
  }

  function hover(cy, element, event) {
    state.hovered = element;
    highlight(cy);
    relabelSoon();
    const tip = document.getElementById("tip");
    if (!tip) return;
    if (!element) {
      tip.hidden = true;
      return;
    }
    tip.textContent = element.isNode() ? element.data("name") : element.scratch("_hint") || "";
    tip.hidden = !tip.textContent;
    const at = event.renderedPosition;
    const room = cy.width() - tip.offsetWidth - 8;
    tip.style.left = `${Math.max(8, Math.min(at.x + 14, room))}px`;
    tip.style.top = `${Math.max(8, at.y - tip.offsetHeight - 12)}px`;
  }

  // ---------------------------------------------------------------- what people do

  function gesture(kind, more) {
    state.gestures += 1;
    window.dash_clientside.set_props("gesture", {
      data: { kind, n: state.gestures, ...more },
    });
  }

  function choose(ids) {
    if (state.drawing) state.drawing.selected = ids;
    state.hovered = null;
    if (state.cy) {
      highlight(state.cy);
      relabelSoon();
    }
    gesture("select", { nodes: ids });
  }

  function listen(cy) {
    cy.on("tap", (event) => {
      const target = event.target;
      if (target === cy) {
        if (state.drawing && state.drawing.selected.length) choose([]);
      } else if (target.isNode()) choose([target.id()]);
      else choose([target.source().id(), target.target().id()]);
    });
    cy.on("mouseover", "node, edge", (event) => hover(cy, event.target, event));
    cy.on("mouseout", "node, edge", (event) => hover(cy, null, event));
    cy.on("dragfree", "node", (event) => {
      const { x, y } = event.target.position();
      const id = event.target.id();
      if (state.drawing && state.drawing.nodes[id]) {
        state.drawing.nodes[id][0] = x;
        state.drawing.nodes[id][1] = y;
      }
      relabelSoon();
      gesture("move", { node: id, x: Math.round(x), y: Math.round(y) });
    });
    cy.on("zoom pan drag", relabelSoon);
    cy.on("resize", () => {
      if (state.drawing) cy.viewport(framing(cy, state.drawing));
    });
  }

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  /* The nearest actor in the direction of an arrow key: neighbours first, else anybody. */
  function walk(cy, [dx, dy]) {
    const selected = state.drawing.selected.map((id) => cy.getElementById(id));
    const start = selected.find((node) => node.visible());
    if (!start) {
      if (state.drawing.priority.length) choose([state.drawing.priority[0]]);
      return;
    }
    const from = start.position();
    const best = (nodes) => {
      let found = null;
      let least = Infinity;
      nodes.forEach((node) => {
        const { x, y } = node.position();
        const [along, across] = [
          (x - from.x) * dx + (y - from.y) * dy,
          Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx),
        ];
        if (along > 1 && along + 2 * across < least) [found, least] = [node, along + 2 * across];
      });
      return found;
    };
    const next =
      best(start.neighborhood("node:visible")) || best(cy.nodes(":visible").not(start));
    if (next) choose([next.id()]);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !state.drawing) return;
    const field = event.target.closest("input, textarea, select, [contenteditable], [role=slider]");
    const typing = field && !["radio", "checkbox"].includes(field.type);
    if (event.key === "Escape") {
      if (typing) field.blur();
      if (state.drawing.selected.length) choose([]);
      else if (state.drawing.focus) gesture("focus", { node: null, hops: 1 });
      return;
    }
    if (typing) return;
    const cy = canvas();
    if (event.key === "/") {
      event.preventDefault();
      const search = document.getElementById("search");
      if (search) search.focus();
    } else if (event.key === "z" || event.key === "Z") fit();
    else if (["1", "2", "3"].includes(event.key)) {
      const node = state.drawing.selected[0] || state.drawing.focus;
      if (node) gesture("focus", { node, hops: Number(event.key) });
    } else if (ARROWS[event.key] && cy && !field && onNetwork()) {
      event.preventDefault();
      walk(cy, ARROWS[event.key]);
    }
  });

  function onNetwork() {
    const stage = document.getElementById("stage");
    const within = document.activeElement;
    return stage && stage.offsetParent && (within === document.body || stage.contains(within));
  }

  // Names in the details, in the table and in the intro lead on to their actor.
  document.addEventListener("click", (event) => {
    const name = event.target.closest("[data-node]");
    if (name) {
      event.preventDefault();
      choose(name.dataset.node.split("~"));
    }
    const zoom = event.target.closest("[data-zoom]");
    if (zoom && canvas()) {
      const cy = canvas();
      if (zoom.dataset.zoom === "fit") fit();
      else
        cy.zoom({
          level: cy.zoom() * (zoom.dataset.zoom === "in" ? 1.3 : 1 / 1.3),
          renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 },
        });
    }
  });

  new MutationObserver(() => state.cy && dress(state.cy)).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-mantine-color-scheme"],
  });

  api.canvas = canvas;
  api.framing = framing;
  api.relabel = relabel;
  api.scheme = scheme;
  api.drawing = () => state.drawing;
  api.fit = fit;

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.explorer = Object.assign(window.dash_clientside.explorer || {}, {
    draw(drawing, tab, sheets) {
      if (drawing && sheets) {
        state.sheets = sheets.themes;
        state.font = sheets.font;
        state.size = sheets.size;
        if (state.drawing !== drawing) whenMounted((cy) => {
          if (!state.drawing) dress(cy);
          apply(cy, drawing);
        });
      }
      if (tab === "network") requestAnimationFrame(() => state.cy && state.cy.resize());
      return window.dash_clientside.no_update;
    },
  });
})();
