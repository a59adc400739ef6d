// SPDX-License-Identifier: Apache-2.0

/** Roles that a lasting token may carry; `system` is the application itself and never given away. */
export const GRANTED_ROLES = ['operator', 'leader', 'presenter', 'admin', 'feed'] as const
/** Role of a lasting token. */
export type GrantedRole = (typeof GRANTED_ROLES)[number]

/** Somebody or something that signs in with a lasting token; of the token only its SHA-256 (hexadecimal) is known. */
export interface Principal {
  readonly principal: string
  readonly role: GrantedRole
  readonly tokenHash: string
  readonly grantedAt: number
  readonly grantedBy: string
}

/** Who may sign in; stands outside the realms. */
export interface AccessSlice {
  readonly principals: Readonly<Record<string, Principal>>
}

/** Nobody yet. */
export const NO_ACCESS: AccessSlice = { principals: {} }
