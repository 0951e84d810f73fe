import { isDeepStrictEqual } from 'node:util'
import { createIssuer } from 'rungs'
import type { JsonObject } from 'rungs/core'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import { buildBenchCredentials, CREATED } from '../credential.js'
import { createBenchKey } from '../key.js'
import { createLibraries } from '../libraries.js'
import { rawSign } from '../raw.js'
import { check, contestRow, inTurn, type Row } from '../row.js'

const DOCUMENTS = 32

/** Where the benchmark's credentials differ: six texts. */
const slots = {
  id: '/id',
  worker: '/credentialSubject/id',
  percent: '/credentialSubject/result/0/value',
  level: '/credentialSubject/result/1/value',
  statusId: '/credentialStatus/id',
  statusIndex: '/credentialStatus/statusListIndex',
}

/** From the texts of a row to a checked and secured credential, along `issueMany`; the peers secure the same documents built. */
export const templateRow: Row = contestRow('issue/eddsa-rdfc-2022/template', async () => {
  const key = await createBenchKey()
  const documents = buildBenchCredentials(key.did, DOCUMENTS) as unknown as JsonObject[]
  const issuer = createIssuer({ signer: key.signer, mechanism: eddsaRdfc2022, now: CREATED })
  const template = { draft: documents[0], slots }
  const rows = documents.map(textsOf)
  const libraries = await createLibraries(key)
  const theirs = documents.map((document) => structuredClone(document))
  let index = 0
  for await (const { credential } of issuer.issueMany(template, rows)) {
    for (const { name, issue, verify } of libraries) {
      check(isDeepStrictEqual(structuredClone(credential), await issue(theirs[index] as object)), `${name} makes the same proof`)
      check(await verify(structuredClone(credential)), `${name} verifies our proof`)
    }
    index++
  }
  check(index === DOCUMENTS, 'every row becomes a credential')
  const badges = issuer.issueMany(template, endless(rows))
  return {
    ours: async () => (await badges.next()).value,
    peers: libraries.map(({ name, issue }) => ({ name, run: inTurn(theirs, issue) })),
    raw: rawSign(key),
  }
})

function textsOf(document: JsonObject): Record<keyof typeof slots, string> {
  const at = (pointer: string): string =>
    pointer
      .slice(1)
      .split('/')
      .reduce<unknown>((value, member) => (value as Record<string, unknown>)[member], document) as string
  return Object.fromEntries(Object.entries(slots).map(([name, pointer]) => [name, at(pointer)])) as Record<
    keyof typeof slots,
    string
  >
}

function* endless<T>(items: readonly T[]): Generator<T> {
  for (;;) yield* items
}
