// SPDX-License-Identifier: Apache-2.0

/** Something went wrong with the map, or is well again. */
export interface MapProblem {
  kind: 'context-lost' | 'restored' | 'render-error'
  message: string
}

/** The words of anything thrown; Cesium's DeveloperError is no Error, but carries a message. */
export function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message
  const message = (error as { message?: unknown } | null)?.message
  return typeof message === 'string' ? message : String(error)
}
