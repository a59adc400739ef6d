// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from 'node:events'
import type { MessagePortMain } from 'electron'
import { expect, test } from 'vitest'
import type { HallWindow } from '../windows/index.ts'
import { RecordPorts } from './recordPorts.ts'

class FakeReplayer extends EventEmitter {
  killed = false
  kill(): boolean {
    this.killed = true
    this.emit('exit', 15)
    return true
  }
}

const PORT = {} as MessagePortMain
const WALL = { id: 'wall' } as HallWindow

function ports() {
  const replayers: FakeReplayer[] = []
  const told: string[] = []
  const closed: string[] = []
  const made = new RecordPorts({
    feeds: { connect: () => undefined },
    fork: () => {
      const child = new FakeReplayer()
      replayers.push(child)
      return child as never
    },
    tell: (code, detail) => void told.push(`${code} ${detail}`),
    onClosed: (window, epoch) => void closed.push(`${window.id} ${epoch}`),
  })
  const replay = (window: HallWindow, epoch: string) => made.replay(window, { port: PORT, epoch, at: 0, rate: 1 })
  return { ports: made, replay, replayers, told, closed }
}

test('a replayer that ends unasked is told and its window learns it; one that was ended is not', () => {
  const { ports: made, replay, replayers, told, closed } = ports()
  replay(WALL, 'wall-1')
  replay(WALL, 'wall-2')
  made.live(WALL, PORT, 'wall-3')
  expect({ killed: replayers.map((child) => child.killed), told, closed }).toEqual({ killed: [true, true], told: [], closed: [] })
  replay(WALL, 'wall-4')
  replayers[2]!.emit('exit', 139)
  expect({ told, closed }).toEqual({ told: ['replayer-ended wall: exit 139'], closed: ['wall wall-4'] })
})

test('what a replayer has to say reaches the operator', () => {
  const { replay, replayers, told } = ports()
  replay(WALL, 'wall-1')
  replayers[0]!.emit('message', { type: 'ready' })
  replayers[0]!.emit('message', { type: 'notice', code: 'replay-not-recorded', detail: 'nothing' })
  expect(told).toEqual(['replay-not-recorded wall: nothing'])
})

test('a window takes its replayer with it, but not that of the window which replaced it', () => {
  const { ports: made, replay, replayers, closed } = ports()
  replay(WALL, 'wall-1')
  replay({ id: 'wall' } as HallWindow, 'wall-2')
  made.endReplay(WALL)
  expect(replayers.map((child) => child.killed)).toEqual([true, false])
  made.dispose()
  expect(replayers.map((child) => child.killed)).toEqual([true, true])
  expect(closed).toEqual([])
})
