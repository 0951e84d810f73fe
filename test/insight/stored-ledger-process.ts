/** A process of its own that pays for tables until there is nothing left. Each line of its output is a payment that it made. */
import { writeSync } from 'node:fs'
import pg from 'pg'
import { isRungsError } from '../../src/core/index.js'
import { createStoredPrivacyLedger } from '../../src/insight/index.js'
import { createPostgresStore } from '../../src/storage/postgres/index.js'

/** What a process is to pay for. */
export interface PayerJob {
  /** The URL of a PostgreSQL. */
  readonly url: string
  readonly schema: string
  readonly payer: string
  readonly budget: string
  readonly epsilon: string
}

async function payAll({ url, schema, payer, budget, epsilon }: PayerJob): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 5000 })
  const store = await createPostgresStore({ pool, schema, lockTimeoutMs: 60_000 })
  const ledger = createStoredPrivacyLedger({ store, budget })
  for (let table = 0; ; table++) {
    try {
      await ledger.pay({ population: 'couriers', epsilon, purpose: `${payer} ${table}` })
      writeSync(1, `${payer} ${table}\n`)
    } catch (error) {
      if (!isRungsError(error) || error.code !== 'insight.budget_spent') throw error
      break
    }
  }
  await store.close()
}

if (process.argv[2] !== undefined) {
  await payAll(JSON.parse(process.argv[2]) as PayerJob)
  process.exit(0)
}
