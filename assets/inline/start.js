// Fetches and runs all other scripts once the first page has been painted, the page's own before
// those of Dash, and then starts Dash. To fetch, to read and to run them takes longer than all that
// is to be seen at first. It stands in the page itself.
{
  /** ms after which it does not wait for a paint any more, should nobody tell of one. */
  const LONGEST_WAIT = 1_500;

  /** @type {Promise<void>} */
  const painted = new Promise((resolve) => {
    // A page in the background is not painted.
    if (document.hidden) return resolve();
    new PerformanceObserver(() => resolve()).observe({ type: "paint", buffered: true });
    setTimeout(resolve, LONGEST_WAIT);
  });

  /** @param {HTMLScriptElement} written @returns {Promise<unknown>} when it has run */
  const run = ({ src, type }) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src, type, async: false }); // one after the other
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.body.append(script);
    });

  const start = async () => {
    await painted;
    const { content } = /** @type {HTMLTemplateElement} */ (document.getElementById("later"));
    await Promise.all([...content.querySelectorAll("script")].map(run));
    new window.DashRenderer();
  };
  start();
}
