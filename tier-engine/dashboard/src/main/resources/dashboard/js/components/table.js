// Tables of rows that a screen reader can read, with headings that sort.
import { h } from '../dom.js';
import { t } from '../i18n/index.js';
import { empty } from './states.js';

/**
 * A table. A column has `label`, `cell(row)`, and if it has them `align: 'end'`, `sort` (the name to sort by), `from` ('m' or 'l': shown only from
 * that width on) and `isHead` (names the row) and `isShort` (never broken).
 */
export function table({ caption, columns, rows, sort, emptyText, rowClass }) {
  if (!rows.length) return empty(emptyText);
  const head = columns.map(column => {
    const isSorted = sort && column.sort && sort.by === column.sort;
    const properties = { scope: 'col', class: [column.align && `align-${column.align}`, column.from && `from-${column.from}`], 'aria-sort': isSorted ? (sort.order === 'desc' ? 'descending' : 'ascending') : null };
    if (!sort || !column.sort) return h('th', properties, column.label);
    const mark = isSorted ? (sort.order === 'desc' ? '↓' : '↑') : '↕';
    return h('th', properties, h('button', { type: 'button', class: ['sort', isSorted && 'sorted'], onClick: () => sort.choose(column.sort, isSorted && sort.order === 'desc' ? 'asc' : isSorted ? 'desc' : column.first ?? 'desc') },
      column.label, h('span', { class: 'sort-mark', 'aria-hidden': 'true' }, mark)));
  });
  const body = rows.map(row => h('tr', { class: rowClass?.(row) }, columns.map(column => {
    const properties = { class: [column.align && `align-${column.align}`, column.from && `from-${column.from}`, column.isShort && 'nowrap'] };
    return column.isHead ? h('th', { ...properties, scope: 'row' }, column.cell(row)) : h('td', properties, column.cell(row));
  })));
  return h('div', { class: 'table-wrap', role: 'region', 'aria-label': caption, tabindex: 0 },
    h('table', null, h('caption', { class: 'sr' }, caption), h('thead', null, h('tr', null, head)), h('tbody', null, body)));
}

/** Back and forth through pages that are known by their cursors only. */
export function pager({ page, hasNext, onPrevious, onNext, shown }) {
  return h('nav', { class: 'pager', 'aria-label': t('pages') },
    h('span', { class: 'quiet', 'aria-live': 'polite' }, shown),
    h('button', { type: 'button', disabled: page === 0, onClick: onPrevious }, '← ', t('previous')),
    h('button', { type: 'button', disabled: !hasNext, onClick: onNext }, t('next.page'), ' →'));
}
