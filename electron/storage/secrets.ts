// SPDX-License-Identifier: Apache-2.0
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'

const REFERENCE = /secret:([A-Za-z0-9_-]{1,80})/g
const NAME = /^[A-Za-z0-9_-]{1,80}$/
const LARGEST_SECRET_BYTES = 64 * 1024

/** Why a secret is not there; the secret itself never stands in a message. */
export interface SecretProblem {
  readonly code: 'secret-unresolved' | 'secret-file-open' | 'secret-unreadable'
  readonly name: string
  readonly message: string
}

/** The last place a secret may be: the keyring of the user's session. Null when it is not there or the keyring cannot be trusted. */
export interface SecretVault {
  get(name: string): Promise<string | null>
}

/** Where secrets are looked for, in this order: `env`, the credentials folder of systemd, DIR/secrets, the vault. */
export interface SecretPlaces {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly dataDir: string
  readonly vault?: SecretVault
}

/** A secret's value, or why there is none. */
export type SecretAnswer = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: SecretProblem }

/** Looks up one secret by its name. Never rejects: a missing secret is a problem of one feed, not of the start. */
export async function resolveSecret(name: string, places: SecretPlaces): Promise<SecretAnswer> {
  if (!NAME.test(name)) return refuse('secret-unresolved', name, 'the name is not valid')
  const { env, dataDir, vault } = places
  const fromEnv = env[`CITYOPS_SECRET_${name}`]
  if (fromEnv !== undefined) return { ok: true, value: fromEnv }
  const credentials = env['CREDENTIALS_DIRECTORY']
  const fromFile =
    (credentials ? await readSecretFile(join(credentials, name), name, false) : null) ?? (await readSecretFile(join(dataDir, 'secrets', name), name, true))
  if (fromFile) return fromFile
  const fromVault = (await vault?.get(name).catch(() => null)) ?? null
  if (fromVault !== null) return { ok: true, value: fromVault }
  return refuse('secret-unresolved', name, `set CITYOPS_SECRET_${name}, or put it into ${join(dataDir, 'secrets', name)} with permissions 0600`)
}

/** Replaces each `secret:NAME` of a text such as `Bearer secret:TOKEN`; an unresolved one makes the whole text null. Never rejects. */
export async function resolveSecretsIn(
  text: string,
  places: SecretPlaces,
): Promise<{ readonly text: string | null; readonly problems: readonly SecretProblem[] }> {
  const names = [...new Set([...text.matchAll(REFERENCE)].map((match) => match[1]!))]
  const answers = new Map(await Promise.all(names.map(async (name) => [name, await resolveSecret(name, places)] as const)))
  const problems = [...answers.values()].flatMap((answer) => (answer.ok ? [] : [answer.problem]))
  if (problems.length > 0) return { text: null, problems }
  const valueOf = (name: string): string => {
    const answer = answers.get(name)
    return answer?.ok ? answer.value : ''
  }
  return { text: text.replace(REFERENCE, (_all, name: string) => valueOf(name)), problems }
}

async function readSecretFile(path: string, name: string, mustBePrivate: boolean): Promise<SecretAnswer | null> {
  try {
    // Not blocking: a pipe in the place of a file must not hold up the start.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const info = await handle.stat()
      if (!info.isFile() || info.size > LARGEST_SECRET_BYTES) return refuse('secret-unreadable', name, `${path} is not a small file`)
      const isOpen = mustBePrivate && process.platform !== 'win32' && (info.mode & 0o077) !== 0
      if (isOpen) return refuse('secret-file-open', name, `${path} can be read by others; run: chmod 600 ${path}`)
      return { ok: true, value: (await handle.readFile('utf8')).replace(/\r?\n$/, '') }
    } finally {
      await handle.close()
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : refuse('secret-unreadable', name, message)
  }
}

function refuse(code: SecretProblem['code'], name: string, message: string): { readonly ok: false; readonly problem: SecretProblem } {
  return { ok: false, problem: { code, name, message } }
}
