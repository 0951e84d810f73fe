/**
 * `npm run soak -- --minutes 10 --connections 32`: holds a service of its own under load, over HTTP, and ends well when its memory
 * stayed flat and every claim that was answered is there.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createIssuer, createVerifier } from 'rungs'
import { createVcapiHolder, runVcapiExchange } from 'rungs/exchange/vcalm'
import { presentCredentials } from 'rungs/holder'
import { createSigner, generateKey, toKeyFile } from 'rungs/keys'
import { createNet } from 'rungs/net'
import { createOfferDesk } from 'rungs/offer'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import { openSqliteStore } from 'rungs/storage/sqlite'

const ACHIEVEMENT = {
  id: 'https://courier.example/achievements/briefing',
  name: 'Briefing',
  description: 'Was there.',
  criteria: { narrative: 'Was there.' },
}

const { minutes, connections } = readWords()
const folder = mkdtempSync(join(tmpdir(), 'rungs-soak-'))
const service = await startService()
try {
  process.exitCode = (await soak(service)) ? 0 : 1
} finally {
  service.child.kill('SIGTERM')
  await service.ended
  rmSync(folder, { recursive: true, force: true })
}

interface Service {
  readonly child: ChildProcess
  readonly url: string
  readonly key: Awaited<ReturnType<typeof generateKey>>
  readonly ended: Promise<unknown>
}

function readWords(): { readonly minutes: number; readonly connections: number } {
  const { values } = parseArgs({ options: { minutes: { type: 'string' }, connections: { type: 'string' } } })
  return { minutes: Number(values.minutes ?? 10), connections: Number(values.connections ?? 32) }
}

/** The built command, as an operator starts it. */
async function startService(): Promise<Service> {
  const key = await generateKey('Ed25519')
  writeFileSync(join(folder, 'key.json'), JSON.stringify(toKeyFile(key.secretJwk)), { mode: 0o600 })
  const words = [
    'dist/cli/main.js',
    'serve',
    '--port',
    '0',
    '--key',
    join(folder, 'key.json'),
    '--store',
    join(folder, 'store.db'),
    '--offers',
  ]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stderr?.on('data', (part) => {
      text += part
      const [found] = /http:\/\/[\d.]+:\d+/.exec(text) ?? []
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(text)))
  })
  return { child, url, key, ended }
}

async function soak({ child, url, key }: Service): Promise<boolean> {
  const store = await openSqliteStore({ path: join(folder, 'store.db') })
  const issuer = createIssuer({ signer: createSigner(key), mechanism: eddsaRdfc2022 })
  const desk = createOfferDesk({
    store,
    issuer,
    verifier: createVerifier({ mechanisms: [eddsaRdfc2022] }),
    claimPage: `${url}/interactions`,
  })
  const net = createNet({
    ports: [Number(new URL(url).port)],
    unsafeAllowAddresses: ['127.0.0.1'],
    maxConnectionsPerHost: connections,
    maxConnections: connections,
  })
  const claimed: {
    readonly code: string
    readonly offer: string
    readonly credential: string
    readonly again: () => Promise<string>
  }[] = []
  const counts = { claims: 0, issued: 0, verified: 0, refused: 0 }
  const endAt = Date.now() + minutes * 60_000

  const claim = async (code: string, holder: ReturnType<typeof createVcapiHolder>): Promise<string> => {
    const end = await runVcapiExchange(`${url}/workflows/claim/exchanges/${code}`, { net, holder })
    const [credential] = end.received
    if (end.outcome !== 'done' || typeof credential !== 'object') throw new Error(`a claim ended as ${end.outcome}`)
    return JSON.stringify(credential)
  }
  const work = async (): Promise<void> => {
    while (Date.now() < endAt) {
      const signer = createSigner(await generateKey('Ed25519'))
      const holder = createVcapiHolder({ signer, mechanisms: [eddsaRdfc2022] })
      const made = await desk.make({ badge: { achievement: ACHIEVEMENT } })
      const code = (made.code as string).replace(/-/g, '')
      const credential = await claim(code, holder)
      counts.claims++
      claimed.push({ code, offer: made.id, credential, again: () => claim(code, holder) })
      if ((await post(`${url}/credentials/verify`, { verifiableCredential: JSON.parse(credential) })) === 200) counts.verified++
      const id = issuer.profile.id
      const plain = {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiableCredential'],
        issuer: id,
        credentialSubject: { id },
      }
      if ((await post(`${url}/issuers/eddsa-rdfc-2022/credentials/issue`, { credential: plain })) === 201) counts.issued++
      // Somebody who has seen the code, and nonsense: both are refused.
      const stranger = createSigner(await generateKey('Ed25519'))
      const { presentation } = await presentCredentials([], {
        signer: stranger,
        mechanism: eddsaRdfc2022,
        binding: { challenge: 'x', domain: url },
      })
      if ((await post(`${url}/workflows/claim/exchanges/${code}`, { verifiablePresentation: presentation })) >= 400)
        counts.refused++
      if ((await post(`${url}/credentials/verify`, '{"nonsense":')) === 400) counts.refused++
    }
  }
  const memory: number[] = []
  const sample = (): void => {
    memory.push(residentMiB(child.pid as number))
    const left = Math.max(0, Math.round((endAt - Date.now()) / 1000))
    process.stdout.write(`${left} s left: ${JSON.stringify(counts)}, ${memory[memory.length - 1]?.toFixed(0)} MiB\n`)
  }
  const timer = setInterval(sample, Math.min(15_000, (minutes * 60_000) / 12))
  await Promise.all(Array.from({ length: connections }, work))
  clearInterval(timer)
  sample()

  const lost = await findLost(claimed, desk)
  await store.close()
  const isFlat = flat(memory)
  const isWhole = counts.verified === counts.claims && counts.issued === counts.claims && counts.refused === 2 * counts.claims
  process.stdout.write(
    `lost claims: ${lost} of ${counts.claims}; memory ${isFlat ? 'flat' : 'NOT flat'}: ${memory.map((one) => one.toFixed(0)).join(' ')} MiB\n`,
  )
  if (!isWhole) process.stdout.write('NOT every request was answered as it should be\n')
  return lost === 0 && isFlat && isWhole && counts.claims > 0
}

/** Claims that the store does not know, or that give another badge when they are made again: of the latter a sample. */
async function findLost(
  claimed: readonly { readonly offer: string; readonly credential: string; readonly again: () => Promise<string> }[],
  desk: ReturnType<typeof createOfferDesk>,
): Promise<number> {
  let lost = 0
  for (const { offer, credential } of claimed) {
    const entry = await desk.find(offer)
    if (entry?.state !== 'claimed' || entry.credentialId !== JSON.parse(credential).id) lost++
  }
  const step = Math.max(1, Math.floor(claimed.length / 100))
  for (let at = 0; at < claimed.length; at += step) {
    const one = claimed[at]
    if (one !== undefined && (await one.again()) !== one.credential) lost++
  }
  return lost
}

async function post(url: string, body: unknown): Promise<number> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text })
  await response.arrayBuffer()
  return response.status
}

function residentMiB(pid: number): number {
  const [, kibibytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kibibytes) / 1024
}

/** The last quarter against the second: everything was loaded and compiled by then. */
function flat(memory: readonly number[]): boolean {
  const quarter = Math.floor(memory.length / 4)
  const median = (from: number): number =>
    [...memory.slice(from, from + Math.max(1, quarter))].sort((a, b) => a - b)[Math.floor(quarter / 2)] as number
  return median(memory.length - Math.max(1, quarter)) <= median(quarter) * 1.25 + 16
}
