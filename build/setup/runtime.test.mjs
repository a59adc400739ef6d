// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { demandRuntime, packageName, readWords } from '../dist.mjs'
import { ensureRuntime } from '../electron-runtime.mjs'
import { flagsFor } from '../launch-flags.mjs'
import { addToCache, readCached } from '../runtime/cache.mjs'
import { plainName } from '../runtime/development.mjs'
import { download, proxyFor } from '../runtime/download.mjs'
import { isFailureFresh, retryAfterMs } from '../runtime/failure-stamp.mjs'
import { officialUrl } from '../runtime/official.mjs'
import { developmentPins, officialArchiveName, officialChecksum, pinnedVersion } from '../runtime/pins.mjs'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'cityops-runtime-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function serve(handler) {
  const server = http.createServer(handler)
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}

test('an interrupted fill leaves neither a runtime nor rubbish behind', async () => {
  const broken = addToCache(
    'r',
    async (target) => {
      await writeFile(path.join(target, 'electron'), 'half')
      throw new Error('cut')
    },
    folder,
  )
  await expect(broken).rejects.toThrow('cut')
  expect(await readdir(folder)).toEqual([])
  expect(await readCached('r', folder)).toBeNull()
})

test('a filled runtime is found again; without its executable it is not', async () => {
  const runtime = await addToCache(
    'r',
    async (target) => {
      await writeFile(path.join(target, 'electron'), '')
      return { kind: 'official', version: '1.2.3', chrome: '1', executable: 'electron' }
    },
    folder,
  )
  expect(runtime).toMatchObject({ kind: 'official', executable: path.join(folder, 'r/electron') })
  await rm(path.join(folder, 'r/electron'))
  expect(await readCached('r', folder)).toBeNull()
})

test('a failed download is remembered for its own address and for a day only', () => {
  const stamp = { url: 'https://a/', at: 1_000_000, reason: 'ENOTFOUND' }
  expect(isFailureFresh(stamp, 'https://a/', 1_000_000 + retryAfterMs - 1)).toBe(true)
  expect(isFailureFresh(stamp, 'https://a/', 1_000_000 + retryAfterMs)).toBe(false)
  expect(isFailureFresh(stamp, 'https://mirror/', 1_000_001)).toBe(false)
  expect(isFailureFresh(stamp, 'https://a/', 999_999)).toBe(false)
  expect(isFailureFresh(null, 'https://a/', 1)).toBe(false)
})

test('the download follows redirects, and refuses error pages and cut bodies', async () => {
  const body = Buffer.alloc(300_000, 7)
  const site = await serve((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/file' }).end()
    else if (request.url === '/file') response.writeHead(200, { 'content-length': body.length }).end(body)
    else if (request.url === '/cut') {
      response.writeHead(200, { 'content-length': body.length })
      response.write(body.subarray(0, 1000), () => response.destroy())
    } else response.writeHead(404).end()
  })
  const file = path.join(folder, 'f')
  const ignore = () => {}
  try {
    await download(`${site.url}/moved`, file, ignore)
    const { hashFile } = await import('./hash.mjs')
    expect(await hashFile(file)).toBe(createHash('sha256').update(body).digest('hex'))
    await expect(download(`${site.url}/missing`, file, ignore)).rejects.toThrow('HTTP 404')
    await expect(download(`${site.url}/cut`, file, ignore)).rejects.toThrow(/aborted|hang up|reset|premature/i)
  } finally {
    site.close()
  }
})

test('addresses: official, mirror and custom folder; proxies and their exceptions', () => {
  const name = officialArchiveName('45.4.1')
  expect(officialUrl('45.4.1', {})).toBe(`https://github.com/electron/electron/releases/download/v45.4.1/${name}`)
  const mirror = { ELECTRON_MIRROR: 'https://mirror.invalid/electron', ELECTRON_CUSTOM_DIR: '{{ version }}' }
  expect(officialUrl('45.4.1', mirror)).toBe(`https://mirror.invalid/electron/45.4.1/${name}`)
  expect(proxyFor('https://github.com/', { HTTPS_PROXY: 'http://p:3128' })?.host).toBe('p:3128')
  expect(proxyFor('https://a.github.com/', { HTTPS_PROXY: 'http://p:3128', NO_PROXY: 'x, .github.com' })).toBeNull()
})

test('the pinned Electron has a published checksum for the systems users run', () => {
  for (const [system, arch] of [
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['win32', 'x64'],
  ]) {
    expect(officialChecksum(officialArchiveName(pinnedVersion(), system, arch))).toMatch(/^[0-9a-f]{64}$/)
  }
})

test('of the fallback only plain Electron is kept', () => {
  const pin = developmentPins['linux-x64']
  expect(plainName(pin, 'Cypress/Cypress')).toBe('electron')
  expect(plainName(pin, 'Cypress/locales/zh-CN.pak')).toBe('locales/zh-CN.pak')
  expect(plainName(pin, 'Cypress/resources/app/package.json')).toBeNull()
  expect(plainName(pin, 'Cypress/browser_v8_context_snapshot.bin')).toBeNull()
  expect(plainName(pin, 'elsewhere/file')).toBeNull()
})

test('an override without Electron in it is refused with the remedy', async () => {
  const failure = await ensureRuntime({ ELECTRON_OVERRIDE_DIST_PATH: folder }).catch((error) => error)
  expect(failure.name).toBe('SetupError')
  expect(failure.remedy).toContain('unset ELECTRON_OVERRIDE_DIST_PATH')
})

test('packages: the development runtime only when asked for, and then named', () => {
  expect(() => demandRuntime('development', false)).toThrow('开发运行时')
  demandRuntime('development', true)
  demandRuntime('official', false)
  expect(packageName('1.0.0', 'development')).toMatch(/-dev-runtime$/)
  expect(packageName('1.0.0', 'official')).not.toContain('dev-runtime')
  expect(readWords(['--dev-runtime', '--target', 'deb'])).toEqual({ allowsDevelopment: true, targets: ['deb'] })
  expect(() => readWords(['--devruntime'])).toThrow('--devruntime')
})

test('switches: no OS sandbox only as root, software rendering only without a device', () => {
  const place = { platform: 'linux', isRootUser: false, hasGraphicsDevice: true }
  expect(flagsFor(place)).toEqual([])
  expect(flagsFor({ ...place, isRootUser: true })).toEqual(['--no-sandbox'])
  expect(flagsFor({ ...place, hasGraphicsDevice: false })).toEqual(['--enable-unsafe-swiftshader'])
  expect(flagsFor({ ...place, platform: 'win32', isRootUser: true })).toEqual([])
})
