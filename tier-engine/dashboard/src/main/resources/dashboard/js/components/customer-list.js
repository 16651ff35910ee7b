// A list of customers with filters, sorting, pages and export; its state is the address.
import { csv, get } from '../api.js';
import { h, replace } from '../dom.js';
import { number } from '../format.js';
import { t } from '../i18n/index.js';
import { note } from '../router.js';
import { filterBar, sawOwners } from './filters.js';
import { loaded, toast } from './states.js';
import { pager, table } from './table.js';

const LIMIT = 50;

async function save(button, params, name) {
  button.disabled = true;
  try {
    const { blob, isCut } = await csv('customers.csv', params);
    const url = URL.createObjectURL(blob);
    h('a', { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    toast(isCut ? t('csv.cut') : t('csv.saved'));
  } catch (problem) {
    toast(problem.message || t('problem.other'));
  } finally {
    button.disabled = false;
  }
}

/**
 * The list. `always` are parameters that every request has, `initial` those that hold until the address says otherwise, `adjust` changes them before they are sent; `columns` are those of
 * the table.
 */
export function customerList(context, { path, caption, columns, shown, always = {}, initial = {}, riskOptions, emptyText, adjust = given => given }) {
  const query = { ...initial, ...Object.fromEntries(context.query) };
  const cursors = [null];
  let page = 0;
  let part;
  const filters = h('div');

  const params = () => {
    const { cursor: _, ...wanted } = query;
    return adjust({ ...always, ...wanted });
  };
  const written = () => Object.fromEntries(Object.entries(query).filter(([name, value]) => value && value !== initial[name]));
  function restart() {
    cursors.length = 1;
    page = 0;
    note(path, written());
    part.reload();
  }
  function turn(by) {
    page += by;
    part.reload().then(() => context.root.querySelector('.table-wrap')?.scrollIntoView({ block: 'nearest' }));
  }
  function choose(name, value) {
    if (name === null) {
      Object.keys(query).forEach(key => delete query[key]);
      Object.assign(query, initial);
      drawFilters();
    } else {
      query[name] = value;
    }
    restart();
  }
  const drawFilters = () => replace(filters, filterBar({ query, shown, onChange: choose, riskOptions }));
  drawFilters();

  part = loaded(context, {
    lines: 12,
    fetch: async signal => get('customers', { ...params(), limit: LIMIT, cursor: cursors[page] }, signal),
    show: ({ customers, next }) => {
      sawOwners(customers);
      if (next) cursors[page + 1] = next;
      const sort = { by: query.sort, order: query.order ?? 'asc', choose: (by, order) => { query.sort = by; query.order = order; restart(); } };
      const from = page * LIMIT;
      const shownText = customers.length ? t('rows', number(from + 1), number(from + customers.length)) : '';
      return [
        table({ caption, columns: columns(customers), rows: customers, sort, emptyText: emptyText ?? t('empty.filtered') }),
        (customers.length > 0 || page > 0) && pager({ page, hasNext: Boolean(next), onPrevious: () => turn(-1), onNext: () => turn(1), shown: shownText }),
      ];
    },
  });
  const exporting = h('button', { type: 'button', title: t('csv.hint'), onClick: event => save(event.currentTarget, params(), `${caption}.csv`) }, t('csv'));
  return { element: h('div', { class: 'customer-list' }, filters, part.element), exporting, reload: part.reload };
}
