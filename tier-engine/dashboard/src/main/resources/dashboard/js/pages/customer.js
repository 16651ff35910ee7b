// One customer: where it is, why, what is missing, what comes, what was, what if.
import { customerPath, get } from '../api.js';
import { chart, tip } from '../charts.js';
import { conditionTree, guards, tierConditions } from '../components/conditions.js';
import { assessmentForm, criteria, overrideForm } from '../components/decisions.js';
import { reason } from '../components/feed.js';
import { attributeName } from '../components/filters.js';
import { directionMark, riskMark, stageMark, tierBadge } from '../components/marks.js';
import { waterfall } from '../components/score.js';
import { empty, loaded, panel } from '../components/states.js';
import { table } from '../components/table.js';
import { timelines } from '../components/timelines.js';
import { whatIf } from '../components/what-if.js';
import { h, redraw } from '../dom.js';
import { day, daysUntil, instant, number, relative, roundMoney } from '../format.js';
import { choice, t, tn } from '../i18n/index.js';
import { live } from '../live.js';
import { hrefOf } from '../router.js';
import { rankOf, session, tierColour, tiers } from '../session.js';
import { cause, direction, gapWords, metricIsMoney, metricWords, needWords, outcome, projection, standing, tierName } from '../words.js';

const SETTLE_MILLIS = 400;
const MOST_ALERTS = 20;
const DAYS_AHEAD = 90;
const PROFILE = ['owner', 'region', 'industry', 'size', 'kind', 'segment'];

function head(customer) {
  const row = customer.row ?? {};
  return h('header', { class: 'customer-head' },
    h('div', { class: 'customer-title' }, h('h1', null, row.name ?? customer.customerId), h('span', { class: 'customer-id' }, customer.customerId)),
    h('dl', { class: 'facts' },
      h('div', { class: 'fact-main' }, h('dt', null, t('tier')), h('dd', null, tierBadge(customer.tier), row.since && h('span', { class: 'quiet' }, ' ', t('sinceDay', day(row.since), relative(row.since))))),
      customer.score !== null && h('div', null, h('dt', null, t('score.short')), h('dd', { class: 'strong' }, number(customer.score))),
      h('div', null, h('dt', null, t('stage')), h('dd', null, stageMark(row.stage))),
      h('div', null, h('dt', null, t('risk')), h('dd', null, riskMark(row.risk), row.riskPoints > 0 && h('span', { class: 'quiet' }, ' ', number(row.riskPoints, 0)))),
      h('div', null, h('dt', null, t('stake')), h('dd', null, roundMoney(row.valueAtStake))),
      PROFILE.map(name => row[name] && h('div', null, h('dt', null, attributeName(name)), h('dd', null, h('a', { href: hrefOf('/customers', { [name]: row[name] }) }, row[name]))))));
}

function missing({ explanation }) {
  const gap = explanation?.gap;
  if (!gap) return h('p', { class: 'quiet' }, t('gap.highest'));
  return h('div', { class: 'gap' }, h('p', { class: 'strong' }, gapWords(gap)),
    !gap.reached && gap.ways.map((way, n) => [n > 0 && h('p', { class: 'quiet' }, t('gap.or')), h('ul', { class: 'needs' }, way.needs.map(need => h('li', null, needWords(need), progress(need))))]));
}

function progress({ have, want, comparison }) {
  if (have === null || want === null || comparison !== '>=' || Number(want) <= 0) return null;
  const share = Math.max(0, Math.min(1, Number(have) / Number(want)));
  return h('span', { class: 'progress', 'aria-hidden': 'true', vars: { '--share': share } });
}

function ahead(customer) {
  const of = customer.explanation?.projection;
  if (!of) return null;
  const days = of.fallAt ? daysUntil(of.fallAt) : null;
  return h('p', { class: ['projection', days !== null && days <= 30 && 'projection-soon'] }, days !== null && h('span', { 'aria-hidden': 'true' }, '▼ '), projection(of), days !== null && h('span', { class: 'quiet' }, ' ', t('brackets', tn('inDays', Math.max(0, days), number(Math.max(0, days))))));
}

function metrics(customer) {
  const rows = [
    ...Object.entries(customer.metrics).map(([name, value]) => ({ name, words: metricWords(name), value, isMoney: metricIsMoney(name) })),
    { name: t('subject.recencyDays'), words: '', value: customer.recencyDays }, { name: t('subject.tenureDays'), words: '', value: customer.tenureDays },
  ];
  return table({
    caption: t('metrics'), rows,
    columns: [
      { label: t('metric'), cell: row => h('span', null, row.name, row.words && h('span', { class: 'block quiet' }, row.words)), isHead: true },
      { label: t('value'), align: 'end', cell: row => (row.value === null ? t('value.none') : row.isMoney ? roundMoney(row.value) : number(row.value, 6)) },
    ],
  });
}

function course(context, points) {
  if (points.length < 2) return empty(t('course.none'));
  const ladder = tiers();
  const drawn = chart(context, {
    label: t('course.label'), height: 250,
    option: of => ({
      grid: [{ left: 8, right: 16, top: 12, height: 110, containLabel: true }, { left: 8, right: 16, top: 146, bottom: 8, containLabel: true }],
      tooltip: { trigger: 'axis', formatter: found => {
        const point = points[found[0].dataIndex];
        return tip(instant(point.at), [[t('tier'), tierName(point.tier), tierColour(rankOf(point.tier))], [t('score.short'), number(point.score)], [t('stage'), point.stage ? choice('stage', point.stage) : '–'], [t('risk'), point.risk ? choice('level', point.risk) : '–']]);
      } },
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      xAxis: [{ type: 'time', gridIndex: 0, axisLabel: { show: false } }, { type: 'time', gridIndex: 1, axisLabel: { hideOverlap: true, formatter: value => day(value) } }],
      yAxis: [{ type: 'value', gridIndex: 0, scale: true, splitNumber: 3, name: t('score.short'), nameTextStyle: { color: of.quiet } }, { type: 'value', gridIndex: 1, min: 0, max: Math.max(1, ladder.length - 1), interval: 1, axisLabel: { width: 90, overflow: 'truncate', formatter: rank => tierName(ladder[rank]?.id) } }],
      series: [
        { type: 'line', step: 'end', xAxisIndex: 0, yAxisIndex: 0, symbolSize: 4, data: points.map(point => [Date.parse(point.at), point.score]), connectNulls: true, itemStyle: { color: of.accent }, lineStyle: { color: of.accent, width: 2 } },
        { type: 'line', step: 'end', xAxisIndex: 1, yAxisIndex: 1, symbol: 'circle', symbolSize: 5, data: points.filter(point => rankOf(point.tier) >= 0).map(point => [Date.parse(point.at), rankOf(point.tier)]), itemStyle: { color: of.text }, lineStyle: { color: of.text, width: 2 } },
      ],
    }),
    rows: () => ({ head: [t('at'), t('tier'), t('score.short'), t('stage'), t('risk')], rows: [...points].reverse().map(point => [instant(point.at), tierName(point.tier), number(point.score), point.stage ? choice('stage', point.stage) : '–', point.risk ? choice('level', point.risk) : '–']) }),
  });
  return drawn.element;
}

function changes(found) {
  if (!found.length) return empty(t('changes.none'));
  return h('ol', { class: 'history' }, [...found].reverse().map(change => {
    const told = { direction: change.direction, from: change.previousTier, to: change.newTier };
    const of = change.explanation;
    const decided = of && (of.outcome.move === 'DOWN' ? of.outcome.automaticBefore : of.outcome.automaticAfter);
    const tier = of?.tiers.find(one => one.tier === decided && one.enterCondition.length);
    const isOpen = tier?.enterCondition[0].kind === 'CONSTANT';
    const nodes = tier && !isOpen && (of.outcome.move === 'DOWN' ? tier.retainCondition : tier.enterCondition);
    return h('li', null,
      h('div', { class: 'history-line' }, directionMark(change.direction), h('strong', null, direction(told)), h('time', { class: 'quiet', datetime: change.effectiveAt }, instant(change.effectiveAt))),
      h('div', { class: 'quiet' }, cause(change.cause, change.causeId, change.policyVersion), change.score !== null && ` · ${t('score', number(change.score))}`),
      outcome(change).map(sentence => h('div', null, sentence)),
      nodes && nodes.length > 0 && change.cause !== 'OVERRIDE' && h('details', null, h('summary', null, t('why')), conditionTree(nodes)));
  }));
}

/** What was told of risk, and stages as they changed: alerts that are kept and those that come while the page is open; before the first of them, levels only. */
function alerts(points, found, told) {
  const known = new Set(found.map(alert => alert.id));
  const all = [...found, ...told.filter(event => !known.has(event.id))];
  const first = all.map(alert => Date.parse(alert.at)).reduce((one, other) => Math.min(one, other), Infinity);
  return listed([...all.map(alert => [alert.at, reason(alert), riskMark(alert.level)]), ...turns(points, first)]);
}

/** Levels of risk before an instant, and stages, as they changed. */
function turns(points, firstAlert) {
  const found = [];
  points.forEach((point, n) => {
    const before = points[n - 1];
    if (before && point.risk !== before.risk && point.risk && Date.parse(point.at) < firstAlert) found.push([point.at, [t('risk'), ' ', riskMark(before.risk), ' → ', riskMark(point.risk)]]);
    if (before && point.stage !== before.stage && point.stage) found.push([point.at, [t('stage'), ' ', stageMark(before.stage), ' → ', stageMark(point.stage)]]);
  });
  return found;
}

function listed(found) {
  if (!found.length) return empty(t('alerts.none'));
  return h('ul', { class: 'plain told' }, found.sort((a, b) => Date.parse(b[0]) - Date.parse(a[0])).slice(0, MOST_ALERTS).map(([at, words, mark]) => h('li', null, h('div', { class: 'history-line quiet' }, mark, h('time', { datetime: at }, instant(at))), words)));
}

/** The forms; they are kept, with what was written in them, while the rest is shown anew. */
function formsOf(context, customerNow, reload) {
  const mayDecide = session.me?.canWrite;
  return {
    whatIf: whatIf(context, customerNow),
    override: mayDecide && overrideForm(context, customerNow(), reload),
    assessment: mayDecide && criteria().length > 0 && h('details', null, h('summary', null, t('assessment.open')), assessmentForm(context, customerNow(), reload)),
  };
}

export function customer(context) {
  const id = context.params.id;
  const told = [];
  const unnamed = h('h1', { class: 'sr' }, t('customer'), ' ', id);
  let forms = null;
  let latest = null;
  let part;
  let timer;
  const reload = () => { clearTimeout(timer); timer = setTimeout(() => { part.reload(); past.reload(); comes.reload(); }, SETTLE_MILLIS); };

  let kept = [];
  let foretold = null;
  let isAll = false;
  const linesAt = h('div');
  const drawLines = () => foretold && redraw(linesAt, () => timelines(foretold, kept, isAll, () => { isAll = !isAll; drawLines(); }));
  const comes = loaded(context, {
    lines: 5,
    fetch: signal => get(customerPath(id, 'timeline'), { days: DAYS_AHEAD }, signal),
    show: found => { foretold = found; drawLines(); return linesAt; },
  });
  const courseAt = h('div');
  const alertsAt = h('div');
  const past = loaded(context, {
    lines: 5,
    fetch: signal => Promise.all(['changes', 'course', 'alerts'].map(what => get(customerPath(id, what), null, signal))),
    show: ([{ changes: found }, { points }, { alerts: warned }]) => {
      kept = found;
      drawLines();
      redraw(courseAt, () => course(context, points));
      redraw(alertsAt, () => alerts(points, warned, told));
      return changes(found);
    },
  });
  part = loaded(context, {
    lines: 10,
    fetch: signal => get(customerPath(id), null, signal),
    show: found => {
      document.title = `${found.row?.name ?? id} · ${t('title')}`;
      unnamed.remove();
      latest = found;
      forms ??= formsOf(context, () => latest, reload);
      const said = standing(found);
      const of = found.explanation;
      return [head(found), h('div', { class: 'customer-grid' },
        h('div', { class: 'column' },
          panel(t('next'), { class: 'next' }, missing(found), ahead(found), said.length > 0 && h('ul', { class: 'plain' }, said.map(sentence => h('li', null, sentence)))),
          of?.dimensions.length > 0 && panel(t('score.title'), { note: t('score.note') }, waterfall(context, found.score, of.dimensions)),
          of && panel(t('tiers'), null, h('div', { class: 'tier-conditions' }, tierConditions(of))),
          of && panel(t('guards'), null, guards(of)),
          panel(t('course'), { note: t('course.note') }, courseAt),
          panel(t('timelines'), { note: t('timelines.note') }, comes.element)),
        h('div', { class: 'column' },
          panel(t('whatIf.title'), { note: t('whatIf.note') }, forms.whatIf),
          forms.override && panel(t('override'), { class: 'decision' }, forms.override),
          forms.assessment && panel(t('assessment'), { class: 'decision' }, forms.assessment),
          panel(t('changes'), null, past.element),
          panel(t('alerts'), null, alertsAt),
          panel(t('metrics'), { note: found.asOf ? t('asOf', instant(found.asOf), session.policy.zone) : null }, metrics(found))))];
    },
  });
  context.onLeave(live.onEvents(batch => {
    const own = batch.filter(event => event.customerId === id);
    if (!own.length) return;
    told.push(...own.filter(event => event.kind === 'alert'));
    reload();
  }));
  context.onLeave(() => clearTimeout(timer));
  context.root.append(h('p', { class: 'back' }, h('a', { href: '#/customers' }, '← ', t('page.customers'))), unnamed, part.element);
}

