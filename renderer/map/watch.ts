// SPDX-License-Identifier: Apache-2.0

/** What the map wants to hear of its element. */
export interface Watcher {
  signal: AbortSignal
  resized(): void
  /** a font came in, so words have other sizes */
  fontsChanged(): void
  clicked(event: MouseEvent): void
}

/** Listens until the signal aborts. */
export function watchElement(element: HTMLElement, { signal, resized, fontsChanged, clicked }: Watcher): void {
  const sizes = new ResizeObserver(resized)
  sizes.observe(element)
  signal.addEventListener('abort', () => sizes.disconnect(), { once: true })
  document.fonts.addEventListener('loadingdone', fontsChanged, { signal })
  element.addEventListener('click', clicked, { signal })
}
