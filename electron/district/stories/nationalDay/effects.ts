// SPDX-License-Identifier: Apache-2.0
import { CHENSHAN } from './places.ts'
import type { Effect } from '../story.ts'

/** What the holiday does to visitors, roads, metro, air and calls. */
export const EFFECTS: readonly Effect[] = [
  {
    target: 'tourism-visitors-01',
    how: 'add',
    keyframes: [
      [0, 3800],
      [30, 4200],
      [420, 7800],
      [780, 9600],
      [1080, 9100],
    ],
  },
  {
    target: 'tourism-visitors-02',
    how: 'add',
    keyframes: [
      [0, 9000],
      [30, 9800],
      [420, 15600],
      [780, 17200],
      [1080, 16400],
    ],
  },
  {
    target: 'tourism-visitors-03',
    how: 'add',
    keyframes: [
      [0, 2600],
      [30, 2900],
      [600, 5200],
      [1080, 5000],
    ],
  },
  {
    target: 'tourism-visitors-04',
    how: 'add',
    keyframes: [
      [0, 1900],
      [30, 2000],
      [600, 4100],
      [1080, 3900],
    ],
  },
  {
    target: 'tourism-visitors-05',
    how: 'add',
    keyframes: [
      [0, 7200],
      [30, 8200],
      [360, 16800],
      [600, 21600],
      [780, 22100],
      [1080, 17800],
    ],
  },
  {
    target: 'tourism-visitors-06',
    how: 'add',
    keyframes: [
      [0, 1200],
      [600, 2100],
    ],
  },
  {
    target: 'road.sectionIndex',
    how: 'add',
    keyframes: [
      [0, 12],
      [30, 14],
      [420, 46],
      [720, 54],
      [1080, 36],
    ],
    near: { at: CHENSHAN, radiusKm: 7 },
  },
  {
    target: 'road.index',
    how: 'add',
    keyframes: [
      [0, 8],
      [30, 10],
      [300, 24],
      [660, 36],
      [1080, 26],
    ],
  },
  {
    target: 'road.speed',
    how: 'multiply',
    keyframes: [
      [0, 0.92],
      [300, 0.68],
      [660, 0.48],
      [1080, 0.6],
    ],
  },
  {
    target: 'road.accidents',
    how: 'add',
    keyframes: [
      [360, 0],
      [361, 1],
      [820, 1],
      [821, 2],
    ],
  },
  {
    target: 'metro-stationFlow-03',
    how: 'add',
    keyframes: [
      [0, 1400],
      [30, 1600],
      [480, 5200],
      [1080, 4700],
    ],
  },
  {
    target: 'metro-stationFlow-09',
    how: 'add',
    keyframes: [
      [0, 2200],
      [600, 3900],
    ],
  },
  {
    target: 'metro.sectionLoad',
    how: 'add',
    keyframes: [
      [0, 8],
      [480, 22],
      [1080, 18],
    ],
  },
  {
    target: 'air.o3',
    how: 'add',
    keyframes: [
      [0, 4],
      [900, 14],
    ],
  },
  {
    target: 'rate.calls',
    how: 'multiply',
    keyframes: [
      [0, 1.2],
      [600, 1.8],
      [1080, 1.5],
    ],
  },
  {
    target: 'calls.110',
    how: 'add',
    keyframes: [
      [0, 0],
      [1080, 22],
    ],
  },
  {
    target: 'hotline.accepted',
    how: 'add',
    keyframes: [
      [60, 0],
      [1080, 64],
    ],
  },
  { target: 'weather.state', how: 'set', keyframes: [[0, 5]] },
]
