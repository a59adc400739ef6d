// SPDX-License-Identifier: Apache-2.0
import { cameraAt, NORMAL_CAMERA, stillTrack, type CameraTrack } from '../../shared/domain/camera.ts'
import type { Rectangle } from './declutter.ts'
import { toLocal, toLonLat } from './flatWorld.ts'
import { ringLabels } from './focusRings.ts'
import { districtLabels } from './labels.ts'
import { LayerHost } from './layerHost.ts'
import type { LayerSurface, MapIncident, MapLayer } from './layerTypes.ts'
import { Look } from './look.ts'
import type { MapLocale, MapPick } from './mark.ts'
import { Overlay, type OverlayView } from './overlay.ts'
import { Panes } from './panes.ts'
import { pickAt, type Pickable } from './picking.ts'
import { planViewFor } from './planView.ts'
import { messageOf, type MapProblem } from './problem.ts'
import { linePixel, measureRegion, type RegionSize, type WallPart } from './region.ts'
import { openWithRetry } from './recovery.ts'
import { scaleBarOf, type ScaleBar } from './scaleBar.ts'
import { Scenery } from './scenery.ts'
import { Stage, type Quality, type StageFrame } from './stage.ts'
import { Swarm } from './swarm.ts'
import { poseOf, unproject, type Pose } from './view.ts'
import { watchElement } from './watch.ts'

/** What a map needs of its panel. `now` is the hall clock, epoch ms. */
export interface MapViewOptions {
  element: HTMLElement
  quality: Quality
  wallPart: WallPart
  layers: readonly MapLayer[]
  locale: MapLocale
  now(): number
  onPick(pick: MapPick | null): void
  onProblem(problem: MapProblem): void
}

/** The district as a 3D map: scene, words over it, layers, and recovery from a lost graphics context. */
export class MapView {
  readonly layers: LayerHost
  private readonly options: MapViewOptions
  private readonly look = new Look()
  private readonly overlay = new Overlay()
  private readonly swarm = new Swarm()
  private readonly panes: Panes
  private readonly abort = new AbortController()
  private wallPart: WallPart
  private region: RegionSize
  private track: CameraTrack = stillTrack(NORMAL_CAMERA)
  private pose: Pose = poseOf(NORMAL_CAMERA)
  private focus: MapIncident | null = null
  private viewRevision = 0
  private stage: Stage | undefined
  private scenery: Scenery | undefined
  private earlierFrames = 0
  private losses = 0
  private placing = 0

  constructor(options: MapViewOptions) {
    this.options = options
    this.wallPart = options.wallPart
    this.panes = new Panes(options.element, [this.swarm.canvas, this.overlay.root], options.locale)
    this.region = measureRegion(options.element, this.wallPart)
    this.panes.fit(this.region.frame)
    this.overlay.set('labels', districtLabels(options.locale))
    this.look.setPalette(this.panes.readPalette('dark', 'normal'), options.now(), 0)
    this.layers = new LayerHost({
      layers: options.layers,
      surface: (id) => this.surfaceFor(id),
      view: () => planViewFor(this.track.to, this.region, this.viewRevision),
      changed: (change) => (change === 'scene' ? this.invalidate() : this.requestPlacing()),
      failed: (id, error) => this.tell('render-error', `layer ${id}: ${messageOf(error)}`),
    })
    this.open()
    watchElement(options.element, {
      signal: this.abort.signal,
      resized: () => this.resize(),
      fontsChanged: () => this.resize(),
      clicked: (event) => options.onPick(pickAt(event, this.pickable())),
    })
  }

  /** Flies along a track, or stands still at its end. */
  setCamera(track: CameraTrack): void {
    if (JSON.stringify(track) === JSON.stringify(this.track)) return
    this.track = track
    this.viewRevision++
    this.layers.refresh()
    this.invalidate()
  }

  /** Puts the focus on the main incident of an emergency, or takes it away. */
  setEmergency(incident: MapIncident | null): void {
    const isSame = incident?.lon === this.focus?.lon && incident?.lat === this.focus?.lat
    this.focus = incident
    if (isSame) return
    const centre = incident ? toLocal(incident.lon, incident.lat) : undefined
    if (centre) this.scenery?.rings.draw(centre)
    this.look.setFocus(centre, this.options.now(), this.panes.modeChangeMs())
    this.overlay.set('rings', incident ? ringLabels(incident.lon, incident.lat, this.options.locale) : [])
    this.invalidate()
  }

  /** Blends to the colours that tokens.css gives for a theme and mode. */
  setTheme(theme: 'dark' | 'light', mode: 'normal' | 'emergency'): void {
    this.look.setPalette(this.panes.readPalette(theme, mode), this.options.now(), this.panes.modeChangeMs())
    this.invalidate()
  }

  /** Takes the element's new size, and another part of the wall where it moved. */
  resize(wallPart: WallPart = this.wallPart): void {
    this.wallPart = wallPart
    this.region = measureRegion(this.options.element, wallPart)
    this.panes.fit(this.region.frame)
    this.viewRevision++
    this.overlay.remeasure()
    this.layers.refresh()
    this.invalidate()
  }

  /** Keeps words out of boxes of the element (CSS pixels): seams between screens, panels that lie over the map. */
  setAvoid(boxes: readonly Rectangle[]): void {
    this.overlay.avoid = boxes
    this.requestPlacing()
  }

  /** The ground under a point of the element, WGS 84, or undefined above the horizon. */
  lonLatAt(x: number, y: number): [lon: number, lat: number] | undefined {
    const point = unproject({ pose: this.pose, ...this.region }, x, y)
    return point && toLonLat(point)
  }

  /** Length of a round distance in the middle of the map, and the bearing that is up. */
  scaleBar(): ScaleBar {
    return scaleBarOf(cameraAt(this.track, this.options.now()).camera, this.region)
  }

  /** How often the scene was drawn, and how often its context was lost. */
  counters(): { postRender: number; contextLosses: number } {
    return { postRender: this.earlierFrames + (this.stage?.rendered ?? 0), contextLosses: this.losses }
  }

  /** Asks for one frame. */
  invalidate(): void {
    this.stage?.invalidate()
  }

  /** Frees everything. */
  dispose(): void {
    this.abort.abort()
    cancelAnimationFrame(this.placing)
    this.closeStage()
    this.panes.remove()
  }

  private openStage(): void {
    const stage = new Stage({
      host: this.panes.scene,
      quality: this.options.quality,
      prepare: () => this.prepare(),
      drawn: () => this.place(),
      lost: () => this.recover(),
      failed: (error) => this.tell('render-error', messageOf(error)),
    })
    this.stage = stage
    this.scenery = new Scenery(stage, this.look, this.options.quality.blocks)
    if (this.focus) this.scenery.rings.draw(toLocal(this.focus.lon, this.focus.lat))
    this.invalidate()
  }

  private closeStage(): void {
    this.earlierFrames += this.stage?.rendered ?? 0
    try {
      this.stage?.dispose()
    } catch (error) {
      this.tell('render-error', messageOf(error)) // a widget without its context may fail to tidy up; a new one follows
    }
    this.stage = undefined
    this.scenery = undefined
    this.panes.clearScene()
  }

  // A context may be refused for a while, at the start as well as after a loss.
  private open(): void {
    try {
      this.openStage()
      this.layers.rebuild()
    } catch (error) {
      this.tell('render-error', messageOf(error))
      this.reopen()
    }
  }

  private reopen(): void {
    openWithRetry({
      signal: this.abort.signal,
      open: () => {
        this.closeStage()
        this.openStage()
        this.layers.rebuild()
      },
      done: () => this.tell('restored', 'the map was rebuilt'),
      failed: (error) => this.tell('render-error', messageOf(error)),
    })
  }

  private recover(): void {
    this.losses++
    this.tell('context-lost', 'the graphics context was lost')
    this.reopen()
  }

  private prepare(): StageFrame {
    const now = this.options.now()
    const { camera, moving } = cameraAt(this.track, now)
    this.pose = poseOf(camera)
    const isBlending = this.look.advance(now)
    const { frame, lens, remPx } = this.region
    this.look.setView(camera.distanceM, linePixel(remPx, (window.devicePixelRatio || 1) * this.options.quality.resolutionScale))
    const isBuilding = this.scenery?.blocks.update(this.pose) ?? false
    this.scenery?.rings.update(this.look.focusShare)
    return { pose: this.pose, lens, part: frame.part, background: this.look.background, moving: moving || isBlending || isBuilding }
  }

  private requestPlacing(): void {
    if (this.placing === 0) this.placing = requestAnimationFrame(() => this.place())
  }

  private place(): void {
    cancelAnimationFrame(this.placing)
    this.placing = 0
    const view: OverlayView = { pose: this.pose, ...this.region }
    this.overlay.place(view)
    if (this.look.colours) this.swarm.draw(view, this.look.colours)
  }

  private surfaceFor(id: string): LayerSurface {
    const scenery = this.scenery!
    return { ...scenery.slots(), setting: scenery.setting, marks: (marks) => this.overlay.set(id, marks), dots: (dots) => this.swarm.set(dots) }
  }

  private pickable(): Pickable {
    return { element: this.options.element, overlay: this.overlay, swarm: this.swarm, remPx: this.region.remPx, lonLatAt: (x, y) => this.lonLatAt(x, y) }
  }

  private tell(kind: MapProblem['kind'], message: string): void {
    this.options.onProblem({ kind, message })
  }
}
