/**
 * A badge on its way, over real HTTP on this machine and by the protocols that wallets and hosts speak: the courier platform offers it,
 * Ana claims it into her wallet, shows it to Groceries on Wheels, puts it into her backpack, and the courier platform takes it back.
 * Every claim printed here is checked; a claim that does not hold ends the run with status 1. Ladders and policy are those of the
 * accepting-platform example.
 */
import { mkdir, readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type AcceptancePolicy, createVerifier, defineLadder } from 'rungs'
import { openBadgesScopes } from 'rungs/exchange/openbadges'
import { mechanisms } from 'rungs/preset/all'
import { openSqliteStore } from 'rungs/storage/sqlite'
import { claim, finish, heading } from '../support.js'
import { startCourier } from './courier.js'
import { type Decision, startGroceries } from './groceries.js'
import { join, startHost } from './host.js'
import { openNet } from './service.js'
import { createWorker } from './worker.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const out = `${here}out`
const readJson = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(`${here}../accepting-platform/${file}`, 'utf8'))
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: { readonly code?: string; readonly params?: { readonly error?: string } }) =>
      error.params?.error ?? error.code ?? 'thrown',
  )
await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })

const store = await openSqliteStore({ path: `${out}/courier.db` })
const courier = await startCourier(defineLadder(await readJson('courier.ladder.json')), store)
const documents = [courier.document]
const toCourier = openNet(courier.url)
const groceries = await startGroceries({
  ladder: defineLadder(await readJson('groceries.ladder.json')),
  policy: (await readJson('policy.json')) as AcceptancePolicy,
  documents,
  net: toCourier,
})
const host = await startHost(documents, toCourier)
const net = openNet(courier.url, groceries.url, host.url)
const [ana, bo] = [await createWorker(documents, net), await createWorker(documents, net)]

heading('1. The courier platform offers two badges')
const pin = '493536'
const [rungLink, briefingLink] = [await courier.offerRung(), await courier.offerBriefing(pin)]
const [rungWays, briefingWays] = [await ana.protocols(rungLink), await ana.protocols(briefingLink)]
const page = await (await fetch(rungLink, { headers: { accept: 'text/html' } })).text()
console.log(`a link for people and wallets: ${rungLink.replace(/[0-9A-Z]{26}/, '…')}`)
claim('people see a page with a QR code', page.includes('<svg') && page.includes('Bicycle courier'))
claim('wallets go on by vcapi or OID4VCI', Object.keys(rungWays).join() === 'vcapi,oid4vci-1.0,OID4VCI')
claim('where there is a PIN, only by what can carry one', Object.keys(briefingWays).join() === 'oid4vci-1.0,OID4VCI')

heading('2. Ana claims one by vcapi and one by OID4VCI')
await ana.claimByVcapi(rungLink)
const offer = briefingWays['OID4VCI'] ?? ''
claim('a wrong PIN gives nothing', (await codeOf(ana.claimByOid4vci(offer, '000000'))) === 'invalid_grant')
await ana.claimByOid4vci(offer, pin)
const held = await ana.wallet.held()
for (const { badge } of held) console.log(`${badge.about.name}, by ${badge.about.issuerName}`)
claim('two badges are in her wallet', held.length === 2)
claim(
  'each is right, and not revoked',
  held.every(({ report }) => report.outcome === 'verified' && report.checks.status.state === 'pass'),
)
claim('the code of one is of no use to Bo', (await codeOf(bo.claimByVcapi(rungLink))) !== 'done')
claim('nor is that of the other, with its PIN', (await codeOf(bo.claimByOid4vci(offer, pin))) === 'invalid_grant')
claim('his wallet stays empty', (await bo.wallet.list()).length === 0)

heading('3. Groceries on Wheels asks by vcapi, and decides')
const first = await groceries.askByVcapi()
for (const reason of await ana.showByVcapi(first.link)) console.log(`asked by ${reason}`)
const accepted = await first.decision()
tell(accepted)
claim('she is accepted as a rider', accepted?.accepted === true && accepted.roles.join() === 'rider')
claim('on its own ladder she can claim a rung', accepted?.ready.join() === 'https://groceries.example/ladders/riders/rider')
claim('and is told what is missing for the next', accepted?.missing.join().includes('first-aid') === true)
const strict = createVerifier({ mechanisms })
const receipt = accepted?.receipt ?? {}
claim('she has a receipt that is signed', (await strict.verify(receipt)).checks.proof.state === 'pass')
claim('with nothing of the badge in it', !JSON.stringify(receipt).includes('"91"'))
claim('the same exchange takes no second presentation', (await codeOf(ana.showByVcapi(first.link))) !== 'done')

heading('4. It asks by OID4VP, and decides alike')
const second = await groceries.askByOid4vp()
claim('one badge of two is shown', (await ana.showByOid4vp(second.link)) === 1)
const alike = await second.decision()
claim('the decision is the same', alike?.accepted === true && alike.reasons.join() === accepted?.reasons.join())
claim('the request is answered once', (await codeOf(ana.showByOid4vp(second.link))) !== 'done')
const third = await groceries.askByOid4vp()
claim('Bo has nothing to show', (await bo.showByOid4vp(third.link)) === 0 && (await third.decision()) === undefined)

heading('5. Ana keeps the badge in her backpack')
const { upsertCredential, readCredentials } = openBadgesScopes
const rung = held.find(({ badge }) => badge.about.name === 'Bicycle courier')
const badge = rung?.credential ?? ''
const wallet = await join(host.url, 'wallet', [upsertCredential], net)
claim('it is new there', (await wallet.client.upsertCredential(wallet.service, wallet.accessToken, badge)) === 'created')
claim('once', (await wallet.client.upsertCredential(wallet.service, wallet.accessToken, badge)) === 'unchanged')
const reader = await join(host.url, 'school', [readCredentials], net)
const { credentials } = await reader.client.getCredentials(reader.service, reader.accessToken)
claim('her school reads the very same badge', credentials.length === 1 && isSame(credentials[0], badge))
const overreach = reader.client.upsertCredential(reader.service, reader.accessToken, badge)
claim('and may do no more than she allowed', (await codeOf(overreach)) === 'forbidden')

heading('6. The courier platform revokes the badge')
const [late, later] = [await groceries.askByVcapi(), await groceries.askByOid4vp()]
await courier.revoke(rung?.report.outcome === 'verified' ? (rung.report.credential.id ?? '') : '')
await ana.showByVcapi(late.link)
await ana.showByOid4vp(later.link)
const [byVcapi, byOid4vp] = [await late.decision(), await later.decision()]
tell(byVcapi)
claim('shown again by vcapi it is refused, and why is said', isRefused(byVcapi))
claim('by OID4VP too', isRefused(byOid4vp))
const read = (await reader.client.getCredentials(reader.service, reader.accessToken)).credentials[0] ?? ''
const anybody = await createVerifier({ mechanisms, documents, net: toCourier, statusMaxAgeMs: 0 }).verify(read)
claim('whoever reads it from the backpack sees that', anybody.outcome === 'rejected')
const log = courier.log().join('\n')
const codes = [rungLink, briefingLink].map((link) => /[0-9A-Z]{26}/.exec(link)?.[0] ?? '')
claim(
  'the log of the courier platform names neither codes nor people',
  ![...codes, pin, ana.did].some((one) => log.includes(one)),
)

for (const service of [courier, groceries, host]) await service.close()
await store.close()
finish()

function tell(decision: Decision | undefined): void {
  if (decision?.accepted === true) console.log(`accepted as: ${decision.roles}`)
  for (const reason of decision?.reasons ?? []) console.log(`${decision?.accepted === true ? 'because' : 'refused'}: ${reason}`)
  for (const missing of decision?.missing ?? []) console.log(`is missing: ${missing}`)
}

function isRefused(decision: Decision | undefined): boolean {
  return decision?.accepted === false && decision.outcome === 'rejected' && decision.reasons.join().includes('revoked')
}

function isSame(one: unknown, other: unknown): boolean {
  const [a, b] = [one, other].map((it) => (typeof it === 'string' ? JSON.parse(it) : it))
  return JSON.stringify(a) === JSON.stringify(b)
}
