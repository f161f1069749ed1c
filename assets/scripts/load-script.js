/** Loads a classic script when it is needed, once. */

/** Scripts that are loaded or on their way, by their address. @type {Map<string, Promise<void>>} */
const scripts = new Map();

/**
 * Let the browser run a script, unless it has.
 * @param {string} address
 * @returns {Promise<void>} fulfilled when it has run, rejected if it does not come; the next call
 *   asks for it again
 */
export function loadScript(address) {
  const known = scripts.get(address);
  if (known) return known;
  /** @type {Promise<void>} */
  const loading = new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      script.remove();
      scripts.delete(address);
      reject(new Error(`not loaded: ${address}`));
    });
    script.src = address;
    document.head.append(script);
  });
  scripts.set(address, loading);
  return loading;
}
