// Explanations in the shape of the contract's ChangeExplanation, for the mock's policy.
import { scoreOf, TIERS } from './people.mjs';

const DAY = 86_400_000;
const text = value => (value === null ? null : String(value));
const number = (expression, value) => ({ expression, type: 'NUMBER', value: text(value) });
const compare = (parent, expression, value, operator, wanted) => ({
  parent, kind: 'COMPARISON', left: number(expression, value), operator, right: [number(String(wanted), wanted)],
  holds: value !== null && (operator === '>=' ? value >= wanted : operator === '>' ? value > wanted : value < wanted),
});
const whole = holds => ({ parent: -1, kind: 'ALL', holds, left: null, operator: null, right: [] });
const all = nodes => (nodes.length === 1 ? [{ ...nodes[0], parent: -1 }] : [whole(nodes.every(n => n.holds)), ...nodes]);
const open = [{ parent: -1, kind: 'CONSTANT', holds: true, left: null, operator: null, right: [] }];

function conditions(c, rank) {
  const score = n => compare(0, 'score', c.score, '>=', n);
  return [
    [open, open],
    [all([score(50), compare(0, 'metrics.spend365', c.spend365, '>', 0)]), all([score(45)])],
    [all([score(70)]), all([score(65)])],
    [
      all([score(90), compare(0, 'tenureDays', c.tenureDays, '>=', 730), compare(0, 'metrics.satisfaction', c.satisfaction, '>=', 9),
        compare(0, 'metrics.referralsYear', c.referralsYear, '>=', 2)]),
      all([score(85), compare(0, 'metrics.satisfaction', c.satisfaction, '>=', 8.5)]),
    ],
  ][rank];
}

const need = (who, subject, more) => ({
  who, condition: `${subject} >= ${more.want}`, wanted: true, subject, metric: null, aggregate: null, field: null, window: null, unit: 'VALUE',
  currency: null, comparison: '>=', have: null, want: null, missing: null, at: null, ...more,
});
const metric = (name, aggregate, window, unit, have, want) => need('FACTS', 'metrics.' + name, {
  metric: name, aggregate, window, unit, currency: unit === 'CURRENCY' ? 'CNY' : null, have: text(have), want: text(want),
  missing: have === null ? null : text(Math.round((want - have) * 100) / 100),
});

function gap(c, now) {
  const next = c.rank + 1;
  if (next >= TIERS.length) return null;
  const spend = [1, 10000, 100000, 500000][next];
  const needs = [];
  if (c.spend365 < spend) needs.push(metric('spend365', 'sum', 'P365D', 'CURRENCY', c.spend365, spend));
  if (next === 3 && c.referralsYear < 2) needs.push(metric('referralsYear', 'count', 'year', 'COUNT', c.referralsYear, 2));
  if (next >= 2 && (c.satisfaction ?? 0) < 9) needs.push(metric('satisfaction', 'average', 'P365D', 'VALUE', c.satisfaction, 9));
  if (next === 3 && c.tenureDays < 730) {
    needs.push(need('TIME', 'tenureDays', {
      unit: 'DAYS', have: text(c.tenureDays), want: '730', missing: text(730 - c.tenureDays), at: new Date(now + (730 - c.tenureDays) * DAY).toISOString(),
    }));
  }
  if (!needs.length) needs.push(need('PROFILE', 'profile.strategicValue', { have: text(c.strategicValue), want: '80', missing: null }));
  const ways = [{ needs }];
  if (next === 2) ways.push({ needs: [need('PROFILE', 'profile.strategicValue', { have: text(c.strategicValue), want: '80', missing: null }), needs[0]] });
  return { tier: TIERS[next], ways, reached: false, due: null, sustained: 'PT0S' };
}

export function explanation(c, now, move = 'NONE', from = c.rank) {
  const p = scoreOf(c);
  const indicator = (name, value, points, weight = 1) => ({ name, value: text(value), points, weight });
  return {
    dimensions: [
      { name: 'value', weight: 50, value: p.spend, indicators: [indicator('metrics.spend365', c.spend365, p.spend)] },
      { name: 'potential', weight: 30, value: p.potential,
        indicators: [indicator('profile.strategicValue', c.strategicValue, p.strategic), indicator('profile.industryGrowth', c.industryGrowth, p.growth)] },
      { name: 'relationship', weight: 20, value: p.content, indicators: [indicator('metrics.satisfaction', c.satisfaction, p.content)] },
    ],
    tiers: TIERS.map((tier, rank) => {
      const [enter, retain] = conditions(c, rank);
      const beside = Math.abs(rank - c.rank) <= 1;
      return { tier, enter: enter[0].holds, retain: retain[0].holds, enterCondition: beside ? enter : [], retainCondition: beside ? retain : [] };
    }),
    guards: [{ name: 'complaints', cap: 'regular', holds: c.complaints30 >= 2, condition: [{ ...compare(-1, 'metrics.complaints30', c.complaints30, '>=', 2) }] }],
    outcome: {
      move, cap: c.complaints30 >= 2 ? 'regular' : 'core', highestEntered: TIERS[c.rank], automaticBefore: TIERS[from], automaticAfter: TIERS[c.rank],
      upgradeMaxSteps: null, downgradeMaxSteps: 1, pending: [], graceSince: c.fallAt ? new Date(Date.parse(c.fallAt) - 30 * DAY).toISOString() : null,
      downgradeDue: c.fallAt, holdUntilBefore: null, holdUntilAfter: new Date(Date.parse(c.since) + 90 * DAY).toISOString(), overrides: c.override ? [c.override] : [],
    },
    gap: gap(c, now),
    projection: { fallAt: c.fallAt, fallTier: c.fallTier, seenTo: new Date(now + 400 * DAY).toISOString() },
  };
}

export function body(c, now, row) {
  const p = scoreOf(c);
  return {
    customerId: c.customerId, program: 'key-accounts', policyVersion: 1, asOf: new Date(now).toISOString(), tier: TIERS[c.rank], automaticTier: TIERS[c.rank], sequence: 3,
    clocks: { holdUntil: new Date(Date.parse(c.since) + 90 * DAY).toISOString(), graceSince: null, next: c.fallAt },
    score: c.score, dimensions: { value: p.spend, potential: p.potential, relationship: p.content },
    metrics: { spend365: c.spend365, orders365: c.orders365, satisfaction: c.satisfaction, referralsYear: c.referralsYear, complaints30: c.complaints30 },
    recencyDays: c.recencyDays, tenureDays: c.tenureDays,
    tiers: TIERS.map((id, rank) => ({ id, enter: conditions(c, rank)[0][0].holds, retain: conditions(c, rank)[1][0].holds, pendingSince: null })),
    guards: [{ name: 'complaints', holds: c.complaints30 >= 2, cap: 'regular' }],
    explanation: explanation(c, now), row,
  };
}
