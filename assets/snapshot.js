/* Makes the picture that people take into their reports: the map as it is seen, with its
 * title, what was filtered, a legend of what is visible, and the credit line. */
(function () {
  "use strict";

  const DENSITY = 2; // pixels of the picture to one of the screen
  const NARROWEST = 960; // px: a picture taken on a phone is as legible as any
  const MARGIN = 24;
  const api = window.conflictExplorer;

  function colours() {
    const style = getComputedStyle(document.documentElement);
    const of = (name) => style.getPropertyValue(`--${name}`).trim();
    return { ground: of("ground"), ink: of("ink"), muted: of("muted"), rule: of("rule") };
  }

  function load(source) {
    return new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = () => resolve(image);
      image.onerror = () => reject(new Error("a sign of the legend could not be drawn"));
      image.src = source;
    });
  }

  function broken(pen, text, width) {
    const rows = [];
    let row = "";
    for (const word of text.split(" ")) {
      const longer = row ? `${row} ${word}` : word;
      if (row && pen.measureText(longer).width > width) {
        rows.push(row);
        row = word;
      } else row = longer;
    }
    return row ? [...rows, row] : rows;
  }

  /* Where each sign of the legend stands: rows of items, group after group. */
  function arrange(pen, legend, width) {
    const rows = [];
    let [x, group] = [0, null];
    for (const entry of legend) {
      const wide = (entry.group === "family" ? 30 : 18) + 6 + pen.measureText(entry.label).width + 18;
      if (entry.group !== group || x + wide > width) {
        rows.push([]);
        x = 0;
        group = entry.group;
      }
      rows[rows.length - 1].push({ entry, x });
      x += wide;
    }
    return rows;
  }

  /* Resolves to a canvas that holds the whole picture. */
  async function picture() {
    const cy = api.canvas();
    const drawing = api.drawing();
    if (!cy || !drawing) throw new Error("the map is not drawn yet");
    const { caption, legend } = drawing;
    const theme = api.scheme();
    const { ground, ink, muted, rule } = colours();
    const font = getComputedStyle(document.body).fontFamily;
    const width = Math.max(cy.width(), NARROWEST);
    const inner = width - 2 * MARGIN;
    const [mapWidth, mapHeight] = api.main.frame();
    const high = Math.round(inner * Math.min(Math.max(mapHeight / mapWidth, 0.5), 1));

    const sheet = document.createElement("canvas");
    const pen = sheet.getContext("2d");
    pen.font = `600 22px ${font}`;
    const title = broken(pen, caption.title, inner);
    pen.font = `400 13px ${font}`;
    const subtitle = broken(pen, `${caption.subtitle} · ${caption.counts}`, inner);
    pen.font = `400 12px ${font}`;
    const signs = arrange(pen, legend, inner);
    pen.font = `400 11px ${font}`;
    const credit = broken(pen, caption.credit, inner);
    const images = await Promise.all(legend.map((entry) => load(entry.swatch[theme])));
    const image = new Map(legend.map((entry, index) => [entry, images[index]]));

    const head = MARGIN + title.length * 28 + subtitle.length * 18 + 8;
    const foot = 14 + signs.length * 20 + 10 + credit.length * 15 + MARGIN - 8;
    sheet.width = width * DENSITY;
    sheet.height = (head + high + foot) * DENSITY;
    pen.scale(DENSITY, DENSITY);
    pen.fillStyle = ground;
    pen.fillRect(0, 0, width, head + high + foot);
    pen.textBaseline = "top";
    const write = (rows, top, step, style, colour) => {
      pen.font = `${style} ${font}`;
      pen.fillStyle = colour;
      rows.forEach((row, index) => pen.fillText(row, MARGIN, top + index * step));
    };
    write(title, MARGIN, 28, "600 22px", ink);
    write(subtitle, MARGIN + title.length * 28, 18, "400 13px", muted);

    const map = await mapPicture(cy, drawing, inner, high, ground);
    if (map) {
      const [w, h] = [map.width / DENSITY, map.height / DENSITY];
      const shrink = Math.min(1, inner / w, high / h);
      pen.drawImage(
        map,
        (width - w * shrink) / 2,
        head + (high - h * shrink) / 2,
        w * shrink,
        h * shrink,
      );
    }

    let y = head + high + 6;
    pen.fillStyle = rule;
    pen.fillRect(MARGIN, y, inner, 1);
    y += 10;
    pen.font = `400 12px ${font}`;
    for (const row of signs) {
      for (const { entry, x } of row) {
        const sign = image.get(entry);
        pen.drawImage(sign, MARGIN + x, y, sign.width, sign.height);
        pen.fillStyle = ink;
        pen.fillText(entry.label, MARGIN + x + sign.width + 6, y + 2);
      }
      y += 20;
    }
    write(credit, y + 6, 15, "400 11px", muted);
    return sheet;
  }

  /* The map alone, fitted to a frame whatever the window shows of it; null if it is empty. */
  async function mapPicture(cy, drawing, width, height, ground) {
    if (!Object.keys(drawing.nodes).length) return null;
    const target = api.main.framing([width, height]);
    let blob;
    try {
      api.main.relabel(target, [width, height]);
      blob = await cy.png({
        full: true,
        scale: target.zoom * DENSITY,
        bg: ground,
        output: "blob-promise",
      });
    } finally {
      api.main.relabel();
    }
    return createImageBitmap(blob);
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  let silence = 0;
  function say(text) {
    const box = document.getElementById("said");
    if (!box) return;
    box.textContent = text;
    clearTimeout(silence);
    silence = setTimeout(() => (box.textContent = ""), 6000);
  }

  async function downloadPng() {
    try {
      const sheet = await picture();
      const blob = await new Promise((resolve) => sheet.toBlob(resolve, "image/png"));
      if (!blob) throw new Error("the picture is too large for this browser");
      const name = `${api.drawing().caption.file}.png`;
      save(blob, name);
      say(`Saved ${name}.`);
    } catch (error) {
      say(`No picture was made: ${error.message}.`);
    }
    return false;
  }

  async function copyLink() {
    try {
      await navigator.clipboard.writeText(window.location.href);
      say("The link is on the clipboard.");
    } catch {
      say("The browser did not allow copying; the link is in the address bar.");
    }
    return false;
  }

  api.picture = picture;
  Object.assign(window.dash_clientside.explorer, { downloadPng, copyLink });
})();
