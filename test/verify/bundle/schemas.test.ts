import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/core/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import { openBundle } from '../../../src/verify/bundle/index.js'
import { createVerifier } from '../../../src/verify/index.js'
import { badgeOf, controllerOf, type Loose, NOW, newSigner, signedBadge } from '../../support/badges.js'
import { codesOf, type Result } from '../support.js'
import { archive, exported, failure, redigest, startSite } from './support.js'

const site = await startSite()
const URL_OF = 'https://school.example/schemas/course.json'
const course: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: URL_OF,
  required: ['name'],
}
const strict: JsonObject = { ...course, required: ['aMemberThatNoBadgeHas'] }
const other: JsonObject = { ...course, $id: 'https://school.example/schemas/other.json' }
const issuer = await newSigner()
const unsigned = badgeOf(controllerOf(issuer), { name: 'First aid' })
const badge = await signedBadge(issuer, { ...unsigned, credentialSchema: [{ id: URL_OF, type: 'JsonSchema' }] })
const trustedBy = [controllerOf(archive)]

async function verifyWithSchemas(bundle: unknown, trusted: readonly string[] = trustedBy, now = NOW): Promise<Result> {
  const opened = await openBundle(bundle, { now, trustedBy: trusted })
  const schemas = await opened.loadSchemas()
  return createVerifier({ mechanisms, net: opened.net, now, schemas }).verify(opened.credential)
}

describe('the schemas of a bundle (VC JSON Schema 3)', () => {
  it('are those that the credential names, and no others', async () => {
    const { json, report } = await exported(badge, site.open(), { schemas: [course, other] })
    expect([report.outcome, report.checks.schema.state]).toEqual(['verified', 'pass'])
    expect(json.documents).toMatchObject([
      { url: URL_OF, purpose: 'schema', contentType: 'application/schema+json', fetchedAt: NOW },
    ])
    expect(codesOf(await verifyWithSchemas(json))).toEqual([])
  })

  it('are needed: without them nothing is known of the badge', async () => {
    const { json } = await exported(badge, site.open())
    const report = await verifyWithSchemas(json)
    expect([report.outcome, codesOf(report)]).toEqual(['indeterminate', ['schema.not_at_hand']])
  })

  it('judge elsewhere as they judged here', async () => {
    const { json, report } = await exported(badge, site.open(), { schemas: [strict] })
    expect(report.outcome).toBe('rejected')
    const offline = await verifyWithSchemas(json)
    expect([offline.outcome, codesOf(offline)]).toEqual(['rejected', ['schema.invalid']])
  })

  it('count by the word of a trusted signer only, and only while they are young enough', async () => {
    const { json } = await exported(badge, site.open(), { schemas: [course] })
    expect(codesOf(await verifyWithSchemas(json, []))).toEqual(['schema.not_at_hand'])
    const later = new Date(Date.parse(NOW) + 366 * 86_400_000).toISOString()
    expect(codesOf(await verifyWithSchemas(json, trustedBy, later))).toContain('schema.not_at_hand')
  })

  it('count under the URL that the signer vouches for, and not under their own word', async () => {
    const { json } = await exported(badge, site.open(), { schemas: [course] })
    const copy: Loose = structuredClone(json)
    delete copy.proof
    copy.documents[0].url = 'https://school.example/schemas/elsewhere.json'
    const opened = await openBundle(redigest(copy), { now: NOW })
    expect([opened.snapshots[0]?.state, Object.keys(await opened.loadSchemas())]).toEqual(['untrusted', []])
  })

  it('have an https URL each', async () => {
    const local = { ...course, $id: 'urn:example:course' }
    expect((await failure(exported(badge, site.open(), { schemas: [local] }))).code).toBe('core.option_invalid')
  })
})

describe('a server that names no media type', () => {
  it('makes a bundle that opens (RFC 9110 section 8.3)', async () => {
    const made = await exported(await signedBadge(site.web), {
      fetch: async (url, options) => ({ ...(await site.open().fetch(url, options)), contentType: 'no media type' }),
    })
    expect(made.json.documents[0].contentType).toBe('')
    expect((await openBundle(made.json, { now: NOW, trustedBy })).snapshots[0]?.state).toBe('fresh')
  })
})
