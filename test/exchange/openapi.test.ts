import { describe, expect, it } from 'vitest'
import type { Code } from '../../src/core/index.js'
import { buildOpenApi, vcApiRoutes } from '../../src/exchange/vc-api/index.js'
import { en, problemType } from '../../src/i18n/index.js'
import { compileSchema } from '../../src/schemas/compile-schema.js'
import { errorOf, type Loose, thaw } from '../support/badges.js'
import { BASE_URL, credentialOf, newService, serveOn } from './support.js'

const document = thaw(buildOpenApi({ baseUrl: BASE_URL }))

/** A schema of the document by itself, with those that it refers to. */
async function validatorOf(name: string): Promise<(value: never) => readonly unknown[]> {
  const text = JSON.stringify({ ...document['components']['schemas'] }).replaceAll('#/components/schemas/', '#/$defs/')
  return compileSchema({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `https://courier.example/${name}.json`,
    $ref: `#/$defs/${name}`,
    $defs: JSON.parse(text),
  })
}

describe('OpenAPI 3.1 document', () => {
  it('is served, with the address of the service', async () => {
    const client = await serveOn((await newService()).handle)
    const { status, json } = await client.get('/openapi.json')
    expect([status, json['openapi'], json['servers']]).toEqual([200, '3.1.0', [{ url: BASE_URL }]])
    expect(json).toEqual(document)
  })

  it.each(vcApiRoutes.map((route) => [route.method, route.path, route] as const))('%s %s is in it', (method, path, route) => {
    const operation = document['paths'][path]?.[method.toLowerCase()]
    expect(operation).toMatchObject({ operationId: route.operation, summary: route.summary })
    expect(operation['security']).toEqual(route.scope === undefined ? undefined : [{ bearer: [route.scope] }, {}])
    for (const [name] of path.matchAll(/(?<=\{)\w+(?=\})/g))
      expect(operation['parameters']).toEqual([expect.objectContaining({ name, in: 'path', required: true })])
    if (method === 'POST') expect(operation['requestBody']['content']['application/json']['schema']['$ref']).toBeDefined()
  })

  it('has nothing that is no route', () => {
    expect(Object.keys(document['paths']).sort()).toEqual([...new Set(vcApiRoutes.map(({ path }) => path))].sort())
  })

  it('each problem type is in it', () => {
    const types = new Set(document['components']['schemas']['Problem']['properties']['type']['enum'])
    expect((Object.keys(en.words) as Code[]).filter((code) => !types.has(problemType(code)))).toEqual([])
  })

  it('each reference leads somewhere', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name as string,
    )
    expect(references.length).toBeGreaterThan(10)
    expect(references.filter((name) => document['components']['schemas'][name] === undefined)).toEqual([])
  })

  it('what the service answers fits its schemas, and what it refuses does not', async () => {
    const client = await serveOn((await newService()).handle)
    const fits = async (name: string, value: unknown) => (await validatorOf(name))(value as never).length === 0
    const issuers = (await client.get('/issuers')).json as unknown as Loose[]
    expect(await fits('Issuers', issuers)).toBe(true)
    const request = { credential: credentialOf(issuers[0]?.['id']) }
    const issued = await client.post(issuers[0]?.['endpoint'], request)
    expect([await fits('IssueRequest', request), await fits('IssueResponse', issued.json)]).toEqual([true, true])
    expect(await fits('IssueRequest', { credential: 'x' })).toBe(false)
    const verified = await client.post('/credentials/verify', issued.json)
    expect(await fits('VerificationAnswer', verified.json)).toBe(true)
    const refused = await client.post('/credentials/verify', { verifiableCredential: { type: 'x' } })
    expect(await fits('VerificationAnswer', refused.json)).toBe(true)
    expect(await fits('Problem', (await client.get('/nothing')).json)).toBe(true)
    expect(await fits('ResolutionResult', (await client.get('/identifiers/x')).json)).toBe(true)
    expect(await fits('VerifyPresentationRequest', { verifiablePresentation: {}, options: {} })).toBe(false)
  })

  it('an unknown option is refused', async () => {
    expect(await errorOf(async () => buildOpenApi({ url: 'x' } as never))).toMatchObject({ code: 'core.option_unknown' })
  })
})
