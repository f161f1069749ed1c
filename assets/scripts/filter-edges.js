/**
 * The lines that a filter leaves: what explorer/graph/select.py does, on the lines of the map.
 * A test holds the two equal.
 */

/**
 * What is asked of a map: the types of its marks, and its lines with their links.
 * @typedef {object} Filterable
 * @property {ReadonlyMap<string, { type: string }>} marks by id
 * @property {ReadonlyMap<string, FilterableLine>} lines by id
 */

/** @typedef {{ source: string, target: string, links: Explorer.LinkData[] }} FilterableLine */

const ALLIANCE = "alliance";

/** The `arrow` of a link without one; 1 is forward, 2 back, 3 both. */
const NO_ARROW = 0;

/**
 * @param {Filterable} map
 * @param {Explorer.Filter} filter
 * @returns {Map<string, [arrows: number, recent: 0 | 1, links: number]>} for each line left:
 *   its arrows (1 forward, 2 back, 3 both), whether all its links are over by now, and how
 *   many links it stands for
 */
export function filterEdges({ marks, lines }, filter) {
  const { first, last, theater } = filter;
  const kinds = filter.kinds && new Set(filter.kinds);
  const types = filter.types && new Set(filter.types);
  const isShown = (/** @type {string} */ id) => {
    const type = marks.get(id)?.type ?? "";
    return !types || type === ALLIANCE || types.has(type);
  };
  /** @type {Map<string, [number, 0 | 1, number]>} */
  const left = new Map();
  for (const [id, { source, target, links }] of lines) {
    if (types && !(isShown(source) && isShown(target))) continue;
    let [count, arrows, isMutual, isRecent] = [0, 0, false, true];
    for (const [begins, ends, shownUntil, kind, theaters, arrow] of links) {
      if (theater !== null && !theaters.includes(theater)) continue;
      if (kinds && !kinds.has(kind)) continue;
      if (first !== null && last !== null && (begins > last || shownUntil < first)) continue;
      count += 1;
      arrows |= arrow;
      isMutual ||= arrow === NO_ARROW;
      isRecent &&= first !== null && ends < first;
    }
    if (count) left.set(id, [isMutual ? NO_ARROW : arrows, isRecent ? 1 : 0, count]);
  }
  if (filter.focus) keepNear(left, lines, filter.focus, filter.hops);
  return left;
}

/**
 * Take out the lines with an end more than `hops` lines away from a node.
 * @param {Map<string, unknown>} left
 * @param {ReadonlyMap<string, FilterableLine>} lines
 * @param {string} focus
 * @param {number} hops
 */
function keepNear(left, lines, focus, hops) {
  const ends = [...left.keys()].flatMap((id) => {
    const line = lines.get(id);
    return line ? [{ id, source: line.source, target: line.target }] : [];
  });
  let near = new Set([focus]);
  for (let step = 0; step < hops; step += 1) {
    const further = new Set(near);
    for (const { source, target } of ends) {
      if (near.has(source)) further.add(target);
      if (near.has(target)) further.add(source);
    }
    near = further;
  }
  for (const { id, source, target } of ends)
    if (!near.has(source) || !near.has(target)) left.delete(id);
}
