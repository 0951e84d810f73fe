import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createIssuer, createVerifier } from 'rungs'
import { createStatusService, type StatusService } from 'rungs/issue'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import { decodeBitstring, readStatus } from 'rungs/status'
import { openSqliteStore } from 'rungs/storage/sqlite'
import { createBenchKey } from '../key.js'
import { check, contestRow, inTurn, type Row } from '../row.js'

const ENTRIES = 131_072
/** One in as many is suspended. */
const SHARE = 256
const CHANGED = 64

interface Filled {
  readonly path: string
  readonly status: StatusService
  readonly close: () => Promise<void>
}

/** A file with a full list, gone when the process ends. */
async function fillStore(): Promise<Filled> {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'badges.db')
  const store = await openSqliteStore({ path })
  const { signer } = await createBenchKey()
  const issuer = createIssuer({ signer, mechanism: eddsaRdfc2022 })
  const status = createStatusService({ store, issuer, baseUrl: 'https://courier.example/status/', purposes: ['suspension'] })
  const allocations = await status.reserve('bench', ENTRIES)
  const places = allocations.flatMap((allocation, at) => status.placesFor(allocation, credentialOf(at)))
  await store.transaction((tx) => tx.lists.insertPlaces(places))
  for (let at = CHANGED; at < ENTRIES; at += SHARE)
    await status.suspend({ credential: credentialOf(at), reason: 'withdrawnForSafety' })
  await status.publish()
  return { path, status, close: () => store.close() }
}

function credentialOf(at: number): string {
  return `urn:example:credential:${at}`
}

/** A change of one status, and the list that says so, signed and kept to be served. */
export const republishRow: Row = contestRow('status/republish', async () => {
  const { status } = await fillStore()
  const suspended = new Set<string>()
  const change = async (credential: string) => {
    const isLifted = suspended.delete(credential)
    if (!isLifted) suspended.add(credential)
    const { list } = isLifted
      ? await status.reinstate({ credential })
      : await status.suspend({ credential, reason: 'withdrawnForSafety' })
    return { list, published: await status.publish() }
  }
  const { list, published } = await change(credentialOf(0))
  const { body } = await status.handleStatusList({ method: 'GET', url: list })
  const signed = JSON.parse(body) as { credentialSubject: { encodedList: string } }
  const bits = await decodeBitstring(signed.credentialSubject.encodedList)
  const set = Array.from({ length: ENTRIES }, (_, index) => readStatus(bits, index)).filter((value) => value === 1).length
  check(published.length === 1 && set === ENTRIES / SHARE + 1, `the list says ${ENTRIES / SHARE + 1}, not ${set}`)
  const report = await createVerifier({ mechanisms: [eddsaRdfc2022] }).verify(body)
  check(report.checks.proof.state === 'pass', 'the published list verifies')
  const credentials = Array.from({ length: CHANGED }, (_, at) => credentialOf(at))
  return { ours: inTurn(credentials, change), peers: [] }
})

/** From a file with a full list to a store that is ready, and closed again; no key is unlocked. */
export const openStoreRow: Row = contestRow('store/open', async () => {
  const { path, close } = await fillStore()
  await close()
  const open = async () => {
    const store = await openSqliteStore({ path })
    const lists = await store.read((view) => view.lists.list())
    await store.close()
    return lists.length
  }
  check((await open()) === 1, 'the list is there')
  return { ours: open, peers: [] }
})
