/** What stands out on a map while the rest is faint. Pure: it reads the model and nothing else. */

/** @typedef {import("./model.js").MapModel} MapModel */
/** @typedef {import("./model.js").Mark} Mark */
/** @typedef {import("./model.js").Line} Line */
/** @typedef {import("./model.js").Front} Front */
/** @typedef {import("./model.js").Area} Area */

/**
 * @typedef {object} Kept
 * @property {Set<Mark>} marks
 * @property {Set<Line>} lines
 * @property {Set<Front>} fronts
 * @property {Set<Mark | Line | Front>} pointed those that are meant themselves
 */

/** @param {Iterable<Mark | null>} marks @param {Iterable<Line>} lines @param {Iterable<Front>} fronts @param {Iterable<Mark | Line | Front>} pointed @returns {Kept} */
const kept = (marks, lines, fronts, pointed) => ({
  marks: new Set([...marks].filter((mark) => mark !== null)),
  lines: new Set(lines),
  fronts: new Set(fronts),
  pointed: new Set(pointed),
});

/** A mark with its lines, its fronts and its neighbours. @param {MapModel} model @param {Mark} mark */
export function aroundMark(model, mark) {
  const lines = model.shownLinesAt(mark.id);
  const fronts = model.frontsAt(mark.id);
  const ends = [...lines, ...fronts].map((line) => model.otherEnd(line, mark.id));
  return kept([mark, ...ends], model.withBand(lines), fronts, [mark]);
}

/** A line with its two ends. @param {MapModel} model @param {Line} line */
export const aroundLine = (model, line) =>
  kept([model.shownMark(line.source), model.shownMark(line.target)], [line], [], [line]);

/** A front with its two sides. @param {MapModel} model @param {Front} front */
export const aroundFront = (model, front) =>
  kept([model.shownMark(front.source), model.shownMark(front.target)], [], [front], [front]);

/**
 * The party of an area with its lines, and whoever stands in it.
 * @param {MapModel} model
 * @param {Area} area
 * @returns {Kept | null} null where the party is not shown
 */
export function aroundArea(model, { id, area: [x1, y1, x2, y2] }) {
  const party = model.shownMark(id);
  if (!party) return null;
  const around = aroundMark(model, party);
  for (const mark of model.shownMarks())
    if (mark.x >= x1 && mark.x <= x2 && mark.y >= y1 && mark.y <= y2) around.marks.add(mark);
  return around;
}

/**
 * What stands out once actors are chosen: one with its neighbours, two with what is between them.
 * @param {MapModel} model
 * @param {readonly string[]} ids
 * @returns {Kept | null} null where one of them is not shown, or none is chosen
 */
export function aroundChoice(model, ids) {
  const marks = ids.flatMap((id) => model.shownMark(id) ?? []);
  if (!marks.length || marks.length < ids.length) return null;
  const [one, other] = marks;
  if (!other) return aroundMark(model, one);
  const lines = model.shownLinesAt(one.id).filter((line) => model.otherEnd(line, one.id) === other);
  const fronts = model.frontsAt(one.id).filter((front) => model.otherEnd(front, one.id) === other);
  const all = model.withBand(lines);
  return kept([one, other], all, fronts, [one, other, ...all, ...fronts]);
}

/** The members of a camp, and the lines between them. @param {MapModel} model @param {string} camp a class */
export function membersOf(model, camp) {
  const marks = new Set(
    model.shownMarks().filter(({ element }) => element.classList.contains(camp)),
  );
  const ids = new Set([...marks].map(({ id }) => id));
  const lines = model
    .shownLines()
    .filter(({ source, target }) => ids.has(source) && ids.has(target));
  return kept(marks, lines, [], []);
}
