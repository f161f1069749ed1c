/* Makes the picture that people take into their reports: the map as it is seen, with its
 * title, what was filtered, a legend of what is visible, and the credit line.
 *
 * First the picture is composed as a list of items, in CSS pixels; then one of two brushes
 * paints it, as PNG or as SVG. The view, the data's fingerprint and the version go with it.
 */
(function () {
  "use strict";

  const api = window.conflictExplorer;
  const NARROWEST = 960; // px: a picture taken on a phone is as legible as any
  const MARGIN = 24;
  // Width and height in CSS pixels (null: as the map needs it), pixels to one of them, and
  // the resolution that a printer is told.
  const PRESETS = {
    screen: { width: null, height: null, density: 2, dpi: null },
    slide: { width: 1280, height: 720, density: 1.5, dpi: null },
    paper: { width: 975, height: null, density: 2, dpi: 300 },
  };

  // ---------------------------------------------------------------- composing

  function colours() {
    const style = getComputedStyle(document.documentElement);
    const of = (name) => style.getPropertyValue(`--${name}`).trim();
    return { ground: of("ground"), ink: of("ink"), muted: of("muted"), rule: of("rule") };
  }

  const pen = document.createElement("canvas").getContext("2d");
  function measure(text, style) {
    pen.font = style;
    return pen.measureText(text).width;
  }

  function broken(text, style, width) {
    const rows = [];
    let row = "";
    for (const word of text.split(" ")) {
      const longer = row ? `${row} ${word}` : word;
      if (row && measure(longer, style) > width) {
        rows.push(row);
        row = word;
      } else row = longer;
    }
    return row ? [...rows, row] : rows;
  }

  /* Where each sign of the legend stands: rows of items, group after group. */
  function arrange(legend, style, width) {
    const rows = [];
    let [x, group] = [0, null];
    for (const entry of legend) {
      const sign = entry.group === "family" ? 28 : 16;
      const wide = sign + 6 + measure(entry.label, style) + 18;
      if (entry.group !== group || x + wide > width) {
        rows.push([]);
        x = 0;
        group = entry.group;
      }
      rows[rows.length - 1].push({ entry, x, sign });
      x += wide;
    }
    return rows;
  }

  /* The whole picture as { width, height, ground, items }. */
  function compose(preset) {
    const { main } = api;
    const { drawing } = main;
    if (!main.cy || !drawing) throw new Error("the map is not drawn yet");
    const { caption, legend } = drawing;
    const { ground, ink, muted, rule } = colours();
    const font = getComputedStyle(document.body).fontFamily;
    const style = (weight, size) => `${weight} ${size}px ${font}`;
    const width = preset.width || Math.max(main.cy.width(), NARROWEST);
    const inner = width - 2 * MARGIN;

    const items = [];
    const write = (rows, top, step, look, fill) =>
      rows.forEach((text, index) =>
        items.push({ kind: "text", x: MARGIN, y: top + index * step, text, style: look, fill }),
      );
    const title = broken(caption.title, style(600, 22), inner);
    const subtitle = broken(`${caption.subtitle} · ${caption.counts}`, style(400, 13), inner);
    const signs = arrange(legend, style(400, 12), inner);
    const credit = broken(caption.credit, style(400, 11), inner);
    const head = MARGIN + title.length * 28 + subtitle.length * 18 + 8;
    const foot = 14 + signs.length * 20 + 10 + credit.length * 15 + MARGIN - 8;
    const [mapWidth, mapHeight] = drawing.frame;
    const high = preset.height
      ? preset.height - head - foot
      : Math.round(inner * Math.min(Math.max(mapHeight / mapWidth, 0.5), 1));

    write(title, MARGIN, 28, style(600, 22), ink);
    write(subtitle, MARGIN + title.length * 28, 18, style(400, 13), muted);
    items.push({ kind: "map", x: MARGIN, y: head, width: inner, height: high });
    let y = head + high + 6;
    items.push({ kind: "rect", x: MARGIN, y, width: inner, height: 1, fill: rule });
    y += 10;
    for (const row of signs) {
      for (const { entry, x, sign } of row) {
        const source = entry.swatch[api.scheme()];
        items.push({ kind: "image", x: MARGIN + x, y, width: sign, height: 16, source });
        items.push({
          kind: "text", x: MARGIN + x + sign + 6, y: y + 2, text: entry.label,
          style: style(400, 12), fill: ink,
        });
      }
      y += 20;
    }
    write(credit, y + 6, 15, style(400, 11), muted);
    return { width, height: head + high + foot, ground, items };
  }

  /* What `make` gives for the map in the frame of an item; null if there is nothing on it. */
  function framed(item, make) {
    const { main } = api;
    if (!Object.keys(main.drawing.nodes).length) return null;
    return main.within([item.width, item.height], make);
  }

  // ---------------------------------------------------------------- two brushes

  function load(source) {
    return new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = () => resolve(image);
      image.onerror = () => reject(new Error("a part of the picture could not be drawn"));
      image.src = source;
    });
  }

  /* Where something of this size stands in the middle of a box, shrunk if it has to be. */
  function centred(item, width, height) {
    const shrink = Math.min(1, item.width / width, item.height / height);
    const [w, h] = [width * shrink, height * shrink];
    return [item.x + (item.width - w) / 2, item.y + (item.height - h) / 2, w, h];
  }

  async function paintPng(scene, preset, words) {
    const sheet = document.createElement("canvas");
    sheet.width = Math.round(scene.width * preset.density);
    sheet.height = Math.round(scene.height * preset.density);
    const brush = sheet.getContext("2d");
    brush.scale(preset.density, preset.density);
    brush.textBaseline = "top";
    brush.fillStyle = scene.ground;
    brush.fillRect(0, 0, scene.width, scene.height);
    for (const item of scene.items) {
      if (item.kind === "rect") {
        brush.fillStyle = item.fill;
        brush.fillRect(item.x, item.y, item.width, item.height);
      } else if (item.kind === "text") {
        brush.font = item.style;
        brush.fillStyle = item.fill;
        brush.fillText(item.text, item.x, item.y);
      } else if (item.kind === "image") {
        brush.drawImage(await load(item.source), item.x, item.y, item.width, item.height);
      } else {
        const source = framed(item, (zoom) =>
          api.main.cy.png({
            full: true, scale: zoom * preset.density, bg: scene.ground, output: "base64uri",
          }),
        );
        if (!source) continue;
        const map = await load(source);
        brush.drawImage(
          map, ...centred(item, map.width / preset.density, map.height / preset.density),
        );
      }
    }
    const blob = await new Promise((resolve) => sheet.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("the picture is too large for this browser");
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return new Blob([stamped(bytes, words, preset.dpi)], { type: "image/png" });
  }

  const MARKS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;" };
  const escaped = (text) => String(text).replace(/[&<>"\n]/g, (mark) => MARKS[mark]);

  function paintSvg(scene, _preset, words) {
    const entries = Object.entries(words)
      .map(([key, text]) => `<item key="${escaped(key)}" value="${escaped(text)}"/>`)
      .join("");
    const parts = scene.items.map((item) => {
      if (item.kind === "rect")
        return `<rect x="${item.x}" y="${item.y}" width="${item.width}" height="${item.height}" fill="${item.fill}"/>`;
      if (item.kind === "text")
        return `<text x="${item.x}" y="${item.y}" dominant-baseline="text-before-edge" fill="${item.fill}" style="font:${escaped(item.style)}">${escaped(item.text)}</text>`;
      if (item.kind === "image")
        return `<image x="${item.x}" y="${item.y}" width="${item.width}" height="${item.height}" href="${escaped(item.source)}"/>`;
      const map = framed(item, (zoom) => api.main.cy.svg({ full: true, scale: zoom }));
      if (!map) return "";
      const size = (name) => parseFloat(map.match(RegExp(`${name}="([^"]*)"`))[1]);
      const [wide, high] = [size("width"), size("height")];
      const [x, y, w, h] = centred(item, wide, high);
      return map.replace(
        /<svg /,
        `<svg x="${x}" y="${y}" preserveAspectRatio="xMidYMid meet" viewBox="0 0 ${wide} ${high}" `,
      ).replace(/ width="[^"]*" height="[^"]*"/, ` width="${w}" height="${h}"`);
    });
    const text =
      `<svg xmlns="http://www.w3.org/2000/svg" width="${scene.width}" height="${scene.height}" ` +
      `viewBox="0 0 ${scene.width} ${scene.height}">` +
      `<metadata id="explorer"><explorer xmlns="${api.drawing().namespace}">${entries}</explorer></metadata>\n` +
      `<rect width="100%" height="100%" fill="${scene.ground}"/>${parts.join("\n")}</svg>\n`;
    return new Blob([text], { type: "image/svg+xml" });
  }

  // ---------------------------------------------------------------- words in a PNG

  const CRC = Uint32Array.from({ length: 256 }, (_, start) => {
    let value = start;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });

  function chunk(kind, body) {
    const bytes = new Uint8Array(12 + body.length);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, body.length);
    bytes.set(new TextEncoder().encode(kind), 4);
    bytes.set(body, 8);
    let crc = 0xffffffff;
    for (const byte of bytes.subarray(4, 8 + body.length)) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
    view.setUint32(8 + body.length, (crc ^ 0xffffffff) >>> 0);
    return bytes;
  }

  /* The PNG with iTXt chunks, and its resolution, right behind its header. */
  function stamped(png, words, dpi) {
    const encoder = new TextEncoder();
    const added = Object.entries(words).map(([key, text]) =>
      chunk("iTXt", encoder.encode(`${key}\0\0\0\0\0${text}`)),
    );
    if (dpi) {
      const body = new Uint8Array(9);
      const perMetre = Math.round(dpi / 0.0254);
      new DataView(body.buffer).setUint32(0, perMetre);
      new DataView(body.buffer).setUint32(4, perMetre);
      body[8] = 1;
      added.unshift(chunk("pHYs", body));
    }
    const header = 8 + 25; // the signature and IHDR, which always have these lengths
    return new Blob([png.subarray(0, header), ...added, png.subarray(header)]);
  }

  /* The view in a picture that somebody drops onto the page; null if there is none. */
  async function viewIn(file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const words = {};
    if (bytes[0] === 0x89 && bytes[1] === 0x50) {
      const view = new DataView(bytes.buffer);
      for (let at = 8; at + 12 <= bytes.length; ) {
        const length = view.getUint32(at);
        const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
        if (kind === "iTXt") {
          const body = bytes.subarray(at + 8, at + 8 + length);
          const [key, , , , , ...rest] = new TextDecoder("utf-8").decode(body).split("\0");
          words[key] = rest.join("\0");
        }
        at += 12 + length;
      }
    } else {
      const svg = new DOMParser().parseFromString(new TextDecoder().decode(bytes), "image/svg+xml");
      for (const item of svg.querySelectorAll("metadata#explorer item"))
        words[item.getAttribute("key")] = item.getAttribute("value");
    }
    return "explorer:view" in words ? words : null;
  }

  // ---------------------------------------------------------------- what people ask for

  async function render({ format = "png", preset = "screen" } = {}) {
    const chosen = PRESETS[preset];
    await document.fonts.ready;
    const paint = format === "svg" ? paintSvg : paintPng;
    return paint(compose(chosen), chosen, api.drawing().stamp);
  }

  /* For whoever drives the page from outside: the picture as base64. */
  async function rendered(options) {
    const bytes = new Uint8Array(await (await render(options)).arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 0x8000)
      text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(text);
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
    const box = document.getElementById("status");
    if (!box) return;
    box.textContent = text;
    clearTimeout(silence);
    silence = setTimeout(() => (box.textContent = ""), 6000);
  }

  async function download(format, preset) {
    try {
      const size = preset === "screen" ? "" : `_${preset}`;
      const name = `${api.drawing().caption.file}${size}.${format}`;
      save(await render({ format, preset }), name);
      say(`Saved ${name}.`);
    } catch (error) {
      say(`No picture was made: ${error.message}.`);
    }
    return false;
  }

  async function copied(make, done) {
    try {
      await make();
      say(done);
    } catch {
      say("The browser did not allow copying.");
    }
    return false;
  }

  const write = (text) => navigator.clipboard.writeText(text);

  /* Where others find this view; nobody else can open an address of this machine. */
  function publicAddress() {
    const { hostname, href, search } = window.location;
    const own = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
    return own ? `View: ${search || "?theater=all"}` : href;
  }

  async function preview(opened, preset) {
    if (!opened) return window.dash_clientside.no_update;
    const blob = await render({ preset: preset || "screen" });
    const address = document.getElementById("cited-at");
    if (address) address.textContent = publicAddress();
    return new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsDataURL(blob);
    });
  }

  document.addEventListener("dragover", (event) => {
    if ([...event.dataTransfer.types].includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", async (event) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    const words = await viewIn(file).catch(() => null);
    if (words)
      api.dispatch("open", { view: words["explorer:view"], dataset: words["explorer:dataset"] || "" });
    else say("That file holds no view; only pictures made here do.");
  });

  Object.assign(api, { render, rendered });
  Object.assign(window.dash_clientside.explorer, {
    downloadPng: () => download("png", "screen"),
    downloadSvg: () => download("svg", "screen"),
    savePng: (_clicks, preset) => download("png", preset),
    saveSvg: (_clicks, preset) => download("svg", preset),
    copyLink: () => copied(() => write(window.location.href), "The link is on the clipboard."),
    copyPicture: (_clicks, preset) =>
      copied(
        () => navigator.clipboard.write([new ClipboardItem({ "image/png": render({ preset }) })]),
        "The picture is on the clipboard.",
      ),
    copyCitation: (_clicks, text) =>
      copied(() => write(`${text} ${publicAddress()}`.trim()), "The citation is on the clipboard."),
    preview,
  });
})();
