/** The picture that the map shows, for all who follow it. */

/** @typedef {(picture: Explorer.Picture) => void} Follower */

/** @type {Explorer.Picture | null} */
let current = null;

/** What came with the picture that stands still; null while there is none. @type {unknown} */
let drawn = null;

/** @type {Follower[]} */
const followers = [];

/** The last picture; null before the first. */
export const currentPicture = () => current;

/** Whether all that came with this content is drawn and has come to rest. @param {unknown} content */
export const isDrawn = (content) => drawn !== null && (content === null || drawn === content);

/** Call an action with each picture. @param {Follower} action */
export function followPicture(action) {
  followers.push(action);
}

/** Another picture begins to be drawn. @param {Explorer.Picture} picture */
export function notePicture(picture) {
  current = picture;
  drawn = null;
}

/** It is in the document: tell all who follow. */
export function tellPicture() {
  if (current) for (const action of followers) action(current);
}

/** It has come to rest. @param {unknown} content what came with it */
export function noteDrawn(content) {
  drawn = content;
}
