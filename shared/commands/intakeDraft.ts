// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../base/index.ts'
import type { Intake } from '../hall/intake/state.ts'
import { casualtyTotals, effectiveGrade, type HallIncident, type RealmState } from '../hall/index.ts'
import { CATEGORY_WORDS } from '../rules/classes/index.ts'
import { GRADE_WORDS } from '../rules/grading/index.ts'
import type { HallRules } from '../rules/hallRules.ts'
import type { FieldValues } from '../rules/reportFields/index.ts'

/** What a draft is made from. */
export interface DraftSight {
  readonly intake: Intake
  readonly incident: HallIncident | undefined
  readonly realm: RealmState
  readonly rules: HallRules
}

/** Fields of a first report as far as the register and the incident know them; the cause is left to people (慎报). */
export function draftedFields({ intake, incident, realm, rules }: DraftSight): FieldValues {
  const { unit, person, phone } = intake.from
  const className = incident?.desk?.subClassName ?? classWords(incident?.class ?? intake.class)
  const known: Record<string, FieldValues[string] | undefined> = {
    unit,
    person: person ?? phone,
    receivedAt: intake.receivedAt,
    occurredAt: incident?.occurredAt,
    place: incident?.address ?? intake.place,
    class: className,
    grade: incident ? GRADE_WORDS[effectiveGrade(incident)] : undefined,
    course: intake.summary,
    casualties: casualtiesOf(intake, incident, realm),
    loss: incident?.desk?.damage.lossYuan === undefined ? undefined : `直接经济损失约${incident.desk.damage.lossYuan}元`,
    measures:
      incident?.desk?.firstResponses
        .map((one) => one.measures)
        .join('；')
        .slice(0, 2000) || undefined,
  }
  const isField = (id: string): boolean => rules.reportFields.fields.some((row) => row.isOn && row.id === id)
  return Object.fromEntries(Object.entries(known).filter(([id, value]) => value !== undefined && isField(id))) as FieldValues
}

function casualtiesOf(intake: Intake, incident: HallIncident | undefined, realm: RealmState): FieldValues[string] | undefined {
  const ledger = incident && ownValue(realm.casualties, incident.id)
  if (!ledger || ledger.length === 0) return intake.casualties
  const { dead, missing, serious, light } = casualtyTotals(ledger)
  return { dead: dead.count, missing: missing.count, serious: serious.count, light: light.count }
}

function classWords(name: Intake['class']): string | undefined {
  return name === undefined ? undefined : CATEGORY_WORDS[name]
}
