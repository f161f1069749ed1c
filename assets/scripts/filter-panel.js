/** The filters beside the picture: folded until somebody wants them; the browser remembers it. */

const KEPT = "conflict-explorer-filters";
const OPEN = "open";

/** Open the filters, or fold them. */
export function toggleFilters() {
  const { dataset } = document.documentElement;
  const isOpen = dataset.filters !== OPEN;
  dataset.filters = isOpen ? OPEN : "";
  try {
    if (isOpen) localStorage.setItem(KEPT, OPEN);
    else localStorage.removeItem(KEPT);
  } catch {
    // A browser may keep that from us.
  }
  showFilterState();
}

/** Say of the button whether they are open. */
export function showFilterState() {
  const isOpen = document.documentElement.dataset.filters === OPEN;
  for (const button of document.querySelectorAll("button[data-filters]"))
    button.setAttribute("aria-expanded", String(isOpen));
}
