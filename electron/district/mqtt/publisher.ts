// SPDX-License-Identifier: Apache-2.0
import { openCourse, qualityOf } from '../model/sensorValue.ts'
import { sensorTopic } from '../model/sensorList.ts'
import { VEHICLES, vehicleAt, vehicleTopic } from '../model/vehicles.ts'
import { SECOND_MS } from '../model/world.ts'
import type { Sensor } from '../model/sensorList.ts'
import type { Moment, World } from '../model/world.ts'

/** Slots per second over which the messages are spread. */
const SLOTS = 20

/** Something that makes one message. */
interface Speaker {
  readonly topic: string
  readonly payload: (moment: Moment) => string
}

/** Publishes every sensor and vehicle once a second, a twentieth of them every 50 ms. */
export class Publisher {
  readonly #slots: Speaker[][]
  readonly #options: { moment: () => Moment; isPaused: () => boolean; publish: (topic: string, payload: string) => void }
  #timer: NodeJS.Timeout | null = null
  #doneSlots: number | null = null

  constructor(
    world: World,
    sensors: readonly Sensor[],
    options: { moment: () => Moment; isPaused: () => boolean; publish: (topic: string, payload: string) => void },
  ) {
    this.#options = options
    this.#slots = Array.from({ length: SLOTS }, () => [])
    const speakers = [...sensors.map((sensor) => sensorSpeaker(world, sensor)), ...vehicleSpeakers(world)]
    speakers.forEach((speaker, index) => this.#slots[index % SLOTS]?.push(speaker))
  }

  /** Begins to publish; everything is said within the first second. */
  start(): void {
    this.#timer = setInterval(() => this.#tick(), SECOND_MS / SLOTS)
  }

  /** Ends publishing. */
  dispose(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }

  /** Publishes the slots whose time has come; after a hold-up at most one second's worth, so that there is no burst. */
  #tick(): void {
    if (this.#options.isPaused()) return
    const moment = this.#options.moment()
    const due = Math.floor(moment.elapsedMs / (SECOND_MS / SLOTS))
    const from = Math.max(this.#doneSlots ?? due - 1, due - SLOTS)
    for (let slot = from + 1; slot <= due; slot += 1) {
      for (const speaker of this.#slots[slot % SLOTS] ?? []) this.#options.publish(speaker.topic, speaker.payload(moment))
    }
    this.#doneSlots = due
  }
}

function sensorSpeaker(world: World, sensor: Sensor): Speaker {
  const course = openCourse(world, sensor)
  const { unit } = sensor.behaviour
  return {
    topic: sensorTopic(sensor.id),
    payload: (moment) => {
      const quality = qualityOf(world, sensor, moment.elapsedMs)
      const value = quality === 0 ? null : course(moment.elapsedMs)
      return JSON.stringify({ v: value, u: unit, t: moment.zeroAt + moment.elapsedMs, q: quality })
    },
  }
}

function vehicleSpeakers(world: World): Speaker[] {
  return VEHICLES.map((vehicle) => ({
    topic: vehicleTopic(vehicle.id),
    payload: (moment) => {
      const { lon, lat, speed, direction, state } = vehicleAt(world, vehicle, moment.elapsedMs)
      return JSON.stringify({ lon, lat, speed, dir: direction, type: vehicle.type, no: vehicle.plate, state, t: moment.zeroAt + moment.elapsedMs, demo: true })
    },
  }))
}
