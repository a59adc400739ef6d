// SPDX-License-Identifier: Apache-2.0
import { PrimitiveCollection, type Matrix4 } from 'cesium'
import { BlockField } from './blockField.ts'
import { FocusRings } from './focusRings.ts'
import { addGround } from './ground.ts'
import type { Look } from './look.ts'
import type { Setting } from './mesh.ts'
import type { Stage } from './stage.ts'

/** Everything drawn in the scene, in painter's order; built anew with each stage. */
export class Scenery {
  readonly setting: Setting
  readonly blocks: BlockField
  readonly rings: FocusRings
  private readonly ground: PrimitiveCollection
  private readonly over: PrimitiveCollection

  constructor(stage: Stage, look: Look, blockShare: number) {
    const frame: Matrix4 = stage.frame
    this.setting = { look, frame }
    addGround(stage.addSlot(), this.setting)
    this.ground = stage.addSlot()
    this.blocks = new BlockField(this.setting, blockShare)
    stage.addSlot().add(this.blocks.primitives)
    this.over = stage.addSlot()
    this.rings = new FocusRings(stage.addSlot(), this.setting)
  }

  /** Collections of one layer, on the ground and over the blocks. */
  slots(): { ground: PrimitiveCollection; over: PrimitiveCollection } {
    return {
      ground: this.ground.add(new PrimitiveCollection()) as PrimitiveCollection,
      over: this.over.add(new PrimitiveCollection()) as PrimitiveCollection,
    }
  }
}
