// SPDX-License-Identifier: Apache-2.0
import { RECORD_VERSION, parseBody, type AnyRecord, type BodyOf, type WarningColour } from '../../domain/index.ts'
import { DecodeReport, type Decode, type DecodeContext } from '../decoded.ts'
import { readText } from '../document.ts'
import { middleOf } from '../geojson.ts'
import { parseInstant } from '../instant.ts'
import { areaRings, largestRing } from './area.ts'
import { alertSchema, type CapAlert, type CapInfo } from './wire.ts'
import { readXml } from './xml.ts'

const COLOURS: Readonly<Record<string, WarningColour>> = {
  red: 'red',
  orange: 'orange',
  yellow: 'yellow',
  blue: 'blue',
  红: 'red',
  橙: 'orange',
  黄: 'yellow',
  蓝: 'blue',
  红色: 'red',
  橙色: 'orange',
  黄色: 'yellow',
  蓝色: 'blue',
}
const SEVERITY_COLOURS: Readonly<Record<string, WarningColour>> = { Extreme: 'red', Severe: 'orange', Moderate: 'yellow', Minor: 'blue' }
const COLOUR_PARAMETERS = ['colour', 'color', 'awareness_level', 'warningColour', 'severityColour']

/** One CAP 1.2 alert to a warning record; its identifier is the record's id. Never throws: what cannot be read is a reject. */
export const decodeCap: Decode = (bytes, context) => {
  const report = new DecodeReport()
  const limit = context.plan.definition.maxBytes
  if (bytes.length > limit) return report.refuse(`the payload of ${bytes.length} bytes is larger than ${limit}`, '')
  const text = readText(bytes)
  if (!text.ok) return report.refuse(text.message, '')
  const root = readXml(text.value)
  if (!root.ok) return report.refuse(root.message, text.value)
  const alert = alertSchema.safeParse(root.value['alert'])
  if (!alert.success)
    return report.refuse(`alert.${alert.error.issues[0]?.path.join('.') ?? ''}: ${alert.error.issues[0]?.message ?? 'not readable'}`, text.value)
  return mapAlert(alert.data, context, report)
}

function mapAlert(alert: CapAlert, context: DecodeContext, report: DecodeReport): DecodeReport {
  const sentAt = parseInstant(alert.sent, 'iso')
  if (sentAt === null) return report.refuse('sent: not an instant between 2000 and 2100', alert)
  if (alert.msgType === 'Ack' || alert.msgType === 'Error') return report.refuse(`a message of type ${alert.msgType} is no warning`, alert)
  const info = chooseInfo(alert.info)
  const rings = info ? areaRings(info.area) : undefined
  const body = parseBody('warning', warningBody(alert, info, { sentAt, rings }))
  if (!body.ok) return report.refuse(body.reason, alert)
  const occurredAt = parseInstant(info?.onset ?? info?.effective, 'iso')
  const [lon, lat] = rings ? middleOf(largestRing(rings)) : [undefined, undefined]
  if (sentAt > context.receivedAt) report.clockAhead += 1
  report.records.push({
    v: RECORD_VERSION,
    district: context.plan.district,
    dataset: 'warning',
    source: context.plan.definition.id,
    id: alert.identifier,
    rev: 0,
    ...(occurredAt === null ? {} : { occurredAt }),
    observedAt: Math.min(sentAt, context.receivedAt),
    receivedAt: context.receivedAt,
    realm: 'real',
    ...(lon !== undefined && lat !== undefined ? { position: { lon, lat } } : {}),
    body: body.value,
  } satisfies AnyRecord)
  return report
}

// Chinese first: the hall reads Chinese, and the national forms carry it first of all.
function chooseInfo(infos: readonly CapInfo[]): CapInfo | undefined {
  return infos.find((info) => info.language.toLowerCase().startsWith('zh')) ?? infos[0]
}

function warningBody(
  alert: CapAlert,
  info: CapInfo | undefined,
  more: { sentAt: number; rings: [number, number][][] | undefined },
): Partial<BodyOf<'warning'>> {
  const expiresAt = parseInstant(info?.expires, 'iso')
  const area = info?.area
    .map((one) => one.areaDesc)
    .filter(Boolean)
    .join('、')
    .slice(0, 400)
  const references = (alert.references ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((one) => one.split(',')[1] ?? one)
  return {
    ...describe(alert, info),
    sender: (info?.senderName || alert.sender).slice(0, 80),
    sentAt: more.sentAt,
    ...(expiresAt === null ? {} : { expiresAt }),
    messageType: alert.msgType.toLowerCase() as BodyOf<'warning'>['messageType'],
    references: references.slice(0, 50),
    status: alert.status.toLowerCase() as BodyOf<'warning'>['status'],
    ...(area ? { area } : {}),
    ...(more.rings ? { polygons: more.rings } : {}),
    ...(info?.instruction ? { instruction: info.instruction.slice(0, 4000) } : {}),
  }
}

function describe(alert: CapAlert, info: CapInfo | undefined): Partial<BodyOf<'warning'>> {
  // A cancellation may come without any text (CAP 1.2 §3.2.2); refusing it would leave its warning in force.
  if (!info && alert.msgType === 'Cancel')
    return { hazard: alert.identifier.slice(0, 80), colour: 'blue', headline: alert.note?.slice(0, 400) || alert.identifier }
  if (!info) return {}
  const colour = colourOf(info)
  const kind = valueOf(info, ['warningType', 'hazardType']) ?? info.event
  return {
    hazard: kind.replace(/(红|橙|黄|蓝)色预警(信号)?$/, '').slice(0, 80),
    ...(colour ? { colour } : {}),
    headline: (info.headline || info.event).slice(0, 400),
  }
}

function colourOf(info: CapInfo): WarningColour | undefined {
  const given = valueOf(info, COLOUR_PARAMETERS)
  const words = given?.toLowerCase().split(/[;,\s]+/) ?? []
  for (const word of words) if (COLOURS[word]) return COLOURS[word]
  return SEVERITY_COLOURS[info.severity]
}

function valueOf(info: CapInfo, names: readonly string[]): string | undefined {
  return info.parameter.find((one) => names.includes(one.valueName))?.value || undefined
}
