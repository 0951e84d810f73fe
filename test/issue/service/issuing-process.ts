/** A process of its own that issues, revokes and publishes until it is killed. Each line of its output is something acknowledged. */
import { writeSync } from 'node:fs'
import { createIssuer, createIssuerService, createStatusService } from '../../../src/issue/index.js'
import { createSigner, type SecretJwk } from '../../../src/keys/index.js'
import { eddsaRdfc2022 } from '../../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { openSqliteStore } from '../../../src/storage/sqlite/index.js'

/** What it is to do. */
export interface IssuingJob {
  readonly path: string
  readonly secretJwk: SecretJwk
  readonly baseUrl: string
  /** The first idempotency key; the one before may have been cut off. */
  readonly from: number
}

const { path, secretJwk, baseUrl, from } = JSON.parse(process.argv[2] as string) as IssuingJob
const store = await openSqliteStore({ path, busyTimeoutMs: 60_000 })
const issuer = createIssuer({ signer: createSigner(secretJwk), mechanism: eddsaRdfc2022 })
const status = createStatusService({ store, issuer, baseUrl })
const service = createIssuerService({ store, issuer, status })
const achievement = {
  id: 'https://courier.example/a',
  name: 'A',
  description: 'A.',
  criteria: { narrative: 'A.' },
}
const say = (line: string): void => {
  writeSync(1, `${line}\n`)
}

for (let number = from; ; number++) {
  const { id } = await service.issue({ subject: 'did:example:ana', achievement }, { idempotencyKey: String(number) })
  say(`issued ${number} ${id}`)
  if (number % 3 === 0) {
    await status.revoke({ credential: id, reason: 'error' })
    say(`revoked ${number} ${id}`)
  }
  if (number % 5 === 0) {
    await status.publish()
    say(`published ${number}`)
  }
}
