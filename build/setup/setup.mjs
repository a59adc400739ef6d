// SPDX-License-Identifier: Apache-2.0
// Brings a bare machine to the point where the application can run. Plain Node: nothing is installed before this.
import { ensureRuntime } from '../electron-runtime.mjs'
import { startVirtualDisplay, workingDisplay } from './display.mjs'
import { packagesStep } from './packages.mjs'
import { isNodeNewEnough } from './remedies.mjs'
import { sandboxStep } from './sandbox.mjs'
import { say, seconds, SetupError } from './say.mjs'
import { systemLibrariesStep } from './system-libraries.mjs'
import { defaultWall, displaySize } from './wall-size.mjs'

const nodeStep = {
  name: `Node.js ${process.version}`,
  isDone: () => isNodeNewEnough(process.version),
  run: () => {
    throw new SetupError(
      `Node.js ${process.version} 太旧 is too old: 需要 needs ≥ 20.19`,
      '装 Node.js 20.19 或更新的版本后重试 install Node.js 20.19 or newer and try again',
    )
  },
}

/** Runs steps `{ name, isDone(), run() }` in order; what is done already costs one line. */
export async function runSteps(steps, isQuiet = false) {
  for (const step of steps) {
    if (await step.isDone()) {
      if (!isQuiet) say(`✓ ${step.name}`)
      continue
    }
    const started = performance.now()
    say(`• ${step.name} …`)
    await step.run()
    say(`✓ ${step.name} (${seconds(performance.now() - started)})`)
  }
}

/** Set-up for programs that need only Node and the packages. */
export function preparePackages(isQuiet = false) {
  return runSteps([nodeStep, packagesStep], isQuiet)
}

function runtimeStep(place) {
  return {
    name: 'Electron 运行时 runtime',
    // Looking is the work: a cached runtime is found in milliseconds.
    isDone: async () => {
      place.runtime = await ensureRuntime()
      return true
    },
    run: () => {},
  }
}

/** Set-up for making packages: Node, packages and the runtime, which need not run here. Resolves to `{ runtime }`. */
export async function prepareRuntime() {
  const place = { runtime: null }
  await runSteps([nodeStep, packagesStep, runtimeStep(place)])
  return place
}

/**
 * Set-up for programs that open windows. `options.wall()` gives the wall a virtual display must hold.
 * Resolves to `{ runtime, env, display, stop() }`: `display` is 'native', 'x11', 'wayland' or 'virtual',
 * `env` what to add to the environment, `stop` ends the virtual display.
 */
export async function prepareWindows(options = {}) {
  const { wall = () => defaultWall, isQuiet = false } = options
  const started = performance.now()
  const display = await workingDisplay()
  const place = { runtime: null }
  const executable = () => place.runtime.executable
  await runSteps([nodeStep, packagesStep, runtimeStep(place), systemLibrariesStep(executable, display === null), sandboxStep(executable)], isQuiet)
  const { runtime } = place
  const done = () => isQuiet || say(`✓ 准备就绪 set up (${seconds(performance.now() - started)})`)
  if (display !== null) {
    done()
    return { runtime, env: {}, display, stop: () => {} }
  }
  const size = displaySize(await wall())
  const virtual = await startVirtualDisplay(size)
  say(`✓ 没有显示器，已开虚拟显示器 no display here: virtual display ${virtual.name}, ${size.width}×${size.height}`)
  done()
  return { runtime, env: virtual.env, display: 'virtual', stop: virtual.stop }
}
