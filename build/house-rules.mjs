// SPDX-License-Identifier: Apache-2.0
// House rules no off-the-shelf linter knows. Each returns plain lines `file:line: what is wrong, what to do`.
import { readdirSync, readFileSync, existsSync, statSync } from 'node:fs'
import path from 'node:path'

const ROOMS = ['shared', 'electron', 'renderer', 'test', 'build']
const CODE = /\.(ts|mts|mjs|cjs|vue|css)$/
const SKIPPED = /(^|\/)(node_modules|dist|out|release|\.runtime)(\/|$)/
const HAN = /[\u3400-\u9fff]/

/** All problems of the tree below `root`; empty when it keeps the rules. */
export function houseProblems(root) {
  const files = ROOMS.flatMap((room) => filesBelow(path.join(root, room))).map((file) => path.relative(root, file).split(path.sep).join('/'))
  const read = (file) => readFileSync(path.join(root, file), 'utf8')
  const perFile = files.filter((file) => CODE.test(file)).flatMap((file) => [...fileRules].flatMap((rule) => rule(file, read(file))))
  return [...perFile, ...unregisteredFolders(root), ...hostNames(root)]
}

function filesBelow(dir) {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(dir, entry.name)
    if (SKIPPED.test(full.split(path.sep).join('/'))) return []
    return entry.isDirectory() ? filesBelow(full) : [full]
  })
}

const isTest = (file) => /\.test\.(ts|mjs)$/.test(file) || file.startsWith('test/')

function spdx(file, text) {
  if (file === 'renderer/app/styles/tokens.css') return []
  return text.split('\n').slice(0, 3).join('\n').includes('SPDX-License-Identifier: Apache-2.0') ? [] : [`${file}:1: no SPDX line; start with the licence identifier`]
}

// Vue files are measured here: the linter for .ts does not see them whole.
function vueSize(file, text) {
  const lines = text.split('\n').length
  return file.endsWith('.vue') && lines > 250 ? [`${file}:1: ${lines} lines; a component stays under 250, move decisions to model.ts`] : []
}

function unsafeMarkup(file, text) {
  return find(file, text, /\bv-html\b|\.innerHTML\b|insertAdjacentHTML|document\.write\(/, 'feed text reaches the screen only as text nodes').filter(() => !isTest(file) && file.startsWith('renderer/'))
}

function exportStar(file, text) {
  return find(file, text, /^export \* from/, 'name what is exported')
}

function bareRef(file, text) {
  if (!file.startsWith('renderer/')) return []
  return find(file, text, /import \{[^}]*\bref\b[^}]*\} from 'vue'/, 'write shallowRef, or reactive on purpose: live data must not be made deep by accident')
}

function wordsInPlace(file, text) {
  if (!file.endsWith('.vue')) return []
  const template = text.slice(text.indexOf('<template>'), text.lastIndexOf('</template>')).replace(/<!--[\s\S]*?-->/g, '')
  return HAN.test(template) ? [`${file}: Chinese text in a template; words live in renderer/app/locales`] : []
}

// Timers and the wall clock have owners; everything else is told the time.
const TIMER_OWNERS = /^(electron\/(app|windows|hall|feeds|transports|control|storage|fabric|district)|renderer\/(live|app|stage|cache|map|charts|bridge))\//
function timers(file, text) {
  if (isTest(file) || file.startsWith('build/') || TIMER_OWNERS.test(file)) return []
  return find(file, text, /\b(setTimeout|setInterval)\(/, 'timers belong to their owners (live, stage, hall, transports …)')
}

function wallClock(file, text) {
  if (isTest(file) || file.startsWith('build/') || file.startsWith('electron/district/') || file === 'electron/hall/clock.ts') return []
  return find(file, text, /\bDate\.now\(|new Date\(\)/, 'HallClock gives now; a feed host is told it')
}

function colours(file, text) {
  if (!file.startsWith('renderer/') || isTest(file) || file.endsWith('tokens.css') || file.startsWith('renderer/map/')) return []
  const source = file.endsWith('.vue') ? text.slice(text.indexOf('<style')) : file.endsWith('.css') ? text : ''
  return find(file, source, /(:|\s)#[0-9a-fA-F]{3,8}\b/, 'colours are roles of tokens.css')
}

function workplace(file, text) {
  if (file === 'build/house-rules.mjs' || file.startsWith('test/architecture/')) return []
  return find(file, text, /\/(home|root|work|Users)\/[a-z]/i, 'no machine paths in the project').filter((line) => !line.includes('Dockerfile'))
}

function find(file, text, pattern, remedy) {
  return text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 100)} — ${remedy}`] : []))
}

const fileRules = [spdx, vueSize, unsafeMarkup, exportStar, bareRef, wordsInPlace, timers, wallClock, colours, workplace]

/** A folder of a collection that its registry does not name is dead code or a forgotten line. */
function unregisteredFolders(root) {
  const collections = [
    ['renderer/panels', 'renderer/panels/registry.ts', 'panel.ts'],
    ['renderer/layers', 'renderer/layers/registry.ts', 'layer.ts'],
    ['shared/feeds', 'shared/feeds/registry.ts', 'decode.ts'],
  ]
  return collections.flatMap(([dir, registry, marker]) => {
    const full = path.join(root, dir)
    if (!existsSync(full)) return []
    const named = existsSync(path.join(root, registry)) ? readFileSync(path.join(root, registry), 'utf8') : ''
    return readdirSync(full)
      .filter((name) => statSync(path.join(full, name)).isDirectory() && existsSync(path.join(full, name, marker)))
      .filter((name) => !named.includes(`./${name}/`))
      .map((name) => `${dir}/${name}: not in ${registry}; add its line`)
  })
}

/** Lock file and npm settings must work with any registry. */
function hostNames(root) {
  return ['package-lock.json', '.npmrc'].flatMap((name) => {
    const file = path.join(root, name)
    if (!existsSync(file)) return []
    return /"resolved":|registry\s*=/.test(readFileSync(file, 'utf8')) ? [`${name}: names a registry host; leave it to the machine`] : []
  })
}
