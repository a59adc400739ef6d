// SPDX-License-Identifier: Apache-2.0
import type { Rank } from '../../domain/index.ts'
import type { CommandLevel } from './defaults.ts'

/** Ranks in the words of the notice, and in English. */
export const RANK_WORDS: Readonly<Record<Rank, { readonly zh: string; readonly en: string }>> = {
  none: { zh: '无审批职级', en: 'no rank of approval' },
  officer: { zh: '值班员', en: 'duty officer' },
  shiftChief: { zh: '值班长', en: 'shift chief' },
  departmentHead: { zh: '部门负责人', en: 'department head' },
  deputyDistrictHead: { zh: '区政府分管领导', en: 'responsible deputy district head' },
  districtHead: { zh: '区政府主要领导', en: 'district head' },
}

/** Levels as people write them. */
export const LEVEL_NUMERALS: Readonly<Record<CommandLevel, string>> = { 1: 'Ⅰ', 2: 'Ⅱ', 3: 'Ⅲ', 4: 'Ⅳ' }
