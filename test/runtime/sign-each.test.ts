import { describe, expect, it } from 'vitest'
import { utf8 } from '../../src/core/index.js'
import type { Runtime, SignatureAlgorithm } from '../../src/runtime/index.js'
import * as node from '../../src/runtime/node/index.js'
import * as web from '../../src/runtime/web/index.js'

const sides: readonly (readonly [string, Runtime])[] = [
  ['node', node],
  ['web', web],
]
const algorithms: readonly SignatureAlgorithm[] = ['Ed25519', 'ES256', 'ES384']
const messages = Array.from({ length: 70 }, (_, index) => utf8(`statement ${index}`))

describe.each(sides)('signatures of many messages on the %s side', (_name, side) => {
  it.each(algorithms)('are each right for its own message, by %s', async (algorithm) => {
    const { publicJwk, secretJwk } = await node.generateKeyPair(algorithm)
    const signatures = await side.signEach(side.importSecretKey(algorithm, secretJwk), messages)
    expect(signatures).toHaveLength(messages.length)
    for (const [index, message] of messages.entries()) {
      expect(Object.getPrototypeOf(signatures[index])).toBe(Uint8Array.prototype)
      expect(node.verify(node.importPublicKey(algorithm, publicJwk), message, signatures[index] as Uint8Array)).toBe(true)
    }
    const key = side.importPublicKey(algorithm, publicJwk)
    expect(await side.verifyEach(key, messages, signatures)).toBe(true)
    expect(await side.verifyEach(key, [], [])).toBe(true)
    for (const wrong of [0, 31, 32, 69]) {
      const swapped = signatures.with(wrong, signatures[(wrong + 1) % 70] as Uint8Array)
      expect(await side.verifyEach(key, messages, swapped)).toBe(false)
      expect(await side.verifyEach(key, messages, signatures.with(wrong, new Uint8Array(3)))).toBe(false)
    }
  })

  it('are refused where one is missing or too many', async () => {
    const { publicJwk, secretJwk } = await node.generateKeyPair('ES256')
    const signatures = await side.signEach(side.importSecretKey('ES256', secretJwk), messages)
    const key = side.importPublicKey('ES256', publicJwk)
    expect(await side.verifyEach(key, messages, signatures.slice(1))).toBe(false)
    expect(await side.verifyEach(key, messages.slice(1), signatures)).toBe(false)
  })
})
