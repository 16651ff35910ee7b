// The engine itself: how fast, how far behind, how much of its state is back, what it refused, what people did.
import { get } from '../api.js';
import { chart, tip } from '../charts.js';
import { tierBadge } from '../components/marks.js';
import { loaded, panel } from '../components/states.js';
import { table } from '../components/table.js';
import { h, redraw } from '../dom.js';
import { clock, instant, number, percent, relative, second, short } from '../format.js';
import { choice, list, t } from '../i18n/index.js';
import { hrefOf } from '../router.js';
import { tierName } from '../words.js';

const POLL_MILLIS = 2_000;
const SLOW_POLL_MILLIS = 15_000;
const MOST_SAMPLES = 150;
const samples = [];

const sum = (instances, value) => instances.reduce((of, one) => of + (value(one) ?? 0), 0);
const lag = instance => sum(instance.partitions ?? [], partition => partition.lagRecords);

const phaseWords = phase => choice('phase', String(phase).toLowerCase());

function phase(instance) {
  const isWell = instance.reachable && String(instance.phase).toLowerCase() === 'running';
  return h('span', { class: ['phase', isWell ? 'phase-well' : 'phase-ill'] }, h('span', { 'aria-hidden': 'true' }, isWell ? '● ' : '◐ '), instance.reachable ? phaseWords(instance.phase) : t('unreachable'));
}

function restoring(instance) {
  const of = instance.restoring;
  if (!of) return h('span', { class: 'quiet' }, '–');
  const share = of.of ? 1 - of.records / of.of : 0;
  return h('span', { class: 'restoring' }, h('progress', { max: 1, value: share, 'aria-label': t('restoring') }), ' ', percent(share, 0), h('span', { class: 'quiet' }, ' ', t('restoring.left', short(of.records))));
}

function instances(found) {
  return table({
    caption: t('instances'), rows: found,
    columns: [
      { label: t('instance'), cell: one => [one.name, one.self && h('span', { class: 'quiet' }, ' ', t('self'))], isHead: true },
      { label: t('phase'), cell: phase },
      { label: t('since'), cell: one => (one.since ? h('span', { title: instant(one.since) }, relative(one.since)) : '–'), from: 'm' },
      { label: t('facts'), align: 'end', cell: one => number(one.factsPerSecond, 0) },
      { label: t('changesRate'), align: 'end', cell: one => number(one.changesPerSecond, 1) },
      { label: t('refusedRate'), align: 'end', cell: one => number(one.refusedPerSecond, 1), from: 'm' },
      { label: t('lag'), align: 'end', cell: one => number(lag(one), 0) },
      { label: t('restoring'), cell: restoring },
      { label: t('views'), cell: one => (one.views ? [phaseWords(one.views.phase), h('span', { class: 'quiet' }, ' ', t('behindBy', number(one.views.lagRecords, 0)))] : '–'), from: 'm' },
    ],
  });
}

function partitions(found) {
  const rows = found.flatMap(one => (one.partitions ?? []).map(partition => ({ ...partition, instance: one.name }))).sort((a, b) => a.partition - b.partition);
  const behind = row => (row.clock ? Math.max(0, (Date.now() - Date.parse(row.clock)) / 1000) : null);
  return table({
    caption: t('partitions'), rows,
    columns: [
      { label: t('partition'), cell: row => number(row.partition), isHead: true },
      { label: t('clock'), cell: row => (row.clock ? second(row.clock) : '–'), isShort: true },
      { label: t('clock.behind'), align: 'end', cell: row => (behind(row) === null ? '–' : t('seconds', number(behind(row), 1))) },
      { label: t('lag'), align: 'end', cell: row => number(row.lagRecords, 0) },
      { label: t('instance'), cell: row => row.instance, from: 'm' },
    ],
  });
}

function tiles(found) {
  const tile = (label, value, foot) => h('li', null, h('div', { class: 'tally' }, h('span', { class: 'quiet' }, label), h('span', { class: 'tally-count' }, value), h('span', { class: 'tally-foot quiet' }, foot)));
  return h('ul', { class: 'tallies' },
    tile(t('facts'), number(sum(found, one => one.factsPerSecond), 0), t('totalOf', short(sum(found, one => one.totals?.factsAccepted)))),
    tile(t('changesRate'), number(sum(found, one => one.changesPerSecond), 1), t('totalOf', short(sum(found, one => one.totals?.changes)))),
    tile(t('refusedRate'), number(sum(found, one => one.refusedPerSecond), 1), t('totalOf', short(sum(found, one => one.totals?.recordsRefused)))),
    tile(t('lag'), number(sum(found, lag), 0), t('records')),
    tile(t('instances'), number(found.filter(one => one.reachable).length), t('ofReachable', number(found.length))));
}

function throughput(context) {
  return chart(context, {
    label: t('throughput.label'), height: 260,
    option: of => ({
      animation: false,
      legend: { bottom: 0 }, grid: { left: 8, right: 8, top: 12, bottom: 28, containLabel: true },
      tooltip: { trigger: 'axis', formatter: shown => tip(clock(shown[0].value[0]), shown.map(one => [one.seriesName, number(one.value[1], 1), one.color])) },
      xAxis: { type: 'time', axisLabel: { hideOverlap: true, formatter: value => clock(value) } },
      yAxis: [{ type: 'value', splitNumber: 3, axisLabel: { formatter: value => short(value) } }, { type: 'value', splitNumber: 3, splitLine: { show: false }, axisLabel: { formatter: value => short(value) } }],
      series: [
        { name: t('facts'), type: 'line', showSymbol: false, data: samples.map(one => [one.at, one.facts]), lineStyle: { width: 2 }, itemStyle: { color: of.accent } },
        { name: t('lag'), type: 'line', yAxisIndex: 1, showSymbol: false, data: samples.map(one => [one.at, one.lag]), lineStyle: { width: 1.5, type: 'dashed' }, itemStyle: { color: of.down } },
      ],
    }),
    rows: () => ({ head: [t('at'), t('facts'), t('lag')], rows: [...samples].reverse().map(one => [clock(one.at), number(one.facts, 0), number(one.lag, 0)]) }),
  });
}

function deadLetters({ deadLetters: found, counts }) {
  return [
    counts.length > 0 && h('p', { class: 'panel-lead' }, counts.map((one, n) => [n > 0 && ' · ', h('strong', null, number(one.count)), ' ', h('code', null, one.reason)])),
    table({
      caption: t('deadLetters'), rows: found, emptyText: t('deadLetters.none'),
      columns: [
        { label: t('at'), cell: row => instant(row.failedAt), isShort: true },
        { label: t('reason'), cell: row => h('span', null, h('code', null, row.reason), h('span', { class: 'block quiet' }, row.message)), isHead: true },
        { label: t('customer'), cell: row => (row.key ? h('a', { href: hrefOf('/customer/' + encodeURIComponent(row.key)) }, row.key) : '–') },
        { label: t('place'), cell: row => h('code', null, `${row.topic}/${row.partition}@${row.offset}`), from: 'm' },
      ],
    }),
  ];
}

function audit({ entries }) {
  const what = entry => (entry.action === 'ASSESSMENT' ? list(Object.entries(entry.ratings ?? {}).map(([name, value]) => `${name} ${number(value)}`)) : choice('override', entry.action, tierName(entry.tier)));
  return table({
    caption: t('audit'), rows: entries, emptyText: t('audit.none'),
    columns: [
      { label: t('at'), cell: row => instant(row.recordedAt), isShort: true },
      { label: t('author'), cell: row => row.author ?? '–', isHead: true },
      { label: t('customer'), cell: row => h('a', { href: hrefOf('/customer/' + encodeURIComponent(row.customerId)) }, row.customerId) },
      { label: t('decided'), cell: row => [choice('decision', row.action), h('span', { class: 'block quiet' }, what(row))] },
      { label: t('reason'), cell: row => row.reason ?? '–', from: 'm' },
      { label: t('result'), cell: row => [choice('result', row.result), row.message && h('span', { class: 'block quiet' }, row.message)] },
      { label: t('tier'), cell: row => [tierBadge(row.tierBefore), row.tierAfter !== row.tierBefore && [' → ', tierBadge(row.tierAfter)]], from: 'm' },
    ],
  });
}

export function engine(context) {
  const heading = h('p', { class: 'lead' });
  const tilesAt = h('div');
  const partitionsAt = h('div');
  const speed = throughput(context);
  const part = loaded(context, {
    lines: 4,
    fetch: signal => get('engine', null, signal),
    show: found => {
      samples.push({ at: Date.now(), facts: sum(found.instances, one => one.factsPerSecond), lag: sum(found.instances, lag) });
      if (samples.length > MOST_SAMPLES) samples.shift();
      heading.textContent = found.program === null ? t('engine.noPolicy') : t('engine.of', found.program, found.version);
      redraw(tilesAt, () => tiles(found.instances));
      redraw(partitionsAt, () => partitions(found.instances));
      speed.update();
      return instances(found.instances);
    },
  });
  const dead = loaded(context, { lines: 5, fetch: signal => get('dead-letters', { limit: 50 }, signal), show: deadLetters });
  const people = loaded(context, { lines: 3, fetch: signal => get('audit', { limit: 50 }, signal), show: audit });
  const polling = setInterval(() => document.hidden || part.reload(), POLL_MILLIS);
  const slowly = setInterval(() => { if (!document.hidden) { dead.reload(); people.reload(); } }, SLOW_POLL_MILLIS);
  context.onLeave(() => { clearInterval(polling); clearInterval(slowly); });
  context.root.append(h('h1', null, t('page.engine')), heading, panel(t('now.title'), null, tilesAt),
    panel(t('instances'), null, part.element),
    h('div', { class: 'engine-grid' }, panel(t('throughput'), { note: t('throughput.note') }, speed.element), panel(t('partitions'), null, partitionsAt)), panel(t('deadLetters'), { note: t('deadLetters.note') }, dead.element), panel(t('audit'), { note: t('audit.note') }, people.element));
}

