// SPDX-License-Identifier: Apache-2.0
// Names that exist in a state, by what they name: generated commands shall meet something more often than not.
import { realmOf, type HallState } from '../../shared/hall/index.ts'

/** Ids by the lower-case name of the place they stand in, such as `incidents`, `posts`, `members`; one map for each area. */
export type IdPools = readonly ReadonlyMap<string, ReadonlySet<string>>[]

type Pools = Map<string, Set<string>>

const DEEPEST = 4
const MOST_OF_A_KIND = 12
// Areas are shared between the states of a run, so each is looked through once.
const known = new WeakMap<object, ReadonlyMap<string, ReadonlySet<string>>>()

/** All ids of a realm and of what stands outside the realms. */
export function idPools(state: HallState, realm: string): IdPools {
  const { realms: _realms, ...outside } = state
  return [...Object.entries(realmOf(state, realm)), ...Object.entries(outside)].flatMap(([name, area]: [string, unknown]) => {
    if (area === null || typeof area !== 'object') return []
    const pools = known.get(area) ?? poolsOf(name, area)
    known.set(area, pools)
    return [pools]
  })
}

function poolsOf(name: string, area: object): ReadonlyMap<string, ReadonlySet<string>> {
  const pools: Pools = new Map()
  collect(name, area, { pools, depth: 1 })
  return pools
}

function collect(name: string, value: unknown, { pools, depth }: { readonly pools: Pools; readonly depth: number }): void {
  if (value === null || typeof value !== 'object' || depth > DEEPEST) return
  const isList = Array.isArray(value)
  // Of many things the last ones: they are the newest.
  for (const [key, one] of Object.entries(value).slice(-MOST_OF_A_KIND)) {
    const own = one !== null && typeof one === 'object' ? nameOf(one as object) : undefined
    const id = own ?? (isList || one === null || typeof one !== 'object' ? undefined : key)
    if (id !== undefined && (own !== undefined || /[-:/\d]/.test(id))) add(pools, name, id)
    collect(isList || own !== undefined ? name : key, one, { pools, depth: depth + 1 })
  }
}

function nameOf(thing: object): string | undefined {
  const { id, key, commandId } = thing as { id?: unknown; key?: unknown; commandId?: unknown }
  return [id, key, commandId].find((one): one is string => typeof one === 'string')
}

function add(pools: Pools, name: string, id: string): void {
  const pool = pools.get(name.toLowerCase()) ?? new Set()
  pools.set(name.toLowerCase(), pool.add(id))
}

/** The names that fit a field best: `orderId` asks the orders; a bare `id` or `key` asks what the command speaks of. */
export function poolFor(pools: IdPools, field: string, noun: string): readonly string[] {
  const base = /^(?:id|key|ids|keys)$/.test(field) ? noun : field.replace(/Ids?$|Keys?$/, '')
  // `entryId` asks the entries.
  const wanted = base.toLowerCase().replace(/y$/, '')
  const fits = (name: string): boolean => name.includes(wanted) || wanted.includes(name.replace(/s$/, ''))
  return pools.flatMap((area) => [...area].flatMap(([name, ids]) => (fits(name) ? [...ids] : [])))
}

/** Every id there is, whatever it names: the wrong ones among them are what a mistaken caller sends. */
export function anyPool(pools: IdPools): readonly string[] {
  return pools.flatMap((area) => [...area.values()].flatMap((ids) => [...ids]))
}
