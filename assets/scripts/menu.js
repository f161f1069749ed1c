/** A menu of buttons that one button opens: Escape, a click elsewhere and a choice close it. */

const OPEN = "open";

/** @type {{ button: HTMLElement, menu: HTMLElement } | null} */
let opened = null;

/** The buttons of a menu, in their order. @param {HTMLElement} menu */
const entries = (menu) => /** @type {HTMLElement[]} */ ([...menu.querySelectorAll("button")]);

/**
 * Open a menu, or close it.
 * @param {string} id
 * @param {Element} button that opens it
 */
export function toggleMenu(id, button) {
  const menu = document.getElementById(id);
  if (!menu || !(button instanceof HTMLElement)) return;
  const isOpen = opened?.menu === menu;
  closeMenu();
  if (isOpen) return;
  opened = { button, menu };
  menu.classList.add(OPEN);
  button.setAttribute("aria-expanded", "true");
}

/** Close the menu that is open; the focus goes back to its button where it was in it. */
function closeMenu() {
  if (!opened) return;
  const { button, menu } = opened;
  opened = null;
  if (menu.contains(document.activeElement)) button.focus();
  menu.classList.remove(OPEN);
  button.setAttribute("aria-expanded", "false");
}

/** @param {KeyboardEvent} event */
function press(event) {
  if (!opened || event.defaultPrevented) return;
  const { button, menu } = opened;
  const isWithin = menu.contains(document.activeElement) || document.activeElement === button;
  if (!isWithin) return;
  if (event.key === "Escape") closeMenu();
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const all = entries(menu);
    const place = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const step = event.key === "ArrowDown" ? 1 : -1;
    const next = place < 0 ? (step > 0 ? 0 : all.length - 1) : place + step;
    all[(next + all.length) % all.length].focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Listen for what closes a menu. */
export function watchMenu() {
  document.addEventListener("keydown", press, { capture: true });
  document.addEventListener("click", ({ target }) => {
    if (!opened || !(target instanceof Element)) return;
    const { button, menu } = opened;
    if (button.contains(target)) return;
    // What was chosen goes first: a button that is hidden takes no click.
    if (!menu.contains(target) || target.closest("button")) closeMenu();
  });
  document.addEventListener("focusin", ({ target }) => {
    if (!opened || !(target instanceof Element)) return;
    if (!opened.menu.contains(target) && !opened.button.contains(target)) closeMenu();
  });
}
