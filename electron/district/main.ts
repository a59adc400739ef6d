// SPDX-License-Identifier: Apache-2.0
import packageFile from '../../package.json' with { type: 'json' }
import { HELP, readArguments } from './cli.ts'
import { startDistrict } from './district.ts'
import type { DistrictOptions } from './cli.ts'

/** The end of the pipe that an Electron utility process has; absent under plain Node. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: { data: unknown }) => void): void
}

const parentPort = (process as NodeJS.Process & { parentPort?: ParentPort }).parentPort

async function run(options: DistrictOptions): Promise<void> {
  const district = await startDistrict(options)
  const stop = (): void => {
    district.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  parentPort?.on('message', (message) => {
    if (message.data === 'stop') stop()
  })
  process.stdout.write(`${JSON.stringify(district.ready)}\n`)
  parentPort?.postMessage(district.ready)
}

const request = readArguments(process.argv.slice(2))
switch (request.kind) {
  case 'help':
    process.stdout.write(HELP)
    break
  case 'version':
    process.stdout.write(`${packageFile.version}\n`)
    break
  case 'bad':
    process.stderr.write(`district: ${request.reason}\n(--help shows the arguments)\n`)
    process.exitCode = 2
    break
  case 'run':
    run(request.options).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      process.stderr.write(`district: ${reason}\n`)
      parentPort?.postMessage({ ready: false, reason })
      process.exitCode = 1
      process.exit()
    })
}
