/* Draws on the canvas what Python decided: which nodes and lines, where, how heavy.
 *
 * What is decided here, because it depends on the size of the window, the zoom and the
 * pointer: which labels fit, what stands out beside a chosen actor, and the frame.
 * Nothing here asks the server; the modules in scripts/ tell it what people do, see
 * scripts/bridge.js.
 */
(function () {
  "use strict";

  const READABLE = 10.5; // px: no label is drawn smaller
  const LARGEST = 15;
  const GLIDE = 450; // ms
  const GAP = 3; // px around a label
  const STRETCH = 1.45; // how far the map is pulled to the shape of the window
  const LEGEND = 70; // px of a legend of three rows
  const MARGINS = { left: 36, right: 46, top: 10, bottom: 28 }; // px kept free for labels
  // Where a label may stand, the best place first: across and along.
  const SIDES = [
    ["center", "bottom"], ["right", "center"], ["left", "center"], ["center", "top"],
    ["right", "bottom"], ["left", "bottom"], ["right", "top"], ["left", "top"],
  ];
  // Those that must have a label may have it a little further off; the others right beside.
  const NEAR = SIDES.map((side) => ({ side, far: 0 }));
  const FAR = [0, 8, 16, 26].flatMap((far) => SIDES.map((side) => ({ side, far })));
  const IMPORTANT = 26; // px of a main backer on the map, and of a party more
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const widths = new Map();
  const painters = new Map();
  let styles = null;
  let pen = null;

  const api = (window.conflictExplorer = { drawn: null, elements: null, onMount: [], onDrawing: [] });

  function scheme() {
    return document.documentElement.getAttribute("data-mantine-color-scheme") === "dark"
      ? "dark"
      : "light";
  }

  const windowSize = () => `${window.innerWidth}x${window.innerHeight}`;

  /* The legend keeps the rows it once had, or every filter would move the edge of the map. */
  function holdLegend() {
    const legend = document.getElementById("legend");
    if (!legend || !legend.offsetHeight) return;
    if (legend.dataset.window !== windowSize()) legend.style.minHeight = "";
    legend.dataset.window = windowSize();
    legend.style.minHeight = `${legend.offsetHeight}px`;
  }

  function textWidth(text, bold) {
    const key = (bold ? "b" : "n") + text;
    if (!widths.has(key)) {
      pen ||= document.createElement("canvas").getContext("2d");
      pen.font = `${bold ? 700 : 500} 100px ${styles.font}`;
      widths.set(key, pen.measureText(text).width / 100);
    }
    return widths.get(key);
  }

  function labelSize(zoom, node) {
    const size = Math.min(Math.max(styles.size * zoom, READABLE), LARGEST);
    return node.hasClass("party") ? size * (1 + 1 / styles.size) : size;
  }

  const clashes = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

  /* The box of a label on one side of a node, that far from it, in px of the screen. */
  function labelBox(disc, { side: [across, along], far }) {
    const { x, y, half, width, height } = disc;
    // In a corner the label starts at the edge of the node, not beside all of it.
    const reach = half - 1 + far - (across !== "center" && along !== "center" ? 0.3 * half : 0);
    const left =
      across === "center" ? x - width / 2 : across === "right" ? x + reach : x - reach - width;
    const top =
      along === "center" ? y - height / 2 : along === "bottom" ? y + reach : y - reach - height;
    return [left, top, left + width, top + height + 1];
  }

  /* Choose, in order of importance, for each node a side where its label covers nothing. */
  function sidesFor(nodes, zoom, pan, [wide, high], taken) {
    const discs = nodes.map((node) => {
      const at = node.position();
      const half = (node.data("size") / 2) * zoom + 1;
      const [x, y] = [at.x * zoom + pan.x, at.y * zoom + pan.y];
      const size = labelSize(zoom, node);
      const bold = node.hasClass("party");
      const rows = (node.data("label") || "").split("\n");
      return {
        node, x, y, half,
        width: Math.max(...rows.map((row) => textWidth(row, bold))) * size + 2 * GAP,
        height: rows.length * size * 1.12 + 2 * GAP - 2,
        box: [x - half, y - half, x + half, y + half],
      };
    });
    const chosen = new Map();
    for (const disc of discs) {
      const side = (disc.node.data("size") >= IMPORTANT ? FAR : NEAR).find((name) => {
        const box = labelBox(disc, name);
        return (
          box[0] >= 0 && box[1] >= 0 && box[2] <= wide && box[3] <= high &&
          !taken.some((other) => clashes(box, other)) &&
          !discs.some((other) => other !== disc && clashes(box, other.box))
        );
      });
      if (side) taken.push(labelBox(disc, side));
      chosen.set(disc.node.id(), side || null);
    }
    return chosen;
  }

  /* One canvas and what is drawn on it. */
  class Painter {
    constructor(id) {
      this.id = id;
      this.cy = null;
      this.drawing = null;
      this.chart = null; // the map that was last framed
      this.framed = null; // the drawing for which that was done, and the window it was done in
      this.window = "";
      this.stretch = [1, 1];
      this.hovered = null;
      this.waiting = 0;
      this.looks = new Map(); // of each element, what it was last told to look like
      this.labels = new Map(); // of each node, how its label was last set
      this.overlaid = this.standing = false;
    }

    /* The Cytoscape instance, once it is mounted. */
    canvas() {
      const holder = document.getElementById(this.id);
      const cy = holder && holder._cyreg && holder._cyreg.cy;
      if (!cy || !api.elements) return null;
      if (cy === this.cy) return cy;
      this.cy = cy;
      cy.add(api.elements);
      this.drawing = this.chart = null;
      this.looks.clear();
      this.labels.clear();
      this.overlaid = this.standing = false;
      cy.on("zoom pan drag", () => this.relabelSoon());
      cy.on("resize", () => this.resized());
      api.onMount.forEach((action) => action(cy, this));
      return cy;
    }

    whenMounted(action) {
      const cy = this.canvas();
      if (cy) action(cy);
      else if (document.getElementById(this.id))
        requestAnimationFrame(() => this.whenMounted(action));
    }

    dress() {
      if (!styles || !this.cy) return;
      this.cy.style().fromJson(styles.themes[scheme()]).update();
      this.relabel();
    }

    /* A window of another size is a new frame. A legend that takes one more row is none:
       filters move nobody, and where one has zoomed to stays. */
    resized() {
      const { cy, drawing } = this;
      if (!drawing || !cy.width() || !cy.height()) return;
      if (this.window !== windowSize() || this.framed === drawing) {
        this.pull();
        this.settle();
        cy.viewport(this.framing());
        this.framed = drawing;
        this.window = windowSize();
      }
      this.relabelSoon();
    }

    /* Put every node where the drawing, as it is pulled now, has it. */
    settle() {
      const { cy, drawing } = this;
      cy.batch(() => {
        for (const places of [drawing.others || {}, drawing.nodes])
          for (const id in places) cy.getElementById(id).position(this.onCanvas(places[id]));
      });
    }

    /* Lay the drawing out for another frame while `make` takes a picture of it. */
    within(extent, make) {
      const before = this.stretch;
      this.pull(extent);
      this.settle();
      const target = this.framing(extent);
      this.relabel(target, extent);
      try {
        return make(target.zoom);
      } finally {
        this.stretch = before;
        this.settle();
        this.relabel();
      }
    }

    // -------------------------------------------------------------- drawing a view

    /* Give a node the colour of its camp, if that is told. */
    colour(node, camp) {
      const before = node.scratch("_camp");
      if (!camp || before === camp) return;
      if (before) node.removeClass(before);
      node.addClass(camp).scratch("_camp", camp);
    }

    /* Show these nodes and lines; everything else is hidden. What looks as it did before is
       not touched: Cytoscape works out the style of all that is. */
    show(nodes, lines) {
      const { cy, looks } = this;
      cy.batch(() => {
        cy.nodes().forEach((node) => {
          const found = nodes[node.id()];
          const look = found ? "shown" : "hidden";
          if ((looks.get(node.id()) || "hidden") !== look) {
            node.toggleClass("hidden", !found);
            looks.set(node.id(), look);
          }
          if (found) this.colour(node, found[2]);
        });
        cy.edges().forEach((edge) => {
          const found = lines[edge.id()];
          const look = found ? `${found[1]} ${found[2]}` : "hidden";
          if ((looks.get(edge.id()) || "hidden") !== look) {
            edge.toggleClass("hidden", !found);
            if (found) {
              const [, arrows, recent] = found;
              edge.toggleClass("forward", arrows === 1);
              edge.toggleClass("back", arrows === 2);
              edge.toggleClass("both", arrows === 3);
              edge.toggleClass("recent", recent === 1);
            }
            looks.set(edge.id(), look);
          }
          if (!found) return;
          if (edge.data("width") !== found[0]) edge.data("width", found[0]);
          if (found[3]) edge.scratch("_hint", found[3]);
        });
      });
    }

    /* Draw a view; what it needs beyond what is there already comes with it. */
    apply(drawing, done) {
      const { cy } = this;
      const first = this.drawing === null;
      this.drawing = drawing;
      this.hovered = null;
      if (drawing.extra && drawing.extra.length)
        cy.add(drawing.extra.filter((one) => cy.getElementById(one.data.id).empty()));
      if (first) {
        // The canvas was made with the light style.
        if (scheme() === "dark") this.dress();
        this.pull();
      }
      cy.stop(true, true);
      cy.nodes().stop(true, true);
      this.show(drawing.nodes, drawing.lines);
      const moves = [];
      for (const id in drawing.nodes) {
        const node = cy.getElementById(id);
        if (node.empty()) continue;
        const [at, to] = [node.position(), this.onCanvas(drawing.nodes[id])];
        if (Math.abs(at.x - to.x) + Math.abs(at.y - to.y) > 0.5) moves.push([node, to]);
      }
      const others = drawing.others || {};
      cy.batch(() => {
        for (const id in others) {
          const node = cy.getElementById(id);
          node.position(this.onCanvas(others[id]));
          this.colour(node, others[id][2]);
        }
      });
      const reframe = drawing.chart !== this.chart;
      this.chart = drawing.chart;
      if (reframe) {
        this.framed = drawing;
        // Behind another tab there is no frame yet; it is made when the canvas is seen again.
        this.window = cy.width() && cy.height() ? windowSize() : "";
      }
      const smooth = !first && !calm.matches && moves.length > 0;
      if (smooth) {
        for (const [node, position] of moves) node.animate({ position }, { duration: GLIDE });
        if (reframe) cy.animate(this.framing(), { duration: GLIDE });
      } else {
        cy.batch(() => moves.forEach(([node, position]) => node.position(position)));
        if (reframe) cy.viewport(this.framing());
      }
      this.overlay();
      this.tip(null);
      this.highlight();
      const finish = () => {
        if (this.drawing !== drawing) return;
        this.relabel();
        if (done) requestAnimationFrame(done);
      };
      if (smooth) setTimeout(finish, GLIDE + 40);
      else finish();
    }

    /* What the question beside the map lights up: lines that changed, sizes, camps. */
    overlay() {
      const { cy } = this;
      const {
        change_by_line: changes = {},
        sizes = {},
        camp_by_node: camps = {},
        highlighted_lines: strong = [],
      } = this.drawing.overlay || {};
      const some = [changes, sizes, camps, strong].some((part) => Object.keys(part).length);
      if (!some && !this.overlaid) return;
      this.overlaid = some;
      const heavy = new Set(strong);
      cy.batch(() => {
        cy.edges().forEach((edge) => {
          const change = changes[edge.id()];
          for (const name of ["began", "stayed", "ended"])
            edge.toggleClass(name, change === name);
          edge.toggleClass("strong", heavy.has(edge.id()));
        });
        cy.nodes().forEach((node) => {
          const own = node.scratch("_size") ?? node.data("size");
          node.scratch("_size", own);
          const size = sizes[node.id()] ?? own;
          if (node.data("size") !== size) node.data("size", size);
          this.colour(node, camps[node.id()]);
        });
      });
    }

    /* The map is made for one shape of frame; pull it a little towards that of the window.
       How many rows the legend has does not count: the same window, the same places. */
    pull(extent) {
      const { cy, drawing } = this;
      const [wide, high] = drawing.frame;
      const panel = cy.container().closest(".network");
      const [width, height] =
        extent ||
        (panel && panel.offsetHeight
          ? [panel.offsetWidth, panel.offsetHeight - LEGEND]
          : [cy.width(), cy.height()]);
      const room = (width - 82) / (height - 38);
      const ratio = Math.sqrt(room * (high / wide)) || 1;
      const across = Math.min(Math.max(ratio, 1 / STRETCH), STRETCH);
      this.stretch = [across, 1 / across];
    }

    onCanvas([x, y]) {
      return { x: x * this.stretch[0], y: y * this.stretch[1] };
    }

    onMap({ x, y }) {
      return [x / this.stretch[0], y / this.stretch[1]];
    }

    /* Zoom and pan that show all of the drawing, with room for the labels at the edges. */
    framing(size) {
      const { cy, drawing } = this;
      const [wide, high] = size || [cy.width(), cy.height()];
      let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
      for (const id in drawing.nodes) {
        const { x, y } = this.onCanvas(drawing.nodes[id]);
        const half = (cy.getElementById(id).data("size") || 20) / 2;
        [x1, y1] = [Math.min(x1, x - half), Math.min(y1, y - half)];
        [x2, y2] = [Math.max(x2, x + half), Math.max(y2, y + half)];
      }
      if (x1 > x2) return { zoom: cy.zoom(), pan: cy.pan() };
      const { left, right, top, bottom } = MARGINS;
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

    fit() {
      if (!this.cy || !this.drawing) return;
      const target = this.framing();
      if (calm.matches) {
        this.cy.viewport(target);
        this.relabel();
      } else this.cy.animate(target, { duration: 250 });
    }

    // -------------------------------------------------------------- labels

    /* Give labels to those that have room for one: in the window, or in another frame. */
    relabel(frame, extent) {
      const { cy, drawing } = this;
      if (!drawing || !styles) return;
      const { zoom, pan } = frame || { zoom: cy.zoom(), pan: cy.pan() };
      const shown = drawing.priority
        .map((id) => cy.getElementById(id))
        .filter((node) => node.nonempty() && !node.hasClass("hidden"));
      const lit = shown.filter((node) => !node.hasClass("faded"));
      const frameSize = extent || [cy.width(), cy.height()];
      const sides = sidesFor(lit, zoom, pan, frameSize, extent ? [] : this.covered());
      cy.batch(() => {
        for (const node of shown) {
          const side = sides.get(node.id());
          if (node.hasClass("quiet") === Boolean(side)) node.toggleClass("quiet", !side);
          const { side: [across, along], far } = side || NEAR[0];
          const label = [across, along, far, labelSize(zoom, node), zoom, node.data("size")].join();
          if (this.labels.get(node.id()) === label) continue;
          this.labels.set(node.id(), label);
          const corner = across !== "center" && along !== "center";
          const gap = (3 + far) / zoom - (corner ? 0.15 * node.data("size") : 0);
          node.style({
            "font-size": labelSize(zoom, node) / zoom,
            "text-halign": across,
            "text-valign": along,
            "text-margin-x": across === "right" ? gap : across === "left" ? -gap : 0,
            "text-margin-y": along === "bottom" ? gap : along === "top" ? -gap : 0,
          });
        }
      });
    }

    /* The boxes of the canvas on which buttons lie, where no label can be read. */
    covered() {
      const around = this.cy.container().getBoundingClientRect();
      const buttons = this === main && document.querySelector(".zoom");
      if (!buttons) return [];
      const { left, top, right, bottom } = buttons.getBoundingClientRect();
      return [[left - around.left, top - around.top, right - around.left, bottom - around.top]];
    }

    relabelSoon() {
      if (this.waiting) return;
      this.waiting = requestAnimationFrame(() => {
        this.waiting = 0;
        this.relabel();
      });
    }

    // -------------------------------------------------------------- what stands out

    highlight() {
      const { cy, drawing, hovered } = this;
      const selected = drawing ? drawing.selected : [];
      const chosen = hovered
        ? [hovered]
        : selected.map((id) => cy.getElementById(id)).filter((node) => node.visible());
      const standing = hovered || chosen.length === selected.length ? chosen : [];
      if (!standing.length && !this.standing && !(drawing && drawing.overlay?.visible_ids)) return;
      this.standing = Boolean(standing.length || drawing?.overlay?.visible_ids);
      cy.batch(() => {
        cy.elements().removeClass("faded lit chosen");
        const overlay = (drawing && drawing.overlay) || {};
        const spot = overlay.visible_ids;
        // A step of a story says by itself who stands out, also beside whom it selects.
        const told = overlay.story && spot && !hovered;
        if (spot && (told || !standing.length)) {
          const only = [...spot.nodes, ...spot.lines].map((id) => cy.getElementById(id));
          const kept = only.reduce((all, one) => all.union(one), cy.collection());
          cy.elements().not(kept).addClass("faded");
          kept.addClass("lit");
        }
        if (told) {
          standing.forEach((element) => element.addClass("chosen"));
          if (standing.length === 2) standing[0].edgesWith(standing[1]).addClass("chosen");
        }
        if (told || !standing.length) return;
        let kept;
        if (standing.length === 2) {
          const between = standing[0].edgesWith(standing[1]);
          between.addClass("chosen");
          kept = standing[0].union(standing[1]).union(between);
        } else if (standing[0].isNode()) {
          const lines = standing[0].connectedEdges().filter((line) => !line.hasClass("hidden"));
          kept = standing[0].union(lines).union(lines.connectedNodes());
        } else kept = standing[0].union(standing[0].connectedNodes());
        cy.elements().not(kept).addClass("faded");
        kept.addClass("lit");
        standing.forEach((element) => element.addClass("chosen"));
      });
    }

    /* Let only these stand out: the members of a camp, the links of a chain. */
    spotlight(kept) {
      this.standing = true;
      this.cy.batch(() => {
        this.cy.elements().removeClass("faded lit chosen");
        this.cy.elements().not(kept).addClass("faded");
        kept.addClass("lit");
      });
      this.relabelSoon();
    }

    hover(element, at) {
      if (this.hovered === element) return;
      this.hovered = element;
      this.highlight();
      this.relabelSoon();
      this.tip(element, at);
    }

    tip(element, at) {
      const box = document.getElementById("tip");
      if (!box) return;
      const text = element && (element.isNode() ? element.data("hint") : element.scratch("_hint"));
      box.hidden = !text;
      if (!text) return;
      box.textContent = text;
      const around = this.cy.container().getBoundingClientRect();
      const [left, top] = [around.left + at.x + 14, around.top + at.y - box.offsetHeight - 12];
      const room = window.innerWidth - box.offsetWidth - 8;
      box.style.left = `${Math.max(8, Math.min(left, room))}px`;
      box.style.top = `${Math.max(8, top)}px`;
    }

    /* Choose actors, or none, before the server has been told. */
    mark(ids) {
      if (!this.drawing || !this.cy) return;
      this.drawing.selected = ids;
      this.hovered = null;
      this.tip(null);
      this.highlight();
      this.relabelSoon();
    }
  }

  function painter(id) {
    if (!painters.has(id)) painters.set(id, new Painter(id));
    return painters.get(id);
  }

  const main = painter("graph");

  new MutationObserver(() => {
    painters.forEach((one) => one.dress());
    tellTheme();
  }).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-mantine-color-scheme"],
  });

  function tellTheme() {
    if (main.drawing) window.dash_clientside.set_props("theme", { data: scheme() });
  }

  window.addEventListener("resize", holdLegend);
  api.onDrawing.push(() => requestAnimationFrame(holdLegend));

  Object.assign(api, { main, painter, scheme });
  api.drawing = () => main.drawing;
  api.canvas = () => main.canvas();
  api.all = () => [...painters.values()].filter((one) => one.canvas() && one.drawing);

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.explorer = {
    draw(drawing, tab, given, content) {
      if (content && !api.receive(content)) return window.dash_clientside.no_update;
      const same = drawing === main.drawing;
      if (drawing && !main.drawing && scheme() === "dark") setTimeout(tellTheme, 0);
      if (drawing && given) {
        styles = given;
        if (!same) {
          api.drawn = null;
          main.whenMounted(() => {
            main.apply(drawing, () => (api.drawn = content || drawing));
            api.onDrawing.forEach((action) => action(drawing));
          });
        }
      }
      if (tab === "network") requestAnimationFrame(() => main.cy && main.cy.resize());
      return window.dash_clientside.no_update;
    },

    /* Further canvases, each with a drawing of its own: the two of the comparison. */
    drawSeveral(drawings, given) {
      if (!drawings || !given) return window.dash_clientside.no_update;
      styles = given;
      for (const id in drawings) {
        const one = painter(id);
        requestAnimationFrame(() => one.whenMounted(() => one.apply(drawings[id])));
      }
      return window.dash_clientside.no_update;
    },
  };
})();
