import { describe, expect, it } from 'vitest'
import { createHealth } from '../../src/exchange/index.js'
import { createNodeServer } from '../../src/exchange/node.js'
import { createOid4vciIssuer } from '../../src/exchange/oid4vci/index.js'
import { createOid4vpVerifier } from '../../src/exchange/oid4vp/index.js'
import { createOpenBadgesAuthorization, createOpenBadgesProvider } from '../../src/exchange/openbadges/index.js'
import { createVcApiHandler } from '../../src/exchange/vc-api/index.js'
import { createVcapiExchanges } from '../../src/exchange/vcalm/index.js'
import { createBrowserNet } from '../../src/net/browser.js'
import { mechanisms } from '../../src/preset/index.js'
import { createMemoryStore } from '../../src/storage/index.js'
import { createVerifier } from '../../src/verify/index.js'
import { errorOf } from '../support/badges.js'

const store = createMemoryStore()
const baseUrl = 'https://courier.example'
const configurations = { a: { format: 'ldp_vc', name: { en: 'A' }, signingAlgorithms: ['x'] } } as const
const service = { title: 'Badges', termsOfService: `${baseUrl}/terms`, privacyPolicyUrl: `${baseUrl}/privacy` }
const desk = { award: () => undefined, claim: () => undefined } as never
const endpoints = createOpenBadgesAuthorization({ store, baseUrl, authenticate: async () => 'ana' }).endpoints

/** Whatever waits for so many milliseconds, by the name of its option. */
const WAITING: readonly (readonly [string, string, (ms: number) => unknown])[] = [
  ['createNodeServer', 'requestTimeoutMs', (ms) => createNodeServer(async () => new Response(), { requestTimeoutMs: ms })],
  ['createNodeServer', 'keepAliveMs', (ms) => createNodeServer(async () => new Response(), { keepAliveMs: ms })],
  ['close', 'graceMs', (ms) => createNodeServer(async () => new Response()).close(ms)],
  ['createBrowserNet', 'timeoutMs', (ms) => createBrowserNet({ timeoutMs: ms })],
  ['createHealth', 'timeoutMs', (ms) => createHealth({ isReady: () => true, timeoutMs: ms })],
  ['createVcApiHandler', 'bodyTimeoutMs', (ms) => createVcApiHandler({ bodyTimeoutMs: ms })],
  [
    'createOid4vciIssuer',
    'bodyTimeoutMs',
    (ms) => createOid4vciIssuer({ store, desk, credentialIssuer: baseUrl, configurations, bodyTimeoutMs: ms }),
  ],
  [
    'createOid4vpVerifier',
    'bodyTimeoutMs',
    (ms) =>
      createOid4vpVerifier({
        store,
        verifier: createVerifier({ mechanisms }),
        responseBaseUrl: `${baseUrl}/present`,
        limits: { bodyTimeoutMs: ms },
      }),
  ],
  ['createVcapiExchanges', 'bodyTimeoutMs', (ms) => createVcapiExchanges({ store, baseUrl, desk, bodyTimeoutMs: ms })],
  [
    'createOpenBadgesAuthorization',
    'bodyTimeoutMs',
    (ms) => createOpenBadgesAuthorization({ store, baseUrl, authenticate: async () => 'ana', bodyTimeoutMs: ms }),
  ],
  [
    'createOpenBadgesProvider',
    'bodyTimeoutMs',
    (ms) =>
      createOpenBadgesProvider({ store, baseUrl, endpoints, service, verifyToken: async () => undefined, bodyTimeoutMs: ms }),
  ],
]

describe('a timer counts 2 147 483 647 milliseconds at most, and one for more fires at once (HTML section 8.6)', () => {
  it.each(WAITING)('%s refuses a longer %s, and what is no time', async (_what, option, wait) => {
    for (const ms of [2 ** 31, Number.POSITIVE_INFINITY, Number.NaN, -1, 0.5, '5' as never])
      expect(await errorOf(async () => wait(ms))).toMatchObject({ code: 'core.option_invalid', params: { option } })
    await wait(2 ** 31 - 1)
  })
})
