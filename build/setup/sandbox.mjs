// SPDX-License-Identifier: Apache-2.0
import { statSync } from 'node:fs'
import path from 'node:path'
import { isRoot } from '../launch-flags.mjs'
import { run } from './process.mjs'
import { SetupError } from './say.mjs'

function isHelperPrivileged(helper) {
  try {
    const { uid, mode } = statSync(helper)
    return uid === 0 && (mode & 0o4000) !== 0
  } catch {
    return false
  }
}

async function canSandbox(executable) {
  if (process.platform !== 'linux' || isRoot()) return true
  if (isHelperPrivileged(path.join(path.dirname(executable), 'chrome-sandbox'))) return true
  const { code } = await run('unshare', ['--user', 'true'])
  return code === 0 || code === 127
}

/** Step: Chromium's sandbox can work here: user namespaces, or the privileged helper. Never switched off instead. */
export function sandboxStep(executable) {
  return {
    name: '沙箱 sandbox',
    isDone: () => canSandbox(executable()),
    run: async () => {
      const helper = path.join(path.dirname(executable()), 'chrome-sandbox')
      throw new SetupError(
        '系统不允许普通用户建立命名空间，沙箱无法启动 this system forbids user namespaces, so the sandbox cannot start',
        `运行 run:\nsudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
      )
    },
  }
}
