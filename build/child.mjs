// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']
const patienceMs = 10_000

/**
 * Runs a long-lived program in the foreground; resolves to its exit code (128 + number for a signal).
 * The first signal to this process is passed on once; npm and the terminal may both send it. A program that
 * has not ended 10 s later is killed.
 */
export function runForeground(command, args, options = {}) {
  const isPosix = process.platform !== 'win32'
  // A process group of its own: Ctrl-C in a terminal would else reach it twice, and the second kills at once.
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: isPosix, ...options })
  return new Promise((resolve, reject) => {
    let killTimer = null
    const forward = (signal) => {
      if (killTimer) return
      child.kill(signal)
      killTimer = setTimeout(() => killGroup(child, isPosix), patienceMs)
    }
    const stopWatching = watchParent(() => forward('SIGTERM'))
    const release = () => {
      stopWatching()
      clearTimeout(killTimer)
      for (const signal of forwarded) process.removeListener(signal, forward)
    }
    for (const signal of forwarded) process.on(signal, forward)
    child.on('error', (error) => {
      release()
      reject(error)
    })
    child.on('exit', (code, signal) => {
      release()
      resolve(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1))
    })
  })
}

// npm, ended by a signal, does not tell its script; the script would go on unseen.
function watchParent(onGone) {
  if (process.platform === 'win32' || !process.env.npm_lifecycle_event) return () => {}
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid !== parent) onGone()
  }, 500)
  return () => clearInterval(timer)
}

function killGroup(child, isPosix) {
  try {
    if (isPosix && child.pid) process.kill(-child.pid, 'SIGKILL')
    else child.kill('SIGKILL')
  } catch {
    // It ended in between.
  }
}
