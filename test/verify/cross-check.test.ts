import { describe, expect, it } from 'vitest'
import { type Code, type JsonObject, operationError, usageError, utf8 } from '../../src/core/index.js'
import type { Net, NetResponse } from '../../src/net/index.js'
import type { CrossCheck, CrossCheckOptions, CrossVerdict } from '../../src/verify/index.js'
import { controllerDocument, controllerOf, errorOf, type Loose, NOW_MS, newSigner, signedBadge, thaw } from '../support/badges.js'
import { changed, codesOf, signed, signer, token, verifier, verifierOf } from './support.js'

/** An engine that a caller could write: it answers one thing, and keeps what it was asked. */
function engineOf(answer: () => unknown): CrossCheck & { readonly asked: [JsonObject, CrossCheckOptions][] } {
  const asked: [JsonObject, CrossCheckOptions][] = []
  return {
    id: 'other',
    asked,
    verify: async (...given) => {
      asked.push(given)
      return answer() as CrossVerdict
    },
  }
}
const saying = (verdict: CrossVerdict) => engineOf(() => verdict)
const wrong = changed((copy) => (copy.name = 'Surgery'))
const report = (crossCheck: CrossCheck, input: unknown = signed) => verifierOf({ crossCheck }).verify(input)

describe('a second opinion', () => {
  it('that agrees, or has none, changes nothing', async () => {
    for (const verdict of ['verified', 'undecided'] as const)
      expect(await report(saying(verdict))).toEqual(await verifier.verify(signed))
    for (const verdict of ['rejected', 'undecided'] as const)
      expect(await report(saying(verdict), wrong)).toEqual(await verifier.verify(wrong))
  })

  it('that disagrees leaves a right proof open: never verified', async () => {
    const disagreed = await report(saying('rejected'))
    expect(disagreed).toMatchObject({ outcome: 'indeterminate', claimed: { id: signed['id'] } })
    expect(disagreed).not.toHaveProperty('credential')
    const found = {
      code: 'proof.engines_disagree',
      params: { engine: 'other', ours: 'verified', theirs: 'rejected' },
      path: '/proof',
    }
    expect(disagreed.checks.proof).toMatchObject({ state: 'unknown', findings: [found] })
    expect(disagreed.proofs).toMatchObject([{ state: 'unknown', mechanism: 'eddsa-rdfc-2022', findings: [found] }])
    expect(disagreed.checks.issuer.state).toBe('pass')
  })

  it('that disagrees leaves a wrong proof open as well, with what was found', async () => {
    const disagreed = await report(saying('verified'), wrong)
    expect(disagreed.outcome).toBe('indeterminate')
    expect(codesOf(disagreed)).toEqual(['proof.signature_invalid', 'proof.engines_disagree'])
  })

  it('does not save what fails elsewhere', async () => {
    const expired = await signedBadge(signer, { ...thaw(withoutProof(signed)), validUntil: '2026-05-02T00:00:00Z' })
    expect(await report(saying('rejected'), expired)).toMatchObject({
      outcome: 'rejected',
      checks: { validity: { state: 'fail' } },
    })
  })

  it.each<[string, () => unknown]>([
    ['rejects', () => Promise.reject(new Error('no'))],
    ['cannot be reached', () => Promise.reject(operationError('net.unreachable', { host: 'a.example', reason: 'x' }))],
    ['answers with something else', () => true],
    ['answers with nothing', () => undefined],
  ])('that %s is unavailable: told of a right proof, and no disagreement', async (_what, answer) => {
    const told = await report(engineOf(answer))
    expect(told.outcome).toBe('verified')
    expect(told.checks.proof).toMatchObject({
      state: 'warn',
      findings: [{ code: 'proof.cross_check_unavailable', params: { engine: 'other' }, path: '/proof' }],
    })
    const failed = await report(engineOf(answer), wrong)
    expect(failed.outcome).toBe('rejected')
    expect(codesOf(failed)).toEqual(['proof.signature_invalid', 'proof.cross_check_unavailable'])
  })

  it('passes on a mistake of its own caller', async () => {
    const engine = engineOf(() => Promise.reject(usageError('core.option_invalid', { option: 'x', expected: 'y' })))
    expect((await errorOf(report(engine))).code).toBe('core.option_invalid')
  })

  it('is asked once for each embedded proof, with that proof alone, frozen, at the same instant', async () => {
    const engine = saying('verified')
    const proof = thaw(signed['proof'])
    await report(engine, { ...signed, proof: [proof, { ...proof, proofValue: `${proof.proofValue.slice(0, -1)}1` }] })
    expect(engine.asked.map(([credential]) => (credential['proof'] as Loose).proofValue)).toEqual([
      proof.proofValue,
      `${proof.proofValue.slice(0, -1)}1`,
    ])
    for (const [credential, { now, loader, resolver }] of engine.asked) {
      expect([Object.isFrozen(credential), Object.isFrozen(credential['credentialSubject']), now]).toEqual([true, true, NOW_MS])
      expect([typeof loader, typeof resolver.resolve]).toEqual(['function', 'function'])
    }
  })

  it('sees the controllers that were resolved here, and no other: nothing is fetched for it', async () => {
    const web = await newSigner('Ed25519', 'did:web:courier.example#1')
    const badge = await signedBadge(web, { ...withoutProof(signed), issuer: 'did:web:courier.example' })
    const fetched: string[] = []
    const net: Net = {
      fetch: async (url) => {
        fetched.push(url)
        return { url, bytes: utf8(JSON.stringify(controllerDocument(web))) } as NetResponse
      },
    }
    const engine: CrossCheck = {
      id: 'other',
      verify: async (_credential, { resolver }) => {
        expect((await resolver.resolve('did:web:courier.example')).id).toBe('did:web:courier.example')
        expect((await errorOf(resolver.resolve('did:web:other.example'))).code).toBe('did.offline')
        expect((await resolver.resolve(controllerOf(signer))).id).toBe(controllerOf(signer))
        expect((await errorOf(resolver.fetchJwk('https://courier.example/jwk'))).code).toBe('did.offline')
        return 'verified'
      },
    }
    const seen = await verifierOf({ crossCheck: engine, net }).verify(badge)
    expect(seen).toMatchObject({ outcome: 'verified', findings: [] })
    const before = fetched.length
    await verifierOf({ net }).verify(badge)
    expect(fetched.length - before).toBe(before)
  })

  it('on one of two proofs leaves the whole open: one right proof is not enough then', async () => {
    const second = (await signedBadge(signer, withoutProof(signed), NOW_MS - 60_000))['proof']
    const engine: CrossCheck = {
      id: 'other',
      verify: async ({ proof }) => ((proof as Loose).created === (second as Loose).created ? 'rejected' : 'verified'),
    }
    const disagreed = await report(engine, { ...signed, proof: [signed['proof'], second] })
    expect(disagreed.proofs.map(({ state }) => state)).toEqual(['pass', 'unknown'])
    expect(disagreed).toMatchObject({ outcome: 'indeterminate', checks: { proof: { state: 'unknown' } } })
  })

  it.each<[string, unknown, Code | undefined]>([
    ['a token', token, undefined],
    ['an unknown suite', changed((copy) => (copy.proof.cryptosuite = 'unknown-2030')), 'proof.unsupported'],
    ['no proof', withoutProof(signed), 'proof.none'],
    ['an unknown context', changed((copy) => copy['@context'].push('https://a.example/x')), 'contexts.unknown'],
    ['an expired proof', changed((copy) => (copy.proof.expires = '2026-05-01T00:00:00Z')), 'proof.expired'],
    [
      'a controller that was not asked',
      changed((copy) => (copy.proof.verificationMethod = 'did:web:a.example#1')),
      'did.offline',
    ],
    ['what is no credential', '[]', 'form.not_a_credential'],
  ])('is not asked about what was not decided by the proof: %s', async (_what, input, code) => {
    const engine = saying('verified')
    const codes = codesOf(await report(engine, input))
    expect(engine.asked).toEqual([])
    if (code !== undefined) expect(codes).toContain(code)
  })

  it.each([[null], ['vc'], [{}], [{ id: 'x' }], [{ verify: async () => 'verified' }]])(
    'must be an engine, not %j',
    async (crossCheck) => {
      expect(await errorOf(() => verifierOf({ crossCheck: crossCheck as never }))).toMatchObject({
        code: 'core.option_invalid',
        params: { option: 'crossCheck' },
      })
    },
  )
})

function withoutProof({ proof: _proof, ...rest }: JsonObject): JsonObject {
  return rest
}
