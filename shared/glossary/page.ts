// SPDX-License-Identifier: Apache-2.0
import type { Term } from './term.ts'
import type { Chapter } from './terms.ts'

const INTRODUCTION = `<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Made from shared/glossary by \`UPDATE=1 npm test -- --unit shared/glossary\`; do not edit by hand. -->
# 术语表 Glossary

One word, one meaning: code, interface and documents use these names. The last column names what a word is mistaken for.
`

/** The glossary as a Markdown page (docs/glossary.md). */
export function glossaryPage(chapters: readonly Chapter[]): string {
  return `${INTRODUCTION}${chapters.map(chapterText).join('')}`
}

function chapterText(chapter: Chapter): string {
  return `\n## ${chapter.zh} ${chapter.en}\n\n| 词 | word | id | meaning | source | not this |\n|---|---|---|---|---|---|\n${chapter.terms.map(row).join('')}`
}

function row(term: Term): string {
  const id = [term.id, ...(term.names ?? [])].map((name) => `\`${name}\``).join(' ')
  return `| ${[term.zh, term.en, id, term.meaning, term.source, term.notThis].map(cell).join(' | ')} |\n`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
