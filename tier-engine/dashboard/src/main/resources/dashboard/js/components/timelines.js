// Small charts of what each number was, is and becomes if nothing happens. Lines are SVG that is stretched, everything to be read is text beside it.
import { h, replace, s } from '../dom.js';
import { day, instant, number, roundMoney, short, shortMoney } from '../format.js';
import { t } from '../i18n/index.js';
import { metricIsMoney, metricWords } from '../words.js';
import { linesOf, pathsOf, rangeOf } from './lines.js';
import { empty } from './states.js';

const MOST_SHOWN = 8;

const nameOf = one => (one.name === null ? t('score.short') : one.name);
const isMoney = one => one.name !== null && metricIsMoney(one.name);
const written = (one, value) => (value === null ? t('value.none') : isMoney(one) ? roundMoney(value) : number(value));
const brief = (one, value) => (isMoney(one) ? shortMoney(value) : Math.abs(value) < 10_000 ? number(value) : short(value));

function dot(at) {
  // A line without length: its round ends aren't stretched with the chart.
  return s('path', { class: 'spark-dot', d: `M${at.x} ${at.y}h0` });
}

function plot(one, span, label) {
  const range = rangeOf(one);
  if (!range) return h('p', { class: 'empty' }, t('value.none'));
  const { past, coming, dots, now } = pathsOf(one, span);
  return h('div', { class: 'spark-plot', role: 'img', 'aria-label': label },
    h('div', { class: 'spark-top' }, h('span', { class: now < 10 && 'spark-first', vars: { '--now': now + '%' } }, t('timelines.now'))),
    h('div', { class: 'spark-scale' }, range.isFlat ? h('span', { class: 'spark-middle' }, brief(one, one.now ?? range.low + 1)) : [h('span', null, brief(one, range.high)), h('span', null, brief(one, range.low))]),
    h('div', { class: 'spark-field' },
      s('svg', { viewBox: '0 0 100 100', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
        s('path', { class: 'spark-now', d: `M${now} -8V108` }),
        past && s('path', { class: 'spark-past', d: past }), coming && s('path', { class: 'spark-coming', d: coming }), dots.map(dot))),
    h('div', { class: 'spark-days' }, h('span', null, now > 0 && day(span.from)), h('span', null, day(span.until))));
}

function figure(one, span) {
  const words = one.name === null ? '' : metricWords(one.name);
  const now = written(one, one.now);
  const soon = one.soon === undefined ? null : one.soon === one.now ? t('same') : written(one, one.soon);
  return h('figure', { class: 'spark' },
    h('figcaption', null, h('strong', null, nameOf(one)), words && h('span', { class: 'block quiet' }, words),
      rangeOf(one) && h('span', { class: 'spark-values' }, t('timelines.value', now), soon !== null && h('span', { class: one.soon !== one.now && 'strong' }, t('timelines.soon', soon)))),
    plot(one, span, soon === null ? t('timelines.label.now', nameOf(one), now) : t('timelines.label', nameOf(one), now, soon)));
}

function tableOf(lines, { now }) {
  const rows = lines.flatMap(one => [...one.past, ...one.points].map((point, n) => ({ one, point, isFirst: n === 0 })));
  return h('div', { class: 'table-wrap', role: 'region', tabindex: 0, 'aria-label': t('timelines') }, h('table', null, h('caption', { class: 'sr' }, t('timelines')),
    h('thead', null, h('tr', null, h('th', { scope: 'col' }, t('metric')), h('th', { scope: 'col' }, t('at')), h('th', { scope: 'col', class: 'align-end' }, t('value')))),
    h('tbody', null, rows.map(({ one, point }) => h('tr', null, h('th', { scope: 'row' }, nameOf(one)), h('td', null, point.at === now ? t('timelines.now') : instant(point.at)), h('td', { class: 'align-end' }, written(one, point.value)))))));
}

/** The charts; `isAll` tells whether all are shown, `toggle` changes that. */
export function timelines(timeline, changes, isAll, toggle) {
  const { lines, ...span } = linesOf(timeline, changes);
  if (!lines.length) return empty(t('timelines.none'));
  const shown = isAll ? lines : lines.slice(0, MOST_SHOWN);
  const body = h('div', { class: 'chart-table' });
  const details = h('details', { class: 'chart-data', onToggle: () => details.open && replace(body, tableOf(shown, span)) }, h('summary', null, t('chart.data')), body);
  return h('div', null,
    h('div', { class: 'sparks' }, shown.map(one => figure(one, span))),
    lines.length > MOST_SHOWN && h('button', { type: 'button', 'aria-expanded': String(isAll), onClick: toggle }, isAll ? t('timelines.few') : t('timelines.all', number(lines.length))),
    details);
}
