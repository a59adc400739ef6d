// SPDX-License-Identifier: Apache-2.0
import { HELP, readArguments, type JournalRequest } from './arguments.ts'
import { exportTo } from './exportCommand.ts'
import { eventsIn } from './records.ts'
import { verifySource } from './verifyCommand.ts'

const CANNOT_READ = 3

/** Where the tool's words go. */
export interface JournalVoice {
  readonly say: (text: string) => void
  readonly complain: (text: string) => void
}

/** Runs the journal tool; answers its exit code. Never rejects. */
export async function runJournal(words: readonly string[], voice: JournalVoice): Promise<number> {
  const request = readArguments(words)
  try {
    return await run(request, voice)
  } catch (error) {
    voice.complain(`✗ 无法读取 cannot read: ${String((error as Error).message)}\n`)
    return CANNOT_READ
  }
}

async function run(request: JournalRequest, voice: JournalVoice): Promise<number> {
  if (request.kind === 'help') voice.say(HELP)
  if (request.kind === 'bad') voice.complain(`✗ 参数有误 wrong arguments: ${request.reason}\n(--help 查看用法 shows the arguments)\n`)
  if (request.kind === 'bad') return CANNOT_READ
  if (request.kind === 'verify') {
    const { text, code } = await verifySource(request.source, request.head)
    voice.say(text)
    return code
  }
  if (request.kind === 'export') voice.say(await exportTo(request))
  if (request.kind === 'show') await show(request, voice)
  return 0
}

async function show(request: Extract<JournalRequest, { kind: 'show' }>, voice: JournalVoice): Promise<void> {
  let count = 0
  for await (const event of eventsIn(request.source, request)) {
    count += 1
    if (count > request.limit) return voice.complain(`… 还有更多, 请加大 --limit there are more: raise --limit\n`)
    voice.say(`${JSON.stringify(event)}\n`)
  }
}
