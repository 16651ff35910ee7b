// Tier by an attribute by stage: how many customers, and from each number to who they are.
import { get } from '../api.js';
import { segmented } from '../components/inputs.js';
import { tierBadge } from '../components/marks.js';
import { empty, loaded, panel } from '../components/states.js';
import { h } from '../dom.js';
import { number, percent } from '../format.js';
import { choice, t } from '../i18n/index.js';
import { hrefOf, note } from '../router.js';
import { tiers } from '../session.js';
import { attributeName } from '../components/filters.js';

const STAGES = ['LEAD', 'NEW', 'ACTIVE', 'DORMANT', 'LOST'];
const OTHER = '*';

/** Between the list and the table. */
export function tabs(current) {
  const tab = (id, href, label) => h('a', { href, 'aria-current': id === current ? 'page' : null }, label);
  return h('nav', { class: 'tabs', 'aria-label': t('page.customers') }, tab('list', '#/customers', t('tab.list')), tab('cross', '#/customers/cross', t('tab.cross')));
}

const valueName = value => (value === null ? t('none') : value === OTHER ? t('others') : value);

function crossing(context, attribute, { cells }, isByStage) {
  const order = [...tiers()].reverse();
  const values = [...new Set(cells.map(cell => cell.value))].sort((a, b) => valueName(a).localeCompare(valueName(b)));
  if (!values.length) return empty();
  const rows = isByStage ? [...STAGES.filter(stage => cells.some(cell => cell.stage === stage)), ...(cells.some(cell => !cell.stage) ? [null] : [])] : [undefined];
  const sum = wanted => cells.filter(wanted).reduce((of, cell) => of + cell.count, 0);
  const total = sum(() => true);
  const most = Math.max(1, ...values.flatMap(value => order.flatMap(tier => rows.map(stage => sum(cell => cell.value === value && cell.tier === tier.id && (stage === undefined || cell.stage === stage))))));
  const linked = (count, filters) => {
    const isAskable = Object.values(filters).every(value => value !== null && value !== OTHER);
    const known = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
    return h('td', { class: 'cell cell-count', vars: { '--heat': Math.sqrt(count / most) } }, !count ? h('span', { class: 'quiet' }, '·') : isAskable ? h('a', { href: hrefOf('/customers', known) }, number(count)) : number(count));
  };
  const body = order.flatMap(tier => rows.map((stage, n) => h('tr', { class: n === 0 && isByStage && 'group-first' },
    n === 0 && h('th', { scope: 'rowgroup', rowspan: rows.length }, tierBadge(tier.id)),
    isByStage && h('th', { scope: 'row', class: 'stage-head' }, stage ? choice('stage', stage) : t('none')),
    values.map(value => linked(sum(cell => cell.tier === tier.id && cell.value === value && (stage === undefined || cell.stage === stage)), { tier: tier.id, stage, [attribute]: value })),
    h('td', { class: 'align-end sum' }, number(sum(cell => cell.tier === tier.id && (stage === undefined || cell.stage === stage)))))));
  return h('div', { class: 'table-wrap', role: 'region', tabindex: 0, 'aria-label': t('cross') }, h('table', { class: 'matrix cross' },
    h('caption', { class: 'sr' }, t('cross.label', attributeName(attribute))),
    h('thead', null, h('tr', null, h('th', { scope: 'col' }, t('tier')), isByStage && h('th', { scope: 'col' }, t('stage')), values.map(value => h('th', { scope: 'col' }, valueName(value))), h('th', { scope: 'col', class: 'align-end' }, t('sum')))),
    h('tbody', null, body),
    h('tfoot', null, h('tr', null, h('th', { scope: 'row', colspan: isByStage ? 2 : 1 }, t('sum')), values.map(value => {
      const count = sum(cell => cell.value === value);
      return h('td', { class: 'align-end sum' }, number(count), h('span', { class: 'quiet share' }, percent(count / Math.max(1, total), 0)));
    }), h('td', { class: 'align-end sum' }, number(total))))));
}

export function crossTable(context) {
  let attribute = context.query.get('by') ?? 'region';
  let isByStage = context.query.get('stages') !== 'no';
  const chooser = h('span');
  const remember = () => note('/customers/cross', { by: attribute, stages: isByStage ? null : 'no' });
  const part = loaded(context, {
    lines: 10,
    fetch: signal => get('cross-table', { attribute }, signal),
    show: found => {
      chooser.replaceChildren(segmented({ label: t('attribute'), value: attribute, options: found.attributes.map(value => ({ value, label: attributeName(value) })), onChange: value => { attribute = value; remember(); part.reload(); } }));
      return crossing(context, attribute, found, isByStage);
    },
  });
  const stages = segmented({
    label: t('stage'), value: isByStage ? 'yes' : 'no', options: [{ value: 'yes', label: t('cross.byStage') }, { value: 'no', label: t('cross.tierOnly') }],
    onChange: value => { isByStage = value === 'yes'; remember(); part.reload(); },
  });
  context.root.append(h('h1', null, t('page.customers')), tabs('cross'), panel(t('cross'), { note: t('cross.note'), actions: [chooser, stages] }, part.element));
}
