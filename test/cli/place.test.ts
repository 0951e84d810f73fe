import { beforeAll, describe, expect, it } from 'vitest'
import { buildIdentityObject } from '../../src/credential/index.js'
import { skipRequirements } from '../../src/issue/index.js'
import { defineLadder } from '../../src/ladder/index.js'
import { badgeText, ladderFile, NOW, newOrganisation, newWorld, type Organisation, rungId, WORKER } from './support.js'

const world = newWorld()
const run = (words: string, io = {}) =>
  world.run(`place --ladder ladder.json --offline --documents documents --now ${NOW} ${words}`, io)
const platform = await newOrganisation('did:web:platform.example')
const school = await newOrganisation()
const stranger = await newOrganisation()
const other = 'did:example:other'

/** The badge of a rung of the ladder. */
async function rungText(issuer: Organisation, rung: string, subject: string): Promise<string> {
  const ladder = defineLadder(ladderFile(platform.did, school.did))
  const { credential } = await issuer.issuer.issue({ ladder, rung: rungId(rung), subject, held: skipRequirements })
  return JSON.stringify(credential)
}

beforeAll(async () => {
  world.write('ladder.json', ladderFile(platform.did, school.did))
  world.write('documents/platform.json', platform.document)
  world.write('aid.json', await badgeText(school))
  world.write('other-aid.json', await badgeText(school, { subject: other }))
  world.write('courier.json', await rungText(platform, 'courier', WORKER))
  world.write('expired.json', await badgeText(school, { validUntil: '2026-03-01T00:00:00Z' }))
  world.write('bad.json', (await badgeText(school)).replace('First aid', 'Last aid'))
  world.write('policy.json', { issuers: [school.did], accepts: [{ match: { ids: ['urn:x:1'] } }] })
})

const statusOf = (placement: { rungs: { id: string; status: string }[] }): Record<string, string> =>
  Object.fromEntries(placement.rungs.map(({ id, status }) => [id.slice(id.lastIndexOf('/') + 1), status]))

describe('rungs place', () => {
  it('places every worker by itself', async () => {
    const { lines, status } = await run('aid.json courier.json other-aid.json --json')
    expect(status).toBe(0)
    expect(lines.map(({ subject }) => subject)).toEqual([[WORKER], [other]])
    expect(lines.map(statusOf)).toEqual([
      { courier: 'held', lead: 'eligible', tested: 'eligible' },
      { courier: 'eligible', lead: 'locked', tested: 'eligible' },
    ])
    for (const line of lines)
      expect(line).toMatchObject({ now: NOW, ladder: { version: '1.0.0' }, inputDigest: expect.any(String) })
  })

  it('shows where a worker stands, why, and what is next', async () => {
    const { out } = await run('other-aid.json')
    expect(out).toContain(other)
    expect(out).toMatch(/Ready: courier +every requirement is met/)
    expect(out).toMatch(/○ +lead +not yet +\S/)
    expect((await run('courier.json')).out).toMatch(/● +courier +held until June 1, 2028/)
    expect((await run('courier.json')).out).toMatch(/Next: tested +\S/)
  })

  it('names an expired card, where a verification could only reject', async () => {
    const { status, json } = await run('expired.json --json')
    expect(status).toBe(0)
    expect(statusOf(json)).toMatchObject({ courier: 'locked' })
    expect(JSON.stringify(json)).toContain('requirement.expired')
    expect((await run('expired.json')).out).toContain('ended on March 1, 2026')
  })

  it('leaves out what is not verified, says so, and goes on', async () => {
    const { status, lines, err } = await run('bad.json missing.json aid.json --json')
    expect(status).toBe(1)
    expect(lines[0]).toMatchObject({ input: 'missing.json', outcome: null, error: { code: 'cli.file_unreadable' } })
    expect(lines.slice(1).map(statusOf)).toMatchObject([{ courier: 'eligible' }])
    expect(err).toContain('proof.signature_invalid')
    expect(err).toContain('missing.json')
    expect((await run('bad.json aid.json')).status).toBe(1)
    expect((await run('missing.json aid.json')).status).toBe(66)
  })

  it('counts rung badges of those whom the policy or the ladder trusts', async () => {
    expect(statusOf((await run('courier.json --policy policy.json --json')).json)['courier']).not.toBe('held')
    world.write('forged.json', await rungText(stranger, 'courier', WORKER))
    expect(statusOf((await run('forged.json --json')).json)['courier']).not.toBe('held')
  })

  it('does not take two people for one on the word of a stranger', async () => {
    const identifier = [buildIdentityObject({ identity: 'victim', salt: '0123456789abcdef' })]
    const hash = `hash:${identifier[0]?.identityHash}`
    world.write('link/victim.json', await badgeText(school, { subject: { identifier } }))
    world.write('link/link.json', await badgeText(stranger, { subject: { id: other, identifier } }))
    world.write('link/mine.json', await badgeText(school, { subject: other, achievement: { id: 'urn:x:y' } }))
    const placed = (await run('link --json')).lines
    // The school is no owner of the ladder, so only a policy lets it link either.
    expect(placed.find(({ subject }) => subject.includes(other))?.subject).toEqual([other])
    const trusted = (await run('link --policy policy.json --json')).lines
    expect(trusted.map(({ subject }) => subject.length)).toEqual([1, 1])
    expect(statusOf(trusted.find(({ subject }) => subject.includes(other)))['courier']).toBe('locked')
    expect(statusOf(trusted.find(({ subject }) => subject.includes(hash)))['courier']).toBe('eligible')
  })

  it('takes one person for one on the word of a trusted issuer', async () => {
    const identifier = [buildIdentityObject({ identity: 'ana', salt: '0123456789abcdef' })]
    world.write('same/1.json', await badgeText(school, { subject: { identifier } }))
    world.write('same/2.json', await badgeText(school, { subject: { id: other, identifier }, achievement: { id: 'urn:x:y' } }))
    world.write('same/3.json', await rungText(platform, 'courier', other))
    world.write('both.json', { issuers: [school.did, platform.did], accepts: [{ match: { ids: ['urn:x:1'] } }] })
    const { lines } = await run('same --policy both.json --json')
    expect(lines.map(({ subject }) => subject.length)).toEqual([2])
    expect(statusOf(lines[0])).toMatchObject({ courier: 'held', tested: 'eligible' })
  })

  it('is not led by what a ladder or a badge says', async () => {
    const evil = '\u001b[2J\u202e\u009bheld\n✔'
    const { rungs, ...ladder } = ladderFile(platform.did, school.did) as unknown as { rungs: { name: object }[] }
    world.write('evil.json', {
      ...ladder,
      name: { en: evil },
      rungs: rungs.map((rung, index) => ({ ...rung, name: { en: evil + index }, description: { en: evil } })),
    })
    for (const words of ['', '--json']) {
      const { status } = await world.run(`place --ladder evil.json --offline --now ${NOW} aid.json ${words}`)
      expect(status).toBe(0)
    }
    expect((await world.run('ladder brief evil.json')).status).toBe(0)
    await world.run('ladder lint evil.json')
    await world.run('ladder lint evil.json --json')
  })

  it.each([
    ['no ladder', '{}', 66],
    ['no JSON', 'x', 66],
  ])('refuses a ladder that is %s', async (_, content, expected) => {
    world.write('wrong.json', content)
    const { status, out } = await world.run('place --ladder wrong.json aid.json')
    expect([status, out]).toEqual([expected, ''])
  })
})

describe('rungs ladder', () => {
  it('finds nothing wrong with a good one', async () => {
    const { status, out } = await world.run('ladder lint ladder.json')
    expect([status, out]).toEqual([0, expect.stringContaining('no errors')])
    expect((await world.run('ladder lint ladder.json --json')).json).toMatchObject({ input: 'ladder.json', errors: 0 })
  })

  it('names mistakes with their place', async () => {
    const { rungs, ...ladder } = ladderFile(platform.did, school.did) as unknown as { rungs: object[] }
    world.write('cycle.json', {
      ...ladder,
      rungs: [
        { ...rungs[0], requires: { op: 'rung', rung: rungId('lead') } },
        rungs[1],
        { ...rungs[2], requires: { op: 'allOf', of: [] } },
      ],
    })
    const { status, json } = await world.run('ladder lint cycle.json --json')
    expect(status).toBe(1)
    expect(json.errors).toBeGreaterThanOrEqual(2)
    expect(json.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'ladder.cycle', severity: 'error', message: expect.any(String) }),
        expect.objectContaining({ code: 'ladder.group_empty', path: expect.stringMatching(/^\/rungs\/2\//) }),
      ]),
    )
    const { out } = await world.run('ladder lint cycle.json')
    expect(out).toMatch(/error \/rungs\/2\S* .*ladder\.group_empty/)
  })

  it('prints a ladder for reading, in its languages', async () => {
    expect((await world.run('ladder brief ladder.json')).out).toMatch(/^# Delivery\n[\s\S]*## .*courier/)
    await world.run('init first')
    expect((await world.run('ladder brief first/ladder.json --lang es')).out).toMatch(/^# Reparto\n/)
    expect((await world.run('ladder brief first/ladder.json --lang de')).out).toMatch(/^# Delivery\n/)
  })

  it.each(['lint', 'brief'])('says what keeps it from reading: %s', async (action) => {
    const { status, err } = await world.run(`ladder ${action} missing.json`)
    expect([status, err]).toEqual([66, expect.stringContaining('cli.file_unreadable')])
  })
})
