// The engine's API: JSON in and out, problems (RFC 9457) as errors.

import { setClock } from './clock.js';

const BASE = '/api/v1/';
const RETRY_SECONDS = 3;

/** What went wrong, as the server tells it. Status 0: it wasn't reached. With `login`: where to log in would help. */
export class Problem extends Error {
  constructor(status, title, detail, retryAfter, login) {
    super(detail || title);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.retryAfter = retryAfter;
    this.login = login ?? null;
  }
}

/** A query string without what is null or empty; a list gives its name several times. */
export function queryOf(params) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') query.append(name, one);
    }
  }
  return query.toString();
}

export function urlOf(path, params) {
  const query = queryOf(params);
  return BASE + path + (query ? '?' + query : '');
}

async function problemOf(response) {
  let told = {};
  try {
    told = await response.json();
  } catch {
    // A proxy's page or nothing: the status says enough.
  }
  const retryAfter = Number(response.headers.get('Retry-After')) || RETRY_SECONDS;
  return new Problem(response.status, told.title ?? response.statusText, told.detail ?? '', retryAfter, told.login);
}

async function call(path, params, options) {
  let response;
  try {
    response = await fetch(urlOf(path, params), { credentials: 'same-origin', ...options });
  } catch (e) {
    if (e.name === 'AbortError') throw e;
    throw new Problem(0, 'Network', '', RETRY_SECONDS);
  }
  setClock(response.headers.get('Tier-Clock'));
  if (!response.ok) throw await problemOf(response);
  return response;
}

export async function get(path, params, signal) {
  const response = await call(path, params, { signal, headers: { Accept: 'application/json' } });
  return response.json();
}

/** The token that the server gave this browser against forged requests, if it uses one. */
function csrfToken() {
  const found = /(?:^|;\s*)(?:__Host-)?csrfToken=([^;]*)/i.exec(document.cookie);
  return found ? { 'X-CSRF-TOKEN': decodeURIComponent(found[1]) } : {};
}

export async function post(path, body, signal) {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json', ...csrfToken() };
  const response = await call(path, null, { method: 'POST', signal, headers, body: JSON.stringify(body) });
  return response.json();
}

/** Ends the session of this browser, where `me.logout` says. */
export async function logOut(path) {
  await fetch(path, { method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json', ...csrfToken() }, body: '{}' });
}

/** Rows as CSV, and whether there are as many as the server gives at most, so that it may have left some out. */
export async function csv(path, params) {
  const response = await call(path, params, { headers: { Accept: 'text/csv' } });
  const text = await response.text();
  const rows = text.split('\n').length - 2;
  // Without a byte order mark spreadsheets take UTF-8 for something else.
  return { blob: new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }), isCut: rows >= Number(response.headers.get('Tier-Most-Rows') ?? Infinity) };
}

export function customerPath(id, what) {
  return 'customers/' + encodeURIComponent(id) + (what ? '/' + what : '');
}
