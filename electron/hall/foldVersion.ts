// SPDX-License-Identifier: Apache-2.0

/** Put in by the build: a digest of everything the reducers are made of. */
declare const __FOLD_VERSION__: string | undefined

/** Which reducers these are: a state that others folded is not taken for the state these would make. */
export const FOLD_VERSION: string = typeof __FOLD_VERSION__ === 'string' ? __FOLD_VERSION__ : 'not-built'
