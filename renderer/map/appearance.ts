// SPDX-License-Identifier: Apache-2.0
import { Appearance, BlendEquation, BlendFunction, BlendingState, CullFace, DepthFunction, StencilFunction, StencilOperation } from 'cesium'
import type { Look } from './look.ts'
import { BOX_FRAGMENT, BOX_VERTEX, FLAT_FRAGMENT, FLAT_VERTEX, SHADOW_FRAGMENT } from './shaders.ts'

/**
 * How a primitive meets what is already drawn: `shadow` keeps the darker, `free` paints over, `stamp`
 * paints the district and marks its pixels, `inside` paints only on marked pixels, `solid` has depth.
 */
export type Coat = 'shadow' | 'free' | 'stamp' | 'inside' | 'solid'

/** Numbers of one primitive that its shader reads anew in each frame. */
export interface Dials {
  /** 0..1 */
  opacity: number
  /** 0..1, boxes only */
  rise: number
}

/**
 * An appearance drawn in the order of the collection: nothing on the ground uses depth, so nothing there
 * can flicker and no height offsets are needed.
 */
export function appearanceFor(look: Look, coat: Coat, dials: Dials): Appearance {
  const state = renderState(coat)
  const appearance = new Appearance({
    translucent: false,
    closed: false,
    vertexShaderSource: coat === 'solid' ? BOX_VERTEX : FLAT_VERTEX,
    fragmentShaderSource: fragmentFor(coat),
    renderState: state,
  })
  // Cesium's own version switches the depth mask on for everything that is not translucent.
  appearance.getRenderState = () => structuredClone(state)
  return Object.assign(appearance, { uniforms: uniformsOf(look, dials) })
}

function fragmentFor(coat: Coat): string {
  if (coat === 'solid') return BOX_FRAGMENT
  return coat === 'shadow' ? SHADOW_FRAGMENT : FLAT_FRAGMENT
}

function uniformsOf(look: Look, dials: Dials): object {
  return {
    uPalette: look.palette,
    uGround: look.ground,
    uLand: look.land,
    uFog: look.fog,
    uFocus: look.focus,
    get uPixel() {
      return look.pixel
    },
    get uOpacity() {
      return dials.opacity
    },
    get uRise() {
      return dials.rise
    },
  }
}

const DARKEST = {
  enabled: true,
  equationRgb: BlendEquation.MIN,
  equationAlpha: BlendEquation.MIN,
  functionSourceRgb: BlendFunction.ONE,
  functionSourceAlpha: BlendFunction.ONE,
  functionDestinationRgb: BlendFunction.ONE,
  functionDestinationAlpha: BlendFunction.ONE,
}

function renderState(coat: Coat): object {
  const solid = coat === 'solid'
  const state = {
    depthTest: { enabled: solid, func: DepthFunction.LESS },
    depthMask: solid,
    cull: { enabled: solid, face: CullFace.BACK },
  }
  if (solid) return state
  const painted = { ...state, blending: coat === 'shadow' ? DARKEST : BlendingState.ALPHA_BLEND }
  return coat === 'stamp' || coat === 'inside' ? { ...painted, ...stencil(coat) } : painted
}

function stencil(coat: 'stamp' | 'inside'): object {
  const pass = coat === 'stamp' ? StencilOperation.REPLACE : StencilOperation.KEEP
  const operation = { fail: StencilOperation.KEEP, zFail: StencilOperation.KEEP, zPass: pass }
  const test = coat === 'stamp' ? StencilFunction.ALWAYS : StencilFunction.EQUAL
  return {
    stencilTest: { enabled: true, frontFunction: test, backFunction: test, reference: 1, mask: 1, frontOperation: operation, backOperation: operation },
    stencilMask: 1,
  }
}
