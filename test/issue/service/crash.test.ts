import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createIssuer, createIssuerService, createStatusService } from '../../../src/issue/index.js'
import { createSigner, generateKey } from '../../../src/keys/index.js'
import { eddsaRdfc2022 } from '../../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { decodeBitstring, readStatus } from '../../../src/status/index.js'
import { openSqliteStore } from '../../../src/storage/sqlite/index.js'
import { buildWriter } from '../../storage/writers.js'
import { BASE } from '../status/support.js'
import type { IssuingJob } from './issuing-process.js'

const KILLS = 15
const folder = mkdtempSync(join(tmpdir(), 'rungs-issuing-'))
afterAll(() => rmSync(folder, { recursive: true }))
const start = await buildWriter<IssuingJob>('test/issue/service/issuing-process.ts')

describe('an issuer that is killed again and again', () => {
  it('keeps what it acknowledged, and issues nothing twice', { timeout: 240_000 }, async () => {
    const path = join(folder, 'store.db')
    const { secretJwk } = await generateKey('Ed25519')
    const lines: string[] = []
    for (let kill = 0; kill < KILLS; kill++) {
      const from = numbersOf(lines, 'issued').at(-1) ?? 0
      // The last one is asked for again, as whoever got no answer would.
      const process = start({ path, secretJwk, baseUrl: BASE, from })
      await process.said(3)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
      await process.kill()
      lines.push(...process.lines())
    }
    const store = await openSqliteStore({ path })
    const issuer = createIssuer({ signer: createSigner(secretJwk), mechanism: eddsaRdfc2022 })
    const status = createStatusService({ store, issuer, baseUrl: BASE })
    const { log } = createIssuerService({ store, issuer, status })
    const issued = new Map(pairsOf(lines, 'issued'))
    expect(issued.size).toBeGreaterThan(KILLS)
    // However often a key was asked for, it had one answer.
    for (const [number, id] of pairsOf(lines, 'issued')) expect(issued.get(number)).toBe(id)
    for (const [row, id] of issued)
      expect(await log.findByKey({ achievement: 'https://courier.example/a', recipient: 'did:example:ana', row })).toMatchObject({
        id,
      })
    expect((await store.read(({ credentials }) => credentials.count())) - issued.size).toBeLessThanOrEqual(1)
    const revoked = pairsOf(lines, 'revoked')
    for (const [, id] of revoked) expect(await status.findState(id)).toBe('revoked')
    // What was published has everybody who was revoked before.
    const last = numbersOf(lines, 'published').at(-1) ?? 0
    const { body } = await status.handleStatusList({ method: 'GET', url: `${BASE}revocation/1` })
    const bits = await decodeBitstring(JSON.parse(body).credentialSubject.encodedList)
    for (const [number, id] of revoked.filter(([number]) => Number(number) <= last)) {
      const [place] = await store.read(({ lists }) => lists.placesOf(id))
      expect([number, readStatus(bits, place?.index as number)]).toEqual([number, 1])
    }
    const audit = await status.audit()
    expect(audit).toMatchObject({ isSound: true, findings: [] })
    expect(audit.lists[0]?.unused).toBeLessThanOrEqual(1)
    await store.close()
  })
})

function pairsOf(lines: readonly string[], kind: string): (readonly [string, string])[] {
  return lines.flatMap((line) => {
    const [name, number = '', id = ''] = line.split(' ')
    return name === kind ? [[number, id] as const] : []
  })
}

function numbersOf(lines: readonly string[], kind: string): readonly number[] {
  return pairsOf(lines, kind).map(([number]) => Number(number))
}
