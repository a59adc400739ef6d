// SPDX-License-Identifier: Apache-2.0
// The peer of the launch benchmark: the least Electron application that paints a line of text.
import { app, BrowserWindow, ipcMain } from 'electron'
import path from 'node:path'

app.whenReady().then(() => {
  const window = new BrowserWindow({
    x: 0,
    y: 0,
    width: 1920,
    height: 1080,
    frame: false,
    webPreferences: { preload: path.join(import.meta.dirname, 'preload.cjs'), sandbox: true },
  })
  ipcMain.once('painted', () => {
    process.stdout.write(`painted ${Date.now() - process.getCreationTime()}\n`, () => app.exit(0))
  })
  void window.loadFile(path.join(import.meta.dirname, 'index.html'))
})
