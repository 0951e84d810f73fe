import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyJsonObject, isJsonObject, type JsonObject, type JsonValue, pointer } from '../../src/core/index.js'
import { splitSdJwt } from '../../src/securing/index.js'
import { createSdJwtVc, parseSdJwt, sdJwtVc } from '../../src/securing/sd-jwt/sd-jwt-vc.js'
import { controllerOf, loader, NOW_MS, newSigner, openOptions } from '../support/badges.js'

const signer = await newSigner('Ed25519')
const iat = NOW_MS / 1000

const { tree: trees } = fc.letrec<{ tree: JsonValue }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    ),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'x/y', 'm~n', '', 'constructor', '0', 'ü'), tie('tree'), { maxKeys: 4 }),
  ),
}))

/** A choice that depends on the pointer alone. */
const choice =
  (seed: number) =>
  (path: string): boolean =>
    [...path].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) as number)) % 10_007, seed) % 3 === 0

/** What is left where everything that may be hidden is hidden: worked out without digests. */
function prune(value: JsonValue, isHidden: (path: string) => boolean, path: string): JsonValue {
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).flatMap((item, index) => {
      const at = pointer(path, index)
      return isHidden(at) ? [] : [prune(item, isHidden, at)]
    })
  }
  if (!isJsonObject(value)) return value
  const kept = Object.entries(value).filter(([name]) => !isHidden(pointer(path, name)))
  return Object.fromEntries(kept.map(([name, member]) => [name, prune(member, isHidden, pointer(path, name))]))
}

describe('whatever the content and the choice', () => {
  it('all disclosures give the content back, none give what was never hidden, each is needed once', async () => {
    await fc.assert(
      fc.asyncProperty(trees, fc.nat(), async (content, seed) => {
        const claims = copyJsonObject({
          vct: 'urn:test',
          iss: controllerOf(signer),
          iat,
          content: JSON.parse(JSON.stringify(content)),
        })
        const isHidden = (path: string): boolean => path.startsWith('/content') && choice(seed)(path)
        const { credential } = await createSdJwtVc({ disclosable: isHidden }).secure(claims, { signer, loader, now: NOW_MS })
        const sealed = parseSdJwt(credential as string)
        const whole = await sdJwtVc.open(sealed, openOptions())
        expect(whole.credential).toEqual(claims)
        expect(whole.disclosure).toEqual({ form: 'base', hidden: 0 })
        const least = (await sdJwtVc.derive?.(sealed, { reveal: [], loader }))?.credential as string
        expect(splitSdJwt(least).disclosures).toEqual([])
        expect((await sdJwtVc.open(parseSdJwt(least), openOptions())).credential).toEqual(prune(claims, isHidden, ''))
        const all = (await sdJwtVc.derive?.(sealed, { reveal: ['/content'], loader }))?.credential
        expect(all).toBe(credential)
      }),
      { numRuns: 150 },
    )
  })

  it('what is revealed is there, and the token stays right', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), trees, { minKeys: 1 }),
        fc.nat(),
        async (content, seed) => {
          const claims = copyJsonObject({
            vct: 'urn:test',
            iss: controllerOf(signer),
            iat,
            ...JSON.parse(JSON.stringify(content)),
          })
          const mechanism = createSdJwtVc({ disclosable: () => true })
          const { credential } = await mechanism.secure(claims, { signer, loader, now: NOW_MS })
          const names = Object.keys(content)
          const name = names[seed % names.length] as string
          const shown = (await sdJwtVc.derive?.(parseSdJwt(credential as string), { reveal: [`/${name}`], loader }))?.credential
          const opened = (await sdJwtVc.open(parseSdJwt(shown as string), openOptions())).credential as JsonObject
          expect(Object.keys(opened).filter((one) => names.includes(one))).toEqual([name])
          expect(opened[name]).toEqual(claims[name])
        },
      ),
      { numRuns: 100 },
    )
  })
})
