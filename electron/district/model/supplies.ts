// SPDX-License-Identifier: Apache-2.0
import { TOWNS, placeOf } from './outline.ts'
import { hashOf, mix, unit } from './random.ts'
import { beijingDate, beijingText } from './stamp.ts'
import { DAY_MS, MINUTE_MS } from './world.ts'
import type { Position, Town } from './outline.ts'
import type { Moment, World } from './world.ts'

/** One kind of supply: name, category, specification, unit, usual stock, years until expiry (0 = none). */
type Item = readonly [name: string, category: string, spec: string, unit: string, stock: number, years: number]

/** One row of `/api/supplies`; the wire names are explained in the district's README. */
export interface SupplyRow {
  readonly wzbm: string
  readonly wzmc: string
  readonly wzlb: string
  readonly ggxh: string
  readonly jldw: string
  readonly kcsl: number
  readonly zdkc: number
  readonly cbfs: string
  readonly ckbm: string
  readonly ckmc: string
  readonly bgr: string
  readonly lxdh: string
  readonly yxqz: string | null
  readonly jd: string
  readonly wd: string
  readonly xzqh: string
  readonly sszj: string
  readonly gxsj: string
}

const ITEMS: readonly Item[] = [
  ['编织袋', '防汛排涝', '55×95 cm', '条', 6000, 5],
  ['移动排水泵', '防汛排涝', '300 m³/h', '台', 14, 0],
  ['挡水板', '防汛排涝', '1.2 m', '块', 120, 0],
  ['吸水膨胀袋', '防汛排涝', '40×60 cm', '条', 2400, 3],
  ['大流量排水车', '防汛排涝', '1500 m³/h', '辆', 3, 0],
  ['救生衣', '生命搜救', '成人', '件', 260, 6],
  ['冲锋舟', '生命搜救', '4.3 m', '艘', 4, 8],
  ['液压破拆工具', '生命搜救', '组', '套', 6, 0],
  ['生命探测仪', '生命搜救', '雷达', '台', 2, 0],
  ['移动照明灯塔', '应急照明', '4×400 W', '台', 8, 0],
  ['强光手电', '应急照明', 'LED', '只', 320, 4],
  ['卫星电话', '应急通信', '手持', '部', 6, 0],
  ['数字集群对讲机', '应急通信', '手持', '部', 60, 5],
  ['柴油发电机', '动力能源', '50 kW', '台', 5, 0],
  ['应急发电车', '动力能源', '400 kW', '辆', 2, 0],
  ['干粉灭火器', '消防', '4 kg', '具', 420, 3],
  ['消防水带', '消防', '65 mm × 20 m', '盘', 160, 5],
  ['医用防护口罩', '医疗防疫', 'N95', '只', 12000, 2],
  ['急救包', '医疗防疫', '综合型', '个', 180, 2],
  ['折叠床', '生活保障', '190×70 cm', '张', 300, 0],
  ['棉被', '生活保障', '1.5 kg', '床', 500, 8],
  ['瓶装水', '生活保障', '550 mL', '箱', 900, 1],
  ['帐篷', '生活保障', '12 m²', '顶', 40, 8],
  ['吸油毡', '污染处置', '40×50 cm', '张', 1500, 4],
  ['围油栏', '污染处置', '20 m', '节', 30, 6],
  ['运兵客车', '交通运载', '45 座', '辆', 4, 0],
]

const WAREHOUSES: readonly (readonly [suffix: string, items: number, share: number])[] = [
  ['防汛物资仓库(示例)', 7, 1],
  ['综合应急物资仓库(示例)', 7, 0.8],
  ['居村微型物资点(示例)', 5, 0.15],
]

interface Stock {
  readonly code: string
  readonly key: number
  readonly item: Item
  readonly usual: number
  readonly warehouseCode: string
  readonly warehouse: string
  readonly place: Position
  readonly town: Town
}

/** Every supply point at a moment. Stock of about one in eight moves now and then; the rest stays as it is. */
export function supplyRows(world: World, moment: Moment): SupplyRow[] {
  return stocksOf(world.seed).map((stock) => rowOf(world, stock, moment))
}

function rowOf(world: World, stock: Stock, moment: Moment): SupplyRow {
  const { quantity, changedMs } = stockAt(world, stock, moment.elapsedMs)
  const years = stock.item[5]
  const expiryAt = moment.zeroAt + (120 + unit(stock.key, 9) * 365 * years) * DAY_MS
  return {
    wzbm: stock.code,
    wzmc: stock.item[0],
    wzlb: stock.item[1],
    ggxh: stock.item[2],
    jldw: stock.item[3],
    kcsl: quantity,
    zdkc: Math.max(1, Math.round(stock.usual * 0.35)),
    cbfs: mix(stock.key, 4) % 9 === 0 ? '协议' : '实物',
    ckbm: stock.warehouseCode,
    ckmc: stock.warehouse,
    bgr: '仓库保管岗(示例)',
    lxdh: '示例',
    yxqz: years === 0 ? null : beijingDate(expiryAt),
    jd: stock.place.lon.toFixed(5),
    wd: stock.place.lat.toFixed(5),
    xzqh: stock.town.code,
    sszj: stock.town.name,
    gxsj: beijingText(moment.zeroAt + changedMs),
  }
}

/** Booked and returned in steps; a step of a moving stock lasts one to three hours. */
function stockAt(world: World, stock: Stock, elapsedMs: number): { quantity: number; changedMs: number } {
  const full = Math.max(1, Math.round(stock.usual * (0.75 + 0.5 * unit(stock.key, 5))))
  if (mix(stock.key, 6) % 8 !== 0) return { quantity: full, changedMs: -Math.round(unit(stock.key, 7) * 20 * DAY_MS) }
  const stepMs = (60 + Math.floor(unit(stock.key, 8) * 120)) * MINUTE_MS
  const shiftMs = Math.floor(unit(stock.key, 10) * stepMs)
  const step = Math.floor((elapsedMs + shiftMs) / stepMs)
  const share = 0.55 + 0.45 * unit(hashOf(world.seed, stock.code), step)
  return { quantity: Math.max(1, Math.round(full * share)), changedMs: step * stepMs - shiftMs }
}

function stocksOf(seed: number): readonly Stock[] {
  const held = stockLists.get(seed)
  if (held !== undefined) return held
  const list = TOWNS.flatMap((town) => WAREHOUSES.flatMap((_unused, index) => warehouseStocks(seed, town, index)))
  const numbered = list.map((stock, index) => ({ ...stock, code: `SF-${String(index + 1).padStart(4, '0')}` }))
  stockLists.set(seed, numbered)
  return numbered
}

/** The list depends on the seed alone, so it is made once per seed. */
const stockLists = new Map<number, readonly Stock[]>()

function warehouseStocks(seed: number, town: Town, index: number): Stock[] {
  const [suffix, items, share] = WAREHOUSES[index] ?? ['', 0, 0]
  const warehouseCode = `CK-${town.code.slice(6)}-${index + 1}`
  const place = placeOf(town, seed, warehouseCode)
  const first = hashOf(seed, warehouseCode)
  return Array.from({ length: items }, (_unused, number) => {
    const item = ITEMS[index === 0 ? number % ITEMS.length : (first + number * 5) % ITEMS.length] ?? ITEMS[0]
    if (item === undefined) throw new RangeError('no items')
    const key = mix(first, number + 1)
    const usual = Math.max(1, Math.round(item[4] * share))
    return { code: '', key, item, usual, warehouseCode, warehouse: `${town.name}${suffix}`, place, town }
  })
}
