// How customers are spread over the tiers now and over time, who moves where, what happens, and who may leave.
import { now } from '../clock.js';
import { get } from '../api.js';
import { chart, tip } from '../charts.js';
import { feed } from '../components/feed.js';
import { segmented } from '../components/inputs.js';
import { customerLink, deltaMark, riskMark, tierBadge } from '../components/marks.js';
import { empty, loaded, panel } from '../components/states.js';
import { table } from '../components/table.js';
import { h, replace } from '../dom.js';
import { day, daysUntil, number, percent, roundMoney, shortDay, signed, startOfDay } from '../format.js';
import { t, tn } from '../i18n/index.js';
import { live } from '../live.js';
import { hrefOf } from '../router.js';
import { rankOf, tierColour, tiers } from '../session.js';
import { tierName } from '../words.js';

const DAY = 86_400_000;
const REFRESH_MILLIS = 30_000;
const HISTORY_MILLIS = 600_000;
const DRAW_MILLIS = 250;

const highestFirst = () => [...tiers()].reverse();
const iso = millis => new Date(millis).toISOString();

/** Counts per tier that follow the changes, corrected from time to time by asking again. */
function tallies(context) {
  const bar = h('div', { class: 'spread', 'aria-hidden': 'true' });
  const cards = h('ul', { class: 'tallies' });
  const counts = new Map();
  const today = new Map();
  let isDirty = false;
  let parts = new Map();

  function build() {
    parts = new Map(highestFirst().map(tier => {
      const count = h('span', { class: 'tally-count' });
      const share = h('span', { class: 'quiet' });
      const delta = h('span');
      const slice = h('span', { class: 'slice', vars: { '--mark': `var(--tier-${rankOf(tier.id)})` } });
      return [tier.id, { count, share, delta, slice, card: h('li', null, h('a', { href: hrefOf('/customers', { tier: tier.id }), class: 'tally' }, tierBadge(tier.id), count, h('span', { class: 'tally-foot' }, share, delta))) }];
    }));
    replace(cards, [...parts.values()].map(part => part.card));
    replace(bar, [...parts.values()].map(part => part.slice));
  }
  const total = h('span', { class: 'tally-count' });
  function draw() {
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    total.textContent = number(all);
    for (const [id, part] of parts) {
      const count = counts.get(id) ?? 0;
      const text = number(count);
      if (part.count.textContent !== text) part.count.textContent = text;
      part.share.textContent = percent(all ? count / all : 0);
      part.slice.style.setProperty('--share', all ? count / all : 0);
      part.slice.classList.toggle('slice-none', count <= 0);
      const delta = today.get(id) ?? 0;
      const key = String(delta);
      if (part.delta.dataset.of !== key) {
        part.delta.dataset.of = key;
        replace(part.delta, deltaMark(delta, t('today', delta ? signed(delta) : '±0')));
      }
    }
  }
  const move = (of, id, by) => id && of.set(id, (of.get(id) ?? 0) + by);

  const part = loaded(context, {
    lines: 2,
    fetch: signal => Promise.all([get('counts', null, signal), get('movements', { from: iso(startOfDay()), to: iso(now()), step: 'hour' }, signal)]),
    show: ([found, moved]) => {
      counts.clear();
      today.clear();
      found.tier.forEach(one => counts.set(one.value, one.count));
      moved.movements.forEach(one => { move(today, one.from, -one.count); move(today, one.to, one.count); });
      build();
      draw();
      return [h('div', { class: 'tally-row' }, h('div', { class: 'tally tally-total' }, h('span', { class: 'quiet' }, t('customers')), total, h('span', { class: 'tally-foot quiet' }, t('live.counted'))), cards), bar];
    },
  });
  context.onLeave(live.onEvents(batch => {
    const midnight = startOfDay();
    for (const event of batch) {
      if (event.kind !== 'change') continue;
      // What is found late holds from an earlier day on.
      for (const of of Date.parse(event.at) >= midnight ? [counts, today] : [counts]) {
        move(of, event.from, -1);
        move(of, event.to, 1);
      }
      isDirty = true;
    }
  }));
  const drawing = setInterval(() => { if (isDirty) { isDirty = false; draw(); } }, DRAW_MILLIS);
  const refreshing = setInterval(() => document.hidden || part.reload(), REFRESH_MILLIS);
  context.onLeave(live.onGap(part.reload));
  context.onLeave(() => { clearInterval(drawing); clearInterval(refreshing); });
  return part.element;
}

function history(context) {
  const part = loaded(context, {
    lines: 6,
    fetch: signal => get('distribution', { from: iso(startOfDay() - 90 * DAY), to: iso(now()), step: 'day' }, signal),
    show: ({ points }) => {
      if (!points.some(point => Object.values(point.counts).some(count => count > 0))) return empty();
      const label = t('history.label');
      const area = chart(context, {
        label, height: 250,
        option: of => ({
          legend: { bottom: 0, data: highestFirst().map(tier => tierName(tier.id)) },
          grid: { left: 4, right: 16, top: 12, bottom: 30, containLabel: true },
          tooltip: { trigger: 'axis', axisPointer: { lineStyle: { color: of.quiet } }, formatter: found => {
            const point = points[found[0].dataIndex];
            return tip(day(point.at), highestFirst().map(tier => [tierName(tier.id), number(point.counts[tier.id] ?? 0), tierColour(rankOf(tier.id))]));
          } },
          xAxis: { type: 'category', boundaryGap: false, data: points.map(point => shortDay(point.at)), axisLabel: { hideOverlap: true } },
          yAxis: { type: 'value', splitNumber: 4, axisLabel: { formatter: value => number(value) } },
          series: tiers().map((tier, rank) => ({
            name: tierName(tier.id), type: 'line', stack: 'all', symbol: 'none', data: points.map(point => point.counts[tier.id] ?? 0),
            itemStyle: { color: tierColour(rank) }, areaStyle: { color: tierColour(rank), opacity: 1 }, lineStyle: { color: of.surface, width: 1 }, emphasis: { disabled: true },
          })),
        }),
        rows: () => ({ head: [t('day'), ...highestFirst().map(tier => tierName(tier.id))], rows: [...points].reverse().map(point => [day(point.at), ...highestFirst().map(tier => number(point.counts[tier.id] ?? 0))]) }),
      });
      return area.element;
    },
  });
  const refreshing = setInterval(() => document.hidden || part.reload(), HISTORY_MILLIS);
  context.onLeave(() => clearInterval(refreshing));
  return part.element;
}

function matrix(sums) {
  const most = Math.max(1, ...sums.values());
  const order = highestFirst();
  const cell = (from, to) => {
    const count = sums.get(`${from?.id ?? ''}|${to.id}`) ?? 0;
    if (from && from.id === to.id) return h('td', { class: 'cell-same' }, h('span', { class: 'sr' }, t('same')));
    const kind = !from ? 'new' : rankOf(to.id) > rankOf(from.id) ? 'up' : 'down';
    return h('td', { class: ['cell', count ? `cell-${kind}` : 'cell-none'], vars: { '--heat': Math.sqrt(count / most) } }, count ? [h('span', { 'aria-hidden': 'true', class: 'cell-arrow' }, { up: '▲', down: '▼', new: '+' }[kind]), number(count)] : '·');
  };
  return h('div', { class: 'table-wrap', role: 'region', tabindex: 0, 'aria-label': t('movements') }, h('table', { class: 'matrix' },
    h('caption', { class: 'sr' }, t('movements.label')),
    h('thead', null, h('tr', null, h('th', { scope: 'col' }, t('movements.corner')), order.map(tier => h('th', { scope: 'col' }, tierBadge(tier.id))))),
    h('tbody', null, [...order, null].map(from => h('tr', null, h('th', { scope: 'row' }, from ? tierBadge(from.id) : t('enrolled')), order.map(to => cell(from, to)))))));
}

function flow(context, sums) {
  const pairs = [...sums].map(([key, count]) => ({ from: key.split('|')[0], to: key.split('|')[1], count }));
  const name = (side, id) => `${side}:${id}`;
  const shownName = full => (full.slice(full.indexOf(':') + 1) ? tierName(full.slice(full.indexOf(':') + 1)) : t('enrolled'));
  const rows = () => ({ head: [t('from.to'), t('customers')], rows: pairs.map(pair => [`${shownName(':' + pair.from)} → ${tierName(pair.to)}`, number(pair.count)]) });
  return chart(context, {
    label: t('movements.label'), height: 260, rows,
    option: of => ({
      tooltip: { formatter: ({ dataType, data, value }) => (dataType === 'edge' ? tip(`${shownName(data.source)} → ${shownName(data.target)}`, [[t('customers'), number(data.value)]]) : tip(shownName(data.name), [[t('customers'), number(value)]])) },
      series: [{
        type: 'sankey', left: 4, right: 96, top: 8, bottom: 8, nodeGap: 14, nodeWidth: 12, layoutIterations: 0, draggable: false,
        label: { color: of.text, formatter: node => shownName(node.name) }, lineStyle: { color: 'source', opacity: 0.35 }, emphasis: { focus: 'adjacency' },
        data: ['from', 'to'].flatMap(side => [...highestFirst().map(tier => tier.id), ...(side === 'from' ? [''] : [])].filter(id => pairs.some(pair => pair[side] === id))
          .map(id => ({ name: name(side, id), depth: side === 'from' ? 0 : 1, itemStyle: { color: id ? tierColour(rankOf(id)) : of.quiet } }))),
        links: pairs.map(pair => ({ source: name('from', pair.from), target: name('to', pair.to), value: pair.count })),
      }],
    }),
  }).element;
}

function movements(context) {
  const spans = [['1', t('span.today')], ['7', t('days.many', '7')], ['30', t('days.many', '30')], ['90', t('days.many', '90')]];
  let span = 30;
  let isFlow = false;
  let part;
  part = loaded(context, {
    lines: 6,
    fetch: signal => get('movements', { from: iso(startOfDay() - (span - 1) * DAY), to: iso(now()), step: span <= 2 ? 'hour' : 'day' }, signal),
    show: ({ movements: found }) => {
      const sums = new Map();
      found.forEach(one => sums.set(`${one.from ?? ''}|${one.to}`, (sums.get(`${one.from ?? ''}|${one.to}`) ?? 0) + one.count));
      const total = way => found.filter(one => one.from && way(rankOf(one.to) - rankOf(one.from))).reduce((sum, one) => sum + one.count, 0);
      const up = total(by => by > 0);
      const down = total(by => by < 0);
      return [
        h('p', { class: 'panel-lead' }, deltaMark(1, tn('ups', up, number(up))), ' · ', deltaMark(-1, tn('downs', down, number(down)))),
        sums.size === 0 ? empty(t('movements.none')) : isFlow ? flow(context, sums) : matrix(sums),
      ];
    },
  });
  const refreshing = setInterval(() => document.hidden || part.reload(), REFRESH_MILLIS);
  context.onLeave(() => clearInterval(refreshing));
  const actions = [
    segmented({ label: t('span'), value: String(span), options: spans.map(([value, label]) => ({ value, label })), onChange: value => { span = Number(value); part.reload(); } }),
    segmented({ label: t('view'), value: 'matrix', options: [{ value: 'matrix', label: t('matrix') }, { value: 'flow', label: t('flow') }], onChange: value => { isFlow = value === 'flow'; part.reload(); } }),
  ];
  return panel(t('movements'), { actions, class: 'movements' }, part.element);
}

export function topRisks(context, limit) {
  const part = loaded(context, {
    lines: 6,
    fetch: signal => get('customers', { risk: ['HIGH', 'MEDIUM', 'LOW'], sort: 'value', order: 'desc', limit }, signal),
    show: ({ customers }) => table({
      caption: t('risks'), rows: customers, emptyText: t('risks.none'),
      columns: [
        { label: t('customer'), cell: customerLink, isHead: true },
        { label: t('tier'), cell: row => tierBadge(row.tier) },
        { label: t('risk'), cell: row => riskMark(row.risk) },
        { label: t('stake'), align: 'end', cell: row => roundMoney(row.valueAtStake) },
        { label: t('falls'), align: 'end', from: 'm', cell: row => (row.fallAt ? tn('inDays', Math.max(0, daysUntil(row.fallAt)), number(Math.max(0, daysUntil(row.fallAt)))) : '–') },
      ],
    }),
  });
  const refreshing = setInterval(() => document.hidden || part.reload(), REFRESH_MILLIS);
  context.onLeave(() => clearInterval(refreshing));
  return part.element;
}

export function overview(context) {
  context.root.append(
    h('h1', { class: 'sr' }, t('page.overview')),
    h('section', { class: 'panel', 'aria-label': t('distribution') }, tallies(context)),
    h('div', { class: 'overview-grid' },
      h('div', { class: 'column' },
        panel(t('history'), { note: t('history.note') }, history(context)),
        movements(context),
        panel(t('risks'), { note: t('risks.note'), actions: h('a', { href: hrefOf('/risk') }, t('all')) }, topRisks(context, 8))),
      panel(t('feed'), { class: 'feed-panel' }, feed(context).element)));
}
