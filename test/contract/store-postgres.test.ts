import { afterAll, describe } from 'vitest'
import { createPostgresStore } from '../../src/storage/postgres/index.js'
import { storeContract } from '../../src/testing/index.js'
import { startPostgres } from '../storage/postgres-server.js'
import { runContract } from './support.js'

const server = await startPostgres()
const pool = server?.pool(20)
afterAll(async () => {
  await pool?.end()
  await server?.stop()
}, 60_000)

describe.runIf(server !== undefined)('a store on PostgreSQL holds to the contract of stores', () => {
  const open = (name: string) => createPostgresStore({ pool: pool as never, schema: name.replace('-', '_') })
  runContract(storeContract(open, { lasting: true }))
})
