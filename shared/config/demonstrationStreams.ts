// SPDX-License-Identifier: Apache-2.0
import type { Sketch } from './demonstrationLists.ts'

/** Topics of the district's broker. */
export const TOPICS: readonly Sketch[] = [
  {
    // 1 Hz each; twice that is promised, so that a busy second is not called late.
    id: 'demo-readings',
    title: '物联感知(示范)',
    dataset: 'reading',
    periodS: 2,
    topic: 'district/310117/sensor/+',
    // A device that calls its own value bad says nothing; its record then ages, which is the truth.
    where: [{ path: 'q', in: [192, 64] }],
    map: { observedAt: { path: 't', format: 'epochMs' }, body: { value: 'v', unit: 'u', quality: { path: 'q', codes: { '192': 'good', '64': 'uncertain' } } } },
  },
  {
    id: 'demo-vehicles',
    title: '车辆定位(示范)',
    dataset: 'vehicle',
    periodS: 2,
    topic: 'district/310117/vehicle/+',
    map: { observedAt: { path: 't', format: 'epochMs' }, body: { name: 'no', kind: 'type', speedKmh: 'speed', headingDeg: 'dir' }, ignore: ['state', 'demo'] },
  },
]

// One character for what an incident is about; the map draws it on the sign.
const SUBCLASS_GLYPHS = {
  交通运输: '路',
  公共设施和设备: '设',
  工矿商贸等生产安全事故: '工',
  火灾: '火',
  生态环境: '环',
  水旱: '水',
  气象: '风',
  地质: '地',
  地震: '震',
  森林火灾: '火',
  生物灾害: '生',
  食品安全: '食',
  药品安全: '药',
  传染病疫情: '疫',
  群体性中毒: '医',
  动物疫情: '疫',
  刑事案件: '警',
  群体性: '众',
  恐怖: '警',
}
const CLASSES = { natural: 'natural', accident: 'accident', health: 'health', social: 'social' }

/** Streams of server-sent events, by path. */
export const STREAMS: readonly (readonly [path: string, Sketch])[] = [
  [
    '/api/stream/calls',
    {
      id: 'demo-calls',
      title: '110/119/120 接警(示范)',
      dataset: 'call',
      periodS: 60,
      map: {
        id: 'jjdbh',
        observedAt: { path: 'jjsj', format: 'beijing' },
        learnedAt: { path: 'jjsj', format: 'beijing' },
        lon: 'jd',
        lat: 'wd',
        crs: 'zbxt',
        body: { service: 'jjlx', summary: 'bjnr', address: 'sfdz', town: 'sszj' },
        ignore: ['bjlb', 'xzqh', 'cjdw', 'demo'],
      },
    },
  ],
  [
    '/api/stream/incidents',
    {
      id: 'demo-incidents',
      title: '城运平台事件(示范)',
      dataset: 'incident',
      periodS: 60,
      where: [{ path: 'ly', in: ['city'] }],
      map: {
        id: 'sjbh',
        rev: 'rev',
        observedAt: { path: 'gxsj', format: 'iso' },
        occurredAt: { path: 'fssj', format: 'epochMs' },
        learnedAt: { path: 'bgsj', format: 'iso' },
        lon: 'jd',
        lat: 'wd',
        crs: 'zbxt',
        body: {
          number: 'sjbh',
          title: 'bt',
          class: { path: 'sjfl', codes: CLASSES },
          glyph: { path: 'sjzl', codes: SUBCLASS_GLYPHS, default: '事' },
          grade: { path: 'sjdj', codes: { '0': 'daily', '1': 'extreme', '2': 'major', '3': 'larger', '4': 'general', '9': 'daily' } },
          address: 'fsdz',
          town: 'sszj',
          responsible: { path: 'zzbm', as: 'list', separator: ' · ' },
          status: { path: 'zt', codes: { '1': 'reported', '2': 'handling', '3': 'resolved' } },
        },
        ignore: ['djmc', 'xzqh', 'ztmc', 'demo'],
      },
    },
  ],
  [
    '/api/stream/incidents',
    {
      id: 'demo-reports',
      title: '街镇上报与随身拍(示范)',
      dataset: 'report',
      periodS: 60,
      where: [{ path: 'ly', in: ['street', 'photo'] }],
      map: {
        id: 'sjbh',
        rev: 'rev',
        observedAt: { path: 'gxsj', format: 'iso' },
        occurredAt: { path: 'fssj', format: 'epochMs' },
        learnedAt: { path: 'bgsj', format: 'iso' },
        lon: 'jd',
        lat: 'wd',
        crs: 'zbxt',
        body: {
          summary: 'bt',
          reporter: { path: 'ly', codes: { street: '街镇上报', photo: '随身拍' } },
          class: { path: 'sjfl', codes: CLASSES },
          address: 'fsdz',
          town: 'sszj',
        },
        ignore: ['sjzl', 'sjdj', 'djmc', 'xzqh', 'zzbm', 'zt', 'ztmc', 'note', 'demo'],
      },
    },
  ],
]
