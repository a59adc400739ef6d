// SPDX-License-Identifier: Apache-2.0
import { wallProfileSchema } from '../../shared/config/index.ts'

/** Story lines of the demonstration district; `off` starts none. */
export const STORIES = ['off', 'calm', 'rainstorm', 'gas-leak', 'concert', 'national-day'] as const
/** A story line of the demonstration district. */
export type Story = (typeof STORIES)[number]

/** What the command line asked for; absent means: the product decides. */
export interface CommandLine {
  readonly config: string | null
  readonly dataDir: string | null
  readonly wall: string | null
  readonly split: boolean
  readonly layout: string | null
  readonly district: Story | null
  readonly seed: number
  readonly port: number
  readonly lean: boolean
  readonly action: 'run' | 'help' | 'version'
}

/** Text of --help, in both languages. */
export const HELP = `城运大屏 CityOps Wall

  --config FILE          配置文件 hall.yaml / configuration (default: demonstration district)
  --data-dir DIR         数据目录 / where journal, feed log, cache and control.json live
  --wall 3x2@1920x1080   墙体: 列x行@单屏像素 / columns x rows @ pixels of one screen (default 1x1@1920x1080)
  --split                每屏一个窗口 / one window per screen
  --layout ID            开机布局 / layout to start with: overview, map, emergency
  --district STORY       演示区剧情 / demonstration story: ${STORIES.join(', ')}
  --seed N               演示区随机种子 / seed of the demonstration (default 1)
  --port N               控制接口端口, 0 为任意 / port of the control API, 0 = any (default 0)
  --lean                 低负载地图 / map for software rendering (default: chosen by what the machine has)
  --help, --version
`

type Draft = { -readonly [Key in keyof CommandLine]: CommandLine[Key] }

type Reader = (draft: Draft, value: string) => string | null

const OPTIONS: Record<string, Reader> = {
  '--config': (draft, value) => keep(() => (draft.config = value)),
  '--data-dir': (draft, value) => keep(() => (draft.dataDir = value)),
  '--wall': (draft, value) =>
    wallProfileSchema.safeParse(value).success ? keep(() => (draft.wall = value)) : '--wall wants columns x rows @ width x height, such as 3x2@1920x1080',
  '--layout': (draft, value) => keep(() => (draft.layout = value)),
  '--district': (draft, value) => (isStory(value) ? keep(() => (draft.district = value)) : `--district wants one of ${STORIES.join(', ')}`),
  '--seed': (draft, value) => wholeNumber(value, 2 ** 31 - 1, (number) => (draft.seed = number)),
  '--port': (draft, value) => wholeNumber(value, 65_535, (number) => (draft.port = number)),
}

const FLAGS: Record<string, (draft: Draft) => void> = {
  '--split': (draft) => (draft.split = true),
  '--lean': (draft) => (draft.lean = true),
  '--help': (draft) => (draft.action = 'help'),
  '--version': (draft) => (draft.action = 'version'),
}

// Switches of Chromium and Electron pass through us untouched; only our own words are judged.
const FOREIGN =
  /^--(no-sandbox|enable-|disable-|use-|ozone-|inspect|remote-debugging|user-data-dir|js-flags|force-|headless|lang|log-|v=|gpu|in-process|single-process|window-|crash|test-type|password-store|type=|app=)/

/** Reads the arguments after the application's path; an unknown or incomplete option is an error with its remedy. */
export function parseCommandLine(argv: readonly string[]): { ok: true; value: CommandLine } | { ok: false; message: string } {
  const draft: Draft = { config: null, dataDir: null, wall: null, split: false, layout: null, district: null, seed: 1, port: 0, lean: false, action: 'run' }
  const words = argv.flatMap((word) =>
    /^--[a-z-]+=/.test(word) && !FOREIGN.test(word) ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word],
  )
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!
    if (FLAGS[word]) FLAGS[word](draft)
    else if (OPTIONS[word]) {
      const value = words[++index]
      if (value === undefined || value.startsWith('--')) return { ok: false, message: `${word} wants a value (see --help)` }
      const problem = OPTIONS[word](draft, value)
      if (problem) return { ok: false, message: problem }
    } else if (word.startsWith('-') && !FOREIGN.test(word)) return { ok: false, message: `unknown option ${word} (see --help)` }
  }
  return { ok: true, value: draft }
}

function keep(assign: () => void): null {
  assign()
  return null
}

function isStory(value: string): value is Story {
  return (STORIES as readonly string[]).includes(value)
}

function wholeNumber(value: string, most: number, assign: (number: number) => void): string | null {
  const number = Number(value)
  if (!/^\d+$/.test(value) || number > most) return `"${value}" is not a whole number from 0 to ${most}`
  assign(number)
  return null
}
