// Routes after the hash: #/customers?tier=core. The server has one page.

const routes = [];
let leave = () => {};
let shown = null;

/** A page for addresses such as `/customer/:id`. It gets `{params, query, signal, onLeave, root}`. */
export function route(pattern, name, page) {
  const names = [];
  const regex = new RegExp('^' + pattern.replace(/:(\w+)/g, (_, part) => { names.push(part); return '([^/]+)'; }) + '$');
  routes.push({ regex, names, name, page });
}

export function parse(hash) {
  const [path, query] = (hash.replace(/^#/, '') || '/').split('?');
  return { path: path || '/', query: new URLSearchParams(query ?? '') };
}

export function hrefOf(path, query) {
  const text = new URLSearchParams(Object.entries(query ?? {}).filter(([, value]) => value !== null && value !== undefined && value !== '')).toString();
  return '#' + path + (text ? '?' + text : '');
}

export function navigate(path, query) {
  location.hash = hrefOf(path, query);
}

/** Changes the address to what is shown already, without a step back in the history. */
export function note(path, query) {
  history.replaceState(null, '', hrefOf(path, query));
  shown = parse(location.hash);
}

function find(path) {
  for (const { regex, names, name, page } of routes) {
    const match = regex.exec(path);
    if (match) {
      try {
        return { name, page, params: Object.fromEntries(names.map((part, n) => [part, decodeURIComponent(match[n + 1])])) };
      } catch {
        return null;
      }
    }
  }
  return null;
}

/** Shows the page of the address in a new element, having left the one before. */
export function show(place, otherwise, arrived) {
  leave();
  const controller = new AbortController();
  const endings = [];
  leave = () => {
    controller.abort();
    endings.forEach(end => end());
    leave = () => {};
  };
  shown = parse(location.hash);
  const found = find(shown.path);
  const root = document.createElement('div');
  root.className = 'page';
  place.replaceChildren(root);
  const context = { params: found?.params ?? {}, query: shown.query, signal: controller.signal, onLeave: end => endings.push(end), root };
  (found?.page ?? otherwise)(context);
  arrived(found?.name ?? null);
}

export function listen(onChange) {
  addEventListener('hashchange', onChange);
}
