// SPDX-License-Identifier: Apache-2.0
// `npm run new KIND NAME`: writes a folder from build/templates and the lines that name it. Nothing is written unless all can be.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { KINDS } from './new-kinds.mjs'
import { inProject, projectDir } from './paths.mjs'

const USAGE = `npm run new ${Object.keys(KINDS).join('|')} NAME
NAME: 英文, 驼峰 camelCase English whole words, such as shelterTable`

/** The spellings of a name; throws with the reason when it is badly formed. */
export function spellings(camel) {
  if (!/^[a-z][a-zA-Z0-9]{1,39}$/.test(camel)) throw new Error(`名称不合规 not a camelCase name: ${camel}\n${USAGE}`)
  const parts = camel.split(/(?=[A-Z])/).map((part) => part.toLowerCase())
  const words = parts.join(' ')
  return {
    camel,
    pascal: camel[0].toUpperCase() + camel.slice(1),
    kebab: parts.join('-'),
    constant: parts.join('_').toUpperCase(),
    words,
    sentence: words[0].toUpperCase() + words.slice(1),
  }
}

function fill(text, name) {
  const values = { __name__: name.camel, __Name__: name.pascal, __kebab__: name.kebab, __CONST__: name.constant, __words__: name.words }
  return text.replace(/__(?:name|Name|kebab|CONST|words)__/g, (mark) => values[mark])
}

function filledTemplates(kind, name, folder) {
  const dir = path.join(import.meta.dirname, 'templates', kind)
  return readdirSync(dir).map((file) => ({
    file: path.posix.join(folder, fill(file.replace(/\.template$/, ''), name)),
    text: fill(readFileSync(path.join(dir, file), 'utf8'), name),
  }))
}

function edited(root, file, edits) {
  const before = readFileSync(path.join(root, file), 'utf8')
  const text = edits.reduce((current, edit) => (current === null ? null : edit(current)), before)
  if (text === null) throw new Error(`找不到登记的位置 cannot find where to add the line: ${file}`)
  return { file, text }
}

/** Makes one thing below `root`: `{ written, changed, next }`, paths from root; throws with a reason and writes nothing. */
export function makeNew(root, kind, camel) {
  if (!Object.hasOwn(KINDS, kind)) throw new Error(`没有这一种 no such kind: ${kind}\n${USAGE}`)
  const name = spellings(camel)
  const { folder, edits, next } = KINDS[kind](name)
  const written = filledTemplates(kind, name, folder)
  const taken = [...(folder.endsWith(`/${camel}`) ? [folder] : []), ...written.map((one) => one.file)].find((one) => existsSync(path.join(root, one)))
  if (taken) throw new Error(`已经存在 exists already: ${taken}`)
  const changed = Object.entries(edits).map(([file, steps]) => edited(root, file, steps))
  for (const { file, text } of [...written, ...changed]) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  return { written: written.map((one) => one.file), changed: changed.map((one) => one.file), next }
}

function main(words) {
  const [kind, name, ...more] = words.filter((word) => word !== '--')
  if (!kind || !name || more.length > 0) throw new Error(USAGE)
  const { written, changed, next } = makeNew(projectDir, kind, name)
  // A long name may break lines differently from the template's.
  spawnSync(inProject('node_modules/.bin/oxfmt'), ['--write', ...written], { cwd: projectDir })
  const lines = [
    ...written.map((file) => `+ ${file}`),
    ...changed.map((file) => `~ ${file}`),
    '接下来 next:',
    ...next.map((line) => `  ${line}`),
    '  npm run check',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

if (process.argv[1] === import.meta.filename) {
  try {
    main(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  }
}
