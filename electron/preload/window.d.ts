// SPDX-License-Identifier: Apache-2.0
// The preload sees a page's window, but its tsconfig has no DOM on purpose: only these two are used.
declare const window: { postMessage(message: unknown, targetOrigin: string, transfer: unknown[]): void }
declare const location: { readonly origin: string }
