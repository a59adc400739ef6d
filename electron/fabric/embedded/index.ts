// SPDX-License-Identifier: Apache-2.0
export { openEmbeddedFabric, type EmbeddedFabricOptions } from './open.ts'
