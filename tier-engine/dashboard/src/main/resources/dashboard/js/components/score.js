// How a score comes about: what each indicator adds to it.
import { chart, tip } from '../charts.js';
import { h } from '../dom.js';
import { number, percent } from '../format.js';
import { t } from '../i18n/index.js';
import { subject } from '../words.js';
import { contributions } from './contributions.js';
import { table } from './table.js';

/** The chart, and the dimensions beside it. */
export function waterfall(context, score, dimensions) {
  const parts = contributions(dimensions);
  let sum = 0;
  const starts = parts.map(part => { sum += part.adds; return sum - part.adds; });
  const names = [...parts.map(part => subject(part.name)), t('score.short')];
  const label = t('score.label', number(score));
  const drawn = chart(context, {
    label, height: 60 + 26 * names.length,
    option: of => ({
      grid: { left: 4, right: 44, top: 4, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: of.line, opacity: 0.35 } }, formatter: found => {
        const part = parts[found[0].dataIndex];
        return part ? tip(`${part.dimension}: ${subject(part.name)}`, [[t('value'), number(part.value, 6)], [t('points'), number(part.points)], [t('share'), percent(part.share)], [t('adds'), number(part.adds)]]) : tip(t('score.short'), [['', number(score, 6)]]);
      } },
      xAxis: { type: 'value', min: 0, max: 100, splitNumber: 5 },
      yAxis: { type: 'category', inverse: true, data: names, axisLabel: { color: of.text, width: 190, overflow: 'truncate' } },
      series: [
        { type: 'bar', stack: 'score', silent: true, itemStyle: { color: 'transparent' }, data: [...starts, 0], barWidth: 14 },
        {
          type: 'bar', stack: 'score', barWidth: 14, label: { show: true, position: 'right', color: of.text, formatter: ({ dataIndex, value }) => (dataIndex < parts.length ? '+' : '') + number(value, 1) },
          data: [...parts.map(part => ({ value: part.adds, itemStyle: { color: of.accent, borderRadius: 2 } })), { value: Number(score), itemStyle: { color: of.text, borderRadius: 2 } }],
        },
      ],
    }),
    rows: () => ({ head: [t('indicator'), t('value'), t('points'), t('share'), t('adds')], rows: parts.map(part => [`${part.dimension}: ${subject(part.name)}`, number(part.value, 6), number(part.points), percent(part.share), number(part.adds)]) }),
  });
  return h('div', null, drawn.element, dimensionTable(dimensions));
}

function dimensionTable(dimensions) {
  const all = dimensions.reduce((sum, dimension) => sum + Number(dimension.weight), 0) || 1;
  return table({
    caption: t('dimensions'), rows: dimensions,
    columns: [
      { label: t('dimension'), cell: one => one.name, isHead: true },
      { label: t('share'), align: 'end', cell: one => percent(Number(one.weight) / all) },
      { label: t('points'), align: 'end', cell: one => number(one.value) },
      { label: t('adds'), align: 'end', cell: one => number((Number(one.weight) / all) * Number(one.value ?? 0)) },
    ],
  });
}
