// SPDX-License-Identifier: Apache-2.0
import { SITE } from './places.ts'
import type { Effect } from '../story.ts'

/** What the storm does to rain, wind, rivers and standing water, and to the pumps that work against it. */
export const WEATHER_EFFECTS: readonly Effect[] = [
  {
    target: 'rain.1h',
    how: 'set',
    keyframes: [
      [30, 0],
      [90, 18],
      [240, 46],
      [420, 68],
      [600, 72],
      [840, 41],
      [1200, 24],
    ],
  },
  {
    target: 'rain.1h',
    how: 'add',
    keyframes: [
      [60, 0],
      [300, 14],
      [600, 16],
      [1200, 4],
    ],
    near: { at: SITE, radiusKm: 9 },
  },
  {
    target: 'road.pond',
    how: 'add',
    keyframes: [
      [90, 0],
      [360, 21],
      [660, 26],
      [1080, 13],
      [1500, 8],
    ],
    near: { at: SITE, radiusKm: 5.5 },
  },
  {
    target: 'road-pond-01',
    how: 'set',
    keyframes: [
      [30, 0],
      [110, 6],
      [180, 16],
      [240, 27],
      [300, 35],
      [390, 49],
      [600, 62],
      [780, 62],
      [1080, 38],
      [1500, 21],
    ],
  },
  {
    target: 'river.level',
    how: 'add',
    keyframes: [
      [60, 0],
      [600, 0.55],
      [900, 0.83],
      [1500, 0.78],
    ],
  },
  {
    target: 'wind.gust',
    how: 'add',
    keyframes: [
      [60, 0],
      [420, 7.5],
      [1500, 4],
    ],
  },
  {
    target: 'water.turbidity',
    how: 'add',
    keyframes: [
      [300, 0],
      [1200, 0.12],
    ],
  },
  {
    target: 'manhole-tilt-07',
    how: 'set',
    keyframes: [
      [360, 1],
      [366, 38],
      [1100, 38],
      [1106, 1],
    ],
  },
  {
    target: 'weather.temperature',
    how: 'add',
    keyframes: [
      [30, 0],
      [600, -3.5],
    ],
  },
  {
    target: 'weather.windScale',
    how: 'add',
    keyframes: [
      [30, 0],
      [420, 2],
      [1500, 1],
    ],
  },
  {
    target: 'weather.rain1h',
    how: 'set',
    keyframes: [
      [30, 0],
      [90, 18],
      [240, 46],
      [420, 68],
      [600, 72],
      [840, 41],
      [1200, 24],
    ],
  },
  {
    target: 'weather.state',
    how: 'set',
    keyframes: [
      [0, 1],
      [30, 3],
      [150, 3],
      [180, 4],
      [840, 4],
      [900, 3],
    ],
  },
  {
    target: 'pump.running',
    how: 'set',
    keyframes: [
      [45, 0.2],
      [200, 0.7],
      [420, 1],
      [1500, 0.9],
    ],
  },
]
