// SPDX-License-Identifier: Apache-2.0
import { DEFAULT_RULES } from '../../shared/rules/hallRules.ts'
import { districtRulesPage, rulesPage } from '../../shared/rules/page.ts'
import { ruleTables } from '../../shared/rules/tables.ts'
import { parseConfigText } from '../storage/configText.ts'

/** What is printed, and how the program ends. */
export interface Printed {
  readonly text: string
  readonly exitCode: 0 | 1
}

/** The shipped rules, or a district's own from the text of its hall.yaml with what it changed marked; its problems when it cannot be read. */
export function printedRules(hallYaml: string | null): Printed {
  const shipped = ruleTables(DEFAULT_RULES)
  if (hallYaml === null) return { text: rulesPage(shipped), exitCode: 0 }
  const parsed = parseConfigText(hallYaml)
  if (parsed.ok) return { text: districtRulesPage(shipped, ruleTables(parsed.config.rules)), exitCode: 0 }
  const lines = parsed.problems.map(({ line, path, message }) => `${line === null ? '' : `第 ${line} 行 line ${line}: `}${path}: ${message}\n`)
  return { text: `hall.yaml 有误, 未打印 hall.yaml is not valid, nothing was printed\n${lines.join('')}`, exitCode: 1 }
}
