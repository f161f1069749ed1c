/** What stands out on a map while the rest is faint. Pure: it reads the model and nothing else. */

/** @typedef {import("./model.js").MapModel} MapModel */
/** @typedef {import("./model.js").Mark} Mark */
/** @typedef {import("./model.js").Line} Line */

/**
 * @typedef {object} Kept
 * @property {Set<Mark>} marks
 * @property {Set<Line>} lines
 * @property {Set<Mark | Line>} pointed those that are meant themselves
 */

/** @param {Iterable<Mark | null>} marks @param {Iterable<Line>} lines @param {Iterable<Mark | Line>} pointed @returns {Kept} */
const kept = (marks, lines, pointed) => ({
  marks: new Set([...marks].filter((mark) => mark !== null)),
  lines: new Set(lines),
  pointed: new Set(pointed),
});

/** A mark with its lines and its neighbours. @param {MapModel} model @param {Mark} mark */
export function aroundMark(model, mark) {
  const lines = model.shownLinesAt(mark.id);
  return kept([mark, ...lines.map((line) => model.otherEnd(line, mark.id))], lines, [mark]);
}

/** A line with its two ends. @param {MapModel} model @param {Line} line */
export const aroundLine = (model, line) =>
  kept([model.shownMark(line.source), model.shownMark(line.target)], [line], [line]);

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
  return kept([one, other], lines, [one, other, ...lines]);
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
  return kept(marks, lines, []);
}
