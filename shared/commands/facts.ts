// SPDX-License-Identifier: Apache-2.0
import type { AnyRecord } from '../domain/index.ts'
import type { CommandName } from './registry.ts'

/** A feed fact as the command it reaches the hall with. */
export interface FactCommand {
  readonly name: CommandName
  readonly input: Record<string, unknown>
  readonly commandId: string
}

/**
 * The command of a record that starts a clock or an alarm: repeated deliveries carry the same commandId
 * (source + id + rev) and so change nothing. Null for records the hall does not hear of.
 */
export function factCommand(record: AnyRecord): FactCommand | null {
  const commandId = `${record.source}/${record.dataset}/${record.id}/${record.rev}`
  const base = { id: record.id, source: record.source }
  const position = record.position ? { position: record.position } : {}
  const { summary, service, class: incidentClass, reporter, address, town } = record.body as Record<string, unknown>
  switch (record.dataset) {
    case 'incident':
      return { name: 'incident.record', commandId, input: { ...base, rev: record.rev, ...position, times: timesOf(record), incident: record.body } }
    case 'call':
    case 'report':
      return {
        name: 'report.receive',
        commandId,
        input: {
          ...base,
          kind: record.dataset,
          ...defined({ summary, service, class: incidentClass, reporter, address, town, reportedAt: record.learnedAt ?? record.occurredAt }),
          ...position,
        },
      }
    case 'warning':
      return { name: 'warning.record', commandId, input: { ...base, warning: record.body } }
    default:
      return null
  }
}

function timesOf(record: AnyRecord): Record<string, number> {
  return defined({ occurredAt: record.occurredAt, learnedAt: record.learnedAt }) as Record<string, number>
}

function defined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
