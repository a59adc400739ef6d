// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSecretVault, resolveSecret, resolveSecretsIn, type SecretPlaces } from './index.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'secrets-'))
  await mkdir(join(dir, 'secrets'))
  await mkdir(join(dir, 'credentials'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const places = (env: Record<string, string> = {}, more: Partial<SecretPlaces> = {}): SecretPlaces => ({ env, dataDir: dir, ...more })
const inFile = (value: string, mode = 0o600) => writeFile(join(dir, 'secrets', 'KEY'), value, { mode })

test('the order is environment, credentials folder, private file, vault', async () => {
  const vault = { get: async () => 'from vault' }
  const all = { CITYOPS_SECRET_KEY: 'from env', CREDENTIALS_DIRECTORY: join(dir, 'credentials') }
  expect(await resolveSecret('KEY', places({}, { vault }))).toEqual({ ok: true, value: 'from vault' })
  await inFile('from file\n')
  expect(await resolveSecret('KEY', places({}, { vault }))).toEqual({ ok: true, value: 'from file' })
  await writeFile(join(dir, 'credentials', 'KEY'), 'from systemd')
  const { CITYOPS_SECRET_KEY: _env, ...withoutEnv } = all
  expect(await resolveSecret('KEY', places(withoutEnv, { vault }))).toEqual({ ok: true, value: 'from systemd' })
  expect(await resolveSecret('KEY', places(all, { vault }))).toEqual({ ok: true, value: 'from env' })
})

test('a file that others can read is refused with the remedy, and its content is not told', async () => {
  await inFile('hidden')
  await chmod(join(dir, 'secrets', 'KEY'), 0o640)
  const answer = await resolveSecret('KEY', places())
  expect(answer).toMatchObject({ ok: false, problem: { code: 'secret-file-open', message: expect.stringContaining('chmod 600') } })
  expect(JSON.stringify(answer)).not.toContain('hidden')
})

test('a missing secret, a folder in its place, a pipe and a climbing name are problems, never a wait or a crash', async () => {
  expect(await resolveSecret('KEY', places())).toMatchObject({ ok: false, problem: { code: 'secret-unresolved', name: 'KEY' } })
  expect(await resolveSecret('../lock', places())).toMatchObject({ ok: false, problem: { code: 'secret-unresolved' } })
  await mkdir(join(dir, 'secrets', 'FOLDER'))
  expect(await resolveSecret('FOLDER', places())).toMatchObject({ ok: false, problem: { code: 'secret-unreadable' } })
  execFileSync('mkfifo', ['-m', '600', join(dir, 'secrets', 'PIPE')])
  expect(await resolveSecret('PIPE', places())).toMatchObject({ ok: false, problem: { code: 'secret-unreadable' } })
  expect(await resolveSecret('KEY', places({}, { vault: { get: () => Promise.reject(new Error('locked')) } }))).toMatchObject({ ok: false })
})

test('references inside a text are replaced literally; one that is missing makes the text unusable', async () => {
  const env = { CITYOPS_SECRET_A: '$& x', CITYOPS_SECRET_B: 'b' }
  expect(await resolveSecretsIn('Bearer secret:A/secret:B/secret:A', places(env))).toEqual({ text: 'Bearer $& x/b/$& x', problems: [] })
  expect(await resolveSecretsIn('no reference', places())).toEqual({ text: 'no reference', problems: [] })
  expect(await resolveSecretsIn('secret:A secret:C', places(env))).toMatchObject({ text: null, problems: [{ name: 'C' }] })
})

test('the vault is used only while its keyring is a real one', async () => {
  let backend = 'gnome_libsecret'
  const vault = openSecretVault(dir, {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => backend,
    encryptString: (text) => Buffer.from(text).reverse(),
    decryptString: (bytes) => Buffer.from(bytes).reverse().toString(),
  })
  expect(await vault.put('KEY', 'abc')).toBe(true)
  expect(await vault.get('KEY')).toBe('abc')
  expect(await vault.get('OTHER')).toBeNull()
  backend = 'basic_text'
  expect([await vault.put('KEY', 'def'), await vault.get('KEY')]).toEqual([false, null])
})
