// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { displayAddress } from './display.mjs'
import { isSameTree } from './packages.mjs'
import { aptPackages, isNodeNewEnough, missingLibraries, npmRemedy, parseOsRelease, systemRemedy } from './remedies.mjs'

const debian12 = parseOsRelease('PRETTY_NAME="Debian GNU/Linux 12"\nVERSION_ID="12"\nID=debian\n')
const fedora = { ID: 'fedora', VERSION_ID: '42' }
const missing = ['libgtk-3.so.0', 'Xvfb']

test('Node 20.19 is the oldest that will do', () => {
  expect(['v20.18.3', 'v18.20.0', 'v20.19.0', 'v22.0.0'].map(isNodeNewEnough)).toEqual([false, false, true, true])
})

test('root on Debian installs; others on Debian are told the exact command', () => {
  expect(systemRemedy({ isRoot: true, release: debian12, hasApt: true, missing })).toEqual({
    action: 'install',
    packages: ['xvfb', 'xauth', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libxtst6', 'libnotify4'],
  })
  const told = systemRemedy({ isRoot: false, release: debian12, hasApt: true, missing })
  expect(told.action).toBe('tell')
  expect(told.text).toContain('sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb xauth libgtk-3-0')
})

test('elsewhere the missing things are named, even to root, and no apt command is made up', () => {
  for (const place of [
    { release: fedora, hasApt: false },
    { release: {}, hasApt: true },
  ]) {
    const told = systemRemedy({ isRoot: true, missing, ...place })
    expect(told.action).toBe('tell')
    expect(told.text).toContain('libgtk-3.so.0, Xvfb')
    expect(told.text).not.toContain('apt-get')
  }
})

test('newer releases have other package names', () => {
  expect(aptPackages({ ID: 'debian', VERSION_ID: '13' })).toContain('libasound2t64')
  expect(aptPackages({ ID: 'debian' })).toContain('libgtk-3-0t64')
  expect(aptPackages({ ID: 'ubuntu', VERSION_ID: '24.04' })).toContain('libasound2t64')
  expect(aptPackages({ ID: 'ubuntu', VERSION_ID: '22.04' })).toContain('libasound2')
})

test('ldd output is read', () => {
  const output = '\tlibX11.so.6 => /lib/libX11.so.6 (0x0)\n\tlibnss3.so => not found\n\tlibnss3.so => not found\n'
  expect(missingLibraries(output)).toEqual(['libnss3.so'])
})

test('npm failures get a reason and a remedy; unknown ones show the last words', () => {
  expect(npmRemedy('npm error code ENOTFOUND').remedy).toContain('npm config set registry')
  expect(npmRemedy('npm error code ENOSPC').reason).toContain('磁盘已满')
  expect(npmRemedy('npm error code EINTEGRITY').remedy).toContain('npm cache clean')
  expect(npmRemedy('something odd').reason).toContain('something odd')
})

test('installed packages are compared by version and hash; optional ones may be absent', () => {
  const entry = { version: '1.0.0', integrity: 'sha512-a' }
  const wanted = { packages: { '': {}, 'node_modules/a': entry, 'node_modules/b': { ...entry, optional: true } } }
  expect(isSameTree(wanted, { packages: { 'node_modules/a': entry } })).toBe(true)
  expect(isSameTree(wanted, { packages: {} })).toBe(false)
  expect(isSameTree(wanted, { packages: { 'node_modules/a': { ...entry, version: '1.0.1' } } })).toBe(false)
  expect(isSameTree(wanted, { packages: { 'node_modules/a': { ...entry, integrity: 'sha512-b' } } })).toBe(false)
})

test('names of X displays lead to their sockets', () => {
  expect(displayAddress(':1.0')).toEqual({ path: '/tmp/.X11-unix/X1' })
  expect(displayAddress('localhost:10.0')).toEqual({ host: 'localhost', port: 6010 })
  expect(displayAddress(undefined)).toBeNull()
  expect(displayAddress('nonsense')).toBeNull()
})
