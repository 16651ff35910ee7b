// What the server would know: customers, counts, movements and a stream of events, all made up.
import { people, random, row, signalsOf, TIERS } from './people.mjs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const KEPT_EVENTS = 5_000;
const STAGES = ['NEW', 'ACTIVE', 'DORMANT', 'LOST'];
const SEGMENTS = ['champions', 'loyal', 'promising', 'at-risk', 'hibernating'];
const LEVELS = ['NONE', 'LOW', 'MEDIUM', 'HIGH'];

export class Engine {
  constructor(count = 2000) {
    this.started = Date.now();
    this.customers = people(count, this.started);
    this.byId = new Map(this.customers.map(c => [c.customerId, c]));
    this.dice = random(7);
    this.events = [];
    this.lastId = 0;
    this.listeners = new Set();
    this.audit = [];
    this.movements = count ? this.history() : [];
  }

  /** Movements of 90 days, by hour for the last two and by day before. */
  history() {
    const found = [];
    const hours = Math.floor(this.started / HOUR) * HOUR;
    const day = this.started - (this.started + 8 * HOUR) % DAY;
    const put = (at, scale) => {
      for (let from = 0; from < TIERS.length; from++) {
        for (let to = 0; to < TIERS.length; to++) {
          const near = Math.abs(from - to);
          if (near === 0 || near > 2) continue;
          const count = Math.floor(this.dice() * scale * (near === 1 ? 6 : 1.4) * (to > from ? 1.25 : 0.85) / (1 + Math.max(from, to)) * 2);
          if (count) found.push({ at, from: TIERS[from], to: TIERS[to], count });
        }
      }
      const enrolled = Math.floor(this.dice() * scale * 5);
      if (enrolled) found.push({ at, from: null, to: TIERS[0], count: enrolled });
    };
    for (let n = 92; n > 2; n--) put(day - n * DAY, 1 + 0.6 * Math.sin(n / 9));
    for (let at = day - 2 * DAY; at <= hours; at += HOUR) put(at, 0.08);
    return found;
  }

  counts() {
    const by = name => {
      const counts = new Map();
      for (const c of this.customers) {
        const value = name === 'tier' ? TIERS[c.rank] : c[name];
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return [...counts].map(([value, count]) => ({ value, count }));
    };
    return { asOf: new Date().toISOString(), total: this.customers.length, tier: by('tier'), stage: by('stage'), risk: by('risk'), segment: by('segment') };
  }

  cells(attribute) {
    const counts = new Map();
    for (const c of this.customers) {
      const key = [c[attribute], TIERS[c.rank], c.stage].join('|');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts].map(([key, count]) => {
      const [value, tier, stage] = key.split('|');
      return { value, tier, stage, count };
    });
  }

  moved(from, to, step) {
    const width = step === 'hour' ? HOUR : DAY;
    const sums = new Map();
    for (const m of this.movements) {
      if (m.at < from || m.at >= to) continue;
      const at = step === 'hour' ? Math.floor(m.at / width) * width : m.at - (m.at + 8 * HOUR) % DAY;
      const key = [at, m.from ?? '', m.to].join('|');
      sums.set(key, (sums.get(key) ?? 0) + m.count);
    }
    return [...sums].map(([key, count]) => {
      const [at, source, target] = key.split('|');
      return { at: new Date(Number(at)).toISOString(), from: source || null, to: target, count };
    });
  }

  distribution(from, to, step) {
    const width = step === 'hour' ? HOUR : DAY;
    const now = Object.fromEntries(TIERS.map((tier, rank) => [tier, this.customers.filter(c => c.rank === rank).length]));
    const later = [...this.movements].sort((a, b) => b.at - a.at);
    const points = [];
    let next = 0;
    for (let at = to; at >= from; at -= width) {
      while (next < later.length && later[next].at >= at) {
        const m = later[next++];
        now[m.to] -= m.count;
        if (m.from) now[m.from] += m.count;
      }
      points.push({ at: new Date(at).toISOString(), counts: Object.fromEntries(TIERS.map(t => [t, Math.max(0, now[t])])) });
    }
    return points.reverse();
  }

  falls(days) {
    const sums = new Map();
    for (const c of this.customers) {
      if (!c.fallAt || Date.parse(c.fallAt) > Date.now() + days * DAY) continue;
      const date = new Date(Date.parse(c.fallAt) + 8 * HOUR).toISOString().slice(0, 10);
      const sum = sums.get(date) ?? { date, count: 0, valueAtStake: 0 };
      sum.count++;
      sum.valueAtStake += c.spend365;
      sums.set(date, sum);
    }
    return [...sums.values()].sort((a, b) => a.date.localeCompare(b.date)).map(d => ({ ...d, valueAtStake: Math.round(d.valueAtStake * 100) / 100 }));
  }

  emit(event) {
    const full = { id: String(++this.lastId), ...event };
    this.events.push(full);
    if (this.events.length > 2 * KEPT_EVENTS) this.events.splice(0, KEPT_EVENTS);
    for (const listener of this.listeners) listener(full);
  }

  base(c, kind, ago = 0) {
    const at = new Date(Date.now() - ago).toISOString();
    return { kind, customerId: c.customerId, name: c.name, owner: c.owner, region: c.region, tier: TIERS[c.rank], at, decidedAt: at };
  }

  move(c, to, cause, causeId, ago = 0) {
    const from = c.rank;
    if (from === to) return;
    c.rank = to;
    c.since = new Date(Date.now() - ago).toISOString();
    const direction = to > from ? 'UPGRADED' : 'DOWNGRADED';
    c.lastChange = { direction, from: TIERS[from], to: TIERS[to], at: c.since, cause, causeId };
    this.movements.push({ at: Date.now() - ago, from: TIERS[from], to: TIERS[to], count: 1 });
    this.emit({ ...this.base(c, 'change', ago), from: TIERS[from], to: TIERS[to], direction, cause, causeId, score: c.score, fallAt: c.fallAt, fallTier: c.fallTier });
  }

  /** One made-up event. */
  step(ago = 0) {
    const c = this.customers[Math.floor(this.dice() * this.customers.length)];
    const kind = this.dice();
    if (kind < 0.6) {
      const up = this.dice() < 0.54;
      const to = Math.max(0, Math.min(TIERS.length - 1, c.rank + (up ? 1 : -1)));
      const cause = up ? (this.dice() < 0.8 ? 'TRANSACTION' : 'INTERACTION') : this.dice() < 0.75 ? 'TIME' : 'GUARD';
      this.move(c, to, cause, { TRANSACTION: 'tx-' + (90000 + this.lastId), INTERACTION: 'in-' + (40000 + this.lastId), TIME: null, GUARD: 'complaints' }[cause], ago);
    } else if (kind < 0.75) {
      const to = STAGES[Math.floor(this.dice() * STAGES.length)];
      if (to !== c.stage) this.emit({ ...this.base(c, 'stage', ago), from: c.stage, to, reactivated: to === 'ACTIVE', cause: 'TIME' });
      c.stage = to;
    } else if (kind < 0.82) {
      const to = SEGMENTS[Math.floor(this.dice() * SEGMENTS.length)];
      if (to !== c.segment) this.emit({ ...this.base(c, 'segment', ago), from: c.segment, to });
      c.segment = to;
    } else {
      const previousLevel = c.risk;
      const level = LEVELS[Math.floor(this.dice() * LEVELS.length)];
      const notice = previousLevel === level;
      c.risk = level;
      this.emit({
        ...this.base(c, 'alert', ago), alert: notice ? (c.fallAt ? 'DOWNGRADE_NOTICE' : 'NOTICE_WITHDRAWN') : LEVELS.indexOf(level) > LEVELS.indexOf(previousLevel) ? 'CHURN_RISK' : 'RECOVERY',
        level, previousLevel, points: c.riskPoints, signals: signalsOf(c),
        valueAtStake: c.spend365, dueAt: c.fallAt, dueTier: c.fallTier,
      });
    }
  }

  /** What an operator does: it counts after a moment, as with the engine. */
  decide(c, action, body, author) {
    const occurredAt = new Date().toISOString();
    const before = TIERS[c.rank];
    const offset = this.audit.length;
    setTimeout(() => {
      if (action !== 'ASSESSMENT' && action !== 'RELEASE') {
        const wanted = TIERS.indexOf(body.tier);
        c.override = { kind: action, tier: body.tier, until: body.expiresAt ?? null };
        this.move(c, action === 'PIN' ? wanted : action === 'FLOOR' ? Math.max(c.rank, wanted) : Math.min(c.rank, wanted), 'OVERRIDE', action);
      } else if (action === 'RELEASE') {
        c.override = undefined;
      }
      this.audit.unshift({
        program: 'key-accounts', auditId: `customer-overrides-0-${offset}`, customerId: c.customerId, action, author, reason: body.reason, occurredAt, tier: body.tier ?? null,
        effectiveFrom: body.effectiveFrom ?? occurredAt, expiresAt: body.expiresAt ?? null, ratings: body.ratings ?? {}, sampleId: body.sampleId ?? null,
        result: 'ACCEPTED', message: null, tierBefore: before, tierAfter: TIERS[c.rank], recordedAt: new Date().toISOString(),
      });
    }, 700);
    return { customerId: c.customerId, occurredAt, author, topic: action === 'ASSESSMENT' ? 'customer-assessments' : 'customer-overrides', partition: 0, offset };
  }

  row(c) {
    return row(c);
  }
}
