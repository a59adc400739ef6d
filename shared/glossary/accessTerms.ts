// SPDX-License-Identifier: Apache-2.0
import type { Term } from './term.ts'

/** Words of who may do what, and of trying before doing. */
export const ACCESS_TERMS: readonly Term[] = [
  {
    id: 'access',
    zh: '授权',
    en: 'access',
    meaning: 'Which principals may sign in, and with which role.',
    source: 'product',
    notThis: 'not an approval (审批) of a response',
    names: ['noun:access'],
  },
  {
    id: 'principal',
    zh: '主体',
    en: 'principal',
    meaning: 'Who or what did something: the console, a feed, the holder of a token. Every event names one.',
    source: 'product',
    notThis: 'not always a person',
  },
  {
    id: 'lastingToken',
    zh: '长期令牌',
    en: 'lasting token',
    meaning: 'Secret with which a principal signs in at the control interface; answered once, kept as its SHA-256 only.',
    source: 'product',
    notThis: 'not the token of control.json, which is new in each run',
  },
  {
    id: 'dryRun',
    zh: '试运行',
    en: 'dry run',
    meaning: 'A command that only answers what it would change; nothing is journalled.',
    source: 'product',
    notThis: 'not a drill',
  },
  {
    id: 'checkpoint',
    zh: '检查点',
    en: 'checkpoint',
    meaning:
      'State of the hall after an event, stored with its hash: a start or a look back folds from there. The journal notes each one, and what retention dropped behind it.',
    source: 'product',
    notThis: 'not a backup: the journal stays the truth',
    names: ['noun:journal'],
  },
]
