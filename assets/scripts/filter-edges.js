/**
 * The lines that a filter leaves: what explorer/graph/select.py does, on the elements of the
 * canvas. A test holds the two equal.
 */

const ALLIANCE = "alliance";

/** The `arrow` of a link without one; 1 is forward, 2 back, 3 both. */
const NO_ARROW = 0;

/**
 * @param {Explorer.Cy} cy
 * @param {Explorer.Filter} filter
 * @returns {Map<string, [arrows: number, recent: 0 | 1, links: number]>} for each line left:
 *   its arrows (1 forward, 2 back, 3 both), whether all its links are over by now, and how
 *   many links it stands for
 */
export function filterEdges(cy, filter) {
  const { first, last, theater } = filter;
  const kinds = filter.kinds && new Set(filter.kinds);
  const types = filter.types && new Set(filter.types);
  const isShown = (/** @type {Explorer.CyElement} */ node) =>
    !types || node.data("type") === ALLIANCE || types.has(node.data("type"));
  /** @type {Map<Explorer.CyElement, [number, 0 | 1, number]>} */
  const lines = new Map();
  cy.edges().forEach((edge) => {
    if (types && !(isShown(edge.source()) && isShown(edge.target()))) return;
    let [count, arrows, isMutual, isRecent] = [0, 0, false, true];
    /** @type {Explorer.LinkData[]} */
    const links = edge.data("links");
    for (const [begins, ends, shownUntil, kind, theaters, arrow] of links) {
      if (theater !== null && !theaters.includes(theater)) continue;
      if (kinds && !kinds.has(kind)) continue;
      if (first !== null && last !== null && (begins > last || shownUntil < first)) continue;
      count += 1;
      arrows |= arrow;
      isMutual ||= arrow === NO_ARROW;
      isRecent &&= first !== null && ends < first;
    }
    if (count) lines.set(edge, [isMutual ? NO_ARROW : arrows, isRecent ? 1 : 0, count]);
  });
  if (filter.focus) keepNear(lines, filter.focus, filter.hops);
  return new Map([...lines].map(([edge, found]) => [edge.id(), found]));
}

/**
 * Take out the lines with an end more than `hops` lines away from a node.
 * @param {Map<Explorer.CyElement, unknown>} lines
 * @param {string} focus
 * @param {number} hops
 */
function keepNear(lines, focus, hops) {
  const ends = [...lines.keys()].map((edge) => ({
    edge,
    source: edge.data("source"),
    target: edge.data("target"),
  }));
  let near = new Set([focus]);
  for (let step = 0; step < hops; step += 1) {
    const further = new Set(near);
    for (const { source, target } of ends) {
      if (near.has(source)) further.add(target);
      if (near.has(target)) further.add(source);
    }
    near = further;
  }
  for (const { edge, source, target } of ends)
    if (!near.has(source) || !near.has(target)) lines.delete(edge);
}
