import { describe, expect, it } from 'vitest'
import { createSigner, type Signer } from '../../src/keys/index.js'
import { mechanisms } from '../../src/preset/all.js'
import { mechanismContract, signerContract } from '../../src/testing/index.js'
import { newKeyPair } from '../support/keys.js'
import { runContract, runSignerContract } from './support.js'

const names = ['Ed25519', 'ES256', 'ES384', 'RS256'] as const
const keys = new Map(await Promise.all(names.map(async (name) => [name, await newKeyPair(name)] as const)))
const signerOf = (name: (typeof names)[number]): Signer => createSigner(keys.get(name) as never)

describe.each(names)('a %s key in memory holds to the contract of signers', (name) => {
  runSignerContract(() => signerOf(name))
})

/** Names of the cases that a signer fails. */
async function failed(makeSigner: () => Signer | Promise<Signer>): Promise<string[]> {
  const found: string[] = []
  for (const { name, run } of signerContract(makeSigner)) {
    await run().catch(() => found.push(name.split(/[ ,;]/).slice(0, 3).join(' ')))
  }
  return found
}

describe('the contract of signers notices', () => {
  const good = signerOf('ES256')
  const with_ = (change: Partial<Signer>) => () => ({ ...good, ...change })

  it('nothing wrong with a good signer', async () => expect(await failed(() => good)).toEqual([]))

  it('names that do not fit', async () => {
    expect(await failed(with_({ id: 'key-1' }))).toEqual(['names a verification'])
    expect(await failed(with_({ alg: 'none' as never }))).toContain('names a verification')
    expect(await failed(with_({ alg: 'ES384' }))).toContain('names a verification')
    expect(await failed(with_({ maxBytes: 32 }))).toContain('names a verification')
    const secret = { ...good.publicJwk, d: 'AA' } as never
    expect(await failed(with_({ publicJwk: secret }))).toEqual(['names a verification'])
  })

  it('the key of another', async () => {
    expect(await failed(with_({ publicJwk: createSigner(await newKeyPair('ES256')).publicJwk }))).toContain('signs 1 ')
  })

  it('another key each time', async () => {
    expect(await failed(async () => createSigner(await newKeyPair('ES256')))).toEqual(['has the same'])
  })

  it('DER instead of raw signatures', async () => {
    const { sign, createPrivateKey } = await import('node:crypto')
    const key = createPrivateKey({ key: keys.get('ES256')?.secretJwk as never, format: 'jwk' })
    const found = await failed(with_({ sign: (bytes) => new Uint8Array(sign('sha256', bytes, key)) }))
    expect(found).toContain('signs 1 ')
  })

  it('a limit that is not kept, and one that is kept with a foreign error', async () => {
    expect(await failed(with_({ maxBytes: 4096 }))).toEqual(['signs 100 000', 'signs maxBytes bytes'])
    const sign = (bytes: Uint8Array): Uint8Array | Promise<Uint8Array> => {
      if (bytes.length > 4096) throw new Error('too long')
      return good.sign(bytes)
    }
    expect(await failed(with_({ maxBytes: 4096, sign }))).toEqual(['signs 100 000', 'signs maxBytes bytes'])
    expect(await failed(with_({ sign }))).toEqual(['signs 100 000'])
  })

  it('a buffer that is shared between calls', async () => {
    const shared = new Uint8Array(64)
    const sign = async (bytes: Uint8Array): Promise<Uint8Array> => {
      shared.set(await good.sign(bytes))
      return shared
    }
    expect(await failed(with_({ sign }))).toContain('signs eight messages')
  })

  it('the whole buffer under a view', async () => {
    const sign = (bytes: Uint8Array) => {
      if (!(bytes instanceof Uint8Array)) throw new Error('no bytes')
      return good.sign(new Uint8Array(bytes.buffer))
    }
    expect(await failed(with_({ sign }))).toEqual(['signs a view'])
  })

  it('a message that is read late, or written to', async () => {
    const late = async (bytes: Uint8Array): Promise<Uint8Array> => {
      await new Promise((resolve) => setTimeout(resolve, 1))
      return good.sign(bytes)
    }
    expect(await failed(with_({ sign: late }))).toEqual(['leaves the message'])
    const wiping = async (bytes: Uint8Array): Promise<Uint8Array> => {
      const signature = await good.sign(bytes)
      bytes.fill(0)
      return signature
    }
    expect(await failed(with_({ sign: wiping }))).toContain('leaves the message')
  })

  it('something else than bytes that is signed', async () => {
    const sign = (bytes: Uint8Array) => good.sign(new Uint8Array(bytes))
    expect(await failed(with_({ sign }))).toEqual(['refuses what is'])
  })
})

const algOf = (id: string): (typeof names)[number] => (/ecdsa|jwt/.test(id) ? 'ES256' : 'Ed25519')

/** `vc-jwt` takes credentials of VCDM 1.1, which the badge of the contract is not. */
const modern = mechanisms.filter(({ id }) => id !== 'vc-jwt')

describe.each(modern.map((mechanism) => [mechanism.id, mechanism] as const))(
  '%s holds to the contract of mechanisms',
  (id, mechanism) => {
    runContract(mechanismContract(mechanism, { signer: signerOf(algOf(id)) }))
  },
)

describe('the contract of mechanisms notices', () => {
  it('a mechanism that believes everything, and one that forgets the limit of a signer', async () => {
    const [real] = mechanisms
    if (real === undefined) throw new Error('no mechanisms')
    const signer = signerOf('Ed25519')
    const failedBy = async (mechanism: typeof real): Promise<string[]> => {
      const found: string[] = []
      for (const { name, run } of mechanismContract(mechanism, { signer })) await run().catch(() => found.push(name))
      return found
    }
    expect(await failedBy(real)).toEqual([])
    const credulous = {
      ...real,
      open: async (...[sealed]: Parameters<typeof real.open>) => {
        if (sealed.form !== 'embedded') throw new Error('not embedded')
        const { proof: _, ...credential } = sealed.document
        return {
          credential,
          controller: signer.id.split('#')[0] as string,
          verificationMethod: signer.id,
          publicJwk: signer.publicJwk,
          warnings: [],
        }
      },
    }
    expect((await failedBy(credulous)).length).toBeGreaterThanOrEqual(3)
    const greedy: typeof real = {
      ...real,
      secure: (badge, options) => {
        const { maxBytes: _, ...rest } = options.signer
        return real.secure(badge, { ...options, signer: rest })
      },
    }
    expect(await failedBy(greedy)).toEqual(['it gives a signer no more bytes than it takes'])
  })
})
