// SPDX-License-Identifier: Apache-2.0
import { ownValue } from '../../base/index.ts'
import type { HallEvent } from '../../domain/index.ts'
import type { RealmReducers } from '../area.ts'
import { dropOldest } from '../dropOldest.ts'
import type { EventBody } from '../events.ts'
import type { RealmState } from '../realm.ts'
import type { ALARM_EVENTS } from './events.ts'
import { isGraver, type AlarmStep, type HallAlarm } from './state.ts'

const CLEARED_ALARMS_KEPT = 300
const STEPS_KEPT = 40

/** How events of alarms change a realm. */
export const ALARM_REDUCERS: RealmReducers<typeof ALARM_EVENTS> = {
  'alarm.raised': raise,
  'alarm.repeated': (realm, body, event) =>
    change(realm, body.key, (alarm) =>
      alarm.status === 'cleared' ? alarm : { ...alarm, count: alarm.count + 1, lastAt: event.at, ...(body.text ? { text: body.text } : {}) },
    ),
  'alarm.acknowledged': (realm, body, event) =>
    change(realm, body.key, (alarm) =>
      alarm.status === 'raised'
        ? {
            ...alarm,
            status: 'acknowledged',
            acknowledged: { at: event.at, by: body.by },
            history: noted(alarm, event, { what: 'acknowledged', note: body.note }),
          }
        : alarm,
    ),
  'alarm.shelved': (realm, body, event) =>
    change(realm, body.key, (alarm) =>
      alarm.status === 'raised' || alarm.status === 'acknowledged'
        ? {
            ...alarm,
            status: 'shelved',
            shelved: { at: event.at, until: body.until, reason: body.reason },
            history: noted(alarm, event, { what: 'shelved', note: body.reason }),
          }
        : alarm,
    ),
  'alarm.returned': (realm, body, event) =>
    change(realm, body.key, (alarm) => {
      if (alarm.status !== 'shelved') return alarm
      const { shelved: _ended, acknowledged: _earlier, ...rest } = alarm
      const fresh = { status: 'raised' as const, sinceSeq: event.seq, escalations: body.escalations, escalatedStep: 0 }
      return { ...rest, ...fresh, history: noted(alarm, event, { what: 'returned' }) }
    }),
  'alarm.escalated': (realm, body, event) =>
    change(realm, body.key, (alarm) => {
      if (alarm.status !== 'raised' || body.step <= alarm.escalatedStep) return alarm
      const note = [body.to, ...body.people.map((person) => person.name)].join(' ')
      return { ...alarm, escalatedStep: body.step, escalatedTo: body.to, history: noted(alarm, event, { what: 'escalated', note }) }
    }),
  'alarm.cleared': (realm, body, event) =>
    keepBounded(
      change(realm, body.key, (alarm) => {
        if (alarm.status === 'cleared') return alarm
        const { shelved: _ended, ...rest } = alarm
        return { ...rest, status: 'cleared', clearedAt: event.at, history: noted(alarm, event, { what: 'cleared', note: body.reason }) }
      }),
    ),
}

function raise(realm: RealmState, body: EventBody<'alarm.raised'>, event: HallEvent): RealmState {
  const known = ownValue(realm.alarms, body.key)
  const isAgain = known !== undefined && known.status !== 'cleared'
  if (isAgain && !isGraver(body.class, known.class)) return change(realm, body.key, (alarm) => ({ ...alarm, count: alarm.count + 1, lastAt: event.at }))
  const alarm: HallAlarm = {
    ...body,
    status: 'raised',
    sinceSeq: event.seq,
    raisedAt: event.at,
    lastAt: event.at,
    count: isAgain ? known.count + 1 : 1,
    escalatedStep: 0,
    history: noted(known, event, { what: isAgain ? 'graver' : 'raised' }),
  }
  return { ...realm, alarms: { ...realm.alarms, [body.key]: alarm } }
}

function noted(alarm: HallAlarm | undefined, event: HallEvent, step: { what: AlarmStep['what']; note?: string | undefined }): readonly AlarmStep[] {
  const { what, note } = step
  return [{ at: event.at, what, by: event.actor.principal, ...(note === undefined ? {} : { note }) }, ...(alarm?.history ?? [])].slice(0, STEPS_KEPT)
}

function change(realm: RealmState, key: string, next: (alarm: HallAlarm) => HallAlarm): RealmState {
  const alarm = ownValue(realm.alarms, key)
  const after = alarm && next(alarm)
  return !after || after === alarm ? realm : { ...realm, alarms: { ...realm.alarms, [key]: after } }
}

function keepBounded(realm: RealmState): RealmState {
  const alarms = dropOldest(realm.alarms, { isDone: (one) => one.status === 'cleared', at: (one) => one.clearedAt ?? 0, kept: CLEARED_ALARMS_KEPT })
  return alarms === realm.alarms ? realm : { ...realm, alarms }
}
