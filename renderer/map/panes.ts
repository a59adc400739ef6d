// SPDX-License-Identifier: Apache-2.0
import type { MapLocale } from './mark.ts'
import { readPalette, type Palette } from './palette.ts'
import type { Frame } from './view.ts'
import { wordsFor } from './words.ts'

/** The elements a map is made of, one over the other: scene, fading edges, what lies over it, a corner note. */
export class Panes {
  readonly scene = pane('map-scene')
  private readonly root = pane('map-view')
  private readonly probe = pane('map-probe')
  private readonly veil = pane('map-veil')

  constructor(element: HTMLElement, over: readonly Element[], locale: MapLocale) {
    const note = pane('map-note')
    note.textContent = wordsFor(locale).schematic
    this.root.append(this.probe, this.scene, this.veil, ...over, note)
    element.append(this.root)
  }

  /** The colours that tokens.css gives for a theme and mode. */
  readPalette(theme: string, mode: string): Palette {
    this.probe.dataset['theme'] = theme
    this.probe.dataset['mode'] = mode
    const style = getComputedStyle(this.probe)
    return readPalette((property) => style.getPropertyValue(property))
  }

  /** Length of a change of mode; none where the user asked for less motion. */
  modeChangeMs(): number {
    const text = getComputedStyle(this.probe).getPropertyValue('--t-mode').trim()
    const value = Number.parseFloat(text)
    if (!Number.isFinite(value)) return 0
    return text.endsWith('ms') ? value : value * 1_000
  }

  /** Lays the fading edges around the whole region, of which this window may show a part. */
  fit({ width, height, part }: Frame): void {
    Object.assign(this.veil.style, { left: `${-part[0] * width}px`, top: `${-part[1] * height}px`, width: `${width}px`, height: `${height}px` })
  }

  /** Empties the scene's element after its widget is gone. */
  clearScene(): void {
    this.scene.replaceChildren()
  }

  /** Takes everything off the page. */
  remove(): void {
    this.root.remove()
  }
}

function pane(className: string): HTMLDivElement {
  const element = document.createElement('div')
  element.className = className
  return element
}
