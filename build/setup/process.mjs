// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'

/**
 * Runs a program to its end and collects its output.
 * Resolves to `{ code, output }`; a program that cannot be started gives code 127.
 * `options.show` streams the output to the terminal as well.
 */
export function run(command, args, options = {}) {
  const { show = false, ...spawnOptions } = options
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (stream) => (chunk) => {
      output += chunk
      if (show) stream.write(chunk)
    }
    child.stdout.on('data', collect(process.stdout))
    child.stderr.on('data', collect(process.stderr))
    child.on('error', (error) => resolve({ code: 127, output: output + error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** The command that runs npm with this Node, and its first arguments. */
export function npmCommand(env = process.env) {
  if (env.npm_execpath && /\.c?js$/.test(env.npm_execpath)) {
    return { command: process.execPath, args: [env.npm_execpath], shell: false }
  }
  return process.platform === 'win32' ? { command: 'npm.cmd', args: [], shell: true } : { command: 'npm', args: [], shell: false }
}

/** Runs npm in a folder; see `run`. */
export function runNpm(args, options) {
  const npm = npmCommand()
  return run(npm.command, [...npm.args, ...args], { ...options, shell: npm.shell })
}
