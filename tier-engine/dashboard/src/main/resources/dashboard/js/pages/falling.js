// The calendar of downgrades to come, and who falls on a day.
import { now } from '../clock.js';
import { get } from '../api.js';
import { segmented } from '../components/inputs.js';
import { customerLink, riskMark, tierBadge } from '../components/marks.js';
import { empty, loaded, panel } from '../components/states.js';
import { table } from '../components/table.js';
import { h, replace } from '../dom.js';
import { clock, dateIn, day, month, number, roundMoney, short, shortMoney, startOfDay, weekday } from '../format.js';
import { t, tn } from '../i18n/index.js';
import { hrefOf, note } from '../router.js';

const DAY = 86_400_000;
const SPANS = [30, 60, 90];
const LIMIT = 1_000;
const MOST_PAGES = 10;
const MOST_SHOWN = 300;

/** A date such as 2026-11-22 as an instant that lies in it in every zone but the outermost. */
const noon = date => Date.parse(date + 'T12:00:00Z');
const dateOf = millis => new Date(millis).toISOString().slice(0, 10);
/** Monday is 0. */
const weekdayOf = date => (new Date(noon(date)).getUTCDay() + 6) % 7;
const plain = (write, date) => write(startOfDayOf(date));
/** Noon of the date in the policy's zone, near enough to write the date by. */
const startOfDayOf = date => {
  const guess = noon(date);
  const shown = dateIn(guess);
  return shown === date ? guess : guess + (shown < date ? 1 : -1) * DAY / 2;
};

function summary(days, today) {
  const until = span => days.filter(one => noon(one.date) < noon(today) + span * DAY);
  return h('ul', { class: 'tallies' }, SPANS.map(span => {
    const found = until(span);
    return h('li', null, h('div', { class: 'tally' }, h('span', { class: 'quiet' }, t('falling.within', number(span))), h('span', { class: 'tally-count' }, number(found.reduce((sum, one) => sum + one.count, 0))),
      h('span', { class: 'tally-foot quiet' }, roundMoney(found.reduce((sum, one) => sum + one.valueAtStake, 0)), ' ', t('stake.at'))));
  }));
}

function monthTable(dates, byDate, most, chosen, choose) {
  const weeks = [];
  let week = Array(weekdayOf(dates[0])).fill(null);
  for (const date of dates) {
    week.push(date);
    if (week.length === 7) { weeks.push(week); week = []; }
  }
  if (week.length) weeks.push([...week, ...Array(7 - week.length).fill(null)]);
  const monday = noon('2024-01-01');
  const cell = date => {
    if (!date) return h('td', { class: 'no-day' });
    const found = byDate.get(date);
    const number1 = h('span', { class: 'day-number' }, String(Number(date.slice(8))));
    if (!found) return h('td', { class: 'day' }, number1);
    return h('td', { class: 'day day-some', vars: { '--heat': Math.sqrt(found.count / most) } }, h('button', {
      type: 'button', 'aria-pressed': String(date === chosen), data: { date }, onClick: () => choose(date),
      'aria-label': t('falling.day', plain(day, date), tn('customers.count', found.count, number(found.count)), roundMoney(found.valueAtStake)),
    }, number1, h('span', { class: ['day-count', found.count > 999 && 'day-many'] }, short(found.count)), h('span', { class: 'day-value' }, shortMoney(found.valueAtStake))));
  };
  return h('div', { class: 'month' }, h('table', { class: 'calendar' },
    h('caption', null, plain(month, dates[0])),
    h('thead', null, h('tr', null, Array.from({ length: 7 }, (_, n) => h('th', { scope: 'col' }, plain(weekday, dateOf(monday + n * DAY)))))),
    h('tbody', null, weeks.map(one => h('tr', null, one.map(cell))))));
}

function calendar({ days, span, today, chosen, choose }) {
  const byDate = new Map(days.map(one => [one.date, one]));
  const most = Math.max(1, ...days.map(one => one.count));
  const dates = Array.from({ length: span }, (_, n) => dateOf(noon(today) + n * DAY));
  const months = [...new Set(dates.map(date => date.slice(0, 7)))];
  return h('div', { class: 'months' }, months.map(of => monthTable(dates.filter(date => date.startsWith(of)), byDate, most, chosen, choose)));
}

function dearest(found, isAll) {
  found.sort((a, b) => (b.valueAtStake ?? 0) - (a.valueAtStake ?? 0));
  return { customers: found.slice(0, MOST_SHOWN), isAll: isAll && found.length <= MOST_SHOWN };
}

/** Who falls on a date, those with most at stake first: of those who fall by its end, the last first, down to its beginning. */
async function fallingOn(date, signal) {
  const found = [];
  const span = Math.max(1, Math.ceil((startOfDayOf(date) + 1.5 * DAY - now()) / DAY));
  let cursor = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { customers, next } = await get('customers', { falls: span, sort: 'fall', order: 'desc', limit: LIMIT, cursor }, signal);
    found.push(...customers.filter(row => row.fallAt && dateIn(row.fallAt) === date));
    const last = customers.at(-1);
    if (!next || !last?.fallAt || dateIn(last.fallAt) < date) return dearest(found, true);
    cursor = next;
  }
  return dearest(found, false);
}

export function falling(context) {
  let span = Number(context.query.get('days')) || 90;
  let chosen = context.query.get('date');
  const today = dateIn(startOfDay());
  const listPlace = h('div', { id: 'falling-list' });
  let part;

  function showDay(date, isMoved) {
    chosen = date;
    note('/falling', { days: span === 90 ? null : span, date });
    context.root.querySelectorAll('.day button').forEach(button => button.setAttribute('aria-pressed', String(button.dataset.date === date)));
    const list = loaded(context, {
      lines: 5,
      fetch: signal => fallingOn(date, signal),
      show: ({ customers, isAll }) => [
        table({
          caption: t('falling.on', plain(day, date)), rows: customers,
          columns: [
            { label: t('customer'), cell: customerLink, isHead: true },
            { label: t('from'), cell: row => tierBadge(row.tier) },
            { label: t('to'), cell: row => tierBadge(row.fallTier) },
            { label: t('at'), cell: row => clock(row.fallAt), from: 'm' },
            { label: t('stake'), align: 'end', cell: row => roundMoney(row.valueAtStake) },
            { label: t('risk'), cell: row => riskMark(row.risk), from: 'm' },
            { label: t('owner'), cell: row => row.owner ?? '–', from: 'm' },
          ],
        }),
        !isAll && h('p', { class: 'quiet' }, t('falling.cut')),
      ],
    });
    const shown = panel(t('falling.on', plain(day, date)), { actions: h('a', { href: hrefOf('/customers', { falls: '90', sort: 'fall', order: 'asc' }) }, t('falling.all')) }, list.element);
    replace(listPlace, shown);
    if (isMoved) shown.scrollIntoView({ block: 'nearest' });
  }

  part = loaded(context, {
    lines: 10,
    fetch: signal => get('falls', { days: 90 }, signal),
    show: ({ days }) => (days.length ? [summary(days, today), calendar({ days, span, today, chosen, choose: date => showDay(date, true) })] : empty(t('falling.none'))),
  });
  const actions = segmented({
    label: t('span'), value: String(span), options: SPANS.map(value => ({ value: String(value), label: t('days.many', number(value)) })),
    onChange: value => { span = Number(value); note('/falling', { days: span === 90 ? null : span, date: chosen }); part.reload(); },
  });
  context.root.append(h('h1', null, t('page.falling')), h('p', { class: 'lead' }, t('falling.lead')), panel(t('falling.calendar'), { actions }, part.element), listPlace);
  if (chosen) showDay(chosen, false);
}
