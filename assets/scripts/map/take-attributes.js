/** Lets elements become what an answer says, except for what the scripts themselves set. */

/** Attributes that the scripts set, so that an answer does not. */
const OWN_ATTRIBUTES = new Set(["aria-busy", "d", "display", "tabindex", "transform", "viewBox"]);

/** Classes that the scripts set, so that an answer does not take them away. */
const OWN_CLASSES = ["live", "pointing", "clear", "near", "pointed", "free", "all-lines", "far"];

/**
 * Change the attributes that are not as they should be.
 * @param {Element} element
 * @param {ReadonlyMap<string, string>} before those that an answer has set
 * @param {ReadonlyMap<string, string>} now those that it should have
 * @returns {string[]} the names of those that changed
 */
export function changeAttributes(element, before, now) {
  const changed = [];
  for (const [name, value] of now) {
    if (before.get(name) === value || OWN_ATTRIBUTES.has(name)) continue;
    if (name === "class") changeClasses(element, value);
    else element.setAttribute(name, value);
    changed.push(name);
  }
  for (const name of before.keys()) {
    if (now.has(name) || OWN_ATTRIBUTES.has(name)) continue;
    element.removeAttribute(name);
    changed.push(name);
  }
  return changed;
}

/** @param {Element} element @param {string} names */
function changeClasses(element, names) {
  const kept = OWN_CLASSES.filter((name) => element.classList.contains(name));
  element.setAttribute("class", [names, ...kept].join(" "));
}

/** @param {Element} element @returns {Map<string, string>} */
export const attributesIn = (element) =>
  new Map([...element.attributes].map(({ name, value }) => [name, value]));

/** The same without the classes that the scripts have set. @param {Element} element */
export function attributesOfAnswer(element) {
  const found = attributesIn(element);
  const names = (found.get("class") ?? "").split(" ");
  if (found.has("class"))
    found.set("class", names.filter((name) => !OWN_CLASSES.includes(name)).join(" "));
  return found;
}

/**
 * Whether an element already is what an answer says of its attributes.
 * @param {Element} element
 * @param {ReadonlyMap<string, string>} now
 */
export function hasAttributes(element, now) {
  const own = attributesOfAnswer(element);
  const isSame = (/** @type {string} */ name) =>
    OWN_ATTRIBUTES.has(name) || own.get(name) === now.get(name);
  return [...own.keys()].every(isSame) && [...now.keys()].every(isSame);
}

/**
 * Let an element and all in it be what another one is.
 * @param {Element} element
 * @param {Element} fresh
 */
export function takeOver(element, fresh) {
  changeAttributes(element, attributesOfAnswer(element), attributesIn(fresh));
  const [own, other] = [[...element.children], [...fresh.children]];
  const isAlike =
    own.length === other.length && own.every((one, index) => one.tagName === other[index].tagName);
  if (!isAlike) element.replaceChildren(...fresh.childNodes);
  else if (own.length) for (const [index, one] of own.entries()) takeOver(one, other[index]);
  else if (element.textContent !== fresh.textContent) element.textContent = fresh.textContent;
}
