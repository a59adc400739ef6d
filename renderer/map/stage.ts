// SPDX-License-Identifier: Apache-2.0
import './cesiumBase.ts'
import { Cartesian3, CesiumWidget, Color, Ion, Matrix4, PrimitiveCollection, Transforms, type Scene } from 'cesium'
import '@cesium/engine/Source/Widget/CesiumWidget.css'
import { ORIGIN } from './flatWorld.ts'
import type { Rgb } from './palette.ts'
import type { Lens, Part, Pose } from './view.ts'
import { WallFrustum } from './wallFrustum.ts'

/** What a machine can afford. `blocks` is the share of grey blocks drawn, 0..1. */
export interface Quality {
  msaa: 1 | 2 | 4
  resolutionScale: number
  blocks: number
}

/** Qualities to choose from; `lean` is for drawing in software. */
export const QUALITY = {
  full: { msaa: 4, resolutionScale: 1, blocks: 1 },
  lean: { msaa: 1, resolutionScale: 0.5, blocks: 0.7 },
} as const satisfies Record<string, Quality>

/** What one frame is to show. */
export interface StageFrame {
  pose: Pose
  lens: Lens
  part: Part
  background: Rgb
  /** true asks for another frame after this one */
  moving: boolean
}

/** What the stage asks of its owner. */
export interface StageOptions {
  host: HTMLElement
  quality: Quality
  prepare(): StageFrame
  drawn(): void
  lost(): void
  failed(error: unknown): void
}

/** One Cesium widget without a globe. It draws when `invalidate` was called and at no other time. */
export class Stage {
  /** East-north-up frame of the flat map: the model matrix of every primitive. */
  readonly frame = Transforms.eastNorthUpToFixedFrame(Cartesian3.fromDegrees(ORIGIN.lon, ORIGIN.lat))
  /** Frames that Cesium has drawn. */
  rendered = 0
  readonly scene: Scene
  private readonly widget: CesiumWidget
  private readonly options: StageOptions
  private frustum: WallFrustum | undefined
  private request = 0
  private isDead = false

  constructor(options: StageOptions) {
    this.options = options
    Ion.defaultAccessToken = ''
    this.widget = openWidget(options)
    this.scene = this.widget.scene
    silence(this.scene)
    this.scene.canvas.addEventListener('webglcontextlost', this.onLost)
    this.scene.postRender.addEventListener(() => void this.rendered++)
  }

  /** An empty collection that is drawn after all those added before. */
  addSlot(): PrimitiveCollection {
    return this.scene.primitives.add(new PrimitiveCollection()) as PrimitiveCollection
  }

  /** Asks for one frame; the only way a frame comes about. */
  invalidate(): void {
    if (this.request === 0 && !this.isDead) this.request = requestAnimationFrame(this.onFrame)
  }

  /** Frees the widget and its context. */
  dispose(): void {
    this.isDead = true
    cancelAnimationFrame(this.request)
    this.scene.canvas.removeEventListener('webglcontextlost', this.onLost)
    this.widget.destroy()
  }

  private readonly onLost = (event: Event): void => {
    event.preventDefault()
    this.isDead = true
    cancelAnimationFrame(this.request)
    this.options.lost()
  }

  private readonly onFrame = (): void => {
    this.request = 0
    if (this.isDead || !this.options.host.clientWidth || contextOf(this.scene)?.isContextLost()) return
    try {
      const frame = this.options.prepare()
      this.place(frame)
      this.widget.resize()
      this.widget.render()
      this.options.drawn()
      if (frame.moving) this.invalidate()
    } catch (error) {
      this.options.failed(error)
    }
  }

  private place({ pose, lens, part, background }: StageFrame): void {
    this.scene.backgroundColor = new Color(...background, 1)
    if (this.frustum) Object.assign(this.frustum, { lens, part })
    else this.scene.camera.frustum = (this.frustum = new WallFrustum(lens, part)) as never
    const turn = (v: readonly [number, number, number]): Cartesian3 => Matrix4.multiplyByPointAsVector(this.frame, new Cartesian3(...v), new Cartesian3())
    this.scene.camera.setView({
      destination: Matrix4.multiplyByPoint(this.frame, new Cartesian3(...pose.eye), new Cartesian3()),
      orientation: { direction: turn(pose.forward), up: turn(pose.up) },
    })
  }
}

function openWidget({ host, quality }: StageOptions): CesiumWidget {
  const widget = new CesiumWidget(host, {
    globe: false,
    baseLayer: false,
    skyBox: false,
    skyAtmosphere: false,
    creditContainer: document.createElement('div'),
    scene3DOnly: true,
    useDefaultRenderLoop: false,
    showRenderLoopErrors: false,
    useBrowserRecommendedResolution: false,
    msaaSamples: quality.msaa,
    orderIndependentTranslucency: false,
    contextOptions: { webgl: { alpha: false, antialias: false, stencil: true, powerPreference: 'high-performance' } },
  })
  widget.resolutionScale = quality.resolutionScale
  return widget
}

function silence(scene: Scene): void {
  scene.rethrowRenderErrors = true
  scene.logarithmicDepthBuffer = false
  scene.useDepthPicking = false // no position is ever read back from depth: saves a copy of it per frame
  scene.highDynamicRange = false
  scene.fog.enabled = false
  scene.postProcessStages.fxaa.enabled = false
  scene.screenSpaceCameraController.enableInputs = false
  if (scene.sun) scene.sun.show = false
  if (scene.moon) scene.moon.show = false
}

// Cesium keeps its context private, and rendering into a lost one throws from deep inside.
function contextOf(scene: Scene): WebGL2RenderingContext | undefined {
  return (scene as unknown as { context?: { _gl?: WebGL2RenderingContext } }).context?._gl
}
