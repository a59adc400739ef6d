// SPDX-License-Identifier: Apache-2.0
// Called by electron-builder on the unpacked package, before installers are made of it.
import { chmod, copyFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { inProject } from './paths.mjs'

function binaryOf(context) {
  const { productFilename } = context.packager.appInfo
  if (context.electronPlatformName === 'darwin') {
    return path.join(context.appOutDir, `${productFilename}.app`, 'Contents/MacOS', productFilename)
  }
  const name = context.electronPlatformName === 'win32' ? `${productFilename}.exe` : context.packager.executableName
  return path.join(context.appOutDir, name)
}

function setFuses(binary) {
  return flipFuses(binary, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: true,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    // No cookies are kept; a keyring that asks for its password would put a dialog on the wall.
    [FuseV1Options.EnableCookieEncryption]: false,
  })
}

async function addLinuxLauncher(binary) {
  await rename(binary, `${binary}-app`)
  await copyFile(inProject('build/package-launcher.sh'), binary)
  await chmod(binary, 0o755)
}

/** Leaves out what belongs to a bare runtime, sets the fuses, and on Linux puts the launcher in front. */
export default async function afterPack(context) {
  const isMac = context.electronPlatformName === 'darwin'
  const { productFilename } = context.packager.appInfo
  const resources = isMac ? `${productFilename}.app/Contents/Resources` : 'resources'
  await rm(path.join(context.appOutDir, resources, 'default_app.asar'), { force: true })
  await rm(path.join(context.appOutDir, 'runtime.json'), { force: true })
  const binary = binaryOf(context)
  await setFuses(binary)
  if (context.electronPlatformName === 'linux') await addLinuxLauncher(binary)
}
