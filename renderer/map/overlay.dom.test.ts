// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { NORMAL_CAMERA } from '../../shared/domain/camera.ts'
import type { Mark } from './mark.ts'
import { Overlay } from './overlay.ts'
import { lensFor, poseOf } from './view.ts'

const mark: Mark = {
  key: 'a',
  lon: 121.22,
  lat: 31.02,
  kind: 'sign',
  priority: 1,
  sign: { shape: 'square', glyph: '消', fill: 'plain', sizeRem: 2 },
  tag: '途中',
  pick: { kind: 'record', key: 'a' },
}
const view = { pose: poseOf(NORMAL_CAMERA), lens: lensFor(16 / 9), frame: { width: 1_920, height: 1_080, part: [0, 0, 1, 1] as const }, remPx: 18 }

test('the same marks change nothing; a moved, reworded or missing one does', () => {
  const overlay = new Overlay()
  expect(overlay.set('x', [mark])).toBe(true)
  expect(overlay.set('x', [{ ...mark }])).toBe(false)
  expect(overlay.set('x', [{ ...mark, lon: 121.23 }])).toBe(true)
  expect(overlay.set('x', [{ ...mark, lon: 121.23, tag: '到场' }])).toBe(true)
  expect(overlay.set('x', [])).toBe(true)
  expect(overlay.root.querySelectorAll('.map-mark')).toHaveLength(0)
})

test('an element is kept when only its place changes', () => {
  const overlay = new Overlay()
  overlay.set('x', [mark])
  const before = overlay.root.querySelector('.map-mark')
  overlay.set('x', [{ ...mark, lat: 31.03 }])
  expect(overlay.root.querySelector('.map-mark')).toBe(before)
})

test('names from feeds stay words, whatever they contain', () => {
  const overlay = new Overlay()
  const evil = '<img src=x onerror=alert(1)>'
  overlay.set('x', [{ ...mark, text: evil, tag: evil, sign: { ...mark.sign!, glyph: evil } }])
  expect(overlay.root.querySelector('img')).toBeNull()
  expect(overlay.root.querySelector('.map-tag')?.textContent).toBe(evil)
})

test('a click on a mark says what it stands for', () => {
  const overlay = new Overlay()
  document.body.append(overlay.root)
  overlay.set('x', [mark])
  overlay.place(view)
  const path = overlay.root.querySelector('.map-mark path')
  expect(overlay.pickOf(path)).toEqual({ kind: 'record', key: 'a' })
  expect(overlay.pickOf(document.body)).toBeUndefined()
})

test('a mark far behind the working distance is hidden, one in the middle is shown', () => {
  const overlay = new Overlay()
  overlay.set('x', [mark, { ...mark, key: 'far', lat: 31.6 }])
  overlay.place(view)
  const [near, far] = [...overlay.root.querySelectorAll<HTMLElement>('.map-mark')]
  expect(near!.style.visibility).toBe('visible')
  expect(far!.style.visibility).toBe('hidden')
})
