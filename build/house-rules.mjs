// SPDX-License-Identifier: Apache-2.0
// House rules no off-the-shelf linter knows. Each returns plain lines `file:line: what is wrong, what to do`.
import { readdirSync, readFileSync, existsSync, statSync } from 'node:fs'
import path from 'node:path'

const ROOMS = ['shared', 'electron', 'renderer', 'test', 'build']
const CODE = /\.(ts|mts|mjs|cjs|vue|css)$/
const SKIPPED = /(^|\/)(node_modules|dist|out|release|\.runtime)(\/|$)/
const HAN = /[\u3400-\u9fff]/

/** All problems of the tree below `root`, each ending with its rule's name in brackets; empty when it keeps the rules. */
export function houseProblems(root) {
  const files = ROOMS.flatMap((room) => filesBelow(path.join(root, room))).map((file) => path.relative(root, file).split(path.sep).join('/'))
  const perFile = files
    .filter((file) => CODE.test(file))
    .flatMap((file) => {
      const text = readFileSync(path.join(root, file), 'utf8')
      return fileRules.flatMap((rule) => signed(rule, rule(file, text)))
    })
  return [...perFile, ...treeRules.flatMap((rule) => signed(rule, rule(root)))]
}

/** Names of all house rules; test/architecture plants a violation of each. */
export function houseRuleNames() {
  return [...fileRules, ...treeRules].map((rule) => rule.name)
}

const signed = (rule, problems) => problems.map((problem) => `${problem} [${rule.name}]`)

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
  return text.split('\n').slice(0, 3).join('\n').includes('SPDX-License-Identifier: Apache-2.0')
    ? []
    : [`${file}:1: no SPDX line; start with the licence identifier`]
}

// Vue files are measured here: the linter for .ts does not see them whole.
function vueSize(file, text) {
  const lines = text.split('\n').length
  return file.endsWith('.vue') && lines > 250 ? [`${file}:1: ${lines} lines; a component stays under 250, move decisions to model.ts`] : []
}

function unsafeMarkup(file, text) {
  return find(
    { file, text },
    /\bv-html\b|\.(inner|outer)HTML\b|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|document\.write\(/,
    'feed text reaches the screen only as text nodes',
  ).filter(() => !isTest(file) && file.startsWith('renderer/'))
}

function exportStar(file, text) {
  return find({ file, text }, /^\s*export (type )?\*/, 'name what is exported')
}

function bareRef(file, text) {
  if (!file.startsWith('renderer/')) return []
  return findAcrossLines(
    { file, text },
    /import \{[^}]*\bref\b[^}]*\} from 'vue'/g,
    'write shallowRef, or reactive on purpose: live data must not be made deep by accident',
  )
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
  return find({ file, text }, /\b(setTimeout|setInterval)\(/, 'timers belong to their owners (live, stage, hall, transports …)')
}

function wallClock(file, text) {
  if (isTest(file) || file.startsWith('build/') || file.startsWith('electron/district/') || file === 'electron/hall/clock.ts') return []
  return find({ file, text }, /\bDate\.now\(|new Date\(\)/, 'HallClock gives now; a feed host is told it')
}

function colours(file, text) {
  if (!file.startsWith('renderer/') || isTest(file) || file.endsWith('tokens.css') || file.startsWith('renderer/map/')) return []
  if (!/\.(vue|css)$/.test(file)) return []
  // Script and template are blanked, not cut off, so that line numbers stay right.
  const style = file.endsWith('.vue') ? text.replace(/^[\s\S]*?(?=<style|$(?![\s\S]))/, (before) => before.replace(/[^\n]/g, '')) : text
  return find({ file, text: style }, /[:\s,(]#[0-9a-fA-F]{3,8}\b|\b(rgba?|hsla?|oklch)\(/, 'colours are roles of tokens.css')
}

function workplace(file, text) {
  if (file === 'build/house-rules.mjs' || file.startsWith('test/architecture/')) return []
  return find({ file, text }, /\/(home|root|work|Users)\/[a-z]/i, 'no machine paths in the project').filter((line) => !line.includes('Dockerfile'))
}

// Electron's side of the wire is opened in one room, the page's side in another: nobody else reaches around them.
function oneBridge(file, text) {
  if (isTest(file)) return []
  if (file.startsWith('electron/') && !file.startsWith('electron/preload/'))
    return find({ file, text }, /\bipcRenderer\b/, 'ipcRenderer belongs to electron/preload')
  if (file.startsWith('renderer/') && !file.startsWith('renderer/bridge/'))
    return find({ file, text }, /\bcityopsWall\b/, 'the preload object belongs to renderer/bridge')
  return []
}

function find({ file, text }, pattern, remedy) {
  return text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 100)} — ${remedy}`] : []))
}

function findAcrossLines({ file, text }, pattern, remedy) {
  return [...text.matchAll(pattern)].map(
    (match) => `${file}:${text.slice(0, match.index).split('\n').length}: ${match[0].replace(/\s+/g, ' ').slice(0, 100)} — ${remedy}`,
  )
}

const fileRules = [spdx, vueSize, unsafeMarkup, exportStar, bareRef, wordsInPlace, timers, wallClock, colours, workplace, oneBridge]

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

const treeRules = [unregisteredFolders, hostNames]
