/** A process of its own that redeems entitlements, one after the other. Each line of its output is an answer that it got. */
import { writeSync } from 'node:fs'
import pg from 'pg'
import { isRungsError } from '../../../src/core/index.js'
import { createIssuer, createStatusService } from '../../../src/issue/index.js'
import { createSigner, type SecretJwk } from '../../../src/keys/index.js'
import { eddsaJcs2022 } from '../../../src/securing/data-integrity/eddsa-jcs-2022.js'
import type { Store } from '../../../src/storage/index.js'
import { createPostgresStore } from '../../../src/storage/postgres/index.js'
import { openSqliteStore } from '../../../src/storage/sqlite/index.js'

/** What a process is to redeem. */
export interface RedeemerJob {
  /** A file, or the URL of a PostgreSQL. */
  readonly path?: string
  readonly url?: string
  readonly secretJwk: SecretJwk
  readonly baseUrl: string
  /** What it calls its redemptions, before the id of the credential. */
  readonly desk: string
  readonly credentials: readonly string[]
}

/** The record for which all of them wait, so that they begin together. */
export const START = { kind: 'test.start', id: 'start', value: 'null' }

async function open({ path, url }: RedeemerJob): Promise<Store> {
  if (path !== undefined) return openSqliteStore({ path, busyTimeoutMs: 60_000 })
  const pool = new pg.Pool({ connectionString: url as string, max: 2, connectionTimeoutMillis: 5000 })
  return createPostgresStore({ pool, lockTimeoutMs: 60_000 })
}

async function redeemAll(job: RedeemerJob): Promise<void> {
  const store = await open(job)
  const issuer = createIssuer({ signer: createSigner(job.secretJwk), mechanism: eddsaJcs2022 })
  const status = createStatusService({ store, issuer, baseUrl: job.baseUrl, purposes: ['message'] })
  const say = (line: string): void => void writeSync(1, `${line}\n`)
  say('ready')
  while ((await store.read(({ records }) => records.get(START.kind, START.id))) === undefined)
    await new Promise((resolve) => setTimeout(resolve, 5))
  for (const credential of job.credentials) {
    const answer = await status.redeem({ credential, redemption: `${job.desk} ${credential}` }).then(
      ({ isNew }) => (isNew ? 'paid' : 'paid-before'),
      (error: unknown) => {
        if (!isRungsError(error)) throw error
        return error.code
      },
    )
    say(`${answer} ${credential}`)
  }
  await store.close()
}

if (process.argv[2] !== undefined) {
  await redeemAll(JSON.parse(process.argv[2]) as RedeemerJob)
  process.exit(0)
}
