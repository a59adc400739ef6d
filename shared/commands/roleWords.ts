// SPDX-License-Identifier: Apache-2.0
import type { Role } from './command.ts'

/** Roles as people in the hall call them. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  operator: '大厅操作员',
  leader: '领导',
  presenter: '讲解员',
  admin: '管理员',
  feed: '数据源',
  system: '系统',
}
