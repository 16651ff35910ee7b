// What would come of facts that haven't happened, or of days with none. Nothing is written.
import { customerPath, post } from '../api.js';
import { h, replace } from '../dom.js';
import { instant, number } from '../format.js';
import { choice, t } from '../i18n/index.js';
import { session } from '../session.js';
import { alert, cause, direction, gapWords, needWords, tierName } from '../words.js';
import { input, select } from './inputs.js';
import { directionMark, tierBadge } from './marks.js';
import { problemView, skeleton } from './states.js';

const TRANSACTIONS = ['PURCHASE', 'REFUND', 'ADJUSTMENT'];

function interactionTypes() {
  return [...new Set((session.policy?.metrics ?? []).filter(metric => metric.source === 'interactions').flatMap(metric => metric.types ?? []))];
}

function outcome(before, course) {
  const after = course.customer;
  const told = [
    ...course.changes.map(one => [one.effectiveAt, [directionMark(one.direction), ' ', direction({ direction: one.direction, from: one.previousTier, to: one.newTier }), h('span', { class: 'quiet' }, ' · ', cause(one.cause, one.causeId, one.policyVersion))]]),
    ...course.stages.map(one => [one.effectiveAt, t(one.reactivated ? 'whatIf.stage.reactivated' : 'whatIf.stage', instant(one.effectiveAt), choice('stage', one.newStage))]),
    ...course.segments.map(one => [one.effectiveAt, t('whatIf.segment', instant(one.effectiveAt), one.newSegment, one.recency, one.frequency, one.monetary)]),
    ...course.alerts.map(one => [one.effectiveAt, t('whatIf.alert', instant(one.effectiveAt), alert(one))]),
  ].sort((a, b) => String(a[0]).localeCompare(String(b[0])));
  const gap = after.explanation?.gap;
  return h('div', { class: 'outcome' },
    h('p', { class: 'outcome-tier' }, tierBadge(before.tier), h('span', { 'aria-hidden': 'true' }, '→'), h('span', { class: 'sr' }, t('to')), tierBadge(after.tier),
      after.score !== null && h('span', { class: 'quiet' }, t('whatIf.score', number(before.score), number(after.score)))),
    h('p', null, course.changes.length ? (after.asOf ? t('whatIf.after.asOf', tierName(after.tier), instant(after.asOf)) : t('whatIf.after', tierName(after.tier))) : t('whatIf.same', tierName(after.tier))),
    course.refusals.map(refusal => h('p', { class: 'problem-detail' }, t('whatIf.refused', refusal))),
    told.length > 0 && h('ul', { class: 'plain' }, told.map(([at, words]) => h('li', null, h('time', { class: 'quiet', datetime: at }, instant(at)), ' ', words))),
    gap?.ways?.length > 0 && h('div', { class: 'quiet' }, gapWords(gap), h('ul', null, gap.ways[0].needs.map(need => h('li', null, needWords(need))))));
}

/** The form and its answer; `customerNow()` is the customer as it was asked for last. */
export function whatIf(context, customerNow) {
  const result = h('div', { class: 'form-result', 'aria-live': 'polite' });
  const nothing = '';
  const fact = select({ label: t('whatIf.type'), value: TRANSACTIONS[0], options: [...TRANSACTIONS, ...interactionTypes()].map(value => ({ value, label: choice('fact', value) })).concat({ value: nothing, label: t('whatIf.nothingHappens') }), onChange: () => adapt() });
  const amount = input({ label: t('amount'), type: 'number', step: 'any', inputmode: 'decimal', value: '10000' });
  const days = input({ label: t('whatIf.days'), type: 'number', min: 0, max: 3660, step: 1, value: '0' });
  function adapt() {
    const isMoney = TRANSACTIONS.includes(fact.control.value);
    amount.querySelector('label').textContent = isMoney ? t('amountIn', session.policy.currency) : t('value');
    amount.control.disabled = fact.control.value === nothing;
    amount.control.required = isMoney;
    if (!isMoney && amount.control.value === '10000') amount.control.value = '';
    if (isMoney && amount.control.value === '') amount.control.value = '10000';
  }
  adapt();
  async function ask(event) {
    event.preventDefault();
    const type = fact.control.value;
    const isMoney = TRANSACTIONS.includes(type);
    const given = amount.control.value === '' ? null : Number(amount.control.value);
    const facts = type === nothing ? [] : [isMoney ? { kind: 'transaction', type, amount: given } : { kind: 'interaction', type, value: given }];
    const customer = customerNow();
    replace(result, skeleton(2));
    try {
      replace(result, outcome(customer, await post(customerPath(customer.customerId, 'what-if'), { facts, days: Number(days.control.value) || 0 }, context.signal)));
    } catch (problem) {
      if (problem.name !== 'AbortError') replace(result, problemView(problem));
    }
  }
  return h('form', { class: 'form', onSubmit: ask }, h('div', { class: 'form-row' }, fact, amount, days), h('div', null, h('button', { type: 'submit', class: 'primary' }, t('whatIf.try')), h('span', { class: 'hint' }, ' ', t('whatIf.hint'))), result);
}

