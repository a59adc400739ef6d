// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { HallEvent } from '../../shared/domain/index.ts'
import { deskWithWall } from '../../test/fixtures/wallDesk.ts'
import { consoleAdapter, runOutbound } from './outbound.ts'

const TEXT = { recipients: [{ name: '各街镇' }, { name: '区水务局' }], text: '请核查积水点。' }

function office() {
  const desk = deskWithWall()
  const told: string[] = []
  let listener: (events: readonly HallEvent[]) => void = () => undefined
  const tell = (code: string, detail: string): void => void told.push(`${code} ${detail}`)
  const failing = {
    deliver: (): void => {
      throw new Error('no line')
    },
  }
  const hall = { state: () => desk.state, subscribe: (one: typeof listener) => ((listener = one), () => (listener = () => undefined)) }
  const end = runOutbound({ hall, adapters: [failing, consoleAdapter(tell)], tell })
  const send = (messageId: string): void => {
    const { length } = desk.events
    desk.wait(60_000)
    desk.context = { ...desk.context, actor: { principal: 'system', role: 'system' } }
    desk.value('message.sent', { messageId, channel: 'console' })
    listener(desk.events.slice(length))
  }
  return { desk, told, send, end }
}

test('a sent message is handed to every way out; one that fails does not close the others', () => {
  const { desk, told, send, end } = office()
  const messageId = desk.value('message.queue', TEXT)['messageId'] as string
  expect(told).toEqual([])
  send(messageId)
  expect(told).toEqual([`message-failed ${messageId}: Error: no line`, `message-sent ${messageId} → 各街镇, 区水务局: 请核查积水点。`])
  const second = desk.value('message.queue', TEXT)['messageId'] as string
  end()
  send(second)
  expect(told).toHaveLength(2)
})

test('nothing of a drill is handed out', () => {
  const { desk, told, send } = office()
  desk.context = { ...desk.context, realm: 'drill-1' }
  send(desk.value('message.queue', TEXT)['messageId'] as string)
  expect(told).toEqual([])
})
