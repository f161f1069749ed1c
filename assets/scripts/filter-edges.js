/**
 * Which lines a filter leaves: what explorer/graph/select.py does, on the lines of the map. A test
 * holds the two equal. How a line looks under the filter is for the server to say.
 */

/**
 * What is asked of a map: the types of its marks, and its lines with their links.
 * @typedef {object} Filterable
 * @property {ReadonlyMap<string, { type: string }>} marks by id
 * @property {ReadonlyMap<string, FilterableLine>} lines by id
 */

/** @typedef {{ source: string, target: string, links: Explorer.LinkData[] }} FilterableLine */

const ALLIANCE = "alliance";

/**
 * @param {Filterable} map
 * @param {Explorer.Filter} filter
 * @returns {Set<string>} the ids of the lines that are left
 */
export function filterEdges({ marks, lines }, filter) {
  const { first, last, theater } = filter;
  const kinds = filter.kinds && new Set(filter.kinds);
  const confidences = filter.confidences && new Set(filter.confidences);
  const types = filter.types && new Set(filter.types);
  const isShown = (/** @type {string} */ id) => {
    const type = marks.get(id)?.type ?? "";
    return !types || type === ALLIANCE || types.has(type);
  };
  /** @param {Explorer.LinkData} link */
  const isLeft = ([begins, , shownUntil, kind, theaters, , confidence]) =>
    (theater === null || theaters.includes(theater)) &&
    (!kinds || kinds.has(kind)) &&
    (!confidences || confidences.has(confidence)) &&
    (first === null || last === null || (begins <= last && shownUntil >= first));
  /** @type {Set<string>} */
  const left = new Set();
  for (const [id, { source, target, links }] of lines) {
    if (types && !(isShown(source) && isShown(target))) continue;
    if (links.some(isLeft)) left.add(id);
  }
  if (filter.focus) keepNear(left, lines, filter.focus, filter.hops);
  return left;
}

/**
 * Take out the lines with an end more than `hops` lines away from a node.
 * @param {Set<string>} left
 * @param {ReadonlyMap<string, FilterableLine>} lines
 * @param {string} focus
 * @param {number} hops
 */
function keepNear(left, lines, focus, hops) {
  const ends = [...left].flatMap((id) => {
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
