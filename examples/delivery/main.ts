/**
 * Last-mile delivery: a platform issues badges along its ladder, a school's badges are what it builds on, and a second
 * platform accepts them. Every claim printed here is checked; a claim that does not hold ends the run with status 1.
 */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { accept, createVerifier, defineLadder, type Fact, type Placement, place, skipValidityCheck, toFacts } from 'rungs'
import { runCli } from 'rungs/cli'
import { drawLadder } from 'rungs/draw'
import { mechanisms } from 'rungs/preset/all'
import { createTrustList } from 'rungs/trust'
import { claim, finish, heading, printTable } from '../support.js'
import { foundOrganisation } from './issuers.js'
import { issueSchoolBadges } from './school.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const out = `${here}out`
const badges = `${out}/badges`
const NOW = '2026-06-01T08:00:00Z'

await rm(out, { recursive: true, force: true })
const platform = await foundOrganisation('did:web:courier.example', 'Courier Platform', 'Ed25519', out)
const school = await foundOrganisation('did:web:school.example', 'Vocational School', 'ES256', out)

heading('1. The school turns its records into badges')
const taught = await issueSchoolBadges(school, here, badges, NOW)
console.log(`${taught} badges, each a JWT signed with ES256`)

heading('2. The platform issues along its ladder, from CSV files')
interface RowFailure {
  readonly rowKey: string
  readonly line: number
  readonly code: string
  readonly message: string
}
async function issueCsv(
  file: string,
  ...more: readonly string[]
): Promise<{ issued: number; present: number; failures: readonly RowFailure[] }> {
  let shown = ''
  const words = [
    'issue',
    '--ladder',
    `${here}ladder.json`,
    '--csv',
    `${here}${file}`,
    '--key',
    platform.keyFile,
    '--held',
    badges,
  ]
  words.push(
    '--issuer',
    `${out}/courier.example.profile.json`,
    '--documents',
    `${out}/documents`,
    '--offline',
    '--now',
    NOW,
    '--out',
    badges,
    '--json',
  )
  const io = {
    cwd: here,
    env: {},
    isTerminal: false,
    columns: 100,
    err: () => undefined,
    readStdin: async () => new Uint8Array(),
  }
  await runCli([...words, ...more], { ...io, out: (text) => (shown += text) })
  return JSON.parse(shown) as { issued: number; present: number; failures: readonly RowFailure[] }
}
// The first rung as tokens, short enough for a phone; the others with the proof inside.
const FIRST_RUNG = ['--rung', 'bicycle-courier', '--format', 'ob3-jwt']
const couriers = await issueCsv('couriers.csv', ...FIRST_RUNG)
const drivers = await issueCsv('drivers.csv')
const leads = await issueCsv('leads.csv')
for (const [file, { issued, failures }] of Object.entries({ couriers, drivers, leads })) {
  console.log(`${file}.csv: ${issued} issued, ${failures.length} refused`)
  printTable(failures.map(({ line, rowKey, message }) => [`  line ${line}`, rowKey, message]))
}
const failed = (rows: readonly RowFailure[], rowKey: string): string | undefined =>
  rows.find((row) => row.rowKey === rowKey)?.code
claim('a worker without the course gets no badge', failed(couriers.failures, 'courier-061') === 'issue.requirements_unmet')
claim('a failed course does not count', failed(couriers.failures, 'courier-062') === 'issue.requirements_unmet')
claim('an expired course does not count', failed(couriers.failures, 'courier-063') === 'issue.requirements_unmet')
claim('a result below the bar is refused', failed(couriers.failures, 'courier-059') === 'issue.result_too_low')
claim('a result that is no number is refused', failed(couriers.failures, 'courier-060') === 'credential.result_out_of_range')
claim('a row that repeats another is refused', failed(couriers.failures, 'courier-058') === 'cli.row_duplicate')
claim('the others went on', couriers.issued === 59 && drivers.issued === 36 && leads.issued === 9)
const again = await issueCsv('couriers.csv', ...FIRST_RUNG)
claim('running it again issues nothing twice', again.issued === 0 && again.present === 59)

heading('3. Everybody verifies')
const documents = await Promise.all(
  (await readdir(`${out}/documents`)).map(
    async (name) => JSON.parse(await readFile(`${out}/documents/${name}`, 'utf8')) as unknown,
  ),
)
const trust = createTrustList([platform.did, school.did])
const verifier = createVerifier({ mechanisms, documents, trust, now: NOW })
const files = (await readdir(badges)).filter((name) => name !== 'issued.jsonl')
const reports = await Promise.all(files.map(async (name) => verifier.verify(await readFile(`${badges}/${name}`))))
const count = (outcome: string): number => reports.filter((report) => report.outcome === outcome).length
console.log(
  `${files.length} badges: ${count('verified')} verified, ${count('rejected')} rejected, ${count('indeterminate')} could not be checked`,
)
const rejected = reports
  .filter(({ outcome }) => outcome === 'rejected')
  .flatMap(({ findings }) => findings.map(({ code }) => code))
claim('only what has expired is rejected', rejected.length === 2 && rejected.every((code) => code === 'validity.expired'))

const changed = JSON.parse(await readFile(`${badges}/${files.find((name) => name.endsWith('.json'))}`, 'utf8'))
changed.credentialSubject.achievement.name = 'Cargo pilot'
const tampered = await verifier.verify(changed)
console.log(`one badge with its title changed: ${tampered.outcome}, ${tampered.findings.map(({ code }) => code).join(', ')}`)
claim('a changed badge is rejected', tampered.outcome === 'rejected' && tampered.checks.proof.state === 'fail')

heading('4. A second platform accepts, under its own policy')
const policy = JSON.parse(await readFile(`${here}policy.json`, 'utf8')) as Parameters<typeof accept>[1]
const roles = new Map<string, number>()
const refusals = new Map<string, number>()
for (const report of reports) {
  if (report.outcome !== 'verified') continue
  const decision = accept(report, policy)
  for (const role of decision.roles) roles.set(role, (roles.get(role) ?? 0) + 1)
  for (const { code } of decision.findings) refusals.set(code, (refusals.get(code) ?? 0) + 1)
}
printTable([
  ...[...roles].map(([role, n]) => [`  ${role}`, String(n)]),
  ...[...refusals].map(([code, n]) => [`  not accepted: ${code}`, String(n)]),
])
claim(
  '59 riders, 29 first-aiders and the excellent drivers are accepted',
  roles.get('rider') === 59 && roles.get('first-aider') === 29 && roles.get('driver') === 6,
)

heading('5. Where each worker stands, and why')
const ladder = defineLadder(JSON.parse(await readFile(`${here}ladder.json`, 'utf8')))
// Dates are left to the ladder, which says "expired" where a verification could only reject.
const dateless = createVerifier({ mechanisms, documents, validity: skipValidityCheck, now: NOW })
const factsOf = new Map<string, Fact[]>()
for (const [index, first] of reports.entries()) {
  const report = first.outcome === 'rejected' ? await dateless.verify(await readFile(`${badges}/${files[index]}`)) : first
  if (report.outcome !== 'verified') continue
  for (const fact of toFacts(report)) {
    const worker = fact.subjectKeys[0] as string
    factsOf.set(worker, [...(factsOf.get(worker) ?? []), fact])
  }
}
const workers = (await readFile(`${here}couriers.csv`, 'utf8'))
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
const placements = new Map<string, Placement>()
for (const [key = '', did = ''] of workers) placements.set(key, place(ladder, factsOf.get(did) ?? [], { now: NOW, subject: did }))
const SHOWN = ['001', '002', '006', '007', '009', '012', '026', '029', '031', '041', '059', '061', '062', '063', '064']
const short = (id: string): string => id.slice(id.lastIndexOf('/') + 1)
const lines = [...placements].map(([key, { current, eligibleToClaim, next }]) => [
  key,
  current.map(short).join(', ') || '-',
  [
    ...eligibleToClaim.map((rung) => `${short(rung)}: ready to claim`),
    ...next.map(({ rung, why }) => `${short(rung)}: ${why.map((code) => code.replace('requirement.', '')).join(', ')}`),
  ].join('; '),
])
printTable([
  ['worker', 'holds', 'next, and what is missing'],
  ...lines.filter(([key = '']) => SHOWN.some((end) => key.endsWith(end))),
])
console.log(`  … ${placements.size} workers in all`)
await writeFile(`${out}/ladder.svg`, drawLadder(ladder, { placement: placements.get('courier-007') as Placement }))
console.log('  courier-007 is drawn in out/ladder.svg')

const statusOf = (key: string, rung: string): string | undefined =>
  placements.get(key)?.rungs.find(({ id }) => short(id) === rung)?.status
const reasonsOf = (key: string, rung: string): string =>
  JSON.stringify(placements.get(key)?.rungs.find(({ id }) => short(id) === rung)?.trace)
claim(
  'courier-001 drives cargo and may become an instructor',
  statusOf('courier-001', 'cargo-driver') === 'held' && statusOf('courier-001', 'driving-instructor') === 'eligible',
)
claim(
  'the same award twice counts once: 28 hours, not 35',
  statusOf('courier-007', 'cargo-driver') === 'inProgress' &&
    reasonsOf('courier-007', 'cargo-driver').includes('requirement.duplicate_award'),
)
claim(
  'online hours stop at 12: 26 hours, not 35',
  statusOf('courier-006', 'cargo-driver') === 'inProgress' && reasonsOf('courier-006', 'cargo-driver').includes('"26"'),
)
claim('an expired first-aid card is named', reasonsOf('courier-029', 'van-driver').includes('requirement.expired'))
claim('a failed course is named', reasonsOf('courier-062', 'bicycle-courier').includes('requirement.result_status'))
claim('courier-061 has not begun', statusOf('courier-061', 'bicycle-courier') === 'locked')
finish()
