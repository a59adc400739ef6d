// SPDX-License-Identifier: Apache-2.0
export { ALARM_CLASSES, type AlarmClass, type DutyLevel } from './defaults.ts'
export { DUTY_LEVELS, alarmEscalationSchema, type AlarmEscalation } from './schema.ts'
export { alarmSteps, latestShelving, type DatedStep } from './steps.ts'
export { DUTY_LEVEL_WORDS, alarmEscalationTable } from './table.ts'
