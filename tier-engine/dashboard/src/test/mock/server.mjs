// A server for working on the dashboard: the static files, ECharts from its webjar, and the API with made-up answers. Node alone.
//   node server.mjs [--port 8099] [--rate 5] [--role viewer|operator|admin] [--fail STATUS] [--empty] [--echarts FILE.jar]
//   node server.mjs --api http://127.0.0.1:8080    the files of this folder over the API of a real engine
import { readFile } from 'node:fs/promises';
import { createServer, request as ask } from 'node:http';
import { homedir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Engine } from './engine.mjs';
import { body, explanation } from './explain.mjs';
import { signalsOf, TIERS } from './people.mjs';
import { policy } from './policy.mjs';
import { entry } from './webjar.mjs';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '8099' },
    rate: { type: 'string', default: '5' },
    role: { type: 'string', default: 'operator' },
    fail: { type: 'string' },
    empty: { type: 'boolean', default: false },
    api: { type: 'string' },
    echarts: { type: 'string', default: join(homedir(), '.m2/repository/org/webjars/echarts/5.5.0/echarts-5.5.0.jar') },
  },
});
const STATIC = fileURLToPath(new URL('../../main/resources/dashboard', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml' };
const CSP = "default-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const DAY = 86_400_000;
const engine = new Engine(options.empty ? 0 : 2000);
const roles = ['viewer', 'operator', 'admin'];
const me = {
  name: options.role === 'viewer' ? 'Lin Yue' : 'Chen Jing', roles: roles.slice(0, roles.indexOf(options.role) + 1), canWrite: options.role !== 'viewer',
  visibility: null, authentication: options.fail === '401' ? 'oidc' : 'none',
};

class Refused extends Error {
  constructor(status, title, detail, headers = {}) {
    super(detail);
    Object.assign(this, { status, title, headers });
  }
}

const customer = id => {
  const found = engine.byId.get(id);
  if (!found) throw new Refused(404, 'Not Found', 'no fact of a customer with this id was accepted');
  return found;
};

const RISKS = ['NONE', 'LOW', 'MEDIUM', 'HIGH'];
const KEYS = {
  value: c => (c.risk === 'NONE' ? -1 : c.spend365), score: c => c.score, since: c => c.since, fall: c => c.fallAt ?? '9', risk: c => RISKS.indexOf(c.risk) * 1000 + c.riskPoints, id: c => c.customerId,
};

function select(query) {
  const q = (query.get('q') ?? '').toLowerCase();
  const many = name => query.getAll(name).flatMap(v => v.split(',')).filter(Boolean);
  const filters = ['tier', 'stage', 'risk', 'segment', 'owner', 'region', 'industry', 'size', 'kind'].map(name => [name, many(name)]).filter(([, wanted]) => wanted.length);
  const until = query.get('falls') ? Date.now() + Number(query.get('falls')) * DAY : null;
  const key = KEYS[query.get('sort') ?? 'id'];
  if (!key) throw new Refused(400, 'Bad Request', `sort is ${query.get('sort')}; it is one of ${Object.keys(KEYS).join(', ')}`);
  const sign = query.get('order') === 'desc' ? -1 : 1;
  return engine.customers
    .filter(c => filters.every(([name, wanted]) => wanted.includes(String(name === 'tier' ? TIERS[c.rank] : c[name]))))
    .filter(c => !q || c.customerId.toLowerCase().startsWith(q) || c.name.toLowerCase().split(/\s+/).some(word => word.startsWith(q)))
    .filter(c => until === null || (c.fallAt && Date.parse(c.fallAt) <= until))
    .sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) || a.customerId.localeCompare(b.customerId));
}

function span(query) {
  const to = query.get('to') ? Date.parse(query.get('to')) : Date.now();
  const from = query.get('from') ? Date.parse(query.get('from')) : to - 90 * DAY;
  return { from, to, step: query.get('step') ?? 'day' };
}

function changes(c) {
  const change = (sequence, previousTier, newTier, direction, ago, cause, causeId, move) => {
    const at = new Date(Date.parse(c.since) - ago * DAY).toISOString();
    const earlier = 1 - 0.17 * (4 - sequence) % 1;
    const from = { ...c, rank: TIERS.indexOf(newTier), spend365: Math.round(c.spend365 * earlier), satisfaction: c.satisfaction && Math.round(c.satisfaction * (1 - 0.02 * (4 - sequence)) * 10) / 10 };
    return {
      program: 'key-accounts', changeId: `${c.customerId}-${sequence}`, sequence, customerId: c.customerId, previousTier, newTier, direction, cause, causeId, effectiveAt: at, decidedAt: at,
      policyName: 'key-accounts', policyVersion: 1, score: Math.max(0, c.score - 9 * (4 - sequence)), explanation: explanation(from, Date.now(), move, previousTier ? TIERS.indexOf(previousTier) : 0),
    };
  };
  const found = [change(1, null, 'potential', 'ENROLLED', 120, 'PROFILE', null, 'ENROLLED')];
  for (let rank = 1; rank <= c.rank; rank++) {
    found.push(change(rank + 1, TIERS[rank - 1], TIERS[rank], 'UPGRADED', 60 - rank * 20, 'TRANSACTION', `tx-${8000 + rank}`, 'UP'));
  }
  return { changes: found };
}

function course(c) {
  const points = [];
  for (let n = 40; n >= 0; n--) {
    const score = Math.round(100 * Math.max(20, Math.min(100, c.score + 9 * Math.sin(n / 4 + c.rank) - n / 5))) / 100;
    const rank = n > 25 ? Math.max(0, c.rank - 1) : c.rank;
    points.push({ at: new Date(Date.now() - n * 4 * DAY).toISOString(), tier: TIERS[n === 0 ? c.rank : rank], score: n === 0 ? c.score : score, stage: n > 35 ? 'NEW' : c.stage, risk: n > 10 ? 'NONE' : c.risk });
  }
  return { points };
}

/** What was told of a customer's risk: a rise, if there is one, a notice before a fall, and what came since the start. */
function alerts(c) {
  const at = ago => new Date(Date.now() - ago * DAY).toISOString();
  const alert = (n, ago, kind, previousLevel, level, more) => ({
    id: `key-accounts/${c.customerId}/${n}`, at: at(ago), kind, tier: TIERS[c.rank], previousLevel, level, points: c.riskPoints, signals: signalsOf(c), valueAtStake: c.spend365, dueAt: null, dueTier: null, ...more,
  });
  const found = c.risk === 'NONE' ? [] : [alert(1, 35, 'CHURN_RISK', 'NONE', 'HIGH'), alert(2, 28, 'RECOVERY', 'HIGH', 'NONE', { points: 0, signals: [], valueAtStake: null }), alert(3, 9, 'CHURN_RISK', 'NONE', c.risk)];
  if (c.fallAt) found.push(alert(4, 3, 'DOWNGRADE_NOTICE', c.risk, c.risk, { dueAt: c.fallAt, dueTier: c.fallTier }));
  engine.events.filter(event => event.kind === 'alert' && event.customerId === c.customerId).forEach(event => found.push({ ...event, kind: event.alert }));
  return { alerts: found.slice(-20) };
}

/** What each number becomes: windows lose what lies in them, bit by bit. */
function timeline(c, days) {
  const now = Date.now();
  const midnight = now - (now + 8 * 3_600_000) % DAY;
  const at = day => new Date(day === 0 ? now : midnight + day * DAY).toISOString();
  const line = (value, steps) => [{ at: at(0), value }, ...steps.filter(([day, next], n) => day <= days && next !== (n ? steps[n - 1][1] : value)).map(([day, next]) => ({ at: at(day), value: next }))];
  const lost = [6, 13, 21, 22, 40, 55, 71, 84, 120, 200, 300];
  const falling = value => lost.map((day, n) => [day, Math.round(value * (lost.length - n - 1) / lost.length * 100) / 100]);
  const whole = value => lost.map((day, n) => [day, Math.round(value * (lost.length - n - 1) / lost.length)]);
  const metrics = [
    ['spend365', line(c.spend365, falling(c.spend365))], ['orders365', line(c.orders365, whole(c.orders365))],
    ['satisfaction', line(c.satisfaction, c.satisfaction === null ? [] : [[33, 7.5], [62, null]])],
    ['referralsYear', line(c.referralsYear, [[days > 45 ? 40 : 400, 0]])], ['complaints30', line(c.complaints30, whole(c.complaints30).slice(0, 3))],
  ];
  // Metrics that the policy doesn't tell of, so that there are more than are shown at first.
  for (let n = 1; n <= 5; n++) metrics.push([`visits${30 * n}`, line(n * 3, n < 3 ? whole(n * 3) : [])]);
  return {
    now: at(0), until: at(days), metrics: metrics.map(([name, points]) => ({ name, points })),
    score: line(c.score, [[21, c.score - 10], [40, c.score - 25], [71, c.score - 30]]),
  };
}

function whatIf(c, wanted) {
  const after = { ...c };
  for (const fact of wanted.facts ?? []) {
    if (fact.kind === 'transaction' && !(fact.amount >= 0)) throw new Refused(400, 'Bad Request', 'amount is missing');
    if (fact.kind === 'transaction') after.spend365 += (fact.type === 'REFUND' ? -1 : 1) * fact.amount;
  }
  const now = Date.now() + (wanted.days ?? 0) * DAY;
  const grown = wanted.facts?.some(f => f.amount > 50000);
  if (grown) after.rank = Math.min(3, c.rank + 1);
  if (wanted.days > 60 && !grown) after.rank = Math.max(0, c.rank - 1);
  after.score = Math.min(100, c.score + (grown ? 10 : wanted.days > 60 ? -15 : 0));
  const at = new Date(now).toISOString();
  const moved = after.rank === c.rank ? [] : [{
    ...changes(after).changes.at(-1), previousTier: TIERS[c.rank], newTier: TIERS[after.rank], direction: after.rank > c.rank ? 'UPGRADED' : 'DOWNGRADED', effectiveAt: at,
    cause: after.rank > c.rank ? 'TRANSACTION' : 'TIME', causeId: after.rank > c.rank ? 'what-if-1' : null, sequence: 5,
  }];
  const stages = wanted.days > 120 ? [{ previousStage: 'ACTIVE', newStage: 'DORMANT', reactivated: false, effectiveAt: at }] : [];
  return { customer: { ...body(after, now, null), row: undefined }, changes: moved, stages, segments: [], alerts: [], refusals: [] };
}

function engineState() {
  const beat = Math.sin(Date.now() / 7000);
  const partitions = first => [0, 1, 2, 3].map(n => ({ partition: first + n, clock: new Date(Date.now() - 400 * (n + 1)).toISOString(), lagRecords: Math.max(0, Math.round(30 * beat + 8 * n)) }));
  const instance = (name, self, first, restoring) => ({
    name, self, reachable: true, phase: restoring ? 'restoring' : 'running', since: new Date(engine.started - 5 * 3_600_000).toISOString(),
    factsPerSecond: restoring ? 0 : Math.round(10400 + 900 * beat), changesPerSecond: restoring ? 0 : Math.round((46 + 9 * beat) * 10) / 10, refusedPerSecond: 0.2,
    totals: { factsAccepted: 18_402_117 + Math.round((Date.now() - engine.started) * 10.4), changes: 90_211, recordsRefused: 371 }, partitions: partitions(first),
    restoring: restoring ? { records: 328_000, of: 940_000 } : null, views: { phase: restoring ? 'restoring' : 'running', lagRecords: 3 },
  });
  return { program: 'key-accounts', version: 1, instances: [instance('10.0.0.11:8080', true, 0, false), instance('10.0.0.12:8080', false, 4, true)] };
}

const DEAD = [
  ['UNKNOWN_CURRENCY', 'currency is EUR; the policy of program key-accounts counts CNY'],
  ['DUPLICATE', 'an event with id tx-88121 was accepted before'],
  ['UNREADABLE', 'not a record of io.tierengine.contract.Transaction: 12 bytes are left over'],
];

function deadLetters() {
  const deadLetters = Array.from({ length: options.empty ? 0 : 24 }, (_, n) => ({
    reason: DEAD[n % 3][0], message: DEAD[n % 3][1], topic: n % 3 ? 'customer-transactions' : 'customer-interactions', partition: n % 8, offset: 5_010_233 - 97 * n,
    failedAt: new Date(Date.now() - n * 1_234_000).toISOString(), key: engine.customers[n * 3].customerId,
  }));
  return { deadLetters, counts: DEAD.map(([reason], n) => ({ reason, count: options.empty ? 0 : [211, 148, 12][n] })) };
}

const GET = {
  me: () => me,
  policy: () => policy,
  counts: () => engine.counts(),
  engine: engineState,
  'dead-letters': deadLetters,
  audit: query => ({ entries: engine.audit.filter(e => !query.get('customer') || e.customerId === query.get('customer')).slice(0, Number(query.get('limit') ?? 50)) }),
  falls: query => ({ days: engine.falls(Number(query.get('days') ?? 90)) }),
  'cross-table': query => ({ attribute: query.get('attribute'), attributes: ['region', 'industry', 'size', 'kind'], cells: engine.cells(query.get('attribute') ?? 'region') }),
  movements: query => { const s = span(query); return { step: s.step, movements: engine.moved(s.from, s.to, s.step) }; },
  distribution: query => { const s = span(query); return { step: s.step, points: engine.distribution(s.from, s.to, s.step) }; },
  customers: query => {
    const from = Number(query.get('cursor') ?? 0);
    const limit = Number(query.get('limit') ?? 50);
    const found = select(query);
    return { customers: found.slice(from, from + limit).map(c => engine.row(c)), next: from + limit < found.length ? String(from + limit) : null };
  },
};

function csv(query) {
  const columns = ['customerId', 'name', 'tier', 'since', 'score', 'stage', 'risk', 'segment', 'valueAtStake', 'fallAt', 'fallTier', 'owner', 'region', 'signals'];
  const cell = v => (v === null || v === undefined ? '' : /[",\n]/.test(v) ? `"${String(v).replaceAll('"', '""')}"` : v);
  return [columns.join(','), ...select(query).map(c => ({ ...engine.row(c), signals: signalsOf(c).map(one => one.name).join(';') })).map(row => columns.map(name => cell(row[name])).join(','))].join('\r\n') + '\r\n';
}

function events(request, response, query) {
  const last = Number(request.headers['last-event-id'] ?? query.get('lastEventId') ?? engine.lastId);
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const send = e => response.write(`id: ${e.id}\nevent: ${e.kind}\ndata: ${JSON.stringify(e)}\n\n`);
  response.write(': connected\n\n');
  if (engine.events.length && last < Number(engine.events[0].id) - 1) response.write('event: gap\ndata: {}\n\n');
  engine.events.filter(e => Number(e.id) > last).forEach(send);
  engine.listeners.add(send);
  const beat = setInterval(() => response.write(': beat\n\n'), 15_000);
  request.on('close', () => { engine.listeners.delete(send); clearInterval(beat); });
}

async function posted(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
}

async function api(request, response, path, query) {
  if (options.fail && path !== 'me' && !(options.fail === '503' && path === 'policy')) {
    const status = Number(options.fail);
    const detail = { 401: 'nobody is logged in', 403: 'the role operator is needed', 503: 'state is restored: 612000 of 940000 records' }[status] ?? 'made to fail';
    throw new Refused(status, 'Failed', detail, status === 503 ? { 'Retry-After': '3' } : {});
  }
  if (path === 'events') return events(request, response, query);
  if (path === 'customers.csv') {
    response.writeHead(200, { 'Content-Type': 'text/csv; charset=utf-8', 'Tier-Most-Rows': '100000', 'Content-Disposition': 'attachment; filename="customers.csv"' });
    return response.end(csv(query));
  }
  const [, id, what] = /^customers\/([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
  let answer;
  let status = 200;
  if (id) {
    const c = customer(decodeURIComponent(id));
    if (request.method === 'POST') {
      const given = await posted(request);
      if (what !== 'what-if' && !me.canWrite) throw new Refused(403, 'Forbidden', 'the role operator is needed');
      status = what === 'what-if' ? 200 : 202;
      answer = what === 'what-if' ? whatIf(c, given) : engine.decide(c, what === 'overrides' ? given.kind : 'ASSESSMENT', given, me.name);
    } else {
      answer = what === 'changes' ? changes(c) : what === 'course' ? course(c) : what === 'alerts' ? alerts(c) : what === 'timeline' ? timeline(c, Number(query.get('days') ?? 90)) : body(c, Date.now(), engine.row(c));
    }
  } else {
    if (!GET[path]) throw new Refused(404, 'Not Found', `there is no ${path}`);
    answer = GET[path](query);
  }
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(answer));
}

/** Hands a request on to a real engine. */
function handOn(request, response) {
  const away = ask(options.api + request.url, { method: request.method, headers: { ...request.headers, host: new URL(options.api).host } }, answer => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  away.on('error', () => response.writeHead(502).end());
  response.on('close', () => away.destroy());
  request.pipe(away);
}

async function file(response, path) {
  const echarts = /^\/webjars\/(echarts\/.+)$/.exec(path);
  const name = path === '/' ? '/index.html' : normalize(path);
  try {
    const bytes = echarts ? entry(await readFile(options.echarts), 'META-INF/resources/webjars/' + echarts[1]) : await readFile(join(STATIC, name));
    response.writeHead(200, { 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream', 'Content-Security-Policy': CSP, 'Cache-Control': 'no-store' });
    response.end(bytes);
  } catch {
    response.writeHead(404).end('not found');
  }
}

createServer((request, response) => {
  const url = new URL(request.url, 'http://mock');
  if (!url.pathname.startsWith('/api/v1/')) return void file(response, url.pathname);
  if (options.api) return handOn(request, response);
  api(request, response, url.pathname.slice('/api/v1/'.length), url.searchParams).catch(e => {
    const status = e.status ?? 500;
    response.writeHead(status, { 'Content-Type': 'application/problem+json', ...e.headers });
    response.end(JSON.stringify({ type: 'about:blank', title: e.title ?? 'Internal Server Error', status, detail: e.message, ...(status === 401 && { login: '/oauth/login' }) }));
  });
}).listen(Number(options.port), '127.0.0.1', () => console.log(`http://127.0.0.1:${options.port}/ at ${options.rate} events/s`));

if (!options.empty) {
  for (let n = 40; n > 0; n--) engine.step(n * 41_000);
  const perTick = Number(options.rate) / 20;
  let owed = 0;
  setInterval(() => { for (owed += perTick; owed >= 1; owed--) engine.step(); }, 50);
}
