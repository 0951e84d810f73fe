import { late, usageError } from '../core/index.js'
import type { SchemaCheck } from './schema-error.js'
import { createValidator, type SchemaValidator } from './validate.js'

/** A schema of the package, by the name of its file in `schemas/`. */
export type SchemaName =
  | 'ob-achievement-credential'
  | 'ob-endorsement-credential'
  | 'clr-credential'
  | 'rung-credential'
  | 'authority-credential'
  | 'benefit-credential'
  | 'statistical-release-credential'
  | 'outcome-observation-credential'
  | 'governance-decision-credential'
  | 'ladder'
  | 'acceptance-policy'
  | 'verification-report'

function once(name: SchemaName, load: () => Promise<{ readonly check: SchemaCheck }>): () => Promise<SchemaValidator> {
  return late(async () => createValidator(name, (await load()).check))
}

// Written out one by one, so that a bundler gives each validator its own chunk and loads only what is asked for.
const validators: Readonly<Record<SchemaName, () => Promise<SchemaValidator>>> = /* @__PURE__ */ createValidators()

function createValidators(): Record<SchemaName, () => Promise<SchemaValidator>> {
  return {
    'ob-achievement-credential': once('ob-achievement-credential', () => import('./generated/ob-achievement-credential.js')),
    'ob-endorsement-credential': once('ob-endorsement-credential', () => import('./generated/ob-endorsement-credential.js')),
    'clr-credential': once('clr-credential', () => import('./generated/clr-credential.js')),
    'rung-credential': once('rung-credential', () => import('./generated/rung-credential.js')),
    'authority-credential': once('authority-credential', () => import('./generated/authority-credential.js')),
    'benefit-credential': once('benefit-credential', () => import('./generated/benefit-credential.js')),
    'statistical-release-credential': once(
      'statistical-release-credential',
      () => import('./generated/statistical-release-credential.js'),
    ),
    'outcome-observation-credential': once(
      'outcome-observation-credential',
      () => import('./generated/outcome-observation-credential.js'),
    ),
    'governance-decision-credential': once(
      'governance-decision-credential',
      () => import('./generated/governance-decision-credential.js'),
    ),
    ladder: once('ladder', () => import('./generated/ladder.js')),
    'acceptance-policy': once('acceptance-policy', () => import('./generated/acceptance-policy.js')),
    'verification-report': once('verification-report', () => import('./generated/verification-report.js')),
  }
}

/** The names of the schemas that {@link loadSchema} knows. */
export const schemaNames: readonly SchemaName[] = Object.freeze(Object.keys(validators) as SchemaName[])

/**
 * Loads the validator of one schema; nothing of it is loaded before. A validator stops at the first thing that does not fit.
 *
 * @throws RungsError `schema.unknown`
 * @example
 * ```ts
 * import { loadSchema } from 'rungs/schemas'
 * const validate = await loadSchema('ob-achievement-credential')
 * validate({ id: 'urn:example:1' })[0]?.params // { schema: 'ob-achievement-credential', keyword: 'required', ... }
 * ```
 */
export async function loadSchema(name: SchemaName): Promise<SchemaValidator> {
  if (!Object.hasOwn(validators, name))
    throw usageError('schema.unknown', { schema: String(name).slice(0, 64), known: schemaNames })
  return validators[name]()
}
