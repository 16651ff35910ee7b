// What a part of a page shows while it waits, when there is nothing, and when something went wrong.
import { h, redraw, replace } from '../dom.js';
import { t, tn } from '../i18n/index.js';
import { number } from '../format.js';

export function skeleton(lines = 4) {
  return h('div', { class: 'skeleton', role: 'status' }, h('span', { class: 'sr' }, t('loading')), Array.from({ length: lines }, () => h('div', { class: 'bone', 'aria-hidden': 'true' })));
}

export function empty(text) {
  return h('p', { class: 'empty' }, text ?? t('empty'));
}

function loginPart(problem) {
  if (!problem.login) return h('p', null, t('problem.401.apiKey'));
  const hasFailed = new URLSearchParams(location.search).get('login') === 'failed';
  return [hasFailed && h('p', { class: 'problem-detail' }, t('problem.401.failed')), h('p', null, h('a', { class: 'button primary', href: problem.login }, t('login')))];
}

/** Asked again by itself as soon as the server says it is worth it. */
const isPassing = problem => problem.status === 503 || problem.status === 429 || problem.status === 0;

/** A problem in words, and what can be done about it. */
export function problemView(problem, retry) {
  const status = problem.status ?? -1;
  const known = [0, 401, 403, 404, 421, 429, 503].includes(status) ? status : 'other';
  const title = { 0: () => t('problem.0'), 401: () => t('problem.401'), 403: () => t('problem.403'), 404: () => t('problem.404'), 421: () => t('problem.421'), 429: () => t('problem.429'), 503: () => t('problem.503') }[known] ?? (() => t('problem.other'));
  const detail = status === 401 ? null : problem.detail || (status < 0 && problem.message);
  return h('div', { class: ['problem', `problem-${known}`], role: isPassing(problem) ? 'status' : 'alert' },
    h('p', { class: 'problem-title' }, title()), detail && h('p', { class: 'problem-detail' }, detail), status === 401 && loginPart(problem),
    retry && status !== 401 && status !== 403 && h('div', { class: 'problem-foot' }, h('button', { type: 'button', onClick: retry }, t('retry'))));
}

/**
 * A part of a page that is asked for. `fetch(signal)` gets the data, `show(data)` gives what to show; `reload()` asks again and leaves what is
 * shown until then.
 */
export function loaded(context, { fetch, show, lines }) {
  const element = h('div', { class: 'loaded', 'aria-busy': 'true' }, skeleton(lines));
  let timer;
  let turn = 0;
  let isShown = false;
  context.onLeave(() => clearInterval(timer));

  function failed(problem) {
    const view = problemView(problem, reload);
    if (isPassing(problem)) {
      const countdown = h('span', { class: 'quiet', 'aria-hidden': 'true' });
      let left = problem.retryAfter ?? 3;
      const tick = () => { countdown.textContent = tn('retryIn', left, number(left)); if (left-- <= 0) reload(); };
      tick();
      timer = setInterval(tick, 1_000);
      view.querySelector('.problem-foot').append(countdown);
    }
    replace(element, view);
    isShown = false;
  }

  async function reload() {
    clearInterval(timer);
    const mine = ++turn;
    element.setAttribute('aria-busy', 'true');
    if (!isShown && element.querySelector('.problem') === null) replace(element, skeleton(lines));
    try {
      const data = await fetch(context.signal);
      if (mine !== turn || context.signal.aborted) return;
      redraw(element, () => show(data));
      isShown = true;
    } catch (e) {
      if (e.name === 'AbortError' || mine !== turn || context.signal.aborted) return;
      if (!(e.status >= 0)) console.error(e);
      failed(e);
    } finally {
      if (mine === turn) element.removeAttribute('aria-busy');
    }
  }
  reload();
  return { element, reload };
}

/** A part of a page with its heading, and what can be done with it at the right. */
export function panel(title, properties, ...children) {
  const { actions, id, note, ...others } = properties ?? {};
  const heading = h('h2', { id }, title);
  return h('section', { ...others, class: ['panel', others.class] }, h('header', { class: 'panel-head' }, heading, note && h('span', { class: 'panel-note' }, note), actions && h('div', { class: 'panel-actions' }, actions)), children);
}

let toastTimer;

/** A short message that goes away. */
export function toast(text) {
  const place = document.getElementById('toast');
  clearTimeout(toastTimer);
  place.textContent = text;
  place.classList.add('shown');
  toastTimer = setTimeout(() => { place.classList.remove('shown'); place.textContent = ''; }, 5_000);
}
