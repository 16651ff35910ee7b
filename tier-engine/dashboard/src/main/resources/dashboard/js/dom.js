// HTML from data, safely: every text becomes a text node, no markup is ever parsed.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'class') element.setAttribute('class', Array.isArray(value) ? value.filter(Boolean).join(' ') : value);
    else if (name === 'vars') Object.entries(value).forEach(([key, of]) => element.style.setProperty(key, of));
    else if (name === 'data') Object.assign(element.dataset, value);
    else if (name.startsWith('on')) element.addEventListener(name.slice(2).toLowerCase(), value);
    else if (name === 'value' || name === 'checked' || name === 'selected') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  put(element, children);
  return element;
}

function put(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) element.append(child instanceof Node ? child : String(child));
  }
}

/**
 * An element. Of its properties `class` may be a list, `vars` are custom properties of CSS, `data` is the dataset, `onClick` and the like
 * are listeners; all others are attributes, left out where they are null or false.
 */
export function h(tag, properties, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/** An element of SVG. */
export function s(tag, properties, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

/** Puts new children in place of the old ones. */
export function replace(element, ...children) {
  element.replaceChildren();
  put(element, children);
  return element;
}

/** Where an element is below another, as places among children; null where it isn't. */
function pathTo(focused, root) {
  if (!focused || focused === root || !root.contains(focused)) return null;
  const path = [];
  for (let one = focused; one !== root; one = one.parentElement) path.unshift([...one.parentElement.children].indexOf(one));
  return path;
}

/**
 * Puts what `make()` gives, which shows the same things again and may use parts of what was there: the focus stays where it was, tables stay scrolled, and what was opened stays open.
 */
export function redraw(element, make) {
  const focused = document.activeElement;
  const path = pathTo(focused, element);
  const scrolled = [...element.querySelectorAll('.table-wrap')].map(one => one.scrollLeft);
  const opened = [...element.querySelectorAll('details')].map(one => one.open);
  replace(element, make());
  const details = element.querySelectorAll('details');
  if (details.length === opened.length) details.forEach((one, n) => { one.open = opened[n]; });
  element.querySelectorAll('.table-wrap').forEach((one, n) => { if (scrolled[n]) one.scrollLeft = scrolled[n]; });
  if (!path) return element;
  const next = focused.isConnected ? focused : path.reduce((one, place) => one?.children[place], element);
  if (next?.tagName === focused.tagName) next.focus({ preventScroll: true });
  return element;
}

let lastId = 0;

/** An id that no other element has. */
export function uniqueId(prefix) {
  return `${prefix}-${++lastId}`;
}
