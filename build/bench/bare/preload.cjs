// SPDX-License-Identifier: Apache-2.0
const { ipcRenderer } = require('electron')

window.addEventListener('load', () => requestAnimationFrame(() => setTimeout(() => ipcRenderer.send('painted'))))
