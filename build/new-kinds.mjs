// SPDX-License-Identifier: Apache-2.0
// What `npm run new` can make: where it goes, which lines of other files name it, what is left for a person.

/** Puts an import behind the last one of the file. */
const addImport = (line) => (text) => {
  const imports = [...text.matchAll(/^import .*$/gm)]
  const last = imports.at(-1)
  if (!last) return null
  const end = last.index + last[0].length
  return `${text.slice(0, end)}\n${line}${text.slice(end)}`
}

/** Replaces what the pattern finds; null when it finds nothing. */
const swap = (pattern, replacement) => (text) => (pattern.test(text) ? text.replace(pattern, replacement) : null)

/** Puts lines before the closing brace of the object or list that begins at `start`. */
const addBeforeEnd = (start, end, line) => (text) => {
  const from = text.indexOf(start)
  const to = from < 0 ? -1 : text.indexOf(end, from)
  return to < 0 ? null : `${text.slice(0, to)}\n${line}${text.slice(to)}`
}

const panel = (name) => ({
  folder: `renderer/panels/${name.camel}`,
  edits: {
    'renderer/panels/registry.ts': [
      addImport(`import { ${name.camel}Panel } from './${name.camel}/panel.ts'`),
      addBeforeEnd('export const PANELS', '\n]', `  ${name.camel}Panel,`),
    ],
    'renderer/app/locales/panelsZh.ts': [addBeforeEnd('export const panelsZh', '\n}', `  ${name.camel}: {\n    title: '${name.words}',\n  },`)],
    'renderer/app/locales/panelsEn.ts': [addBeforeEnd('export const panelsEn', '\n}', `  ${name.camel}: {\n    title: '${name.sentence}',\n  },`)],
  },
  next: [
    `renderer/app/locales/panelsZh.ts: 写上中文标题 give it its Chinese title (panels.${name.camel}.title)`,
    `renderer/panels/${name.camel}/model.ts: 改成要显示的内容 say what it shows; the .vue only draws that`,
    `shared/layouts/shipped.ts 或 or hall.yaml layouts: 放进一个区块 put it into a region (panel: ${name.camel})`,
    'shared/glossary: 上墙的面板要有词条 a panel of a shipped layout needs its word',
  ],
})

const layer = (name) => ({
  folder: `renderer/layers/${name.camel}`,
  edits: {
    'renderer/layers/registry.ts': [
      addImport(`import { ${name.camel}Layer } from './${name.camel}/layer.ts'`),
      swap(/(MAP_LAYERS: readonly MapLayer\[\] = \[[^\]]*?),?(\s*)\]/, `$1, ${name.camel}Layer$2]`),
    ],
  },
  next: [
    `renderer/layers/${name.camel}/plan.ts: 记录 → 标记 records to marks`,
    'renderer/layers/registry.ts: 顺序即绘制次序 the order is the drawing order; incidents should stay last',
    'renderer/layers/locales: 符号所用的字 the characters of its signs, if they are new',
  ],
})

const feed = (name) => ({
  folder: `shared/feeds/${name.camel}`,
  edits: {
    'shared/feeds/registry.ts': [
      addImport(`import { decode${name.pascal} } from './${name.camel}/index.ts'`),
      addBeforeEnd('export const ADAPTERS', '\n}', `  ${key(name.kebab)}: { transport: 'http', decode: decode${name.pascal} },`),
    ],
    'shared/feeds/definition.ts': [swap(/adapter: z\.enum\(\[([^\]]*)\]\)/, `adapter: z.enum([$1, '${name.kebab}'])`)],
  },
  next: [
    `shared/feeds/${name.camel}/decode.ts: 字节 → 条目 bytes to items`,
    'shared/feeds/registry.ts: 传输方式 its transport (http, mqtt, sse), or write one in electron/transports',
    `shared/glossary/feedTerms.ts: 词条 a word with names: ['adapter:${name.kebab}']`,
    'docs/integrate.md: 写明用法 say how it is used',
  ],
})

const command = (name) => ({
  folder: 'shared/commands',
  edits: {
    'shared/commands/registry.ts': [
      addImport(`import { ${name.constant}_COMMANDS } from './${name.camel}.ts'`),
      addBeforeEnd('export const COMMANDS', '\n} as const', `  ...${name.constant}_COMMANDS,`),
    ],
    'test/fixtures/commands.ts': [
      addBeforeEnd('export const COMMAND_SAMPLES', '\n}', `  '${name.camel}.note': { good: { text: 'hello' }, bad: { text: '' }, fault: 'text' },`),
    ],
  },
  next: [
    `shared/commands/${name.camel}.ts: 命令、角色、判定 its verbs, roles and plans`,
    'shared/hall/events.ts, reduce.ts: 自己的日志事件 an event of its own and what it changes',
    'test/fixtures/commands.ts: 每条命令一好一坏 one good and one bad sample for each',
    `shared/glossary/wallTerms.ts: 词条 a word with names: ['noun:${name.camel}']`,
  ],
})

const rule = (name) => ({
  folder: `shared/rules/${name.camel}`,
  edits: {},
  next: [
    `shared/rules/${name.camel}/index.ts: 写明依据与条款 cite document and clause`,
    '规则没有登记表 rules have no registry: import it by its index.ts where it is needed',
  ],
})

const key = (text) => (/^[a-z][a-zA-Z0-9]*$/.test(text) ? text : `'${text}'`)

/** Every kind, by the word of the command line. */
export const KINDS = { panel, layer, feed, command, rule }
