// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { findProgram } from './find-program.mjs'
import { SetupError } from './say.mjs'

const startLimitMs = 10_000
// Reads its input until that closes, which it does when this process ends in whatever way: no display is left behind.
const keeperScript = '"$@" & display=$!; exec 3>&-; read -r _; kill $display; wait $display; rm -rf "$0"'

/** Where an X display listens: `{ path }` of its socket or `{ host, port }`; null when the name makes no sense. */
export function displayAddress(name) {
  const match = /^(?:unix)?(.*):(\d+)(?:\.\d+)?$/.exec(name ?? '')
  if (!match) return null
  const number = Number(match[2])
  return match[1] ? { host: match[1], port: 6000 + number } : { path: `/tmp/.X11-unix/X${number}` }
}

function answers(address) {
  return new Promise((resolve) => {
    const socket = net.connect(address)
    const finish = (isOpen) => {
      socket.destroy()
      resolve(isOpen)
    }
    socket.setTimeout(1_000, () => finish(false))
    socket.once('connect', () => finish(true))
    socket.once('error', () => finish(false))
  })
}

/** Which display works here: 'native' (Windows, macOS), 'x11', 'wayland' or null for none. */
export async function workingDisplay(env = process.env) {
  if (process.platform !== 'linux') return 'native'
  const x11 = displayAddress(env.DISPLAY)
  if (x11 && (await answers(x11))) return 'x11'
  if (!env.WAYLAND_DISPLAY) return null
  const socket = path.resolve(env.XDG_RUNTIME_DIR ?? '/', env.WAYLAND_DISPLAY)
  return (await answers({ path: socket })) ? 'wayland' : null
}

function writeCookie(folder) {
  const field = (bytes) => Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes])
  const wild = Buffer.from([0xff, 0xff, 0, 0, 0, 0])
  const file = path.join(folder, 'authority')
  const cookie = Buffer.concat([wild, field(Buffer.from('MIT-MAGIC-COOKIE-1')), field(randomBytes(16))])
  writeFileSync(file, cookie, { mode: 0o600 })
  return file
}

function readNumber(child) {
  return new Promise((resolve, reject) => {
    let text = ''
    let complaint = ''
    const timer = setTimeout(() => reject(new Error(`Xvfb: 10 s 内没有启动 did not start. ${complaint}`)), startLimitMs)
    child.stderr.on('data', (chunk) => {
      complaint = (complaint + chunk).slice(-1_000)
    })
    child.stdio[3].on('data', (chunk) => {
      text += chunk
      if (!text.includes('\n')) return
      clearTimeout(timer)
      resolve(Number(text.trim()))
    })
    child.stdio[3].on('end', () => {
      clearTimeout(timer)
      reject(new Error(`Xvfb: ${complaint.trim() || '没有启动 did not start'}`))
    })
  })
}

/**
 * Starts a virtual display of `{ width, height }` pixels on a free number, for this user only.
 * Resolves to `{ env, name, stop() }`, `env` being what programs need to use it. It also ends with this process.
 */
export async function startVirtualDisplay(size) {
  const xvfb = findProgram('Xvfb')
  if (!xvfb) throw new SetupError('没有 Xvfb there is no Xvfb', 'sudo apt-get install -y --no-install-recommends xvfb')
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cityops-display-'))
  const authority = writeCookie(folder)
  const screen = `${size.width}x${size.height}x24`
  const words = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset', '-auth', authority]
  const child = spawn('/bin/sh', ['-c', keeperScript, folder, xvfb, ...words], {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    detached: true,
  })
  child.unref()
  const stop = () => child.stdin.destroy()
  try {
    const name = `:${await readNumber(child)}`
    child.stdio[3].destroy()
    child.stderr.unref?.()
    return { env: { DISPLAY: name, XAUTHORITY: authority }, name, stop }
  } catch (error) {
    stop()
    throw new SetupError(`虚拟显示器起不来 the virtual display does not start: ${error.message}`, `手动试 try by hand:\nXvfb :99 -screen 0 ${screen}`)
  }
}
