// What the modules compute, without a browser: node --test
import './browser.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const at = path => new URL('../../main/resources/dashboard/js/' + path, import.meta.url);
const { queryOf } = await import(at('api.js'));
const { hrefOf, parse } = await import(at('router.js'));
const { blocks, sections } = await import(at('markdown.js'));
const { session } = await import(at('session.js'));
const { chooseLanguage, t, tn } = await import(at('i18n/index.js'));
const format = await import(at('format.js'));
const words = await import(at('words.js'));
const { linesOf, pathsOf, rangeOf } = await import(at('components/lines.js'));
const { contributions } = await import(at('components/contributions.js'));

session.policy = {
  currency: 'CNY', zone: 'Asia/Shanghai', metrics: [{ name: 'spend365', source: 'transactions', types: [], aggregate: 'sum', field: 'amount', window: 'P365D' }],
  tiers: [{ id: 'regular', name: null }, { id: 'core', name: '核心客户' }],
};
const need = more => ({ who: 'FACTS', condition: 'x', wanted: true, subject: 'metrics.x', metric: null, aggregate: null, window: null, unit: 'VALUE', currency: null, comparison: '>=', have: null, want: null, missing: null, at: null, ...more });

test('a query leaves out what is empty and repeats lists', () => {
  assert.equal(queryOf({ tier: '', q: null, risk: ['HIGH', 'LOW'], limit: 0 }), 'risk=HIGH&risk=LOW&limit=0');
});

test('an address gives its path and query back', () => {
  const { path, query } = parse(hrefOf('/customers', { q: 'a b&c', tier: '', sort: 'id' }));
  assert.equal(path, '/customers');
  assert.deepEqual(Object.fromEntries(query), { q: 'a b&c', sort: 'id' });
});

test('Markdown gives headings, lists of two depths and paragraphs', () => {
  const found = sections(['# Policy', '', 'One', 'two', '', '## Tiers', '1. a', '   - x', '2. b', '', '- c']);
  assert.deepEqual(found.map(one => one.title), [null, 'Tiers']);
  assert.equal(found[0].blocks[0].text, 'One two');
  assert.deepEqual(found[1].blocks[0].items, [{ text: 'a', parts: ['x'] }, { text: 'b', parts: [] }]);
  assert.equal(found[1].blocks[1].isOrdered, false);
  assert.equal(blocks([]).length, 0);
});

test('a tier has its Chinese name in Chinese only', () => {
  chooseLanguage('en');
  assert.equal(words.tierName('core'), 'core');
  chooseLanguage('zh');
  assert.equal(words.tierName('core'), '核心客户');
  assert.equal(words.tierName('regular'), 'regular');
});

test('needs are told in their unit as the command line tells them', () => {
  const spend = need({ metric: 'spend365', aggregate: 'sum', window: 'P365D', unit: 'CURRENCY', currency: 'CNY', have: '800.00', want: '1000', missing: '200' });
  chooseLanguage('en');
  assert.equal(words.needWords(spend), '¥200.00 of spend365 in 365 days (has ¥800.00, needs ¥1,000.00)');
  assert.equal(words.needWords(need({ who: 'TIME', subject: 'tenureDays', unit: 'DAYS', have: '700', want: '730', at: '2026-12-22T00:00:00Z' })), 'days as a customer of at least 730 (has 700): time brings that, on 22 Dec 2026, 08:00');
  assert.equal(words.needWords(need({ who: 'PERSON', condition: 'CAP core' })), 'the end of a decision: not above core; it has no end of its own, a person must release it');
  chooseLanguage('zh');
  assert.equal(words.needWords(spend), '365 天内 spend365 再增加 ¥200.00（现有 ¥800.00，需要 ¥1,000.00）');
});

test('Chinese has a blank between Chinese and Latin only', () => {
  chooseLanguage('zh');
  assert.equal(words.direction({ direction: 'UPGRADED', from: 'regular', to: 'core' }), '由 regular 升为核心客户');
  assert.equal(tn('days', 3, '3'), '3 天');
  assert.equal(t('no.such.key'), 'no.such.key');
});

test('conditions are trees of what is compared', () => {
  chooseLanguage('en');
  const side = (expression, value) => ({ expression, type: 'NUMBER', value });
  const nodes = [
    { parent: -1, kind: 'ANY', holds: true, left: null, operator: null, right: [] },
    { parent: 0, kind: 'COMPARISON', holds: true, left: side('score', '61.5'), operator: '>=', right: [side('60', '60')] },
    { parent: 0, kind: 'COMPARISON', holds: false, left: side('metrics.a', null), operator: '<', right: [side('previous.a', '4')] },
  ];
  const [root] = words.treeOf(nodes);
  assert.equal(words.node(root.node), 'one of these');
  assert.deepEqual(root.parts.map(part => words.node(part.node)), ['score at least 60: 61.5', 'a below a one window earlier (4): no value']);
});

test('what indicators add makes the score', () => {
  const parts = contributions([
    { name: 'a', weight: 75, value: 50, indicators: [{ name: 'x', value: '1', points: 100, weight: 1 }, { name: 'y', value: '2', points: 25, weight: 2 }] },
    { name: 'b', weight: 25, value: 40, indicators: [{ name: 'z', value: null, points: 40, weight: 1 }] },
  ]);
  assert.equal(parts.reduce((sum, part) => sum + part.adds, 0), 47.5);
});

test('days are those of the zone', () => {
  chooseLanguage('en');
  assert.equal(format.dateIn('2026-11-21T16:30:00Z'), '2026-11-22');
  assert.equal(new Date(format.startOfDay(Date.parse('2026-11-22T10:00:00Z'))).toISOString(), '2026-11-21T16:00:00.000Z');
  session.policy.zone = 'Europe/Berlin';
  // The clocks are put back at 3 that day, and put forward at 2 in spring.
  assert.equal(new Date(format.startOfDay(Date.parse('2026-10-25T12:00:00Z'))).toISOString(), '2026-10-24T22:00:00.000Z');
  assert.equal(new Date(format.startOfDay(Date.parse('2026-03-29T12:00:00Z'))).toISOString(), '2026-03-28T23:00:00.000Z');
  session.policy.zone = 'Asia/Shanghai';
});

test('numbers, money and durations are written for people', () => {
  chooseLanguage('en');
  assert.equal(format.money(1234.5), '¥1,234.50');
  assert.equal(format.number(null), '–');
  assert.equal(format.duration('P30D'), '30 days');
  assert.equal(format.duration('PT1H'), '1 hour');
  assert.equal(words.metricWords('spend365'), 'sum of amount of transactions in 365 days');
});

const timelineOf = (score, ...metrics) => ({
  now: '2026-01-11T00:00:00Z', until: '2026-04-11T00:00:00Z', metrics: metrics.map(([name, ...points]) => ({ name, points })), score,
});

test('a timeline has what tier changes knew before it, and moves before what stays', () => {
  const change = (effectiveAt, score, value) => ({ effectiveAt, score, explanation: { dimensions: [{ name: 'd', indicators: [{ name: 'metrics.spend', value }] }] } });
  const changes = [change('2026-01-06T00:00:00Z', 50, '80'), change('2026-01-01T00:00:00Z', 40, null), { effectiveAt: '2024-01-01T00:00:00Z', score: 1 }, change('2026-02-01T00:00:00Z', 99, '99')];

  const { from, now, until, lines } = linesOf(timelineOf(
    [{ at: '2026-01-11T00:00:00Z', value: 60 }, { at: '2026-02-10T00:00:00Z', value: 55 }, { at: '2026-02-11T00:00:00Z', value: 50 }],
    ['visits', { at: '2026-01-11T00:00:00Z', value: 3 }], ['spend', { at: '2026-01-11T00:00:00Z', value: 100 }]), changes);

  assert.deepEqual([from, now, until].map(at => new Date(at).toISOString().slice(0, 10)), ['2026-01-01', '2026-01-11', '2026-04-11']);
  assert.deepEqual(lines.map(one => one.name), [null, 'spend', 'visits']);
  assert.deepEqual(lines[0].past.map(point => point.value), [40, 50]);
  assert.deepEqual(lines[1].past.map(point => point.value), [null, 80]);
  assert.deepEqual([lines[0].now, lines[0].soon, lines[2].soon], [60, 55, 3]);
});

test('a line is straight in the past, steps in the future and breaks where there is no value', () => {
  const { lines, ...span } = linesOf({
    now: '2026-01-11T00:00:00Z', until: '2026-01-21T00:00:00Z', score: [],
    metrics: [{ name: 'a', points: [{ at: '2026-01-11T00:00:00Z', value: 10 }, { at: '2026-01-13T00:00:00Z', value: 5 }, { at: '2026-01-15T00:00:00Z', value: null }, { at: '2026-01-17T00:00:00Z', value: 0 }] }],
  }, [{ effectiveAt: '2026-01-01T00:00:00Z', score: null, explanation: { dimensions: [{ name: 'd', indicators: [{ name: 'metrics.a', value: '0' }] }] } }]);

  const { past, coming, dots, now } = pathsOf(lines[0], span);

  assert.equal(past, 'M0 100L50 0');
  assert.equal(coming, 'M50 0H60V50H70M80 100H100');
  assert.deepEqual(dots, [{ x: 0, y: 100 }, { x: 50, y: 0 }]);
  assert.equal(now, 50);
  assert.equal(lines[0].soon, undefined);
  assert.deepEqual(rangeOf({ past: [], points: [{ value: 4 }] }), { low: 3, high: 5, isFlat: true });
  assert.equal(rangeOf({ past: [], points: [{ value: null }] }), null);
});
