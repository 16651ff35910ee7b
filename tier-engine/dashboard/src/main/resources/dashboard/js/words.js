// Why a customer is where it is, in words: the same sentences, put together in the same way, as `tier explain` does.
import { instant, inUnit, money, number } from './format.js';
import { choice, language, list, t } from './i18n/index.js';
import { session, tiers } from './session.js';

const ADDED_TO = ['sum', 'count', 'activeDays'];
const OF_PRESENT = ['openCases', 'oldestOpenHours'];
const HAN = /\p{Script=Han}/u;

/** How a tier is called: by its name, but by its id where the name is Chinese and the page isn't. */
export function tierName(id) {
  const name = tiers().find(tier => tier.id === id)?.name;
  return !name || (language() !== 'zh' && HAN.test(name)) ? id ?? '' : name;
}

/** What is compared: a single name in words, anything else as the policy's language writes it. */
export function subject(expression) {
  const until = /^daysUntil\(profile\.(\w+)\)$/.exec(expression);
  if (until) return t('subject.daysUntil', until[1]);
  const part = /^(metrics|profile|dimensions|previous|rfm)\.(\w+)$/.exec(expression);
  if (part) return choice('subject', part[1], part[2]);
  return /^\w+$/.test(expression) ? choice('subject', expression) : expression;
}

const isLiteral = operand => (operand.type === 'NUMBER' ? operand.expression === operand.value : /^["']/.test(operand.expression));

function valueOf(operand) {
  if (operand.value === null) return t('value.none');
  return operand.type === 'NUMBER' ? number(operand.value, 6) : t('quoted', operand.value);
}

/** A node of a condition. */
export function node({ kind, left, operator, right }) {
  if (!left || !operator) return choice('group', kind);
  const sides = right.map(side => (isLiteral(side) ? valueOf(side) : t('operand', subject(side.expression), valueOf(side))));
  const question = choice('compare', operator, subject(left.expression), list(sides));
  return isLiteral(left) || operator === 'has' ? question : t('compared', question, valueOf(left));
}

/** A list of nodes as a tree of `{node, parts}`. */
export function treeOf(nodes) {
  const places = nodes.map(one => ({ node: one, parts: [] }));
  const roots = [];
  nodes.forEach((one, place) => (one.parent < 0 ? roots : places[one.parent].parts).push(places[place]));
  return roots;
}

/** A person's decision. */
export function override({ kind, tier, until }) {
  const decision = choice('override', kind, tierName(tier));
  return until ? t('override.until', decision, instant(until)) : t('override.open', decision);
}

function decisionOf(short) {
  const blank = short.indexOf(' ');
  return blank < 0 ? short : choice('override', short.slice(0, blank), tierName(short.slice(blank + 1)));
}

export function windowOf(window, aggregate) {
  if (!window || OF_PRESENT.includes(aggregate)) return '';
  if (window.startsWith('PT')) return t('window', inUnit(window.slice(2, -1), 'HOURS'));
  return window.startsWith('P') ? t('window', inUnit(window.slice(1, -1), 'DAYS')) : choice('window', window);
}

function amount(need) {
  const { want, comparison, missing, aggregate, unit } = need;
  if (want === null || comparison === null) return t(need.wanted ? 'need.holds' : 'need.fails', need.condition);
  const known = value => (value !== null && need.metric === null && unit === 'DAYS' ? number(value, 6) : inUnit(value, unit, need.currency));
  const name = need.metric ?? subject(need.subject);
  const window = windowOf(need.window, aggregate);
  if (comparison === '>=' && ADDED_TO.includes(aggregate) && missing !== null) {
    const values = [known(missing), name, window, known(need.have), known(want)];
    return unit === 'COUNT' ? t('need.more.count', ...values) : t('need.more', ...values);
  }
  const windowed = window ? t('windowed', name, window) : name;
  return comparison === '>=' ? t('need.least', windowed, known(want), known(need.have)) : t('need.most', windowed, known(want), known(need.have));
}

/** One thing that is missing, in its own unit. */
export function needWords(need) {
  switch (need.who) {
    case 'PERSON':
      return need.at ? t('need.person.until', decisionOf(need.condition), instant(need.at)) : t('need.person', decisionOf(need.condition));
    case 'POINTS': return t('need.points', amount(need), inUnit(need.missing, need.unit, need.currency));
    case 'CONDITION': return t('need.condition', t(need.wanted ? 'need.holds' : 'need.fails', need.condition));
    case 'NOBODY': return t('need.nobody', amount(need));
    case 'PROFILE': return t('need.profile', amount(need));
    case 'TIME': return need.at ? t('need.time.at', amount(need), instant(need.at)) : t('need.time', amount(need));
    default: return amount(need);
  }
}

/** What a gap says before its ways. */
export function gapWords(gap) {
  const tier = tierName(gap.tier);
  if (gap.reached) return gap.due ? t('gap.reached.due', tier, instant(gap.due)) : t('gap.reached', tier);
  return gap.ways.length ? t('gap', tier) : t('gap.noWay', tier);
}

export function projection({ fallAt, fallTier, seenTo }) {
  if (fallAt && fallTier) return t('projection.fall', instant(fallAt), tierName(fallTier));
  return seenTo ? t('projection.seen', instant(seenTo)) : t('projection.never');
}

/** Which way a change went. */
export function direction({ direction: way, from, to }) {
  return choice('direction', way, tierName(to), tierName(from));
}

/** What brought something about. */
export function cause(kind, id, version) {
  if (!id) return choice('cause', kind + '.any', '', version ?? '');
  return choice('cause', kind, kind === 'OVERRIDE' ? choice('decision', id) : id, version ?? '');
}

/** The sentences after a change: what the rules did, people's decisions, holds. */
export function outcome(change) {
  const of = change.explanation?.outcome;
  if (!of) return [];
  const said = [];
  const at = change.effectiveAt;
  if (of.move === 'UP') {
    const ripe = of.pending.filter(one => one.due <= at).at(-1);
    const tier = ripe?.tier ?? of.automaticAfter;
    said.push(ripe && ripe.since !== at ? t('move.UP.since', tierName(tier), instant(ripe.since)) : t('move.UP', tierName(tier)));
    if (of.upgradeMaxSteps !== null && tier !== of.automaticAfter) said.push(t('steps', of.upgradeMaxSteps));
  } else if (of.move === 'DOWN') {
    const tier = tierName(of.automaticBefore);
    said.push(of.graceSince && of.graceSince !== at ? t('move.DOWN.since', tier, instant(of.graceSince)) : t('move.DOWN', tier));
    const reached = change.explanation.tiers.find(one => one.tier === of.automaticAfter);
    if (of.downgradeMaxSteps !== null && reached && !reached.enter && !reached.retain) said.push(t('steps', of.downgradeMaxSteps));
  } else if (of.move === 'CAPPED') {
    said.push(t('move.CAPPED', tierName(of.cap)));
  } else if (of.move !== 'NONE') {
    said.push(choice('move', of.move, tierName(of.automaticAfter)));
  }
  if (change.newTier !== of.automaticAfter) said.push(t('automatic', tierName(of.automaticAfter)));
  of.overrides.forEach(one => said.push(override(one)));
  if (of.holdUntilAfter && of.holdUntilAfter > at && of.holdUntilAfter !== of.holdUntilBefore) said.push(t('hold', instant(of.holdUntilAfter)));
  return said;
}

/** How it stands now: what runs, and what people decided. */
export function standing(customer) {
  const of = customer.explanation?.outcome;
  const said = [];
  if (customer.tier !== customer.automaticTier) said.push(t('automatic', tierName(customer.automaticTier)));
  of?.overrides.forEach(one => said.push(override(one)));
  const now = customer.asOf ?? '';
  if (customer.clocks.holdUntil && customer.clocks.holdUntil > now) said.push(t('hold', instant(customer.clocks.holdUntil)));
  if (of?.graceSince) {
    const tier = tierName(customer.automaticTier);
    said.push(of.downgradeDue ? t('grace.due', tier, instant(of.graceSince), instant(of.downgradeDue)) : t('grace', tier, instant(of.graceSince)));
  }
  of?.pending.forEach(one => said.push(t('pending', tierName(one.tier), instant(one.since))));
  return said;
}

/** An alert in one sentence. */
export function alert(event) {
  const told = choice('alert', event.alert ?? event.kind, tierName(event.tier), choice('level', event.previousLevel), choice('level', event.level), instant(event.dueAt), tierName(event.dueTier));
  const signals = event.signals?.length ? t('alert.signals', told, inUnit(event.points, 'POINTS'), list(event.signals.map(one => one.name))) : told;
  return event.valueAtStake === null || event.valueAtStake === undefined ? signals : t('alert.stake', signals, money(event.valueAtStake));
}

/** Whether a metric's values are amounts of money. */
export function metricIsMoney(name) {
  const metric = session.policy?.metrics?.find(one => one.name === name);
  return ['amount', 'margin'].includes(metric?.field);
}

/** What a metric counts, from the policy. */
export function metricWords(name) {
  const metric = session.policy?.metrics?.find(one => one.name === name);
  if (!metric) return '';
  const of = metric.types?.length ? list(metric.types) : choice('source', metric.source);
  const aggregate = choice('aggregate', metric.aggregate);
  const what = metric.field ? t('metric.of', aggregate, choice('field', metric.field), of) : t('metric.times', aggregate, of);
  const window = windowOf(metric.window, metric.aggregate);
  return window ? t('windowed', what, window) : what;
}
