// SPDX-License-Identifier: Apache-2.0
import { isSameUnit, type NamedUnit } from '../hall/duty/person.ts'
import { entriesOf, trackOf, type ChainEntry, type ReportChain } from '../hall/chain/state.ts'
import type { ReportedEntry } from '../hall/chain/schema.ts'
import type { ReportForm, ReportKind, ReportLeg } from '../rules/reportClocks/index.ts'
import { FORM_WORDS, LEG_WORDS } from '../rules/reportClocks/index.ts'
import { missingFields, reportName, reportUse, wrongFields, type FieldValues, type ReportFields } from '../rules/reportFields/index.ts'
import { refuse, type Refusal } from './refusals.ts'

/** A report as it is about to be recorded. */
export interface ProposedReport {
  readonly leg: ReportLeg
  readonly form: ReportForm
  readonly kind: ReportKind
  readonly unit: NamedUnit
  readonly receivers: readonly NamedUnit[]
  readonly at: number
  readonly reason?: string | undefined
}

const KIND_EN: Readonly<Record<ReportKind, string>> = { first: 'first report', followUp: 'follow-up report', final: 'final report' }

/** Why a report cannot stand on its track; null when it can. */
export function orderRefusal(chain: ReportChain, report: ProposedReport): Refusal | null {
  const track = trackOf(report.leg, report.unit)
  const leg = LEG_WORDS[report.leg]
  if (Object.hasOwn(chain.finals, track))
    return refuse('wrong-state', {
      zh: `kind: “${leg.zh}”已有终报，不再接受${reportName(report.kind)}；确需补报先重开（chain.reopen）`,
      en: `kind: the leg "${leg.en}" has its final report; reopen it before another one`,
    })
  const firsts = entriesOf(chain, track, 'first')
  if (report.kind !== 'first')
    return firsts.length > 0
      ? null
      : refuse('out-of-order', {
          zh: `kind: “${leg.zh}”尚无首报，不能先作${reportName(report.kind).replace(/续报.*/, '续报')}`,
          en: `kind: the leg "${leg.en}" has no first report yet; a ${KIND_EN[report.kind]} cannot come before it`,
        })
  const twin = firsts.find((entry) => entry.form === report.form && isSameTarget(report, entry))
  if (!twin) return null
  return refuse('already-exists', {
    zh: `kind: “${leg.zh}”的${FORM_WORDS[report.form].zh}首报已登记（${twin.id}）；后续用续报，有误用更正`,
    en: `kind: the ${FORM_WORDS[report.form].en} first report of the leg "${leg.en}" is recorded (${twin.id}); follow it up or correct it`,
  })
}

// Offices and leaders are told one after the other: only there may a 首报 go out again, to somebody else.
function isSameTarget(report: ProposedReport, entry: ChainEntry): boolean {
  return report.leg !== 'district' || report.receivers.some((one) => entry.receivers.some((other) => isSameUnit(one, other)))
}

/** Times that contradict each other, unless a reason is given; null when they are in order. */
export function timeRefusal(chain: ReportChain, report: ProposedReport, occurredAt: number | undefined): Refusal | null {
  if (report.reason !== undefined) return null
  const entries = entriesOf(chain, trackOf(report.leg, report.unit))
  const written = entries.find((entry) => entry.kind === 'first' && entry.form === 'written')
  const latest = Math.max(0, ...entries.map((entry) => entry.at))
  const first = Math.min(...entries.filter((entry) => entry.kind === 'first').map((entry) => entry.at))
  const oral = entries.filter((entry) => entry.kind === 'first' && entry.form === 'oral').map((entry) => entry.at)
  if (occurredAt !== undefined && report.at < occurredAt) return earlier('早于事发时间', 'before the incident occurred')
  if (report.at < chain.learned.at) return earlier('早于单位得知时刻', 'before the unit learned of it')
  if (report.kind === 'first' && report.form === 'oral' && written && report.at > written.at)
    return earlier('口头首报晚于书面首报', 'an oral first report after the written one')
  if (report.kind === 'first' && report.form === 'written' && report.leg !== 'district' && oral.some((at) => report.at < at))
    return earlier('书面首报早于口头首报', 'a written first report before the oral one')
  if (report.kind === 'followUp' && report.at < first) return earlier('续报早于首报', 'a follow-up before the first report')
  if (report.kind === 'final' && report.at < latest) return earlier('终报早于前一次报告', 'the final report before an earlier entry')
  return null
}

function earlier(zh: string, en: string): Refusal {
  return refuse('out-of-order', { zh: `at: ${zh}；确属如此须写明 reason`, en: `at: ${en}; give a reason if it was so` })
}

/** Fields that may not stand in a report, or are missing from it; null when all is well. */
export function fieldsRefusal(report: Pick<ReportedEntry, 'kind' | 'form'>, fields: FieldValues, rules: ReportFields): Refusal | null {
  const wrong = wrongFields(fields, rules)
  if (wrong.length > 0)
    return refuse('bad-input', {
      zh: wrong.map((one) => `fields.${one.id}: ${one.zh}`).join('；'),
      en: wrong.map((one) => `fields.${one.id}: ${one.en}`).join('; '),
    })
  const missing = missingFields(reportUse(report.kind, report.form), fields, rules)
  if (missing.length === 0) return null
  return refuse('missing-fields', {
    zh: `缺少${missing.length}项：${missing.map((row) => `${row.zh}（fields.${row.id}）`).join('、')}`,
    en: `${missing.length} missing: ${missing.map((row) => `${row.en} (fields.${row.id})`).join(', ')}`,
  })
}
