// SPDX-License-Identifier: Apache-2.0
import { STORY_IDS } from './stories/index.ts'
import { HOUR_MS, MINUTE_MS } from './model/world.ts'
import type { StoryId } from './stories/index.ts'

/** What the command line asked for. */
export type Request =
  | { readonly kind: 'run'; readonly options: DistrictOptions }
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'bad'; readonly reason: string }

/** How a district is to run; port 0 = any free port; `beginMs` = Beijing time of day of the model's start, null = the real one. */
export interface DistrictOptions {
  readonly story: StoryId
  readonly seed: number
  readonly host: string
  readonly httpPort: number
  readonly mqttPort: number
  readonly beginMs: number | null
  /** Epoch ms of an earlier start to go on from; null = now. */
  readonly startedAt: number | null
}

/** What holds when nothing is said. */
export const DEFAULT_OPTIONS: DistrictOptions = { story: 'calm', seed: 1, host: '127.0.0.1', httpPort: 0, mqttPort: 0, beginMs: null, startedAt: null }

/** The text of `--help`. */
export const HELP = `CityOps Wall demonstration district (示范区, 演示数据)
  --story NAME     ${STORY_IDS.join(' | ')}   (default calm)
  --seed N         whole number; same seed, story and elapsed time give the same values   (default 1)
  --host ADDRESS   address to listen on   (default 127.0.0.1)
  --http-port N    0 = any free port   (default 0)
  --mqtt-port N    0 = any free port   (default 0)
  --begin HH:MM    Beijing time of day of the model's start   (default: the real one)
  --started-at MS  epoch milliseconds of an earlier start to go on from   (default: now)
  --help           this text
  --version        the version
`

type Reader = (options: DistrictOptions, text: string) => DistrictOptions | string

const READERS: Readonly<Record<string, Reader>> = {
  '--story': (options, text) => {
    const story = STORY_IDS.find((id) => id === text)
    return story === undefined ? `--story must be one of ${STORY_IDS.join(', ')}, not "${text}"` : { ...options, story }
  },
  '--seed': (options, text) => {
    const seed = wholeNumber(text, 0xffffffff)
    return seed === null ? `--seed must be a whole number from 0 to 4294967295, not "${text}"` : { ...options, seed }
  },
  '--host': (options, text) => (text === '' ? '--host needs an address' : { ...options, host: text }),
  '--http-port': (options, text) => {
    const httpPort = wholeNumber(text, 65535)
    return httpPort === null ? `--http-port must be a port from 0 to 65535, not "${text}"` : { ...options, httpPort }
  },
  '--mqtt-port': (options, text) => {
    const mqttPort = wholeNumber(text, 65535)
    return mqttPort === null ? `--mqtt-port must be a port from 0 to 65535, not "${text}"` : { ...options, mqttPort }
  },
  '--begin': (options, text) => {
    const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
    if (parts === null) return `--begin must be a time of day HH:MM, not "${text}"`
    return { ...options, beginMs: Number(parts[1]) * HOUR_MS + Number(parts[2]) * MINUTE_MS }
  },
  '--started-at': (options, text) => {
    // A day at most: the back-log of a longer run is of no use to anybody.
    if (!/^\d{13}$/.test(text) || Date.now() - Number(text) > 24 * HOUR_MS) return `--started-at must be epoch milliseconds of the last 24 hours, not "${text}"`
    return { ...options, startedAt: Number(text) }
  },
}

/** Reads the arguments after the script's name. Accepts `--name value` and `--name=value`. */
export function readArguments(words: readonly string[]): Request {
  let options = DEFAULT_OPTIONS
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (word === '--help' || word === '-h') return { kind: 'help' }
    if (word === '--version') return { kind: 'version' }
    const equals = word.indexOf('=')
    const name = equals === -1 ? word : word.slice(0, equals)
    const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined
    if (reader === undefined) return { kind: 'bad', reason: `unknown argument "${word}"` }
    if (equals === -1) index += 1
    const text = equals === -1 ? words[index] : word.slice(equals + 1)
    if (text === undefined) return { kind: 'bad', reason: `${name} needs a value` }
    const next = reader(options, text)
    if (typeof next === 'string') return { kind: 'bad', reason: next }
    options = next
  }
  return { kind: 'run', options }
}

function wholeNumber(text: string, most: number): number | null {
  if (!/^\d{1,10}$/.test(text)) return null
  const value = Number(text)
  return value <= most ? value : null
}
