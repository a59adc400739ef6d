// SPDX-License-Identifier: Apache-2.0
import { app, type ProcessMetric } from 'electron'
import type { HallWindow } from '../windows/index.ts'
import type { HallParts } from './hallParts.ts'

/** Health as the control API and the console give it. */
export async function readHealth(parts: HallParts): Promise<Record<string, unknown>> {
  const { identity, clock, fabric, feeds, windows, measures, district } = parts
  const setting = parts.setting()
  const head = fabric.log.head()
  const now = clock.now()
  return {
    ok: true,
    product: { name: identity.name, version: identity.version, commit: identity.commit, packaged: identity.packaged },
    runtime: {
      electron: identity.electron,
      chrome: identity.chrome,
      node: identity.node,
      developmentRuntime: identity.developmentRuntime,
      label: identity.developmentRuntime ? '开发运行时' : null,
    },
    osSandbox: !app.commandLine.hasSwitch('no-sandbox'),
    uptimeS: Math.round((now - measures.startedAt) / 1000),
    launch: { firstDomPaintMs: measures.firstPaintMs.dom, firstMapFrameMs: measures.firstPaintMs.map },
    windows: windows.all().map(windowHealth),
    processes: app.getAppMetrics().map(processHealth),
    feeds: feeds.status(),
    district: district ? { running: district.isRunning, pid: district.pid } : null,
    cache: measures.cache,
    journal: { seq: head.seq, hash: head.hash },
    record: { from: parts.recordedFrom(), to: now },
    fabric: fabric.name,
    clock: { source: 'system', offsetMs: clock.offsetMs(), now },
    configuration: { origin: setting.origin, hash: setting.hash, problems: setting.problems },
    takes: measures.takes.slice(-20),
  }
}

function windowHealth(window: HallWindow): Record<string, unknown> {
  return {
    id: window.id,
    role: window.role,
    screens: window.span?.screens ?? [],
    pid: window.browser.isDestroyed() ? null : window.browser.webContents.getOSProcessId(),
    scale: window.scale,
    layoutId: window.layoutId,
    lastPaintedAt: window.lastPaintedAt,
    firstPaintedAt: window.painted.dom,
    firstMapFrameAt: window.painted.map,
    openedAt: window.openedAt,
    postRenders: window.postRenders,
    leftOut: window.leftOut,
  }
}

function processHealth(metric: ProcessMetric): Record<string, unknown> {
  return {
    type: metric.type,
    name: metric.name ?? metric.serviceName ?? '',
    pid: metric.pid,
    cpuPercent: Math.round(metric.cpu.percentCPUUsage * 10) / 10,
    memoryMB: Math.round(metric.memory.workingSetSize / 1024),
  }
}
