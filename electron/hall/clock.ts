// SPDX-License-Identifier: Apache-2.0

/** A step of the operating system's clock that the hall followed: by how much, and the hall time before and after. */
export interface ClockStep {
  readonly stepMs: number
  readonly fromAt: number
  readonly toAt: number
}

/** Where a hall clock gets its time; replaced only by tests. */
export interface ClockSources {
  readonly wallNow: () => number
  readonly monotonicMs: () => number
}

// Small corrections of NTP must not be events; a whole second is visible on a wall.
const STEP_MS = 1000
const CHECK_EVERY_MS = 1000
// One hundredth faster at most: nobody sees that.
const CATCH_UP_MS = 10
// Pages run on clocks of their own between two words from here; a minute keeps them together without traffic.
const ANCHOR_EVERY_MS = 60_000

const SYSTEM: ClockSources = { wallNow: () => Date.now(), monotonicMs: () => performance.now() }

/** The hall's time: an anchor plus a monotonic clock, so that a jump of the operating system is noticed instead of felt. */
export class HallClock {
  readonly #sources: ClockSources
  readonly #onStep: (step: ClockStep) => void
  readonly #timer: NodeJS.Timeout
  #anchorAt: number
  #anchorMonotonicMs: number
  readonly #followers = new Set<(now: number) => void>()
  #toldMonotonicMs: number

  constructor(onStep: (step: ClockStep) => void, sources: ClockSources = SYSTEM) {
    this.#sources = sources
    this.#onStep = onStep
    this.#anchorAt = sources.wallNow()
    this.#anchorMonotonicMs = sources.monotonicMs()
    this.#toldMonotonicMs = this.#anchorMonotonicMs
    this.#timer = setInterval(() => this.#beat(), CHECK_EVERY_MS)
    this.#timer.unref()
  }

  /** Hall time in epoch milliseconds, whole. */
  now(): number {
    return Math.floor(this.#anchorAt + this.#sources.monotonicMs() - this.#anchorMonotonicMs)
  }

  /** Difference of the operating system's clock to the hall's, in milliseconds. */
  offsetMs(): number {
    return Math.round(this.#sources.wallNow() - this.now())
  }

  /** Follows the operating system's clock when it stepped by more than a second, and says so; what it lags by less it makes up slowly. */
  check(): void {
    const stepMs = this.offsetMs()
    if (Math.abs(stepMs) <= STEP_MS) {
      // Whoever names the present moment by the system's clock must not be told that it lies in the future. Never backwards.
      this.#anchorAt += Math.min(CATCH_UP_MS, Math.max(0, stepMs))
      return
    }
    const fromAt = this.now()
    this.#anchorAt = this.#sources.wallNow()
    this.#anchorMonotonicMs = this.#sources.monotonicMs()
    // First, so that a page shows the notice of the step at the time that is right now.
    this.#tellFollowers()
    this.#onStep({ stepMs, fromAt, toAt: this.now() })
  }

  /** Calls the follower with hall time right after every step and once a minute; the answer ends it. */
  follow(follower: (now: number) => void): () => void {
    this.#followers.add(follower)
    return () => void this.#followers.delete(follower)
  }

  #beat(): void {
    this.check()
    if (this.#sources.monotonicMs() - this.#toldMonotonicMs >= ANCHOR_EVERY_MS) this.#tellFollowers()
  }

  #tellFollowers(): void {
    this.#toldMonotonicMs = this.#sources.monotonicMs()
    for (const follower of this.#followers) follower(this.now())
  }

  dispose(): void {
    clearInterval(this.#timer)
  }
}
