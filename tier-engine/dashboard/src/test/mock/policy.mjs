// docs/policies/b2b/policy.yaml, with an assessment, as /api/v1/policy tells it, with the sentences of `tier policy explain`.
export const policy = {
  "program": "key-accounts",
  "version": 1,
  "currency": "CNY",
  "zone": "Asia/Shanghai",
  "description": "Four tiers by value 50, potential 30 and relationship 20, with gates to the top. 价值50、潜力30、关系20，最高等级另设门槛。",
  "tiers": [
    {
      "id": "potential",
      "name": "潜力客户",
      "enter": null,
      "retain": null,
      "riskLevels": null
    },
    {
      "id": "regular",
      "name": "普通客户",
      "enter": "score >= 50 && metrics.spend365 > 0",
      "retain": "score >= 45",
      "riskLevels": null
    },
    {
      "id": "important",
      "name": "重要客户",
      "enter": "score >= 70",
      "retain": "score >= 65",
      "riskLevels": null
    },
    {
      "id": "core",
      "name": "核心客户",
      "enter": "score >= 90 && tenureDays >= 730 && metrics.satisfaction >= 9 && metrics.referralsYear >= 2",
      "retain": "score >= 85 && metrics.satisfaction >= 8.5",
      "riskLevels": {
        "low": 10,
        "medium": 30,
        "high": 50
      }
    }
  ],
  "score": {
    "dimensions": [
      {
        "name": "value",
        "weight": 50,
        "indicators": [
          {
            "name": "metrics.spend365",
            "weight": 1,
            "bands": [
              {
                "from": 500000,
                "points": 100
              },
              {
                "from": 100000,
                "points": 80
              },
              {
                "from": 10000,
                "points": 60
              },
              {
                "from": null,
                "points": 40
              }
            ],
            "absent": null
          }
        ]
      },
      {
        "name": "potential",
        "weight": 30,
        "indicators": [
          {
            "name": "profile.strategicValue",
            "weight": 1,
            "bands": [
              {
                "from": 80,
                "points": 100
              },
              {
                "from": 60,
                "points": 80
              },
              {
                "from": 40,
                "points": 60
              },
              {
                "from": null,
                "points": 30
              }
            ],
            "absent": 40
          },
          {
            "name": "profile.industryGrowth",
            "weight": 1,
            "bands": [
              {
                "from": 10,
                "points": 100
              },
              {
                "from": 3,
                "points": 70
              },
              {
                "from": null,
                "points": 40
              }
            ],
            "absent": 40
          }
        ]
      },
      {
        "name": "relationship",
        "weight": 20,
        "indicators": [
          {
            "name": "metrics.satisfaction",
            "weight": 1,
            "bands": [
              {
                "from": 9,
                "points": 100
              },
              {
                "from": 8,
                "points": 80
              },
              {
                "from": 7,
                "points": 65
              },
              {
                "from": null,
                "points": 30
              }
            ],
            "absent": 50
          }
        ]
      }
    ]
  },
  "guards": [
    {
      "name": "complaints",
      "cap": "regular",
      "when": "metrics.complaints30 >= 2"
    }
  ],
  "metrics": [
    {
      "name": "spend365",
      "source": "transactions",
      "types": [],
      "aggregate": "sum",
      "field": "amount",
      "window": "P365D"
    },
    {
      "name": "orders365",
      "source": "transactions",
      "types": [
        "PURCHASE"
      ],
      "aggregate": "count",
      "field": null,
      "window": "P365D"
    },
    {
      "name": "satisfaction",
      "source": "interactions",
      "types": [
        "SURVEY"
      ],
      "aggregate": "average",
      "field": "value",
      "window": "P365D"
    },
    {
      "name": "referralsYear",
      "source": "interactions",
      "types": [
        "REFERRAL"
      ],
      "aggregate": "count",
      "field": null,
      "window": "year"
    },
    {
      "name": "complaints30",
      "source": "interactions",
      "types": [
        "COMPLAINT"
      ],
      "aggregate": "count",
      "field": null,
      "window": "P30D"
    }
  ],
  "lifecycle": {
    "newFor": "P90D",
    "dormantAfter": "P120D",
    "lostAfter": "P300D"
  },
  "risk": {
    "signals": [
      {
        "name": "orders-stopped",
        "when": "recencyDays > 30 && recencyDays > 2 * usualGapDays",
        "points": 30
      },
      {
        "name": "orders-fewer",
        "when": "metrics.orders365 < 0.7 * previous.orders365",
        "points": 20
      },
      {
        "name": "satisfaction-low",
        "when": "metrics.satisfaction < 8",
        "points": 25
      },
      {
        "name": "complained",
        "when": "metrics.complaints30 >= 1",
        "points": 15
      },
      {
        "name": "falls-within-a-month",
        "when": "downgradeInDays <= 30",
        "points": 20
      },
      {
        "name": "distrust",
        "when": "assessments.trust < 4",
        "points": 25
      }
    ],
    "levels": {
      "low": 20,
      "medium": 40,
      "high": 60
    },
    "valueAtStake": "metrics.spend365",
    "dwell": "P2D"
  },
  "transitions": {
    "upgrade": {
      "sustained": "PT0S",
      "maxSteps": null
    },
    "downgrade": {
      "grace": "P30D",
      "minimumHold": "P90D",
      "maxSteps": 1
    }
  },
  "overrides": null,
  "texts": {
    "en": [
      "# Policy key-accounts, version 1",
      "",
      "Four tiers by value 50, potential 30 and relationship 20, with gates to the top. 价值50、潜力30、关系20，最高等级另设门槛。",
      "",
      "## What is counted",
      "",
      "These numbers are kept for every customer:",
      "",
      "- spend365: the sum of the amount of all transactions in the last 365 days, today included.",
      "- orders365: the number of purchases in the last 365 days, today included.",
      "- satisfaction: the average value of interactions of type SURVEY in the last 365 days, today included.",
      "- referralsYear: the number of interactions of type REFERRAL in the last 365 days, today included.",
      "- complaints30: the number of interactions of type COMPLAINT in the last 30 days, today included.",
      "- orders365:P730D: the number of purchases in the last 730 days, today included.",
      "",
      "## The score",
      "",
      "The score is the weighted mean of these dimensions, and a dimension that of its indicators:",
      "",
      "- value counts 50%:",
      "   - spend365 gives 100 points from 500,000 CNY, 80 from 100,000 CNY, 60 from 10,000 CNY, otherwise 40.",
      "- potential counts 30%:",
      "   - the profile's strategicValue counts 50% of it and gives 100 points from 80, 80 from 60, 60 from 40, otherwise 30. While there is no value it gives 40.",
      "   - the profile's industryGrowth counts 50% of it and gives 100 points from 10, 70 from 3, otherwise 40. While there is no value it gives 40.",
      "- relationship counts 20%:",
      "   - satisfaction gives 100 points from 9, 80 from 8, 65 from 7, otherwise 30. While there is no value it gives 50.",
      "",
      "## The tiers",
      "",
      "From the lowest to the highest:",
      "",
      "1. 潜力客户 (potential): every customer begins here, with the first fact of any kind.",
      "2. 普通客户 (regular)",
      "   - To rise into it: the score is at least 50 and spend365 is above 0 CNY.",
      "   - To stay in it: the score is at least 45; or still what it takes to rise into it.",
      "3. 重要客户 (important)",
      "   - To rise into it: the score is at least 70.",
      "   - To stay in it: the score is at least 65; or still what it takes to rise into it.",
      "4. 核心客户 (core)",
      "   - To rise into it: the score is at least 90 and the time as a customer is at least 730 days and satisfaction is at least 9 and referralsYear is at least 2.",
      "   - To stay in it: the score is at least 85 and satisfaction is at least 8.5; or still what it takes to rise into it.",
      "",
      "## The guards",
      "",
      "While a guard holds nobody is above its tier. Whoever is above it falls at once, without grace:",
      "",
      "- complaints: while complaints30 is at least 2, 普通客户 (regular) is the highest tier.",
      "",
      "## How customers move",
      "",
      "- Customers rise as soon as the condition of a higher tier holds.",
      "- They rise to the highest such tier at once.",
      "- Customers who fulfil neither the condition to stay nor that to rise into their tier get a notice, and fall 30 days later unless they fulfil one of them before.",
      "- Nobody falls within 90 days of the last rise, except by a guard.",
      "- They fall to the highest tier whose condition to stay or to rise holds, but by one tier at most at a time.",
      "- After each change everything is looked at again, and the waiting times begin anew.",
      "- A person may pin a customer to a tier, or set the lowest or highest one, for a time or for good: of several pins the latest counts, and a highest tier beats a lowest one. The rules go on underneath and decide again when that ends.",
      "",
      "## The stages of life",
      "",
      "- LEAD: no purchase yet.",
      "- NEW: for 90 days from the first purchase on.",
      "- ACTIVE: buys.",
      "- DORMANT: no purchase for 120 days.",
      "- LOST: no purchase for 300 days. A purchase after that, or after being dormant, makes active again.",
      "",
      "## Alerts and the risk of leaving",
      "",
      "Notice is given when grace begins, and an alert when a customer falls, or when an override that ends within 14 days leaves a lower tier. Each of these signs adds points while it holds:",
      "",
      "- orders-stopped, 30 points: the time since the last purchase is above 30 days and the time since the last purchase is above 2 times the usual time between two purchases",
      "- orders-fewer, 20 points: orders365 is below 0.7 times orders365 one window earlier",
      "- satisfaction-low, 25 points: satisfaction is below 8",
      "- complained, 15 points: complaints30 is at least 1",
      "- falls-within-a-month, 20 points: the time until the customer falls, if nothing happens is at most 30 days",
      "",
      "- The risk is low from 20 points on, medium from 40, high from 60.",
      "- In 核心客户 (core): low from 10, medium from 30, high from 50.",
      "- A rise or fall is told when it has lasted for 2 days.",
      "- Of one customer at most 1 a day; what is more waits for the next day.",
      "- What is at stake: spend365.",
      "",
      "## How facts count",
      "",
      "- Days are those of the time zone Asia/Shanghai (China Time). A window of days changes at local midnight.",
      "- Amounts are in CNY; facts in another currency are refused.",
      "- A refund counts on the day of the purchase it belongs to, if that is known, and otherwise on its own.",
      "- Refunds lower sums and the sum in an average; they are left out of numbers of events and of days, and of smallest, largest and latest values.",
      "- A fact that comes late counts on the day on which it happened. Past tiers stay as they were, the present one is corrected.",
      "- An event whose id comes again within 7 days counts once.",
      "- Averages, smallest, largest and latest values, times since a purchase and attributes of the profile may be unknown. A comparison with an unknown value does not hold.",
      "- Numbers are exact decimals; results are rounded half-even to six places."
    ],
    "zh": [
      "# 策略 key-accounts，第 1 版",
      "",
      "Four tiers by value 50, potential 30 and relationship 20, with gates to the top. 价值50、潜力30、关系20，最高等级另设门槛。",
      "",
      "## 统计哪些指标",
      "",
      "系统为每位客户维护以下数值：",
      "",
      "- spend365：最近 365 天（含当天）所有交易的金额合计。",
      "- orders365：最近 365 天（含当天）购买的次数。",
      "- satisfaction：最近 365 天（含当天）SURVEY 类互动的平均数值。",
      "- referralsYear：最近 365 天（含当天）REFERRAL 类互动的次数。",
      "- complaints30：最近 30 天（含当天）COMPLAINT 类互动的次数。",
      "- orders365:P730D：最近 730 天（含当天）购买的次数。",
      "",
      "## 评分",
      "",
      "评分是以下各维度的加权平均，每个维度又是其各项指标的加权平均：",
      "",
      "- value，占 50%：",
      "   - spend365：达到 500,000 元得 100 分，达到 100,000 元得 80 分，达到 10,000 元得 60 分，其余得 40 分。",
      "- potential，占 30%：",
      "   - 客户档案中的 strategicValue（占该维度的 50%）：达到 80 得 100 分，达到 60 得 80 分，达到 40 得 60 分，其余得 30 分。没有数值时得 40 分。",
      "   - 客户档案中的 industryGrowth（占该维度的 50%）：达到 10 得 100 分，达到 3 得 70 分，其余得 40 分。没有数值时得 40 分。",
      "- relationship，占 20%：",
      "   - satisfaction：达到 9 得 100 分，达到 8 得 80 分，达到 7 得 65 分，其余得 30 分。没有数值时得 50 分。",
      "",
      "## 等级",
      "",
      "从低到高：",
      "",
      "1. 潜力客户（potential）：每位客户自第一条数据（不论种类）起从这里开始。",
      "2. 普通客户（regular）",
      "   - 升入条件：评分不低于 50，且 spend365 大于 0 元。",
      "   - 保级条件：评分不低于 45；或者仍然满足升入条件。",
      "3. 重要客户（important）",
      "   - 升入条件：评分不低于 70。",
      "   - 保级条件：评分不低于 65；或者仍然满足升入条件。",
      "4. 核心客户（core）",
      "   - 升入条件：评分不低于 90，且成为客户的时间不低于 730 天，且 satisfaction 不低于 9，且 referralsYear 不低于 2。",
      "   - 保级条件：评分不低于 85，且 satisfaction 不低于 8.5；或者仍然满足升入条件。",
      "",
      "## 限制",
      "",
      "限制成立期间，任何客户都不能高于其规定的等级；已经高于的立即降级，没有宽限期：",
      "",
      "- complaints：当 complaints30 不低于 2 时，最高等级为普通客户（regular）。",
      "",
      "## 如何升降级",
      "",
      "- 一旦满足更高等级的升入条件，客户立即升级。",
      "- 直接升到其中的最高等级。",
      "- 客户既不满足保级条件、又不满足所在等级的升入条件时，会收到降级预告；如果在 30 天的宽限期内没有重新满足其中之一，期满降级。",
      "- 最近一次升级后的 90 天内不会降级，触发限制的除外。",
      "- 降至保级条件或升入条件成立的最高等级，但每次最多降一级。",
      "- 每次变动之后重新评定，各项等待时间重新起算。",
      "- 人工可以把客户固定在某个等级，或者限定最低、最高等级，可以有期限，也可以长期有效：有多次固定时以最近一次为准，最高限定优先于最低限定。规则在后台照常运行，人工决定结束后重新由规则决定。",
      "",
      "## 生命周期",
      "",
      "- LEAD（潜在）：尚未购买。",
      "- NEW（新客户）：自首次购买起 90 天内。",
      "- ACTIVE（活跃）：正常购买。",
      "- DORMANT（沉睡）：120 天没有购买。",
      "- LOST（流失）：300 天没有购买。沉睡或流失之后再次购买，即重新活跃。",
      "",
      "## 提醒与流失风险",
      "",
      "宽限期开始时发出降级预告；客户降级时，或人工决定在 14 天内到期并将使等级降低时，发出提醒。以下每个信号成立期间计入风险分：",
      "",
      "- orders-stopped，30 分：距上次购买的时间大于 30 天，且距上次购买的时间大于 2 乘以通常的购买间隔",
      "- orders-fewer，20 分：orders365 小于 0.7 乘以前一个窗口的 orders365",
      "- satisfaction-low，25 分：satisfaction 小于 8",
      "- complained，15 分：complaints30 不低于 1",
      "- falls-within-a-month，20 分：在没有新事件的情况下距降级的时间不超过 30 天",
      "",
      "- 风险分达到 20 为低，达到 40 为中，达到 60 为高。",
      "- 等级核心客户（core）：达到 10 为低，达到 30 为中，达到 50 为高。",
      "- 风险上升或回落持续 2 天后才会通知。",
      "- 每个客户每天最多 1 次，超出的等到第二天。",
      "- 面临的损失：spend365。",
      "",
      "## 数据如何计入",
      "",
      "- 日期按时区 Asia/Shanghai（中国时间）计算；以天为单位的统计期在当地零点更新。",
      "- 金额以元（CNY）计；其他币种的数据会被拒收。",
      "- 退款计入原购买日；原购买日未知的，计入退款当天。",
      "- 退款冲减合计金额和平均值中的合计，但不计入次数和天数，也不参与最小值、最大值和最近一次的值。",
      "- 迟到的数据计入其实际发生的日期：过去的等级不改写，当前的等级得到更正。",
      "- 在 7 天内编号重复的事件只计一次。",
      "- 平均值、最小值、最大值、最近一次的值、距上次购买的时间以及客户档案中的属性可能未知。与未知值的比较一律不成立。",
      "- 数值按十进制精确计算，结果按“四舍六入五成双”保留六位小数。"
    ]
  },
  "document": "# Key accounts of a company that sells to companies: value, potential and relationship.\n# 大客户分级：客户价值、发展潜力、合作关系。\napiVersion: tierengine.io/v1\nkind: TierPolicy\nmetadata:\n  name: key-accounts\n  version: 1\n  description: Four tiers by value 50, potential 30 and relationship 20, with gates to the top. 价值50、潜力30、关系20，最高等级另设门槛。\nspec:\n  timezone: Asia/Shanghai\n  currency: CNY\n\n  metrics:\n    - {name: spend365, source: transactions, aggregate: sum, field: amount, window: P365D}\n    - {name: orders365, source: transactions, types: [PURCHASE], aggregate: count, window: P365D}\n    - {name: satisfaction, source: interactions, types: [SURVEY], aggregate: average, field: value, window: P365D}\n    - {name: referralsYear, source: interactions, types: [REFERRAL], aggregate: count, window: P365D}\n    - {name: complaints30, source: interactions, types: [COMPLAINT], aggregate: count, window: P30D}\n\n  score:\n    dimensions:\n      - name: value # 客户价值\n        weight: 50\n        indicators:\n          - metric: spend365\n            bands: [{from: 500000, points: 100}, {from: 100000, points: 80}, {from: 10000, points: 60}, {points: 40}]\n      - name: potential # 发展潜力\n        weight: 30\n        indicators:\n          - expression: profile.strategicValue\n            absent: 40\n            bands: [{from: 80, points: 100}, {from: 60, points: 80}, {from: 40, points: 60}, {points: 30}]\n          - expression: profile.industryGrowth\n            absent: 40\n            bands: [{from: 10, points: 100}, {from: 3, points: 70}, {points: 40}]\n      - name: relationship # 合作关系\n        weight: 20\n        indicators:\n          - metric: satisfaction\n            absent: 50\n            bands: [{from: 9, points: 100}, {from: 8, points: 80}, {from: 7, points: 65}, {points: 30}]\n\n  lifecycle: {newFor: P90D, dormantAfter: P120D, lostAfter: P300D}\n\n  tiers:\n    - {id: potential, name: 潜力客户}\n    - {id: regular, name: 普通客户, enter: score >= 50 && metrics.spend365 > 0, retain: score >= 45}\n    - {id: important, name: 重要客户, enter: score >= 70, retain: score >= 65}\n    - id: core\n      name: 核心客户\n      # Two years together, content, and two referrals within a year. 合作满两年、满意度九分、一年内两次推荐。\n      enter: score >= 90 && tenureDays >= 730 && metrics.satisfaction >= 9 && metrics.referralsYear >= 2\n      retain: score >= 85 && metrics.satisfaction >= 8.5\n      riskLevels: {low: 10, medium: 30, high: 50}\n\n  guards:\n    # Two complaints within a month: nobody is above regular until that is solved. 一个月内两次投诉，最高为普通客户。\n    - {name: complaints, when: metrics.complaints30 >= 2, cap: regular}\n\n  transitions:\n    upgrade: {sustained: PT0S}\n    downgrade: {grace: P30D, minimumHold: P90D, maxSteps: 1}\n\n  risk:\n    signals:\n      - {name: orders-stopped, when: recencyDays > 30 && recencyDays > 2 * usualGapDays, points: 30}\n      - {name: orders-fewer, when: metrics.orders365 < 0.7 * previous.orders365, points: 20}\n      - {name: satisfaction-low, when: metrics.satisfaction < 8, points: 25}\n      - {name: complained, when: metrics.complaints30 >= 1, points: 15}\n      - {name: distrust, when: assessments.trust < 4, points: 25}\n      - {name: falls-within-a-month, when: downgradeInDays <= 30, points: 20}\n    levels: {low: 20, medium: 40, high: 60}\n    valueAtStake: metrics.spend365\n    dwell: P2D\n",
  "criteria": [
    "trust"
  ]
};
