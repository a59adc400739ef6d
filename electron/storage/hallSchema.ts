// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { hallConfigSchema } from '../../shared/config/index.ts'

/** JSON Schema of hall.yaml, by which editors complete and check it (draft 7, which YAML editors know). */
export function hallJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(hallConfigSchema, { io: 'input', target: 'draft-7' }) as Record<string, unknown>
  return {
    ...schema,
    title: 'CityOps Wall: hall.yaml',
    description: 'Configuration of the wall: feeds, indicators, layouts, retention. Every threshold has its one home here.',
  }
}
