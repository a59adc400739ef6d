// SPDX-License-Identifier: Apache-2.0

/** Which items are done, when, and how many done ones stay: a wall that runs for years keeps a state of constant size; the journal keeps everything. */
export interface Retention<Item> {
  readonly isDone: (item: Item) => boolean
  readonly at: (item: Item) => number
  readonly kept: number
}

/** The items without the oldest done ones beyond `kept`. */
export function dropOldest<Item>(items: Readonly<Record<string, Item>>, { isDone, at, kept }: Retention<Item>): Readonly<Record<string, Item>> {
  const done = Object.entries(items).filter(([, item]) => isDone(item))
  if (done.length <= kept) return items
  // Of the same moment by name: the order of keys differs between a state that was lived and one read from a snapshot.
  const surplus = done.sort((a, b) => at(a[1]) - at(b[1]) || (a[0] < b[0] ? -1 : 1)).slice(0, done.length - kept)
  const rest = { ...items }
  for (const [id] of surplus) delete rest[id]
  return rest
}
