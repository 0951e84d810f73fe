import { describe, expect, it } from 'vitest'
import { isRungsError, type JsonObject, operationError, utf8 } from '../../src/core/index.js'
import type { Net } from '../../src/net/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { buildBitstringStatusListEntry } from '../../src/status/index.js'
import { DEFAULT_MAX_AGE } from '../../src/verify/bundle/freshness.js'
import { type CreateVerifierOptions, createVerifier, skipBindingCheck } from '../../src/verify/index.js'
import { splitStaples, stapledNet } from '../../src/verify/staple.js'
import { badgeOf, controllerOf, loader, NOW_MS, newSigner, signedBadge } from '../support/badges.js'
import { listWith, signedList } from '../support/status.js'
import { encode } from './support.js'

const URL_OF_LIST = 'https://courier.example/status/1'
const PRESENTATION = { '@context': ['https://www.w3.org/ns/credentials/v2'], type: 'VerifiablePresentation' }
const issuer = await newSigner()
const badge = await signedBadge(issuer)
const at = (minutes: number): string => new Date(NOW_MS + minutes * 60_000).toISOString().replace('.000Z', 'Z')

async function listOf(minutes: number, id = URL_OF_LIST, changes: object = {}): Promise<JsonObject> {
  return signedBadge(issuer, {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: controllerOf(issuer),
    validFrom: at(minutes),
    credentialSubject: { id: `${id}#list`, type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList: 'uH4s' },
    ...changes,
  } as unknown as JsonObject)
}

describe('status lists in a presentation', () => {
  it('are told from what is presented', async () => {
    const [one, two] = [await listOf(-10), await listOf(-20, 'https://courier.example/status/2')]
    const { presented, lists } = splitStaples([one, badge, two])
    expect(presented).toEqual([badge])
    expect([...lists]).toEqual([
      [URL_OF_LIST, utf8(JSON.stringify(one))],
      ['https://courier.example/status/2', utf8(JSON.stringify(two))],
    ])
  })

  it('are found as tokens, and in an envelope', () => {
    const token = `${encode({ alg: 'ES256', typ: 'statuslist+jwt' })}.${encode({ sub: URL_OF_LIST, iat: NOW_MS / 1000 })}.AAAA`
    expect([...splitStaples([badge, token]).lists.keys()]).toEqual([URL_OF_LIST])
    const content = { id: URL_OF_LIST, type: ['VerifiableCredential', 'BitstringStatusListCredential'], validFrom: at(-1) }
    const vc = `${encode({ alg: 'ES256', typ: 'vc+jwt' })}.${encode(content)}.AAAA`
    const context = 'https://www.w3.org/ns/credentials/v2'
    const envelope = { '@context': context, id: `data:application/vc+jwt,${vc}`, type: 'EnvelopedVerifiableCredential' }
    const { lists, presented } = splitStaples([envelope, badge])
    expect([[...lists.keys()], presented]).toEqual([[URL_OF_LIST], [badge]])
  })

  it('alone are what is presented', async () => {
    const list = await listOf(-10)
    expect(splitStaples([list])).toEqual({ presented: [list], positions: [0], lists: new Map() })
  })

  it('of one URL: the younger counts', async () => {
    const [old, young] = [await listOf(-20), await listOf(-10)]
    for (const order of [
      [old, badge, young],
      [young, badge, old],
    ]) {
      expect(splitStaples(order).lists.get(URL_OF_LIST)).toEqual(utf8(JSON.stringify(young)))
    }
  })

  it.each<[string, () => Promise<unknown>]>([
    ['without proof', async () => ({ ...(await listOf(-1)), proof: undefined })],
    ['without an https id', async () => listOf(-1, 'urn:uuid:0d1c2b3a-0000-4000-8000-000000000000')],
    ['that is a badge', async () => badge],
    [
      'that is a badge as well',
      async () =>
        listOf(-1, URL_OF_LIST, { type: ['VerifiableCredential', 'BitstringStatusListCredential', 'https://x.example/#Badge'] }),
    ],
    ['that is a broken token', async () => 'eyJ.AA.AA'],
    ['that is an enveloped badge', async () => ({ id: 'data:application/vc+jwt,a.b.c', type: 'EnvelopedVerifiableCredential' })],
    ['that is nothing', async () => null],
  ])('not one %s', async (_what, make) => {
    const made = await make()
    expect(splitStaples([badge, made])).toEqual({ presented: [badge, made], positions: [0, 1], lists: new Map() })
  })

  it('are 32 at most', async () => {
    const list = await listOf(-1)
    const many = Array.from({ length: 40 }, (_, index) => ({ ...list, id: `https://courier.example/status/${index}` }))
    const { presented, lists } = splitStaples([badge, ...many])
    expect([presented.length, lists.size]).toEqual([9, 32])
  })
})

describe('a net with stapled lists', () => {
  const asked: string[] = []
  const beyond: Net = {
    fetch: async (url) => {
      asked.push(url)
      return { url, status: 200, contentType: '', bytes: utf8('beyond'), fetchedAt: at(0), fromCache: false }
    },
  }
  async function fetched(list: JsonObject, net: Net | undefined, url = URL_OF_LIST, options: object = { purpose: 'status' }) {
    asked.length = 0
    const { lists } = splitStaples([badge, list])
    try {
      const { bytes, fetchedAt } = await stapledNet(lists, net, NOW_MS, DEFAULT_MAX_AGE).fetch(url, options)
      return [new TextDecoder().decode(bytes) === 'beyond' ? 'beyond' : 'stapled', fetchedAt]
    } catch (error) {
      return [isRungsError(error) && error.kind === 'operation' ? error.code : error]
    }
  }
  const subject = { id: `${URL_OF_LIST}#list`, type: 'BitstringStatusList', encodedList: 'uH4s' }

  it('asks nobody for a list that came along, dated by its issuer', async () => {
    expect(await fetched(await listOf(-10), beyond)).toEqual(['stapled', at(-10)])
    expect(await fetched(await listOf(-10), undefined, `${URL_OF_LIST}#1`)).toEqual(['stapled', at(-10)])
    expect(asked).toEqual([])
  })

  it.each<[string, () => Promise<JsonObject>, string]>([
    ['older than a day', () => listOf(-24 * 60 - 1), 'bundle.stale'],
    ['that has ended', () => listOf(-10, URL_OF_LIST, { validUntil: at(-1) }), 'bundle.stale'],
    ['whose ttl has passed', () => listOf(-10, URL_OF_LIST, { credentialSubject: { ...subject, ttl: 540_000 } }), 'bundle.stale'],
    ['without a date', async () => ({ ...(await listOf(-10)), validFrom: 'then' }), 'bundle.undated'],
    ['without an issuer', async () => ({ ...(await listOf(-10)), issuer: 7 }), 'bundle.document_missing'],
    ['of another URL', () => listOf(-10, 'https://courier.example/status/2'), 'bundle.document_missing'],
  ])('asks beyond for a list %s, or could not check', async (_what, make, code) => {
    expect((await fetched(await make(), beyond))[0]).toBe('beyond')
    expect(asked).toEqual([URL_OF_LIST])
    expect(await fetched(await make(), undefined)).toEqual([code])
  })

  it('gives a list to nobody who asks for keys or for less', async () => {
    const list = await listOf(-10)
    for (const options of [{ purpose: 'controller' }, {}, { purpose: 'status', maxBytes: 10 }]) {
      expect((await fetched(list, beyond, URL_OF_LIST, options))[0]).toBe('beyond')
    }
    expect(await fetched(list, undefined, 'no URL')).toEqual(['bundle.document_missing'])
  })
})

describe('a presentation with a list', () => {
  const entry = buildBitstringStatusListEntry({ statusListCredential: URL_OF_LIST, index: 5 })
  const present = (...items: unknown[]) => ({ ...PRESENTATION, verifiableCredential: items })
  const withStatus = signedBadge(issuer, { ...badgeOf(controllerOf(issuer)), credentialStatus: entry } as JsonObject)
  const asked: string[] = []
  const down: Net = {
    fetch: async (url) => {
      asked.push(url)
      throw operationError('net.status', { host: new URL(url).hostname, status: 503 })
    },
  }
  const verify = async (items: readonly unknown[], options: Partial<CreateVerifierOptions> = {}) => {
    const verifier = createVerifier({ mechanisms, now: at(0), ...options })
    return verifier.verifyPresentation(present(...items), { binding: skipBindingCheck })
  }

  it('the badges have their status by it, nobody is asked, and the list has no report', async () => {
    const badge = await withStatus
    for (const net of [undefined, down]) {
      const good = await signedList(URL_OF_LIST, issuer, listWith({ 4: 1 }), { validFrom: at(-10) })
      const { credentials } = await verify([badge, good], net === undefined ? {} : { net })
      expect(credentials.map(({ outcome, checks }) => [outcome, checks.status.state])).toEqual([['verified', 'pass']])
      const bad = await signedList(URL_OF_LIST, issuer, listWith({ 5: 1 }), { validFrom: at(-10) })
      const revoked = await verify([bad, badge], net === undefined ? {} : { net })
      expect(revoked.credentials.map(({ outcome }) => outcome)).toEqual(['rejected'])
    }
    expect(asked).toEqual([])
  })

  it('findings of the holder lead to where a badge stands, lists counted', async () => {
    const good = await signedList(URL_OF_LIST, issuer, listWith(), { validFrom: at(-10) })
    const presentation = { ...present(good, await withStatus), holder: controllerOf(issuer) }
    const { credential } = await eddsaRdfc2022.secure(presentation as unknown as JsonObject, {
      signer: issuer,
      loader,
      now: NOW_MS,
      purpose: 'authentication',
    })
    const verifier = createVerifier({ mechanisms, now: at(0) })
    const { findings } = await verifier.verifyPresentation(credential, { binding: skipBindingCheck })
    expect(findings).toMatchObject([{ code: 'holder.subject_mismatch', path: '/verifiableCredential/1/credentialSubject' }])
  })

  it.each<[string, () => Promise<unknown>]>([
    ['too old', () => signedList(URL_OF_LIST, issuer, listWith(), { validFrom: at(-24 * 60 - 1) })],
    ['of somebody else', async () => signedList(URL_OF_LIST, await newSigner(), listWith(), { validFrom: at(-10) })],
    [
      'that was changed',
      async () => ({
        ...((await signedList(URL_OF_LIST, issuer, listWith(), { validFrom: at(-20) })) as object),
        validFrom: at(-10),
      }),
    ],
    ['of another URL', () => signedList('https://courier.example/status/2', issuer, listWith(), { validFrom: at(-10) })],
  ])('a list %s shows nothing', async (_what, make) => {
    const { credentials } = await verify([await withStatus, await make()])
    expect(credentials.map(({ outcome }) => outcome)).toEqual(['indeterminate'])
  })

  it('a list of one holder is not used for the badges of others', async () => {
    const badge = await withStatus
    const verifier = createVerifier({ mechanisms, now: at(0), net: down })
    const good = await signedList(URL_OF_LIST, issuer, listWith(), { validFrom: at(-10) })
    expect((await verifier.verifyPresentation(present(badge, good), { binding: skipBindingCheck })).credentials[0]?.outcome).toBe(
      'verified',
    )
    expect((await verifier.verifyPresentation(present(badge), { binding: skipBindingCheck })).credentials[0]?.outcome).toBe(
      'indeterminate',
    )
    expect((await verifier.verify(badge)).outcome).toBe('indeterminate')
  })

  it('a list that did not come along is fetched and kept as ever', async () => {
    const url = 'https://courier.example/status/2'
    const elsewhere = utf8(JSON.stringify(await signedList(url, issuer)))
    const fetched: string[] = []
    const net: Net = {
      fetch: async (text) => {
        fetched.push(text)
        return { url: text, status: 200, contentType: '', bytes: elsewhere, fetchedAt: at(0), fromCache: false }
      },
    }
    const credentialStatus = buildBitstringStatusListEntry({ statusListCredential: url, index: 5 })
    const badge = await signedBadge(issuer, { ...badgeOf(controllerOf(issuer)), credentialStatus } as JsonObject)
    const verifier = createVerifier({ mechanisms, now: at(0), net })
    for (let round = 0; round < 2; round++) {
      const report = await verifier.verifyPresentation(present(badge, await listOf(-10)), { binding: skipBindingCheck })
      expect(report.credentials.map(({ outcome }) => outcome)).toEqual(['verified'])
    }
    expect(fetched).toEqual([url])
  })

  it('is no longer believed than the verifier keeps a list, where it says so', async () => {
    const list = await signedList(URL_OF_LIST, issuer, listWith(), { validFrom: at(-10) })
    const outcomeWith = async (statusMaxAgeMs: number) =>
      (await verify([await withStatus, list], { statusMaxAgeMs })).credentials.map(({ outcome }) => outcome)
    expect(await outcomeWith(11 * 60_000)).toEqual(['verified'])
    expect(await outcomeWith(9 * 60_000)).toEqual(['indeterminate'])
  })

  it('what the caller passed counts more', async () => {
    const badge = await withStatus
    const good = await signedList(URL_OF_LIST, issuer, listWith(), { validFrom: at(-10) })
    const bad = await signedList(URL_OF_LIST, issuer, listWith({ 5: 1 }), { validFrom: at(-20) })
    const { credentials } = await verify([badge, good], { statusLists: { [URL_OF_LIST]: bad } })
    expect(credentials.map(({ outcome }) => outcome)).toEqual(['rejected'])
  })
})
