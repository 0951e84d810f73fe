import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isJsonObject } from '../../src/core/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { createVerifier } from '../../src/verify/index.js'
import { NOW } from '../support/badges.js'
import { contextsOfMap } from '../support/vector-contexts.js'
import { hasVectors, vectorsDir } from '../support/vectors.js'
import { signedSamples } from './signed-samples.js'

interface Expectation {
  readonly file: string
  readonly outcome: 'verified' | 'rejected' | 'indeterminate'
  readonly codes: readonly string[]
  readonly reason: string
}

const expectations = JSON.parse(readFileSync(new URL('expectations.json', import.meta.url), 'utf8')) as readonly Expectation[]
/** Proofs that mechanisms of the preset read. */
const READ = /"cryptosuite":\s*"(?:eddsa|ecdsa)-(?:rdfc|jcs|sd)-20\d\d"|"Ed25519Signature2020"/
/** Many examples of the specifications name a method that exists nowhere; only those of `eddsa-rdfc-2022` are given one. */
const SELF_CERTIFYING = /"verificationMethod":\s*"did:key:/

/** What knowing the issuer's keys does not change. */
const KEYLESS: readonly string[] = ['status.unchecked', 'schema.not_at_hand', 'schema.restated', 'validity.expired']

/** Their issuer is another did:key than the one that signed. */
const PROOF_ALONE: readonly string[] = [
  '/employ/',
  'ecdsa-sd-2023/prc/',
  'eddsa/examples/pre-027',
  ...['025', '047', '081', '089', '101', '109'].map((number) => `ecdsa/examples/pre-${number}`),
]

const isReadable = (text: string): boolean =>
  text.includes('"eddsa-rdfc-2022"') || (READ.test(text) && SELF_CERTIFYING.test(text))
const present = hasVectors('test/vectors')
const dir = present ? (vectorsDir() as string) : ''
const samples = present ? signedSamples(dir) : []
const verifier = createVerifier({ mechanisms, now: NOW, contexts: present ? contextsOfMap(dir) : {} })

describe('the list of expectations', () => {
  it('has each file once, in order, with an outcome, codes and a reason', () => {
    expect(expectations.map(({ file }) => file)).toEqual([...new Set(expectations.map(({ file }) => file))].sort())
    for (const one of expectations) {
      expect(Object.keys(one)).toEqual(['file', 'outcome', 'codes', 'reason'])
      expect(['verified', 'rejected', 'indeterminate']).toContain(one.outcome)
      expect(one.reason.length).toBeGreaterThan(20)
    }
  })

  it.runIf(present)('names every signed sample of the manifest, and nothing else', () => {
    const files = [...new Set(samples.map(({ file }) => file))].sort()
    expect(files.length).toBeGreaterThan(100)
    expect(expectations.map(({ file }) => file)).toEqual(files)
  })
})

describe.runIf(present)('signed samples of the published vectors, offline', () => {
  const byFile = new Map(expectations.map((one) => [one.file, one]))

  it.each(samples)('$file', async ({ file, input }) => {
    const report = await verifier.verify(input)
    const codes = [...new Set(report.findings.map(({ code }) => code))]
    expect({ outcome: report.outcome, codes }).toEqual({ outcome: byFile.get(file)?.outcome, codes: byFile.get(file)?.codes })
  })

  // A wrong proof would be hidden behind an issuer that cannot be asked: so every proof that is read must be right by itself.
  const readable = samples.filter(({ input }) => typeof input === 'string' && isReadable(input))

  it('there are samples with a proof that is read', () => {
    expect(readable.length).toBeGreaterThan(15)
  })

  it.each(readable)('$file: verified once its issuer is known, or else for a named reason', async ({ file, input }) => {
    const codes = await codesWithDocuments(input as string)
    const proofAlone = PROOF_ALONE.some((part) => file.includes(part))
    const expected = byFile.get(file)?.codes.includes('proof.previous_missing')
      ? ['proof.previous_missing']
      : proofAlone
        ? (byFile.get(file)?.codes ?? []).filter((code) => code !== 'schema.not_open_badge')
        : (byFile.get(file)?.codes ?? [])
            .filter((code) => KEYLESS.includes(code))
            // Of a badge that is genuine, the status is asked for.
            .map((code) => (code === 'status.unchecked' ? 'status.offline' : code))
    // Its signature is printed in the specification with its middle left out.
    expect(codes).toEqual(file.endsWith('w3c-vc-data-model/examples/pre-070-signed.json') ? ['proof.member_invalid'] : expected)
  })

  it.each(readable)('$file: no signature is found wrong, and a changed copy is', async ({ input }) => {
    const report = await verifier.verify(input)
    expect(report.findings.filter(({ code }) => code === 'proof.signature_invalid')).toEqual([])
    const right = report.proofs.filter(({ state }) => state === 'pass').length
    const copy = JSON.parse(input as string) as Record<string, unknown>
    const issuer = copy['issuer']
    copy['issuer'] = isJsonObject(issuer) ? { ...issuer, id: 'https://evil.example/' } : 'https://evil.example/'
    const changed = await verifier.verify(copy)
    expect(changed.outcome).not.toBe('verified')
    expect(changed.findings.filter(({ code }) => code === 'proof.signature_invalid')).toHaveLength(right)
  })
})

/** What is found beside the missing schema when every issuer publishes the keys that its proofs name; a did:key has no say in that. */
async function codesWithDocuments(text: string): Promise<readonly string[]> {
  const credential = JSON.parse(text) as { issuer: string | { id: string }; proof: unknown }
  const methods = [credential.proof].flat().map((proof) => (proof as { verificationMethod: string }).verificationMethod)
  const issuer = typeof credential.issuer === 'string' ? credential.issuer : credential.issuer.id
  const owners = [...new Set([issuer, ...methods.map((method) => method.split('#')[0] as string)])].filter(
    (id) => !id.startsWith('did:key:'),
  )
  const documents = owners.map((id) => ({
    id,
    verificationMethod: methods
      .filter((method) => method.startsWith(`${id}#`))
      .map((method) => ({
        id: method,
        type: 'Multikey',
        controller: id,
        publicKeyMultibase: method.includes('#z6Mk') ? method.split('#')[1] : ANY_KEY,
      })),
    // A did:key without fragment names its only method.
    assertionMethod: methods.map((method) => (method.includes('#') ? method : `${method}#${method.slice('did:key:'.length)}`)),
  }))
  const knowing = createVerifier({ mechanisms, now: NOW, contexts: contextsOfMap(dir), documents })
  const { findings } = await knowing.verify(text)
  return [...new Set(findings.map(({ code }) => code))].filter((code) => code !== 'schema.not_open_badge')
}

const ANY_KEY = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
