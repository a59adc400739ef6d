// SPDX-License-Identifier: Apache-2.0
import type { Grade } from '../../domain/index.ts'
import { assumption, type RuleSource } from '../ruleTable.ts'

/** Numbers of an incident that grades are judged by. */
export const GRADE_FACTS = [
  'deaths',
  'seriousInjuries',
  'lossYuan',
  'evacuated',
  'affectedHouseholds',
  'interruptionHours',
  'powerLossPercent',
  'powerUsersPercent',
  'affectedAreaKm2',
  'participants',
  'poisoned',
] as const
/** Name of such a number. */
export type GradeFact = (typeof GRADE_FACTS)[number]

/** One condition: `atLeast` includes its number (以上), `above` does not. */
export interface GradeCondition {
  readonly fact: GradeFact
  readonly atLeast?: number | undefined
  readonly above?: number | undefined
}

/** A row: an incident it applies to has at least this grade when all its conditions hold. */
export interface GradeRow {
  readonly id: string
  /** Sub-classes (with what refines them), or categories for incidents without a sub-class. */
  readonly appliesTo: readonly string[]
  readonly grade: Exclude<Grade, 'daily'>
  readonly all: readonly GradeCondition[]
  readonly source: RuleSource
}

type Graded = GradeRow['grade']
type Limits = readonly (readonly [grade: Graded, atLeast: number])[]

const DECREE_493: RuleSource = { document: '生产安全事故报告和调查处理条例（国务院令第493号）', clause: '第三条', confidence: 'A' }
const FIRE: RuleSource = { document: '火灾与国务院令第493号第三条同一数值（产品事实资料 1.2）', confidence: 'B' }
const ENVIRONMENT: RuleSource = { document: '国家突发环境事件应急预案（国办函〔2014〕119号）', confidence: 'B' }
const POWER: RuleSource = { document: '电力安全事故应急处置和调查处理条例（国务院令第599号），直辖市', confidence: 'B' }
const NATIONAL_TRIAL: RuleSource = { document: '国家特别重大、重大突发公共事件分级标准（试行）', confidence: 'B' }
const WEATHER: RuleSource = { document: '国家特别重大、重大突发公共事件分级标准（试行），shanggao.gov.cn 刊载本', confidence: 'A' }
const POISONING: RuleSource = { document: '食物中毒分级（nuoha.vip 刊载）', confidence: 'A' }
const LOWER_LIMIT = assumption('一般的下限；低于下限为未定级')
const BY_ANALOGY = assumption('本类未查得分级数值，人员与损失暂比照国务院令第493号第三条')

const ACCIDENTS = ['workSafety', 'transport', 'publicFacility', 'accident'] as const
const ANALOGOUS =
  'flood geological marine biological forestFire nuclear cyber epidemic unknownDisease drugSafety animalEpidemic otherHealth keyIssue natural health key unclassified'.split(
    ' ',
  )
const LOSS_LOWER_LIMIT_YUAN = 1_000_000

interface Column {
  readonly prefix: string
  readonly fact: GradeFact
  readonly appliesTo: readonly string[]
  readonly limits: Limits
  readonly source: RuleSource
}

function column({ prefix, fact, appliesTo, limits, source }: Column): GradeRow[] {
  return limits.map(([grade, atLeast]) => ({ id: `${prefix}-${grade}`, appliesTo, grade, all: [{ fact, atLeast }], source }))
}

// The notice of decree 493 names 一般 as "below" the next grade; where it begins is the configured lower limit.
function casualtyColumns(prefix: string, appliesTo: readonly string[], source: RuleSource): GradeRow[] {
  const base = { appliesTo, source }
  return [
    ...column({
      ...base,
      prefix: `${prefix}-deaths`,
      fact: 'deaths',
      limits: [
        ['extreme', 30],
        ['major', 10],
        ['larger', 3],
        ['general', 1],
      ],
    }),
    ...column({
      ...base,
      prefix: `${prefix}-injuries`,
      fact: 'seriousInjuries',
      limits: [
        ['extreme', 100],
        ['major', 50],
        ['larger', 10],
        ['general', 1],
      ],
    }),
    ...column({
      ...base,
      prefix: `${prefix}-loss`,
      fact: 'lossYuan',
      limits: [
        ['extreme', 100_000_000],
        ['major', 50_000_000],
        ['larger', 10_000_000],
      ],
    }),
    ...column({ ...base, prefix: `${prefix}-loss`, fact: 'lossYuan', limits: [['general', LOSS_LOWER_LIMIT_YUAN]], source: LOWER_LIMIT }),
  ]
}

const ENVIRONMENT_ROWS: readonly GradeRow[] = [
  ...column({
    prefix: 'environment-deaths',
    fact: 'deaths',
    appliesTo: ['environment'],
    limits: [
      ['extreme', 30],
      ['major', 10],
      ['larger', 3],
    ],
    source: ENVIRONMENT,
  }),
  ...column({
    prefix: 'environment-loss',
    fact: 'lossYuan',
    appliesTo: ['environment'],
    limits: [
      ['extreme', 100_000_000],
      ['major', 20_000_000],
      ['larger', 5_000_000],
    ],
    source: ENVIRONMENT,
  }),
  ...column({
    prefix: 'environment-evacuated',
    fact: 'evacuated',
    appliesTo: ['environment'],
    limits: [
      ['extreme', 50_000],
      ['major', 10_000],
      ['larger', 5_000],
    ],
    source: ENVIRONMENT,
  }),
  ...column({ prefix: 'environment-deaths', fact: 'deaths', appliesTo: ['environment'], limits: [['general', 1]], source: LOWER_LIMIT }),
  ...column({ prefix: 'environment-loss', fact: 'lossYuan', appliesTo: ['environment'], limits: [['general', LOSS_LOWER_LIMIT_YUAN]], source: LOWER_LIMIT }),
  ...column({ prefix: 'environment-evacuated', fact: 'evacuated', appliesTo: ['environment'], limits: [['general', 1]], source: LOWER_LIMIT }),
]

const SUPPLY_ROWS: readonly GradeRow[] = [
  ...column({
    prefix: 'power-loss',
    fact: 'powerLossPercent',
    appliesTo: ['powerSupply'],
    limits: [
      ['extreme', 50],
      ['major', 20],
      ['larger', 10],
      ['general', 5],
    ],
    source: POWER,
  }),
  ...column({
    prefix: 'power-users',
    fact: 'powerUsersPercent',
    appliesTo: ['powerSupply'],
    limits: [
      ['extreme', 60],
      ['major', 30],
      ['larger', 15],
      ['general', 10],
    ],
    source: POWER,
  }),
  supplyRow('extreme', 50_000, 48),
  supplyRow('major', 30_000, 24),
]

function supplyRow(grade: Graded, households: number, hours: number): GradeRow {
  const all: GradeCondition[] = [
    { fact: 'affectedHouseholds', atLeast: households },
    { fact: 'interruptionHours', atLeast: hours },
  ]
  return { id: `supply-${grade}`, appliesTo: ['waterSupply', 'gasSupply'], grade, all, source: NATIONAL_TRIAL }
}

const NATURAL_ROWS: readonly GradeRow[] = [
  ...column({
    prefix: 'earthquake-deaths',
    fact: 'deaths',
    appliesTo: ['earthquake'],
    limits: [
      ['extreme', 300],
      ['major', 50],
      ['larger', 10],
    ],
    source: { document: '地震死亡人数分级（产品事实资料 1.2）', confidence: 'B' },
  }),
  ...column({ prefix: 'earthquake-deaths', fact: 'deaths', appliesTo: ['earthquake'], limits: [['general', 1]], source: LOWER_LIMIT }),
  { id: 'weather-deaths-extreme', appliesTo: ['weather'], grade: 'extreme', all: [{ fact: 'deaths', atLeast: 30 }], source: WEATHER },
  {
    id: 'weather-loss-extreme',
    appliesTo: ['weather'],
    grade: 'extreme',
    all: [
      { fact: 'lossYuan', atLeast: 50_000_000 },
      { fact: 'affectedAreaKm2', atLeast: 50 },
    ],
    source: WEATHER,
  },
]

const POISONING_ROWS: readonly GradeRow[] = [
  {
    id: 'poisoning-many-major',
    appliesTo: ['foodSafety', 'massPoisoning'],
    grade: 'major',
    all: [
      { fact: 'poisoned', above: 100 },
      { fact: 'deaths', atLeast: 1 },
    ],
    source: POISONING,
  },
  { id: 'poisoning-deaths-major', appliesTo: ['foodSafety', 'massPoisoning'], grade: 'major', all: [{ fact: 'deaths', atLeast: 10 }], source: POISONING },
]

// Social incidents follow their own plans; these rows are shown as a reference and never become a suggestion.
const GATHERING_ROWS: readonly GradeRow[] = column({
  prefix: 'gathering',
  fact: 'participants',
  appliesTo: ['massGathering'],
  limits: [
    ['extreme', 5_000],
    ['major', 1_000],
  ],
  source: NATIONAL_TRIAL,
})

/** Rows as shipped. */
export const SHIPPED_GRADE_ROWS: readonly GradeRow[] = [
  ...casualtyColumns('accident', ACCIDENTS, DECREE_493),
  ...casualtyColumns('fire', ['fire'], FIRE),
  ...ENVIRONMENT_ROWS,
  ...SUPPLY_ROWS,
  ...NATURAL_ROWS,
  ...casualtyColumns('weather-analogy', ['weather'], BY_ANALOGY),
  ...POISONING_ROWS,
  ...casualtyColumns('poisoning-analogy', ['foodSafety', 'massPoisoning'], BY_ANALOGY),
  ...GATHERING_ROWS,
  ...casualtyColumns('analogy', ANALOGOUS, BY_ANALOGY),
]

/** Why social incidents are not graded here. */
export const OWN_PLAN_SOURCE = assumption('社会安全事件按各自预案分级，不套用四级；产品事实资料 1.2 实务规则')
