/**
 * What a click on a piece of the overview means; explorer/web/first_page/overview_links.py says
 * the same for the page without scripts.
 */

/** The roles of pieces that lead nowhere unless they say where. */
const TOLD_BESIDE = new Set(["headline", "subline", "foot", "legend"]);

/**
 * @typedef {object} PieceAction
 * @property {"only" | "page" | "select" | "side" | "theater"} type
 * @property {string | undefined} [value] of a filter, the number of a page, or the id of a theater
 * @property {string[]} [nodes] the ids of an actor, or of a pair
 * @property {string | undefined} [theater]
 * @property {string | undefined} [party]
 */

/**
 * What a piece does; null if nothing.
 * @param {{ role: string | null, data: Record<string, string | undefined> }} piece its role for
 *   assistive technology, and its data attributes
 * @returns {PieceAction | null}
 */
export function pieceAction({ role, data }) {
  if (role !== "button") return null;
  if (data.only) return { type: "only", value: data.only };
  if (data.select) return { type: "select", nodes: data.select.split("~") };
  if (data.role === "side") return { type: "side", theater: data.theater, party: data.party };
  if (data.role === "theater") return { type: "theater", value: data.theater || data.id };
  if (data.role === "page") return { type: "page", value: data.page };
  if (TOLD_BESIDE.has(data.role ?? "")) return null;
  return { type: "select", nodes: (data.id ?? "").split("~").slice(0, 2) };
}
