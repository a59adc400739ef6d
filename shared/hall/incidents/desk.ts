// SPDX-License-Identifier: Apache-2.0
import type { BodyOf, Grade, HeadquartersKey } from '../../domain/index.ts'

/** Fields of an incident a feed says and the desk may decide. */
export type IncidentFields = BodyOf<'incident'> & {
  readonly position?: { readonly lon: number; readonly lat: number } | undefined
  readonly occurredAt?: number | undefined
  readonly learnedAt?: number | undefined
}

/** Decisions of the desk by field; null means decided to be empty. */
export type DecidedFields = { readonly [Field in keyof IncidentFields]?: IncidentFields[Field] | null | undefined }

/** Grade the rules suggest (建议), as judged when something changed. */
export interface GradeSuggestion {
  readonly grade: Grade | null
  readonly byOwnPlan: boolean
  readonly reasons: readonly { readonly row: string; readonly fact: string; readonly value: number; readonly limit: number }[]
  readonly at: number
}

/** Damage beside people: what grades and reports need. */
export interface IncidentDamage {
  readonly lossYuan?: number | undefined
  readonly evacuated?: number | undefined
  readonly affectedHouseholds?: number | undefined
  readonly interruptionHours?: number | undefined
  readonly powerLossPercent?: number | undefined
  readonly powerUsersPercent?: number | undefined
  readonly affectedAreaKm2?: number | undefined
  readonly participants?: number | undefined
  readonly poisoned?: number | undefined
  readonly acutePoisoned?: number | undefined
}

/** A unit with a part in an incident, and why it got it. */
export interface AssignedUnit {
  readonly unitId?: string | undefined
  readonly name: string
  readonly basis: 'person' | 'rule' | 'subClass' | 'townName' | 'nearestCentre'
}

/** 管总, 主管 and 主战 of an incident. */
export interface Assignment {
  readonly coordinator?: AssignedUnit | undefined
  readonly lead?: AssignedUnit | undefined
  readonly fighter?: AssignedUnit | undefined
}

/** First response (先期处置): who came, when, and what they did. */
export interface FirstResponse {
  readonly id: string
  readonly who: string
  readonly unitId?: string | undefined
  readonly arrivedAt?: number | undefined
  readonly measures: string
  readonly at: number
  readonly recordedBy: string
  readonly recordedAt: number
}

/** A report merged into an incident, kept here so that it outlives the list of reports. */
export interface MergedReport {
  readonly id: string
  readonly source: string
  readonly kind: 'call' | 'report'
  readonly service?: string | undefined
  readonly summary: string
  readonly address?: string | undefined
  readonly receivedAt: number
  readonly mergedAt: number
  readonly mergedBy: string
  readonly score?: number | undefined
}

/** A change the desk made: the earlier value is kept. */
export interface DeskChange {
  readonly at: number
  readonly by: string
  readonly what: string
  readonly before: string
  readonly after: string
  readonly reason?: string | undefined
}

/** What people in the hall decided and recorded about an incident. */
export interface IncidentDesk {
  readonly opened?: { readonly at: number; readonly by: string; readonly from: 'reports' | 'intake' | 'clue' | 'free'; readonly intakeId?: string | undefined }
  readonly subClass?: string | undefined
  readonly subClassName?: string | undefined
  readonly headquarters?: HeadquartersKey | undefined
  readonly sectorId?: string | undefined
  readonly decided: DecidedFields
  /** What the feed said last; absent for an incident opened by the desk. */
  readonly said?: IncidentFields
  readonly suggestion?: GradeSuggestion
  readonly gradeDecision?: {
    readonly grade: Grade | null
    readonly suggested: Grade | null
    readonly at: number
    readonly by: string
    readonly reason?: string | undefined
  }
  readonly assignment: Assignment
  readonly damage: IncidentDamage
  readonly firstResponses: readonly FirstResponse[]
  readonly reports: readonly MergedReport[]
  readonly closed?: {
    readonly at: number
    readonly by: string
    readonly summary: string
    /** Why it was closed although something stood against it. */ readonly reason?: string | undefined
  }
  /** The latest changes, the newest first. */
  readonly history: readonly DeskChange[]
}

/** Desk of an incident only a feed has spoken of. */
export const EMPTY_DESK: IncidentDesk = { decided: {}, assignment: {}, damage: {}, firstResponses: [], reports: [], history: [] }
