import type { Pool } from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { createStoredStatusLists } from '../../src/exchange/vc-api/index.js'
import { createIssuer } from '../../src/issue/index.js'
import { createSigner, generateKey } from '../../src/keys/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createPostgresStore } from '../../src/storage/postgres/index.js'
import { startPostgres } from '../storage/postgres-server.js'

const server = await startPostgres()
const pool = server?.pool(12)
afterAll(async () => {
  await pool?.end()
  await server?.stop()
}, 60_000)
const signer = createSigner(await generateKey('Ed25519'))

describe.runIf(pool !== undefined)('status lists of several processes on PostgreSQL', () => {
  it('have one place for one id, however many ask for it at the same time, so that revoking it revokes what was given out (Bitstring Status List 1.0 section 2.1)', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => createPostgresStore({ pool: pool as Pool })))
    const issuer = createIssuer({ signer, mechanism: eddsaRdfc2022 })
    const all = stores.map((store) => createStoredStatusLists({ store, issuer, baseUrl: 'https://badges.courier.example' }))
    await all[0]?.allocate({ id: 'urn:example:first' })
    for (let round = 0; round < 5; round++) {
      const id = `urn:example:${round}`
      const entries = await Promise.all(all.flatMap((lists) => [lists.allocate({ id }), lists.allocate({ id })]))
      expect(new Set(entries.map((entry) => entry.id)).size).toBe(1)
      expect(await stores[0]?.read(({ lists }) => lists.placesOf(id))).toHaveLength(1)
    }
    await Promise.all(stores.map((store) => store.close()))
  })
})
