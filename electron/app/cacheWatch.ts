// SPDX-License-Identifier: Apache-2.0
import { session } from 'electron'
import { existsSync } from 'node:fs'
import path from 'node:path'

const CHECK_MS = 5_000

/**
 * Watches the folder of the cache's database: files deleted underneath a running Chromium go unnoticed, writes
 * and reads go on in unlinked files. Clearing the storage makes the keeper's connection close; it is told to begin anew.
 */
export function watchCacheFolder(browserDir: string, onLost: (reason: string) => void): () => void {
  const folder = path.join(browserDir, 'IndexedDB', 'app_wall_0.indexeddb.leveldb')
  let wasThere = existsSync(folder)
  const timer = setInterval(() => {
    const isThere = existsSync(folder)
    if (wasThere && !isThere) {
      void session.defaultSession.clearStorageData({ storages: ['indexdb'] }).then(() => onLost('the cache files were deleted'))
    }
    wasThere = isThere
  }, CHECK_MS)
  return () => clearInterval(timer)
}
