// SPDX-License-Identifier: Apache-2.0

/** Bundles the programs of the crash proofs for plain Node, into `outDir`; answers their paths. */
export function bundleCrashPrograms(options?: { names?: readonly ('worker' | 'run')[]; outDir?: string }): Promise<Record<'worker' | 'run', string>>
