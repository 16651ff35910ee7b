// Every customer: filtered, sorted, in pages.
import { customerList } from '../components/customer-list.js';
import { FILTERS } from '../components/filters.js';
import { customerLink, directionMark, riskMark, stageMark, tierBadge } from '../components/marks.js';
import { panel } from '../components/states.js';
import { h } from '../dom.js';
import { day, number, relative, roundMoney } from '../format.js';
import { t } from '../i18n/index.js';
import { direction } from '../words.js';
import { tabs } from './cross-table.js';

const columns = () => [
  { label: t('customer'), cell: customerLink, isHead: true, sort: 'id', first: 'asc' },
  { label: t('tier'), cell: row => tierBadge(row.tier) },
  { label: t('since'), cell: row => [row.lastChange && h('span', { title: `${direction(row.lastChange)}, ${relative(row.lastChange.at)}` }, directionMark(row.lastChange.direction), ' '), day(row.since)], isShort: true, sort: 'since', from: 'm' },
  { label: t('score.short'), align: 'end', cell: row => number(row.score, 1), sort: 'score' },
  { label: t('stage'), cell: row => stageMark(row.stage), from: 'm' },
  { label: t('risk'), cell: row => riskMark(row.risk), sort: 'risk' },
  { label: t('segment'), cell: row => row.segment ?? '–', from: 'l' },
  { label: t('stake'), align: 'end', cell: row => roundMoney(row.valueAtStake), sort: 'value', from: 'm' },
  { label: t('falls'), cell: row => (row.fallAt ? day(row.fallAt) : '–'), sort: 'fall', first: 'asc', isShort: true, from: 'm' },
  { label: t('owner'), cell: row => row.owner ?? '–', isShort: true, from: 'l' },
  { label: t('region'), cell: row => row.region ?? '–', from: 'l' },
];

export function customers(context) {
  const list = customerList(context, { path: '/customers', caption: t('page.customers'), columns, shown: ['q', ...FILTERS, 'falls'], initial: { sort: 'score', order: 'desc' } });
  context.root.append(h('h1', null, t('page.customers')), tabs('list'), panel(t('tab.list'), { actions: list.exporting }, list.element));
}
