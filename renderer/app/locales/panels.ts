// SPDX-License-Identifier: Apache-2.0
import { panelsEn } from './panelsEn.ts'
import { panelsZh } from './panelsZh.ts'

/** Words of the wall panels; keys start with `panels.` */
export const panelWords = { zh: panelsZh, en: panelsEn }
