// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { organisationSchema } from '../hall/organisation/schema.ts'
import { feedSchema } from '../feeds/definition.ts'
import { layoutSchema } from '../layouts/layout.ts'
import { DEFAULT_RULES, hallRulesSchema } from '../rules/hallRules.ts'

/** `3x2@1920x1080`: columns × rows of screens, each of this many pixels. */
export const wallProfileSchema = z
  .string()
  .regex(/^([1-9]|1[0-9]|20)x([1-9]|1[0-9]|20)@[1-9][0-9]{2,4}x[1-9][0-9]{2,4}$/, 'columns x rows @ width x height, such as 3x2@1920x1080')

const bilingual = z.strictObject({ zh: z.string().min(1).max(80), en: z.string().min(1).max(80) })

/** Limits of an indicator: 关注 / 警戒 / 报警, above or below which it is no longer normal. */
export const thresholdSchema = z.strictObject({
  direction: z.enum(['above', 'below']),
  watch: z.number().optional(),
  warn: z.number().optional(),
  alarm: z.number().optional(),
  /** Where the numbers come from: A read in a source, B well known, C working assumption to confirm. */
  basis: z.string().max(200).optional(),
})

/** One indicator (体征指标), derived from sensor readings or taken as a feed gives it. */
export const indicatorSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z0-9.]{0,60}$/),
  title: bilingual,
  unit: z.string().min(1).max(20),
  decimals: z.number().int().min(0).max(4),
  periodS: z.number().min(0.1).max(86_400),
  sourceTitle: bilingual,
  from: z.strictObject({
    /** Sensor kind whose readings are used, or one sensor id. */
    kind: z.string().max(80).optional(),
    sensorId: z.string().max(200).optional(),
    statistic: z.enum(['mean', 'sum', 'max', 'min', 'last', 'countAbove']),
    above: z.number().optional(),
  }),
  thresholds: thresholdSchema.optional(),
})

/** One of the eight vital-sign tiles (水电气桥涝空轨路): a main indicator, two others, a chart. */
export const vitalSignSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z0-9]{0,40}$/),
  glyph: z.strictObject({ zh: z.string().length(1), en: z.string().min(1).max(2) }),
  title: bilingual,
  indicator: z.string(),
  /** A key source (关键源): while it is stale or lost the wall gives no overall judgement. */
  isKey: z.boolean().default(true),
  suffix: bilingual.optional(),
  subs: z.array(z.strictObject({ indicator: z.string(), label: bilingual })).max(3),
  chart: z.strictObject({
    series: z.string(),
    kind: z.enum(['line', 'bar']),
    thresholdOf: z.string().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
})

/** hall.yaml: every threshold, feed, indicator and layout has its one home here. */
export const hallConfigSchema = z.strictObject({
  district: z
    .string()
    .regex(/^\d{6}$/)
    .default('310117'),
  title: bilingual.default({ zh: '松江区城市运行管理中心 · 城运应急指挥', en: 'Songjiang City Operations Centre' }),
  wall: wallProfileSchema.optional(),
  /** Addresses of a demonstration district started by hand (npm run district); its feeds are added to the others. */
  demonstration: z
    .strictObject({
      http: z
        .string()
        .regex(/^https?:\/\//)
        .max(400),
      mqtt: z
        .string()
        .regex(/^mqtts?:\/\//)
        .max(400),
    })
    .optional(),
  feeds: z.array(feedSchema).max(500).default([]),
  indicators: z.array(indicatorSchema).max(2000).optional(),
  vitalSigns: z.array(vitalSignSchema).max(24).optional(),
  layouts: z.array(layoutSchema).max(200).optional(),
  /** Rules of command (指挥规则): grades, ranks, report clocks, limits; docs/rules.md shows what is shipped. */
  rules: hallRulesSchema.default(DEFAULT_RULES),
  /** The district's organisation (组织): units, posts, sector table, with the date of the table; it is imported at the start and when it changes. */
  organisation: organisationSchema.optional(),
  retention: z
    .strictObject({
      feedLogMegabytes: z.number().int().min(50).max(1_000_000).default(2_000),
      cacheMegabytes: z.number().int().min(50).max(100_000).default(500),
      /** Days the journal is kept: logs six months at least (网络安全法 art. 21, confidence B); three years are a working assumption (C). */
      journalDays: z.number().int().min(180).max(36_500).default(1_095),
      /** Beyond this size the oldest events are dropped before their time, but none younger than 180 days. */
      journalMegabytes: z.number().int().min(200).max(10_000_000).default(20_000),
    })
    .default({ feedLogMegabytes: 2_000, cacheMegabytes: 500, journalDays: 1_095, journalMegabytes: 20_000 }),
})

/** The configuration in force. */
export type HallConfig = z.infer<typeof hallConfigSchema>
/** An indicator as configured. */
export type IndicatorDefinition = z.infer<typeof indicatorSchema>
/** A vital-sign tile as configured. */
export type VitalSignDefinition = z.infer<typeof vitalSignSchema>
/** Limits of an indicator. */
export type Thresholds = z.infer<typeof thresholdSchema>
