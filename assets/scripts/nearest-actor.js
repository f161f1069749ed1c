/** Which node an arrow key leads to. */

/**
 * The node that lies nearest in a direction; what lies aside counts as twice as far.
 * @param {{ x: number, y: number }} from
 * @param {readonly [dx: number, dy: number]} direction of length 1, along an axis
 * @param {{ id: string, x: number, y: number }[]} nodes
 * @returns {string | null} its id
 */
export function nearestActor(from, [dx, dy], nodes) {
  let nearest = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { id, x, y } of nodes) {
    const along = (x - from.x) * dx + (y - from.y) * dy;
    const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    if (along > 1 && along + 2 * aside < least) {
      nearest = id;
      least = along + 2 * aside;
    }
  }
  return nearest;
}
