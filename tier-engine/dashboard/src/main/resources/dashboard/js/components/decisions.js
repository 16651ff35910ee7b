// What operators decide about a customer: overrides and assessments, each with a reason, and what became of them.
import { customerPath, get, post } from '../api.js';
import { h, replace } from '../dom.js';
import { startOfDay } from '../format.js';
import { choice, t } from '../i18n/index.js';
import { session, tiers } from '../session.js';
import { tierName } from '../words.js';
import { area, input, select } from './inputs.js';
import { tierBadge } from './marks.js';
import { problemView } from './states.js';

const KINDS = ['PIN', 'FLOOR', 'CAP', 'RELEASE'];
const POLL_MILLIS = 400;
const PATIENCE_MILLIS = 20_000;

const pause = millis => new Promise(resolve => setTimeout(resolve, millis));

/** Waits for the audit entry of what was accepted; null where none came in time. */
async function entryOf(accepted, action, signal) {
  const until = Date.now() + PATIENCE_MILLIS;
  while (Date.now() < until && !signal.aborted) {
    const { entries } = await get('audit', { customer: accepted.customerId, limit: 20 }, signal);
    const found = entries.find(entry => entry.customerId === accepted.customerId && entry.action === action && Date.parse(entry.occurredAt) === Date.parse(accepted.occurredAt));
    if (found) return found;
    await pause(POLL_MILLIS);
  }
  return null;
}

function became(entry) {
  if (!entry) return h('p', null, t('decision.pending'));
  if (entry.result === 'REFUSED') return h('p', { class: 'problem-detail' }, t('decision.refused', entry.message ?? ''));
  const moved = entry.tierBefore !== entry.tierAfter;
  return h('p', { class: 'outcome-tier' }, h('span', null, '✓ ', t(moved ? 'decision.moved' : 'decision.accepted')), moved && [tierBadge(entry.tierBefore), h('span', { 'aria-hidden': 'true' }, '→'), h('span', { class: 'sr' }, t('to')), tierBadge(entry.tierAfter)]);
}

/** A form that sends and then shows what became of it. `body()` gives what is sent, or null if something is missing. */
function form(context, { customerId, path, action, body, fields, button, onDone, name }) {
  const result = h('div', { class: 'form-result', 'aria-live': 'polite' });
  const send = h('button', { type: 'submit', class: 'primary' }, button);
  const element = h('form', { class: 'form', data: { form: name } }, fields, h('div', null, send), result);
  element.addEventListener('submit', async event => {
    event.preventDefault();
    const given = body();
    if (!given) return;
    send.disabled = true;
    replace(result, h('p', { class: 'quiet' }, t('decision.sent')));
    try {
      const accepted = await post(customerPath(customerId, path), given, context.signal);
      const entry = await entryOf(accepted, action(), context.signal);
      replace(result, became(entry));
      if (entry?.result === 'ACCEPTED') element.querySelectorAll('textarea').forEach(one => { one.value = ''; });
      onDone();
    } catch (problem) {
      if (problem.name !== 'AbortError') replace(result, problemView(problem));
    } finally {
      send.disabled = false;
    }
  });
  return element;
}

/** The end of a day in the policy's zone. */
function endOf(date) {
  return new Date(startOfDay(Date.parse(date + 'T12:00:00Z')) + 86_400_000).toISOString();
}

export function overrideForm(context, customer, onDone) {
  const tier = select({ label: t('tier'), value: customer.tier, options: [...tiers()].reverse().map(one => ({ value: one.id, label: tierName(one.id) })) });
  const kind = select({ label: t('override.kind'), value: 'PIN', options: KINDS.map(value => ({ value, label: choice('decision', value) })), onChange: value => { tier.control.disabled = value === 'RELEASE'; } });
  const until = input({ label: t('until'), type: 'date', hint: t('until.hint') });
  const reason = area({ label: t('reason'), required: true, maxlength: 1000 });
  return form(context, {
    customerId: customer.customerId, path: 'overrides', name: 'override', action: () => kind.control.value, onDone, button: t('override.send'),
    fields: [h('div', { class: 'form-row' }, kind, tier, until), reason],
    body: () => ({
      kind: kind.control.value, tier: kind.control.value === 'RELEASE' ? null : tier.control.value, reason: reason.control.value.trim(),
      ...(until.control.value && { expiresAt: endOf(until.control.value) }),
    }),
  });
}

/** The criteria that the policy's conditions read; the engine takes ratings by these only. */
export function criteria() {
  return session.policy?.criteria ?? [];
}

export function assessmentForm(context, customer, onDone) {
  const ratings = criteria().map(name => ({ name, field: input({ label: t('ratingOf', name), type: 'number', step: 'any' }) }));
  const until = input({ label: t('until'), type: 'date', hint: t('until.hint') });
  const reason = area({ label: t('reason'), required: true, maxlength: 1000 });
  return form(context, {
    customerId: customer.customerId, path: 'assessments', name: 'assessment', action: () => 'ASSESSMENT', onDone, button: t('assessment.send'),
    fields: [h('div', { class: 'form-row' }, ratings.map(one => one.field), until), reason],
    body: () => {
      const given = ratings.filter(one => one.field.control.value !== '');
      if (!given.length) {
        ratings[0].field.control.focus();
        return null;
      }
      return {
        ratings: Object.fromEntries(given.map(one => [one.name, Number(one.field.control.value)])), reason: reason.control.value.trim(),
        ...(until.control.value && { expiresAt: endOf(until.control.value) }),
      };
    },
  });
}
