import { describe, expect, it } from 'vitest'
import { isRungsError } from '../../src/core/index.js'
import { buildDidDocument, createControllerResolver } from '../../src/did/index.js'
import { generateKey, toDidKey } from '../../src/keys/index.js'

const codeOf = async (run: Promise<unknown>): Promise<unknown> => {
  try {
    return await run
  } catch (error) {
    return isRungsError(error) ? [error.code, error.kind] : error
  }
}

describe('documents that are passed in', () => {
  it('cannot say another key for a did:key, which says its own', async () => {
    const victim = toDidKey((await generateKey()).publicJwk)
    const forged = {
      ...buildDidDocument({ did: 'did:web:evil.example', keys: [{ publicJwk: (await generateKey()).publicJwk }] }),
    }
    const document = JSON.parse(JSON.stringify(forged).replaceAll('did:web:evil.example', victim))
    const resolved = await createControllerResolver({ documents: [document] }).resolve(victim)
    expect(resolved).toEqual(await createControllerResolver().resolve(victim))
  })

  it.each(['did:web:[::1]', 'did:web:2130706433', 'did:web:a%2Fx', 'did:web:school.example%00', 'did:web:schоol.example'])(
    'cannot give a meaning to %j (did:web, method-specific identifier)',
    async (did) => {
      const document = { id: did, verificationMethod: [] }
      const resolving = async () => createControllerResolver({ documents: [document] }).resolve(did)
      expect(await codeOf(resolving())).toEqual([expect.stringMatching(/^did\./), 'input'])
    },
  )
})

describe('a net of the caller’s own', () => {
  it('may fail in any way: the document could not be had', async () => {
    const net = { fetch: () => Promise.reject(new TypeError('fetch failed')) }
    const resolver = createControllerResolver({ net })
    expect(await codeOf(resolver.resolve('did:web:school.example'))).toEqual(['net.unreachable', 'operation'])
    expect(await codeOf(resolver.resolve('https://school.example/issuer'))).toEqual(['net.unreachable', 'operation'])
  })
})
