/* Builds the parts of the page that Python sends as plain data: [tag, attributes, children].
 * It only ever writes text and known attributes, so nothing in the data can become code. */
(function () {
  "use strict";

  const TAGS = new Set(
    ("a bdi blockquote button details div em fieldset footer h2 h3 img input label legend li nav " +
      "ol p progress section span strong summary td tr ul").split(" "),
  );
  const ATTRIBUTES =
    /^(class|id|href|target|rel|title|type|name|role|src|alt|width|height|value|max|open|tabindex|aria-[a-z]+|data-[a-z]+)$/;
  const SAFE = {
    href: /^https?:\/\//,
    src: /^data:image\/svg\+xml,/,
    type: /^(button|checkbox|radio)$/,
  };

  function build(node) {
    if (!Array.isArray(node)) return document.createTextNode(node);
    const [tag, attributes, children] = node;
    if (!TAGS.has(tag)) throw new Error(`no part of a page: ${tag}`);
    const element = document.createElement(tag);
    for (const name in attributes) {
      const value = attributes[name];
      if (!ATTRIBUTES.test(name) || (name in SAFE && !SAFE[name].test(value))) continue;
      element.setAttribute(name, value);
    }
    element.append(...children.map(build));
    return element;
  }

  /* Put parts where they belong, and texts, hide what is not asked for, tick boxes; what did
     not change is left alone. */
  const last = new Map();
  function fill({ parts = {}, texts = {}, hidden = {}, ticked, elements }) {
    if (elements) window.conflictExplorer.elements = elements;
    for (const id in parts) {
      const place = document.getElementById(id);
      const now = JSON.stringify(parts[id]);
      if (!place || (last.get(id) === now && place.childNodes.length)) continue;
      last.set(id, now);
      place.replaceChildren(...parts[id].map(build));
      place.hidden = !parts[id].length;
    }
    for (const id in texts) {
      const place = document.getElementById(id);
      if (place && place.textContent !== texts[id]) place.textContent = texts[id];
    }
    for (const id in hidden) {
      const place = document.getElementById(id);
      if (place) place.hidden = hidden[id];
    }
    if (ticked) window.conflictExplorer.tick(ticked);
  }

  window.conflictExplorer.fill = fill;
  window.dash_clientside.explorer.fill = function (content) {
    if (content) fill(content);
    return window.dash_clientside.no_update;
  };
})();
