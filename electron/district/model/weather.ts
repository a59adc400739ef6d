// SPDX-License-Identifier: Apache-2.0
import { signal } from '../stories/story.ts'
import { dayShape } from './dayShape.ts'
import { hashOf, noise } from './random.ts'
import { isoText } from './stamp.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS, hoursOf, roundTo } from './world.ts'
import type { Moment, World } from './world.ts'

/** The object of `/api/weather`: ℃, Beaufort degrees, % and mm. */
export interface WeatherData {
  readonly text: string
  readonly temp: number
  readonly windDir: string
  readonly windScale: number
  readonly gustScale: number
  readonly humidity: number
  readonly rain1h: number
  readonly station: string
  readonly pubTime: string
}

/** What the number of the signal `weather.state` says. */
const STATES = ['多云', '阴', '小雨', '大雨', '暴雨', '晴'] as const

/** The weather of a moment, in steps of one minute. */
export function weatherData(world: World, moment: Moment): WeatherData {
  const minuteMs = Math.floor(moment.elapsedMs / MINUTE_MS) * MINUTE_MS
  const seconds = moment.elapsedMs / SECOND_MS
  const key = hashOf(world.seed, 'weather')
  const warm = 19.5 + 6.5 * dayShape('sun', hoursOf(world, minuteMs)) + 0.6 * noise(key, minuteMs / HOUR_MS)
  const wind = 4.5 + 0.9 * noise(key + 1, minuteMs / (HOUR_MS / 2))
  const windScale = Math.round(signal(world.story, 'weather.windScale', { seconds, base: wind }))
  const rain1h = roundTo(signal(world.story, 'weather.rain1h', { seconds, base: 0 }), 1)
  const state = Math.round(signal(world.story, 'weather.state', { seconds, base: 0 }))
  return {
    text: STATES[state] ?? STATES[0],
    temp: roundTo(signal(world.story, 'weather.temperature', { seconds, base: warm }), 1),
    windDir: '东南风',
    windScale,
    gustScale: windScale + 2,
    humidity: Math.min(98, Math.round(64 + 8 * noise(key + 2, minuteMs / HOUR_MS) + rain1h * 0.6)),
    rain1h,
    station: '松江(示例)',
    pubTime: isoText(moment.zeroAt + minuteMs),
  }
}
