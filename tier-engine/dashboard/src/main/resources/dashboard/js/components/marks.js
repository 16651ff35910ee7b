// Small signs: a tier, a level of risk, a stage, a direction. Each has a shape or a text beside its colour.
import { choice, t } from '../i18n/index.js';
import { h, s } from '../dom.js';
import { hrefOf } from '../router.js';
import { rankOf, tiers } from '../session.js';
import { tierName } from '../words.js';

const LEVELS = ['NONE', 'LOW', 'MEDIUM', 'HIGH'];

/** Bars of which as many are filled as the rank has, the lowest tier one. */
export function tierIcon(id) {
  const rank = rankOf(id);
  const count = Math.max(1, tiers().length);
  const width = count * 4 - 1;
  const bars = Array.from({ length: count }, (_, n) => {
    const height = 4 + (8 * n) / Math.max(1, count - 1);
    return s('rect', { x: n * 4, y: 12 - height, width: 3, height, rx: 0.75, class: n <= rank ? 'on' : 'off' });
  });
  return s('svg', { class: 'tier-icon', viewBox: `0 0 ${width} 12`, width, height: 12, 'aria-hidden': 'true', focusable: 'false', vars: { '--mark': `var(--tier-${Math.max(0, rank)})` } }, bars);
}

export function tierBadge(id) {
  return id ? h('span', { class: 'tier', title: id }, tierIcon(id), h('span', null, tierName(id))) : h('span', { class: 'quiet' }, t('none'));
}

/** A level of risk: none to three of three blocks, and the word. */
export function riskMark(level) {
  if (!level) return h('span', { class: 'quiet' }, '–');
  const filled = LEVELS.indexOf(level);
  const blocks = [1, 2, 3].map(n => s('rect', { x: (n - 1) * 5, y: 0, width: 4, height: 8, rx: 1, class: n <= filled ? 'on' : 'off' }));
  return h('span', { class: ['risk', `risk-${level.toLowerCase()}`] },
    s('svg', { viewBox: '0 0 14 8', width: 14, height: 8, 'aria-hidden': 'true', focusable: 'false' }, blocks), h('span', null, choice('level', level)));
}

export function stageMark(stage) {
  return h('span', { class: ['stage', stage && `stage-${stage.toLowerCase()}`] }, stage ? choice('stage', stage) : '–');
}

const ARROWS = { UPGRADED: ['▲', 'up'], DOWNGRADED: ['▼', 'down'], ENROLLED: ['+', 'new'] };

export function directionMark(direction) {
  const [sign, kind] = ARROWS[direction] ?? ['•', 'other'];
  return h('span', { class: ['arrow', `arrow-${kind}`], 'aria-hidden': 'true' }, sign);
}

/** From one tier to another. */
export function moveMark(from, to) {
  return h('span', { class: 'move' }, from && [tierBadge(from), h('span', { class: 'quiet', 'aria-hidden': 'true' }, '→'), h('span', { class: 'sr' }, t('to'))], tierBadge(to));
}

/** A customer's name, which leads to its page. */
export function customerLink(one) {
  return h('a', { href: hrefOf('/customer/' + encodeURIComponent(one.customerId)), class: 'customer-link' },
    one.name ? [h('span', { class: 'customer-name' }, one.name), h('span', { class: 'customer-id' }, one.customerId)] : one.customerId);
}

/** A change since some time: arrow, sign and number. */
export function deltaMark(delta, text) {
  const kind = delta > 0 ? 'up' : delta < 0 ? 'down' : 'other';
  return h('span', { class: ['delta', `arrow-${kind}`] }, h('span', { 'aria-hidden': 'true' }, delta > 0 ? '▲ ' : delta < 0 ? '▼ ' : ''), text);
}
