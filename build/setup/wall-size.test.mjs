// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { displaySize, optionValue, parseWall } from './wall-size.mjs'

test('a wall is columns x rows @ pixels of one screen', () => {
  expect(parseWall('3x2@1920x1080')).toEqual({ columns: 3, rows: 2, width: 1920, height: 1080 })
  for (const wrong of ['', undefined, '3x2', '0x2@1920x1080', '3x2@1920', '-1x1@9x9', '20x1@3840x2160', '3x2@1920x1080 ']) {
    expect(parseWall(wrong)).toBeNull()
  }
})

test('the virtual display holds the wall and the console to its right', () => {
  expect(displaySize(parseWall('3x2@1920x1080'))).toEqual({ width: 7680, height: 2160 })
  expect(displaySize(parseWall('1x1@800x600'))).toEqual({ width: 2720, height: 1080 })
})

test('options are read in both spellings', () => {
  expect(optionValue(['--seed', '3', '--wall', '1x1@800x600'], '--wall')).toBe('1x1@800x600')
  expect(optionValue(['--wall=2x1@800x600'], '--wall')).toBe('2x1@800x600')
  expect(optionValue(['--walls', 'x'], '--wall')).toBeUndefined()
})
