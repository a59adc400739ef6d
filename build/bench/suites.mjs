// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { launchFlags } from '../launch-flags.mjs'
import { runHall, spread, untilValue } from './run-hall.mjs'

/** A result from its `{ id, what, unit, ours }`, with what else there is to say. */
const row = (result) => ({ peers: {}, ratios: {}, target: null, met: null, ...result })

const WALL = ['--wall', '1x1@1920x1080', '--lean']

async function bareWindow({ env, runtime }) {
  const child = spawn(runtime.executable, [path.join(import.meta.dirname, 'bare'), ...launchFlags()], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let text = ''
  child.stdout.on('data', (chunk) => (text += chunk))
  await new Promise((resolve) => child.once('exit', resolve))
  const painted = /painted (\d+)/.exec(text)
  if (!painted) throw new Error('the bare window did not paint')
  return Number(painted[1])
}

async function wallLaunch(context) {
  const hall = await runHall({ ...context, args: WALL })
  try {
    return await untilValue(async () => {
      const { launch } = await hall.health()
      return launch.firstDomPaintMs !== null && launch.firstMapFrameMs !== null ? launch : null
    }, 60_000)
  } finally {
    await hall.stop()
  }
}

/** Launch to the first live wall, interleaved with a bare Electron window. */
async function launch(context) {
  const bare = []
  const walls = []
  for (let turn = 0; turn < 9; turn++) {
    bare.push(await bareWindow(context))
    walls.push(await wallLaunch(context))
  }
  const peer = spread(bare)
  const dom = spread(walls.map((one) => one.firstDomPaintMs))
  const map = spread(walls.map((one) => one.firstMapFrameMs))
  const compared = (ours) => ({
    peers: { 'bare Electron window': peer.median },
    ratios: { 'bare Electron window': Math.round((ours.median / peer.median) * 100) / 100 },
    spread: { ours, peer },
  })
  return [
    row({ id: 'launch.dom', what: 'process start → first full DOM paint with live data (median of 9)', unit: 'ms', ours: dom.median, ...compared(dom) }),
    row({ id: 'launch.map', what: 'process start → first map frame (median of 9)', unit: 'ms', ours: map.median, ...compared(map) }),
  ]
}

/** A take from the command until every wall window applied it. */
async function take(context) {
  const hall = await runHall({ ...context, args: [...WALL, '--wall', '2x1@960x540', '--split'] })
  try {
    await untilValue(async () => (await hall.health()).launch.firstMapFrameMs, 60_000)
    await wait(3_000)
    const whole = []
    const late = []
    const skew = []
    for (let turn = 0; turn < 40; turn++) {
      const sentAt = (await hall.health()).clock.now
      const answer = await hall.command('layout.take', { layoutId: ['map', 'overview', 'emergency'][turn % 3] })
      const frames = await untilValue(async () => {
        const takes = (await hall.health()).takes.filter((one) => one.commitAt === answer.value.commitAt)
        return takes.length >= 2 ? takes : null
      }, 10_000)
      const at = frames.map((one) => one.frameAt)
      whole.push(Math.max(...at) - sentAt)
      late.push(Math.max(...at) - answer.value.commitAt)
      skew.push(Math.max(...at) - Math.min(...at))
    }
    return [
      row({
        id: 'take.command-to-applied',
        what: 'command sent → every window applied it (2 windows, median of 40; 120 ms of it is the agreed delay)',
        unit: 'ms',
        ours: spread(whole).median,
        spread: spread(whole),
      }),
      row({ id: 'take.late', what: 'agreed instant T → last window applied (median of 40)', unit: 'ms', ours: spread(late).median, spread: spread(late) }),
      row({ id: 'take.skew', what: 'first window → last window (median of 40)', unit: 'ms', ours: spread(skew).median, spread: spread(skew) }),
    ]
  } finally {
    await hall.stop()
  }
}

/** A wall on which nothing changes: frames of the map and processor in 60 s with the district stopped. */
async function idle(context) {
  const hall = await runHall({ ...context, args: WALL })
  try {
    await untilValue(async () => (await hall.health()).launch.firstMapFrameMs, 60_000)
    await wait(5_000)
    await hall.command('demonstration.set', { running: false })
    // Ages must have run out (10 periods of the slowest feed are longer; what matters is that nothing moves).
    await wait(45_000)
    const before = await hall.health()
    await wait(60_000)
    const after = await hall.health()
    const frames = (health) => health.windows.find((window) => window.role === 'wall').postRenders
    const share = after.processes.reduce((sum, one) => sum + one.cpuPercent, 0)
    return [
      row({
        id: 'idle.postRender',
        what: 'scene.postRender of the wall in 60 s, district stopped',
        unit: 'frames',
        ours: frames(after) - frames(before),
        target: '0',
        met: frames(after) - frames(before) === 0,
      }),
      row({ id: 'idle.cpu', what: 'processor of all processes, last minute (100 = one core)', unit: '%', ours: Math.round(share * 10) / 10 }),
    ]
  } finally {
    await hall.stop()
  }
}

/** Memory of all processes after fifteen minutes with everything running. */
async function memory(context) {
  const minutes = Number(context.words.find((word) => word.startsWith('--minutes='))?.slice(10) ?? 15)
  const hall = await runHall({ ...context, args: WALL })
  try {
    await untilValue(async () => (await hall.health()).launch.firstMapFrameMs, 60_000)
    const total = (health) => health.processes.reduce((sum, one) => sum + one.memoryMB, 0)
    await wait(60_000)
    const early = await hall.health()
    await wait((minutes - 1) * 60_000)
    const late = await hall.health()
    const wallPid = late.windows.find((window) => window.role === 'wall').pid
    const wallOf = (health) => health.processes.find((one) => one.pid === wallPid)?.memoryMB ?? 0
    return [
      row({ id: 'memory.all', what: `working set of all processes after ${minutes} min (after 1 min: ${total(early)})`, unit: 'MB', ours: total(late) }),
      row({ id: 'memory.wall', what: `working set of the wall window after ${minutes} min (after 1 min: ${wallOf(early)})`, unit: 'MB', ours: wallOf(late) }),
    ]
  } finally {
    await hall.stop()
  }
}

/** Suites by name. */
export const suites = { launch, take, idle, memory }
