// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { SAMPLE_NOW, sampleHall, sampleRealm, sampleWarning } from '../sampleRecords.ts'
import { mapInput } from './model.ts'

test('a warning on the map is found in the hall by its id, also when two authorities use one identifier', () => {
  const realm = sampleRealm({ warnings: [sampleWarning('w'), sampleWarning('w', { source: 'flood' })] })
  const input = mapInput({
    now: SAMPLE_NOW,
    hall: sampleHall(realm),
    emergency: false,
    selectedKey: null,
    records: () => [],
    version: () => 0,
    age: () => 'fresh',
    indicators: [],
  })
  expect(input.warnings.map(({ id }) => realm.warnings[id]?.source).sort()).toEqual(['cap', 'flood'])
})
