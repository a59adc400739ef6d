// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openControlHall, type ControlHall } from '../../test/contracts/controlHall.ts'
import { stateHash } from './index.ts'

let control: ControlHall
beforeEach(async () => {
  control = await openControlHall()
})
afterEach(() => control.close())

const FEED = { principal: 'feed:police', role: 'feed' } as const
const send = (name: string, input: unknown, options: object = {}) => control.command(control.adminToken, { name, input, ...options })
const call = (id: string) => ({ id, source: 'police', kind: 'call', summary: '道路积水' })

test('a dry run says what would change and changes nothing; the command itself does exactly that', async () => {
  const before = [control.hall.head().seq, stateHash(control.hall.state())]
  const dry = await send('layout.take', { layoutId: 'map', screens: ['s1'] }, { preview: true, commandId: 'x' })
  expect(dry).toMatchObject({
    ok: true,
    preview: true,
    value: { layoutId: 'map' },
    events: [{ type: 'layout.taken', realm: 'real', body: { layoutId: 'map', screens: ['s1'] } }],
  })
  expect(dry).not.toHaveProperty('seq')
  expect(dry['changes']).toEqual(
    expect.arrayContaining([
      { path: 'wall.screens.s1.layoutId', before: 'overview', after: 'map' },
      { path: 'wall.screens.s1.previousLayoutIds', before: [], after: ['overview'] },
    ]),
  )
  expect(JSON.stringify(dry['changes'])).not.toContain('s2')
  expect([control.hall.head().seq, stateHash(control.hall.state())]).toEqual(before)
  // Nothing is remembered: the same id is free, for this command and for the dry run again.
  const done = await send('layout.take', { layoutId: 'map', screens: ['s1'] }, { commandId: 'x' })
  expect(done).toMatchObject({ ok: true, seq: Number(before[0]) + (dry['events'] as unknown[]).length, commandId: 'x' })
  expect(done['value']).toEqual(dry['value'])
})

test('a dry run is refused as the command would be', async () => {
  for (const [name, input] of [
    ['layout.take', { layoutId: 'nothing' }],
    ['layout.take', { layoutId: 7 }],
    ['report.receive', call('1')],
    ['layout.back', {}],
    ['no.such', {}],
  ] as const)
    expect(await send(name, input, { preview: true })).toEqual(await send(name, input))
})

test('in a group a dry run sees what stands before it and leaves nothing to what stands behind', async () => {
  const run = (name: string, input: unknown, preview = false) => control.hall.execute({ name, input, preview }, { principal: 'console', role: 'operator' })
  const [, dry, real] = await Promise.all([run('layout.preview', { layoutId: 'map' }), run('layout.take', {}, true), run('layout.take', {})])
  expect([dry, real]).toMatchObject([
    { ok: true, preview: true, value: { layoutId: 'map' } },
    { ok: true, value: { layoutId: 'map' } },
  ])
})

test('a drill is a realm of its own: nothing of it is in the real district, its events carry it, and it ends', async () => {
  expect(await send('drill.open', { id: 'drill-1', title: '暴雨演练（示例）' })).toMatchObject({ ok: true, value: { id: 'drill-1' } })
  const real = JSON.stringify((await control.ask('/api/v1/state', control.adminToken)).json['reports'])
  expect(await control.hall.execute({ name: 'report.receive', input: call('1'), realm: 'drill-1' }, FEED)).toMatchObject({ ok: true, value: { changed: true } })
  expect(JSON.stringify((await control.ask('/api/v1/state', control.adminToken)).json['reports'])).toBe(real)
  expect((await control.ask('/api/v1/state?realm=drill-1', control.adminToken)).json).toMatchObject({
    realm: 'drill-1',
    reports: [{ id: '1' }],
    drills: [{ id: 'drill-1', title: '暴雨演练（示例）' }],
  })
  expect((await control.ask('/api/v1/state?realm=drill-2', control.adminToken)).json).toMatchObject({ ok: false, code: 'unknown-realm' })
  // The same fact in the real district is another thing, also under the drill's own dry run.
  expect(await control.hall.execute({ name: 'report.receive', input: call('1') }, FEED)).toMatchObject({ ok: true, value: { changed: true } })
  const journal = (await control.ask('/api/v1/journal', control.adminToken)).json['records'] as { type: string; realm: string }[]
  expect(journal.filter(({ realm }) => realm === 'drill-1').map(({ type }) => type)).toEqual(['drill.opened', 'report.received'])
  expect(await send('drill.close', { summary: '完' }, { realm: 'drill-1' })).toMatchObject({ ok: true, value: { id: 'drill-1' } })
  for (const name of ['report.receive', 'incident.choose'])
    expect(
      await control.hall.execute(
        { name, input: name === 'report.receive' ? call('2') : { incidentId: null }, realm: 'drill-1' },
        name === 'report.receive' ? FEED : { principal: 'a', role: 'admin' },
      ),
    ).toMatchObject({
      ok: false,
      code: 'wrong-state',
      messageZh: expect.stringContaining('已结束'),
    })
  expect(await send('drill.close', { id: 'drill-1', summary: '完' })).toMatchObject({ ok: false, code: 'already-done' })
  expect(await send('drill.open', { id: 'drill-1', title: '再来' })).toMatchObject({ ok: false, code: 'already-exists' })
})

test.for([
  ['a realm that nobody opened', 'drill-9', 'incident.choose', { incidentId: null }, 'unknown-realm'],
  ['a name that is no realm', 'Real', 'incident.choose', { incidentId: null }, 'unknown-realm'],
  ['a name every object has', 'constructor', 'incident.choose', { incidentId: null }, 'unknown-realm'],
  ['the wall in a drill', 'drill-1', 'layout.take', { layoutId: 'map' }, 'wrong-state'],
  ['a token in a drill', 'drill-1', 'access.revoke', { principal: 'x' }, 'wrong-state'],
  ['a drill in a drill', 'drill-1', 'drill.open', { id: 'drill-2', title: 'x' }, 'wrong-state'],
  ['closing another drill', 'drill-1', 'drill.close', { id: 'drill-2', summary: 'x' }, 'unknown-realm'],
] as const)('%s is refused', async ([, realm, name, input, code]) => {
  await send('drill.open', { id: 'drill-1', title: '演练' })
  const before = control.hall.head().seq
  expect(await send(name, input, { realm })).toMatchObject({ ok: false, code })
  expect(control.hall.head().seq).toBe(before)
})

test('an old closed drill leaves with what happened in it; an open one never does', async () => {
  const run = (name: string, input: unknown, realm = 'real') =>
    control.hall.execute({ name, input, realm }, name === 'report.receive' ? FEED : { principal: 'console', role: 'operator' })
  await run('drill.open', { id: 'drill-kept', title: '演练' })
  await run('report.receive', call('kept'), 'drill-kept')
  for (let index = 0; index < 51; index += 1) {
    await run('drill.open', { id: `drill-${index}`, title: '演练' })
    await run('report.receive', call(`${index}`), `drill-${index}`)
    await run('drill.close', { id: `drill-${index}`, summary: '完' })
  }
  const { drills, realms } = control.hall.state()
  expect([Object.keys(drills).length, Object.hasOwn(drills, 'drill-kept'), Object.hasOwn(realms, 'drill-kept')]).toEqual([51, true, true])
  expect([Object.hasOwn(drills, 'drill-0'), Object.hasOwn(realms, 'drill-0'), Object.hasOwn(realms, 'drill-50')]).toEqual([false, false, true])
})
