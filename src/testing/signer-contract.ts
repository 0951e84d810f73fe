import { verify } from '#runtime'
import { equalBytes, fromBase64url, isAbsoluteUrl, isRungsError } from '../core/index.js'
import { algorithmNamed, algorithmOfJwk, isSameKey, parsePublicJwk, readyPublicKey, type Signer } from '../keys/index.js'
import { type ContractCase, ensure, errorOf, sampleBytes } from './contract.js'

const LONG = 100_000
/** What is signed for an embedded proof: two SHA-256 digests. */
const PROOF_BYTES = 64

/**
 * The contract of a {@link Signer}, for whoever writes one: a list of cases for any test runner. Each makes its own signer and
 * signs some messages with it, about 40 in all.
 *
 * @param makeSigner makes a signer for the same key at each call
 * @example
 * ```ts
 * import { createSigner, generateKey } from 'rungs/keys'
 * import { signerContract } from 'rungs/testing'
 * const key = await generateKey('ES256')
 * for (const { name, run } of signerContract(() => createSigner(key))) {
 *   console.log(name)
 *   await run()
 * }
 * ```
 */
export function signerContract(makeSigner: () => Signer | Promise<Signer>): readonly ContractCase[] {
  const entry = (name: string, check: (signer: Signer) => Promise<void>): ContractCase =>
    Object.freeze({ name, run: async () => check(await makeSigner()) })
  return Object.freeze([
    entry('names a verification method, an algorithm and the public key of that algorithm', checkNames),
    entry('has the same id, algorithm and key each time it is made', async (signer) => {
      const again = await makeSigner()
      ensure(again.id === signer.id, 'two signers of one key differ in id')
      ensure(again.alg === signer.alg, 'two signers of one key differ in alg')
      ensure(isSameKey(again.publicJwk, signer.publicJwk), 'two signers of one key differ in publicJwk')
      ensure(again.maxBytes === signer.maxBytes, 'two signers of one key differ in maxBytes')
    }),
    entry('signs 1, 32 and 64 bytes; the signature is raw and of the right length', async (signer) => {
      for (const length of [1, 32, PROOF_BYTES]) await checkSignature(signer, sampleBytes(length))
    }),
    entry('signs 100 000 bytes, or refuses them with an error of the library where they are more than maxBytes', checkLong),
    entry('signs maxBytes bytes and refuses one more with an error of the library', checkLimit),
    entry('signs the bytes themselves, not others', async (signer) => {
      const message = sampleBytes(PROOF_BYTES)
      const signature = await signer.sign(message.slice())
      ensure(!(await wasSigned(signer, sampleBytes(PROOF_BYTES, 2), signature)), 'a signature holds for another message')
    }),
    entry('signs a view of a larger buffer without what is beside it', async (signer) => {
      const view = sampleBytes(3 * PROOF_BYTES).subarray(PROOF_BYTES, 2 * PROOF_BYTES)
      ensure(await wasSigned(signer, view.slice(), await signer.sign(view)), 'what is beside a view is signed with it')
    }),
    entry('signs eight messages at once, each its own', async (signer) => {
      const messages = Array.from({ length: 8 }, (_, index) => sampleBytes(PROOF_BYTES, index + 1))
      const signatures = await Promise.all(messages.map(async (message) => signer.sign(message)))
      for (const [index, message] of messages.entries()) {
        ensure(
          await wasSigned(signer, message, signatures[index] as Uint8Array),
          'a signature made among others is of another message',
        )
      }
    }),
    entry('leaves the message as it is, and signs it as it was when it was given', checkInput),
    entry('gives each caller a signature of their own', async (signer) => {
      const message = sampleBytes(PROOF_BYTES)
      const first = await signer.sign(message.slice())
      first.fill(0)
      await checkSignature(signer, message)
    }),
    entry('refuses what is not bytes', async (signer) => {
      for (const other of ['text', [1, 2], { length: 2 }, null, undefined, new ArrayBuffer(8), 5]) {
        ensure(await errorOf(() => signer.sign(other as never)), 'something else than bytes is signed')
      }
      await checkSignature(signer, sampleBytes(PROOF_BYTES))
    }),
  ])
}

async function checkNames({ id, alg, publicJwk, maxBytes }: Signer): Promise<void> {
  ensure(isAbsoluteUrl(id), 'id is no absolute URL')
  ensure(algorithmNamed(alg) !== undefined, 'alg is not in the table of algorithms')
  // Refuses private members too.
  const key = parsePublicJwk(publicJwk)
  ensure(algorithmOfJwk(key).name === alg, 'publicJwk is a key for another algorithm')
  readyPublicKey(key)
  if (maxBytes === undefined) return
  ensure(Number.isSafeInteger(maxBytes) && maxBytes >= PROOF_BYTES, 'maxBytes is no whole number from 64, so that no proof fits')
}

async function checkLong(signer: Signer): Promise<void> {
  const message = sampleBytes(LONG)
  if (signer.maxBytes === undefined || signer.maxBytes >= LONG) await checkSignature(signer, message)
  else await checkRefusal(signer, message)
}

async function checkLimit(signer: Signer): Promise<void> {
  const { maxBytes } = signer
  if (maxBytes === undefined) return
  await checkSignature(signer, sampleBytes(maxBytes))
  await checkRefusal(signer, new Uint8Array(maxBytes + 1))
}

async function checkInput(signer: Signer): Promise<void> {
  const message = sampleBytes(PROOF_BYTES)
  const given = message.slice()
  const pending = signer.sign(given)
  ensure(equalBytes(given, message), 'the message was changed')
  given.fill(0)
  ensure(await wasSigned(signer, message, await pending), 'a message that its owner changed meanwhile is signed as changed')
  const kept = message.slice()
  await signer.sign(kept)
  ensure(equalBytes(kept, message), 'the message was changed')
}

async function checkRefusal(signer: Signer, message: Uint8Array): Promise<void> {
  const error = await errorOf(() => signer.sign(message))
  ensure(error !== undefined, 'more than maxBytes bytes are signed')
  ensure(isRungsError(error.thrown) && error.thrown.kind === 'operation', 'too many bytes fail with an error of another kind')
}

async function checkSignature(signer: Signer, message: Uint8Array): Promise<void> {
  const signature = await signer.sign(message.slice())
  ensure(signature instanceof Uint8Array, 'a signature is no Uint8Array')
  const expected = signatureLength(signer)
  ensure(signature.length === expected, `a signature has ${signature.length} bytes, and raw ones have ${expected}`)
  ensure(await wasSigned(signer, message, signature), 'the public key does not verify a signature')
}

async function wasSigned({ publicJwk }: Signer, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  return verify(readyPublicKey(publicJwk), message, signature)
}

/** RFC 8032 section 5.1.6, RFC 7518 section 3.4, RFC 8017 section 8.2.1. */
function signatureLength({ alg, publicJwk }: Signer): number {
  if (alg === 'RS256') return fromBase64url(publicJwk.n ?? '').length
  return alg === 'ES384' ? 96 : 64
}
