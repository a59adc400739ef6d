// SPDX-License-Identifier: Apache-2.0
/** Colour of a warning (预警), mildest first. */
export type Colour = 'blue' | 'yellow' | 'orange' | 'red'
