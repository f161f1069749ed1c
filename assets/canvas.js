/* Draws on the canvas what Python decided: which nodes and lines, where, how heavy.
 *
 * What is decided here, because it depends on the size of the window, the zoom and the
 * pointer: which labels fit, what stands out beside a chosen actor, and the frame.
 * Nothing here asks the server; gestures.js tells it what people do.
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
    chart: null, // the map that was last framed
    hovered: null,
    sheets: null,
    widths: new Map(),
  };
  const api = (window.conflictExplorer = { ready: false, onMount: [], onDrawing: [] });

  // ---------------------------------------------------------------- the canvas itself

  function canvas() {
    const holder = document.getElementById("graph");
    const cy = holder && holder._cyreg && holder._cyreg.cy;
    if (!cy || cy === state.cy) return cy || null;
    state.cy = cy;
    cy.on("zoom pan drag", relabelSoon);
    cy.on("resize", () => state.drawing && cy.viewport(framing(cy, state.drawing)));
    api.onMount.forEach((action) => action(cy));
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
    cy.style().fromJson(state.sheets.themes[scheme()]).update();
    relabel(cy);
  }

  new MutationObserver(() => state.cy && dress(state.cy)).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-mantine-color-scheme"],
  });

  // ---------------------------------------------------------------- drawing a view

  /* Show these nodes and lines; everything else is hidden. */
  function show(cy, nodes, lines) {
    cy.batch(() => {
      cy.nodes().forEach((node) => {
        const found = nodes[node.id()];
        node.toggleClass("hidden", !found);
        const camp = found && found[2];
        const before = node.scratch("_camp");
        if (camp && before !== camp) {
          if (before) node.removeClass(before);
          node.addClass(camp).scratch("_camp", camp);
        }
      });
      cy.edges().forEach((edge) => {
        const found = lines[edge.id()];
        edge.toggleClass("hidden", !found);
        if (!found) return;
        const [width, arrows, recent, hint] = found;
        if (edge.data("width") !== width) edge.data("width", width);
        if (hint) edge.scratch("_hint", hint);
        edge.toggleClass("forward", arrows === 1);
        edge.toggleClass("back", arrows === 2);
        edge.toggleClass("both", arrows === 3);
        edge.toggleClass("recent", recent === 1);
      });
    });
  }

  function apply(cy, drawing) {
    api.ready = false;
    const first = state.drawing === null;
    state.drawing = drawing;
    state.hovered = null;
    cy.stop(true, true);
    cy.nodes().stop(true, true);
    show(cy, drawing.nodes, drawing.lines);
    const moves = [];
    for (const id in drawing.nodes) {
      const [x, y] = drawing.nodes[id];
      const node = cy.getElementById(id);
      if (node.empty()) continue;
      const at = node.position();
      if (Math.abs(at.x - x) + Math.abs(at.y - y) > 0.05) moves.push([node, { x, y }]);
    }
    const reframe = drawing.chart !== state.chart;
    state.chart = drawing.chart;
    const smooth = !first && !calm.matches && moves.length > 0;
    if (smooth) {
      for (const [node, position] of moves) node.animate({ position }, { duration: GLIDE });
      if (reframe) cy.animate(framing(cy, drawing), { duration: GLIDE });
    } else {
      cy.batch(() => moves.forEach(([node, position]) => node.position(position)));
      if (reframe) cy.viewport(framing(cy, drawing));
    }
    tip(null);
    highlight(cy);
    api.onDrawing.forEach((action) => action(drawing));
    const done = () => {
      if (state.drawing !== drawing) return;
      relabel(cy);
      requestAnimationFrame(() => (api.ready = true));
    };
    if (smooth) setTimeout(done, GLIDE + 40);
    else done();
  }

  /* Zoom and pan that show all of a drawing, with room for the labels at the edges. */
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
    const [left, right, top, bottom] = [36, 36, 10, 28];
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
      pen.font = `${bold ? 700 : 500} 100px ${state.sheets.font}`;
      state.widths.set(key, pen.measureText(text).width / 100);
    }
    return state.widths.get(key);
  }

  function labelSize(zoom, node) {
    const size = Math.min(Math.max(state.sheets.size * zoom, READABLE), LARGEST);
    return node.hasClass("party") ? size * (1 + 1 / state.sheets.size) : size;
  }

  /* Choose, in order of importance, for each node a side where its label covers nothing. */
  function place(nodes, zoom, pan, bounds) {
    const discs = nodes.map((node) => {
      const at = node.position();
      const half = (node.data("size") / 2) * zoom + 1;
      const [x, y] = [at.x * zoom + pan.x, at.y * zoom + pan.y];
      return { node, x, y, half, box: [x - half, y - half, x + half, y + half] };
    });
    const taken = [];
    const chosen = new Map();
    const clashes = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    const inside = (box) =>
      box[0] >= 0 && box[1] >= 0 && box[2] <= bounds[0] && box[3] <= bounds[1];
    for (const disc of discs) {
      const bold = disc.node.hasClass("party");
      const size = labelSize(zoom, disc.node);
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
        return (
          inside(box) &&
          !taken.some((other) => clashes(box, other)) &&
          !discs.some((other) => other !== disc && clashes(box, other.box))
        );
      });
      if (side) taken.push(boxes[side]);
      chosen.set(disc.node.id(), side || null);
    }
    return chosen;
  }

  /* Give labels to those that have room for one: in the window, or in another frame. */
  function relabel(cy, frame, extent) {
    const drawing = state.drawing;
    if (!drawing || !state.sheets) return;
    const { zoom, pan } = frame || { zoom: cy.zoom(), pan: cy.pan() };
    const shown = drawing.priority
      .map((id) => cy.getElementById(id))
      .filter((node) => node.nonempty() && !node.hasClass("hidden"));
    const lit = shown.filter((node) => !node.hasClass("faded"));
    const sides = place(lit, zoom, pan, extent || [cy.width(), cy.height()]);
    const gap = 3 / zoom;
    cy.batch(() => {
      for (const node of shown) {
        const side = sides.get(node.id());
        node.toggleClass("quiet", !side);
        for (const name of SIDES) node.toggleClass(`label-${name}`, name === side);
        node.style({
          "font-size": labelSize(zoom, node) / zoom,
          "text-margin-y": side === "bottom" ? gap : side === "top" ? -gap : 0,
          "text-margin-x": side === "right" ? gap : side === "left" ? -gap : 0,
        });
      }
    });
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
    const selected = state.drawing ? state.drawing.selected : [];
    const chosen = state.hovered
      ? [state.hovered]
      : selected.map((id) => cy.getElementById(id)).filter((node) => node.visible());
    const standing = state.hovered || chosen.length === selected.length ? chosen : [];
    cy.batch(() => {
      cy.elements().removeClass("faded lit chosen");
      if (!standing.length) return;
      let kept;
      if (standing.length === 2) {
        const between = standing[0].edgesWith(standing[1]);
        between.addClass("chosen");
        kept = standing[0].union(standing[1]).union(between);
      } else if (standing[0].isNode()) kept = standing[0].closedNeighborhood();
      else kept = standing[0].union(standing[0].connectedNodes());
      cy.elements().not(kept).addClass("faded");
      kept.addClass("lit");
      standing.forEach((element) => element.addClass("chosen"));
    });
  }

  function hover(element, at) {
    if (state.hovered === element) return;
    state.hovered = element;
    highlight(state.cy);
    relabelSoon();
    tip(element, at);
  }

  function tip(element, at) {
    const box = document.getElementById("tip");
    if (!box) return;
    const text = element && (element.isNode() ? element.data("name") : element.scratch("_hint"));
    box.hidden = !text;
    if (!text) return;
    box.textContent = text;
    const room = state.cy.width() - box.offsetWidth - 8;
    box.style.left = `${Math.max(8, Math.min(at.x + 14, room))}px`;
    box.style.top = `${Math.max(8, at.y - box.offsetHeight - 12)}px`;
  }

  /* Choose actors, or none, before the server has been told. */
  function mark(ids) {
    if (!state.drawing || !state.cy) return;
    state.drawing.selected = ids;
    state.hovered = null;
    tip(null);
    highlight(state.cy);
    relabelSoon();
  }

  Object.assign(api, { canvas, fit, framing, hover, mark, relabel, relabelSoon, scheme, show });
  api.drawing = () => state.drawing;

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.explorer = {
    draw(drawing, tab, sheets) {
      if (drawing && sheets) {
        state.sheets = sheets;
        if (state.drawing !== drawing) whenMounted((cy) => {
          if (!state.drawing) dress(cy);
          apply(cy, drawing);
        });
      }
      if (tab === "network") requestAnimationFrame(() => state.cy && state.cy.resize());
      return window.dash_clientside.no_update;
    },
  };
})();
