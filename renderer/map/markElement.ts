// SPDX-License-Identifier: Apache-2.0
import { GLYPH_BASELINES, SIGN_PATHS, type Mark, type Sign } from './mark.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** The elements of one mark. Words get in as text nodes only, since names come from feeds. */
export class MarkElement {
  readonly body = document.createElement('div')
  tag: HTMLElement | undefined
  leader: SVGLineElement | undefined
  /** sizes in CSS pixels; measured once per content */
  size = { width: 0, height: 0, tagWidth: 0, tagHeight: 0 }
  isMeasured = false
  private signature = ''
  private place = ''

  /** Makes the elements say what the mark says; true when something visible changed. */
  apply(mark: Mark, root: HTMLElement, leaders: SVGElement): boolean {
    const signature = signatureOf(mark)
    if (signature === this.signature) return false
    this.signature = signature
    this.isMeasured = false
    fillBody(this.body, mark)
    if (!this.body.parentNode) root.append(this.body)
    this.applyTag(mark, root)
    this.applyLeader(mark, leaders)
    return true
  }

  /** Reads the sizes; call for all marks in one go, so that the page is laid out once. */
  measure(): void {
    this.size = { width: this.body.offsetWidth, height: this.body.offsetHeight, tagWidth: this.tag?.offsetWidth ?? 0, tagHeight: this.tag?.offsetHeight ?? 0 }
    this.isMeasured = true
  }

  /** Moves the elements, or hides them (undefined). */
  put(at: { x: number; y: number; tag: { x: number; y: number } | undefined } | undefined, from: { x: number; y: number }): void {
    const place = at ? `${at.x},${at.y},${at.tag?.x},${at.tag?.y},${this.leader ? `${from.x},${from.y}` : ''}` : 'hidden'
    if (place === this.place) return
    this.place = place
    show(this.body, at)
    if (this.tag) show(this.tag, at?.tag)
    if (this.leader) drawLeader(this.leader, at && { left: at.x, top: at.y, ...this.size }, from)
  }

  /** Takes the elements off the page. */
  remove(): void {
    this.body.remove()
    this.tag?.remove()
    this.leader?.remove()
  }

  private applyTag(mark: Mark, root: HTMLElement): void {
    if (!mark.tag) {
      this.tag?.remove()
      this.tag = undefined
      return
    }
    this.tag ??= root.appendChild(document.createElement('div'))
    this.tag.className = classesOf('map-tag', mark, mark.isTagStrong ? ['strong'] : [])
    this.tag.textContent = mark.tag
    this.place = ''
  }

  private applyLeader(mark: Mark, leaders: SVGElement): void {
    if (!mark.hasLeader) {
      this.leader?.remove()
      this.leader = undefined
      return
    }
    this.leader ??= leaders.appendChild(document.createElementNS(SVG, 'line'))
    this.place = ''
  }
}

/** Everything of a mark but its place. */
function signatureOf(mark: Mark): string {
  const { kind, text, sign, count, tag, isTagStrong, hasLeader, age, isSelected, isDimmed, isQuiet, key } = mark
  return JSON.stringify([key, kind, text, sign, count, tag, isTagStrong, hasLeader, age, isSelected, isDimmed, isQuiet])
}

function classesOf(base: string, mark: Mark, more: readonly string[] = []): string {
  const states = [
    mark.age === 'stale' || mark.age === 'lost' ? mark.age : '',
    mark.isSelected ? 'selected' : '',
    mark.isDimmed ? 'dimmed' : '',
    mark.isQuiet ? 'quiet' : '',
  ]
  return [base, ...more, ...states].filter(Boolean).join(' ')
}

function fillBody(body: HTMLElement, mark: Mark): void {
  body.className = classesOf(`map-mark ${mark.kind}`, mark)
  if (mark.pick) body.dataset['pick'] = mark.pick.kind
  else delete body.dataset['pick']
  body.replaceChildren()
  if (mark.sign) body.append(signElement(mark.sign))
  if (mark.text) body.append(mark.text)
  if (mark.count === undefined) return
  const count = document.createElement('span')
  count.className = 'map-count'
  count.textContent = String(mark.count)
  body.append(count)
}

/** A sign as SVG; colours come from the style sheet. */
export function signElement(sign: Sign): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 48 48')
  svg.setAttribute('class', `map-sign ${sign.shape} ${sign.fill}`)
  svg.style.width = svg.style.height = `${sign.sizeRem}rem`
  for (const part of sign.fill === 'double' ? ['outer', 'inner'] : ['outer']) {
    const path = document.createElementNS(SVG, 'path')
    path.setAttribute('d', SIGN_PATHS[sign.shape])
    path.setAttribute('class', part)
    svg.append(path)
  }
  const glyph = document.createElementNS(SVG, 'text')
  glyph.setAttribute('x', '24')
  glyph.setAttribute('y', String(GLYPH_BASELINES[sign.shape]))
  glyph.textContent = sign.glyph
  svg.append(glyph)
  return svg
}

function show(element: HTMLElement, at: { x: number; y: number } | undefined): void {
  if (at) element.style.transform = `translate(${at.x}px,${at.y}px)`
  element.style.visibility = at ? 'visible' : 'hidden'
}

function drawLeader(line: SVGLineElement, box: { left: number; top: number; width: number; height: number } | undefined, from: { x: number; y: number }): void {
  line.style.visibility = box ? 'visible' : 'hidden'
  if (!box) return
  const x = Math.min(box.left + box.width, Math.max(box.left, from.x))
  const y = Math.min(box.top + box.height, Math.max(box.top, from.y))
  for (const [name, value] of [
    ['x1', from.x],
    ['y1', from.y],
    ['x2', x],
    ['y2', y],
  ] as const)
    line.setAttribute(name, value.toFixed(1))
}
