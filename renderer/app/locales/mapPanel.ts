// SPDX-License-Identifier: Apache-2.0

const zh = {
  title: '一张图',
  cluster: '{n} 处',
  problem: { 'context-lost': '地图正在恢复', restored: '地图已恢复', 'render-error': '地图出错, 其余照常' },
  field: {
    category: '类别', kind: '类型', quantity: '数量', minimumQuantity: '最低储备', strength: '人数', vehicles: '车辆', equipment: '装备', status: '状态',
    beds: '床位', capacity: '容量', occupied: '已用', depot: '仓库', speedKmh: '时速 km/h', headingDeg: '方向 °', value: '读数', town: '街镇', contact: '联系', expiresAt: '有效期',
    number: '编号', address: '地点', responsible: '责任方', reportedAt: '接报', sender: '发布', sentAt: '时间', area: '范围', position: '位置',
  },
  value: {
    standby: '待命', enRoute: '途中', onScene: '到场', away: '休整', reported: '接报', handling: '处置中', arrived: '已到场', resolved: '办结',
    fire: '消防', medical: '医疗', police: '公安', water: '水务', power: '供电', gas: '燃气', road: '道路', social: '社会力量', communication: '通信',
    hospital: '医院', shelter: '安置点', fireStation: '消防站', pumpStation: '泵站',
  },
} as const

type Shape<Words> = { readonly [Key in keyof Words]: Words[Key] extends string ? string : Shape<Words[Key]> }

const en: Shape<typeof zh> = {
  title: 'One map',
  cluster: '{n} places',
  problem: { 'context-lost': 'The map is coming back', restored: 'The map is back', 'render-error': 'The map failed; everything else goes on' },
  field: {
    category: 'Category', kind: 'Kind', quantity: 'Stock', minimumQuantity: 'Least stock', strength: 'People', vehicles: 'Vehicles', equipment: 'Equipment', status: 'Status',
    beds: 'Beds', capacity: 'Capacity', occupied: 'Occupied', depot: 'Depot', speedKmh: 'Speed km/h', headingDeg: 'Heading °', value: 'Reading', town: 'Town', contact: 'Contact', expiresAt: 'Expires',
    number: 'Number', address: 'Address', responsible: 'Responsible', reportedAt: 'Reported', sender: 'Issued by', sentAt: 'Issued', area: 'Area', position: 'Position',
  },
  value: {
    standby: 'standby', enRoute: 'en route', onScene: 'on scene', away: 'off duty', reported: 'reported', handling: 'in hand', arrived: 'on scene', resolved: 'closed',
    fire: 'fire', medical: 'medical', police: 'police', water: 'water', power: 'power', gas: 'gas', road: 'road', social: 'volunteers', communication: 'communication',
    hospital: 'hospital', shelter: 'shelter', fireStation: 'fire station', pumpStation: 'pump station',
  },
}

/** Words of the map panel and its cards. */
export const mapPanelWords = { zh, en } as const
