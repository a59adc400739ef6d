// SPDX-License-Identifier: Apache-2.0

/** Folder of the feed log inside the data folder. */
export const FEED_LOG_FOLDER = 'feedlog'
/** File inside the data folder that names what is being decoded. */
export const BLACK_BOX_FILE = 'feedlog.decoding'
/** Folder inside the data folder for payloads that ended the host again and again. */
export const QUARANTINE_FOLDER = 'quarantine'
