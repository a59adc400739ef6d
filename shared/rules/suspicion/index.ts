// SPDX-License-Identifier: Apache-2.0
export {
  KNOWLEDGE_KINDS,
  SHIPPED_CASUALTY_WORDS,
  SHIPPED_KNOWLEDGE,
  suspicionSchema,
  type KnowledgeKind,
  type KnowledgeRow,
  type SuspicionRules,
} from './schema.ts'
export { suspicionTable } from './table.ts'
export { casualtyWordsIn } from './words.ts'
