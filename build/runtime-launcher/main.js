// SPDX-License-Identifier: Apache-2.0
// Packed as resources/default_app.asar of the development runtime: starts an unpacked application the way
// Electron's own command line does. An ES module, since Electron holds `ready` back until its top-level
// await is over; an application may therefore register schemes in its own asynchronous start.
import { app } from 'electron/main'
import { existsSync, readFileSync } from 'node:fs'
import Module from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import v8 from 'node:v8'

function readArguments(words) {
  const wanted = { application: null, required: [], showVersion: false }
  for (let index = 0; index < words.length; index++) {
    const word = words[index]
    if (word === '-v' || word === '--version') return { ...wanted, showVersion: true }
    if (word === '-r' || word === '--require') wanted.required.push(words[++index])
    else if (word.startsWith('--app=')) return { ...wanted, application: word.slice(6) }
    else if (!word.startsWith('-')) return { ...wanted, application: word }
  }
  return wanted
}

function fail(title, error) {
  process.stderr.write(`${title}\n${error?.stack ?? error ?? ''}\n`)
  app.exit(1)
}

function takeIdentity(folder) {
  const file = path.join(folder, 'package.json')
  if (!existsSync(file)) return false
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  if (manifest.version) app.setVersion(manifest.version)
  const name = manifest.productName ?? manifest.name
  if (name) app.setName(name)
  app.setDesktopName?.(manifest.desktopName ?? `${app.getName()}.desktop`)
  if (manifest.v8Flags) v8.setFlagsFromString(manifest.v8Flags)
  return true
}

async function startApplication(application) {
  const target = path.resolve(application)
  try {
    const hasManifest = takeIdentity(target)
    const main = Module._resolveFilename(target, null, true)
    app.setAppPath(hasManifest ? target : path.dirname(main))
    await import(pathToFileURL(main).href)
  } catch (error) {
    fail(`Cannot start the application at ${target}`, error)
  }
}

const wanted = readArguments(process.argv.slice(1))
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
if (wanted.required.length > 0) Module._preloadModules(wanted.required)
if (wanted.showVersion) {
  process.stdout.write(`v${process.versions.electron}\n`)
  app.exit(0)
} else if (wanted.application) {
  await startApplication(wanted.application)
} else {
  fail('usage: electron [options] <folder or main file>')
}
