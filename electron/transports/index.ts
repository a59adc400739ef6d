// SPDX-License-Identifier: Apache-2.0
export { openHttpTransport, type HttpOptions } from './httpTransport.ts'
export { openMqttTransport, type MqttOptions } from './mqttTransport.ts'
export { openSseTransport, type SseOptions } from './sseTransport.ts'
export { explain, type PayloadOrigin, type Transport, type TransportListener, type TransportOptions } from './transport.ts'
