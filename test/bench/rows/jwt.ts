import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { importJWK, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { createVerifier } from 'rungs'
import { createContextLoader } from 'rungs/contexts'
import { type JsonObject, loadJsonMemory } from 'rungs/core'
import { createControllerResolver } from 'rungs/did'
import { createKeyCache, createSigner, generateKey } from 'rungs/keys'
import { type Mechanism, splitJws } from 'rungs/securing'
import { ob3Jwt } from 'rungs/securing/ob3-jwt'
import { vcJwt } from 'rungs/securing/vc-jwt'
import { buildBenchCredentials, CREATED } from '../credential.js'
import { createBenchKey } from '../key.js'
import type { Operation } from '../measure.js'
import { rawSign, rawVerify } from '../raw.js'
import { check, contestRow, inTurn, type Row } from '../row.js'

const DOCUMENTS = 32
/** Of VCDM 1.1, which vc-jwt secures; what else the badge says does not matter to a token. */
const CONTEXT_1_1 = 'https://www.w3.org/2018/credentials/v1'

/** Both sides of OB 3.0 JWT with one EdDSA key; jose gets its key parsed. */
async function createSides() {
  const key = await createBenchKey()
  const documents = buildBenchCredentials(key.did, DOCUMENTS) as unknown as JsonObject[]
  const secretKey = await importJWK({ ...key.pair.secretJwk } as never, 'EdDSA')
  const publicKey = await importJWK({ ...key.pair.publicJwk } as never, 'EdDSA')
  const options = { signer: key.signer, loader: createContextLoader(), now: Date.parse(CREATED) }
  const header = { alg: 'EdDSA', kid: key.signer.id, typ: 'JWT' }
  return {
    key,
    documents,
    sign: async (document: JsonObject) => (await ob3Jwt.secure(document, options)).credential as string,
    joseSign: (document: JsonObject) =>
      new SignJWT(document as JWTPayload)
        .setProtectedHeader(header)
        .setIssuer(key.did)
        .setSubject((document['credentialSubject'] as JsonObject)['id'] as string)
        .setJti(document['id'] as string)
        .setNotBefore(new Date(document['validFrom'] as string))
        .setExpirationTime(new Date(document['validUntil'] as string))
        .sign(secretKey),
    joseVerify: (token: string) => jwtVerify(token, publicKey, { issuer: key.did, algorithms: ['EdDSA'], typ: 'JWT' }),
  }
}

/** The bytes that the signature of a token is over. */
function signingInput(token: string): Uint8Array {
  return Buffer.from(token.slice(0, token.lastIndexOf('.')))
}

/** The claims of a token, whose order two libraries may choose. */
function claimsOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString())
}

/** Securing built documents as OB 3.0 JWTs. */
export const issueJwtRow: Row = contestRow('issue/ob3-jwt', async () => {
  const { key, documents, sign, joseSign, joseVerify } = await createSides()
  for (const document of documents) {
    const token = await sign(document)
    check(isDeepStrictEqual(claimsOf(token), claimsOf(await joseSign(document))), 'jose makes the same claims')
    await joseVerify(token)
  }
  const raw = rawSign(key, signingInput(await sign(documents[0] as JsonObject)))
  return { ours: inTurn(documents, sign), peers: [{ name: 'jose', run: inTurn(documents, joseSign) }], raw }
})

/** Verifying OB 3.0 JWTs: ours gives the whole report, with schema and dates; jose checks the token alone. */
export const verifyJwtRow: Row = contestRow('verify/ob3-jwt', async () => {
  const { key, documents, sign, joseVerify } = await createSides()
  const tokens = await Promise.all(documents.map(sign))
  const verifier = createVerifier({ mechanisms: [ob3Jwt] })
  const verify = (token: string) => verifier.verify(token)
  for (const token of tokens) {
    const forged = `${token.slice(0, token.lastIndexOf('.'))}.${'A'.repeat(86)}`
    check((await verify(token)).checks.proof.state === 'pass', 'we verify the token')
    check((await verify(forged)).checks.proof.state === 'fail', 'we refuse another signature')
    await joseVerify(token)
    check(
      await joseVerify(forged).then(
        () => false,
        () => true,
      ),
      'jose refuses another signature',
    )
  }
  const raw = rawVerify(key, signingInput(tokens[0] as string))
  return { ours: inTurn(tokens, verify), peers: [{ name: 'jose', run: inTurn(tokens, joseVerify) }], raw }
})

/**
 * Opening a token: from its text to its credential, and no report. Both decode it, check the signature, and require `iss`,
 * `sub`, `jti`, `nbf` and `exp`; ours also finds the key by its DID, reads JSON strictly and compares the claims with the credential.
 */
function openTokenRow(
  alg: 'Ed25519' | 'ES256' | 'RS256',
  mechanism: Mechanism,
  toContent: (document: JsonObject) => JsonObject,
): Row {
  return contestRow(`verify-token/${mechanism.id}/${alg}`, async () => {
    const pair = await generateKey(alg)
    const signer = createSigner(pair)
    const did = signer.id.split('#')[0] as string
    const documents = buildBenchCredentials(did, DOCUMENTS) as unknown as JsonObject[]
    const loader = createContextLoader()
    const now = Date.parse(CREATED)
    const tokens: string[] = []
    for (const document of documents) {
      const { credential } = await mechanism.secure(toContent(document), { signer, loader, now })
      tokens.push(credential as string)
    }
    const options = { loader, resolver: createControllerResolver(), keys: createKeyCache(), now }
    // As a verifier reads them.
    const read = (await loadJsonMemory())()
    const open = (token: string) => mechanism.open({ form: 'compact', token, ...splitJws(token, read), path: '' }, options)
    const jws = alg === 'Ed25519' ? 'EdDSA' : alg
    const publicKey = await importJWK({ ...pair.publicJwk } as never, jws)
    const required = { requiredClaims: ['iss', 'sub', 'jti', 'nbf', 'exp'], currentDate: new Date(now) }
    const joseVerify = (token: string) => jwtVerify(token, publicKey, { issuer: did, algorithms: [jws], typ: 'JWT', ...required })
    for (const token of tokens) {
      const [head, body, signature = ''] = token.split('.')
      const forged = [head, body, `${signature.slice(0, -4)}AAAA`].join('.')
      check((await open(token)).controller === did, 'we open the token')
      await joseVerify(token)
      for (const [name, verify] of Object.entries({ we: open, jose: joseVerify })) {
        const isTaken = await verify(forged).then(
          () => true,
          () => false,
        )
        check(!isTaken, `${name} refuse another signature`)
      }
    }
    const raw = rawToken(createPublicKey({ key: pair.publicJwk as JsonWebKey, format: 'jwk' }), alg, tokens[0] as string)
    return { ours: inTurn(tokens, open), peers: [{ name: 'jose', run: inTurn(tokens, joseVerify) }], raw }
  })
}

/** The bare signature of a token, its key parsed once. */
function rawToken(key: KeyObject, alg: string, token: string): Operation {
  const signature = Buffer.from(token.slice(token.lastIndexOf('.') + 1), 'base64url')
  const data = signingInput(token)
  const how = alg === 'ES256' ? { key, dsaEncoding: 'ieee-p1363' as const } : key
  const run = (): boolean => verify(alg === 'Ed25519' ? null : 'sha256', data, how, signature)
  check(run(), 'node:crypto verifies the token')
  return run
}

/** The credential of a badge, dated as VCDM 1.1 does. */
function toVersion1(document: JsonObject): JsonObject {
  const { validFrom, validUntil, ...rest } = document
  return {
    ...rest,
    '@context': [CONTEXT_1_1],
    issuanceDate: validFrom as string,
    expirationDate: validUntil as string,
  }
}

const ALGORITHMS = ['ES256', 'RS256', 'Ed25519'] as const

export const openTokenRows: readonly Row[] = [
  ...ALGORITHMS.map((alg) => openTokenRow(alg, ob3Jwt, (document) => document)),
  ...ALGORITHMS.map((alg) => openTokenRow(alg, vcJwt, toVersion1)),
]
