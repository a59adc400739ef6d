// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { rankSchema, type Rank } from '../../domain/index.ts'
import { ruleSourceSchema, type RuleSource } from '../ruleTable.ts'
import { rowsById } from '../rowsById.ts'

/** Faults of reporting: 迟报, 压报, 漏报, 瞒报, 谎报. */
export const REPORT_FAULTS = ['late', 'withheld', 'omitted', 'concealed', 'false'] as const
/** Fault of reporting. */
export type ReportFault = (typeof REPORT_FAULTS)[number]

/** A fault, who names it, and the lowest rank that may determine it; the system never does. */
export interface FaultRow {
  readonly id: ReportFault
  readonly zh: string
  readonly en: string
  readonly determinedBy: Rank
  /** Posts that may determine it whatever their rank. */
  readonly posts: readonly string[]
  readonly source: RuleSource
  readonly rankSource?: RuleSource | undefined
}

// The notice names four faults; 谎报 stands only in the national law. The two are not mixed.
const NOTICE: RuleSource = { document: '沪松府〔2022〕86号', clause: '三（二）2', confidence: 'A' }
const NATIONAL_LAW: RuleSource = { document: '中华人民共和国突发事件应对法', confidence: 'B' }
const RANK: RuleSource = { document: '产品工作假设, 待用户确认', clause: '有权认定报送问题的职级', confidence: 'C' }

/** Faults as shipped. */
export const SHIPPED_FAULTS: readonly FaultRow[] = [
  fault('late', ['迟报', 'late report'], ['departmentHead', NOTICE]),
  fault('withheld', ['压报', 'withheld report'], ['deputyDistrictHead', NOTICE]),
  fault('omitted', ['漏报', 'omitted report'], ['departmentHead', NOTICE]),
  fault('concealed', ['瞒报', 'concealed incident'], ['deputyDistrictHead', NOTICE]),
  fault('false', ['谎报', 'false report'], ['deputyDistrictHead', NATIONAL_LAW]),
]

function fault(id: ReportFault, [zh, en]: readonly [string, string], [determinedBy, source]: readonly [Rank, RuleSource]): FaultRow {
  return { id, zh, en, determinedBy, posts: [], source, rankSource: RANK }
}

const faultRowSchema = z.strictObject({
  id: z.enum(REPORT_FAULTS),
  zh: z.string().min(1).max(20),
  en: z.string().min(1).max(60),
  // Without a rank nobody determines: `none` would let everybody.
  determinedBy: rankSchema.exclude(['none']),
  posts: z.array(z.string().min(1).max(120)).max(50),
  source: ruleSourceSchema,
  rankSource: ruleSourceSchema.optional(),
})

/** Section `reportFaults`: the five faults and who may determine each. */
export const reportFaultsSchema = z.strictObject({ faults: rowsById(faultRowSchema, SHIPPED_FAULTS) })

/** Faults of reporting in force. */
export type ReportFaults = z.infer<typeof reportFaultsSchema>
