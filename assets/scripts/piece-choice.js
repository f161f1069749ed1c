/** What is done with what people choose in the overview. */

import { dispatch, dispatchAfterPaint } from "./actions.js";
import { showOnly } from "./filter-boxes.js";
import { selectNodes } from "./selection.js";
import { announce } from "./status.js";

/**
 * Do what a piece means.
 * @param {import("./overview/piece-action.js").PieceAction} action
 * @param {string} name of the piece
 */
export function choosePiece(action, name) {
  if (action.type === "only") {
    showOnly(action.value ?? "");
    return;
  }
  announce(`Chosen: ${name}`);
  if (action.type === "select") selectNodes(action.nodes ?? []);
  else if (action.type === "side")
    dispatchAfterPaint("side", { theater: action.theater, party: action.party });
  else dispatch(action.type, { value: action.value });
}
