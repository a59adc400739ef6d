// SPDX-License-Identifier: Apache-2.0
import { ask, listen } from '../bridge/index.ts'

listen('window.ping', ({ id, frame }) => void ask('window.pong', { id, frame }))
