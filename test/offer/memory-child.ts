/** Run by itself: how much more memory a desk with open offers takes than one with none, as JSON. */
import { skipRequirements } from '../../src/issue/index.js'
import { createOfferDesk } from '../../src/offer/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { createMemoryStore } from '../../src/storage/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { issuerOf, ladderOf, rungId } from '../issue/support.js'

const OFFERS = 10_000

const store = createMemoryStore()
const claimPage = 'https://courier.example/claim'
const desk = createOfferDesk({ store, issuer: issuerOf(), verifier: createVerifier({ mechanisms }), claimPage })
const badge = { ladder: ladderOf(), rung: rungId('courier'), held: skipRequirements } as const
await desk.make({ badge })
globalThis.gc?.()
const before = process.memoryUsage().rss
const codes: string[] = []
for (let at = 0; at < OFFERS; at++) codes.push((await desk.make({ badge, pin: '123456' })).code as string)
globalThis.gc?.()
const extraMiB = (process.memoryUsage().rss - before) / 2 ** 20
let open = 0
for (const code of codes) if ((await desk.view(code)).state === 'open') open++
process.stdout.write(JSON.stringify({ open, extraMiB }))
