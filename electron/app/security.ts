// SPDX-License-Identifier: Apache-2.0
import { app, session, type WebContents } from 'electron'
import { PAGE_ORIGIN } from './pageProtocol.ts'

/** Denies what a wall never needs: permissions, new windows, navigation, webviews, downloads, device choosers. */
export function hardenSession(): void {
  const pages = session.defaultSession
  pages.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  pages.setPermissionCheckHandler(() => false)
  pages.setDevicePermissionHandler(() => false)
  pages.on('will-download', (event) => event.preventDefault())
  pages.setSpellCheckerEnabled(false)
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
}

function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** True when a message comes from the top frame of a page of ours. */
export function isOwnPage(frame: { readonly url: string; readonly parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(PAGE_ORIGIN + '/')
}
