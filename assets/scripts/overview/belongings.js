/** Which pieces of the overview belong together: what stays when one of them is pointed at. */

/**
 * @typedef {object} Piece
 * @property {string} id "lna", or "russia~lna~libya" for what joins two
 * @property {string} role side, help, front, ...
 * @property {string | undefined} theater
 * @property {string | undefined} party
 * @property {readonly string[]} near the ids of pieces that it says belong to it
 */

/** Pieces that stay whatever is pointed at. */
const ALWAYS = new Set(["headline", "subline", "legend"]);

/** Pieces that join others. */
const JOINS = new Set(["help", "front", "bridge", "mediator", "tie", "deals"]);

const partsOf = (/** @type {Piece} */ { id }) => id.split("~");

/** Whether a line has a mark or a side at one of its ends. @param {Piece} line @param {Piece} end */
function isEndOf(line, end) {
  const parts = partsOf(line);
  if (end.role === "side") {
    const isHere = !line.theater || !end.theater || line.theater === end.theater;
    return isHere && parts.includes(end.party ?? end.id);
  }
  return !JOINS.has(end.role) && end.role !== "theater" && parts.includes(partsOf(end)[0]);
}

/**
 * The pieces that stay when one of them is pointed at: itself, its lines and their ends; of a
 * theater all that is in it.
 * @template {Piece} P
 * @param {P} pointed
 * @param {readonly P[]} pieces
 * @returns {Set<P>}
 */
export function belongingsOf(pointed, pieces) {
  const kept = new Set(pieces.filter(({ role }) => ALWAYS.has(role)));
  kept.add(pointed);
  if (pointed.near.length) {
    for (const piece of pieces) if (pointed.near.includes(piece.id)) kept.add(piece);
    return kept;
  }
  if (pointed.role === "theater") {
    for (const piece of pieces) if (piece.theater === pointed.id) kept.add(piece);
    return kept;
  }
  const lines = JOINS.has(pointed.role)
    ? [pointed]
    : pieces.filter((piece) => JOINS.has(piece.role) && isEndOf(piece, pointed));
  for (const line of lines) {
    kept.add(line);
    for (const piece of pieces) if (isEndOf(line, piece)) kept.add(piece);
  }
  // The area in which a side lies is its ground.
  const theaters = new Set([...kept].map(({ theater }) => theater));
  for (const piece of pieces)
    if (piece.role === "theater" && theaters.has(piece.id)) kept.add(piece);
  return kept;
}
