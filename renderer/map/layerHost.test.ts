// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { LayerHost } from './layerHost.ts'
import type { LayerChange, LayerInput, LayerNeed, MapIncident, MapLayer, PlanView } from './layerTypes.ts'

const incidents: MapIncident[] = []
const base: LayerInput = {
  now: 0,
  records: () => [],
  version: () => 1,
  incidents,
  mainIncidentId: null,
  warnings: [],
  emergency: false,
  selectedKey: null,
  locale: 'zh-CN',
}

function hostOf(layers: readonly { id: string; datasets?: string[]; needs?: LayerNeed[]; change?: LayerChange; fails?: boolean }[]) {
  const drawn: string[] = []
  const changes: LayerChange[] = []
  const failures: string[] = []
  const state = { revision: 0 }
  const made = layers.map(({ id, datasets = [], needs = [], change = 'marks', fails }): MapLayer => ({
    id,
    datasets,
    needs,
    open: () => () => {
      drawn.push(id)
      if (fails) throw new Error('broken')
      return change
    },
  }))
  const host = new LayerHost({
    layers: made,
    surface: () => ({}) as never,
    view: () => ({ revision: state.revision }) as PlanView,
    changed: (change) => changes.push(change),
    failed: (id) => failures.push(id),
  })
  host.rebuild()
  return { host, drawn, changes, failures, state }
}

test('only the layer whose dataset changed is planned again', () => {
  const { host, drawn } = hostOf([
    { id: 'a', datasets: ['team'] },
    { id: 'b', datasets: ['supply'] },
  ])
  host.update(base)
  drawn.length = 0
  host.update({ ...base, now: 500 })
  expect(drawn).toEqual([])
  host.update({ ...base, version: (dataset) => (dataset === 'supply' ? 2 : 1) })
  expect(drawn).toEqual(['b'])
})

test('records age without changing, so their layers look again each second; those without records do not', () => {
  const { host, drawn } = hostOf([
    { id: 'records', datasets: ['team'] },
    { id: 'none', needs: ['incidents'] },
  ])
  host.update(base)
  drawn.length = 0
  host.update({ ...base, now: 1_000 })
  expect(drawn).toEqual(['records'])
})

test('nothing visible changed, so nothing is asked for; a scene change outweighs marks', () => {
  const quiet = hostOf([{ id: 'a', change: 'nothing' }])
  quiet.host.update(base)
  expect(quiet.changes).toEqual([])
  const loud = hostOf([
    { id: 'a', change: 'marks' },
    { id: 'b', change: 'scene' },
    { id: 'c', change: 'nothing' },
  ])
  loud.host.update(base)
  expect(loud.changes).toEqual(['scene'])
})

test('a layer is planned again for each of its needs and for no other', () => {
  const { host, drawn, state } = hostOf([
    { id: 'view', needs: ['view'] },
    { id: 'selection', needs: ['selection'] },
    { id: 'incidents', needs: ['incidents'] },
    { id: 'emergency', needs: ['emergency'] },
  ])
  host.update(base)
  const after = (input: LayerInput): string[] => {
    drawn.length = 0
    host.update(input)
    return [...drawn]
  }
  state.revision++
  expect(after(base)).toEqual(['view'])
  expect(after({ ...base, selectedKey: 'x' })).toEqual(['selection'])
  expect(after({ ...base, selectedKey: 'x', incidents: [] })).toEqual(['incidents'])
  expect(after({ ...base, selectedKey: 'x', incidents: [], emergency: true })).toContain('emergency')
})

test('one failing layer is named and the others live on', () => {
  const { host, drawn, failures } = hostOf([{ id: 'bad', fails: true }, { id: 'good' }])
  host.update(base)
  expect(failures).toEqual(['bad'])
  expect(drawn).toEqual(['bad', 'good'])
})

test('after a rebuild everything is drawn again from the last input', () => {
  const { host, drawn } = hostOf([{ id: 'a' }, { id: 'b' }])
  host.update(base)
  drawn.length = 0
  host.rebuild()
  expect(drawn).toEqual(['a', 'b'])
})
