/**
 * A worker's badge at another platform, over real HTTP on this machine: the courier platform offers a badge for a rung, a worker claims it
 * into her wallet, Groceries on Wheels asks for proof of a rung of its own ladder and decides, and the courier platform takes its badge
 * back. Every claim printed here is checked; a claim that does not hold ends the run with status 1.
 */
import { mkdir, readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type AcceptancePolicy, createVerifier, defineLadder } from 'rungs'
import { mechanisms } from 'rungs/preset/all'
import { claim, finish, heading } from '../support.js'
import { startCourier } from './courier.js'
import { startGroceries } from './groceries.js'
import { ask, createLoopbackNet } from './http.js'
import { createWorker } from './worker.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const out = `${here}out`
const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(`${here}${file}`, 'utf8'))
await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })

heading('1. The courier platform offers a badge')
const courier = await startCourier(defineLadder(await readJson('courier.ladder.json')), `${out}/courier.db`)
const fetched: string[] = []
const net = createLoopbackNet(courier.url, (url) => fetched.push(url))
const code = await courier.offerRung()
const issuers = (await ask(`${courier.url}/issuers`)).json as { readonly id: string }[]
console.log(`the service of ${courier.did} listens at ${courier.url}`)
claim(
  'it issues as its DID alone',
  issuers.every(({ id }) => id === courier.did),
)

heading('2. Ana claims it with proof of her key, and keeps it')
const ana = await createWorker([courier.document], net)
const claimed = await ana.claim(courier.url, code)
await ana.claim(courier.url, await courier.offerBriefing())
const badges = await ana.wallet.list()
for (const { about } of badges) console.log(`${about.name}, by ${about.issuerName}`)
claim('two badges are in her wallet', badges.length === 2)
claim('each is right, and not revoked', (await ana.wallet.held()).length === 2)
const bo = await createWorker([courier.document], net)
const stolen = await bo.claim(courier.url, code)
claim('the code is of no use to anybody else', stolen.status === 410 && stolen.json.code === 'offer.claimed')
claim('she gets the same badge again', (await ana.claim(courier.url, code)).json.text === claimed.json.text)

heading('3. Groceries on Wheels asks for proof, and decides')
const policy = (await readJson('policy.json')) as AcceptancePolicy
const ladder = defineLadder(await readJson('groceries.ladder.json'))
const groceries = await startGroceries({ ladder, policy, documents: [courier.document], net })
const asked = (await ask(`${groceries.url}/asks`, {})).json
const { presentations, disclosure } = await ana.present(asked)
const presentation = presentations[0]?.presentation
const shown = JSON.stringify(presentation)
console.log(`asked for ${asked.rung}`)
console.log(
  `shown: ${disclosure.badges.length} badge of ${badges.length}; left out: ${disclosure.badges[0]?.unneeded.join(', ')}`,
)
claim('the briefing stays in the wallet', presentations.length === 1 && !shown.includes('Winter briefing'))
claim('the route test is shown', shown.includes('"91"'))
claim('the stars and the way that she rode are not', !shown.includes('"4.8"') && !shown.includes('harbour'))
fetched.length = 0
const taken = await ask(`${groceries.url}/proofs`, { challenge: asked.challenge, presentation })
const { roles, reasons, ladder: standing, decision, receipt } = taken.json
console.log(`accepted as: ${roles}`)
for (const reason of reasons ?? []) console.log(`because: ${reason}`)
console.log(`ready for: ${standing?.ready}`)
for (const { rung, missing } of standing?.next ?? []) console.log(`for ${rung} is missing: ${missing.join('; ')}`)
claim('she is a rider', taken.status === 200 && roles.join() === 'rider')
claim('the status list came from the courier platform', fetched.join() === `${courier.url}/status/revocation/1`)
claim('what is missing is said', standing.next.length === 1 && standing.next[0].missing.join().includes('first-aid'))

heading('4. Ana has a receipt')
const strict = createVerifier({ mechanisms })
const { id, receipt: record } = receipt.credentialSubject
console.log(`asked: ${record.asked.join('; ')}`)
console.log(
  `decided: ${record.decision} for ${record.roles.join()} at ${record.decidedAt}; a person is at ${record.appeal.email}`,
)
claim('its signature is right', (await strict.verify(receipt)).checks.proof.state === 'pass')
claim('it names her, and what was decided on', id === ana.did && record.inputDigest === decision.inputDigest)
claim('it repeats nothing of the badge', !JSON.stringify(receipt).includes('"91"'))
const bent = structuredClone(receipt)
bent.credentialSubject.receipt.roles = ['dispatcher']
claim('one with another role in it is rejected', (await strict.verify(bent)).outcome === 'rejected')

heading('5. What does not get in')
const again = await ask(`${groceries.url}/proofs`, { challenge: asked.challenge, presentation })
claim('the same presentation again', again.status === 400)
const other = (await ask(`${groceries.url}/asks`, {})).json
const replayed = await ask(`${groceries.url}/proofs`, { challenge: other.challenge, presentation })
claim('one for another occasion', replayed.status === 422 && replayed.json.codes.includes('proof.challenge_mismatch'))
claim('an answer without a challenge', (await ask(`${groceries.url}/proofs`, { presentation })).status === 400)

heading('6. The courier platform revokes the badge: it was issued in error')
const before = await ask(`${groceries.url}/rechecks`, { worker: ana.did })
claim('until then the badge is checked again and is right', before.status === 200 && before.json.accepted)
const late = (await ask(`${groceries.url}/asks`, {})).json
const signedBefore = (await ana.present(late)).presentations[0]?.presentation
await courier.revoke(claimed.json.id)
const after = await ask(`${groceries.url}/rechecks`, { worker: ana.did })
for (const reason of after.json.reasons) console.log(`refused: ${reason}`)
claim(
  'the next check refuses it, and says why',
  after.json.outcome === 'rejected' && after.json.codes.join() === 'status.revoked',
)
const anywhere = await ask(`${courier.url}/credentials/verify`, { verifiableCredential: JSON.parse(claimed.json.text) })
claim('so does the service of the issuer, for whoever asks', anywhere.status === 422 && anywhere.json.verified === false)
const sentAfter = await ask(`${groceries.url}/proofs`, { challenge: late.challenge, presentation: signedBefore })
claim('a presentation signed before is refused too', sentAfter.status === 422 && sentAfter.json.codes.includes('status.revoked'))
const unproven = await ana
  .present((await ask(`${groceries.url}/asks`, {})).json)
  .catch((error: { readonly code?: string }) => error)
claim('her wallet knows, and does not show it any more', 'code' in unproven && unproven.code === 'holder.rung_unproven')
const log = courier.log().join('\n')
claim('the log of the courier platform names neither codes nor people', !log.includes(code) && !log.includes(ana.did))

heading('7. The service of the courier platform is away')
await courier.close()
const unknown = await ask(`${groceries.url}/rechecks`, { worker: ana.did })
console.log(`${unknown.json.outcome}: ${unknown.json.reasons.join(' ')}`)
claim('a status that cannot be had is neither good nor bad', unknown.status === 503 && unknown.json.outcome === 'indeterminate')

await groceries.close()
finish()
