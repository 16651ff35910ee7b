// The policy as a handbook: what each tier takes and keeps, the score, the guards, with a real customer for each tier.
import { get } from '../api.js';
import { customerLink, riskMark, tierBadge } from '../components/marks.js';
import { empty, loaded, panel } from '../components/states.js';
import { table } from '../components/table.js';
import { h } from '../dom.js';
import { number, percent } from '../format.js';
import { language, t } from '../i18n/index.js';
import { sections } from '../markdown.js';
import { hrefOf } from '../router.js';
import { session, tiers } from '../session.js';
import { subject, tierName } from '../words.js';

function block(of) {
  if (of.kind === 'text') return h('p', null, of.text);
  return h(of.isOrdered ? 'ol' : 'ul', null, of.items.map(item => h('li', null, item.text, item.parts.length > 0 && h('ul', null, item.parts.map(part => h('li', null, part))))));
}

/** The section that has a numbered item for each tier, from the lowest. */
function tierSection(found) {
  const ladder = tiers();
  return found.find(one => one.blocks.some(of => of.kind === 'list' && of.isOrdered && of.items.length === ladder.length));
}

function example(context, tier) {
  return loaded(context, {
    lines: 1,
    fetch: signal => get('customers', { tier, sort: 'score', order: 'desc', limit: 1 }, signal),
    show: ({ customers: [found] }) => (found
      ? h('p', { class: 'example' }, h('span', { class: 'quiet' }, t('handbook.example'), ' '), customerLink(found), h('span', { class: 'quiet' }, found.score === null ? '' : ` ${t('score', number(found.score, 1))}`))
      : empty(t('handbook.noExample'))),
  }).element;
}

function tierCard(context, tier, item) {
  const caps = (session.policy.guards ?? []).filter(guard => guard.cap === tier.id);
  const own = tier.riskLevels;
  return h('article', { class: 'tier-card', id: 'tier-' + tier.id },
    h('h3', null, tierBadge(tier.id), h('code', { class: 'quiet' }, tier.id)),
    item?.parts.length ? h('ul', { class: 'plain' }, item.parts.map(part => h('li', null, part))) : h('p', null, item?.text ?? ''),
    caps.map(guard => h('p', { class: 'quiet' }, t('handbook.cap', guard.name))),
    own && h('p', { class: 'quiet' }, t('handbook.levels'), ' ', ['low', 'medium', 'high'].filter(level => own[level] !== undefined && own[level] !== null).map(level => [riskMark(level.toUpperCase()), ' ', number(own[level]), ' '])),
    example(context, tier.id),
    h('p', null, h('a', { href: hrefOf('/customers', { tier: tier.id }) }, t('handbook.all', tierName(tier.id)))));
}

function scoreTable({ dimensions }) {
  const all = dimensions.reduce((sum, one) => sum + Number(one.weight), 0) || 1;
  const rows = dimensions.flatMap(dimension => {
    const within = dimension.indicators.reduce((sum, one) => sum + Number(one.weight ?? 1), 0) || 1;
    return dimension.indicators.map((indicator, n) => ({ dimension, indicator, isFirst: n === 0, share: Number(indicator.weight ?? 1) / within }));
  });
  const band = ({ from, points }) => h('span', { class: 'band' }, h('b', null, number(points)), ' ', from === null || from === undefined ? t('band.rest') : t('band.from', number(from)));
  return table({
    caption: t('handbook.score'), rows,
    columns: [
      { label: t('dimension'), cell: row => (row.isFirst ? [row.dimension.name, ' ', h('span', { class: 'quiet' }, percent(Number(row.dimension.weight) / all))] : '') },
      { label: t('indicator'), cell: row => subject(row.indicator.name), isHead: true },
      { label: t('share'), align: 'end', cell: row => percent(row.share) },
      { label: t('bands'), cell: row => [row.indicator.bands.map(band), row.indicator.absent !== null && row.indicator.absent !== undefined && h('span', { class: 'band quiet' }, h('b', null, number(row.indicator.absent)), ' ', t('band.absent'))] },
    ],
  });
}

export function handbook(context) {
  const { policy } = session;
  const found = sections(policy.texts?.[language()] ?? []);
  const ladder = tierSection(found);
  const items = ladder?.blocks.find(of => of.kind === 'list' && of.isOrdered)?.items ?? [];
  const others = found.filter(one => one.title && one !== ladder);
  context.root.append(
    h('h1', null, t('page.handbook')),
    h('p', { class: 'lead' }, t('handbook.of', policy.program, number(policy.version)), policy.description ? ` ${policy.description}` : ''),
    panel(ladder?.title ?? t('tiers.all'), { note: t('handbook.tiers') }, h('div', { class: 'tier-cards' }, tiers().map((tier, rank) => tierCard(context, tier, items[rank])).reverse())),
    policy.score ? panel(t('handbook.score'), null, scoreTable(policy.score)) : '',
    h('div', { class: 'handbook-grid' }, others.map(one => panel(one.title, { class: 'prose' }, one.blocks.map(block)))),
    policy.document ? panel(t('handbook.document'), null, h('details', null, h('summary', null, t('handbook.yaml')), h('pre', { tabindex: 0 }, policy.document))) : '');
}
