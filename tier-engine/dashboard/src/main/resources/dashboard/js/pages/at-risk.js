// Who may leave, the dearest first.
import { customerList } from '../components/customer-list.js';
import { customerLink, riskMark, stageMark, tierBadge } from '../components/marks.js';
import { panel } from '../components/states.js';
import { h } from '../dom.js';
import { day, daysUntil, duration, inUnit, number, roundMoney } from '../format.js';
import { language, t, tn } from '../i18n/index.js';
import { live } from '../live.js';
import { sections } from '../markdown.js';
import { session } from '../session.js';
import { tierName } from '../words.js';

const LEVELS = ['HIGH', 'MEDIUM', 'LOW'];
/** Signals by customer, of alerts that came while the page was open. */
const told = new Map();

function fallCell(row) {
  if (!row.fallAt) return '–';
  const days = Math.max(0, daysUntil(row.fallAt));
  return h('span', { class: days <= 14 ? 'soon' : null, title: day(row.fallAt) }, tn('inDays', days, number(days)), h('span', { class: 'quiet' }, ' → ', tierName(row.fallTier)));
}

function signals(row) {
  const holding = row.signals ?? told.get(row.customerId);
  return holding?.length ? h('span', { class: 'signals' }, holding.map(one => h('span', { class: 'signal' }, one.name ?? one))) : h('span', { class: 'quiet' }, '–');
}

function columns(rows) {
  const hasSignals = rows.some(row => row.signals ?? told.has(row.customerId));
  return [
    { label: t('customer'), cell: customerLink, isHead: true },
    { label: t('tier'), cell: row => tierBadge(row.tier) },
    { label: t('stake'), align: 'end', cell: row => roundMoney(row.valueAtStake), sort: 'value' },
    { label: t('risk'), cell: row => riskMark(row.risk), sort: 'risk' },
    { label: t('risk.points'), align: 'end', cell: row => number(row.riskPoints, 0), from: 'm' },
    hasSignals && { label: t('signals'), cell: signals, from: 'm' },
    { label: t('daysLeft'), cell: fallCell, sort: 'fall', first: 'asc' },
    { label: t('stage'), cell: row => stageMark(row.stage), from: 'l' },
    { label: t('owner'), cell: row => row.owner ?? '–', from: 'm' },
    { label: t('region'), cell: row => row.region ?? '–', from: 'l' },
  ].filter(Boolean);
}

/** A signal in the words of the policy's sentences; as it was written where those don't tell. */
function meaning({ name, when }) {
  const items = sections(session.policy.texts?.[language()] ?? []).flatMap(one => one.blocks).flatMap(block => block.items ?? []);
  const said = items.map(item => item.text).find(text => text.startsWith(name) && /^[,，]/.test(text.slice(name.length)));
  const colon = said ? said.search(/[:：]/) : -1;
  return colon < 0 ? h('code', null, when) : said.slice(colon + 1).trim();
}

function legend() {
  const risk = session.policy?.risk;
  if (!risk?.signals?.length) return null;
  return panel(t('signals'), { class: 'legend', note: risk.dwell ? t('signals.dwell', duration(risk.dwell)) : null },
    h('dl', { class: 'pairs' }, risk.signals.map(signal => [h('dt', null, signal.name, h('span', { class: 'quiet' }, ' ', inUnit(signal.points, 'POINTS'))), h('dd', null, meaning(signal))])));
}

export function atRisk(context) {
  context.onLeave(live.onEvents(batch => batch.forEach(event => event.kind === 'alert' && told.size < 20_000 && told.set(event.customerId, event.signals))));
  const list = customerList(context, {
    path: '/risk', caption: t('page.risk'), columns, shown: ['risk', 'tier', 'stage', 'segment', 'owner', 'region', 'falls'],
    initial: { sort: 'value', order: 'desc' }, riskOptions: LEVELS, emptyText: t('risks.none'),
    adjust: query => ({ ...query, risk: query.risk || LEVELS }),
  });
  context.root.append(h('h1', null, t('page.risk')), h('p', { class: 'lead' }, t('risk.lead')), panel(t('risk.customers'), { actions: list.exporting }, list.element), legend() ?? '');
}
