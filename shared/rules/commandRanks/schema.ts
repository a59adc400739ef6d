// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { rankSchema } from '../../domain/index.ts'
import { ruleSourceSchema } from '../ruleTable.ts'
import { rowsById } from '../rowsById.ts'
import { SHIPPED_COMMAND_RANKS } from './defaults.ts'

const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
// Without a rank of its own nobody approves: `none` would let everybody.
const sayingRank = rankSchema.exclude(['none'])

const rowSchema = z.strictObject({
  id: z.enum(['level1', 'level2', 'level3', 'level4']),
  level,
  commander: sayingRank,
  approver: sayingRank,
  delegateTo: sayingRank.nullable(),
  source: ruleSourceSchema,
})

/** Section `commandRanks`: by level of a response, who commands, who approves, and to whom approving may be delegated. */
export const commandRanksSchema = z.strictObject({
  levels: rowsById(rowSchema, SHIPPED_COMMAND_RANKS).refine((rows) => rows.every((row) => row.id === `level${row.level}`), {
    error: 'the id of a row is "level" and its level, such as level3 for level 3',
  }),
})

/** Who commands and approves at each level. */
export type CommandRanks = z.infer<typeof commandRanksSchema>
