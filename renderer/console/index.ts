// SPDX-License-Identifier: Apache-2.0
import './console.css'

export { default as ConsolePage } from './ConsolePage.vue'
export { Desk } from './desk.ts'
