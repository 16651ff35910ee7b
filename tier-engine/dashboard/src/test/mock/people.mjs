// A made-up company's customers: the same ones at every start.

export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const FIRST = [
  ['华辰', 'Huachen'], ['中远', 'Zhongyuan'], ['博瑞', 'Borui'], ['天宇', 'Tianyu'], ['金海', 'Jinhai'], ['瑞丰', 'Ruifeng'],
  ['恒信', 'Hengxin'], ['东方', 'Dongfang'], ['宏达', 'Hongda'], ['鼎盛', 'Dingsheng'], ['嘉禾', 'Jiahe'], ['远景', 'Yuanjing'],
  ['长江', 'Changjiang'], ['泰和', 'Taihe'], ['明德', 'Mingde'], ['新联', 'Xinlian'], ['国泰', 'Guotai'], ['凯越', 'Kaiyue'],
  ['青云', 'Qingyun'], ['海川', 'Haichuan'], ['永安', 'Yongan'], ['振华', 'Zhenhua'], ['启明', 'Qiming'], ['银河', 'Yinhe'],
];
const TRADE = [
  ['精密机械', 'Precision', 'machinery'], ['电子', 'Electronics', 'electronics'], ['医疗器械', 'Medical', 'health'],
  ['食品', 'Foods', 'food'], ['物流', 'Logistics', 'logistics'], ['新材料', 'Materials', 'materials'],
  ['汽车零部件', 'Auto Parts', 'automotive'], ['建设', 'Construction', 'construction'],
];
const OWNERS = ['Chen Jing', 'Li Wei', 'Wang Fang', 'Zhang Min', 'Liu Yang', 'Zhao Lei', 'Sun Mei', 'Zhou Tao'];
const REGIONS = ['East', 'North', 'South', 'West', 'Central'];
const SIZES = ['small', 'medium', 'large'];
const KINDS = ['direct', 'partner', 'online'];
const SEGMENTS = ['champions', 'loyal', 'promising', 'at-risk', 'hibernating'];
const DAY = 86_400_000;

const band = (value, ...steps) => {
  for (const [from, points] of steps) if (from === null || value >= from) return points;
  return 0;
};

export const TIERS = ['potential', 'regular', 'important', 'core'];

/** Points as the mock's policy gives them. */
export function scoreOf(c) {
  const spend = band(c.spend365, [500000, 100], [100000, 80], [10000, 60], [null, 40]);
  const strategic = c.strategicValue === null ? 40 : band(c.strategicValue, [80, 100], [60, 80], [40, 60], [null, 30]);
  const growth = band(c.industryGrowth, [10, 100], [3, 70], [null, 40]);
  const content = c.satisfaction === null ? 50 : band(c.satisfaction, [9, 100], [8, 80], [7, 65], [null, 30]);
  const potential = (strategic + growth) / 2;
  return { spend, strategic, growth, content, potential, score: Math.round((spend * 50 + potential * 30 + content * 20) / 100 * 1e6) / 1e6 };
}

export function tierOf(c, score) {
  if (c.complaints30 >= 2) return score >= 50 && c.spend365 > 0 ? 1 : 0;
  if (score >= 90 && c.tenureDays >= 730 && c.satisfaction >= 9 && c.referralsYear >= 2) return 3;
  if (score >= 70) return 2;
  return score >= 50 && c.spend365 > 0 ? 1 : 0;
}

export function people(count, now) {
  const dice = random(42);
  const pick = list => list[Math.floor(dice() * list.length)];
  return Array.from({ length: count }, (_, n) => {
    const [zh, en] = pick(FIRST);
    const [tradeZh, tradeEn, industry] = pick(TRADE);
    const good = dice();
    const c = {
      customerId: 'C' + String(100001 + n * 7),
      name: `${zh}${tradeZh} ${en} ${tradeEn}`,
      industry,
      owner: pick(OWNERS), region: pick(REGIONS), size: pick(SIZES), kind: pick(KINDS), segment: pick(SEGMENTS),
      spend365: dice() < 0.06 ? 0 : Math.round(Math.exp(8 + 6 * good * dice() + good) * 100) / 100,
      orders365: Math.floor(1 + 40 * good * dice()),
      satisfaction: dice() < 0.2 ? null : Math.round((6 + 4 * Math.sqrt(good * dice() + 0.3 * good)) * 10) / 10,
      referralsYear: Math.floor(4 * good * dice()),
      complaints30: dice() < 0.03 ? 2 : dice() < 0.1 ? 1 : 0,
      strategicValue: dice() < 0.1 ? null : Math.round(100 * Math.min(1, 0.3 * dice() + 0.75 * good)),
      industryGrowth: Math.round(15 * dice()),
      tenureDays: Math.floor(60 + 1800 * dice()),
      recencyDays: Math.floor(dice() * dice() * 300),
    };
    c.satisfaction = c.satisfaction === null ? null : Math.min(10, c.satisfaction);
    const points = scoreOf(c);
    c.score = points.score;
    c.rank = tierOf(c, points.score);
    const trouble = (c.recencyDays > 60 ? 30 : 0) + (c.satisfaction !== null && c.satisfaction < 8 ? 25 : 0) + (c.complaints30 ? 15 : 0);
    const falls = c.rank > 0 && dice() < 0.14;
    c.riskPoints = trouble + (falls ? 20 : 0);
    c.risk = c.riskPoints >= 60 ? 'HIGH' : c.riskPoints >= 40 ? 'MEDIUM' : c.riskPoints >= 20 ? 'LOW' : 'NONE';
    c.stage = c.spend365 === 0 ? 'LEAD' : c.tenureDays < 90 ? 'NEW' : c.recencyDays > 200 ? 'LOST' : c.recencyDays > 120 ? 'DORMANT' : 'ACTIVE';
    c.since = new Date(now - Math.floor(dice() * Math.min(c.tenureDays, 500)) * DAY - Math.floor(dice() * DAY)).toISOString();
    c.fallAt = falls ? new Date(now + Math.floor(dice() ** 1.3 * 90 * DAY)).toISOString() : null;
    c.fallTier = falls ? TIERS[c.rank - 1] : null;
    c.lastChange = {
      direction: c.rank ? 'UPGRADED' : 'ENROLLED', from: c.rank ? TIERS[c.rank - 1] : null, to: TIERS[c.rank], at: c.since,
      cause: 'TRANSACTION', causeId: 'tx-' + (7000 + n),
    };
    return c;
  });
}

/** The signals that make up a customer's points. */
export const signalsOf = c => [
  c.recencyDays > 60 && ['orders-stopped', 30], c.satisfaction !== null && c.satisfaction < 8 && ['satisfaction-low', 25], c.complaints30 && ['complained', 15], c.fallTier && ['falls-within-a-month', 20],
].filter(Boolean).map(([name, points]) => ({ name, points }));

export const row = c => ({
  customerId: c.customerId, name: c.name, tier: TIERS[c.rank], since: c.since, score: c.score, stage: c.stage, risk: c.risk,
  riskPoints: c.riskPoints, signals: signalsOf(c), segment: c.segment, valueAtStake: c.risk === 'NONE' ? null : c.spend365, fallAt: c.fallAt, fallTier: c.fallTier, owner: c.owner,
  region: c.region, industry: c.industry, size: c.size, kind: c.kind, lastChange: c.lastChange, updatedAt: new Date().toISOString(),
});
