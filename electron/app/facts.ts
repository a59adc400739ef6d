// SPDX-License-Identifier: Apache-2.0
import { factCommand } from '../../shared/commands/index.ts'
import type { AnyRecord } from '../../shared/domain/index.ts'
import type { Hall } from '../hall/index.ts'

/** Hands feed facts that start a clock or an alarm to the hall, as commands of the feed's own principal. */
export function forwardFacts(hall: Hall, records: readonly AnyRecord[], onRefusal: (reason: string) => void): void {
  for (const record of records) {
    const command = factCommand(record)
    if (!command) continue
    const actor = { principal: `feed:${record.source}`, role: 'feed' } as const
    void hall.execute(command, actor).then((answer) => {
      if (!answer.ok) onRefusal(`${command.commandId}: ${answer.code} ${answer.message}`)
    })
  }
}
