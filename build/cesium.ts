// SPDX-License-Identifier: Apache-2.0
import { cp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Plugin } from 'vite'

const folders = ['Workers', 'ThirdParty', 'Assets', 'Widgets']

/** Copies the files that Cesium loads at run time to `cesium/` in the build's output. */
export function cesiumStatics(): Plugin {
  const packageFile = createRequire(import.meta.url).resolve('cesium/package.json')
  const source = path.join(path.dirname(packageFile), 'Build/Cesium')
  let target = ''
  return {
    name: 'cesium-statics',
    apply: 'build',
    configResolved(config) {
      target = path.resolve(config.root, config.build.outDir, 'cesium')
    },
    async closeBundle() {
      for (const folder of folders) {
        await cp(path.join(source, folder), path.join(target, folder), { recursive: true })
      }
      const license = path.join(path.dirname(packageFile), 'LICENSE.md')
      await cp(license, path.join(target, 'LICENSE.md'))
    },
  }
}
