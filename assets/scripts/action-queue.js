/**
 * What the user did and the server has not yet acknowledged.
 *
 * The server keeps nothing: each request names the address of the last answer (`base`) and all
 * actions since (`list`), and the answer says how many of them it holds. Dash drops a request
 * when a later one of the same callback starts; the later one has everything the earlier one
 * had. Because `base` and the list change together, and only here, no action is applied twice
 * and none is lost.
 *
 * Dash does not say that a request failed; there is just no answer. So a server that answers
 * checks and never answers some action is only known by the time that goes by. Such an action
 * is left out in the end, or nothing that follows it would ever be done.
 */

/**
 * @typedef {{ n: number, type: string, [key: string]: unknown }} Action
 *   `n` counts from 1 on in one load of the page.
 * @typedef {{ base: string, list: Action[] }} Request
 *   `base` is a query as in `location.search`.
 * @typedef {{ n: number, address: string }} Answered
 *   `n`: the last action that an answer holds; 0 in the answer to an address alone.
 *   `address`: the query of the answer.
 * @typedef {object} Surroundings
 * @property {() => boolean} canSend whether there is a way to the server yet
 * @property {(request: Request) => void} send
 * @property {() => Promise<boolean>} check whether the server answers at all
 * @property {(isLost: boolean) => void} tellConnection called while the server does not
 *   answer, at each check, and once when it answers again
 * @property {() => void} tellLeftOut called when an action has been given up
 * @property {(action: () => void, ms: number) => () => void} after runs an action later; what
 *   it returns cancels that
 */

/**
 * Milliseconds without an answer, from each time that the same is sent to the next. After the
 * last of them the oldest action is left out. They grow, as a request that is sent again takes
 * the place of the one before: an answer may take as long as the last of them.
 */
export const RESEND_AFTER = [5_000, 10_000, 20_000, 60_000];

/** Milliseconds between two checks while the server does not answer. */
export const CHECK_EVERY = 2_000;

export class ActionQueue {
  /** @type {Action[]} */
  #pending = [];
  #base;
  #lastNumber = 0;
  #lastSent = 0;
  #acknowledged = 0;
  #resent = 0;
  #isLost = false;
  #isAnswered = false;
  #stopTimer = () => {};
  /** Changes with each timer, so that a check that is still under way knows it is outdated. */
  #timerNumber = 0;
  #surroundings;

  /**
   * @param {string} base the query of the page
   * @param {Surroundings} surroundings
   */
  constructor(base, surroundings) {
    this.#base = base;
    this.#surroundings = surroundings;
  }

  /** Whether an action is not yet acknowledged. */
  get isWaiting() {
    return this.#pending.length > 0;
  }

  /**
   * Whether an action of one of these types is not yet acknowledged.
   * @param {readonly string[]} types
   */
  isPending(types) {
    return this.#pending.some(({ type }) => types.includes(type));
  }

  /**
   * Take up an action; it goes to the server with the next `send`.
   * @param {string} type
   * @param {Record<string, unknown>} [payload]
   */
  add(type, payload = {}) {
    this.#lastNumber += 1;
    this.#pending.push(structuredClone({ ...payload, n: this.#lastNumber, type }));
  }

  /** Send all pending actions, unless that has been done. */
  send() {
    if (this.#lastSent < this.#lastNumber && this.isWaiting) {
      this.#resent = 0;
      this.#send();
    }
  }

  /**
   * Take note of an answer.
   * @param {Answered} answered
   * @returns {boolean} false for an answer that came after a later one: it is to be ignored
   */
  acknowledge({ n, address }) {
    if (n !== 0 && n < this.#acknowledged) return false;
    this.#acknowledged = Math.max(this.#acknowledged, n);
    this.#pending = this.#pending.filter((action) => action.n > n);
    this.#base = address;
    this.#resent = 0;
    this.#noteConnection(false);
    const isFirst = !this.#isAnswered;
    this.#isAnswered = true;
    // What was done before the page had its first answer may have gone nowhere.
    if (isFirst && this.isWaiting) this.#send();
    else this.#startTimer();
    return true;
  }

  /**
   * Forget what is pending: the user went to another address.
   * @param {string} address its query
   */
  abandon(address) {
    this.#pending = [];
    this.#base = address;
    this.#noteConnection(false);
    this.#startTimer();
  }

  /** @param {Action[]} [list] */
  #send(list = this.#pending) {
    this.#lastSent = this.#lastNumber;
    this.#startTimer();
    if (this.#surroundings.canSend())
      this.#surroundings.send({ base: this.#base, list: structuredClone(list) });
  }

  #startTimer() {
    this.#stopTimer();
    this.#stopTimer = () => {};
    this.#timerNumber += 1;
    if (!this.isWaiting) return;
    this.#stopTimer = this.#surroundings.after(
      () => void this.#sendAgain(),
      this.#isLost ? CHECK_EVERY : RESEND_AFTER[this.#resent],
    );
  }

  async #sendAgain() {
    const timer = this.#timerNumber;
    const answers = await this.#surroundings.check();
    if (timer !== this.#timerNumber) return;
    if (!answers) {
      this.#noteConnection(true);
      this.#startTimer();
      return;
    }
    // What was not sent, or to a server that was away, says nothing about the actions.
    this.#resent = this.#isLost || !this.#surroundings.canSend() ? 0 : this.#resent + 1;
    this.#noteConnection(false);
    if (this.#resent === RESEND_AFTER.length) this.#leaveOutOldest();
    // The last time by itself: it may be a later action for which there is no answer.
    else if (this.#resent === RESEND_AFTER.length - 1) this.#send(this.#pending.slice(0, 1));
    else this.#send();
  }

  /** Go on without the oldest action; if it was the only one, ask what the page is to show. */
  #leaveOutOldest() {
    this.#pending = this.#pending.slice(1);
    this.#resent = 0;
    this.#surroundings.tellLeftOut();
    this.#send();
  }

  /** @param {boolean} isLost */
  #noteConnection(isLost) {
    if (isLost || this.#isLost) this.#surroundings.tellConnection(isLost);
    this.#isLost = isLost;
  }
}
