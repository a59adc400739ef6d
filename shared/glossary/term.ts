// SPDX-License-Identifier: Apache-2.0

/** A word of the domain: one meaning, one Chinese and one English name, used so in code, words and documents. */
export interface Term {
  /** camelCase, as identifiers use it. */
  readonly id: string
  readonly zh: string
  readonly en: string
  /** One sentence. */
  readonly meaning: string
  /** Where the word or its meaning comes from: a document and clause, a standard, or `product` for our own. */
  readonly source: string
  /** What it is taken for by mistake. */
  readonly notThis: string
  /** Names in the code this word stands behind, as `kind:name`: `dataset:supply`, `panel:hotline`, `noun:layout`. */
  readonly names?: readonly string[]
}
