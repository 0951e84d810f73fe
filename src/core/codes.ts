import type { BakeCodes } from '../bake/codes.js'
import type { BenefitCodes } from '../benefit/codes.js'
import type { BulkCodes } from '../bulk/codes.js'
import type { CliCodes } from '../cli/codes.js'
import type { ContextsCodes } from '../contexts/codes.js'
import type { CredentialCodes } from '../credential/codes.js'
import type { DidCodes } from '../did/codes.js'
import type { DrawCodes } from '../draw/codes.js'
import type { ExchangeCodes } from '../exchange/codes.js'
import type { HolderCodes } from '../holder/codes.js'
import type { InsightCodes } from '../insight/codes.js'
import type { InterchangeCodes } from '../interchange/codes.js'
import type { IssueCodes } from '../issue/codes.js'
import type { KeysCodes } from '../keys/codes.js'
import type { LadderCodes } from '../ladder/codes.js'
import type { NetCodes } from '../net/codes.js'
import type { OfferCodes } from '../offer/codes.js'
import type { RdfCodes } from '../rdf/codes.js'
import type { SchemasCodes } from '../schemas/codes.js'
import type { SecuringCodes } from '../securing/codes.js'
import type { StatusCodes } from '../status/codes.js'
import type { StorageCodes } from '../storage/codes.js'
import type { TrustCodes } from '../trust/codes.js'
import type { VerifyCodes } from '../verify/codes.js'

/** Params of a code that says everything by itself. */
export type NoParams = Readonly<Record<string, never>>

/** Codes of what a report comes to, for its summary. */
export interface ReportCodes {
  'report.trusted': NoParams
  'report.genuine': NoParams
  'report.rejected': NoParams
  'report.indeterminate': NoParams
}

/** Codes raised by the ground floor: input, JSON, encodings, dates, numbers, options. */
export interface CoreCodes {
  'core.option_unknown': { readonly option: string; readonly where: string }
  'core.option_invalid': { readonly option: string; readonly expected: string }
  'core.input_type': { readonly expected: string; readonly actual: string }
  'core.input_too_large': { readonly limitBytes: number }
  'core.json_invalid': NoParams
  'core.json_too_deep': { readonly limit: number }
  'core.json_too_many_values': { readonly limit: number }
  'core.json_key_duplicate': { readonly key: string }
  'core.json_key_forbidden': { readonly key: string }
  'core.json_value_unsupported': { readonly type: string }
  'core.number_not_finite': NoParams
  'core.text_not_utf8': NoParams
  'core.text_not_well_formed': NoParams
  'core.encoding_invalid': { readonly encoding: string; readonly reason: 'character' | 'length' | 'prefix' | 'trailing_bits' }
  'core.date_time_invalid': { readonly expected: string }
  'core.duration_invalid': { readonly expected: string }
  'core.decimal_invalid': { readonly expected: string }
  'core.slot_invalid': { readonly slot: string }
  'core.slot_value': { readonly expected: string }
  /** An algorithm or a format that the platform has not, or not for this key: nothing is said of what was to be checked. */
  'core.platform_lacks': { readonly feature: string }
}

/** Every code of the library with the type of its params. Codes are API: never renamed, never reused. */
export interface CodeParams
  extends CoreCodes,
    ReportCodes,
    ContextsCodes,
    SchemasCodes,
    KeysCodes,
    DidCodes,
    NetCodes,
    LadderCodes,
    DrawCodes,
    InterchangeCodes,
    InsightCodes,
    BenefitCodes,
    CredentialCodes,
    RdfCodes,
    SecuringCodes,
    StatusCodes,
    StorageCodes,
    BakeCodes,
    IssueCodes,
    OfferCodes,
    VerifyCodes,
    HolderCodes,
    TrustCodes,
    BulkCodes,
    ExchangeCodes,
    CliCodes {}

/** A stable code, `area.reason`. */
export type Code = keyof CodeParams
