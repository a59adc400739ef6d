// SPDX-License-Identifier: Apache-2.0

/** Whether this process runs as root. */
export function isRoot(): boolean

/** Switches Electron needs in a given place (pure). */
export function flagsFor(place: { platform: string; isRootUser: boolean; hasGraphicsDevice: boolean }): string[]

/** Switches Electron needs on this machine; they follow the project's folder on the command line. */
export function launchFlags(): string[]
