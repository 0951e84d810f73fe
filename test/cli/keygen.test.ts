import { statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSigner, openKeystore } from '../../src/keys/index.js'
import { errorOf } from '../support/badges.js'
import { newWorld, PASSPHRASE } from './support.js'

const env = { RUNGS_PASSPHRASE: PASSPHRASE }

describe('rungs keygen', () => {
  it.each([
    ['Ed25519', undefined, /^did:key:z6Mk/],
    ['Ed25519', 'jwk', /^did:jwk:/],
    ['ES256', 'key', /^did:key:zDn/],
    ['ES384', undefined, /^did:key:z82/],
    ['RS256', undefined, /^did:jwk:/],
    ['PS256', undefined, /^did:jwk:/],
    ['PS256', 'web:school.example', /^did:web:school\.example$/],
    ['ES256', 'web:school.example', /^did:web:school\.example$/],
    ['RS256', 'web:school.example%3A8443:issuers:1', /^did:web:school\.example%3A8443:issuers:1$/],
  ])('makes a key: %s %s', async (alg, did, expected) => {
    const world = newWorld()
    const { status, json } = await world.run(
      `keygen --alg ${alg} ${did === undefined ? '' : `--did ${did}`} --out keys/k.json --json`,
      { env },
    )
    expect(status).toBe(0)
    expect(json.did).toMatch(expected)
    expect(statSync(join(world.cwd, 'keys/k.json')).mode & 0o777).toBe(0o600)
    const key = await openKeystore(world.json('keys/k.json'), PASSPHRASE)
    expect(key).toMatchObject({ id: json.id, controller: json.did })
    expect(createSigner(key.secretKeyJwk, { id: key.id }).alg).toBe(alg)
    // Encrypted: no private member, and no bytes of it, stand in the file.
    const stored = world.read('keys/k.json')
    expect(stored).not.toMatch(/"(d|p|q|secretKeyJwk|privateKeyJwk)"/)
    expect(stored).not.toContain(key.secretKeyJwk['d' as keyof typeof key.secretKeyJwk])
    expect(world.list('keys')).toEqual(did?.startsWith('web:') ? ['did.json', 'k.json'] : ['k.json'])
    if (!did?.startsWith('web:')) return
    const document = world.json('keys/did.json')
    expect(document).toMatchObject({ id: json.did, assertionMethod: [json.id] })
    expect(JSON.stringify(document)).not.toMatch(/"(d|p|q|dp|dq|qi)":/)
  })

  it('is told where to publish', async () => {
    const { out } = await newWorld().run('keygen --alg Ed25519 --did web:school.example --out k.json', { env })
    expect(out).toContain('https://school.example/.well-known/did.json')
  })

  it('asks for the passphrase where somebody can answer', async () => {
    const world = newWorld()
    const asked: string[] = []
    const askSecret = async (question: string): Promise<string> => {
      asked.push(question)
      return PASSPHRASE
    }
    expect((await world.run('keygen --alg Ed25519 --out k.json', { askSecret })).status).toBe(0)
    expect(asked).toHaveLength(2)
    expect(asked[0]).toContain('k.json')
    expect((await openKeystore(world.json('k.json'), PASSPHRASE)).type).toBe('JsonWebKey')
    expect((await errorOf(openKeystore(world.json('k.json'), 'another'))).code).toBe('keys.passphrase_wrong')
  })

  it('asks twice, and writes nothing when the answers differ', async () => {
    for (const answers of [
      [PASSPHRASE, 'another'],
      [PASSPHRASE, ''],
    ]) {
      const world = newWorld()
      const askSecret = async (): Promise<string> => answers.shift() ?? ''
      const { status, err } = await world.run('keygen --alg Ed25519 --did web:school.example --out k.json', { askSecret })
      expect([status, world.list()]).toEqual([64, []])
      expect(err).toContain('cli.usage')
    }
  })

  it('asks nobody when RUNGS_PASSPHRASE is set', async () => {
    const askSecret = async (): Promise<string> => {
      throw new Error('asked')
    }
    expect((await newWorld().run('keygen --alg Ed25519 --out k.json', { env, askSecret })).status).toBe(0)
  })

  it.each(['did.json', 'keys/did.json', './keys/../did.json', 'DID.json'])(
    'refuses to put the key where its document goes: %s',
    async (out) => {
      const world = newWorld()
      const { status, err } = await world.run(`keygen --alg Ed25519 --did web:school.example --out ${out}`, { env })
      expect(status).toBe(64)
      expect(err).toContain('cli.usage')
      expect(world.list()).toEqual([])
      expect((await world.run(`keygen --alg Ed25519 --out ${out}`, { env })).status).toBe(0)
    },
  )

  it.each(['k.json', 'did.json'])('leaves %s alone when it is a link that leads nowhere', async (name) => {
    const world = newWorld()
    symlinkSync(join(world.cwd, 'elsewhere.json'), join(world.cwd, name))
    const { status, err } = await world.run('keygen --alg Ed25519 --did web:school.example --out k.json', { env })
    expect([status, world.list()]).toEqual([66, [name]])
    expect(err).toContain('cli.file_exists')
  })

  it.each([{}, { env: { RUNGS_PASSPHRASE: '' } }, { askSecret: async () => '' }])(
    'writes nothing without a passphrase: %o',
    async (io) => {
      const world = newWorld()
      const { status, err } = await world.run('keygen --alg Ed25519 --did web:school.example --out k.json', io)
      expect(status).toBeGreaterThanOrEqual(64)
      expect(err).toContain('keys.passphrase_missing')
      expect(world.list()).toEqual([])
    },
  )

  it.each(['k.json', 'did.json'])('leaves %s alone when it is there, and writes nothing beside it', async (name) => {
    const world = newWorld()
    world.write(name, 'mine')
    const { status, err } = await world.run('keygen --alg Ed25519 --did web:school.example --out k.json', { env })
    expect(status).toBe(66)
    expect(err).toContain('cli.file_exists')
    expect(world.list()).toEqual([name])
    expect(world.read(name)).toBe('mine')
  })

  it.each([
    'RS256 --did key',
    'PS256 --did key',
    'PS384',
    'Ed25519 --did web:',
    'Ed25519 --did web:a/b',
    'Ed25519 --did web:user@school.example',
  ])('refuses --alg %s', async (words) => {
    const world = newWorld()
    expect((await world.run(`keygen --alg ${words} --out k.json`, { env })).status).toBeGreaterThanOrEqual(64)
    expect(world.list()).toEqual([])
  })

  it('says what keeps it from writing', async () => {
    const world = newWorld()
    world.write('file', 'x')
    const { status, err } = await world.run('keygen --alg Ed25519 --out file/k.json', { env })
    expect(status).toBe(66)
    expect(err).toContain('cli.file_unreadable')
    expect(world.list()).toEqual(['file'])
  })
})
