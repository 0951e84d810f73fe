import { afterAll, describe, expect, it } from 'vitest'
import { presentCredentials } from '../../src/holder/index.js'
import { skipRequirements } from '../../src/issue/index.js'
import { createOfferDesk, type MakeOfferInput } from '../../src/offer/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createPostgresStore, type PostgresPool } from '../../src/storage/postgres/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { issuerOf, ladderOf, rungId } from '../issue/support.js'
import { startPostgres } from '../storage/postgres-server.js'
import { NOW, newSigner } from '../support/badges.js'

const server = await startPostgres()
const pool = server?.pool(8)
afterAll(async () => {
  await pool?.end()
  await server?.stop()
}, 60_000)
const worker = await newSigner()
const MANY = Array.from({ length: 8 }, (_, index) => index)

/** A desk whose transactions run beside each other, each on a connection of its own. */
async function deskIn(schema: string) {
  const store = await createPostgresStore({ pool: pool as PostgresPool, schema })
  return createOfferDesk({
    store,
    issuer: issuerOf({ now: NOW }),
    verifier: createVerifier({ mechanisms, now: NOW }),
    claimPage: 'https://courier.example/claim',
    now: NOW,
  })
}
const offer = (more: Partial<MakeOfferInput> = {}): MakeOfferInput => ({
  badge: { ladder: ladderOf(), rung: rungId('courier'), held: skipRequirements },
  ...more,
})

describe.runIf(server !== undefined)('offers in PostgreSQL, asked for at the same time', () => {
  it('one idempotency key makes one offer, whose code is told once', { timeout: 60_000 }, async () => {
    const desk = await deskIn('offers_once')
    for (const round of MANY) {
      const made = await Promise.all(MANY.map(() => desk.make(offer({ idempotencyKey: `row-${round}` }))))
      expect(new Set(made.map(({ id }) => id)).size).toBe(1)
      expect(made.filter(({ code }) => code !== undefined)).toHaveLength(1)
    }
    expect(await desk.list()).toHaveLength(MANY.length)
  })

  it('one challenge is good for one attempt', { timeout: 60_000 }, async () => {
    const desk = await deskIn('offers_replay')
    for (const _ of MANY) {
      const { code = '' } = await desk.make(offer())
      const { challenge, domain } = await desk.challenge(code)
      const binding = { challenge, domain }
      const { presentation } = await presentCredentials([], { signer: worker, mechanism: eddsaRdfc2022, binding, now: NOW })
      const ends = await Promise.allSettled(MANY.map(() => desk.claim({ code, challenge, presentation })))
      expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const codes = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason.code] : []))
      expect(new Set(codes)).toEqual(new Set(['offer.challenge_unknown']))
    }
  })

  it('claims of one holder give one badge, and none of them fails', { timeout: 60_000 }, async () => {
    const desk = await deskIn('offers_claims')
    const { code = '' } = await desk.make(offer())
    const claim = async () => {
      const { challenge, domain } = await desk.challenge(code)
      const binding = { challenge, domain }
      const { presentation } = await presentCredentials([], { signer: worker, mechanism: eddsaRdfc2022, binding, now: NOW })
      return desk.claim({ code, challenge, presentation })
    }
    const badges = await Promise.all(MANY.map(claim))
    expect(new Set(badges.map(({ text }) => text)).size).toBe(1)
  })

  it('an offer that is withdrawn and claimed is one or the other', { timeout: 60_000 }, async () => {
    const desk = await deskIn('offers_withdrawn')
    for (const _ of MANY) {
      const { code = '', id } = await desk.make(offer())
      const { challenge, domain } = await desk.challenge(code)
      const binding = { challenge, domain }
      const { presentation } = await presentCredentials([], { signer: worker, mechanism: eddsaRdfc2022, binding, now: NOW })
      const [withdrawn, claimed] = await Promise.allSettled([desk.withdraw(id), desk.claim({ code, challenge, presentation })])
      expect(withdrawn.status).toBe('fulfilled')
      const isWithdrawn = withdrawn.status === 'fulfilled' && withdrawn.value
      expect(claimed.status).toBe(isWithdrawn ? 'rejected' : 'fulfilled')
      expect((await desk.find(id))?.state).toBe(isWithdrawn ? 'withdrawn' : 'claimed')
    }
  })
})
