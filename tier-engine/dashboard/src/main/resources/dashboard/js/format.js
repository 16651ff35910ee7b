// Numbers, money and time, in the language that was chosen and the policy's currency and zone.
import { now } from './clock.js';
import { locale, t, tn } from './i18n/index.js';
import { session } from './session.js';

const made = new Map();

function format(kind, options) {
  const key = locale() + kind.name + JSON.stringify(options);
  if (!made.has(key)) made.set(key, new kind(locale(), options));
  return made.get(key);
}

export const zone = () => session.policy?.zone ?? 'UTC';
export const currency = () => session.policy?.currency ?? 'CNY';
const isAbsent = value => value === null || value === undefined || value === '';
export const NONE = '–';

/** A number, or a dash where there is none. */
export function number(value, places = 2) {
  return isAbsent(value) ? NONE : format(Intl.NumberFormat, { maximumFractionDigits: places }).format(Number(value));
}

/** A number that has room for few digits, such as 18.4M. */
export function short(value) {
  return isAbsent(value) ? NONE : format(Intl.NumberFormat, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

export function percent(share, places = 1) {
  return format(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: places }).format(share);
}

export function signed(value) {
  return format(Intl.NumberFormat, { signDisplay: 'exceptZero', maximumFractionDigits: 2 }).format(value);
}

function moneyFormat(options, value, of) {
  if (isAbsent(value)) return NONE;
  try {
    return format(Intl.NumberFormat, { style: 'currency', currency: of ?? currency(), currencyDisplay: 'narrowSymbol', ...options }).format(Number(value));
  } catch {
    return `${number(value)} ${of ?? currency()}`;
  }
}

export const money = (value, of) => moneyFormat({}, value, of);
/** Money without its smallest unit, for lists. */
export const roundMoney = value => moneyFormat({ maximumFractionDigits: 0 }, value);
export const shortMoney = value => moneyFormat({ notation: 'compact', maximumSignificantDigits: 2 }, value);

const at = (instant, options) => (isAbsent(instant) ? NONE : format(Intl.DateTimeFormat, { timeZone: zone(), ...options }).format(new Date(instant)));

export const day = instant => at(instant, { year: 'numeric', month: 'short', day: 'numeric' });
export const shortDay = instant => at(instant, { month: 'short', day: 'numeric' });
export const instant = when => at(when, { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
export const second = when => at(when, { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
export const clock = when => at(when, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
/** A moment for lists: its time if it is today, otherwise its day and time. */
export const moment = when => (isAbsent(when) ? NONE : dateIn(when) === dateIn(now()) ? clock(when)
  : at(when, { ...(dateIn(when).slice(0, 4) !== dateIn(now()).slice(0, 4) && { year: 'numeric' }), month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }));
export const weekday = when => at(when, { weekday: 'short' });
export const month = when => at(when, { year: 'numeric', month: 'long' });

/** How long ago or how long until, in one unit. */
export function relative(when) {
  const seconds = (new Date(when) - now()) / 1000;
  const units = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]];
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? units.at(-1);
  return format(Intl.RelativeTimeFormat, { numeric: 'auto' }).format(Math.trunc(seconds / length), unit);
}

/** Whole days from today until then, by the calendar of the zone. */
export function daysUntil(when) {
  return Math.round((Date.parse(dateIn(when)) - Date.parse(dateIn(now()))) / 86_400_000);
}

/** The date in the zone, such as 2026-11-22. */
export function dateIn(when) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone(), year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(when));
}

/** When the day began in the zone. */
export function startOfDay(when = now()) {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone(), hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' })
    .formatToParts(new Date(when)).filter(part => part.type !== 'literal').map(part => Number(part.value));
  const [hours, minutes, seconds] = parts;
  const midnight = new Date(when).setMilliseconds(0) - ((hours * 60 + minutes) * 60 + seconds) * 1000;
  // The clocks may have been changed since midnight; another look an hour to either side finds it.
  const today = dateIn(when);
  return [midnight, midnight - 3_600_000, midnight + 3_600_000].find(guess => dateIn(guess) === today && dateIn(guess - 1000) !== today) ?? midnight;
}

/** A number in a unit of the contract (`NeedUnit`). */
export function inUnit(value, unit, of) {
  if (isAbsent(value)) return t('value.none');
  const count = Number(value);
  switch (unit) {
    case 'CURRENCY': return money(value, of);
    case 'DAYS': return tn('days', count, number(value, 6));
    case 'HOURS': return tn('hours', count, number(value, 6));
    case 'POINTS': return tn('points', count, number(value, 6));
    default: return number(value, 6);
  }
}

/** An ISO 8601 duration of days, hours or minutes in words; as it is otherwise. */
export function duration(text) {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(text ?? '');
  if (!match) return text ?? NONE;
  const [, days, hours] = match;
  if (days && !hours) return inUnit(days, 'DAYS');
  return hours && !days && !match[3] ? inUnit(hours, 'HOURS') : text === 'PT0S' ? inUnit(0, 'DAYS') : text;
}
