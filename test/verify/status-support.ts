import { expect } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/core/index.js'
import { buildBitstringStatusListEntry } from '../../src/status/index.js'
import type { CreateVerifierOptions, Verifier } from '../../src/verify/index.js'
import { badgeOf, controllerOf, newSigner, signedBadge } from '../support/badges.js'
import type { ListServer, Page } from '../support/status.js'
import { codesOf, type Result, signer, verifierOf } from './support.js'

export const issuer: string = controllerOf(signer)
export const other = await newSigner()

type Entry = Partial<Parameters<typeof buildBitstringStatusListEntry>[0]>

export const entryOf = (statusListCredential: string, changes: Entry = {}): JsonObject =>
  buildBitstringStatusListEntry({ statusListCredential, index: 5, ...changes })

/** A badge of the issuer with a status. */
export const badgeWith = (credentialStatus: JsonValue, changes: object = {}): Promise<JsonObject> =>
  signedBadge(signer, { ...badgeOf(issuer), credentialStatus, ...changes } as JsonObject)

/** A verifier that reaches the server. */
export const online = (lists: ListServer, options: Partial<CreateVerifierOptions> = {}): Verifier =>
  verifierOf({ net: lists.net(), ...options })

/** What is said of a badge whose entry points to a page. */
export async function verdictOf(
  lists: ListServer,
  path: string,
  page: Page,
  entry: Entry = {},
  options: Partial<CreateVerifierOptions> = {},
): Promise<Result> {
  return online(lists, options).verify(await badgeWith(entryOf(lists.put(path, page), entry)))
}

/** The state of the status and its findings; nothing else may be wrong. */
export function statusOf(report: Result) {
  const { state, findings } = report.checks.status
  expect(codesOf(report)).toEqual(findings.map(({ code }) => code))
  const outcome = { pass: 'verified', warn: 'verified', unknown: 'indeterminate', fail: 'rejected', skipped: 'verified' }[state]
  expect(report.outcome).toBe(outcome)
  return { state, codes: findings.map(({ code }) => code), params: findings[0]?.params, path: findings[0]?.path }
}
