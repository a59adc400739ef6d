// SPDX-License-Identifier: Apache-2.0
import os from 'node:os'

/** The machine a measurement ran on. */
export function machine() {
  const cpus = os.cpus()
  return {
    cpu: cpus[0]?.model ?? '',
    cores: cpus.length,
    memoryGB: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()}`,
    graphics: 'see health',
  }
}
