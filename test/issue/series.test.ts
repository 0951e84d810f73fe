import { describe, expect, it } from 'vitest'
import { createIssuer, toBadgeFileName } from '../../src/issue/index.js'
import { createSigner, generateKey } from '../../src/keys/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createVerifier } from '../../src/verify/index.js'

const NOW = '2026-06-01T00:00:00Z'
const issuer = createIssuer({ signer: createSigner(await generateKey()), mechanism: eddsaRdfc2022, now: NOW })
const request = {
  subject: { id: 'did:example:ana' },
  achievement: {
    id: 'https://courier.example/achievements/route-safety',
    name: 'Route safety',
    description: 'Plans safe routes.',
    criteria: { narrative: 'Passed the test.' },
  },
}

describe('a series of badges', () => {
  it('issues each row by itself, also several at once, and refuses one alone', async () => {
    const series = await issuer.createSeries({ draft: issuer.buildBadge(request), slots: { worker: '/credentialSubject/id' } })
    const [one, wrong, two] = await Promise.allSettled([
      series.issue({ worker: 'did:example:bo' }),
      series.issue({} as never),
      series.issue({ worker: 'did:example:cy' }),
    ])
    expect(wrong).toMatchObject({ reason: { code: 'issue.row_invalid', path: '/worker', params: { slot: 'worker' } } })
    const verifier = createVerifier({ mechanisms: [eddsaRdfc2022], now: NOW })
    for (const [made, id] of [
      [one, 'did:example:bo'],
      [two, 'did:example:cy'],
    ] as const) {
      expect(made.status).toBe('fulfilled')
      const { credential } = (made as PromiseFulfilledResult<{ credential: object }>).value
      expect(credential).toMatchObject({ credentialSubject: { id } })
      expect((await verifier.verify(credential)).outcome).toBe('verified')
    }
  })

  it('refuses slots that are no places', async () => {
    const made = issuer.createSeries({ draft: issuer.buildBadge(request), slots: { worker: '/nowhere' } })
    await expect(made).rejects.toMatchObject({ code: 'core.slot_invalid' })
  })
})

describe('a badge that is built and not secured', () => {
  it('is what is issued, but for the proof', async () => {
    const id = 'urn:uuid:2b7e1516-28ae-4d2a-a6ab-f7158809cf4f'
    const { credential } = await issuer.issue({ ...request, id })
    const { proof: _proof, ...rest } = credential as unknown as { proof: unknown }
    expect(issuer.buildBadge({ ...request, id })).toEqual(rest)
  })

  it('is checked in the same way', () => {
    expect(() => issuer.buildBadge(undefined as never)).toThrow(expect.objectContaining({ code: 'core.option_invalid' }))
    expect(() => issuer.buildBadge({ ...request, subject: { id: 'no URL' } })).toThrow(expect.objectContaining({ kind: 'input' }))
  })
})

describe('toBadgeFileName', () => {
  it.each([
    ['urn:uuid:2b7e1516-28ae-4d2a-a6ab-f7158809cf4f', 'application/vc', '2b7e1516-28ae-4d2a-a6ab-f7158809cf4f.json'],
    ['https://courier.example/badges/7', 'application/jwt', 'https-courier.example-badges-7.jwt'],
    ['urn:example:../x', 'application/vc+jwt', 'urn-example-..-x.jwt'],
    ['urn:example:1', 'application/dc+sd-jwt', 'urn-example-1.sd-jwt'],
  ])('%s as %s', (id, mediaType, expected) => expect(toBadgeFileName(id, mediaType)).toBe(expected))
})
