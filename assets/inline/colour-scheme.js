// Chooses light or dark as Mantine will, before anything is painted. It stands in the page itself.
{
  const NAMES = ["light", "dark"];
  let chosen = null;
  try {
    chosen = localStorage.getItem("mantine-color-scheme-value");
  } catch {
    // A browser may keep that from us.
  }
  if (!chosen || !NAMES.includes(chosen)) {
    chosen = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  document.documentElement.dataset.mantineColorScheme = chosen;
}
// Opens the filters where somebody has left them open; see assets/scripts/filter-panel.js.
{
  let kept = null;
  try {
    kept = localStorage.getItem("conflict-explorer-filters");
  } catch {
    // Likewise.
  }
  if (kept) document.documentElement.dataset.filters = kept;
}
