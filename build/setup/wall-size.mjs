// SPDX-License-Identifier: Apache-2.0

/** The wall when none is asked for. */
export const defaultWall = { columns: 1, rows: 1, width: 1920, height: 1080 }

const consoleWidth = 1920
const consoleHeight = 1080
// X11 coordinates are signed 16-bit numbers.
const largestSide = 32_767

/** Reads `3x2@1920x1080` (columns x rows @ pixels of one screen); null when it is not of that form or too large. */
export function parseWall(text) {
  const match = /^(\d{1,2})x(\d{1,2})@(\d{2,5})x(\d{2,5})$/i.exec(text ?? '')
  if (!match) return null
  const [columns, rows, width, height] = match.slice(1).map(Number)
  if (Math.min(columns, rows, width, height) < 1) return null
  if (columns * width + consoleWidth > largestSide || rows * height > largestSide) return null
  return { columns, rows, width, height }
}

/** The value of `--name VALUE` or `--name=VALUE` among command line words; undefined when absent. */
export function optionValue(words, name) {
  const index = words.findIndex((word) => word === name || word.startsWith(`${name}=`))
  if (index < 0) return undefined
  return words[index] === name ? words[index + 1] : words[index].slice(name.length + 1)
}

/** Size in pixels of a virtual display that holds the wall and, to its right, the console. */
export function displaySize(wall) {
  return {
    width: wall.columns * wall.width + consoleWidth,
    height: Math.max(wall.rows * wall.height, consoleHeight),
  }
}
