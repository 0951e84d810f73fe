import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { buildIdentityObject } from '../../src/credential/index.js'
import { badgeText, ladderFile, NOW, newOrganisation, newWorld, type Ran, rungId, WORKER, type World } from './support.js'

const platform = await newOrganisation('did:web:platform.example')
const platformJwt = await newOrganisation('did:web:platform.example', 'ES256')
const school = await newOrganisation()
const worker = (n: number): string => `did:example:worker-${n}`

let world: World
beforeEach(async () => {
  world = newWorld()
  world.write('key.json', platform.keyFile)
  world.write('jwt.key.json', platformJwt.keyFile)
  world.write('ladder.json', ladderFile(platform.did, school.did))
  world.write('documents/platform.json', platform.document)
})

const SKIP = '--unsafe-skip-requirements'
const issue = (words: string, io = {}): Promise<Ran> =>
  world.run(`issue --ladder ladder.json --key key.json --out out --offline --documents documents --now ${NOW} ${words}`, io)
/** The badges of the output folder, by subject. */
const badges = (): Record<string, unknown>[] =>
  world
    .list('out')
    .filter((name) => name.endsWith('.json'))
    .map((name) => world.json(`out/${name}`))
const csv = (text: string | Uint8Array): string => world.write('rows.csv', text)

describe('rungs issue --subject', () => {
  it('issues to a DID on the badges in --held, and the badge verifies', async () => {
    world.write('held/first-aid.json', await badgeText(school))
    const { status, json } = await issue(`--rung courier --subject ${WORKER} --held held --json`)
    expect(status).toBe(0)
    expect(json).toEqual({ out: 'out', issuer: platform.did, total: 1, issued: 1, present: 0, failures: [] })
    expect(badges()).toMatchObject([
      { credentialSubject: { id: WORKER, achievement: { ladder: { rung: rungId('courier') } } }, validFrom: NOW },
    ])
    expect((await world.run(`verify out --offline --documents documents --now ${NOW}`)).status).toBe(0)
  })

  it('issues to an e-mail address as a salted hash, nowhere in the clear', async () => {
    for (const rung of ['courier', 'lead']) {
      expect((await issue(`--rung ${rung} --subject ana@example.com ${SKIP}`)).status).toBe(0)
    }
    const [one, two] = badges() as {
      credentialSubject: { id?: string; identifier: { salt: string; identityHash: string; hashed: boolean }[] }
    }[]
    expect(one?.credentialSubject.identifier[0]).toMatchObject({
      hashed: true,
      identityType: 'emailAddress',
      identityHash: expect.stringMatching(/^sha256\$[0-9a-f]{64}$/),
    })
    expect(one?.credentialSubject.id).toBeUndefined()
    expect(one?.credentialSubject.identifier[0]?.salt).not.toBe(two?.credentialSubject.identifier[0]?.salt)
    for (const name of world.list('out')) expect(world.read(`out/${name}`)).not.toContain('ana@')
    expect(statSync(join(world.cwd, 'out/issued.jsonl')).mode & 0o777).toBe(0o600)
  })

  it('finds what an e-mail address holds under other salts', async () => {
    const subject = { identifier: [buildIdentityObject({ identity: 'ana@example.com', salt: 'another salt 123456' })] }
    world.write('held/first-aid.json', await badgeText(school, { subject }))
    expect((await issue('--rung courier --subject ana@example.com --held held')).status).toBe(0)
    expect((await issue('--rung courier --subject bob@example.com --held held --json')).json.failures).toMatchObject([
      { code: 'issue.requirements_unmet' },
    ])
  })

  it.each([
    ['nothing', '', 'requirement'],
    ['an unverified badge', 'bad', 'requirement'],
    ['an expired one', 'expired', 'ended on March 1, 2026'],
    ['one of another worker', 'foreign', 'requirement'],
    ['one of another issuer', 'stranger', 'do not count here'],
  ])('refuses a rung on %s, says why, and writes nothing', async (_, kind, words) => {
    const good = await badgeText(school)
    world.write('held/notes.txt', 'not a badge')
    world.write('held/binary.json', Uint8Array.of(0xff, 0x00))
    world.write('held/large.json', ' '.repeat(16 * 1024 * 1024 + 1))
    if (kind === 'bad') world.write('held/x.json', good.replace('First aid', 'Last aid'))
    if (kind === 'expired') world.write('held/x.json', await badgeText(school, { validUntil: '2026-03-01T00:00:00Z' }))
    if (kind === 'foreign') world.write('held/x.json', await badgeText(school, { subject: 'did:example:other' }))
    if (kind === 'stranger') world.write('held/x.json', await badgeText(await newOrganisation()))
    const { status, json } = await issue(`--rung courier --subject ${WORKER} --held held --json`)
    expect(status).toBe(3)
    expect(json).toMatchObject({ issued: 0, failures: [{ line: 1, code: 'issue.requirements_unmet', path: '' }] })
    expect(json.failures[0].message).toContain(words)
    expect(world.list()).not.toContain('out')
  })

  it('refuses an e-mail address with a JWT, and writes nothing', async () => {
    const { status, json } = await issue(`--key jwt.key.json --rung courier --subject ana@example.com ${SKIP} --json`)
    expect(status).toBe(3)
    expect(json.failures).toMatchObject([{ code: 'securing.subject_id_missing' }])
    expect(JSON.stringify(json)).not.toContain('ana@')
    expect(world.list()).not.toContain('out')
  })

  it.each([
    ['an unknown rung', '--rung pilot', 'credential.rung_unknown'],
    ['no rung', '', 'cli.usage'],
    ['a rung whose name two have', '--rung same', 'cli.rung_ambiguous'],
    ['nobody', '--rung courier --subject nobody', 'cli.subject_invalid'],
  ])('refuses %s', async (_, words, code) => {
    const { rungs, ...ladder } = world.json('ladder.json')
    const same = (id: string) => ({ ...rungs[0], id, name: { en: id.slice(-12) } })
    world.write('ladder.json', {
      ...ladder,
      rungs: [...rungs, same('https://platform.example/riders/same'), same('https://platform.example/drivers/same')],
    })
    const { status, json } = await issue(`${words.includes('--subject') ? '' : `--subject ${WORKER}`} ${words} ${SKIP} --json`)
    expect(status).toBe(3)
    expect(json.failures).toMatchObject([{ code }])
  })

  it.each([
    ['a ladder that is none', 'ladder.json', '{"rungs":[]}', 66],
    ['a ladder that is no JSON', 'ladder.json', 'rungs:', 66],
    ['a key that is none', 'key.json', '{}', 66],
  ])('refuses %s before anything is written', async (_, file, content, expected) => {
    world.write(file, content)
    const { status, out } = await issue(`--rung courier --subject ${WORKER} ${SKIP}`)
    expect([status, out]).toEqual([expected, ''])
    expect(world.list()).not.toContain('out')
  })
})

describe('rungs issue --csv', () => {
  const HEADER = 'row_key,subject,rung,awarded_date,result.test,evidence_url,evidence_narrative'

  it('issues a badge for every row: rung, date, result, evidence', async () => {
    csv(
      `${HEADER}\na,${worker(1)},courier,2026-05-04,,https://e.example/1,Rode well.\nb,${worker(2)},tested,2026-05-04T10:00:00+02:00,79,,\n`,
    )
    const { status, out } = await issue(`--csv rows.csv ${SKIP}`)
    expect(status).toBe(0)
    expect(out).toContain('2 issued of 2')
    const [one, two] = badges().sort((a, b) =>
      JSON.stringify(a['credentialSubject']).localeCompare(JSON.stringify(b['credentialSubject'])),
    )
    expect(one).toMatchObject({
      awardedDate: '2026-05-04T00:00:00Z',
      evidence: [{ id: 'https://e.example/1', narrative: 'Rode well.' }],
    })
    expect(two).toMatchObject({
      awardedDate: '2026-05-04T10:00:00+02:00',
      credentialSubject: { result: [{ value: '79', status: 'Completed' }] },
    })
  })

  it.each([
    ['a byte order mark', `\ufeffrow_key,subject\na,${worker(1)}\n`],
    ['CRLF', `row_key,subject\r\na,${worker(1)}\r\n`],
    ['no end of line', `row_key,subject\na,${worker(1)}`],
    ['another order and white space', `subject , row_key\n ${worker(1)} , a\n`],
    ['blank lines', `row_key,subject\n\n\na,${worker(1)}\n\n`],
  ])('reads %s', async (_, text) => {
    csv(text)
    expect((await issue(`--rung courier --csv rows.csv ${SKIP} --json`)).json).toMatchObject({
      total: 1,
      issued: 1,
      failures: [],
    })
  })

  it('reads quotes, commas and line breaks in them (RFC 4180)', async () => {
    csv(`row_key,subject,evidence_narrative\r\na,${worker(1)},"One, ""two""\r\nand three"\r\n`)
    await issue(`--rung courier --csv rows.csv ${SKIP}`)
    expect(badges()).toMatchObject([{ evidence: [{ narrative: 'One, "two"\r\nand three' }] }])
  })

  it.each(['\n', '\r\n'])('names the line on which a wrong row begins, and issues the others: %j', async (eol) => {
    csv(
      [
        HEADER,
        `a,${worker(1)},courier,,,,"one${eol}two${eol}three"`, // lines 2 to 4
        `b,nobody,courier,,,,`, // 5
        '', // 6
        `c,${worker(2)},courier,2026-02-30,,,"x${eol}y"`, // 7 and 8
        `a,${worker(3)},courier,,,,`, // 9
        `,${worker(3)},courier,,,,`, // 10
        `d,,courier,,,,`, // 11
        `e,${worker(4)},courier`, // 12
        `f,${worker(4)},courier,,,,,more`, // 13
        `g,${worker(4)},courier,,,evidence,`, // 14
        `h,${worker(4)},tested,,69,,`, // 15
        `i,${worker(4)},tested,,many,,`, // 16
        `j,${worker(4)},courier,,1,,`, // 17
        `k,${worker(5)},lead,2026-05-01T00:00:00,,,`, // 18
        `l,${worker(6)},courier,,,,`, // 19
        '',
      ].join(eol),
    )
    const { status, json } = await issue(`--csv rows.csv ${SKIP} --json`)
    expect(status).toBe(3)
    expect(
      json.failures.map(({ line, rowKey, code }: { line: number; rowKey: string; code: string }) => [line, rowKey, code]),
    ).toEqual([
      [5, 'b', 'cli.subject_invalid'],
      [7, 'c', 'core.date_time_invalid'],
      [9, 'a', 'cli.row_duplicate'],
      [10, '', 'cli.row_incomplete'],
      [11, 'd', 'cli.row_incomplete'],
      [12, 'e', 'cli.row_incomplete'],
      [13, 'f', 'cli.row_incomplete'],
      [14, 'g', 'credential.field_invalid'],
      [15, 'h', 'issue.result_too_low'],
      [16, 'i', 'credential.result_out_of_range'],
      [17, 'j', 'credential.result_unknown'],
      ...(json.failures.some(({ line }: { line: number }) => line === 18) ? [[18, 'k', 'credential.field_invalid']] : []),
    ])
    expect(json.issued + json.failures.length).toBe(json.total)
    expect(badges()).toHaveLength(json.issued)
    for (const one of json.failures) expect(Object.keys(one).sort()).toEqual(['code', 'line', 'message', 'path', 'rowKey'])
  })

  it.each([
    ['an unknown column', 'row_key,subject,colour\n', 'cli.csv_header', 'colour'],
    ['a missing one', 'row_key,rung\n', 'cli.csv_header', 'subject'],
    ['one that is there twice', 'row_key,subject,subject\n', 'cli.csv_header', 'subject'],
    ['a result without a name', 'row_key,subject,result.\n', 'cli.csv_header', 'result.'],
    ['semicolons', 'row_key;subject\n', 'cli.csv_header', 'row_key;subject'],
    ['nothing', '', 'cli.csv_header', 'row_key'],
    ['an open quote in the header', 'row_key,"subject\na,b\n', 'cli.csv_invalid', 'line 1: a quotation mark is not closed'],
    ['text after a quote in the header', '"row_key"x,subject\na,b\n', 'cli.csv_invalid', 'QUOTE'],
    ['a header without end', `row_key,${'x'.repeat(100_000)}\na,b\n`, 'cli.csv_invalid', 'line 1: the line is too long'],
    [
      'another encoding',
      Uint8Array.from([...Buffer.from('row_key,subject\na,'), 0xe9]),
      'cli.csv_invalid',
      'line 2: it is not UTF-8',
    ],
  ])('refuses a file with %s, and writes nothing', async (_, text, code, words) => {
    csv(text)
    const { status, err, out } = await issue(`--rung courier --csv rows.csv ${SKIP}`)
    expect([status, out]).toEqual([66, ''])
    expect(err).toContain(code)
    expect(err).toContain(words)
    expect(world.list()).not.toContain('out')
  })

  it.each(['\n', '\r\n', '\r'])('names the line of a row of broken quoting, and issues the others: %j', async (eol) => {
    csv(
      [
        'row_key,subject,evidence_narrative',
        `a,${worker(1)},"one${eol}two"`, // lines 2 and 3
        `"b"x,${worker(2)},`, // 4
        `c,${worker(2)},say "hello`, // 5
        `d,${worker(2)},"one${eol}two"x`, // 6 and 7
        `e,${worker(2)},${'x'.repeat(100_000)}`, // 8
        `f,${worker(2)},"${`x${eol}`.repeat(50_000)}"`, // 9 and 50 000 more
        `g,${worker(3)},"a ""word"", quoted"`, // 50 010
        `h,${worker(4)},"never closed`, // 50 011
        `i,${worker(5)},`,
        '',
      ].join(eol),
    )
    const { status, json } = await issue(`--rung courier --csv rows.csv ${SKIP} --json`)
    expect(status).toBe(3)
    expect(json).toMatchObject({ total: 8, issued: 2 })
    expect(json.failures.map(({ line, code }: { line: number; code: string }) => [line, code])).toEqual(
      [4, 5, 6, 8, 9, 50_011].map((line) => [line, 'cli.csv_invalid']),
    )
    const told = badges().map((badge) => (badge['evidence'] as { narrative: string }[])[0]?.narrative)
    expect(told.sort()).toEqual(['a "word", quoted', `one${eol}two`])
  })

  it('is not led by what a row says', async () => {
    csv(
      `row_key,subject,rung,result.__proto__,result.constructor\n\u001b[31mkey\u202e,nobody\u001b[2J,courier,,\nb,${worker(1)},\u001b[31mrung\u009b,,\nc,${worker(1)},courier,1,\nd,${worker(1)},courier,,1\ne,${worker(2)},courier,,\n`,
    )
    for (const json of ['', '--json']) {
      const { status } = await issue(`--csv rows.csv ${SKIP} ${json}`)
      expect(status).toBe(3)
    }
    expect(badges()).toHaveLength(1)
  })

  it('issues on each worker’s own badges', async () => {
    world.write('held/1.json', await badgeText(school, { subject: worker(1) }))
    world.write('held/2.json', await badgeText(school, { subject: worker(2), validUntil: '2026-03-01T00:00:00Z' }))
    csv(`row_key,subject\na,${worker(1)}\nb,${worker(2)}\nc,${worker(3)}\n`)
    const { json } = await issue('--rung courier --csv rows.csv --held held --json')
    expect(json).toMatchObject({ issued: 1, failures: [{ rowKey: 'b' }, { rowKey: 'c' }] })
    expect(json.failures[0].message).toContain('March 1, 2026')
  })
})

describe('rungs issue, run again', () => {
  const rows = (...lines: string[]): string => csv(`row_key,subject,rung\n${lines.join('\n')}\n`)
  const again = async (): Promise<{ issued: number; present: number; failures: { rowKey: string; code: string }[] }> =>
    (await issue(`--csv rows.csv ${SKIP} --json`)).json

  it('issues only what is missing', async () => {
    rows(`a,${worker(1)},courier`, 'b,nobody,courier')
    expect(await again()).toMatchObject({ issued: 1, present: 0, failures: [{ rowKey: 'b' }] })
    const before = world.list('out')
    rows(`a,${worker(1)},courier`, `b,${worker(2)},courier`, `c,${worker(3)},courier`)
    expect(await again()).toMatchObject({ issued: 2, present: 1, failures: [] })
    expect(world.list('out')).toEqual(expect.arrayContaining(before))
    expect(await again()).toMatchObject({ issued: 0, present: 3, failures: [] })
    expect(badges()).toHaveLength(3)
  })

  it('refuses a row that was issued with other content, and leaves its badge', async () => {
    rows(`a,${worker(1)},courier`)
    await again()
    const before = badges()
    rows(`a,${worker(2)},courier`)
    expect(await again()).toMatchObject({ issued: 0, failures: [{ rowKey: 'a', code: 'cli.row_changed' }] })
    expect(badges()).toEqual(before)
  })

  it('restores a badge under the same id after a crash between log and file', async () => {
    rows(`a,${worker(1)},courier`, `b,${worker(2)},courier`)
    await again()
    const before = world.list('out')
    const lost = before[0] as string
    const { id } = world.json(`out/${lost}`)
    rmSync(join(world.cwd, 'out', lost))
    expect(await again()).toMatchObject({ issued: 1, present: 1, failures: [] })
    expect(world.list('out')).toEqual(before)
    expect(world.json(`out/${lost}`).id).toBe(id)
    expect((await world.run(`verify out --offline --documents documents --now ${NOW}`)).status).toBe(0)
  })

  it('passes over a last line that a crash cut short, and loses nothing after it', async () => {
    rows(`a,${worker(1)},courier`, `b,${worker(2)},courier`)
    await again()
    const log = world.read('out/issued.jsonl').trim().split('\n')
    expect(log).toHaveLength(2)
    world.write('out/issued.jsonl', `${log[0]}\n${log[1]?.slice(0, 40)}`)
    expect(await again()).toMatchObject({ issued: 1, present: 1 })
    expect(await again()).toMatchObject({ issued: 0, present: 2 })
    rows(`a,${worker(1)},courier`, `b,${worker(2)},courier`, `c,${worker(3)},courier`)
    expect(await again()).toMatchObject({ issued: 1, present: 2 })
  })

  it('does not follow a log that was tampered with out of its folder', async () => {
    rows(`a,${worker(1)},courier`)
    await again()
    const entry = JSON.parse(world.read('out/issued.jsonl'))
    world.write('out/issued.jsonl', `${JSON.stringify({ ...entry, file: '../missing.json' })}\nnull\n[]\n7\n{"rowKey":"a"}\n`)
    expect(await again()).toMatchObject({ issued: 1 })
    expect(world.list()).not.toContain('missing.json')
  })

  it.each(['../ladder.json', '/etc/hostname', '.hidden', '..', 'a/b.json', ''])(
    'passes over a line whose file is not a plain name: %j',
    async (file) => {
      rows(`a,${worker(1)},courier`)
      await again()
      const entry = JSON.parse(world.read('out/issued.jsonl'))
      world.write('out/.hidden', 'x')
      world.write('out/a/b.json', 'x')
      world.write('out/issued.jsonl', `${JSON.stringify({ ...entry, file })}\n`)
      expect(await again()).toMatchObject({ issued: 1, present: 0, failures: [] })
      expect(world.json('ladder.json').version).toBe('1.0.0')
    },
  )

  it('knows a rung apart from another of the same row', async () => {
    csv(`row_key,subject\na,${worker(1)}\n`)
    for (const rung of ['courier', 'lead'])
      expect((await issue(`--rung ${rung} --csv rows.csv ${SKIP} --json`)).json.issued).toBe(1)
    expect(badges()).toHaveLength(2)
  })

  it('says what keeps it from writing, for every row', async () => {
    world.write('file', 'x')
    rows(`a,${worker(1)},courier`, `b,${worker(2)},courier`)
    const { status, json } = await issue(`--csv rows.csv --out file/out ${SKIP} --json`)
    expect(status).toBe(3)
    expect(json.failures.map(({ code }: { code: string }) => code)).toEqual(['cli.file_unreadable', 'cli.file_unreadable'])
  })

  it('shows a progress bar to a terminal, and to nobody else', async () => {
    rows(`a,${worker(1)},courier`, 'b,nobody,courier')
    const shown = await issue(`--csv rows.csv ${SKIP}`, { isTerminal: true })
    expect(shown.err).toMatch(/\r.*█.*2\/2, 1 failed\n$/)
    for (const io of [{ isTerminal: false }, { isTerminal: true }]) {
      const { err } = await issue(`--csv rows.csv ${SKIP} ${io.isTerminal ? '--json' : ''}`, io)
      expect(err).toBe('')
    }
  })
})

describe('rungs issue --store', () => {
  const STORE = '--store rungs.db --status-lists https://platform.example/status/ --workers 1'
  /** Without a folder of output. */
  const into = (words: string, io = {}): Promise<Ran> =>
    world.run(`issue --ladder ladder.json --key key.json --offline --documents documents --now ${NOW} ${STORE} ${words}`, io)

  it('issues along the ladder into a store, each with a place in a list, and finds it again', async () => {
    world.write('held/1.json', await badgeText(school, { subject: worker(1) }))
    world.write('held/2.json', await badgeText(school, { subject: worker(2) }))
    csv(
      `row_key,subject,rung,result.test,evidence_url\na,${worker(1)},courier,,\nb,nobody,courier,,\nc,${worker(2)},tested,79,https://e.example/1\nd,${worker(3)},courier,,\n`,
    )
    const { status, json } = await into('--csv rows.csv --held held --json')
    expect([status, json]).toMatchObject([
      3,
      {
        store: 'rungs.db',
        total: 4,
        issued: 2,
        present: 0,
        failures: [
          { line: 3, rowKey: 'b', code: 'cli.subject_invalid' },
          { line: 5, rowKey: 'd', code: 'issue.requirements_unmet' },
        ],
      },
    ])
    world.write('held/3.json', await badgeText(school, { subject: worker(3) }))
    const again = await into('--csv rows.csv --held held --out out --json')
    expect([again.status, again.json]).toMatchObject([3, { store: 'rungs.db', out: 'out', issued: 1, present: 2 }])
    expect(badges()).toHaveLength(3)
    expect(badges()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          evidence: [{ id: 'https://e.example/1', type: ['Evidence'] }],
          credentialStatus: expect.objectContaining({ statusListCredential: expect.stringMatching(/^https:.*status/) }),
        }),
      ]),
    )
    const third = await into('--csv rows.csv --held held --out out')
    expect(third.out).toMatch(/0 issued of 4.*3/)
  })

  it('issues to an e-mail address once, with a salt of its own', async () => {
    csv('row_key,subject\na,ana@example.com\nb,ana@example.com\na,ana@example.com\n')
    const { json } = await into(`--rung courier --csv rows.csv --out out ${SKIP} --json`)
    expect(json).toMatchObject({ total: 3, issued: 2, present: 1, failures: [] })
    const salts = badges().map(
      (badge) => (badge as { credentialSubject: { identifier: { salt: string }[] } }).credentialSubject.identifier[0]?.salt,
    )
    expect(new Set(salts).size).toBe(2)
  })

  it('shows how fast it goes, and what failed, to a terminal', async () => {
    csv(`row_key,subject\na,${worker(1)}\nb,nobody\n`)
    const { err } = await into(`--rung courier --csv rows.csv ${SKIP}`, { isTerminal: true })
    expect(err).toMatch(/\r.*█.*[0-9]+\/s {2}0:00 {2}2\/2, 1 failed\n$/)
  })

  it.each([
    ['a number of threads that is none', '--workers x', 'cli.usage'],
    ['lists below no URL', '--status-lists nowhere', 'core.option_invalid'],
  ])('refuses %s', async (_, words, code) => {
    csv(`row_key,subject\na,${worker(1)}\n`)
    const { status, err } = await into(`--rung courier --csv rows.csv ${SKIP} ${words}`)
    expect([status, err]).toEqual([64, expect.stringContaining(code)])
  })

  it.each(['--status-lists https://platform.example/status/', '--workers 1', '--batch spring'])(
    'refuses %s without a store: badges that nobody can revoke were not asked for',
    async (words) => {
      const { status, err } = await issue(`--rung courier --subject ${worker(1)} ${SKIP} ${words}`)
      expect([status, err]).toEqual([64, expect.stringContaining('--store')])
      expect(world.list()).not.toContain('out')
    },
  )

  it('needs a place for what it issues', async () => {
    csv(`row_key,subject\na,${worker(1)}\n`)
    const { status, err } = await world.run(`issue --ladder ladder.json --key key.json --rung courier --csv rows.csv ${SKIP}`)
    expect([status, err]).toEqual([64, expect.stringContaining('--out')])
  })
})
