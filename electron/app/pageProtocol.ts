// SPDX-License-Identifier: Apache-2.0
import { net, protocol } from 'electron'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { contentPolicy } from './contentPolicy.ts'

/** Scheme and host every page of ours lives under. */
export const PAGE_ORIGIN = 'app://wall'

/** Must run before `ready`: makes app:// a secure, fetchable standard scheme. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }])
}

/** Serves the built pages read-only, with the policy on every answer; nothing outside the folder can be reached. */
export function servePages(root: string): void {
  const policy = contentPolicy()
  protocol.handle('app', async (request) => {
    const file = resolvePage(root, request)
    if (!file) return new Response(null, { status: 403 })
    try {
      const answer = await net.fetch(pathToFileURL(file).href)
      const headers = new Headers(answer.headers)
      headers.set('Content-Security-Policy', policy)
      headers.set('X-Content-Type-Options', 'nosniff')
      return new Response(answer.body, { status: answer.status, headers })
    } catch {
      return new Response('not found', { status: 404 })
    }
  })
}

function resolvePage(root: string, request: Request): string | null {
  const url = new URL(request.url)
  if (url.host !== 'wall' || (request.method !== 'GET' && request.method !== 'HEAD')) return null
  let relative: string
  try {
    relative = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  const file = path.normalize(path.join(root, relative))
  return file.startsWith(root + path.sep) && !relative.includes('\0') ? file : null
}
