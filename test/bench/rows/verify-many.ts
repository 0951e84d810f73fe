import { createVerifier } from 'rungs'
import type { JsonObject } from 'rungs/core'
import { mechanisms } from 'rungs/preset/all'
import { createTrustList } from 'rungs/trust'
import { buildBenchCredentials } from '../credential.js'
import { createBenchKey } from '../key.js'
import { rawVerify } from '../raw.js'
import { check, contestRow, inTurn, type Row } from '../row.js'
import { forge, signedTexts } from './verify.js'
import { signedList, statusListOf } from './verify-full.js'

const DOCUMENTS = 10_000
/** How many are verified at once; a row's operation is one such group. */
const GROUP = 32

/** The whole verdict on many badges of one issuer, as a school or a platform takes them in. */
export const verifyManyRow: Row = contestRow('verify/10000-of-one-issuer', async () => {
  const key = await createBenchKey()
  const badges = buildBenchCredentials(key.did, DOCUMENTS) as unknown as JsonObject[]
  const texts = await signedTexts(key, badges)
  const url = statusListOf(badges[0] as JsonObject)
  const statusLists = { [url]: JSON.parse(await signedList(key, url)) }
  const verifier = createVerifier({ mechanisms, trust: createTrustList([key.did]), statusLists })
  const verify = (group: readonly string[]) => Promise.all(group.map((text) => verifier.verify(text)))
  const groups = Array.from({ length: Math.floor(texts.length / GROUP) }, (_, index) =>
    texts.slice(index * GROUP, (index + 1) * GROUP),
  )
  for (const group of groups.slice(0, 2)) {
    check(
      (await verify(group)).every(({ outcome }) => outcome === 'verified'),
      'we verify the badges',
    )
    check(
      (await verify(group.map(forge))).every(({ outcome }) => outcome === 'rejected'),
      'we reject changed badges',
    )
  }
  const raw = rawVerify(key)
  const rawGroup = (): void => {
    for (let count = 0; count < GROUP; count++) raw()
  }
  return { ours: inTurn(groups, verify), peers: [], raw: rawGroup }
})
