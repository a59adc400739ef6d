// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'

/** Whether this process runs as root. */
export function isRoot() {
  return process.getuid?.() === 0
}

/**
 * Switches Electron needs in a given place (pure): no OS sandbox as root, because Chromium refuses to start
 * with it there, and never otherwise; the software renderer where there is no graphics device.
 */
export function flagsFor({ platform, isRootUser, hasGraphicsDevice }) {
  const flags = []
  if (platform === 'linux' && isRootUser) flags.push('--no-sandbox')
  if (platform === 'linux' && !hasGraphicsDevice) flags.push('--enable-unsafe-swiftshader')
  return flags
}

/** Switches Electron needs on this machine; `npm start` and the Electron tests use the same. */
export function launchFlags() {
  return flagsFor({
    platform: process.platform,
    isRootUser: isRoot(),
    hasGraphicsDevice: existsSync('/dev/dri'),
  })
}
