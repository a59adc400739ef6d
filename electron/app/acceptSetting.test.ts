// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hallConfigSchema } from '../../shared/config/index.ts'
import { openEmbeddedFabric, type Fabric } from '../fabric/index.ts'
import { acceptSetting } from './acceptSetting.ts'
import { completeSetting } from './setting.ts'

const setting = completeSetting({ config: hallConfigSchema.parse({ district: '310118' }), origin: 'hall.yaml', problems: [] }, null)

let dir: string
let fabric: Fabric
let done: unknown[]
const ground = (blobs: Fabric['blobs']) => ({
  blobs,
  system: async (name: string, input: unknown) => void done.push([name, input]),
  tell: (code: string) => void done.push(code),
})

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'accept-'))
  done = []
  fabric = await openEmbeddedFabric({ dir, district: '310117', product: 'test', now: () => 1_790_000_000_000, onProblem: () => undefined, reserveBytes: 1000 })
})
afterEach(async () => {
  await fabric.close()
  await rm(dir, { recursive: true, force: true })
})

test('the hash that is journalled is the hash of the stored bytes of the configuration', async () => {
  await acceptSetting(ground(fabric.blobs), setting)
  expect(done).toEqual([['system.acceptConfig', { hash: setting.hash, origin: 'hall.yaml' }]])
  const stored = await fabric.blobs.get(setting.hash)
  expect(stored.ok && hallConfigSchema.parse(JSON.parse(Buffer.from(stored.bytes).toString('utf8')))).toEqual(setting.config)
})

test('bytes that cannot be stored are told, and the configuration is journalled all the same', async () => {
  await acceptSetting(ground({ ...fabric.blobs, put: () => Promise.reject(new Error('no space')) }), setting)
  expect(done).toEqual(['config-problem', ['system.acceptConfig', expect.objectContaining({ hash: setting.hash })]])
})
