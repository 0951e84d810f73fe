import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type JsonObject, operationError } from '../../../src/core/index.js'
import { type CreateOpenBadgesProviderOptions, createOpenBadgesProvider } from '../../../src/exchange/openbadges/index.js'
import { mechanisms } from '../../../src/preset/index.js'
import { createMemoryStore } from '../../../src/storage/index.js'
import { openSqliteStore } from '../../../src/storage/sqlite/index.js'
import { createVerifier } from '../../../src/verify/index.js'
import { badgeOf, controllerOf, errorOf, type Loose, NOW, newSigner, signedBadge, tokenBadge } from '../../support/badges.js'
import { type Client, serveOn } from '../support.js'
import { API, BASE_URL, ENDPOINTS, readCredentials, readProfile, SERVICE, updateProfile, upsertCredential } from './support.js'

const ALL = [readCredentials, upsertCredential, readProfile, updateProfile]
const TOKENS: Readonly<Record<string, { userId: string; scopes: readonly string[] }>> = {
  ana: { userId: 'ana', scopes: ALL },
  ben: { userId: 'ben', scopes: ALL },
  reader: { userId: 'ana', scopes: [readCredentials] },
  writer: { userId: 'ana', scopes: [upsertCredential] },
  // A scope is a whole word, not a beginning.
  near: { userId: 'ana', scopes: [`${readCredentials}s`, readCredentials.slice(0, -1), readCredentials.toUpperCase()] },
}
const signer = await newSigner()
const tokenSigner = await newSigner('ES256')
const issuer = controllerOf(signer)

const as = (token: string, more: Record<string, string> = {}) => ({ authorization: `Bearer ${token}`, ...more })
const JSON_TYPE = { 'content-type': 'application/json' }
const TEXT_TYPE = { 'content-type': 'text/plain' }

async function open(
  more: Partial<CreateOpenBadgesProviderOptions> = {},
): Promise<Client & { provider: ReturnType<typeof createOpenBadgesProvider> }> {
  const provider = createOpenBadgesProvider({
    store: createMemoryStore(),
    baseUrl: BASE_URL,
    service: SERVICE,
    endpoints: ENDPOINTS,
    verifyToken: async (token) => TOKENS[token],
    now: NOW,
    ...more,
  })
  return Object.assign(await serveOn(provider.handle), { provider })
}

function numbered(number: number, validFrom = '2026-05-01T09:00:00Z') {
  return badgeOf(issuer, { id: `urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-${String(number).padStart(12, '0')}`, validFrom })
}

const signed = async (number: number, validFrom?: string) =>
  JSON.stringify(await signedBadge(signer, numbered(number, validFrom)))

/** Links by what they are. */
function linksOf(header: unknown): Record<string, URL> {
  const links = [...String(header ?? '').matchAll(/<([^>]+)>; rel="(\w+)"/g)]
  return Object.fromEntries(links.map(([, url, rel]) => [rel, new URL(url as string)]))
}

function expectStatusInfo(answer: { status: number; json: Loose }, status: number, minor: string): void {
  expect([answer.status, answer.json]).toEqual([
    status,
    {
      imsx_codeMajor: 'failure',
      imsx_severity: 'error',
      imsx_description: expect.any(String),
      imsx_codeMinor: {
        imsx_codeMinorField: [{ imsx_codeMinorFieldName: 'TargetEndSystem', imsx_codeMinorFieldValue: minor }],
      },
    },
  ])
}

describe('getServiceDescription (OB 3.0 section 6.3)', () => {
  it('R1: lies below /ims/ob/v3p0 and is public', async () => {
    const client = await open()
    const { status, headers, json } = await client.get(`${API}/discovery`)
    expect([status, headers['content-type'], json.servers]).toEqual([200, 'application/json', [{ url: `${BASE_URL}${API}` }]])
    expect(headers['cache-control']).toBe('public, max-age=3600')
    expect((await client.get('/discovery')).status).toBe(404)
  })

  it('R1: a base URL that is not https is refused', async () => {
    for (const baseUrl of ['http://badges.courier.example', 'https://courier.example/', 'https://u:p@courier.example', 'x'])
      expect((await errorOf(open({ baseUrl }))).code).toBe('core.option_invalid')
    const tokenUrl = 'http://courier.example/token'
    expect((await errorOf(open({ endpoints: { ...ENDPOINTS, tokenUrl } }))).code).toBe('core.option_invalid')
  })

  it('R1: a base URL with a path has the API below it', async () => {
    const client = await open({ baseUrl: `${BASE_URL}/tenant` })
    expect((await client.get(`/tenant${API}/discovery`)).json.servers).toEqual([{ url: `${BASE_URL}/tenant${API}` }])
    expect((await client.get(`${API}/discovery`)).status).toBe(404)
  })

  it('R2: is a profiled OpenAPI 3.0 document (B.4)', async () => {
    const { json } = await (await open({ service: { ...SERVICE, imageUrl: 'https://courier.example/logo.png' } })).get(
      `${API}/discovery`,
    )
    expect(json.openapi).toMatch(/^3\.0\.\d$/)
    expect(json.info).toEqual({
      title: SERVICE.title,
      version: '3.0',
      termsOfService: SERVICE.termsOfService,
      'x-imssf-privacyPolicyUrl': SERVICE.privacyPolicyUrl,
      'x-imssf-image': 'https://courier.example/logo.png',
    })
    const { OAuth2ACG: scheme } = json.components.securitySchemes
    expect([scheme.type, scheme['x-imssf-registrationUrl']]).toEqual(['oauth2', ENDPOINTS.registrationUrl])
    const { tokenUrl, authorizationUrl } = ENDPOINTS
    expect(scheme.flows.authorizationCode).toMatchObject({ tokenUrl, authorizationUrl, refreshUrl: tokenUrl })
    expect(Object.keys(json.paths)).toEqual(['/discovery', '/credentials', '/profile'])
    expect(json.paths['/credentials'].post.security).toEqual([{ OAuth2ACG: [upsertCredential] }])
    // Whatever it refers to is there.
    for (const [, name] of JSON.stringify(json).matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(json.components.schemas).toHaveProperty(name as string)
  })

  it('R3: the scopes are exactly those of section 6.2.1', async () => {
    const { json } = await (await open()).get(`${API}/discovery`)
    const base = 'https://purl.imsglobal.org/spec/ob/v3p0/scope/'
    expect(Object.keys(json.components.securitySchemes.OAuth2ACG.flows.authorizationCode.scopes)).toEqual(
      ['credential.readonly', 'credential.upsert', 'profile.readonly', 'profile.update'].map((scope) => base + scope),
    )
  })
})

describe('R3: scopes and tokens (OB 3.0 section 6.2.1, RFC 6750)', () => {
  it.each([
    ['GET', '/credentials', 'writer', readCredentials],
    ['POST', '/credentials', 'reader', upsertCredential],
    ['GET', '/profile', 'reader', readProfile],
    ['PUT', '/profile', 'reader', updateProfile],
    ['GET', '/credentials', 'near', readCredentials],
  ])('%s %s by a token with another scope (%s) is 403', async (method, path, token, scope) => {
    const answer = await (await open()).ask(method, API + path, method === 'GET' ? undefined : '{}', as(token, JSON_TYPE))
    expectStatusInfo(answer, 403, 'forbidden')
    expect(answer.headers['www-authenticate']).toBe(`Bearer realm="openbadges", error="insufficient_scope", scope="${scope}"`)
  })

  it.each([
    ['no token', {}],
    ['another scheme', { authorization: 'Basic YTpi' }],
    ['an unknown token', { authorization: 'Bearer nobody' }],
    ['a token with a name of an object', { authorization: 'Bearer constructor.prototype' }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['a token in two parts', { authorization: 'Bearer ana ben' }],
    ['a very long token', { authorization: `Bearer ${'a'.repeat(9000)}` }],
  ])('%s is 401', async (_, headers) => {
    const answer = await (
      await open({ verifyToken: async (token) => (Object.hasOwn(TOKENS, token) ? TOKENS[token] : undefined) })
    ).get(`${API}/credentials`, headers)
    expectStatusInfo(answer, 401, 'unauthorizedrequest')
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer realm="openbadges"/)
  })

  it('a token in the query is not looked at (RFC 6750 section 2.3)', async () => {
    expect((await (await open()).get(`${API}/credentials?access_token=ana`)).status).toBe(401)
  })
})

describe('getCredentials (OB 3.0 section 6.2.2)', () => {
  let client: Client
  beforeAll(async () => {
    client = await open({ pageSize: 3, maxPageSize: 4 })
    for (let number = 1; number <= 5; number++)
      expect(
        (
          await client.ask(
            'POST',
            `${API}/credentials`,
            await signed(number, `2026-05-0${number}T09:00:00Z`),
            as('ana', JSON_TYPE),
          )
        ).status,
      ).toBe(201)
  })
  const ids = (json: Loose): string[] => json.credential.map(({ id }: Loose) => Number(id.slice(-3)))

  it('R4: gives a page of a given size from a given place on, in the order in which they came', async () => {
    const { json, headers } = await client.get(`${API}/credentials?limit=2&offset=1`, as('ana'))
    expect([ids(json), headers['content-type']]).toEqual([[2, 3], 'application/json'])
    expect(Object.keys(json)).toEqual(['credential', 'compactJwsString'])
    expect(headers['cache-control']).toBe('no-store')
  })

  it('R4: without a limit it gives its own, and never more than its most', async () => {
    expect(ids((await client.get(`${API}/credentials`, as('ana'))).json)).toEqual([1, 2, 3])
    expect(ids((await client.get(`${API}/credentials?limit=2147483647`, as('ana'))).json)).toEqual([1, 2, 3, 4])
  })

  it.each([
    'limit=0',
    'limit=-1',
    'limit=1.5',
    'limit=',
    'limit=2147483648',
    'limit=1e2',
    'limit=1&limit=2',
    'offset=-1',
    'offset=x',
    'offset=99999999999999999999',
    'since=yesterday',
    'since=2026-02-30T00:00:00Z',
    'since=2026-05-01T00:00:00Z&since=2026-05-01T00:00:00Z',
  ])('R4: %s is 400', async (query) =>
    expectStatusInfo(await client.get(`${API}/credentials?${query}`, as('ana')), 400, 'invalid_query_parameter'),
  )

  it('R4: since gives those issued after it, with or without a time zone', async () => {
    for (const since of [
      '2026-05-03T09:00:00Z',
      '2026-05-03T09:00:00',
      '2026-05-03T11:00:00%2B02:00',
      '2026-05-03T11:00:00+02:00',
    ])
      expect(ids((await client.get(`${API}/credentials?since=${since}`, as('ana'))).json)).toEqual([4, 5])
  })

  it('R6: says how many there are, and links to the other pages where one is not all', async () => {
    const first = await client.get(`${API}/credentials?limit=2`, as('ana'))
    expect(first.headers['x-total-count']).toBe('5')
    const links = linksOf(first.headers['link'])
    expect(Object.keys(links)).toEqual(['next', 'last', 'first'])
    expect(links['next']?.href).toBe(`${BASE_URL}${API}/credentials?limit=2&offset=2`)
    expect(links['last']?.searchParams.get('offset')).toBe('4')
    const middle = linksOf((await client.get(`${API}/credentials?limit=2&offset=3`, as('ana'))).headers['link'])
    expect(Object.entries(middle).map(([rel, url]) => [rel, url.searchParams.get('offset')])).toEqual([
      ['last', '4'],
      ['first', '0'],
      ['prev', '1'],
    ])
  })

  it('R6: has no links where the page is all, and keeps since in those it has', async () => {
    const all = await client.get(`${API}/credentials?since=2026-05-03T09:00:00Z`, as('ana'))
    expect([all.headers['link'], all.headers['x-total-count']]).toEqual([undefined, '2'])
    const part = await client.get(`${API}/credentials?limit=1&since=2026-05-03T09:00:00Z`, as('ana'))
    expect(linksOf(part.headers['link'])['next']?.searchParams.get('since')).toBe('2026-05-03T09:00:00Z')
  })

  it('R6: an offset beyond the end is an empty page that leads back', async () => {
    const { json, headers, status } = await client.get(`${API}/credentials?limit=2&offset=2147483647`, as('ana'))
    expect([status, json]).toEqual([200, { credential: [], compactJwsString: [] }])
    expect(linksOf(headers['link'])['prev']?.searchParams.get('offset')).toBe('4')
    expect(linksOf(headers['link'])['next']).toBeUndefined()
  })

  it('R6: whoever follows next sees each badge once', async () => {
    const seen: number[] = []
    let url: URL | undefined = new URL(`${BASE_URL}${API}/credentials?limit=2`)
    while (url !== undefined) {
      const page: Loose = await client.get(url.pathname + url.search, as('ana'))
      seen.push(...(ids(page.json) as unknown as number[]))
      url = linksOf(page.headers.link)['next']
    }
    expect(seen).toEqual([1, 2, 3, 4, 5])
  })

  it('each user sees their own badges, and nothing tells of others', async () => {
    const { json, headers, status } = await client.get(`${API}/credentials`, as('ben'))
    expect([status, json, headers['x-total-count'], headers['link']]).toEqual([
      200,
      { credential: [], compactJwsString: [] },
      '0',
      undefined,
    ])
    // The same badge is new for another user, whatever the first one has.
    expect((await client.ask('POST', `${API}/credentials`, await signed(1), as('ben', JSON_TYPE))).status).toBe(201)
    expect((await client.get(`${API}/credentials`, as('ana'))).headers['x-total-count']).toBe('5')
  })

  it('gives JSON to who takes it, and 406 to who does not', async () => {
    for (const accept of ['application/json', '*/*', 'application/*', 'text/html, application/vc+ld+json;q=0.5'])
      expect((await client.get(`${API}/credentials`, as('ana', { accept }))).status).toBe(200)
    for (const accept of ['text/html', 'application/json;q=0', 'application/xml, text/*'])
      expectStatusInfo(await client.get(`${API}/credentials`, as('ana', { accept })), 406, 'not_acceptable')
  })

  it('HEAD has the headers and no body', async () => {
    const { status, text, headers } = await client.ask('HEAD', `${API}/credentials`, undefined, as('ana'))
    expect([status, text, headers['x-total-count']]).toEqual([200, '', '5'])
  })

  it('a page ends before it gets too large', async () => {
    const large = await open({ maxBodyBytes: 3 * 1024 * 1024 })
    const narrative = 'x'.repeat(1_500_000)
    for (let number = 1; number <= 3; number++) {
      const badge = {
        ...numbered(number),
        credentialSubject: { ...(numbered(number)['credentialSubject'] as object), narrative },
      }
      const text = JSON.stringify(await signedBadge(signer, badge as never))
      expect((await large.ask('POST', `${API}/credentials`, text, as('ana', JSON_TYPE))).status).toBe(201)
    }
    const page = await large.get(`${API}/credentials`, as('ana'))
    expect([page.json.credential.length, page.headers['x-total-count']]).toEqual([2, '3'])
    expect(linksOf(page.headers['link'])['next']?.searchParams.get('offset')).toBe('2')
  })
})

describe('upsertCredential (OB 3.0 section 6.2.3)', () => {
  it('R7: a new badge is 201 and comes back as it was sent; R5: each form in its own array, as its exact text', async () => {
    const client = await open()
    // Spaces and the order of members are the sender's.
    const text = JSON.stringify(await signedBadge(signer, numbered(1)), null, 3)
    const token = await tokenBadge(tokenSigner, badgeOf(controllerOf(tokenSigner)))
    const object = await client.ask('POST', `${API}/credentials`, text, as('ana', { 'content-type': 'application/vc+ld+json' }))
    expect([object.status, object.text, object.headers['content-type']]).toEqual([201, text, 'application/json'])
    const compact = await client.ask('POST', `${API}/credentials`, token, as('ana', TEXT_TYPE))
    expect([compact.status, compact.text, compact.headers['content-type']]).toEqual([201, token, 'text/plain'])
    const all = await client.get(`${API}/credentials`, as('ana'))
    expect(all.text).toBe(`{"credential":[${text}],"compactJwsString":["${token}"]}`)
  })

  it('R7, R8: the same badge again is 304, an older one too, and a newer one takes its place with 200 (section 10)', async () => {
    const client = await open()
    const post = async (text: string) => client.ask('POST', `${API}/credentials`, text, as('ana', JSON_TYPE))
    const [old, middle, late] = [
      await signed(1, '2026-05-01T00:00:00Z'),
      await signed(1, '2026-05-02T00:00:00Z'),
      await signed(1, '2026-05-03T00:00:00Z'),
    ]
    expect((await post(middle)).status).toBe(201)
    const same = await post(middle)
    expect([same.status, same.text]).toEqual([304, ''])
    expect((await post(old)).status).toBe(304)
    const newer = await post(late)
    expect([newer.status, newer.text]).toEqual([200, late])
    expect((await client.get(`${API}/credentials`, as('ana'))).text).toBe(`{"credential":[${late}],"compactJwsString":[]}`)
  })

  it('R8: equal are badges of one issuer and id, percent encoding and white space apart, whatever secures them (section 10)', async () => {
    const client = await open()
    const own = controllerOf(tokenSigner)
    const first = JSON.stringify(await signedBadge(signer, badgeOf(controllerOf(signer), { id: 'https://a.example/b%41dge' })))
    const second = JSON.stringify(
      await signedBadge(
        signer,
        badgeOf(controllerOf(signer), { id: 'https://a.example/bAdge', validFrom: '2026-05-02T00:00:00Z' }),
      ),
    )
    expect((await client.ask('POST', `${API}/credentials`, first, as('ana', JSON_TYPE))).status).toBe(201)
    expect((await client.ask('POST', `${API}/credentials`, second, as('ana', JSON_TYPE))).status).toBe(200)
    // The same id by another issuer is another badge.
    const other = await tokenBadge(tokenSigner, badgeOf(own, { id: 'https://a.example/bAdge' }))
    expect((await client.ask('POST', `${API}/credentials`, other, as('ana', TEXT_TYPE))).status).toBe(201)
  })

  it.each([
    ['no type', {}],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a token type', { 'content-type': 'application/jwt' }],
    ['a list of types', { 'content-type': 'application/json, text/plain' }],
    ['HTML', { 'content-type': 'text/html' }],
  ])('R7: %s is 415', async (_, headers) => {
    expectStatusInfo(
      await (await open()).ask('POST', `${API}/credentials`, await signed(1), as('ana', headers)),
      415,
      'invalid_data',
    )
  })

  it.each([
    ['a token as JSON', async () => [await tokenBadge(tokenSigner, badgeOf(controllerOf(tokenSigner))), JSON_TYPE]],
    ['JSON as a token', async () => [await signed(1), TEXT_TYPE]],
    [
      'a token in an envelope',
      async () => [
        JSON.stringify({
          '@context': 'https://www.w3.org/ns/credentials/v2',
          type: 'EnvelopedVerifiableCredential',
          id: `data:application/vc+jwt,${await tokenBadge(tokenSigner, badgeOf(controllerOf(tokenSigner)))}`,
        }),
        JSON_TYPE,
      ],
    ],
    ['nothing', async () => ['', JSON_TYPE]],
    ['broken JSON', async () => ['{"a":', JSON_TYPE]],
    ['a list', async () => [`[${await signed(1)}]`, JSON_TYPE]],
    ['two badges', async () => [`${await signed(1)},${await signed(2)}`, JSON_TYPE]],
    ['a badge without a proof', async () => [JSON.stringify(numbered(1)), JSON_TYPE]],
    ['a badge that was changed', async () => [(await signed(1)).replace('First aid', 'Last aid'), JSON_TYPE]],
    ['a badge with a member twice', async () => [(await signed(1)).replace('{', '{"id":"urn:x:1",'), JSON_TYPE]],
    ['an unsigned token', async () => ['eyJhbGciOiJub25lIn0.e30.', TEXT_TYPE]],
    [
      'an endorsement',
      async () => {
        const { achievement: _, ...subject } = numbered(1)['credentialSubject'] as JsonObject
        const endorsement = {
          ...numbered(1),
          type: ['VerifiableCredential', 'EndorsementCredential'],
          credentialSubject: { ...subject, type: ['EndorsementSubject'], endorsementComment: 'Good.' },
        }
        return [JSON.stringify(await signedBadge(signer, endorsement as JsonObject)), JSON_TYPE]
      },
    ],
    ['no text', async () => [Uint8Array.of(0xff, 0xfe, 0x7b), JSON_TYPE]],
  ] as const)('%s is 400, and nothing is kept', async (_, make) => {
    const client = await open()
    const [body, headers] = (await make()) as unknown as [string, Record<string, string>]
    expectStatusInfo(await client.ask('POST', `${API}/credentials`, body, as('ana', headers)), 400, 'invalid_data')
    expect((await client.get(`${API}/credentials`, as('ana'))).headers['x-total-count']).toBe('0')
  })

  it('a client that does not take the form it sends is told before anything is kept', async () => {
    const client = await open()
    const headers = as('ana', { ...JSON_TYPE, accept: 'text/plain' })
    expectStatusInfo(await client.ask('POST', `${API}/credentials`, await signed(1), headers), 406, 'not_acceptable')
    expect((await client.get(`${API}/credentials`, as('ana'))).headers['x-total-count']).toBe('0')
  })

  it('a body that is too large is 413', async () => {
    const client = await open({ maxBodyBytes: 1000 })
    expectStatusInfo(await client.ask('POST', `${API}/credentials`, await signed(1), as('ana', JSON_TYPE)), 413, 'invalid_data')
  })

  it('a user has room for so many badges, and may still replace them', async () => {
    const client = await open({ maxCredentials: 2 })
    const post = async (text: string) => client.ask('POST', `${API}/credentials`, text, as('ana', JSON_TYPE))
    expect([(await post(await signed(1))).status, (await post(await signed(2))).status]).toEqual([201, 201])
    expectStatusInfo(await post(await signed(3)), 403, 'forbidden')
    expect((await post(await signed(2, '2026-05-09T00:00:00Z'))).status).toBe(200)
  })

  it('a badge that has ended is still the user’s', async () => {
    const ended = JSON.stringify(await signedBadge(signer, badgeOf(issuer, { validUntil: '2026-05-02T00:00:00Z' })))
    expect((await (await open()).ask('POST', `${API}/credentials`, ended, as('ana', JSON_TYPE))).status).toBe(201)
  })

  it('with a verifier of the host, a proof that cannot be checked is asked for again later, and one that can is taken', async () => {
    const far = await newSigner('Ed25519', 'did:web:school.example#key-1')
    const badge = JSON.stringify(await signedBadge(far, badgeOf('did:web:school.example')))
    const client = await open({ verifier: createVerifier({ mechanisms, now: NOW }) })
    const answer = await client.ask('POST', `${API}/credentials`, badge, as('ana', JSON_TYPE))
    expectStatusInfo(answer, 503, 'server_busy')
    expect(answer.headers['retry-after']).toBe('60')
    expect((await client.ask('POST', `${API}/credentials`, await signed(1), as('ana', JSON_TYPE))).status).toBe(201)
    // The default does without a network, and takes what it has no reason to refuse.
    expect((await (await open()).ask('POST', `${API}/credentials`, badge, as('ana', JSON_TYPE))).status).toBe(201)
  })

  it('of many at the same time each is kept, in a file as well', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rungs-openbadges-'))
    const store = await openSqliteStore({ path: join(folder, 'store.db') })
    const client = await open({ store })
    const texts = await Promise.all(Array.from({ length: 8 }, (_, number) => signed(number + 1)))
    const answers = await Promise.all(texts.map((text) => client.ask('POST', `${API}/credentials`, text, as('ana', JSON_TYPE))))
    expect(answers.map(({ status }) => status)).toEqual(texts.map(() => 201))
    expect((await client.get(`${API}/credentials`, as('ana'))).headers['x-total-count']).toBe('8')
    await store.close()
    await rm(folder, { recursive: true })
  })
})

describe('getProfile and putProfile (OB 3.0 sections 6.2.4 and 6.2.5)', () => {
  const profile = '{ "id": "https://courier.example/users/ana", "type": ["Profile"], "name": "Ana" }'

  it('R9: a profile is put whole, by PUT, and comes back as it was sent', async () => {
    const client = await open()
    expectStatusInfo(await client.get(`${API}/profile`, as('ana')), 404, 'not_found')
    const put = await client.ask('PUT', `${API}/profile`, profile, as('ana', JSON_TYPE))
    expect([put.status, put.text, put.headers['content-type']]).toEqual([200, profile, 'application/json'])
    expect((await client.get(`${API}/profile`, as('ana'))).text).toBe(profile)
    const next = '{"id":"https://courier.example/users/ana","type":"Profile"}'
    expect((await client.ask('PUT', `${API}/profile`, next, as('ana', JSON_TYPE))).text).toBe(next)
    // Nothing of the old one is left, and other users see nothing.
    expect((await client.get(`${API}/profile`, as('ana'))).text).toBe(next)
    expect((await client.get(`${API}/profile`, as('ben'))).status).toBe(404)
  })

  it('R9: POST, which the certification guide has in places, is not of the API', async () => {
    const answer = await (await open()).ask('POST', `${API}/profile`, profile, as('ana', JSON_TYPE))
    expectStatusInfo(answer, 405, 'not_allowed')
    expect(answer.headers['allow']).toBe('GET, PUT')
  })

  it('a host may have a profile for who has put none', async () => {
    const client = await open({
      profileOf: async (userId) => (userId === 'ana' ? { id: 'urn:x:ana', type: ['Profile'] } : undefined),
    })
    expect((await client.get(`${API}/profile`, as('ana'))).json).toEqual({ id: 'urn:x:ana', type: ['Profile'] })
    expect((await client.get(`${API}/profile`, as('ben'))).status).toBe(404)
  })

  it.each([
    '',
    '[]',
    '{}',
    '{"id":"x","type":"Profile"}',
    '{"id":"urn:x:1","type":"Person"}',
    '{"id":"urn:x:1","type":"Profile"',
  ])('R10: %s is no profile', async (text) =>
    expectStatusInfo(await (await open()).ask('PUT', `${API}/profile`, text, as('ana', JSON_TYPE)), 400, 'invalid_data'),
  )

  it('R10: a profile in another media type is 415', async () => {
    expect((await (await open()).ask('PUT', `${API}/profile`, profile, as('ana', TEXT_TYPE))).status).toBe(415)
  })
})

describe('R10: refusals (OB 3.0 B.5)', () => {
  it.each([
    ['GET', '/', 404, 'not_found'],
    ['GET', `${API}/credentials/1`, 404, 'not_found'],
    ['GET', `${API}//credentials`, 404, 'not_found'],
    ['DELETE', `${API}/credentials`, 405, 'not_allowed'],
    ['PATCH', `${API}/profile`, 405, 'not_allowed'],
    ['POST', `${API}/discovery`, 405, 'not_allowed'],
  ])('%s %s is %i', async (method, path, status, minor) =>
    expectStatusInfo(await (await open()).ask(method, path, undefined, as('ana')), status, minor),
  )

  it('what fails inside is 500 and tells nothing', async () => {
    const client = await open({
      verifyToken: async () => {
        throw new Error('secret of the house')
      },
    })
    const answer = await client.get(`${API}/credentials`, as('ana'))
    expectStatusInfo(answer, 500, 'internal_server_error')
    expect(answer.text).not.toContain('secret')
  })

  it('a token that could not be checked is 503, neither good nor bad', async () => {
    const client = await open({
      verifyToken: async () => {
        throw operationError('exchange.not_ready', {})
      },
    })
    const answer = await client.get(`${API}/credentials`, as('ana'))
    expectStatusInfo(answer, 503, 'server_busy')
    expect(answer.headers['retry-after']).toBe('1')
  })

  it('a store that is closed is 500 and tells nothing', async () => {
    const store = createMemoryStore()
    const client = await open({ store })
    await store.close()
    expectStatusInfo(await client.get(`${API}/credentials`, as('ana')), 500, 'internal_server_error')
  })
})

describe('what a host does itself', () => {
  it('puts badges it has issued, and erases a user', async () => {
    const client = await open()
    const text = await signed(1)
    expect(await client.provider.putCredential('ana', text)).toBe('created')
    expect(await client.provider.putCredential('ana', text)).toBe('unchanged')
    expect((await client.get(`${API}/credentials`, as('ana'))).text).toBe(`{"credential":[${text}],"compactJwsString":[]}`)
    expect((await errorOf(client.provider.putCredential('ana', '{}'))).code).toBe('form.not_a_credential')
    expect((await errorOf(() => client.provider.eraseUser(''))).code).toBe('core.option_invalid')
    expect([await client.provider.eraseUser('ana'), await client.provider.eraseUser('ana')]).toEqual([true, false])
    expect((await client.get(`${API}/credentials`, as('ana'))).json.credential).toEqual([])
  })

  it('leaves nothing of an erased user in the files of a database', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rungs-erased-'))
    const path = join(folder, 'badges.db')
    const store = await openSqliteStore({ path })
    const { provider } = await open({ store })
    await provider.putCredential('ana', await signed(1))
    const inFiles = async (): Promise<boolean> =>
      (await Promise.all([path, `${path}-wal`].map((file) => readFile(file)))).some((bytes) =>
        bytes.includes('OpenBadgeCredential'),
      )
    expect(await inFiles()).toBe(true)
    expect(await provider.eraseUser('ana')).toBe(true)
    expect(await inFiles()).toBe(false)
    await store.close()
    await rm(folder, { recursive: true })
  })

  it.each([
    { maxCredentials: 10_001 },
    { pageSize: 0 },
    { maxBodyBytes: -1 },
    { verifyToken: 'x' },
    { verifier: {} },
    { service: { ...SERVICE, title: '' } },
  ])('refuses the option %o', async (option) => expect((await errorOf(open(option as never))).code).toBe('core.option_invalid'))
})
