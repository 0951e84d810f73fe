import { describe, expect, it } from 'vitest'
import {
  createOpenBadgesClient,
  type OpenBadgesClient,
  type OpenBadgesRegistration,
  type OpenBadgesService,
  type OpenBadgesTokens,
} from '../../../src/exchange/openbadges/index.js'
import { mechanisms } from '../../../src/preset/index.js'
import { createVerifier } from '../../../src/verify/index.js'
import { badgeOf, controllerOf, errorOf, NOW, newSigner, signedBadge, tokenBadge } from '../../support/badges.js'
import {
  form,
  newPlatform,
  offlineAccess,
  readCredentials,
  readProfile,
  startSecureHost,
  ticketIn,
  updateProfile,
  upsertCredential,
} from './support.js'

/** A client of a host, with what it takes to act for a user. */
interface Joined {
  readonly client: OpenBadgesClient
  readonly service: OpenBadgesService
  readonly registration: OpenBadgesRegistration
  readonly tokens: OpenBadgesTokens
  /** Takes the same answer a second time. */
  readonly again: () => Promise<OpenBadgesTokens>
}

describe('R16: what one client hands in another reads (OB 3.0 sections 6 and 7, conformance of hosts)', () => {
  it('registers, authorizes, upserts, and reads equal badges that verify', async () => {
    const host = await startSecureHost()
    const platform = newPlatform(host.baseUrl, { provider: { verifier: createVerifier({ mechanisms, now: NOW }) } })
    host.serve(platform.handle)
    const net = host.open({ maxBytes: 1024 * 1024 })

    /** What a browser does between the two halves of a client. */
    const browse = async (url: string, user: string): Promise<string> => {
      const cookie = `user=${user}`
      const page = await net.send(url, { headers: { cookie } })
      const ticket = ticketIn(new TextDecoder().decode(page.bytes))
      const path = new URL(url).pathname
      const answer = await platform.handle(
        new Request(host.baseUrl + path, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
          body: form({ ticket, decision: 'allow' }),
        }),
      )
      return answer.headers.get('location') as string
    }
    const enter = async (name: string, user: string, scopes: readonly string[]): Promise<Joined> => {
      const client = createOpenBadgesClient({ net })
      const service = await client.discover(host.baseUrl)
      const redirectUri = `https://${name}.example/back/courier`
      const about = { name, url: `https://${name}.example/`, redirectUris: [redirectUri], scopes }
      const registration = await client.register(service, about)
      const { url, session } = await client.startAuthorization(service, registration, { redirectUri, scopes })
      const back = await browse(url, user)
      const finish = () => client.finishAuthorization(session, registration, back)
      return { client, service, registration, tokens: await finish(), again: finish }
    }

    // Whoever sees the answer go by and tries it again gets nothing, and has ended what was given for it.
    const seen = await enter('seen', 'ana', [readCredentials])
    expect((await errorOf(seen.again())).params).toMatchObject({ status: 400, error: 'invalid_grant' })
    const ended = await errorOf(seen.client.getCredentials(seen.service, seen.tokens.accessToken))
    expect(ended.params).toMatchObject({ status: 401, error: 'unauthorizedrequest' })

    const wallet = await enter('wallet', 'ana', [upsertCredential, updateProfile, offlineAccess])
    const signer = await newSigner()
    const second = await newSigner('ES256')
    const badge = await signedBadge(signer)
    const token = await tokenBadge(second, badgeOf(controllerOf(second)))
    expect(await wallet.client.upsertCredential(wallet.service, wallet.tokens.accessToken, badge)).toBe('created')
    expect(await wallet.client.upsertCredential(wallet.service, wallet.tokens.accessToken, token)).toBe('created')
    expect(await wallet.client.upsertCredential(wallet.service, wallet.tokens.accessToken, badge)).toBe('unchanged')
    const profile = { id: 'https://courier.example/users/ana', type: ['Profile'], name: 'Ana' }
    expect(await wallet.client.putProfile(wallet.service, wallet.tokens.accessToken, profile)).toBe('done')
    // What it was not allowed it cannot do.
    const denied = await errorOf(wallet.client.getCredentials(wallet.service, wallet.tokens.accessToken))
    expect(denied.params).toMatchObject({ status: 403, error: 'forbidden' })

    const school = await enter('school', 'ana', [readCredentials, readProfile])
    const read = await school.client.getCredentials(school.service, school.tokens.accessToken, { pageSize: 1 })
    expect(read).toEqual({ credentials: [badge, token], isComplete: true })
    const verifier = createVerifier({ mechanisms, now: NOW })
    for (const one of read.credentials) expect((await verifier.verify(one)).outcome).toBe('verified')
    expect(await school.client.getProfile(school.service, school.tokens.accessToken)).toEqual(profile)
    expect(school.tokens.refreshToken).toBeUndefined()

    // Another user of the same client sees nothing of it.
    const other = await enter('school', 'ben', [readCredentials])
    expect(await other.client.getCredentials(other.service, other.tokens.accessToken)).toEqual({
      credentials: [],
      isComplete: true,
    })

    // A refresh goes on, and a revocation ends it.
    const fresh = await wallet.client.refresh(wallet.service, wallet.registration, wallet.tokens)
    expect(await wallet.client.upsertCredential(wallet.service, fresh.accessToken, token)).toBe('unchanged')
    const wider = wallet.client.refresh(wallet.service, wallet.registration, wallet.tokens, [readCredentials])
    expect((await errorOf(wider)).params).toMatchObject({ status: 400, error: 'invalid_scope' })
    await wallet.client.revoke(wallet.service, wallet.registration, fresh.refreshToken as string, 'refresh_token')
    const over = await errorOf(wallet.client.upsertCredential(wallet.service, fresh.accessToken, token))
    expect(over.params).toMatchObject({ status: 401 })
    expect((await errorOf(wallet.client.refresh(wallet.service, wallet.registration, fresh))).params).toMatchObject({
      error: 'invalid_grant',
    })
  })
})
