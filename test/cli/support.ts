import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { type CliIo, runCli } from '../../src/cli/index.js'
import { type JsonObject, utf8 } from '../../src/core/index.js'
import { buildDidDocument } from '../../src/did/index.js'
import { createIssuer, type Issuer } from '../../src/issue/index.js'
import { createSigner, toKeyFile } from '../../src/keys/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { ob3Jwt } from '../../src/securing/jose/ob3-jwt.js'
import type { Loose } from '../support/badges.js'
import { newKeyPair } from '../support/keys.js'

export const NOW = '2026-06-01T00:00:00Z'
export const PASSPHRASE = 'correct horse battery staple'
export const WORKER = 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
export const FIRST_AID = 'https://school.example/achievements/first-aid'

/** What a command left behind. */
export interface Ran {
  readonly status: number
  readonly out: string
  readonly err: string
  /** The lines of standard output as JSON. */
  readonly lines: Loose[]
  readonly json: Loose
}

/** A folder of its own, and commands that run in it. */
export interface World {
  readonly cwd: string
  run(words: readonly string[] | string, io?: Partial<CliIo> & { readonly stdin?: string | Uint8Array }): Promise<Ran>
  write(path: string, content: unknown): string
  read(path: string): string
  json(path: string): Loose
  list(path?: string): string[]
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A new empty folder, removed after the tests of the file. */
export function newWorld(): World {
  const cwd = mkdtempSync(join(tmpdir(), 'rungs-cli-'))
  folders.push(cwd)
  const read = (path: string): string => readFileSync(join(cwd, path), 'utf8')
  return {
    cwd,
    async run(words, { stdin = '', ...more } = {}) {
      const argv = typeof words === 'string' ? words.split(' ').filter((word) => word !== '') : words
      const shown = { out: '', err: '' }
      const status = await runCli(argv, {
        cwd,
        env: {},
        isTerminal: false,
        columns: 100,
        out: (text) => (shown.out += text),
        err: (text) => (shown.err += text),
        readStdin: async () => (typeof stdin === 'string' ? utf8(stdin) : stdin),
        ...more,
      })
      // Whatever a command is given, nothing that a terminal obeys comes out where there is no terminal.
      if (more.isTerminal !== true) for (const text of [shown.out, shown.err]) expect(text).not.toMatch(OBEYED)
      for (const text of [shown.out, shown.err]) {
        expect(text).not.toContain(PASSPHRASE)
        expect(text).not.toMatch(/"(d|p|q|dp|dq|qi|secretKeyJwk|privateKeyJwk)":/)
      }
      const lines = (): Loose[] =>
        shown.out
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
      return {
        status,
        ...shown,
        get lines() {
          return lines()
        },
        get json() {
          expect(lines()).toHaveLength(1)
          return lines()[0]
        },
      }
    },
    write(path, content) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true })
      writeFileSync(
        join(cwd, path),
        content instanceof Uint8Array || typeof content === 'string' ? content : JSON.stringify(content),
      )
      return path
    },
    read,
    json: (path) => JSON.parse(read(path)),
    list: (path = '.') => readdirSync(join(cwd, path)).sort(),
  }
}

/** Controls but line feeds, direction overrides and marks, and what has no width. */
export const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/

/** Someone who issues: a key file, a DID and the library's own issuer. */
export interface Organisation {
  readonly did: string
  readonly keyFile: JsonObject
  readonly document: JsonObject
  readonly issuer: Issuer
}

/** An organisation under a did:web, or under the DID of its key. */
export async function newOrganisation(
  did?: string,
  alg: 'Ed25519' | 'ES256' = 'Ed25519',
  name = 'Vocational School',
): Promise<Organisation> {
  const { publicJwk, secretJwk } = await newKeyPair(alg)
  const file = toKeyFile(secretJwk, did)
  const issuer = createIssuer({
    profile: { id: file.controller, name },
    signer: createSigner(secretJwk, { id: file.id }),
    mechanism: alg === 'Ed25519' ? eddsaRdfc2022 : ob3Jwt,
    now: NOW,
  })
  const document = did === undefined ? {} : buildDidDocument({ did, keys: [{ publicJwk }] })
  return { did: file.controller, keyFile: file as unknown as JsonObject, document: document as unknown as JsonObject, issuer }
}

/** A badge of first aid as the text of a file. */
export async function badgeText(school: Organisation, changes: Loose = {}): Promise<string> {
  const { achievement, ...more } = changes
  const { credential } = await school.issuer.issue({
    validFrom: '2026-02-01T00:00:00Z',
    subject: WORKER,
    achievement: {
      id: FIRST_AID,
      name: 'First aid',
      description: 'Gives first aid.',
      criteria: { narrative: 'Passed.' },
      ...achievement,
    },
    ...more,
  })
  return typeof credential === 'string' ? credential : JSON.stringify(credential)
}

const text = (words: string): object => ({ en: words })
export const rungId = (name: string): string => `https://platform.example/ladders/delivery/${name}`

/** A ladder file: courier on first aid, lead on courier, tested with a result. */
export function ladderFile(owner: string, school: string, changes: object = {}): JsonObject {
  const rung = (name: string, requires: object, more: object = {}): object => ({
    id: rungId(name),
    name: text(name),
    description: text(`About ${name}.`),
    requires,
    ...more,
  })
  const firstAid = { op: 'credential', match: { ids: [FIRST_AID] }, issuers: { ids: [school] } }
  return {
    id: 'https://platform.example/ladders/delivery',
    version: '1.0.0',
    status: 'active',
    effective: { from: '2026-01-01' },
    defaultLanguage: 'en',
    name: text('Delivery'),
    description: text('Last-mile delivery.'),
    owner,
    rungs: [
      rung('courier', firstAid, { validity: { duration: 'P2Y' } }),
      rung('lead', { op: 'rung', rung: rungId('courier') }),
      rung('tested', firstAid, {
        results: [
          {
            name: 'test',
            id: `${rungId('tested')}#test`,
            title: text('Test'),
            resultType: 'Percent',
            valueMin: '0',
            valueMax: '100',
            required: '70',
          },
        ],
      }),
    ],
    ...changes,
  } as unknown as JsonObject
}
