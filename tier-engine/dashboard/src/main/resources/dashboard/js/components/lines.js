// What each number was, is and becomes, as lines over time; computed apart from how they are drawn.

const DAY = 86_400_000;
const MOST_PAST_DAYS = 365;
export const SOON_DAYS = 30;

/** What a tier change knew of a number: its score, or the value of a metric that is an indicator of it. */
function knownAt(change, name) {
  if (name === null) return change.score;
  return change.explanation?.dimensions?.flatMap(one => one.indicators).find(one => one.name === `metrics.${name}`)?.value;
}

const numberOf = value => (value === null || value === undefined ? null : Number(value));

/** The value that holds at an instant; undefined before the first point. */
export function valueAt(points, millis) {
  return points.findLast(point => point.at <= millis)?.value;
}

function line(name, told, changes, now, until) {
  const past = changes
    .map(change => ({ at: Date.parse(change.effectiveAt), value: knownAt(change, name) }))
    .filter(point => point.value !== undefined && point.at < now && point.at >= now - MOST_PAST_DAYS * DAY)
    .map(point => ({ ...point, value: numberOf(point.value) }));
  const points = told.map(point => ({ at: Date.parse(point.at), value: numberOf(point.value) }));
  const soon = now + SOON_DAYS * DAY;
  return { name, past, points, now: points[0]?.value ?? null, soon: until < soon ? undefined : valueAt(points, soon) };
}

/**
 * The lines of a timeline, with what tier changes knew before it: the score first (its name is null), then the metrics, those that move before those
 * that don't. `from` and `until` are what all are drawn between.
 */
export function linesOf(timeline, changes) {
  const now = Date.parse(timeline.now);
  const until = Date.parse(timeline.until);
  const ordered = [...changes].sort((one, other) => Date.parse(one.effectiveAt) - Date.parse(other.effectiveAt));
  const metrics = timeline.metrics.map(one => line(one.name, one.points, ordered, now, until));
  const moves = one => one.points.length > 1 || one.past.some(point => point.value !== one.now);
  const score = timeline.score.length ? [line(null, timeline.score, ordered, now, until)] : [];
  const lines = [...score, ...metrics.filter(moves), ...metrics.filter(one => !moves(one))];
  const from = Math.min(now, ...lines.flatMap(one => one.past.map(point => point.at)));
  return { now, from, until, lines };
}

/** Between which values a line is drawn; null if it has none. One that stays the same has room above and below. */
export function rangeOf({ past, points }) {
  const values = [...past, ...points].map(point => point.value).filter(value => value !== null);
  if (!values.length) return null;
  const low = Math.min(...values);
  const high = Math.max(...values);
  return low === high ? { low: low - 1, high: high + 1, isFlat: true } : { low, high, isFlat: false };
}

const place = (x, y) => `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`;

/** Where a number's points lie, from 0 to 100 both ways: the past as straight lines from point to point, what comes as steps. */
export function pathsOf(one, { from, now, until }) {
  const range = rangeOf(one);
  const x = at => (until === from ? 0 : 100 * (at - from) / (until - from));
  const y = value => 100 - 100 * (value - range.low) / (range.high - range.low);
  const past = [];
  let isOpen = false;
  for (const point of [...one.past, { at: now, value: one.now }]) {
    if (point.value !== null) past.push((isOpen ? 'L' : 'M') + place(x(point.at), y(point.value)));
    isOpen = point.value !== null;
  }
  const coming = [];
  one.points.forEach((point, n) => {
    if (point.value === null) return;
    const before = one.points[n - 1]?.value ?? null;
    coming.push((before === null ? 'M' : 'V') + (before === null ? place(x(point.at), y(point.value)) : Math.round(y(point.value) * 100) / 100));
    coming.push('H' + Math.round(x(one.points[n + 1]?.at ?? until) * 100) / 100);
  });
  const dots = [...one.past, { at: now, value: one.now }].filter(point => point.value !== null).map(point => ({ x: x(point.at), y: y(point.value) }));
  return { past: one.past.length ? past.join('') : '', coming: coming.join(''), dots, now: x(now) };
}
