// SPDX-License-Identifier: Apache-2.0
import { DISTRICT } from './district.ts'
import type { MapLocale, Mark, Shift } from './mark.ts'
import { wordsFor } from './words.ts'

const AROUND: readonly Shift[] = [
  [0, 0],
  [0, 1.7],
  [0, -1.7],
  [4, 0],
  [-4, 0],
  [0, 3.2],
]
const SHIELDS = [
  ['G60', 121.105, 30.953],
  ['G15', 121.322, 30.918],
  ['G1503', 121.159, 31.07],
  ['S32', 121.225, 30.975],
  ['G60', 121.292, 31.049],
  ['G15', 121.2895, 31.1],
] as const
const WATERS = [
  ['黄浦江', 121.335, 30.972, [0, -1.1]],
  ['油墩港', 121.1715, 31.083, [-2.6, 0]],
  ['斜塘', 121.112, 31.003, [0, -1.2]],
  ['淀浦河', 121.225, 31.134, [0, -1]],
] as const
const METRO = [121.2325, 31.064] as const

/** The district's own words, in the order of the design: towns, road shields and waters, neighbours. */
export function districtLabels(locale: MapLocale): Mark[] {
  const pick = (place: { name: string; nameEn: string }): string => (locale === 'en' ? place.nameEn : place.name)
  const towns = DISTRICT.towns.map((town): Mark => ({
    ...at(town.centre),
    key: `town ${town.name}`,
    kind: 'town',
    text: pick(town),
    priority: 300 + town.density * 10,
    shifts: AROUND,
  }))
  const zone: Mark = { ...at(DISTRICT.zone.centre), key: 'zone', kind: 'zone', text: pick(DISTRICT.zone), priority: 290, shifts: AROUND }
  const neighbours = DISTRICT.neighbours.map((place): Mark => ({
    ...at(place.position),
    key: `neighbour ${place.name}`,
    kind: 'neighbour',
    text: pick(place),
    priority: 100,
  }))
  const shields = SHIELDS.map(([text, lon, lat], i): Mark => ({ lon, lat, key: `shield ${text} ${i}`, kind: 'shield', text, priority: 200 - i }))
  const waters = WATERS.flatMap(([name, lon, lat, shift]): Mark[] => {
    const river = DISTRICT.rivers.find((candidate) => candidate.name === name)
    return river ? [{ lon, lat, key: `water ${name}`, kind: 'water', text: pick(river), priority: 180, shifts: [shift] }] : []
  })
  const metro: Mark = {
    ...at(METRO),
    key: 'metro',
    kind: 'rail',
    text: wordsFor(locale).metroLine,
    priority: 150,
    shifts: [
      [2.4, 0],
      [-2.4, 0],
    ],
  }
  return [...towns, zone, ...shields, ...waters, metro, ...neighbours]
}

function at([lon, lat]: readonly [number, number]): { lon: number; lat: number } {
  return { lon, lat }
}
