// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { NOW, openControlHall, type ControlHall } from '../../test/contracts/controlHall.ts'
import { ROUTES } from './routes.ts'

let control: ControlHall
beforeEach(async () => {
  control = await openControlHall()
})
afterEach(() => control.close())

const post = (path: string, body: unknown) => control.ask(path, control.adminToken, { method: 'POST', body })

test('a lasting token is answered once, journalled as its hash only, works with its role, and ends when it is taken back', async () => {
  const given = await post('/api/v1/tokens', { principal: 'central-control', role: 'operator' })
  const token = String(given.json['token'])
  expect(given.json).toEqual({ ok: true, principal: 'central-control', role: 'operator', token })
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  expect(control.hall.state().principals['central-control']).toMatchObject({
    tokenHash: createHash('sha256').update(token).digest('hex'),
    grantedBy: 'token:control',
  })
  expect((await control.ask('/api/v1/tokens', control.adminToken)).json['tokens']).toEqual([
    { principal: 'central-control', role: 'operator', grantedAt: NOW, grantedAtIso: new Date(NOW).toISOString(), grantedBy: 'token:control' },
  ])
  expect(await control.command(token, { name: 'layout.take', input: { layoutId: 'map' } })).toMatchObject({ ok: true })
  const journal = (await control.ask('/api/v1/journal', token)).json['records'] as { actor: unknown }[]
  expect(journal.at(-1)?.actor).toEqual({ principal: 'central-control', role: 'operator' })
  expect(JSON.stringify(journal)).not.toContain(token)
  expect((await control.ask('/api/v1/tokens/central-control', control.adminToken, { method: 'DELETE' })).json).toEqual({
    ok: true,
    principal: 'central-control',
  })
  expect((await control.ask('/api/v1/state', token)).status).toBe(401)
  expect((await control.ask('/api/v1/tokens/central-control', control.adminToken, { method: 'DELETE' })).json).toMatchObject({
    ok: false,
    code: 'unknown-person',
  })
})

test('a new token of the same principal ends the one before', async () => {
  const [first, second] = [await control.tokenFor('desk', 'leader'), await control.tokenFor('desk', 'presenter')]
  expect((await control.ask('/api/v1/state', first)).status).toBe(401)
  expect((await control.ask('/api/v1/state', second)).status).toBe(200)
  expect((await control.ask('/api/v1/journal', second)).status).toBe(403)
})

test.for([
  [{ principal: 'token:control', role: 'operator' }, 'principal'],
  [{ principal: 'system', role: 'admin' }, 'principal'],
  [{ principal: 'feed:police', role: 'operator' }, 'principal'],
  [{ principal: 'police', role: 'feed' }, 'principal'],
  [{ principal: 'feed:Police Office', role: 'feed' }, 'principal'],
  [{ principal: 'x', role: 'system' }, 'role'],
  [{ principal: '', role: 'admin' }, 'principal'],
  [{ principal: 'x', role: 'admin', tokenHash: 'a' }, 'body'],
] as const)('%j is refused, naming %s', async ([body, field]) => {
  const answer = await post('/api/v1/tokens', body)
  expect(answer.json).toMatchObject({ ok: false, code: 'bad-input' })
  expect([answer.json['message'], answer.json['messageZh']]).toEqual([
    expect.stringContaining(`${field}: `),
    expect.stringMatching(new RegExp(`${field}: .*[\u4e00-\u9fff]`)),
  ])
  expect(control.hall.state().principals).toEqual({})
})

test('each route answers the roles it names and refuses the others, in both languages', async () => {
  const roles = ['operator', 'leader', 'presenter', 'admin', 'feed'] as const
  const everyone = [...roles]
  const inCharge = ['operator', 'leader', 'admin']
  const expected: Record<string, readonly string[]> = {
    'GET /api/v1/health': everyone,
    'GET /api/v1/state': everyone,
    'POST /api/v1/commands': everyone,
    'GET /api/v1/datasets': everyone,
    'GET /api/v1/datasets/{id}': everyone,
    'GET /api/v1/indicators/{id}': everyone,
    'GET /api/v1/rules': everyone,
    'GET /api/v1/organisation': inCharge,
    'GET /api/v1/events': inCharge,
    'GET /api/v1/screens/{id}/snapshot.png': inCharge,
    'GET /api/v1/journal': inCharge,
    'GET /api/v1/journal/verify': inCharge,
    'GET /api/v1/journal/export': inCharge,
    'GET /api/v1/tokens': ['admin'],
    'POST /api/v1/tokens': ['admin'],
    'DELETE /api/v1/tokens/{principal}': ['admin'],
  }
  const tokens = await Promise.all(roles.map((role) => control.tokenFor(role === 'feed' ? 'feed:police' : `the-${role}`, role)))
  for (const { method, path } of ROUTES) {
    // A stream has no end to wait for.
    if (path.endsWith('/events')) continue
    const place = path.replace('{id}', path.includes('datasets') ? 'supply' : 's1').replace('{principal}', 'nobody')
    for (const [index, role] of roles.entries()) {
      const answer = await control.ask(place, tokens[index]!, { method, ...(method === 'POST' ? { body: {} } : {}) })
      const isOpen = expected[`${method} ${path}`]?.includes(role)
      expect([`${method} ${path}`, role, answer.status === 403]).toEqual([`${method} ${path}`, role, !isOpen])
      if (!isOpen)
        expect(answer.json).toMatchObject({
          ok: false,
          code: 'forbidden',
          message: expect.stringContaining('is for'),
          messageZh: expect.stringContaining('没有权限'),
        })
    }
  }
})

test('a feed token speaks for its own source, and cannot spend the ids of another one’s facts', async () => {
  const token = await control.tokenFor('feed:police', 'feed')
  const call = { id: 'c1', kind: 'call', summary: '道路积水' }
  const before = control.hall.head().seq
  for (const [request, field] of [
    [{ input: { ...call, source: 'fire' } }, 'source'],
    [{ input: { ...call, source: 'police' }, commandId: 'fire/call/c1/0' }, 'commandId'],
  ] as const)
    expect(await control.command(token, { name: 'report.receive', ...request })).toMatchObject({
      ok: false,
      code: 'forbidden',
      message: expect.stringContaining(field),
      messageZh: expect.stringContaining(field),
    })
  expect(control.hall.head().seq).toBe(before)
  expect(await control.command(token, { name: 'report.receive', input: { ...call, source: 'police' }, commandId: 'police/call/c1/0' })).toMatchObject({
    ok: true,
  })
})

test('refusals of commands name the field in both languages', async () => {
  for (const [request, en, zh] of [
    [{ name: 'layout.take', input: { layoutId: 7 } }, /^layoutId: /, /^layoutId: .*[\u4e00-\u9fff]/],
    [{ name: 'timeline.rewind', input: { at: NOW, rate: 17 } }, /^rate: /, /^rate: .*[\u4e00-\u9fff]/],
    [{ name: 'no.such', input: {} }, /no\.such/, /没有.*no\.such/],
  ] as const) {
    const answer = await control.command(control.adminToken, request)
    expect([answer['message'], answer['messageZh']]).toEqual([expect.stringMatching(en), expect.stringMatching(zh)])
  }
  expect((await control.ask('/api/v1/state?when=1', control.adminToken)).json).toMatchObject({
    code: 'bad-input',
    messageZh: expect.stringMatching(/[\u4e00-\u9fff]/),
  })
})

test('an alarm for the console alone, such as 疑似未报, is told to those in charge and to nobody else', async () => {
  const sent = { kind: 'suspicion', class: 'notice', subject: { kind: 'suspicion', id: 's-1' }, text: { zh: '疑似未报', en: 'suspected' } } as const
  for (const audience of ['console', 'wall'] as const)
    await control.hall.execute({ name: 'alarm.raise', input: { ...sent, key: audience, audience } }, { principal: 'system', role: 'system' })
  const seenBy = async (role: 'operator' | 'leader' | 'admin' | 'presenter' | 'feed') => {
    const { json } = await control.ask('/api/v1/state', await control.tokenFor(role === 'feed' ? 'feed:street' : role, role))
    return (json['alarms'] as { key: string }[]).map((alarm) => alarm.key).sort()
  }
  for (const role of ['operator', 'leader', 'admin'] as const) expect(await seenBy(role)).toEqual(['console', 'wall'])
  for (const role of ['presenter', 'feed'] as const) expect(await seenBy(role)).toEqual(['wall'])
})
