import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createOid4vpVerifier } from '../../../src/exchange/oid4vp/index.js'
import { openSqliteStore } from '../../../src/storage/sqlite/index.js'
import { createVerifier } from '../../../src/verify/index.js'
import { serveOn } from '../support.js'
import { BASE, mechanisms, sdJwtQuery, sendTo } from './support.js'

const ends: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const end of ends.reverse()) await end()
})

it('two processes on one SQLite file: a request is answered once and its result read once (OpenID4VP 1.0 section 14.1)', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'oid4vp-'))
  ends.push(() => rm(folder, { recursive: true }))
  const sides = await Promise.all(
    [1, 2].map(async () => {
      const store = await openSqliteStore({ path: join(folder, 'store.db') })
      ends.push(() => store.close())
      const verifier = createOid4vpVerifier({ store, verifier: createVerifier({ mechanisms }), responseBaseUrl: BASE })
      const { port } = await serveOn(verifier.handle)
      return { verifier, port }
    }),
  )
  const [one, two] = sides as [(typeof sides)[0], (typeof sides)[0]]
  const { id, uri } = await one.verifier.createRequest({ query: sdJwtQuery(), responseMode: 'direct_post' })
  const { state, response_uri: url } = Object.fromEntries(new URL(uri).searchParams) as Record<string, string>
  const form = Buffer.from(new URLSearchParams({ error: 'access_denied', state: state as string }).toString())
  const post = (port: number) => sendTo(port, url as string, 'POST', form, 'application/x-www-form-urlencoded')
  const statuses = await Promise.all([one, two, one, two].map(async ({ port }) => (await post(port)).status))
  expect(statuses.sort()).toEqual([200, 400, 400, 400])
  const results = await Promise.allSettled([one, two].map(({ verifier }) => verifier.result(id)))
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
})
