// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { cameraTrackSchema } from '../domain/camera.ts'
import { accept, defineCommand } from './command.ts'

const appearance = defineCommand({
  summary: 'Choose the theme and the language of the wall and the console.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ theme: z.enum(['dark', 'light']).optional(), locale: z.enum(['zh-CN', 'en']).optional() }),
  output: z.strictObject({ theme: z.enum(['dark', 'light']), locale: z.enum(['zh-CN', 'en']) }),
  inverse: 'wall.appearance',
  plan: (state, input) => {
    const theme = input.theme ?? state.wall.theme
    const locale = input.locale ?? state.wall.locale
    const body = { ...(input.theme ? { theme: input.theme } : {}), ...(input.locale ? { locale: input.locale } : {}) }
    const events = theme === state.wall.theme && locale === state.wall.locale ? [] : [{ type: 'wall.appearanceSet' as const, body }]
    return accept(events, { theme, locale })
  },
})

const fly = defineCommand({
  summary: 'Fly the camera of a map view.',
  roles: ['operator', 'presenter', 'admin'],
  input: z.strictObject({ viewId: z.string().min(1).max(80), track: cameraTrackSchema }),
  output: z.strictObject({ viewId: z.string() }),
  plan: (_state, input) => accept([{ type: 'camera.settled', body: input }], { viewId: input.viewId }),
})

const notice = defineCommand({
  summary: 'The system tells the operator of something: a window came back, a clock stepped, a tail was cut.',
  roles: ['system'],
  input: z.strictObject({ code: z.string().min(1).max(80), detail: z.string().max(2000) }),
  output: z.strictObject({}),
  plan: (_state, input) => accept([{ type: 'notice.raised', body: input }], {}),
})

const demonstration = defineCommand({
  summary: 'Start or stop the demonstration district (示范区) that this application runs itself.',
  roles: ['operator', 'admin'],
  input: z.strictObject({ running: z.boolean() }),
  output: z.strictObject({ running: z.boolean() }),
  inverse: 'demonstration.set',
  plan: (_state, input) => accept([{ type: 'demonstration.set', body: input }], input),
})

const startSession = defineCommand({
  summary: 'The application started with these screens.',
  roles: ['system'],
  input: z.strictObject({
    product: z.string(),
    runtime: z.string(),
    screens: z.array(z.string().min(1).max(40)).min(1).max(400),
    layoutId: z.string(),
    forceLayout: z.boolean(),
    layoutIds: z.array(z.string().min(1)).optional(),
  }),
  output: z.strictObject({}),
  plan: (_state, input) => accept([{ type: 'session.started', body: input }], {}),
})

const acceptConfig = defineCommand({
  summary: 'A configuration was accepted; its stored bytes have this hash.',
  roles: ['system'],
  input: z.strictObject({ hash: z.string().min(1), origin: z.string() }),
  output: z.strictObject({}),
  plan: (_state, input) => accept([{ type: 'config.accepted', body: input }], {}),
})

/** Commands of the wall itself and of the system behind it. */
export const WALL_COMMANDS = {
  'wall.appearance': appearance,
  'map.fly': fly,
  'demonstration.set': demonstration,
  'system.notice': notice,
  'system.startSession': startSession,
  'system.acceptConfig': acceptConfig,
} as const
