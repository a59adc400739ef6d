// SPDX-License-Identifier: Apache-2.0

/** A place in the journal: an event's number, or a moment. */
export type Bound = { readonly seq: number } | { readonly at: number }

/** What the command line asked for. */
export type JournalRequest =
  | { readonly kind: 'verify'; readonly source: JournalSource; readonly head: string | undefined }
  | {
      readonly kind: 'export'
      readonly source: JournalSource
      readonly out: string
      readonly format: 'segment' | 'jsonl'
      readonly from?: Bound
      readonly to?: Bound
    }
  | { readonly kind: 'show'; readonly source: JournalSource; readonly limit: number; readonly from?: Bound; readonly to?: Bound }
  | { readonly kind: 'help' }
  | { readonly kind: 'bad'; readonly reason: string }

/** Where the records are: the data folder of a hall, or an exported file. */
export interface JournalSource {
  readonly dataDir?: string
  readonly file?: string
}

/** The text of `--help`. */
export const HELP = `日志工具 journal: 只读, 大屏运行时也可使用 reads only, also while the hall runs
  verify --data-dir DIR | --file FILE [--head HASH]
      核对每条记录与哈希链 checks every record and the hash chain; with --head: whether this hash is in the chain
  export --data-dir DIR --out FILE [--from X] [--to X] [--format segment|jsonl]
      导出为一个可核对的文件 one file that verify can check; or one JSON event per line
  show   --data-dir DIR | --file FILE [--from X] [--to X] [--limit N]
      逐条显示事件 prints events, one JSON per line (limit 100)
  X: 序号或 ISO 8601 时刻(须带时区) a number or an ISO 8601 moment with its time zone
退出码 exit codes: 0 完整 whole · 1 有坏记录 bad record · 2 哈希不在链上 head not found · 3 无法读取 cannot read
`

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  verify: ['--data-dir', '--file', '--head'],
  export: ['--data-dir', '--out', '--from', '--to', '--format'],
  show: ['--data-dir', '--file', '--from', '--to', '--limit'],
}
const DEFAULT_LIMIT = 100

/** Reads the arguments after the script's name. Accepts `--name value` and `--name=value`. */
export function readArguments(words: readonly string[]): JournalRequest {
  const [kind = '', ...rest] = words
  if (kind === '' || [kind, ...rest].some((word) => word === '--help' || word === '-h')) return { kind: 'help' }
  const fields = Object.hasOwn(FIELDS, kind) ? FIELDS[kind]! : null
  if (!fields) return bad(`unknown command "${kind}"; known: ${Object.keys(FIELDS).join(', ')}`)
  const values = readValues(rest, fields)
  if (typeof values === 'string') return bad(values)
  try {
    return requestOf(kind, values)
  } catch (error) {
    return bad((error as Error).message)
  }
}

function readValues(words: readonly string[], fields: readonly string[]): ReadonlyMap<string, string> | string {
  const values = new Map<string, string>()
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!
    const equals = word.indexOf('=')
    const name = equals === -1 ? word : word.slice(0, equals)
    if (!fields.includes(name)) return `unknown argument "${word}"`
    if (equals === -1) index += 1
    const value = equals === -1 ? words[index] : word.slice(equals + 1)
    if (value === undefined || value === '') return `${name} needs a value`
    values.set(name, value)
  }
  return values
}

function requestOf(kind: string, values: ReadonlyMap<string, string>): JournalRequest {
  const [dataDir, file] = [values.get('--data-dir'), values.get('--file')]
  if ((dataDir === undefined) === (file === undefined)) return bad(kind === 'export' ? '--data-dir is needed' : 'either --data-dir or --file is needed')
  const source = dataDir === undefined ? { file: file! } : { dataDir }
  const range = { ...bound('from', values.get('--from')), ...bound('to', values.get('--to')) }
  if (kind === 'verify') return { kind, source, head: hashText(values.get('--head')) }
  if (kind === 'show') return { kind, source, limit: wholeNumber('--limit', values.get('--limit') ?? String(DEFAULT_LIMIT)), ...range }
  const [out, format = 'segment'] = [values.get('--out'), values.get('--format')]
  if (out === undefined) return bad('--out is needed')
  if (format !== 'segment' && format !== 'jsonl') return bad(`--format must be segment or jsonl, not "${format}"`)
  return { kind: 'export', source, out, format, ...range }
}

function hashText(text: string | undefined): string | undefined {
  if (text !== undefined && !/^[0-9a-fA-F]{64}$/.test(text)) throw new Error('--head must be a SHA-256 in hexadecimal')
  return text?.toLowerCase()
}

function bound<Name extends 'from' | 'to'>(name: Name, text: string | undefined): { [Key in Name]?: Bound } {
  if (text === undefined) return {}
  if (/^\d{1,15}$/.test(text)) return { [name]: { seq: Number(text) } } as { [Key in Name]?: Bound }
  const at = /(Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : NaN
  if (Number.isNaN(at)) throw new Error(`--${name} must be a number or an ISO 8601 moment with its time zone, not "${text}"`)
  return { [name]: { at } } as { [Key in Name]?: Bound }
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} must be a whole number, not "${text}"`)
  return Number(text)
}

function bad(reason: string): JournalRequest {
  return { kind: 'bad', reason }
}
