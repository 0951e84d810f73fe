import { createAccessTokenVerifier } from '../../src/exchange/bearer.js'

/** Verifies a token by the keys at a URL, and says what came of it. */
const [jwksUrl = '', token = ''] = process.argv.slice(2)
const verify = createAccessTokenVerifier({ issuer: 'https://login.example', audience: 'https://badges.example', jwksUrl })
try {
  process.stdout.write(`${JSON.stringify((await verify(token)) ?? 'none')}\n`)
} catch (error) {
  process.stdout.write(`${(error as { code?: string }).code}\n`)
}
