// SPDX-License-Identifier: Apache-2.0
// Pure texts: what went wrong, and exactly what to type.

const nodeRequired = [20, 19]

/** Whether a Node version such as `v20.19.0` is new enough. */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > nodeRequired[0] || (major === nodeRequired[0] && minor >= nodeRequired[1])
}

/** Reads the lines of /etc/os-release into an object. */
export function parseOsRelease(text) {
  const pairs = text.split('\n').map((line) => /^([A-Z_]+)="?(.*?)"?$/.exec(line.trim()))
  return Object.fromEntries(pairs.filter((pair) => pair !== null).map((pair) => [pair[1], pair[2]]))
}

/** Whether apt installs software here: Debian and what derives from it. */
export function isDebianFamily(release) {
  return [release.ID, ...(release.ID_LIKE ?? '').split(' ')].some((id) => id === 'debian' || id === 'ubuntu')
}

/** Names of the packages Electron and the virtual display need; newer releases renamed two for 64-bit time. */
export function aptPackages(release) {
  const version = Number.parseFloat(release.VERSION_ID ?? '')
  const first = release.ID === 'ubuntu' ? 24.04 : 13
  const isRenamed = Number.isNaN(version) ? release.ID === 'debian' : version >= first
  const suffix = isRenamed ? 't64' : ''
  return ['xvfb', 'xauth', `libgtk-3-0${suffix}`, 'libnss3', `libasound2${suffix}`, 'libgbm1', 'libxss1', 'libxtst6', 'libnotify4']
}

/** The libraries a run of `ldd` did not find. */
export function missingLibraries(lddOutput) {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
  return [...new Set(names)]
}

/**
 * What to do about missing system software.
 * `{ action: 'install', packages }` as root on Debian, otherwise `{ action: 'tell', text }`.
 */
export function systemRemedy({ isRoot, release, hasApt, missing }) {
  const packages = aptPackages(release)
  if (!isDebianFamily(release) || !hasApt) {
    const text = `用系统的软件包工具装上 install with your system's package manager: ${missing.join(', ')}`
    return { action: 'tell', text }
  }
  if (isRoot) return { action: 'install', packages }
  const install = `sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`
  return { action: 'tell', text: `运行 run:\nsudo apt-get update && ${install}` }
}

const npmReasons = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/,
    '连不上软件源 the package registry cannot be reached',
    '检查网络或设定软件源与代理后重试 check the network, or set your registry and proxy, then try again:\nnpm config set registry https://YOUR-REGISTRY/\nnpm config set proxy http://YOUR-PROXY:PORT',
  ],
  [/E401|E403|ENEEDAUTH/, '软件源要求登录或拒绝访问 the package registry refused access', '登录后重试 log in and try again:\nnpm login'],
  [/ENOSPC/, '磁盘已满 the disk is full', '腾出至少 2 GB 后重试 free at least 2 GB and try again'],
  [/EACCES|EPERM/, '没有写入权限 no permission to write', '让本目录归当前用户所有后重试 make this folder your own and try again:\nsudo chown -R "$USER" .'],
  [/EINTEGRITY/, '软件包校验不符 a package does not match its recorded hash', '清缓存后重试 clean the cache and try again:\nnpm cache clean --force && npm ci'],
  [
    /EUSAGE|can only install packages when your package.json/,
    'package.json 与 package-lock.json 不一致 package.json and package-lock.json disagree',
    '更新锁文件 update the lock file:\nnpm install',
  ],
]

/** Plain reason and remedy for a failed `npm ci`, from its output: `{ reason, remedy }`. */
export function npmRemedy(output) {
  const known = npmReasons.find(([pattern]) => pattern.test(output))
  if (known) return { reason: known[1], remedy: known[2] }
  const lastWords = output.trim().split('\n').slice(-8).join('\n')
  return { reason: `npm ci 失败 failed:\n${lastWords}`, remedy: '手动运行看全部输出 run it by hand to see all:\nnpm ci' }
}
