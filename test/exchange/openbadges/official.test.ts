import { join } from 'node:path'
import { Ajv } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { openBadgesScopes } from '../../../src/exchange/openbadges/index.js'
import { badgeOf, controllerOf, NOW, newSigner, signedBadge, tokenBadge } from '../../support/badges.js'
import { hasVectors, readVectorJson } from '../../support/vectors.js'
import { serveOn } from '../support.js'
import { API, BASE_URL, newPlatform } from './support.js'

const folder = '1edtech-ob-spec/official-schemas/docs'
const here = hasVectors('answers of the Open Badges API by the published schemas')

/** What a published schema finds wrong. */
function faultsBy(file: string): (value: unknown) => unknown {
  const schema = readVectorJson(join(folder, 'schema', file))
  const ajv = new Ajv2019({ strict: false })
  addFormats.default(ajv)
  const validate = ajv.compile({ ...schema, $schema: String(schema['$schema']).replace(/#$/, '') })
  return (value) => (validate(value) ? undefined : validate.errors)
}

/** The same of a class of the published OpenAPI file. */
function faultsByClass(name: string): (value: unknown) => unknown {
  const ajv = new Ajv({ strict: false })
  addFormats.default(ajv)
  ajv.addSchema(readVectorJson(join(folder, 'openapi/openapi.json')), 'openapi')
  const validate = ajv.compile({ $ref: `openapi#/components/schemas/${name}` })
  return (value) => (validate(value) ? undefined : validate.errors)
}

describe.skipIf(!here)('answers by the published schemas (OB 3.0 appendix B)', () => {
  const open = async () => {
    const access = { userId: 'ana', scopes: Object.values(openBadgesScopes) }
    const verifyToken = async (token: string) => (token === 'ana' ? access : undefined)
    return serveOn(newPlatform(BASE_URL, { provider: { verifyToken, now: NOW } }).handle)
  }
  const auth = { authorization: 'Bearer ana' }

  it('R2: the description is a ServiceDescriptionDocument', async () => {
    const { json } = await (await open()).get(`${API}/discovery`)
    expect(faultsByClass('ServiceDescriptionDocument')(json)).toBeUndefined()
    expect(faultsByClass('ServiceDescriptionDocument')({ ...json, components: {} })).toBeDefined()
  })

  it('R4, R5: a page is a GetOpenBadgeCredentialsResponse', async () => {
    const client = await open()
    const [signer, second] = [await newSigner(), await newSigner('ES256')]
    const badge = await signedBadge(signer)
    // The published schema wants an array even of one proof, as nobody else does.
    const strict = JSON.stringify({ ...badge, proof: [badge['proof']] })
    const token = await tokenBadge(second, badgeOf(controllerOf(second)))
    const post = (text: string, type: string) => client.ask('POST', `${API}/credentials`, text, { ...auth, 'content-type': type })
    expect((await post(strict, 'application/json')).status).toBe(201)
    expect((await post(token, 'text/plain')).status).toBe(201)
    const { json } = await client.get(`${API}/credentials`, auth)
    expect([json.credential.length, json.compactJwsString]).toEqual([1, [token]])
    expect(faultsBy('getopenbadgecredentialsresponse.json')(json)).toBeUndefined()
    expect(faultsBy('getopenbadgecredentialsresponse.json')({ ...json, compactJwsStrings: [] })).toBeDefined()
  })

  it('R9: a profile is a Profile', async () => {
    const client = await open()
    const profile = { id: 'https://courier.example/users/ana', type: ['Profile'], name: 'Ana' }
    await client.ask('PUT', `${API}/profile`, JSON.stringify(profile), { ...auth, 'content-type': 'application/json' })
    expect(faultsBy('profile.json')((await client.get(`${API}/profile`, auth)).json)).toBeUndefined()
  })

  it('R10: every refusal is an Imsx_StatusInfo', async () => {
    const client = await open()
    const faults = faultsBy('imsx_statusinfo.json')
    const answers = [
      await client.get(`${API}/credentials?limit=0`, auth),
      await client.get(`${API}/credentials`),
      await client.get(`${API}/nothing`, auth),
      await client.ask('DELETE', `${API}/profile`, undefined, auth),
      await client.get(`${API}/profile`, { ...auth, accept: 'text/html' }),
      await client.ask('POST', `${API}/credentials`, '{}', { ...auth, 'content-type': 'text/html' }),
      await client.ask('POST', `${API}/credentials`, ' '.repeat(2_000_000), { ...auth, 'content-type': 'text/plain' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([400, 401, 404, 405, 406, 415, 413])
    for (const { json } of answers) expect(faults(json)).toBeUndefined()
    expect(faults({ imsx_codeMajor: 'no' })).toBeDefined()
  })
})
