// SPDX-License-Identifier: Apache-2.0
import type { LayerChange, LayerInput, LayerNeed, LayerSurface, MapLayer, PlanView } from './layerTypes.ts'

/** What the host needs of the map. */
export interface LayerHostOptions {
  layers: readonly MapLayer[]
  surface(layerId: string): LayerSurface
  view(): PlanView
  changed(change: LayerChange): void
  failed(layerId: string, error: unknown): void
}

interface Running {
  readonly layer: MapLayer
  draw: (input: LayerInput, view: PlanView) => LayerChange
  seen: string
}

/** Runs the layers: plans only those whose sources changed, and lets one fail alone. Draws from the first `rebuild` on. */
export class LayerHost {
  private readonly options: LayerHostOptions
  private readonly identities = new WeakMap<object, number>()
  private identityCount = 0
  private running: Running[] = []
  private input: LayerInput | undefined

  constructor(options: LayerHostOptions) {
    this.options = options
  }

  /** Takes the current truth; draws what differs. */
  update(input: LayerInput): void {
    this.input = input
    const view = this.options.view()
    let change: LayerChange = 'nothing'
    for (const running of this.running) change = larger(change, this.run(running, input, view))
    if (change !== 'nothing') this.options.changed(change)
  }

  /** Plans again for a changed view. */
  refresh(): void {
    if (this.input) this.update(this.input)
  }

  /** Opens all layers on fresh surfaces and draws the last truth again. */
  rebuild(): void {
    this.running = this.options.layers.map((layer) => ({ layer, draw: layer.open(this.options.surface(layer.id)), seen: '' }))
    this.refresh()
  }

  private run(running: Running, input: LayerInput, view: PlanView): LayerChange {
    const key = this.keyOf(running.layer, input, view)
    if (key === running.seen) return 'nothing'
    running.seen = key
    try {
      return running.draw(input, view)
    } catch (error) {
      this.options.failed(running.layer.id, error)
      return 'nothing'
    }
  }

  private keyOf(layer: MapLayer, input: LayerInput, view: PlanView): string {
    // Records age without changing: layers of records look again once a second.
    const second = layer.datasets.length > 0 ? Math.floor(input.now / 1_000) : 0
    const parts: unknown[] = [
      input.locale,
      second,
      ...layer.datasets.map((dataset) => input.version(dataset)),
      ...layer.needs.map((need) => this.needKey(need, input, view)),
    ]
    return parts.join('|')
  }

  private needKey(need: LayerNeed, input: LayerInput, view: PlanView): string {
    if (need === 'incidents') return `${this.identity(input.incidents)} ${input.mainIncidentId}`
    if (need === 'warnings') return String(this.identity(input.warnings))
    if (need === 'selection') return String(input.selectedKey)
    if (need === 'view') return String(view.revision)
    const main = input.incidents.find((incident) => incident.id === input.mainIncidentId)
    return input.emergency ? `emergency ${main?.lon} ${main?.lat}` : 'normal'
  }

  private identity(list: object): number {
    let identity = this.identities.get(list)
    if (identity === undefined) this.identities.set(list, (identity = ++this.identityCount))
    return identity
  }
}

function larger(a: LayerChange, b: LayerChange): LayerChange {
  if (a === 'scene' || b === 'scene') return 'scene'
  return a === 'marks' ? a : b
}
