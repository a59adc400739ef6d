// SPDX-License-Identifier: Apache-2.0
import { OUTAGE, SITE } from './places.ts'
import type { Dispatch, TeamOrder } from '../story.ts'

/** Teams that set out and arrive. */
export const TEAMS: readonly TeamOrder[] = [
  {
    kind: '01',
    townCode: '310117102',
    states: [
      [310, '1'],
      [420, '2'],
    ],
  },
  {
    kind: '01',
    townCode: '310117107',
    states: [
      [345, '1'],
      [560, '2'],
    ],
  },
  {
    kind: '04',
    townCode: '310117102',
    states: [
      [200, '1'],
      [380, '2'],
    ],
  },
  {
    kind: '04',
    townCode: '310117106',
    states: [
      [345, '1'],
      [620, '2'],
    ],
  },
  {
    kind: '04',
    townCode: '310117107',
    states: [
      [400, '1'],
      [560, '2'],
    ],
  },
  {
    kind: '03',
    townCode: '310117102',
    states: [
      [300, '1'],
      [360, '2'],
    ],
  },
  {
    kind: '02',
    townCode: '310117102',
    states: [
      [320, '1'],
      [470, '2'],
      [900, '0'],
    ],
  },
  {
    kind: '10',
    townCode: '310117102',
    states: [
      [500, '1'],
      [630, '2'],
    ],
  },
  {
    kind: '05',
    townCode: '310117104',
    states: [
      [190, '1'],
      [280, '2'],
      [1500, '0'],
    ],
  },
]

/** Vehicles that leave their rounds. */
export const DISPATCHES: readonly Dispatch[] = [
  { type: 'fire', count: 3, leaveS: 315, place: SITE },
  { type: 'ambulance', count: 2, leaveS: 330, place: SITE },
  { type: 'police', count: 3, leaveS: 305, place: SITE },
  { type: 'drainage', count: 3, leaveS: 345, place: SITE },
  { type: 'power', count: 2, leaveS: 190, place: OUTAGE },
]
