// SPDX-License-Identifier: Apache-2.0

/**
 * The page policy. `wasm-unsafe-eval`: Cesium instantiates one WebAssembly module at load. `style-src-attr`:
 * ECharts and Vue set element styles. Hosts of configured tiles and video join only when there are any.
 */
export function contentPolicy(mediaHosts: readonly string[] = []): string {
  const hosts = mediaHosts.length > 0 ? ' ' + mediaHosts.join(' ') : ''
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' data: blob:${hosts}`,
    "font-src 'self'",
    `connect-src 'self'${hosts}`,
    `media-src 'self' blob:${hosts}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}
