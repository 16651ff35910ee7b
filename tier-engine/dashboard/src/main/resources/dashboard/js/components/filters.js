// The filters of lists of customers, as they stand in the address.
import { h, uniqueId } from '../dom.js';
import { choice, t } from '../i18n/index.js';
import { get } from '../api.js';
import { tiers } from '../session.js';
import { tierName } from '../words.js';
import { anyOption, input, select, settled } from './inputs.js';

export const FILTERS = ['tier', 'stage', 'risk', 'segment', 'owner', 'region', 'industry', 'size', 'kind'];
const LEVELS = ['HIGH', 'MEDIUM', 'LOW', 'NONE'];
const STAGES = ['LEAD', 'NEW', 'ACTIVE', 'DORMANT', 'LOST'];
/** Up to this width, in pixels, filters are folded away. */
const NARROW = 760;
const SPANS = ['30', '60', '90'];
const values = new Map();

/** The values that an attribute has, from the cross-table, or segments from the counts; kept until the page is loaded again. */
function known(attribute) {
  if (!values.has(attribute)) {
    const asked = attribute === 'segment'
      ? get('counts').then(counts => counts.segment.map(one => one.value))
      : get('cross-table', { attribute }).then(cross => [...new Set(cross.cells.map(cell => cell.value))]);
    // Null is no value, an asterisk stands for those that were counted together.
    values.set(attribute, asked.then(found => found.filter(value => value && value !== '*').sort()).catch(() => { values.delete(attribute); return []; }));
  }
  return values.get(attribute);
}

const owners = new Set();

/** Owners are too many to ask for: those that were seen in lists are suggested. */
export function sawOwners(rows) {
  rows.forEach(row => row.owner && owners.size < 500 && owners.add(row.owner));
}

function ownerField(query, onChange) {
  const id = uniqueId('owners');
  const suggestions = h('datalist', { id });
  const field = input({
    label: attributeName('owner'), type: 'search', value: query.owner ?? '', list: id, autocomplete: 'off',
    onFocus: () => suggestions.replaceChildren(...[...owners].sort().map(value => h('option', { value }))), onChange: event => onChange('owner', event.target.value.trim()),
  });
  field.append(suggestions);
  return field;
}

/** The name that filters and tables give an attribute. */
export function attributeName(attribute) {
  return choice('attribute', attribute);
}

function open(attribute, query, onChange) {
  const field = select({ label: attributeName(attribute), value: '', options: [anyOption()], onChange: value => onChange(attribute, value), isCompact: true });
  const put = found => {
    const wanted = query[attribute] ?? '';
    field.control.replaceChildren(...[anyOption(), ...[...new Set([...found, wanted])].filter(Boolean).map(value => ({ value, label: value }))].map(option => h('option', { value: option.value }, option.label)));
    field.control.value = wanted;
  };
  put([]);
  known(attribute).then(put);
  return field;
}

function fixed(attribute, query, options, onChange) {
  return select({ label: attributeName(attribute), value: query[attribute] ?? '', options: [anyOption(), ...options], onChange: value => onChange(attribute, value), isCompact: true });
}

/** A bar of filters. `onChange(name, value)` gets each choice; an empty one takes the filter away. */
export function filterBar({ query, shown, onChange, riskOptions }) {
  const fields = {
    owner: () => ownerField(query, onChange),
    q: () => input({ label: t('search'), type: 'search', placeholder: t('search.hint'), value: query.q ?? '', onInput: settled(event => onChange('q', event.target.value.trim())) }),
    tier: () => fixed('tier', query, [...tiers()].reverse().map(tier => ({ value: tier.id, label: tierName(tier.id) })), onChange),
    stage: () => fixed('stage', query, STAGES.map(value => ({ value, label: choice('stage', value) })), onChange),
    risk: () => fixed('risk', query, (riskOptions ?? LEVELS).map(value => ({ value, label: choice('level', value) })), onChange),
    falls: () => select({ label: t('falls.within'), value: query.falls ?? '', options: [anyOption(), ...SPANS.map(value => ({ value, label: t('days.many', value) }))], onChange: value => onChange('falls', value), isCompact: true }),
  };
  const form = h('form', { class: 'filters', role: 'search', 'aria-label': t('filters'), onSubmit: event => event.preventDefault() },
    shown.map(name => (fields[name] ? fields[name]() : open(name, query, onChange))),
    h('button', { type: 'button', class: 'quiet-button', onClick: () => onChange(null) }, t('filters.clear')));
  return h('details', { class: 'filter-fold', open: innerWidth > NARROW }, h('summary', null, t('filters')), form);
}
