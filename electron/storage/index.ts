// SPDX-License-Identifier: Apache-2.0
export {
  NO_HASH,
  SegmentError,
  SegmentWriter,
  encodeRecord,
  hashRecord,
  listSegments,
  makeDurableFolder,
  parseSegmentHeader,
  readSegmentFile,
  realFiles,
  segmentName,
  unlessMissing,
  type DamagedPlace,
  type FileLayer,
  type OpenedFile,
  type OpenMode,
  type SegmentDamage,
  type SegmentEntry,
  type SegmentErrorCode,
  type SegmentOpenReport,
  type SegmentReading,
  type SegmentRecord,
  type SegmentWriterOptions,
} from './segments.ts'
export { configFile, loadConfig, type ConfigPlace, type LoadedConfig } from './config.ts'
export { parseConfigText, type ConfigProblem, type ParsedConfig } from './configText.ts'
export { DataDirError, openDataDir, type DataDir } from './dataDir.ts'
export { hallJsonSchema } from './hallSchema.ts'
export { resolveSecret, resolveSecretsIn, type SecretAnswer, type SecretPlaces, type SecretProblem, type SecretVault } from './secrets.ts'
export { openSecretVault, type SafeStorage } from './secretVault.ts'
export { watchConfig } from './watchConfig.ts'
export { writeDurably } from './durableFile.ts'
