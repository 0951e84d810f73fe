import { beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../src/cli/index.js'
import { utf8 } from '../../src/core/index.js'
import { skipRequirements } from '../../src/issue/index.js'
import { defineLadder } from '../../src/ladder/index.js'
import { pseudoCatalogue } from '../../src/testing/index.js'
import { declaredCodes } from '../architecture/source.js'
import { readSvg } from '../draw/svg-reader.js'
import { badgeText, ladderFile, NOW, newOrganisation, newWorld, PASSPHRASE, rungId, WORKER } from './support.js'

const world = newWorld()
const platform = await newOrganisation('did:web:platform.example')
const school = await newOrganisation()
const CODES = [...declaredCodes().keys()]

/** What commands may print as it is: ids, names, dates, file names, pointers, and words that other software understands. */
const DATA = new RegExp(
  [
    'did:\\S+|https?://\\S+|urn:\\S+|(?:platform|school)\\.example|/@?[a-z][\\w/]*',
    '--[a-z-]+|\\brungs(?: [a-z]+)?:|\\[English: [^\\]]*\\]|\\{"[^}]*\\}',
    'Open Badges|\\bCLR\\b|\\b(?:PNG|SVG|Assertion|Profile|email)\\b|\\buEi\\S+|Vocational School|(?:First|Last) aid|Delivery|Last-mile delivery|About [a-z]+|Test\\b',
    '(?:February|March|June) \\d+, \\d{4}',
    '[\\w/.-]+\\.(?:json|jwt|svg|csv|mjs|jsonl|key)\\b',
    // Members and requirements by the names that a ladder's file has.
    '\\b(?:case|validity|credential|results)\\b(?!\\.)',
    '\\b(?:out|rows)\\n|\\b(?:courier|lead|tested|Ed25519|eddsa-rdfc-2022|UTC|JWT|EUR|ENOENT|row_key|subject|currency|id|web|context)\\b',
  ].join('|'),
  'g',
)

/** Words in plain letters that are neither codes nor data: each was written into a program. */
function hardCoded(text: string): string[] {
  const rest = CODES.reduce((left, code) => left.replaceAll(code, ' '), text.replace(DATA, ' '))
  return Array.from(rest.matchAll(/[A-Za-z][A-Za-z']+/g), ([word]) => word)
}

async function spoken(words: string, more: object = {}): Promise<{ out: string; err: string; status: number }> {
  const shown = { out: '', err: '' }
  const status = await runCli(words.split(' '), {
    cwd: world.cwd,
    env: { RUNGS_PASSPHRASE: PASSPHRASE },
    isTerminal: false,
    columns: 100,
    out: (text) => (shown.out += text),
    err: (text) => (shown.err += text),
    readStdin: async () => utf8(''),
    catalogue: pseudoCatalogue(),
    ...more,
  })
  return { ...shown, status }
}

beforeAll(async () => {
  const ladder = ladderFile(platform.did, school.did)
  const rungs = ladder['rungs'] as readonly object[]
  const { credential } = await platform.issuer.issue({
    ladder: defineLadder(ladder),
    rung: rungId('courier'),
    subject: WORKER,
    held: skipRequirements,
  })
  world.write('ladder.json', ladder)
  world.write('faulty.json', { ...ladder, currency: 'EUR', rungs: [...rungs, rungs[0]] })
  world.write('documents/platform.json', platform.document)
  world.write('platform.json', platform.keyFile)
  world.write('school.json', school.keyFile)
  world.write('aid.json', await badgeText(school))
  world.write('courier.json', credential)
  world.write('held/aid.json', await badgeText(school))
  world.write(
    'hashed.json',
    await badgeText(school, {
      subject: {
        identifier: [{ type: 'IdentityObject', identityType: 'name', hashed: true, identityHash: `sha256$${'0'.repeat(64)}` }],
      },
    }),
  )
  world.write('expired.json', await badgeText(school, { validUntil: '2026-03-01T00:00:00Z' }))
  world.write('bad.json', (await badgeText(school)).replace('First aid', 'Last aid'))
  world.write('bare.json', { type: 'VerifiableCredential' })
  world.write('draft.json', {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    credentialSubject: {
      id: WORKER,
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://school.example/a/1',
        type: ['Achievement'],
        name: 'First aid',
        description: 'First aid',
        criteria: { narrative: 'First aid' },
      },
    },
  })
  world.write('policy.json', { issuers: [school.did], accepts: [{ match: { ids: ['urn:x:1'] } }] })
  world.write('known.json', {
    issuers: [school.did],
    accepts: [{ match: { ids: ['https://school.example/achievements/first-aid'] } }],
  })
  world.write('drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')
  world.write('assumptions.json', {
    region: 'EU',
    currency: 'EUR',
    workRelationship: 'employee',
    timeBase: 'paidHours',
    expenses: 'gross',
    hoursPerWeek: '20',
  })
  const id = String(ladder['id'])
  const migrations = rungs.map((rung) => {
    const { id: fromRung } = rung as { readonly id: string }
    return { fromRung, to: fromRung, mode: 'map' }
  })
  world.write('next.json', { ...ladder, version: '2.0.0', supersedes: { id, version: ladder['version'] }, migrations })
  world.write('low.json', { ...ladder, supersedes: { id, version: ladder['version'] }, migrations, rungs: rungs.slice(0, 1) })
  const context = 'https://w3id.org/openbadges/v2'
  const old = 'https://school.example'
  world.write('old/assertion.json', {
    '@context': context,
    type: 'Assertion',
    id: `${old}/assertions/1`,
    recipient: { type: 'url', hashed: false, identity: 'https://school.example/people/1' },
    issuedOn: '2026-02-01T00:00:00Z',
    badge: `${old}/badges/1`,
    verification: { type: 'hosted' },
  })
  world.write('old/badge.json', {
    '@context': context,
    type: 'BadgeClass',
    id: `${old}/badges/1`,
    name: 'First aid',
    description: 'First aid',
    image: `${old}/badges/1.png`,
    criteria: { narrative: 'First aid' },
    issuer: `${old}/issuer`,
  })
  world.write('old/issuer.json', {
    '@context': context,
    type: 'Issuer',
    id: `${old}/issuer`,
    name: 'Vocational School',
    url: old,
  })
  world.write('rows.csv', `row_key,subject\na,${WORKER}\nb,did:example:other\nb,did:example:other\nc,\n`)
  expect((await world.run(`bundle aid.json --out bundle.json --now ${NOW}`)).status).toBe(0)
  expect((await world.run('bake aid.json drawing.svg --out baked.svg')).status).toBe(0)
  const record = await world.run(
    `clr build aid.json --name Delivery --key school.json --offline --now ${NOW} --out record --json`,
  )
  world.write('record.json', world.json(record.json.file))
})

const CASES: readonly (readonly [string, string])[] = [
  ['verify, good', `verify aid.json --offline --now ${NOW}`],
  ['verify, known issuer', `verify aid.json --offline --now ${NOW} --policy known.json`],
  ['verify, unknown issuer', `verify courier.json --offline --documents documents --now ${NOW} --policy known.json`],
  ['verify, expired', `verify expired.json --offline --now ${NOW}`],
  ['verify, several', `verify aid.json bad.json expired.json bare.json courier.json hashed.json --offline --now ${NOW}`],
  ['verify, another recipient', `verify aid.json --recipient did:example:other --offline --now ${NOW}`],
  ['verify, no file', `verify missing.json --offline --now ${NOW}`],
  ['verify, bundle', `verify --bundle bundle.json --now ${NOW}`],
  ['inspect', 'inspect aid.json'],
  ['inspect, a rung', 'inspect courier.json'],
  ['inspect, nothing in it', 'inspect bare.json'],
  ['accept', `accept --policy known.json aid.json --offline --now ${NOW}`],
  ['accept, not', `accept --policy policy.json aid.json --offline --now ${NOW}`],
  ['place', `place --ladder ladder.json aid.json courier.json --offline --documents documents --now ${NOW}`],
  ['place, expired', `place --ladder ladder.json expired.json --offline --documents documents --now ${NOW}`],
  ['ladder brief', 'ladder brief ladder.json'],
  ['ladder lint', 'ladder lint ladder.json'],
  ['ladder lint, faulty', 'ladder lint faulty.json'],
  ['seal', `seal draft.json --key school.json --out sealed --now ${NOW}`],
  [
    'issue',
    `issue --ladder ladder.json --rung courier --key platform.json --subject ${WORKER} --held held --out out --offline --now ${NOW}`,
  ],
  [
    'issue, rows',
    `issue --ladder ladder.json --rung courier --key platform.json --csv rows.csv --held held --out rows --offline --now ${NOW}`,
  ],
  [
    'issue, rows again',
    `issue --ladder ladder.json --rung courier --key platform.json --csv rows.csv --held held --out rows --offline --now ${NOW}`,
  ],
  ['bundle', `bundle aid.json --out another.json --now ${NOW}`],
  ['bundle, signed', `bundle aid.json --key school.json --out signed.json --now ${NOW}`],
  ['bundle, rejected', `bundle bad.json --out rejected.json --now ${NOW}`],
  ['bake', 'bake aid.json drawing.svg --out baked/aid.svg'],
  ['unbake', 'unbake baked.svg --out taken.json'],
  ['verify, a picture', `verify baked.svg --offline --now ${NOW}`],
  ['verify, an older badge', `verify old/assertion.json --offline --now ${NOW}`],
  ['verify, an older badge with its documents', `verify old/assertion.json --documents old --offline --now ${NOW}`],
  ['upgrade', `upgrade old/assertion.json --documents old --offline --now ${NOW} --out upgraded.json`],
  ['upgrade, of what is none', `upgrade aid.json --offline --now ${NOW} --out none.json`],
  ['clr build', `clr build aid.json expired.json --name Delivery --key school.json --offline --now ${NOW} --out records`],
  ['verify, a record', `verify record.json --offline --now ${NOW}`],
  ['endorse', `endorse https://school.example/a --name Delivery --key school.json --now ${NOW} --out endorsed`],
  ['ladder diff', 'ladder diff ladder.json next.json'],
  ['ladder diff, too low', 'ladder diff ladder.json low.json'],
  ['ladder migrate', `ladder migrate ladder.json next.json courier.json --documents documents --offline --now ${NOW}`],
  ['ladder history', `ladder history ladder.json next.json --documents documents --offline --now ${NOW}`],
  ['ladder seal', `ladder seal ladder.json --key platform.json --now ${NOW} --out editions`],
  ['ladder export', 'ladder export ladder.json --format case --out ladder.case.json'],
  ['plan', `plan --ladder ladder.json courier.json --documents documents --offline --now ${NOW}`],
  ['why', `why lead --ladder ladder.json courier.json --documents documents --offline --now ${NOW}`],
  ['payoff', `payoff lead --ladder ladder.json --assumptions assumptions.json --now ${NOW}`],
  ['events', `events --ladder ladder.json courier.json --documents documents --offline --now ${NOW}`],
  ['init', 'init begun'],
  ['keygen', 'keygen --alg Ed25519 --did web:school.example --out keys/k.json'],
  ['an option missing', 'verify --lang'],
  ['an option unknown', 'verify --nonsense'],
  ['words missing', 'inspect'],
  ['words too many', 'inspect a.json b.json'],
  ['an instant', 'verify aid.json --now --offline'],
  ['an action', 'ladder lint'],
]

describe('under a language that nobody speaks', () => {
  it.each(CASES)('%s prints no text but that of a catalogue', async (_name, words) => {
    const { out, err } = await spoken(words)
    expect(`${out}${err}`).toContain('⟦')
    expect(hardCoded(out)).toEqual([])
    expect(hardCoded(err)).toEqual([])
  })

  it('draws no text but that of a catalogue, and names', async () => {
    const words = `ladder graph ladder.json --badges held --documents documents --offline --now ${NOW}`
    const texts = readSvg((await spoken(words)).out)
      .filter(({ name }) => name === 'text' || name === 'title' || name === 'desc')
      .map(({ text }) => text)
    expect(texts.join('\n')).toContain('⟦')
    expect(hardCoded(texts.join('\n'))).toEqual([])
    for (const form of ['--mermaid', '--dot']) expect((await spoken(`${words} ${form}`)).out).toContain('å ŵöŕķéŕ šţåñđš')
  })

  it('finds what is written into a program', () => {
    expect(hardCoded('⟦Îššûéŕ··⟧  did:web:x nobody named validity.expired aid.json')).toEqual(['nobody', 'named'])
  })

  it('leaves what programs read as it is', async () => {
    for (const words of [
      'verify expired.json bad.json',
      'accept --policy policy.json aid.json',
      'place --ladder ladder.json aid.json',
    ]) {
      const argv = `${words} --json --offline --now ${NOW} --documents documents`
      expect((await spoken(argv)).out).toBe((await world.run(argv)).out)
    }
  })

  it('isolates what comes from elsewhere where text runs from right to left', async () => {
    const { out } = await spoken(`verify expired.json --offline --now ${NOW}`, {
      catalogue: pseudoCatalogue({ direction: 'rtl' }),
    })
    expect(out).toContain('\u2068February 1, 2026\u2069')
    expect(out.match(/\u2068/g)?.length).toBe(out.match(/\u2069/g)?.length)
  })
})
