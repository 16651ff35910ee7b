// What happens, as it happens: a bounded list that takes so many entries a second, says what it leaves out, and can be stopped.
import { get } from '../api.js';
import { instant, moment, number } from '../format.js';
import { h } from '../dom.js';
import { choice, t } from '../i18n/index.js';
import { live } from '../live.js';
import { alert as alertWords, cause, direction, tierName } from '../words.js';
import { customerLink, directionMark, moveMark, riskMark, stageMark } from './marks.js';

const MOST_SHOWN = 60;
const MOST_BEFORE = 12;
const MOST_PER_SECOND = 20;
const SAY_MILLIS = 10_000;
const KINDS = ['change', 'alert', 'stage', 'segment'];

function whatHappened(event) {
  switch (event.kind) {
    case 'change': return [directionMark(event.direction), moveMark(event.from, event.to)];
    case 'stage': return [h('span', { class: 'arrow', 'aria-hidden': 'true' }, '◆'), h('span', { class: 'move' }, stageMark(event.from), h('span', { class: 'quiet' }, '→'), stageMark(event.to))];
    case 'segment': return [h('span', { class: 'arrow', 'aria-hidden': 'true' }, '◇'), h('span', { class: 'move' }, event.from ?? t('none'), h('span', { class: 'quiet' }, '→'), event.to ?? t('none'))];
    default: return [h('span', { class: 'arrow', 'aria-hidden': 'true' }, '!'), riskMark(event.level)];
  }
}

/** Why, in a sentence. */
export function reason(event) {
  switch (event.kind) {
    case 'change': return cause(event.cause, event.causeId) + (event.fallAt && event.fallTier ? ` · ${t('feed.falls', instant(event.fallAt), tierName(event.fallTier))}` : '');
    case 'stage': return t('feed.stage') + (event.reactivated ? ` · ${t('feed.reactivated')}` : '');
    case 'segment': return t('feed.segment');
    default: return alertWords(event);
  }
}

function entry(event) {
  return h('li', { class: ['feed-item', `feed-${event.kind}`] },
    h('div', { class: 'feed-line' }, whatHappened(event), h('time', { datetime: event.at, title: instant(event.at) }, moment(event.at))),
    h('div', { class: 'feed-who' }, customerLink(event)),
    h('div', { class: 'feed-why' }, reason(event)));
}

function spoken(event) {
  return `${event.name ?? event.customerId}: ${event.kind === 'change' ? direction(event) : reason(event)}`;
}

/** A row's latest change as if it had come as an event. */
function asEvent(row) {
  return { ...row, ...row.lastChange, kind: 'change' };
}

/** The feed. It begins with the latest changes that were told before. */
export function feed(context) {
  const items = h('ol', { class: 'feed-items', 'aria-label': t('feed'), tabindex: 0 });
  const shown = h('span', { class: 'quiet feed-rate' });
  const said = h('p', { class: 'sr', 'aria-live': 'polite' });
  const waiting = h('p', { class: 'empty' }, t('feed.waiting'));
  const wanted = new Set(KINDS);
  let isStopped = false;
  let tokens = MOST_PER_SECOND;
  let seenNow = 0;
  let shownNow = 0;
  let sinceSaid = 0;
  let latest = null;

  const chips = KINDS.map(kind => h('button', {
    type: 'button', 'aria-pressed': 'true',
    onClick: event => {
      wanted[wanted.has(kind) ? 'delete' : 'add'](kind);
      event.currentTarget.setAttribute('aria-pressed', String(wanted.has(kind)));
    },
  }, choice('feed.kind', kind)));
  const stop = h('button', {
    type: 'button', 'aria-pressed': 'false',
    onClick: () => { isStopped = !isStopped; stop.setAttribute('aria-pressed', String(isStopped)); stop.textContent = isStopped ? t('feed.go') : t('feed.stop'); },
  }, t('feed.stop'));

  context.onLeave(live.onEvents(batch => {
    const events = batch.filter(event => wanted.has(event.kind));
    seenNow += events.length;
    sinceSaid += events.length;
    latest = events.at(-1) ?? latest;
    if (isStopped || !events.length) return;
    const take = events.slice(-Math.min(events.length, Math.floor(tokens)));
    if (!take.length || tokens < 1) return;
    tokens -= take.length;
    shownNow += take.length;
    waiting.remove();
    items.prepend(...take.reverse().map(entry));
    while (items.childElementCount > MOST_SHOWN) items.lastElementChild.remove();
  }));
  get('customers', { sort: 'since', order: 'desc', limit: MOST_BEFORE }, context.signal).then(({ customers }) => {
    const before = customers.filter(row => row.lastChange).map(asEvent);
    if (!before.length) return;
    waiting.remove();
    items.append(h('li', { class: 'feed-before quiet' }, t('feed.before')), ...before.map(entry));
  }).catch(() => {
    // What comes next is shown all the same.
  });
  const everySecond = setInterval(() => {
    shown.textContent = isStopped ? t('feed.stopped', number(seenNow)) : shownNow < seenNow ? t('feed.sampled', number(shownNow), number(seenNow)) : seenNow ? t('feed.rate', number(seenNow)) : '';
    if (!isStopped) { seenNow = 0; shownNow = 0; }
    tokens = MOST_PER_SECOND;
  }, 1_000);
  const speaking = setInterval(() => {
    if (!isStopped && sinceSaid && latest) said.textContent = t('feed.said', number(sinceSaid), spoken(latest));
    sinceSaid = 0;
  }, SAY_MILLIS);
  context.onLeave(() => { clearInterval(everySecond); clearInterval(speaking); });

  return { element: h('div', { class: 'feed' }, h('div', { class: 'feed-head' }, h('div', { class: 'segmented', role: 'group', 'aria-label': t('feed.kinds') }, chips), stop, shown), waiting, items, said) };
}
