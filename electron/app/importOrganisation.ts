// SPDX-License-Identifier: Apache-2.0
import { DEMONSTRATION_ORGANISATION } from '../../shared/config/index.ts'
import type { Hall } from '../hall/index.ts'
import type { Setting } from './hallParts.ts'

const SYSTEM = { principal: 'system', role: 'system' } as const

/** What importing the organisation needs. */
export interface OrganisationGround {
  readonly hall: Pick<Hall, 'execute' | 'state'>
  tell(code: string, detail: string): void
}

/** The organisation (组织) a setting names: the district's own, or the sample while only the demonstration runs; null where neither is. */
export function organisationOf({ config, ownDistrict }: Pick<Setting, 'config' | 'ownDistrict'>): Record<string, unknown> | null {
  if (config.organisation) return { ...config.organisation }
  return ownDistrict || config.demonstration ? { ...DEMONSTRATION_ORGANISATION, demonstration: true } : null
}

/** Imports the organisation of a setting; one that is in force already changes nothing. What is wrong with it is told, and the earlier one stays. */
export async function importOrganisation({ hall, tell }: OrganisationGround, setting: Pick<Setting, 'config' | 'ownDistrict'>): Promise<void> {
  const input = organisationOf(setting)
  if (!input) return
  const { asOf, demonstration } = hall.state().organisation
  // A sample beside the district's own organisation is no mistake of anybody: it is not needed.
  if (input['demonstration'] === true && asOf !== null && !demonstration) return
  const answer = await hall.execute({ name: 'organisation.import', input }, SYSTEM)
  if (!answer.ok) tell('config-problem', `organisation: ${answer.messageZh} / ${answer.message}`)
}
