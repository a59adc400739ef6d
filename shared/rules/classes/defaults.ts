// SPDX-License-Identifier: Apache-2.0
import type { HeadquartersKey } from '../../domain/index.ts'
import { assumption, notice, type RuleSource } from '../ruleTable.ts'

/** A sub-class (事件子类) with its headquarters and lead department, as a plain row. */
export interface SubClassRow {
  readonly id: string
  readonly category: HeadquartersKey
  readonly zh: string
  readonly en: string
  /** The sub-class it refines: rules of that one count for it too. */
  readonly partOf?: string | undefined
  /** Code of GB/T 35561-2017; none is shipped because its table was not read. */
  readonly gbCode?: string | undefined
  readonly headquarters: HeadquartersKey
  readonly leadDepartment: string
  readonly source: RuleSource
}

const CITY_PLAN: RuleSource = { document: '青浦区突发事件总体应急预案（征求意见稿，2025-09-12）', clause: '1.4', confidence: 'A' }
const REFINED = assumption('为派定主管部门与套用分级标准而细分')

type Sketch = readonly [id: string, zh: string, en: string, leadDepartment: string, partOf?: string]

const SKETCHES: Record<HeadquartersKey, readonly Sketch[]> = {
  natural: [
    ['flood', '水旱灾害', 'flood and drought', 'water'],
    ['weather', '气象灾害', 'weather disaster', 'emergency'],
    ['earthquake', '地震灾害', 'earthquake', 'emergency'],
    ['geological', '地质灾害', 'geological disaster', 'emergency'],
    ['marine', '海洋灾害', 'marine disaster', 'water'],
    ['biological', '生物灾害', 'biological disaster', 'ecology'],
    ['forestFire', '森林火灾', 'forest fire', 'fire'],
  ],
  accident: [
    ['workSafety', '工矿商贸等生产安全事故', 'work safety accident', 'emergency'],
    ['transport', '交通运输事故', 'transport accident', 'traffic'],
    ['roadTraffic', '道路交通事故', 'road traffic accident', 'police', 'transport'],
    ['publicFacility', '公共设施和设备事故', 'accident of public facilities', 'construction'],
    ['powerSupply', '电力安全事故', 'power supply accident', 'power-supply', 'publicFacility'],
    ['waterSupply', '供水中断', 'water supply interruption', 'water-supply', 'publicFacility'],
    ['gasSupply', '供气中断与燃气事故', 'gas supply accident', 'gas-supply', 'publicFacility'],
    ['nuclear', '核事故', 'nuclear accident', 'ecology'],
    ['fire', '火灾', 'fire', 'fire'],
    ['environment', '生态环境事件', 'environmental incident', 'ecology'],
    ['cyber', '网络安全、网络数据安全与信息安全事件', 'network and data security incident', 'cyberspace'],
  ],
  health: [
    ['epidemic', '传染病疫情', 'infectious disease', 'health'],
    ['unknownDisease', '群体性不明原因疾病', 'mass disease of unknown cause', 'health'],
    ['massPoisoning', '群体性中毒', 'mass poisoning', 'health'],
    ['foodSafety', '食品安全事件', 'food safety incident', 'market-supervision'],
    ['drugSafety', '药品安全事件', 'drug safety incident', 'market-supervision'],
    ['animalEpidemic', '动物疫情', 'animal epidemic', 'market-supervision'],
    ['otherHealth', '其他公共卫生事件', 'other public health incident', 'health'],
  ],
  social: [
    ['crime', '刑事案件', 'criminal case', 'police'],
    ['terror', '恐怖事件', 'terrorist incident', 'police'],
    ['massGathering', '群体性事件', 'mass gathering incident', 'police'],
    ['ethnicReligious', '民族宗教事件', 'ethnic or religious incident', 'civil-affairs'],
    ['financial', '金融突发事件', 'financial incident', 'office'],
    ['foreignRelated', '涉外突发事件', 'incident with foreigners', 'police'],
    ['otherSocial', '其他影响市场和社会稳定事件', 'other incident of market or social stability', 'police'],
  ],
  key: [['keyIssue', '城市重要关键问题', 'key issue of the city', 'office']],
}

/** Sub-classes as shipped; their ids are permanent. */
export const SHIPPED_SUB_CLASSES: readonly SubClassRow[] = Object.entries(SKETCHES).flatMap(([category, sketches]) =>
  sketches.map(([id, zh, en, leadDepartment, partOf]) => ({
    id,
    category: category as HeadquartersKey,
    zh,
    en,
    ...(partOf ? { partOf } : {}),
    headquarters: category as HeadquartersKey,
    leadDepartment,
    source: category === 'key' ? notice('二') : partOf ? REFINED : CITY_PLAN,
  })),
)

/** Where the mapping of a class to its headquarters comes from; the lead department of each sub-class is an assumption. */
export const HEADQUARTERS_SOURCE = notice('二')
