// SPDX-License-Identifier: Apache-2.0
import { app } from 'electron'
import path from 'node:path'
import { HELP, parseCommandLine, type CommandLine } from './app/commandLine.ts'
import { endInOrder } from './app/orderlyEnd.ts'
import { registerPageScheme } from './app/pageProtocol.ts'
import { startHall, type RunningHall } from './app/startHall.ts'

// Composition root: reads the command line, prepares the runtime, starts the hall, ends it in order.
const parsed = parseCommandLine(process.argv.slice(app.isPackaged ? 1 : 2))

if (!parsed.ok) finish(parsed.message, 2)
else if (parsed.value.action === 'help') finish(HELP, 0)
else if (parsed.value.action === 'version') finish(`${app.getName()} ${app.getVersion()}`, 0)
else run(parsed.value)

function finish(text: string, code: number): void {
  const stream = code === 0 ? process.stdout : process.stderr
  stream.write(text + '\n', () => app.exit(code))
}

function run(line: CommandLine): void {
  registerPageScheme()
  prepareChromium()
  const dataDir = path.resolve(line.dataDir ?? app.getPath('userData'))
  app.setPath('userData', path.join(dataDir, 'browser'))
  let hall: RunningHall | null = null
  let isQuitting = false
  app.on('window-all-closed', () => undefined)
  app.on('before-quit', (event) => {
    event.preventDefault()
    // A hall that is still starting has nothing to end in order, and its console would keep itself open.
    if (!hall) return app.exit(1)
    if (isQuitting) return
    isQuitting = true
    const running = hall
    endInOrder(
      () => running.stop(),
      (code) => app.exit(code),
    )
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
  app
    .whenReady()
    .then(
      async () => {
        hall = await startHall(line, dataDir)
      },
      (error: unknown) => finish(String(error), 1),
    )
    .catch((error: unknown) => finish(error instanceof Error ? error.message : String(error), 1))
}

/** A wall must outlive its graphics process: no crash limit, and pages may use WebGL again after a loss. */
function prepareChromium(): void {
  app.commandLine.appendSwitch('disable-gpu-process-crash-limit')
  app.disableDomainBlockingFor3DAPIs()
  // A wall never waits for a hand to allow sound, and never slows down because it is covered.
  app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required')
  app.commandLine.appendSwitch('disable-renderer-backgrounding')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
}
