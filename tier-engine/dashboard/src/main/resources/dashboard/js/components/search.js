// Search as you type, by id or name: a combobox of the customers that fit.
import { get } from '../api.js';
import { h, replace, uniqueId } from '../dom.js';
import { t } from '../i18n/index.js';
import { hrefOf, navigate } from '../router.js';
import { settled } from './inputs.js';
import { tierBadge } from './marks.js';

const LIMIT = 8;

export function searchBox() {
  const listId = uniqueId('found');
  let found = [];
  let at = -1;
  let asked = new AbortController();
  const field = h('input', {
    type: 'search', role: 'combobox', 'aria-label': t('search'), 'aria-expanded': 'false', 'aria-controls': listId, 'aria-autocomplete': 'list', autocomplete: 'off', placeholder: t('search.hint'), id: 'search',
    onInput: settled(ask, 150), onKeydown: key, onFocus: () => found.length && field.value && open(true),
  });
  const options = h('ul', { id: listId, role: 'listbox', 'aria-label': t('search.found'), class: 'found', hidden: true });
  const told = h('span', { class: 'sr', 'aria-live': 'polite' });
  const element = h('div', { class: 'search', role: 'search' }, field, options, told);
  element.addEventListener('focusout', event => { if (!element.contains(event.relatedTarget)) open(false); });

  function open(isOpen) {
    options.hidden = !isOpen;
    field.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) mark(-1);
  }
  function mark(next) {
    at = next;
    [...options.children].forEach((option, n) => option.setAttribute('aria-selected', String(n === at)));
    const active = options.children[at];
    if (active?.id) field.setAttribute('aria-activedescendant', active.id);
    else field.removeAttribute('aria-activedescendant');
    active?.scrollIntoView({ block: 'nearest' });
  }
  function go(row) {
    open(false);
    field.value = '';
    found = [];
    navigate('/customer/' + encodeURIComponent(row.customerId));
  }
  async function ask() {
    const q = field.value.trim();
    asked.abort();
    if (!q) { found = []; open(false); return; }
    asked = new AbortController();
    try {
      const { customers } = await get('customers', { q, limit: LIMIT }, asked.signal);
      found = customers;
      replace(options, found.length
        ? found.map((row, n) => h('li', { role: 'option', id: `${listId}-${n}`, 'aria-selected': 'false', onMousedown: event => { event.preventDefault(); go(row); }, onMousemove: () => at !== n && mark(n) }, h('span', { class: 'found-name' }, row.name ?? row.customerId), h('span', { class: 'customer-id' }, row.customerId), tierBadge(row.tier)))
        : h('li', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false', class: 'quiet' }, t('search.none')));
      told.textContent = found.length ? t('search.count', found.length) : t('search.none');
      open(true);
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      found = [];
      replace(options, h('li', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false', class: 'quiet' }, problem.message || t('problem.other')));
      open(true);
    }
  }
  function key(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!found.length) return;
      open(true);
      mark((at + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length);
    } else if (event.key === 'Enter') {
      if (found.length) go(found[Math.max(0, at)]);
      else if (field.value.trim()) location.hash = hrefOf('/customers', { q: field.value.trim() });
    } else if (event.key === 'Escape') {
      open(false);
    }
  }
  return element;
}
