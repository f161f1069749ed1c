/** What a map shows, read from its SVG: marks, lines, and where they stand. */

/** @typedef {import("./line-path.js").Curve} Curve */
/** @typedef {import("./line-path.js").Outline} Outline */
/** @typedef {import("./viewport.js").Box} Box */

/**
 * The text beside a mark, in one of its places.
 * @typedef {object} Label
 * @property {Element} element
 * @property {number} x where the text hangs, from the centre of the mark, in units of the map
 * @property {number} y
 * @property {number} zoom from which on there is room for it; infinite if there never is
 * @property {number} until at which the next place takes over; infinite for the last one
 * @property {Box} box around the centre of the mark, at zoom 1
 */

/**
 * An actor or an alliance.
 * @typedef {object} Mark
 * @property {string} id
 * @property {SVGElement} element
 * @property {string} type
 * @property {number} r of the circle around it
 * @property {Outline} outline
 * @property {[x: number, y: number]} at its place, in units of the frame that Python drew for
 * @property {number} x where it is drawn just now: the same, stretched to the window
 * @property {number} y
 * @property {Label[]} labels its places, by growing zoom; none without a text
 * @property {boolean} isShown
 */

/**
 * All links of one family between two marks.
 * @typedef {object} Line
 * @property {string} id `a~b~family`
 * @property {SVGElement} element
 * @property {string} source the id of the first end
 * @property {string} target
 * @property {number} lane
 * @property {number} arrows
 * @property {number} width
 * @property {Explorer.LinkData[]} links
 * @property {number[]} ends x and y of its two ends, where it goes to the edge of an area
 * @property {number[]} homes where its marks stand as long as it does
 * @property {Curve | null} curve null where an end has moved since it was drawn
 * @property {boolean} isQuiet whether it waits until somebody comes near
 * @property {boolean} isBand whether it is what the rivals deal in
 * @property {boolean} isInBand whether that line tells of it, so that it is not drawn itself
 * @property {boolean} isShown
 */

/**
 * What is between two sides, along the lane between their areas.
 * @typedef {object} Front
 * @property {string} id of the two parties, `a~b`
 * @property {SVGElement} element
 * @property {string} source
 * @property {string} target
 * @property {number} width
 * @property {Curve} curve
 * @property {true} isShown
 */

/**
 * The area of a side.
 * @typedef {object} Area
 * @property {string} id of the party
 * @property {string} theater
 * @property {SVGElement} element
 * @property {Box} area
 * @property {true} isShown
 */

/** What one can point at. @typedef {Mark | Line | Front | Area} Target */

/** Between the ids of two ends, and before the family. */
const SEPARATOR = "~";

/** @param {Element} element @param {string} name */
const number = (element, name) => Number(element.getAttribute(name));

/** @param {string | null} text @returns {number[]} */
const numbers = (text) =>
  text?.trim()
    ? text
        .trim()
        .split(/[\s,]+/)
        .map(Number)
    : [];

/** @param {Element} element */
const isShown = (element) => element.getAttribute("display") !== "none";

/** @param {Element} element @returns {Outline} */
function outlineOf(element) {
  const points = numbers(element.querySelector("polygon.mark")?.getAttribute("points") ?? null);
  if (!points.length) return number(element, "data-r");
  return points.flatMap((x, index) =>
    index % 2 ? [] : [/** @type {const} */ ([x, points[index + 1]])],
  );
}

/** @param {Element} text @param {string} name */
const zoomIn = (text, name) => Number(text.getAttribute(name) ?? Number.POSITIVE_INFINITY);

/** @param {Element} text @returns {Label} */
function labelOf(text) {
  const [x1, y1, x2, y2] = numbers(text.getAttribute("data-box"));
  return {
    element: text,
    x: number(text.querySelector("tspan") ?? text, "x"),
    y: number(text, "y"),
    zoom: zoomIn(text, "data-zoom"),
    until: zoomIn(text, "data-until"),
    box: [x1, y1, x2, y2],
  };
}

/** The place that a mark's label has at a zoom. @param {Mark} mark @param {number} k */
export const labelAt = ({ labels }, k) => labels.find(({ until }) => k < until);

/**
 * The links that a line stands for, from the attribute that Python writes.
 * @param {string | null} text
 * @returns {Explorer.LinkData[]}
 */
export function readLinks(text) {
  if (!text) return [];
  return text.split(";").map((link) => {
    const [begins, ends, shownUntil, kind, theaters, arrow, confidence] = link.split(",");
    return [
      Number(begins),
      Number(ends),
      Number(shownUntil),
      Number(kind),
      numbers(theaters),
      Number(arrow),
      Number(confidence),
    ];
  });
}

/**
 * The box of a label around the centre of its mark, in units of the map. The text keeps its size
 * on the screen, so that in these units it shrinks towards where it hangs.
 * @param {Label} label
 * @param {number} k px to a unit of the map
 * @returns {Box}
 */
export function labelBox({ x, y, box: [x1, y1, x2, y2] }, k) {
  return [x + (x1 - x) / k, y + (y1 - y) / k, x + (x2 - x) / k, y + (y2 - y) / k];
}

/** @param {Target} one @returns {one is Line} */
export const isLine = (one) => "lane" in one;

/** @param {Target} one @returns {one is Mark} */
export const isMark = (one) => "outline" in one;

/** @param {Target} one @returns {one is Area} */
export const isArea = (one) => "area" in one;

export class MapModel {
  /** @type {Map<string, Mark>} */
  marks = new Map();
  /** @type {Map<string, Line>} */
  lines = new Map();
  /** @type {Front[]} */
  fronts = [];
  /** @type {Area[]} */
  areas = [];
  /** The lines at each mark. @type {Map<string, Set<Line>>} */
  #linesAt = new Map();

  /**
   * Read a mark as it stands in the document, anew if it was known.
   * @param {SVGElement} element
   * @returns {Mark} a mark that was not known is drawn at its place, without stretching
   */
  readMark(element) {
    const id = element.getAttribute("data-id") ?? "";
    const [x = 0, y = 0] = numbers(element.getAttribute("data-at"));
    const known = this.marks.get(id);
    /** @type {Mark} */
    const mark = known ?? /** @type {Mark} */ ({ id, element, x, y });
    const outline = outlineOf(element);
    // Its lines end at its edge.
    if (known && String(outline) !== String(known.outline)) this.forgetCurves(id);
    Object.assign(mark, {
      type: element.getAttribute("data-type") ?? "",
      r: number(element, "data-r"),
      outline,
      at: [x, y],
      labels: [...element.querySelectorAll(".label")].map(labelOf),
      isShown: isShown(element),
    });
    this.marks.set(id, mark);
    return mark;
  }

  /**
   * Read a line as it stands in the document, anew if it was known.
   * @param {SVGElement} element
   * @returns {Line}
   */
  readLine(element) {
    const id = element.getAttribute("data-id") ?? "";
    const [source, target] = id.split(SEPARATOR);
    const stroke = element.querySelector(".stroke");
    /** @type {Line} */
    const line = this.lines.get(id) ?? /** @type {Line} */ ({ id, element, source, target });
    Object.assign(line, {
      lane: number(element, "data-lane"),
      arrows: number(element, "data-arrows"),
      width: stroke ? number(stroke, "stroke-width") : 1,
      ends: numbers(element.getAttribute("data-ends")),
      homes: numbers(element.getAttribute("data-homes")),
      links: readLinks(element.getAttribute("data-links")),
      curve: null,
      isQuiet: element.classList.contains("quiet"),
      isBand: element.classList.contains("band"),
      isInBand: element.classList.contains("in-band"),
      isShown: isShown(element),
    });
    this.lines.set(id, line);
    for (const end of [source, target]) {
      const own = this.#linesAt.get(end);
      if (own) own.add(line);
      else this.#linesAt.set(end, new Set([line]));
    }
    return line;
  }

  /**
   * Read what lies below marks and lines.
   * @param {Element} svg
   */
  readGround(svg) {
    const all = (/** @type {string} */ name) =>
      /** @type {SVGElement[]} */ ([...svg.querySelectorAll(`.areas > .${name}`)]);
    this.fronts = all("front").map((element) => {
      const id = element.getAttribute("data-id") ?? "";
      const [source, target] = id.split(SEPARATOR);
      const [x1, y1, x2, y2] = numbers(element.getAttribute("data-way"));
      /** @type {Curve} */
      const curve = { start: [x1, y1], control: null, end: [x2, y2] };
      const width = number(element, "data-width");
      return { id, element, source, target, width, curve, isShown: true };
    });
    this.areas = all("area").map((element) => {
      const [id, theater] = ["data-id", "data-theater"].map(
        (name) => element.getAttribute(name) ?? "",
      );
      const [x, y, width, height] = ["x", "y", "width", "height"].map((name) =>
        number(element.querySelector("rect") ?? element, name),
      );
      return { id, theater, element, area: [x, y, x + width, y + height], isShown: true };
    });
  }

  /** The fronts of a party. @param {string} id */
  frontsAt(id) {
    return this.fronts.filter(({ source, target }) => source === id || target === id);
  }

  /** Forget a mark, once all its lines are forgotten too, or a line. @param {Mark | Line} one */
  remove(one) {
    if (!isLine(one)) {
      this.marks.delete(one.id);
      return;
    }
    this.lines.delete(one.id);
    for (const end of [one.source, one.target]) {
      const own = this.#linesAt.get(end);
      own?.delete(one);
      if (own?.size === 0) this.#linesAt.delete(end);
    }
  }

  /** All lines of a mark, hidden ones too. @param {string} id @returns {Iterable<Line>} */
  linesAt(id) {
    return this.#linesAt.get(id) ?? [];
  }

  /** Let the lines of a mark be drawn anew. @param {string} id */
  forgetCurves(id) {
    for (const line of this.linesAt(id)) line.curve = null;
  }

  /** The lines of a mark that are shown. @param {string} id */
  shownLinesAt(id) {
    return [...this.linesAt(id)].filter((line) => line.isShown);
  }

  /** A mark, if it is shown. @param {string} id */
  shownMark(id) {
    const mark = this.marks.get(id);
    return mark?.isShown ? mark : null;
  }

  shownMarks() {
    return [...this.marks.values()].filter((mark) => mark.isShown);
  }

  shownLines() {
    return [...this.lines.values()].filter((line) => line.isShown);
  }

  /** The largest mark that is shown: where walking begins. */
  foremost() {
    /** @type {Mark | null} */
    let found = null;
    for (const mark of this.shownMarks()) if (!found || mark.r > found.r) found = mark;
    return found;
  }

  /** The lines that are seen. @param {boolean} withQuiet those that wait as well */
  seenLines(withQuiet) {
    return this.shownLines().filter(
      ({ isQuiet, isInBand, element }) =>
        !isInBand && (withQuiet || !isQuiet || element.classList.contains("near")),
    );
  }

  /** These lines, with the band where it tells of one of them. @param {Line[]} lines */
  withBand(lines) {
    if (!lines.some(({ isInBand }) => isInBand)) return lines;
    return [...lines, ...this.shownLines().filter(({ isBand }) => isBand)];
  }

  /** The other end of a line. @param {Line | Front} line @param {string} id */
  otherEnd({ source, target }, id) {
    return this.shownMark(source === id ? target : source);
  }
}

/**
 * Show a mark or a line, or hide it.
 * @param {Mark | Line} one
 * @param {boolean} isToBeShown
 */
export function toggle(one, isToBeShown) {
  if (one.isShown === isToBeShown) return;
  one.isShown = isToBeShown;
  if (isToBeShown) one.element.removeAttribute("display");
  else one.element.setAttribute("display", "none");
}
