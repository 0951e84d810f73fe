import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonObject, operationError, platformRandom as randomBytes } from '../../src/core/index.js'
import { presentCredentials } from '../../src/holder/index.js'
import { skipRequirements } from '../../src/issue/index.js'
import type { Signer } from '../../src/keys/index.js'
import { createOfferDesk, type MakeOfferInput, newOfferCode, type OfferDesk, parseOfferCode } from '../../src/offer/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createMemoryStore, type Store } from '../../src/storage/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { issuerOf, ladderOf, rungId } from '../issue/support.js'
import { controllerOf, errorOf, newSigner } from '../support/badges.js'

const START = Date.parse('2026-05-01T09:00:00Z')
const DAY = 86_400_000
const worker = await newSigner()
const stranger = await newSigner()

interface World {
  readonly desk: OfferDesk
  readonly store: Store
  readonly clock: { ms: number }
  readonly sealed: string[]
}

function world(store: Store = createMemoryStore(), by: Parameters<typeof issuerOf>[0] = {}): World {
  const clock = { ms: START }
  const now = () => new Date(clock.ms)
  const issuer = issuerOf({ now, ...by })
  const sealed: string[] = []
  const desk = createOfferDesk({
    store,
    issuer,
    verifier: createVerifier({ mechanisms, now }),
    claimPage: 'https://courier.example/claim',
    now,
    seal: async (draft, key) => {
      sealed.push(key)
      return issuer.sealBadge(draft)
    },
  })
  return { desk, store, clock, sealed }
}

const offer = (more: Partial<MakeOfferInput> = {}): MakeOfferInput => ({
  badge: { ladder: ladderOf(), rung: rungId('courier'), held: skipRequirements },
  ...more,
})

async function prove(
  desk: OfferDesk,
  code: string,
  signer: Signer = worker,
): Promise<{ challenge: string; presentation: unknown }> {
  const { challenge, domain } = await desk.challenge(code)
  const { presentation } = await presentCredentials([], {
    signer,
    mechanism: eddsaRdfc2022,
    binding: { challenge, domain },
    now: new Date(START),
  })
  return { challenge, presentation }
}

const claim = async (desk: OfferDesk, code: string, signer: Signer = worker, pin?: string) =>
  desk.claim({ code, ...(await prove(desk, code, signer)), ...(pin !== undefined && { pin }) })

const madeCode = async (desk: OfferDesk, more: Partial<MakeOfferInput> = {}): Promise<string> =>
  (await desk.make(offer(more))).code as string

describe('an offer', () => {
  it('is claimed with proof of control, and the badge is the one that was offered', async () => {
    const { desk, clock } = world()
    const { code = '', link, id, state } = await desk.make(offer())
    expect([link, state]).toEqual([`https://courier.example/claim#${code}`, 'open'])
    expect(await desk.view(code)).toMatchObject({ name: 'courier', state: 'open', pinNeeded: false })
    clock.ms += DAY
    const { text, id: credentialId } = await claim(desk, code.toLowerCase().replaceAll('-', ' '))
    const badge = JSON.parse(text)
    expect(badge).toMatchObject({
      id: credentialId,
      validFrom: '2026-05-02T09:00:00Z',
      awardedDate: '2026-05-01T09:00:00Z',
      validUntil: '2028-05-01T09:00:00Z',
      credentialSubject: { id: controllerOf(worker), achievement: { name: 'courier' } },
    })
    expect((await createVerifier({ mechanisms, now: new Date(clock.ms) }).verify(text)).outcome).toBe('verified')
    expect(await desk.find(id)).toMatchObject({ state: 'claimed', credentialId })
  })

  it('gives the same badge again to the same holder, and nothing to another', async () => {
    const { desk, sealed } = world()
    const code = await madeCode(desk)
    const first = await claim(desk, code)
    expect(await claim(desk, code)).toEqual(first)
    expect(sealed).toEqual([first.id])
    expect(await errorOf(claim(desk, code, stranger))).toMatchObject({ code: 'offer.claimed' })
  })

  it('is issued once, whoever is quicker', async () => {
    const { desk } = world()
    const code = await madeCode(desk)
    const attempts = await Promise.allSettled([
      ...Array.from({ length: 8 }, () => claim(desk, code)),
      ...Array.from({ length: 8 }, () => claim(desk, code, stranger)),
    ])
    const badges = attempts.flatMap((one) => (one.status === 'fulfilled' ? [one.value.text] : []))
    expect([badges.length, new Set(badges).size]).toEqual([8, 1])
    const refused = attempts.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    expect(new Set(refused)).toEqual(new Set(['offer.claimed']))
  })

  it('goes on under the same id after a crash between signing and keeping', async () => {
    const store = createMemoryStore()
    const { desk } = world(store)
    const code = await madeCode(desk)
    const failing = createOfferDesk({
      store,
      issuer: issuerOf(),
      verifier: createVerifier({ mechanisms, now: new Date(START) }),
      claimPage: 'https://courier.example/claim',
      now: new Date(START),
      seal: () => Promise.reject(new Error('power cut')),
    })
    await expect(claim(failing, code)).rejects.toThrow('power cut')
    expect((await desk.list())[0]).toMatchObject({ state: 'claimed' })
    expect(await errorOf(claim(desk, code, stranger))).toMatchObject({ code: 'offer.claimed' })
    expect(JSON.parse((await claim(desk, code)).text)).toMatchObject({ credentialSubject: { id: controllerOf(worker) } })
  })

  it('refuses a presentation that is used twice, of another offer, for somebody else, or too late', async () => {
    const { desk, clock } = world()
    const code = await madeCode(desk)
    const other = await madeCode(desk)
    const proof = await prove(desk, code)
    expect(await errorOf(desk.claim({ code: other, ...proof }))).toMatchObject({ code: 'offer.challenge_unknown' })
    await desk.claim({ code, ...proof })
    expect(await errorOf(desk.claim({ code, ...proof }))).toMatchObject({ code: 'offer.challenge_unknown' })
    expect(await errorOf(desk.claim({ code: other, ...(await prove(desk, other)), challenge: 'guess' }))).toMatchObject({
      code: 'offer.challenge_unknown',
    })
    const { challenge, domain } = await desk.challenge(other)
    const elsewhere = await presentCredentials([], {
      signer: worker,
      mechanism: eddsaRdfc2022,
      binding: { challenge, domain: `${domain}.evil.example` },
      now: new Date(START),
    })
    expect(await errorOf(desk.claim({ code: other, challenge, presentation: elsewhere.presentation }))).toMatchObject({
      code: 'offer.proof_invalid',
      params: { codes: ['proof.domain_mismatch'] },
    })
    const late = await prove(desk, other)
    clock.ms += 600_000
    expect(await errorOf(desk.claim({ code: other, ...late }))).toMatchObject({ code: 'offer.challenge_unknown' })
  })

  it('is for one recipient where it says so', async () => {
    const { desk } = world()
    const code = await madeCode(desk, { recipient: { id: controllerOf(worker) } })
    expect(await errorOf(claim(desk, code, stranger))).toMatchObject({ code: 'offer.recipient_differs' })
    expect(JSON.parse((await claim(desk, code)).text).credentialSubject.id).toBe(controllerOf(worker))
  })

  it('ends when it expires or is withdrawn', async () => {
    const { desk, clock } = world()
    const code = await madeCode(desk, { expiresAt: '2026-05-03T09:00:00Z' })
    const { id, code: withdrawn = '' } = await desk.make(offer())
    expect([await desk.withdraw(id), await desk.withdraw(id)]).toEqual([true, false])
    expect(await errorOf(desk.challenge(withdrawn))).toMatchObject({ code: 'offer.withdrawn' })
    const proof = await prove(desk, code)
    clock.ms += 2 * DAY
    expect(await errorOf(desk.challenge(code))).toMatchObject({
      code: 'offer.expired',
      params: { expiresAt: '2026-05-03T09:00:00Z', now: '2026-05-03T09:00:00Z' },
    })
    expect(await errorOf(desk.claim({ code, ...proof }))).toMatchObject({ code: 'offer.challenge_unknown' })
    expect((await desk.list()).map(({ state }) => state).sort()).toEqual(['expired', 'withdrawn'])
  })

  it('is kept for as long as was said, with whom it was for and what was given out, and then it is gone', async () => {
    const { desk, store, clock } = world()
    const { id, code = '' } = await desk.make(offer({ idempotencyKey: 'row-1', expiresAt: '2026-05-02T09:00:00Z' }))
    await claim(desk, code)
    await desk.make(offer({ expiresAt: '2026-05-02T09:00:00Z' }))
    await desk.challenge(code)
    const kept = () =>
      store.read(async ({ records }) =>
        (await Promise.all(['offer', 'offer-key', 'offer-challenge'].map((kind) => records.list(kind)))).map(
          (list) => list.length,
        ),
      )
    clock.ms = START + 30 * DAY
    await desk.make(offer({ idempotencyKey: 'row-2' }))
    expect(await kept()).toEqual([3, 2, 0])
    expect(await desk.find(id)).toMatchObject({ state: 'claimed' })
    clock.ms = START + 31 * DAY + 2 * 3_600_000
    await desk.make(offer({ idempotencyKey: 'row-3' }))
    expect(await kept()).toEqual([2, 2, 0])
    expect(JSON.stringify(await store.read(({ records }) => records.list('offer')))).not.toContain(controllerOf(worker))
  })

  it('is of its issuer alone, also where others offer from the same store, under the same keys (OID4VCI 1.0 section 13)', async () => {
    const own = world()
    const other = world(own.store, { signer: stranger, profile: { name: 'Another platform' } })
    const { code = '', id } = await own.desk.make(offer({ idempotencyKey: 'row-1' }))
    for (const attempt of [
      () => other.desk.view(code),
      () => other.desk.challenge(code),
      () => other.desk.authorize({ code }),
      () => other.desk.award({ offer: id, holder: controllerOf(worker) }),
    ])
      expect(await errorOf(attempt)).toMatchObject({ code: 'offer.code_unknown' })
    expect(await own.desk.find(id)).toMatchObject({ state: 'open' })
    const { code: theirs = '' } = await other.desk.make(offer({ idempotencyKey: 'row-1' }))
    expect((await other.desk.make(offer({ idempotencyKey: 'row-1' }))).code).toBeUndefined()
    expect((await own.desk.make(offer({ idempotencyKey: 'row-1' }))).id).toBe(id)
    const badge = JSON.parse((await claim(other.desk, theirs)).text)
    expect(JSON.stringify(badge.issuer)).toContain(controllerOf(stranger))
    await claim(own.desk, code)
  })

  it('cannot be withdrawn once it was claimed', async () => {
    const { desk } = world()
    const { id, code = '' } = await desk.make(offer())
    await claim(desk, code)
    expect(await desk.withdraw(id)).toBe(false)
  })

  it('is locked by five wrong PINs, and a right one is not enough afterwards', async () => {
    const { desk } = world()
    const code = await madeCode(desk, { pin: '482915' })
    for (const left of [4, 3, 2, 1, 0]) {
      expect(await errorOf(claim(desk, code, worker, '000000'))).toMatchObject({ code: 'offer.pin_wrong', params: { left } })
    }
    expect(await errorOf(desk.challenge(code))).toMatchObject({ code: 'offer.locked' })
    const other = await madeCode(desk, { pin: '482915' })
    await claim(desk, other, worker, '482915')
  })

  it('is made once for one idempotency key, and its code is told once', async () => {
    const { desk, store } = world()
    const first = await desk.make(offer({ idempotencyKey: 'row-1' }))
    const again = await desk.make(offer({ idempotencyKey: 'row-1' }))
    expect(again).toEqual({ id: first.id, expiresAt: first.expiresAt, state: 'open' })
    const kept = JSON.stringify(await store.read((view) => view.records.list('offer')))
    expect(kept).not.toContain(parseOfferCode(first.code))
    expect(kept).not.toContain(first.code)
  })

  it.each([{}, { idempotencyKey: 'row-1' }])(
    'tells its code also where the connection was lost while it was written (%j)',
    async (more) => {
      const store = createMemoryStore()
      const lost = new Set(['first', 'second'])
      const { desk } = world({
        ...store,
        async transaction(work) {
          const done = await store.transaction(work)
          // Written, and nobody heard of it.
          if (lost.delete('first') || lost.delete('second')) throw operationError('storage.commit_unknown', { driver: 'test' })
          return done
        },
      })
      const { code = '' } = await desk.make(offer(more))
      expect(await desk.list()).toHaveLength(1)
      await claim(desk, code)
      if ('idempotencyKey' in more) expect((await desk.make(offer(more))).code).toBeUndefined()
    },
  )

  it('says whether a key could not be looked up, which is not that it is wrong', async () => {
    const { desk } = world()
    const code = await madeCode(desk)
    const { challenge, domain } = await desk.challenge(code)
    const web = { ...(await newSigner()), id: 'did:web:worker.example#key-1' }
    const { presentation } = await presentCredentials([], {
      signer: web,
      mechanism: eddsaRdfc2022,
      binding: { challenge, domain },
      now: new Date(START),
    })
    expect(await errorOf(desk.claim({ code, challenge, presentation }))).toMatchObject({
      code: 'offer.proof_unchecked',
      kind: 'operation',
      retryable: true,
    })
  })

  it('is refused for a rung whose requirements nobody looked at, or that is no rung', async () => {
    const { desk } = world()
    const ladder = ladderOf()
    expect(await errorOf(desk.make({ badge: { ladder, rung: rungId('courier'), held: [] } }))).toMatchObject({
      code: 'issue.requirements_unmet',
    })
    expect(await errorOf(desk.make({ badge: { ladder, rung: 'https://x.example/none', held: skipRequirements } }))).toMatchObject(
      {
        code: 'credential.rung_unknown',
      },
    )
  })

  it.each([
    ['pin', { pin: '12' }],
    ['expiresAt', { expiresAt: '2026-05-01T08:00:00Z' }],
  ])('has no bad %s', async (option, more) => {
    expect(await errorOf(world().desk.make(offer(more)))).toMatchObject({ code: 'core.option_invalid', params: { option } })
  })
})

describe('an offer that another protocol takes', () => {
  const holder = controllerOf(worker)
  const token = (text: string) => (draft: JsonObject) =>
    Promise.resolve({
      credential: `${text}.${String(draft['id'])}`,
      id: String(draft['id']),
      mediaType: 'application/jwt',
      fileName: 'a',
    })

  it('is authorized by code and PIN, and awarded to whom the caller vouches for', async () => {
    const { desk, sealed } = world()
    const { id, code = '', expiresAt } = await desk.make(offer({ pin: '482915' }))
    expect(await desk.view(code)).toMatchObject({ pinNeeded: true, pinDigits: 6 })
    const authorized = await desk.authorize({ code: code.toLowerCase(), pin: '482915' })
    expect(authorized).toEqual({ offer: id, keptUntil: '2026-06-30T09:00:00Z' })
    expect(expiresAt < authorized.keptUntil).toBe(true)
    const first = await desk.award({ offer: id, holder })
    expect(JSON.parse(first.text)).toMatchObject({ id: first.id, credentialSubject: { id: holder } })
    expect(await desk.award({ offer: id, holder })).toEqual(first)
    // A claim on the other way gives the same badge.
    expect(await claim(desk, code)).toEqual(first)
    expect(sealed).toEqual([first.id])
    expect(await errorOf(desk.award({ offer: id, holder: controllerOf(stranger) }))).toMatchObject({ code: 'offer.claimed' })
    expect(await errorOf(claim(desk, code, stranger, '482915'))).toMatchObject({ code: 'offer.claimed' })
  })

  it('gives each form once, each with an id of its own', async () => {
    const { desk, sealed } = world()
    const { id, code = '' } = await desk.make(offer())
    const keys: string[] = []
    const award = (form: string, text = form) => {
      const seal = (draft: JsonObject, key: string) => {
        keys.push(key)
        return token(text)(draft)
      }
      return desk.award({ offer: id, holder, form, seal })
    }
    const jwt = await award('jwt')
    expect(await desk.find(id)).toMatchObject({ state: 'claimed', credentialId: jwt.id, credentialIds: [jwt.id] })
    const other = await award('other')
    const own = await claim(desk, code)
    expect([await award('jwt', 'changed'), await award('other', 'changed')]).toEqual([jwt, other])
    expect([jwt.text, other.text, keys, sealed]).toEqual([`jwt.${jwt.id}`, `other.${other.id}`, [jwt.id, other.id], [own.id]])
    expect(new Set([jwt.id, other.id, own.id]).size).toBe(3)
    expect((await desk.find(id))?.credentialIds).toHaveLength(3)
    // Names of members are names like others.
    expect((await award('__proto__')).text).toMatch(/^__proto__\.urn/)
    expect((await award('constructor')).text).toMatch(/^constructor\.urn/)
  })

  it('is awarded once, whoever is quicker', async () => {
    const { desk } = world()
    const { id } = await desk.make(offer())
    const attempts = await Promise.allSettled(
      [holder, controllerOf(stranger)].flatMap((one) =>
        ['a', 'b', 'a', 'b'].map((form) => desk.award({ offer: id, holder: one, form, seal: token(form) })),
      ),
    )
    const texts = attempts.flatMap((one) => (one.status === 'fulfilled' ? [one.value.text] : []))
    expect([texts.length, new Set(texts).size]).toEqual([4, 2])
    const refused = attempts.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    expect(new Set(refused)).toEqual(new Set(['offer.claimed']))
  })

  it('counts wrong PINs together with claims, also after it was claimed', async () => {
    const { desk } = world()
    const { code = '' } = await desk.make(offer({ pin: '482915' }))
    expect(await errorOf(claim(desk, code, worker, '000000'))).toMatchObject({ params: { left: 4 } })
    expect(await errorOf(desk.authorize({ code, pin: '000000' }))).toMatchObject({ code: 'offer.pin_wrong', params: { left: 3 } })
    await claim(desk, code, worker, '482915')
    expect(await errorOf(desk.authorize({ code }))).toMatchObject({ code: 'offer.pin_wrong', params: { left: 2 } })
    await desk.authorize({ code, pin: '482915' })
    for (const left of [1, 0]) expect(await errorOf(desk.authorize({ code, pin: '1' }))).toMatchObject({ params: { left } })
    expect(await errorOf(desk.authorize({ code, pin: '482915' }))).toMatchObject({ code: 'offer.locked' })
    // Its holder needs no PIN to come again.
    await claim(desk, code, worker)
  })

  it('is neither authorized nor awarded once it has ended', async () => {
    const { desk, clock } = world()
    const { id, code = '' } = await desk.make(offer({ recipient: holder }))
    expect(await errorOf(desk.award({ offer: id, holder: controllerOf(stranger) }))).toMatchObject({
      code: 'offer.recipient_differs',
    })
    await desk.authorize({ code })
    await desk.withdraw(id)
    expect(await errorOf(desk.authorize({ code }))).toMatchObject({ code: 'offer.withdrawn' })
    expect(await errorOf(desk.award({ offer: id, holder }))).toMatchObject({ code: 'offer.withdrawn' })
    const late = await desk.make(offer())
    clock.ms += 31 * DAY
    expect(await errorOf(desk.authorize({ code: late.code as string }))).toMatchObject({ code: 'offer.expired' })
    expect(await errorOf(desk.award({ offer: late.id, holder }))).toMatchObject({ code: 'offer.expired' })
    expect(await errorOf(desk.award({ offer: 'none', holder }))).toMatchObject({ code: 'offer.code_unknown' })
  })

  it.each([
    ['holder', { holder: '' }],
    ['form', { form: 'x'.repeat(201), seal: token('a') }],
    ['seal', { form: 'jwt' }],
    ['seal', { seal: token('a') }],
  ])('takes no bad %s', async (option, more) => {
    const { desk } = world()
    const { id } = await desk.make(offer())
    expect(await errorOf(desk.award({ offer: id, holder, ...more }))).toMatchObject({
      code: 'core.option_invalid',
      params: { option },
    })
  })
})

describe('a code', () => {
  it('has 130 bits, and one spelling of whatever people type', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.constantFrom(' ', '-', ''), (lower, gap) => {
        const code = newOfferCode(randomBytes)
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]$/)
        const typed = code.replaceAll('-', gap).replaceAll('0', 'o').replaceAll('1', 'l')
        expect(parseOfferCode(lower ? typed.toLowerCase() : typed)).toBe(code.replaceAll('-', ''))
      }),
    )
  })

  it.each(['', 'AAAAA', 'U'.repeat(26), '0'.repeat(27), ' '.repeat(5000), 5, undefined])('is not %j', async (text) => {
    expect(await errorOf(Promise.resolve().then(() => parseOfferCode(text)))).toMatchObject({ code: 'offer.code_unknown' })
  })

  it('that nobody was given opens nothing', async () => {
    const { desk } = world()
    await madeCode(desk)
    expect(await errorOf(desk.view(newOfferCode(randomBytes)))).toMatchObject({ code: 'offer.code_unknown' })
  })
})
