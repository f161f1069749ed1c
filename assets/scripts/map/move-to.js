/**
 * Move an element with what it is doing; browsers that cannot do that let it lose the focus.
 * @param {Element} element
 * @param {Element & { moveBefore?: (element: Element, before: Element | null) => void }} parent
 * @param {Element | null} [before] the child before which it is put; else it is the last
 */
export function moveTo(element, parent, before = null) {
  if (parent.moveBefore && element.isConnected) parent.moveBefore(element, before);
  else parent.insertBefore(element, before);
}
