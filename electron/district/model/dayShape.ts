// SPDX-License-Identifier: Apache-2.0

/** Names of the day curves; each runs over the hour of the day and lies roughly in [0, 1] (`tide` in [-1, 1]). */
export type DayShape = 'none' | 'demand' | 'traffic' | 'ride' | 'sun' | 'tide' | 'visit' | 'office'

const TIDE_HOURS = 12.42

/** The day curve's value; `hours` counts from a Beijing midnight and may exceed 24. */
export function dayShape(shape: DayShape, hours: number): number {
  const hour = ((hours % 24) + 24) % 24
  switch (shape) {
    case 'none':
      return 0
    case 'demand':
      return 0.25 + 0.55 * bump(hour, 11, 3.6) + 0.6 * bump(hour, 19.5, 2.6)
    case 'traffic':
      return 0.12 + 0.75 * bump(hour, 8.2, 1.5) + 0.3 * bump(hour, 13, 3) + 0.8 * bump(hour, 17.9, 1.8)
    case 'ride':
      return 0.02 + 0.95 * bump(hour, 8.1, 1.1) + 0.24 * bump(hour, 13, 3.2) + 0.7 * bump(hour, 18.2, 1.5)
    case 'sun':
      return bump(hour, 14.5, 4.2)
    case 'tide':
      return Math.sin((2 * Math.PI * hours) / TIDE_HOURS - 0.6)
    case 'visit':
      return bump(hour, 13.5, 3)
    case 'office':
      return 0.06 + 0.9 * bump(hour, 10, 2) + 0.65 * bump(hour, 15, 2.6) + 0.3 * bump(hour, 20, 2)
  }
}

/** Integral of a day curve from the last midnight to `hour` (0–24), in curve-hours; trapezoids of ten minutes. */
export function dayIntegral(shape: DayShape, hour: number): number {
  const steps = Math.max(1, Math.ceil(hour * 6))
  const width = hour / steps
  let sum = 0
  for (let index = 0; index < steps; index += 1) {
    sum += ((dayShape(shape, index * width) + dayShape(shape, (index + 1) * width)) / 2) * width
  }
  return sum
}

function bump(hour: number, centre: number, width: number): number {
  const apart = Math.min(Math.abs(hour - centre), 24 - Math.abs(hour - centre))
  return Math.exp(-((apart / width) ** 2))
}
