// SPDX-License-Identifier: Apache-2.0
import { expect, test, vi } from 'vitest'
import type { LiveContext } from '../live/index.ts'
import { bindKeys } from './keyboard.ts'

const asked = vi.hoisted(() => [] as unknown[])

vi.mock('../bridge/index.ts', () => ({
  ask: async (name: string, input: unknown) => void asked.push([name, input]),
  sendCommand: async (name: string, input: unknown) => void asked.push([name, input]),
}))

test('C asks for the console, but not while a person types', () => {
  const stop = bindKeys({ description: { layouts: [] } } as unknown as LiveContext, () => undefined)
  const field = document.body.appendChild(document.createElement('input'))
  const press = (target: EventTarget): boolean => target.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', code: 'KeyC', bubbles: true }))
  press(field)
  expect(asked).toEqual([])
  press(document.body)
  expect(asked).toEqual([['console.show', {}]])
  stop()
})
