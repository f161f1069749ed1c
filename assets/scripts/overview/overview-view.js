/**
 * The overview on the page: what is pointed at stands out, a click or Enter chooses, arrows go from
 * piece to piece. It knows nothing of the server; what is chosen is told to whoever made it.
 */

import { Hover } from "../map/hover.js";
import { hideTip, showTip } from "../map/tip.js";
import { nearestActor } from "../nearest-actor.js";
import { belongingsOf } from "./belongings.js";
import { pieceAction } from "./piece-action.js";
import { PieceSwap } from "./piece-swap.js";

/** @typedef {import("./belongings.js").Piece & { element: SVGElement }} LivePiece */
/** @typedef {(action: import("./piece-action.js").PieceAction, name: string) => void} Choose */

/** px around a pointer and a finger in which a piece is found. */
const REACH = { mouse: [4, 8], touch: [4, 8, 12] };

const AROUND = Array.from({ length: 8 }, (_, index) => {
  const turn = (index * Math.PI) / 4;
  return [Math.cos(turn), Math.sin(turn)];
});

/** @type {Record<string, readonly [number, number]>} */
const DIRECTIONS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** @param {SVGElement} element @returns {LivePiece} */
const readPiece = (element) => ({
  element,
  id: element.dataset.id ?? "",
  role: element.dataset.role ?? "",
  theater: element.dataset.theater,
  party: element.dataset.party,
  near: (element.dataset.near ?? "").split(" ").filter(Boolean),
});

/**
 * Roles of pieces that let nothing stand out: words, ways to other pages, and theaters, whose
 * ground passes under the pointer on the way to anything that is in them.
 */
const STILL = new Set(["theater", "headline", "subline", "page", "legend", "foot"]);

const nameOf = (/** @type {LivePiece} */ { element }) => element.getAttribute("aria-label") ?? "";

const canBeChosen = (/** @type {LivePiece} */ { element }) =>
  element.getAttribute("role") === "button";

export class OverviewView {
  /** @type {LivePiece[]} */
  #pieces = [];
  /** @type {LivePiece | null} */
  #pointed = null;
  /** @type {readonly string[]} */
  #selected = [];
  #swap;
  #svg;
  #choose;
  #hover;
  /** px of the frame in which it is scrolled, when somebody chosen was last looked for. */
  #room = 0;

  /** @param {SVGSVGElement} svg @param {Choose} choose called with what a piece means and its name */
  constructor(svg, choose) {
    this.#svg = svg;
    this.#choose = choose;
    this.#swap = new PieceSwap(svg);
    this.#hover = new Hover(svg, {
      find: (x, y) => this.#find(x, y, REACH.mouse),
      point: (piece, x, y) => this.#point(piece, x, y),
    });
    svg.addEventListener("click", (event) => this.#click(event));
    svg.addEventListener("keydown", (event) => this.#press(event));
    svg.addEventListener("focusin", ({ target }) => this.#focus(target));
    svg.addEventListener("focusout", () => this.#point(null, 0, 0));
    svg.classList.add("live");
  }

  get svg() {
    return this.#svg;
  }

  /**
   * Show an overview.
   * @param {string} text of its SVG
   * @param {readonly string[]} selected the ids of who is selected
   */
  show(text, selected) {
    const before = this.#pointed;
    this.#swap.show(text);
    this.#pieces = /** @type {SVGElement[]} */ ([...this.#svg.querySelectorAll(".piece")]).map(
      readPiece,
    );
    this.mark(selected);
    const same = this.#pieces.find(({ id, role }) => id === before?.id && role === before.role);
    this.#pointed = same ?? null;
    if (before && !same) this.#forget();
    this.#stand();
    if (this.#svg.parentElement?.clientHeight !== this.#room) this.#reveal();
  }

  /** Show who is selected. @param {readonly string[]} ids */
  mark(ids) {
    const isNew = ids.join() !== this.#selected.join();
    this.#selected = ids;
    for (const { element } of this.#pieces) {
      const own = element.dataset.select?.split("~") ?? [
        element.dataset.party ?? element.dataset.id,
      ];
      const isChosen = ids.length === own.length && ids.every((id) => own.includes(id));
      element.classList.toggle("chosen", isChosen && element.dataset.role !== "theater");
    }
    if (isNew) this.#reveal();
  }

  /** Scroll to who is selected, where the picture is larger than its frame. */
  #reveal() {
    this.#room = this.#svg.parentElement?.clientHeight ?? 0;
    const chosen = this.#pieces.find(({ element }) => element.classList.contains("chosen"));
    chosen?.element.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  get selected() {
    return this.#selected;
  }

  #forget() {
    this.#hover.ignore();
    this.#pointed = null;
    hideTip();
  }

  /** @param {LivePiece | null} piece @param {number} x of the window @param {number} y */
  #point(piece, x, y) {
    this.#pointed = piece;
    const name = piece && nameOf(piece);
    if (name) showTip(name, x, y);
    else hideTip();
    this.#svg.style.cursor = piece && canBeChosen(piece) ? "pointer" : "";
    this.#stand();
  }

  #stand() {
    const one = this.#pointed;
    const isOn =
      one !== null && nameOf(one) !== "" && (one.near.length > 0 || !STILL.has(one.role));
    const kept = isOn ? belongingsOf(one, this.#pieces) : new Set();
    this.#svg.classList.toggle("pointing", isOn);
    for (const piece of this.#pieces) {
      piece.element.classList.toggle("near", kept.has(piece));
      piece.element.classList.toggle("pointed", isOn && piece === one);
    }
  }

  /** @param {number} x @param {number} y @param {readonly number[]} reach in px */
  #find(x, y, reach) {
    const direct = this.#at(x, y);
    if (direct && direct.role !== "theater") return direct;
    for (const far of reach)
      for (const [dx, dy] of AROUND) {
        const found = this.#at(x + far * dx, y + far * dy);
        if (found && found.role !== "theater" && canBeChosen(found)) return found;
      }
    return direct;
  }

  /** The piece at a point of the window. @param {number} x @param {number} y */
  #at(x, y) {
    const element = document.elementFromPoint(x, y)?.closest(".piece");
    return this.#pieceOf(element ?? null);
  }

  /** @param {Element | null} element */
  #pieceOf(element) {
    return this.#pieces.find((piece) => piece.element === element) ?? null;
  }

  /** @param {MouseEvent} event */
  #click(event) {
    event.preventDefault(); // of a link, as long as it is one
    const isTouch = event instanceof PointerEvent && event.pointerType === "touch";
    const target = event.target instanceof Element ? event.target.closest(".piece") : null;
    // Who clicks without a pointer, by assistive technology, means just this piece.
    const piece = event.detail
      ? this.#find(event.clientX, event.clientY, isTouch ? REACH.touch : REACH.mouse)
      : this.#pieceOf(target);
    if (piece) this.#chosen(piece);
  }

  /** @param {LivePiece} piece */
  #chosen(piece) {
    const { element } = piece;
    const action = pieceAction({ role: element.getAttribute("role"), data: element.dataset });
    if (!action) return;
    if (action.type === "select") this.mark(action.nodes ?? []);
    this.#choose(action, nameOf(piece));
  }

  /** @param {EventTarget | null} target */
  #focus(target) {
    const element = target instanceof Element ? target.closest(".piece") : null;
    const piece = this.#pieceOf(element);
    if (!piece || !element?.matches(":focus-visible")) return;
    const box = element.getBoundingClientRect();
    this.#point(piece, box.x + box.width / 2, box.y);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key, target, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (ctrlKey || metaKey || altKey || shiftKey || !(target instanceof Element)) return;
    const piece = this.#pieceOf(target.closest(".piece"));
    if (!piece) return;
    const direction = Object.hasOwn(DIRECTIONS, key) ? DIRECTIONS[key] : null;
    if (key === "Enter" || key === " ") this.#chosen(piece);
    else if (direction) this.#walk(piece, direction);
    else return;
    event.preventDefault();
  }

  /** @param {LivePiece} from @param {readonly [number, number]} direction */
  #walk(from, direction) {
    const places = this.#pieces
      .filter(canBeChosen)
      .map((piece, index) => ({ piece, id: String(index), ...middleOf(piece.element) }));
    const start = places.find(({ piece }) => piece === from);
    const found = start && nearestActor(start, direction, places);
    if (found) places[Number(found)].piece.element.focus();
  }
}

/** @param {Element} element */
function middleOf(element) {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}
