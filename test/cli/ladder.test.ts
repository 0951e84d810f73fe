import { beforeAll, describe, expect, it } from 'vitest'
import { skipRequirements } from '../../src/issue/index.js'
import { defineLadder } from '../../src/ladder/index.js'
import { badgeText, ladderFile, NOW, newOrganisation, newWorld, WORKER } from './support.js'

const world = newWorld()
const platform = await newOrganisation('did:web:platform.example')
const riders = await newOrganisation()
const school = await newOrganisation()
const run = (words: string) => world.run(`ladder ${words}`)
const verify = (words: string) => run(`verify ${words} --offline --documents documents --now ${NOW} --json`)

let signed: string
const endorsements: Record<string, string> = {}

beforeAll(async () => {
  world.write('ladder.json', ladderFile(platform.did, school.did))
  world.write('platform.key.json', platform.keyFile)
  world.write('riders.key.json', riders.keyFile)
  world.write('school.key.json', school.keyFile)
  world.write('documents/platform.json', platform.document)
  signed = (await run(`seal ladder.json --key platform.key.json --out out --now ${NOW} --json`)).json.file
  for (const name of ['riders', 'school', 'platform']) {
    endorsements[name] = (
      await world.run(`endorse ladder.json --key ${name}.key.json --out out --offline --now ${NOW} --json`)
    ).json.file
  }
})

describe('rungs ladder seal and verify', () => {
  it('signs an edition, which then verifies', async () => {
    const { status, json } = await verify(signed)
    expect(status).toBe(0)
    expect(json).toMatchObject({ accepted: true, owner: platform.did, endorsedBy: [], findings: [] })
    expect(json.digest).toMatch(/^uEi/)
    const shown = await run(`verify ${signed} --offline --documents documents --now ${NOW}`)
    expect(shown.out).toContain('ladder verified')
    expect(shown.out).toContain(json.digest)
    expect((await run(`seal ladder.json --key platform.key.json --replaces urn:x:1 --out out --now ${NOW}`)).out).toContain(
      'Ladder signed',
    )
  })

  it('counts the endorsements of those who are named', async () => {
    const named = `--endorsers ${riders.did},${school.did}`
    const all = await verify(`${signed} ${endorsements['riders']} ${endorsements['school']} ${named}`)
    expect(all.json).toMatchObject({ accepted: true, endorsedBy: [riders.did, school.did].sort() })
    const few = await verify(`${signed} ${endorsements['riders']} ${endorsements['platform']} ${named}`)
    expect(few.status).toBe(1)
    expect(few.json).toMatchObject({ accepted: false, endorsedBy: [riders.did] })
    expect(few.json.findings.map(({ code }: { code: string }) => code)).toEqual([
      'trust.endorsements_too_few',
      'trust.endorser_not_counted',
    ])
    expect((await verify(`${signed} ${endorsements['riders']} ${named} --min 1`)).status).toBe(0)
  })

  it('is open, and not rejected, where only an endorsement is wrong', async () => {
    const forged = world.json(endorsements['riders'] as string)
    world.write('forged.json', { ...forged, name: 'Another name' })
    // Nobody can be asked for the key of the owner.
    const open = await run(`verify ${signed} forged.json --offline --now ${NOW} --json`)
    expect(open.lines.map(({ outcome }) => outcome)).toEqual(['indeterminate', 'rejected'])
    expect(open.status).toBe(2)
    expect((await run(`verify missing.json forged.json --offline --now ${NOW}`)).status).toBe(66)
  })

  it('asks for the agreement that its governance asks for, of those who are named with --constituencies', async () => {
    const file = ladderFile(platform.did, school.did) as object
    const governance = {
      bodies: [
        { id: 'https://platform.example/council', name: { en: 'Council' }, seats: [{ constituency: 'workers', count: 2 }] },
      ],
      required: [{ constituency: 'workers', min: 1 }],
      decisions: ['https://platform.example/decisions/1'],
    }
    world.write('governed.json', { ...file, governance })
    world.write('seats.json', { workers: [riders.did] })
    const release = (await run(`seal governed.json --key platform.key.json --out out --now ${NOW} --json`)).json.file
    const { json: made } = await world.run(`endorse governed.json --key riders.key.json --out out --now ${NOW} --json`)
    expect(made).toMatchObject({ version: '1.0.0', digest: expect.stringMatching(/^uEi/) })
    expect((await verify(`${release} ${made.file} --constituencies seats.json`)).json).toMatchObject({ accepted: true })
    const alone = await verify(`${release} --constituencies seats.json`)
    expect([alone.status, alone.json.findings]).toMatchObject([
      1,
      [{ code: 'trust.constituency_too_few', params: { constituency: 'workers', needed: 1, actual: 0 } }],
    ])
    expect((await verify(`${release} ${made.file}`)).json.accepted).toBe(false)
    world.write('seats.json', { workers: 'everybody' })
    expect((await verify(`${release} --constituencies seats.json`)).status).not.toBe(0)
  })

  it('tells what was changed, and what was edited in place', async () => {
    world.write('changed.json', world.read(signed).replace('"version": "1', '"version": "9'))
    expect((await verify('changed.json')).status).toBe(1)
    const { name: _, ...rest } = ladderFile(platform.did, school.did) as { name: unknown }
    world.write('known.json', { ...rest, name: { en: 'As it was' } })
    const told = await verify(`${signed} --known known.json`)
    expect([told.status, told.json.findings[0].code]).toEqual([1, 'trust.ladder_edited'])
    expect((await verify(`${signed} --known ladder.json`)).status).toBe(0)
  })

  it('refuses to publish the ladder of somebody else', async () => {
    const { err, status } = await run(`seal ladder.json --key riders.key.json --out out --now ${NOW}`)
    expect(err).toContain('credential.ladder_owner_differs')
    expect(status).toBe(66)
  })

  it.each([
    ['no action', '', 'cli.usage'],
    ['an unknown action', 'paint ladder.json', 'cli.usage'],
    ['no file', 'verify', 'cli.usage'],
    ['no key', 'seal ladder.json --out out', 'cli.usage'],
    ['more than there are', 'verify ladder.json --endorsers did:web:a.example --min 2', 'cli.usage'],
    ['a number that is none', 'verify ladder.json --min x', 'cli.usage'],
  ])('with %s it says how it is used', async (_, words, code) => {
    const { err, status } = await run(words)
    expect(err).toContain(code)
    expect(status).toBe(64)
  })
})

describe('rungs ladder lint', () => {
  it('looks at the ladders beside it with --with', async () => {
    const old = ladderFile(platform.did, school.did) as { version: string; id: string; rungs: { id: string }[] }
    const gone = { ...old, version: '9.0.0', supersedes: { id: old.id, version: old.version } }
    world.write('next.json', gone)
    expect((await run('lint next.json --json')).json.findings.map(({ code }: { code: string }) => code)).toContain(
      'ladder.migration_missing',
    )
    const { json, status } = await run('lint next.json --with ladder.json --json')
    expect(status).toBe(1)
    expect(json.findings.map(({ code }: { code: string }) => code)).toContain('ladder.migration_uncovered')
  })
})

describe('rungs ladder lint --agreement-of', () => {
  it('asks that an active ladder asks for the agreement of those who are named', async () => {
    world.write('active.json', { ...(ladderFile(platform.did, school.did) as object), status: 'active' })
    const { json, status } = await run('lint active.json --agreement-of workers --json')
    expect([status, json.findings.map(({ code }: { code: string }) => code)]).toEqual([
      1,
      expect.arrayContaining(['ladder.agreement_missing']),
    ])
    expect((await run('lint active.json')).status).toBe(0)
  })
})

describe('rungs ladder diff and migrate', () => {
  const base = (): { version: string; id: string; rungs: { id: string; requires: unknown }[] } =>
    ladderFile(platform.did, school.did) as never
  const rungOf = (name: string): string => base().rungs.find(({ id }) => id.endsWith(`/${name}`))?.id as string
  const write = (name: string, changes: object): void => {
    world.write(name, { ...base(), ...changes })
  }

  it('tells a change that needs a major version, and one that does not', async () => {
    const [first, ...rest] = base().rungs as [{ id: string; requires: unknown }, ...{ id: string; requires: unknown }[]]
    const open = {
      ...first,
      requires: {
        op: 'anyOf',
        of: [first.requires, { op: 'credential', match: { ids: ['https://school.example/z'] }, issuers: { any: true } }],
      },
    }
    write('looser.json', { version: '1.999.0', rungs: [open, ...rest] })
    const looser = await run('diff ladder.json looser.json --json')
    expect([looser.status, looser.json.needed, looser.json.isAllowed]).toEqual([0, 'minor', true])
    const back = await run('diff looser.json ladder.json')
    expect(back.status).toBe(1)
    expect(back.out).toContain('needs a major version')
    expect(back.out).toContain('ladder.version_not_higher')
  })

  it('moves badges, and refuses where a rung is not taken care of', async () => {
    const rungs = base().rungs
    const rules = rungs.map(({ id }) => ({ fromRung: id, to: id, mode: 'map' }))
    const supersedes = { id: base().id, version: base().version }
    write('next.json', { version: '9.0.0', supersedes, migrations: [{ ...rules[0], to: 'none' }, ...rules.slice(1)] })
    write('gap.json', { version: '9.0.0', supersedes, migrations: rules.slice(1) })
    const { credential } = await platform.issuer.issue({
      ladder: defineLadder(base()),
      rung: rungOf('courier'),
      subject: WORKER,
      held: skipRequirements,
    })
    world.write('badge.json', JSON.stringify(credential))
    const rest = `--offline --documents documents --now ${NOW}`
    const moved = await run(`migrate ladder.json next.json badge.json ${rest} --json`)
    expect(moved.status).toBe(0)
    expect(moved.json).toMatchObject({ outcome: 'verified', awards: [{ fromRung: rungOf('courier') }], others: 0 })
    expect((await run(`migrate ladder.json next.json badge.json ${rest}`)).out).toContain(rungOf('courier'))
    const gap = await run(`migrate ladder.json gap.json badge.json ${rest}`)
    expect(gap.err).toContain('ladder.migration_uncovered')
    expect([gap.status, gap.out]).toEqual([66, ''])
    world.write('forged.json', world.read('badge.json').replace(WORKER, 'did:example:other'))
    expect((await run(`migrate ladder.json next.json forged.json ${rest} --json`)).status).toBe(1)
    expect((await run('migrate ladder.json next.json')).err).toContain('cli.usage')
  })
})

describe('--jurisdiction', () => {
  it('chooses the variant for place and for issue', async () => {
    const base = ladderFile(platform.did, school.did) as unknown as { rungs: { id: string; requires: unknown }[] }
    const never = { op: 'credential', match: { ids: ['urn:x:never'] }, issuers: { any: true } }
    const rungs = base.rungs.map((rung) =>
      rung.id.endsWith('/courier') ? { ...rung, variants: [{ jurisdiction: ['US-CA'], requires: never }] } : rung,
    )
    world.write('varied.json', { ...base, rungs })
    world.write('held/aid.json', await badgeText(school))
    const rest = `--offline --documents documents --now ${NOW} --json`
    const status = async (more: string): Promise<string> => {
      const { json } = await world.run(`place --ladder varied.json held/aid.json ${rest} ${more}`)
      return json.rungs.find(({ id }: { id: string }) => id.endsWith('/courier')).status
    }
    expect([await status(''), await status('--jurisdiction US-NY'), await status('--jurisdiction US-CA')]).toEqual([
      'indeterminate',
      'eligible',
      'locked',
    ])
    const issue = (more: string) =>
      world.run(
        `issue --ladder varied.json --rung courier --key platform.key.json --subject ${WORKER} --held held --documents documents --offline --now ${NOW} --out issued ${more}`,
      )
    expect((await issue('--jurisdiction US-CA')).status).toBe(3)
    expect((await issue('--jurisdiction US-NY')).status).toBe(0)
  })
})
