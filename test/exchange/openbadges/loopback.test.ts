import { describe, expect, it } from 'vitest'
import { utf8 } from '../../../src/core/index.js'
import { createOpenBadgesClient } from '../../../src/exchange/openbadges/index.js'
import { createNet, type SendingNet } from '../../../src/net/index.js'
import { errorOf } from '../../support/badges.js'
import { serveOn } from '../support.js'
import { newPlatform, readCredentials } from './support.js'

describe('within one machine (OB 3.0 section 7.1)', () => {
  it('a provider on loopback is found and registered at over http; where users come back to stays https', async () => {
    let handle = async (_request: Request): Promise<Response> => new Response(null, { status: 503 })
    const { port } = await serveOn((request) => handle(request))
    const baseUrl = `http://127.0.0.1:${port}`
    handle = newPlatform(baseUrl).handle
    const client = createOpenBadgesClient({ net: createNet({ ports: [port], unsafeAllowAddresses: ['127.0.0.1'] }) })
    const service = await client.discover(baseUrl)
    expect(service.tokenUrl).toBe(`${baseUrl}/oauth/token`)
    const about = { name: 'Wallet', url: 'https://wallet.example/', redirectUris: ['https://wallet.example/back'] }
    expect(await client.register(service, { ...about, scopes: [readCredentials] })).toMatchObject({
      clientId: expect.any(String),
    })
    const plain = { name: 'Wallet', url: 'http://127.0.0.1:1/', redirectUris: ['http://127.0.0.1:1/back'] }
    const refused = await errorOf(client.register(service, { ...plain, scopes: [readCredentials] }))
    expect(refused.code).toBe('exchange.provider_refused')
  })

  it('a provider in the network has no endpoint on this machine', async () => {
    const { handle } = newPlatform('https://badges.courier.example')
    const response = await handle(new Request('https://badges.courier.example/ims/ob/v3p0/discovery'))
    const text = (await response.text()).replaceAll('https://badges.courier.example/oauth/token', 'http://127.0.0.1:9/token')
    const fetch = async (url: string) => ({
      url,
      status: 200,
      contentType: 'application/json',
      bytes: utf8(text),
      fetchedAt: '2026-06-01T00:00:00Z',
      fromCache: false,
    })
    const net = { fetch, send: async () => Promise.reject(new Error('nothing is sent')) } as unknown as SendingNet
    const refused = await errorOf(createOpenBadgesClient({ net }).discover('https://badges.courier.example'))
    expect([refused.code, JSON.stringify(refused.params).includes('tokenUrl')]).toEqual([
      'exchange.provider_answer_invalid',
      true,
    ])
  })
})
