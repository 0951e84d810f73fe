import type { Pool } from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { createOpenBadgesProvider } from '../../../src/exchange/openbadges/index.js'
import type { Store } from '../../../src/storage/index.js'
import { createPostgresStore } from '../../../src/storage/postgres/index.js'
import { startPostgres } from '../../storage/postgres-server.js'
import { badgeOf, controllerOf, NOW, newSigner, signedBadge } from '../../support/badges.js'
import { BASE_URL, ENDPOINTS, SERVICE } from './support.js'

const server = await startPostgres()
const pool = server?.pool(4)
afterAll(async () => {
  await pool?.end()
  await server?.stop()
}, 60_000)

const signer = await newSigner()
const signed = async (number: number): Promise<string> => {
  const id = `urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-${String(number).padStart(12, '0')}`
  return JSON.stringify(await signedBadge(signer, badgeOf(controllerOf(signer), { id })))
}

/** Does something once, when a transaction has read the list of a user's badges. */
function meanwhile(store: Store, act: () => Promise<unknown>): Store {
  let isOver = false
  return {
    ...store,
    transaction: (work) =>
      store.transaction((tx) =>
        work({
          ...tx,
          records: {
            ...tx.records,
            async get(kind, id) {
              const found = await tx.records.get(kind, id)
              if (kind === 'openbadges.shelf' && !isOver) {
                isOver = true
                await act()
              }
              return found
            },
          },
        }),
      ),
  }
}

describe.runIf(pool !== undefined)('a provider over PostgreSQL', () => {
  it('keeps no badge of a user that came in while the user was erased (OB 3.0 section 6.2.3)', async () => {
    const store = await createPostgresStore({ pool: pool as Pool })
    const shared = { baseUrl: BASE_URL, service: SERVICE, endpoints: ENDPOINTS, verifyToken: async () => undefined, now: NOW }
    const provider = createOpenBadgesProvider({ ...shared, store })
    const [first, second] = [await signed(1), await signed(2)]
    await provider.putCredential('ana', first)
    const erasing = createOpenBadgesProvider({
      ...shared,
      store: meanwhile(store, () => provider.putCredential('ana', second)),
    })
    expect(await erasing.eraseUser('ana')).toBe(true)
    expect(await store.read(({ records }) => records.list('openbadges.badge'))).toEqual([])
    await store.close()
  })
})
