// SPDX-License-Identifier: Apache-2.0
// Imported before anything of Cesium: it looks for its workers and tables below this address.
window.CESIUM_BASE_URL = new URL('cesium/', document.baseURI).href

declare global {
  interface Window {
    CESIUM_BASE_URL: string
  }
}

/** Marks this file as a module that is imported for its effect. */
export const CESIUM_BASE_IS_SET = true
