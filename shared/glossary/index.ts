// SPDX-License-Identifier: Apache-2.0
export { glossaryPage } from './page.ts'
export type { Term } from './term.ts'
export { CHAPTERS, TERMS, type Chapter } from './terms.ts'
