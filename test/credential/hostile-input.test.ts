import { describe, expect, it } from 'vitest'
import { buildAchievement, buildAchievementCredential, buildProfile, buildResultDescription } from '../../src/credential/index.js'
import { alignment, description, ladder } from './inputs.js'
import { achievement, failure, failureOf, minimal } from './support.js'

describe('input that means harm', () => {
  it('getters are read once, and what they throw is an error of the library', () => {
    let reads = 0
    const input = {
      ...minimal,
      get name() {
        reads++
        return reads === 1 ? 'First' : 5
      },
    }
    expect(buildAchievementCredential(input as never).name).toBe('First')
    expect(reads).toBe(1)
    const throwing = {
      ...minimal,
      get name(): string {
        throw new TypeError('boom')
      },
    }
    expect(failureOf(() => buildAchievementCredential(throwing))).toEqual({
      code: 'core.json_value_unsupported',
      params: { type: 'object' },
      path: '',
    })
    expect(
      failure(() =>
        buildProfile(
          new Proxy(
            {},
            {
              ownKeys: () => {
                throw new Error('boom')
              },
            },
          ) as never,
          '/p',
        ),
      ).code,
    ).toBe('core.json_value_unsupported')
  })

  it('class instances are no plain data', () => {
    for (const issuer of [
      new Date(),
      new Map(),
      new (class Profile {
        id = 'https://a.example/'
      })(),
    ]) {
      expect(failureOf(() => buildAchievementCredential({ ...minimal, issuer } as never))).toEqual({
        code: 'core.json_value_unsupported',
        params: { type: 'object' },
        path: '/issuer',
      })
    }
  })

  it('cycles, depth and breadth end in an error', () => {
    const cyclic: Record<string, unknown> = { id: 'https://a.example/' }
    cyclic['parentOrg'] = cyclic
    expect(failure(() => buildProfile(cyclic as never)).code).toBe('core.json_too_deep')
    expect(failure(() => buildAchievementCredential({ ...minimal, issuer: cyclic } as never)).code).toBe('core.json_too_deep')
    let deep: object = { id: 'https://a.example/' }
    for (let level = 0; level < 50_000; level++) deep = { id: 'https://a.example/', parentOrg: deep }
    expect(failure(() => buildProfile(deep as never)).code).toBe('core.json_too_deep')
    const levels = new Array(1000).fill({ id: 'https://a.example/', name: 'x', alignment: new Array(1000).fill(alignment) })
    const wide = { ...description, rubricCriterionLevel: levels }
    expect(failure(() => buildResultDescription(wide)).code).toBe('core.json_too_many_values')
    const sparse: unknown[] = []
    sparse.length = 4_000_000_000
    expect(failure(() => buildAchievement({ ...achievement, tag: sparse } as never)).code).toBe('core.json_too_many_values')
  })

  it('prototypes are neither read nor polluted', () => {
    const inherited = Object.create({ name: 'inherited' }) as object
    expect(failure(() => buildProfile(Object.assign(inherited, { id: 'https://a.example/' }) as never)).code).toBe(
      'core.json_value_unsupported',
    )
    const hostile = JSON.parse('{"id":"https://a.example/","address":{"__proto__":{"polluted":true}}}')
    expect(failureOf(() => buildProfile(hostile))).toEqual({
      code: 'credential.field_unknown',
      params: { field: '__proto__' },
      path: '/address',
    })
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    const bare = Object.assign(Object.create(null), { id: 'https://a.example/' })
    expect(buildProfile(bare)).toEqual({ id: 'https://a.example/', type: ['Profile'] })
  })

  it('lone surrogates are refused wherever text may stand', () => {
    const lone = 'a\ud800b'
    for (const [change, path] of [
      [{ name: lone }, '/name'],
      [{ id: `urn:x:${lone}` }, '/id'],
      [{ issuer: `https://a.example/${lone}` }, '/issuer'],
      [{ subject: `did:web:${lone}` }, '/subject/id'],
      [{ achievement: { ...achievement, tag: ['ok', lone] } }, '/achievement/tag/1'],
      [{ achievement: { ...achievement, type: lone } }, '/achievement/type'],
      [{ achievement: { ...achievement, ladder, nameMap: { en: lone } } }, '/achievement/nameMap/en'],
      [{ credentialStatus: { id: 'https://a.example/', type: 'x', note: lone } }, '/credentialStatus/note'],
      [{ contexts: [`https://a.example/${lone}`] }, '/contexts/0'],
    ] as const) {
      const found = failure(() => buildAchievementCredential({ ...minimal, ...change } as never))
      expect({ code: found.code, path: found.path }).toEqual({ code: 'core.text_not_well_formed', path })
    }
  })
})
