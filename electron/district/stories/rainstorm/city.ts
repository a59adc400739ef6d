// SPDX-License-Identifier: Apache-2.0
import { SITE } from './places.ts'
import type { Effect } from '../story.ts'

/** What follows in the city: traffic, power, lifts, calls, shelters and hospitals. */
export const CITY_EFFECTS: readonly Effect[] = [
  {
    target: 'power.faultUsers',
    how: 'add',
    keyframes: [
      [150, 0],
      [156, 860],
      [330, 1480],
      [336, 2360],
      [780, 1220],
      [1140, 310],
      [1500, 126],
    ],
  },
  {
    target: 'power.load',
    how: 'multiply',
    keyframes: [
      [60, 1],
      [600, 0.94],
      [1500, 0.96],
    ],
  },
  {
    target: 'power.loadRate',
    how: 'multiply',
    keyframes: [
      [60, 1],
      [600, 0.94],
      [1500, 0.96],
    ],
  },
  {
    target: 'road.index',
    how: 'add',
    keyframes: [
      [60, 0],
      [300, 22],
      [720, 34],
      [1500, 16],
    ],
  },
  {
    target: 'road.speed',
    how: 'multiply',
    keyframes: [
      [60, 1],
      [300, 0.66],
      [720, 0.52],
      [1500, 0.72],
    ],
  },
  {
    target: 'road.sectionIndex',
    how: 'add',
    keyframes: [
      [60, 0],
      [420, 30],
      [1500, 18],
    ],
    near: { at: SITE, radiusKm: 10 },
  },
  {
    target: 'road.accidents',
    how: 'add',
    keyframes: [
      [260, 0],
      [262, 2],
      [700, 4],
    ],
  },
  {
    target: 'metro.punctuality',
    how: 'add',
    keyframes: [
      [200, 0],
      [600, -4.5],
      [1500, -1.8],
    ],
  },
  {
    target: 'lift-trapped-03',
    how: 'set',
    keyframes: [
      [330, 0],
      [331, 1],
      [860, 1],
      [861, 0],
    ],
  },
  {
    target: 'rate.calls',
    how: 'multiply',
    keyframes: [
      [30, 1],
      [180, 3],
      [300, 4],
      [900, 4],
      [1500, 2],
    ],
  },
  {
    target: 'rate.street',
    how: 'multiply',
    keyframes: [
      [60, 1],
      [300, 1.8],
      [1500, 1.4],
    ],
  },
  {
    target: 'calls.110',
    how: 'add',
    keyframes: [
      [30, 0],
      [900, 58],
      [1500, 76],
    ],
  },
  {
    target: 'calls.119',
    how: 'add',
    keyframes: [
      [30, 0],
      [900, 9],
      [1500, 12],
    ],
  },
  {
    target: 'calls.120',
    how: 'add',
    keyframes: [
      [30, 0],
      [900, 7],
      [1500, 9],
    ],
  },
  {
    target: 'hotline.accepted',
    how: 'add',
    keyframes: [
      [30, 0],
      [900, 180],
      [1500, 264],
    ],
  },
  {
    target: 'shelter.occupied',
    how: 'set',
    keyframes: [
      [420, 0],
      [1200, 0.35],
    ],
  },
  {
    target: 'hospital.load',
    how: 'add',
    keyframes: [
      [300, 0],
      [1200, 0.03],
    ],
  },
  {
    target: 'towns.open',
    how: 'multiply',
    keyframes: [
      [60, 1],
      [900, 1.25],
    ],
  },
]
