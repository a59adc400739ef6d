// SPDX-License-Identifier: Apache-2.0
export { queryHandlers } from './handlers.ts'
export { bindIpc } from './ipc.ts'
export { RecordPorts } from './recordPorts.ts'
