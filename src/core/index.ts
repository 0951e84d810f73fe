export { fromBase45, toBase45 } from './base45.js'
export { fromBase58, toBase58 } from './base58.js'
export { fromBase64url, toBase64url } from './base64url.js'
export { concatBytes, equalBytes, fromHex, fromUtf8, toHex, utf8 } from './bytes.js'
export { compareCodePoints } from './code-points.js'
export type { Code, CodeParams, NoParams } from './codes.js'
export {
  type DateTime,
  endOfDate,
  formatDateTime,
  formatWholeSecond,
  parseDateOrDateTime,
  parseDateTime,
  requireDateTime,
} from './date-time.js'
export { addDecimals, compareDecimals, type Decimal, formatDecimal, parseDecimal, requireDecimal } from './decimal.js'
export { addDuration, type Duration, parseDuration, requireDuration } from './duration.js'
export { createRandomPool, type Environment, type Now, platformRandom, toEpochMs } from './environment.js'
export {
  atPath,
  type ErrorKind,
  inputError,
  isRungsError,
  operationError,
  RungsError,
  type RungsErrorOptions,
  usageError,
} from './errors.js'
export { escapeHtml } from './escape-html.js'
export { deepFreeze, freezeOver, isDeepFrozen } from './freeze.js'
export { createGenerations, type Generations } from './generations.js'
export { createUrnMaker, isAbsoluteUrl, newUrn, uuidOf } from './ids.js'
export { canonicalizeJson } from './jcs.js'
export {
  asList,
  copyJson,
  copyJsonObject,
  isJsonObject,
  isPlainObject,
  type JsonLimits,
  type JsonObject,
  type JsonValue,
  parseJson,
  requireWellFormed,
  snapshotJsonObject,
} from './json.js'
export type { JsonReader } from './json-memory/json-memory.js'
export { createJsonTemplate, type JsonTemplate } from './json-template.js'
export { createJsonText } from './json-text.js'
export { late, lateAfter } from './late.js'
export { loadJsonMemory } from './load-json-memory.js'
export { fromMultibase58, fromMultibase64url, toMultibase58, toMultibase64url } from './multibase.js'
export type { Mutable } from './mutable.js'
export { checkOptions, requireOption } from './options.js'
export { ownTexts } from './own-texts.js'
export { hasPointer, pointer, pointerKeys } from './pointer.js'
export {
  type Check,
  type CheckName,
  type CheckState,
  type Checks,
  checkNames,
  type EndorsementReport,
  type Finding,
  finding,
  findingOf,
  type NestedReport,
  type Outcome,
  type PresentationReport,
  type Problem,
  type ProofReport,
  presentationCheckNames,
  problem,
  type Report,
  type ReportFacts,
  type UnverifiedReport,
  type VerifiedReport,
} from './report.js'
export { findRings } from './rings.js'
export { MAX_TIMER_MS, requireTimer } from './timer.js'
export { typeName } from './type-name.js'
