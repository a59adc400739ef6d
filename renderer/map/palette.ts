// SPDX-License-Identifier: Apache-2.0

/** Colours the map draws with, each the name of a custom property in tokens.css (`shadow` is derived). */
export const INKS = {
  ground: '--map-ground',
  land: '--map-land',
  land2: '--map-land-2',
  edge: '--map-edge',
  town: '--map-town',
  water: '--map-water',
  water2: '--map-water-2',
  road: '--map-road',
  roadHigh: '--map-road-hi',
  rail: '--map-rail',
  blockTop: '--map-bld-top',
  blockLit: '--map-bld-a',
  blockDark: '--map-bld-b',
  text1: '--text-1',
  text2: '--text-2',
  text3: '--text-3',
  accent: '--accent',
  red: '--warn-red',
  orange: '--warn-orange',
  yellow: '--warn-yellow',
  blue: '--warn-blue',
  shadow: '--map-ground',
} as const

/** Name of a map colour. */
export type Ink = keyof typeof INKS

/** Red, green, blue in 0..1. */
export type Rgb = readonly [number, number, number]

/** A colour for each ink. */
export type Palette = Record<Ink, Rgb>

/** The order in which inks stand in the shaders' table. */
export const INK_NAMES = Object.keys(INKS) as Ink[]

/** Position of an ink in the shaders' table. */
export function inkIndex(ink: Ink): number {
  return INK_NAMES.indexOf(ink)
}

/** Reads the palette through `read`, which returns the text of a custom property; unreadable colours turn grey. */
export function readPalette(read: (property: string) => string): Palette {
  const palette = {} as Record<Ink, Rgb>
  for (const ink of INK_NAMES) palette[ink] = parseColour(read(INKS[ink])) ?? [0.5, 0.5, 0.5]
  palette.shadow = shadowOf(palette.ground)
  return palette
}

/** Understands `#rgb`, `#rrggbb` and `rgb(r, g, b)`; undefined for anything else. */
export function parseColour(text: string): Rgb | undefined {
  const value = text.trim()
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/iu.exec(value)?.[1]
  if (hex) {
    const digits = hex.length === 3 ? [...hex].map((c) => c + c) : [hex.slice(0, 2), hex.slice(2, 4), hex.slice(4, 6)]
    return digits.map((d) => Number.parseInt(d, 16) / 255) as unknown as Rgb
  }
  const parts = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/iu.exec(value)
  return parts ? [Number(parts[1]) / 255, Number(parts[2]) / 255, Number(parts[3]) / 255] : undefined
}

/** The colour between two, `share` 0..1. */
export function mixRgb(a: Rgb, b: Rgb, share: number): Rgb {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share]
}

/** `#rrggbb` of a colour. */
export function toHex(colour: Rgb): string {
  return `#${colour
    .map((c) =>
      Math.round(c * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

// On a light ground a shadow is soft grey, on a dark one it is nearly black.
function shadowOf(ground: Rgb): Rgb {
  const light = ground[0] + ground[1] + ground[2] > 1.5
  return mixRgb(ground, [0, 0, 0], light ? 0.2 : 0.75)
}
