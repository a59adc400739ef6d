// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises'
import { defaultWall, optionValue, parseWall } from './wall-size.mjs'

async function configuredWall(file) {
  try {
    const { parse } = await import('yaml')
    return parseWall(parse(await readFile(file, 'utf8'), { maxAliasCount: 10 })?.wall)
  } catch {
    // The application itself says what is wrong with the file.
    return null
  }
}

/** The wall that command line words ask for: `--wall`, else the `wall` of the file given by `--config`, else one screen. */
export async function wallOf(words) {
  const asked = parseWall(optionValue(words, '--wall'))
  if (asked) return asked
  const file = optionValue(words, '--config')
  return (file ? await configuredWall(file) : null) ?? defaultWall
}
