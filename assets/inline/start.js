// Runs the scripts of Dash once the first page has been painted, and then starts Dash. Until then
// they are only fetched: to run them takes longer than all that is to be seen at first. It stands
// in the page itself.
{
  /** ms after which it does not wait for a frame any more: a page in the background has none. */
  const LONGEST_WAIT = 200;

  const painted = new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, LONGEST_WAIT);
  });
  // Dash calls functions that the page's own modules register; those run before this event.
  const registered = new Promise((resolve) => {
    addEventListener("DOMContentLoaded", resolve);
  });

  const run = async () => {
    await painted;
    const later = /** @type {HTMLTemplateElement} */ (document.getElementById("later"));
    const loaded = [...later.content.querySelectorAll("script")].map(
      ({ src }) =>
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = src;
          script.async = false; // one after the other
          script.addEventListener("load", resolve);
          script.addEventListener("error", reject);
          document.body.append(script);
        }),
    );
    await Promise.all([registered, ...loaded]);
    new window.DashRenderer();
  };
  run();
}
