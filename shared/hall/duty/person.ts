// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'

/** A person as an event names him for ever: the post where one was given, and always a name that can be read years later. */
export const namedPersonSchema = z.strictObject({
  postId: z.string().min(1).max(120).optional(),
  name: z.string().min(1).max(80),
  title: z.string().min(1).max(80).optional(),
})
/** A person as an event names him. */
export type NamedPerson = z.infer<typeof namedPersonSchema>

/** A unit as an event names it. */
export const namedUnitSchema = z.strictObject({ id: z.string().min(1).max(120).optional(), name: z.string().min(1).max(120) })
/** A unit as an event names it. */
export type NamedUnit = z.infer<typeof namedUnitSchema>

/** Whether two names mean the same person: the same post, or the same words where one has none. */
export function isSamePerson(a: NamedPerson, b: NamedPerson): boolean {
  return a.postId !== undefined && b.postId !== undefined ? a.postId === b.postId && a.name === b.name : a.name === b.name
}

/** Whether two names mean the same unit: the same id, or the same words where one has none. */
export function isSameUnit(a: NamedUnit, b: NamedUnit): boolean {
  return a.id !== undefined && b.id !== undefined ? a.id === b.id : a.name === b.name
}
