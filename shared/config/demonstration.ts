// SPDX-License-Identifier: Apache-2.0
import { feedSchema, type FeedDefinition, type FeedInput } from '../feeds/definition.ts'

/** Where a demonstration district (示范区) listens. */
export interface DemonstrationAddresses {
  readonly http: string
  readonly mqtt: string
}

type Sketch = Omit<FeedInput, 'url' | 'demonstration' | 'adapter'>

/** Every feed of the demonstration district, mapped from its own wire formats (electron/district/README.md). */
export function demonstrationFeeds({ http, mqtt }: DemonstrationAddresses): FeedDefinition[] {
  const base = http.replace(/\/$/, '')
  const feeds: FeedInput[] = [
    ...LISTS.map(([path, sketch]) => ({ ...sketch, adapter: 'http-json' as const, url: base + path, items: 'data' })),
    ...TOPICS.map((sketch) => ({ ...sketch, adapter: 'mqtt' as const, url: mqtt })),
    ...STREAMS.map(([path, sketch]) => ({ ...sketch, adapter: 'sse' as const, url: base + path })),
    { id: 'demo-warnings', title: '预警发布(示范)', adapter: 'cap', url: base + '/cap/atom.xml', dataset: 'warning', periodS: 30, pollS: 10 },
  ]
  return feeds.map((feed) => feedSchema.parse({ ...feed, demonstration: true }))
}

const TEAM_KINDS = { '01': 'fire', '02': 'medical', '03': 'police', '04': 'water', '05': 'power', '06': 'gas', '07': 'road', '08': 'social', '09': 'communication', '10': 'town' }

const LISTS: readonly (readonly [path: string, Sketch])[] = [
  ['/api/supplies', {
    id: 'demo-supplies', title: '应急物资(示范)', dataset: 'supply', periodS: 30, complete: true,
    map: {
      id: 'wzbm', observedAt: { path: 'gxsj', format: 'beijing' }, lon: 'jd', lat: 'wd',
      body: { name: 'wzmc', category: 'wzlb', specification: 'ggxh', quantity: 'kcsl', minimumQuantity: 'zdkc', unit: 'jldw', depot: 'ckmc', keeper: 'bgr', phone: 'lxdh', expiresAt: 'yxqz', town: 'sszj' },
      ignore: ['cbfs', 'ckbm', 'xzqh'],
    },
  }],
  ['/api/teams', {
    id: 'demo-teams', title: '救援力量(示范)', dataset: 'team', periodS: 30, complete: true, crs: 'GCJ-02',
    map: {
      id: 'dwbm', observedAt: { path: 'gxsj', format: 'beijing' }, lon: 'jd', lat: 'wd',
      body: {
        name: 'dwmc', kind: { path: 'dwlx', codes: TEAM_KINDS }, strength: 'rs', vehicles: { path: 'cl.*.sl', as: 'sum' }, equipment: { path: 'zb', as: 'list' },
        status: { path: 'zt', codes: { '0': 'standby', '1': 'enRoute', '2': 'onScene', '3': 'away' } }, contact: 'lxr', town: 'sszj',
      },
      ignore: ['dwlxmc', 'ztmc', 'lxdh', 'xzqh'],
    },
  }],
  ['/api/facilities', {
    id: 'demo-facilities', title: '重点设施(示范)', dataset: 'facility', periodS: 30, complete: true,
    map: { observedAt: { path: 'updateTime', format: 'epochMs' }, body: { kind: 'type', beds: 'attributes.beds', capacity: 'attributes.capacity', occupied: 'attributes.occupied' }, ignore: ['address', 'townCode'] },
  }],
  ['/api/sensors', {
    id: 'demo-sensors', title: '感知设备(示范)', dataset: 'sensor', periodS: 60, complete: true,
    map: { id: 'sensorId', ignore: ['townCode', 'owner', 'periodSeconds', 'topic'] },
  }],
  ['/api/duty', {
    id: 'demo-duty', title: '总值班室(示范)', dataset: 'duty', periodS: 60, complete: true,
    map: { id: '#index', body: { role: { path: 'gw', codes: { 带班领导: 'leader', 值班长: 'chief', 值班员: 'officer' } }, person: 'xm', unit: 'dw', since: 'dgsj' }, ignore: ['zw', 'lxdh'] },
  }],
  ['/api/seats', {
    id: 'demo-seats', title: '大厅席位(示范)', dataset: 'seat', periodS: 30, complete: true,
    map: { id: 'xh', body: { department: 'xw', state: { path: 'zt', codes: { 在席: 'present', 离席: 'away' } }, since: 'sj' }, ignore: ['dw', 'ry'] },
  }],
  ['/api/hotline', {
    id: 'demo-hotline', title: '12345 热线(示范)', dataset: 'hotline', periodS: 60, pollS: 10,
    map: {
      id: { value: 'hotline' }, observedAt: '$.generatedAt',
      body: { accepted: 'sljs', acceptedChangePercent: { path: 'sljs', percentChangeFrom: 'sqsljs' }, contactedPercent: 'xxlxl', onTimePercent: 'asbjl', satisfiedPercent: 'myl', hourly: 'mxs.*.js', hourlyReference: 'mxs.*.sqjs' },
      ignore: ['tjrq'],
    },
  }],
  ['/api/towns', {
    id: 'demo-towns', title: '街镇工单(示范)', dataset: 'town', periodS: 300, pollS: 20, complete: true,
    map: { id: 'xzqh', observedAt: '$.generatedAt', body: { name: 'mc', open: 'zbs', overdue: 'cqs', onTimePercent: 'asbjl' } },
  }],
  ['/api/calls/stats', {
    id: 'demo-call-statistics', title: '接警统计(示范)', dataset: 'callStatistics', periodS: 60, pollS: 10,
    map: {
      id: 'jjlx', observedAt: '$.generatedAt',
      body: { service: 'jjlx', count: 'zs', changePercent: { path: 'zs', percentChangeFrom: 'sqzs' }, meanArrivalMinutes: { path: 'bz.sz', when: { path: 'bz.dw', in: ['分'] } }, trend: 'mxs' },
      ignore: ['mc', 'jldw'],
    },
  }],
  ['/api/weather', {
    id: 'demo-weather', title: '气象实况(示范)', dataset: 'weather', periodS: 60, pollS: 10,
    map: { id: { value: 'district' }, observedAt: '$.generatedAt', body: { condition: 'text', temperatureC: 'temp', windDirection: 'windDir', windForce: 'windScale', gustForce: 'gustScale', rainMmPerHour: 'rain1h' }, ignore: ['humidity', 'station', 'pubTime'] },
  }],
  ['/api/series', {
    id: 'demo-series', title: '体征曲线(示范)', dataset: 'series', periodS: 60,
    map: { id: 'key', body: { stepS: 'stepSeconds', startAt: 'start', reference: 'lastWeek' }, ignore: ['unit'] },
  }],
]

const TOPICS: readonly Sketch[] = [
  {
    // 1 Hz each; twice that is promised, so that a busy second is not called late.
    id: 'demo-readings', title: '物联感知(示范)', dataset: 'reading', periodS: 2, topic: 'district/310117/sensor/+',
    // A device that calls its own value bad says nothing; its record then ages, which is the truth.
    where: [{ path: 'q', in: [192, 64] }],
    map: { observedAt: { path: 't', format: 'epochMs' }, body: { value: 'v', unit: 'u', quality: { path: 'q', codes: { '192': 'good', '64': 'uncertain' } } } },
  },
  {
    id: 'demo-vehicles', title: '车辆定位(示范)', dataset: 'vehicle', periodS: 2, topic: 'district/310117/vehicle/+',
    map: { observedAt: { path: 't', format: 'epochMs' }, body: { name: 'no', kind: 'type', speedKmh: 'speed', headingDeg: 'dir' }, ignore: ['state', 'demo'] },
  },
]

// One character for what an incident is about; the map draws it on the sign.
const SUBCLASS_GLYPHS = {
  交通运输: '路', 公共设施和设备: '设', 工矿商贸等生产安全事故: '工', 火灾: '火', 生态环境: '环', 水旱: '水', 气象: '风', 地质: '地', 地震: '震', 森林火灾: '火', 生物灾害: '生',
  食品安全: '食', 药品安全: '药', 传染病疫情: '疫', 群体性中毒: '医', 动物疫情: '疫', 刑事案件: '警', 群体性: '众', 恐怖: '警',
}
const CLASSES = { natural: 'natural', accident: 'accident', health: 'health', social: 'social' }

const STREAMS: readonly (readonly [path: string, Sketch])[] = [
  ['/api/stream/calls', {
    id: 'demo-calls', title: '110/119/120 接警(示范)', dataset: 'call', periodS: 60,
    map: { id: 'jjdbh', observedAt: { path: 'jjsj', format: 'beijing' }, lon: 'jd', lat: 'wd', crs: 'zbxt', body: { service: 'jjlx', summary: 'bjnr', address: 'sfdz', town: 'sszj' }, ignore: ['bjlb', 'xzqh', 'cjdw', 'demo'] },
  }],
  ['/api/stream/incidents', {
    id: 'demo-incidents', title: '城运平台事件(示范)', dataset: 'incident', periodS: 60, where: [{ path: 'ly', in: ['city'] }],
    map: {
      id: 'sjbh', rev: 'rev', observedAt: { path: 'gxsj', format: 'iso' }, occurredAt: { path: 'fssj', format: 'epochMs' }, learnedAt: { path: 'bgsj', format: 'iso' }, lon: 'jd', lat: 'wd', crs: 'zbxt',
      body: {
        number: 'sjbh', title: 'bt', class: { path: 'sjfl', codes: CLASSES }, glyph: { path: 'sjzl', codes: SUBCLASS_GLYPHS, default: '事' },
        grade: { path: 'sjdj', codes: { '0': 'daily', '1': 'extreme', '2': 'major', '3': 'larger', '4': 'general', '9': 'daily' } },
        address: 'fsdz', town: 'sszj', responsible: { path: 'zzbm', as: 'list', separator: ' · ' }, status: { path: 'zt', codes: { '1': 'reported', '2': 'handling', '3': 'resolved' } },
      },
      ignore: ['djmc', 'xzqh', 'ztmc', 'demo'],
    },
  }],
  ['/api/stream/incidents', {
    id: 'demo-reports', title: '街镇上报与随身拍(示范)', dataset: 'report', periodS: 60, where: [{ path: 'ly', in: ['street', 'photo'] }],
    map: {
      id: 'sjbh', rev: 'rev', observedAt: { path: 'gxsj', format: 'iso' }, occurredAt: { path: 'fssj', format: 'epochMs' }, learnedAt: { path: 'bgsj', format: 'iso' }, lon: 'jd', lat: 'wd', crs: 'zbxt',
      body: { summary: 'bt', reporter: { path: 'ly', codes: { street: '街镇上报', photo: '随身拍' } }, class: { path: 'sjfl', codes: CLASSES }, address: 'fsdz', town: 'sszj' },
      ignore: ['sjzl', 'sjdj', 'djmc', 'xzqh', 'zzbm', 'zt', 'ztmc', 'note', 'demo'],
    },
  }],
]
