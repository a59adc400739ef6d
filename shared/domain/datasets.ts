// SPDX-License-Identifier: Apache-2.0

/**
 * How a dataset ages: `reading` and `position` by the record's own observation, `static` and `event`
 * by the last contact with their source, because a depot does not become wrong when nobody mentions it.
 */
export type DatasetKind = 'reading' | 'position' | 'static' | 'event'

/** Every dataset the product knows, with how it ages and which record wins while queues are full. */
export const DATASETS = {
  indicator: { kind: 'reading' },
  reading: { kind: 'reading' },
  series: { kind: 'static' },
  sensor: { kind: 'static' },
  supply: { kind: 'static' },
  team: { kind: 'static' },
  facility: { kind: 'static' },
  vehicle: { kind: 'position' },
  duty: { kind: 'static' },
  seat: { kind: 'static' },
  hotline: { kind: 'reading' },
  town: { kind: 'reading' },
  callStatistics: { kind: 'reading' },
  weather: { kind: 'reading' },
  call: { kind: 'event' },
  report: { kind: 'event' },
  incident: { kind: 'event' },
  warning: { kind: 'event' },
} as const satisfies Record<string, { readonly kind: DatasetKind }>

/** Name of a dataset. */
export type DatasetId = keyof typeof DATASETS

/** All dataset names, in the order of the table. */
export const DATASET_IDS = Object.keys(DATASETS) as DatasetId[]

/** Datasets whose records start a clock or an alarm: they go to the hall too and are never merged away. */
export const HALL_DATASETS: ReadonlySet<DatasetId> = new Set(['call', 'report', 'incident', 'warning'])

/** Tells whether a name is a dataset. */
export function isDatasetId(name: string): name is DatasetId {
  return Object.hasOwn(DATASETS, name)
}
