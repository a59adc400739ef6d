// SPDX-License-Identifier: Apache-2.0
import type { OrganisationInput } from '../hall/organisation/schema.ts'

type SectorInput = NonNullable<OrganisationInput['sectors']>[number]

/** Kind of business or place, the department in charge, the leader: who is really in charge is the district's to say (示例). */
const LINES: readonly (readonly [id: string, name: string, departmentId: string, leader: 1 | 2 | 3 | 4 | 5 | 6])[] = [
  ['hazardous-chemicals', '危险化学品', 'emergency', 2],
  ['industrial-enterprises', '工贸企业', 'emergency', 2],
  ['warehouses', '仓储物流', 'emergency', 5],
  ['building-sites', '建筑工地', 'construction', 2],
  ['gas', '城镇燃气', 'construction', 2],
  ['road-transport', '道路运输', 'traffic', 2],
  ['road-traffic', '道路交通', 'police', 4],
  ['metro-rail', '轨道与有轨电车', 'traffic', 2],
  ['inland-navigation', '内河水运', 'traffic', 2],
  ['high-rise-buildings', '高层建筑与住宅小区', 'housing', 2],
  ['shop-signs', '户外广告与店招店牌', 'urban-management', 2],
  ['lifts', '电梯与特种设备', 'market-supervision', 5],
  ['food', '食品经营', 'market-supervision', 5],
  ['drugs', '药品与疫苗', 'market-supervision', 5],
  ['flood-control', '防汛与下立交', 'water', 1],
  ['water-supply', '供水', 'water', 1],
  ['power-supply', '供电', 'power-supply', 5],
  ['medical-institutions', '医疗机构', 'health', 3],
  ['care-homes', '养老机构', 'civil-affairs', 6],
  ['large-events', '大型群众性活动', 'police', 4],
  ['crowded-places', '人员密集场所消防', 'fire', 4],
  ['environment', '生态环境', 'ecology', 1],
  ['networks-data', '网络与数据安全', 'cyberspace', 6],
]

/** Sector table of the demonstration (示例; 三管三必须). */
export const DEMONSTRATION_SECTORS: SectorInput[] = LINES.map(([id, name, departmentId, leader]) => ({
  id,
  name: `${name}（示例）`,
  departmentId,
  leaderPostId: `leader:deputy-${leader}`,
  from: '2026-01-01',
}))
