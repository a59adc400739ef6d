// SPDX-License-Identifier: Apache-2.0

/** Value of a key that the table itself holds: an id such as `constructor` or `__proto__` from outside never finds an inherited one. */
export function ownValue<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
