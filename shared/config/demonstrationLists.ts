// SPDX-License-Identifier: Apache-2.0
import type { FeedInput } from '../feeds/definition.ts'

/** A feed of the demonstration district without what all of its kind share. */
export type Sketch = Omit<FeedInput, 'url' | 'demonstration' | 'adapter'>

const TEAM_KINDS = {
  '01': 'fire',
  '02': 'medical',
  '03': 'police',
  '04': 'water',
  '05': 'power',
  '06': 'gas',
  '07': 'road',
  '08': 'social',
  '09': 'communication',
  '10': 'town',
}

/** Lists the district answers over HTTP, by path. */
export const LISTS: readonly (readonly [path: string, Sketch])[] = [
  [
    '/api/supplies',
    {
      id: 'demo-supplies',
      title: '应急物资(示范)',
      dataset: 'supply',
      periodS: 30,
      complete: true,
      map: {
        id: 'wzbm',
        observedAt: { path: 'gxsj', format: 'beijing' },
        lon: 'jd',
        lat: 'wd',
        body: {
          name: 'wzmc',
          category: 'wzlb',
          specification: 'ggxh',
          quantity: 'kcsl',
          minimumQuantity: 'zdkc',
          unit: 'jldw',
          depot: 'ckmc',
          keeper: 'bgr',
          phone: 'lxdh',
          expiresAt: 'yxqz',
          town: 'sszj',
        },
        ignore: ['cbfs', 'ckbm', 'xzqh'],
      },
    },
  ],
  [
    '/api/teams',
    {
      id: 'demo-teams',
      title: '救援力量(示范)',
      dataset: 'team',
      periodS: 30,
      complete: true,
      crs: 'GCJ-02',
      map: {
        id: 'dwbm',
        observedAt: { path: 'gxsj', format: 'beijing' },
        lon: 'jd',
        lat: 'wd',
        body: {
          name: 'dwmc',
          kind: { path: 'dwlx', codes: TEAM_KINDS },
          strength: 'rs',
          vehicles: { path: 'cl.*.sl', as: 'sum' },
          equipment: { path: 'zb', as: 'list' },
          status: { path: 'zt', codes: { '0': 'standby', '1': 'enRoute', '2': 'onScene', '3': 'away' } },
          contact: 'lxr',
          town: 'sszj',
        },
        ignore: ['dwlxmc', 'ztmc', 'lxdh', 'xzqh'],
      },
    },
  ],
  [
    '/api/facilities',
    {
      id: 'demo-facilities',
      title: '重点设施(示范)',
      dataset: 'facility',
      periodS: 30,
      complete: true,
      map: {
        observedAt: { path: 'updateTime', format: 'epochMs' },
        body: { kind: 'type', beds: 'attributes.beds', capacity: 'attributes.capacity', occupied: 'attributes.occupied' },
        ignore: ['address', 'townCode'],
      },
    },
  ],
  [
    '/api/sensors',
    {
      id: 'demo-sensors',
      title: '感知设备(示范)',
      dataset: 'sensor',
      periodS: 60,
      complete: true,
      map: { id: 'sensorId', ignore: ['townCode', 'owner', 'periodSeconds', 'topic'] },
    },
  ],
  [
    '/api/duty',
    {
      id: 'demo-duty',
      title: '总值班室(示范)',
      dataset: 'duty',
      periodS: 60,
      complete: true,
      map: {
        id: '#index',
        body: { role: { path: 'gw', codes: { 带班领导: 'leader', 值班长: 'chief', 值班员: 'officer' } }, person: 'xm', unit: 'dw', since: 'dgsj' },
        ignore: ['zw', 'lxdh'],
      },
    },
  ],
  [
    '/api/seats',
    {
      id: 'demo-seats',
      title: '大厅席位(示范)',
      dataset: 'seat',
      periodS: 30,
      complete: true,
      map: { id: 'xh', body: { department: 'xw', state: { path: 'zt', codes: { 在席: 'present', 离席: 'away' } }, since: 'sj' }, ignore: ['dw', 'ry'] },
    },
  ],
  [
    '/api/hotline',
    {
      id: 'demo-hotline',
      title: '12345 热线(示范)',
      dataset: 'hotline',
      periodS: 60,
      pollS: 10,
      map: {
        id: { value: 'hotline' },
        observedAt: '$.generatedAt',
        body: {
          accepted: 'sljs',
          acceptedChangePercent: { path: 'sljs', percentChangeFrom: 'sqsljs' },
          contactedPercent: 'xxlxl',
          onTimePercent: 'asbjl',
          satisfiedPercent: 'myl',
          hourly: 'mxs.*.js',
          hourlyReference: 'mxs.*.sqjs',
        },
        ignore: ['tjrq'],
      },
    },
  ],
  [
    '/api/towns',
    {
      id: 'demo-towns',
      title: '街镇工单(示范)',
      dataset: 'town',
      periodS: 300,
      pollS: 20,
      complete: true,
      map: { id: 'xzqh', observedAt: '$.generatedAt', body: { name: 'mc', open: 'zbs', overdue: 'cqs', onTimePercent: 'asbjl' } },
    },
  ],
  [
    '/api/calls/stats',
    {
      id: 'demo-call-statistics',
      title: '接警统计(示范)',
      dataset: 'callStatistics',
      periodS: 60,
      pollS: 10,
      map: {
        id: 'jjlx',
        observedAt: '$.generatedAt',
        body: {
          service: 'jjlx',
          count: 'zs',
          changePercent: { path: 'zs', percentChangeFrom: 'sqzs' },
          meanArrivalMinutes: { path: 'bz.sz', when: { path: 'bz.dw', in: ['分'] } },
          trend: 'mxs',
        },
        ignore: ['mc', 'jldw'],
      },
    },
  ],
  [
    '/api/weather',
    {
      id: 'demo-weather',
      title: '气象实况(示范)',
      dataset: 'weather',
      periodS: 60,
      pollS: 10,
      map: {
        id: { value: 'district' },
        observedAt: '$.generatedAt',
        body: { condition: 'text', temperatureC: 'temp', windDirection: 'windDir', windForce: 'windScale', gustForce: 'gustScale', rainMmPerHour: 'rain1h' },
        ignore: ['humidity', 'station', 'pubTime'],
      },
    },
  ],
  [
    '/api/series',
    {
      id: 'demo-series',
      title: '体征曲线(示范)',
      dataset: 'series',
      periodS: 60,
      map: { id: 'key', body: { stepS: 'stepSeconds', startAt: 'start', reference: 'lastWeek' }, ignore: ['unit'] },
    },
  ],
]
