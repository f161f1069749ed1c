/** What moves by itself on a map, one movement at a time. */

import { animate } from "./animate.js";

/** @typedef {import("./viewport.js").Viewport} Viewport */

const nothing = () => {};

export class Glide {
  /**
   * Where the window on the map is going, also after the movement was stopped on its way there.
   * @type {Viewport | null}
   */
  goal = null;
  /** Ends the movement where it is; `done` is not called then. */
  stop = nothing;
  /** Brings it to its end at once. */
  finish = nothing;

  /**
   * Begin a movement; one that is under way has been stopped or finished before.
   * @param {number} duration in ms
   * @param {Viewport} goal
   * @param {(share: number) => void} step called with each frame, from 0 to 1
   * @param {() => void} [done]
   */
  start(duration, goal, step, done) {
    const rest = () => {
      this.stop = this.finish = nothing;
    };
    const end = () => {
      this.goal = null;
      rest();
      done?.();
    };
    const stopFrames = animate(duration, step, end);
    this.goal = goal;
    this.stop = () => {
      stopFrames();
      rest();
    };
    this.finish = () => {
      stopFrames();
      step(1);
      end();
    };
  }
}
