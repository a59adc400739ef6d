// SPDX-License-Identifier: Apache-2.0

/** Outcome of something that may fail in an expected way; failures are values someone must look at. */
export type Result<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: Code; readonly message: string }

/** Wraps a good outcome. */
export function success<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

/** Wraps an expected failure: a closed code for machines, a plain English message for logs. */
export function failure<Code extends string>(code: Code, message: string): { readonly ok: false; readonly code: Code; readonly message: string } {
  return { ok: false, code, message }
}
