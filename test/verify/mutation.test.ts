import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CREDENTIALS_V1 } from '../../src/contexts/index.js'
import { badgeOf, controllerOf, NOW, signedBadge, thaw } from '../support/badges.js'
import { signer, token, verifier } from './support.js'

type Path = readonly (string | number)[]
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]))
}

describe('any change of any leaf of a signed badge', async () => {
  const rich = await signedBadge(
    signer,
    badgeOf(controllerOf(signer), {
      description: 'A badge.',
      evidence: [{ id: 'https://courier.example/e/1', name: 'Exam', narrative: 'Passed.' }],
      awardedDate: '2026-04-30T00:00:00Z',
    } as never),
  )
  const leaves = leavesOf(rich)

  it('is never verified', async () => {
    expect((await verifier.verify(rich)).outcome).toBe('verified')
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...leaves),
        fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('', null, 0, CREDENTIALS_V1, 'urn:x:1', NOW), fc.string()),
        async (path, value) => {
          const copy = thaw(rich)
          const holder = path.slice(0, -1).reduce((at, key) => at[key], copy)
          const last = path.at(-1) as string
          fc.pre(JSON.stringify(holder[last]) !== JSON.stringify(value))
          // A context that defines nothing the badge uses changes no statement; an array of one or none is the same statement.
          fc.pre(path[0] !== '@context' && JSON.stringify([holder[last]]) !== JSON.stringify(value))
          holder[last] = value
          expect((await verifier.verify(copy)).outcome, `${path.join('/')} = ${JSON.stringify(value)}`).not.toBe('verified')
        },
      ),
      { numRuns: 400 },
    )
  })

  it('nor is the removal of any member', async () => {
    for (const path of leaves.filter(([first]) => first !== '@context')) {
      const copy = thaw(rich)
      const holder = path.slice(0, -1).reduce((at, key) => at[key], copy)
      if (Array.isArray(holder)) holder.splice(Number(path.at(-1)), 1)
      else delete holder[path.at(-1) as string]
      expect((await verifier.verify(copy)).outcome, path.join('/')).not.toBe('verified')
    }
  })

  it('nor any changed character of a token', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: token.length - 1 }), fc.constantFrom(...'ABCxyz019-_.=~ '), async (index, character) => {
        fc.pre(token[index] !== character)
        // White space at an end is no part of the token.
        fc.pre(!(character === ' ' && (index === 0 || index === token.length - 1)))
        const text = token.slice(0, index) + character + token.slice(index + 1)
        expect((await verifier.verify(text)).outcome).not.toBe('verified')
      }),
      { numRuns: 300 },
    )
  })
})
