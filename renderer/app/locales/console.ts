// SPDX-License-Identifier: Apache-2.0
import { consoleEn } from './consoleEn.ts'
import { consoleZh } from './consoleZh.ts'

/** Words of the operator's console; keys start with `console.` */
export const consoleWords = { zh: consoleZh, en: consoleEn }
