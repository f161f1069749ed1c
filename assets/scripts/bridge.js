/**
 * The bridge to canvas.js and snapshot.js, in this one place.
 *
 * Those two are classic scripts, which Dash loads before these modules run. `canvas.js` makes
 * `window.conflictExplorer`; the modules read what it offers through `bridge`, and `main.js`
 * adds what the two call: `dispatch`, `receive` and `ready`. What both sides expose is
 * declared in tools/scripts/types.d.ts. The bridge goes when the two scripts do.
 */

/** @type {Explorer.Bridge} */
export const bridge = window.conflictExplorer;
