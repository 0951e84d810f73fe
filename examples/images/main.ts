/**
 * Badges as pictures: a school issues a class of badges to people of many scripts, puts each into a PNG or SVG that is drawn here, and
 * mails them as files; whoever gets one verifies it. Then some are damaged. Every claim printed here is checked; one that does not
 * hold ends the run with status 1.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { createIssuer, createVerifier, type Issuer } from 'rungs'
import { bakeImage, toAchievementImage, unbakeImage } from 'rungs/bake'
import { buildDidDocument } from 'rungs/did'
import { createSigner, generateKey, type SignatureAlgorithm, toMethodId } from 'rungs/keys'
import type { Mechanism } from 'rungs/securing'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import { ob3Jwt } from 'rungs/securing/ob3-jwt'
import { createTrustList } from 'rungs/trust'
import { claim, finish, heading, printTable } from '../support.js'
import { drawPng, drawSvg } from './draw.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const mail = `${here}out/mail`
const NOW = '2026-06-01T08:00:00Z'
const DID = 'did:web:school.example'

interface Row {
  readonly row_key: string
  readonly subject: string
  readonly name: string
  readonly course: string
  readonly narrative: string
  readonly picture: 'png' | 'svg'
  readonly format: 'json' | 'jwt'
}

await rm(`${here}out`, { recursive: true, force: true })
await mkdir(mail, { recursive: true })
const rows = parse(await readFile(`${here}class.csv`), { columns: true }) as Row[]

heading('1. The school signs the badges of a class')
async function openIssuer(alg: SignatureAlgorithm, mechanism: Mechanism) {
  const { publicJwk, secretJwk } = await generateKey(alg)
  const signer = createSigner(secretJwk, { id: toMethodId(publicJwk, DID) })
  return { publicJwk, issuer: createIssuer({ profile: { id: DID, name: 'Vocational School' }, signer, mechanism, now: NOW }) }
}
const [embedded, token] = [await openIssuer('Ed25519', eddsaRdfc2022), await openIssuer('ES256', ob3Jwt)]
const issuers: Readonly<Record<Row['format'], Issuer>> = { json: embedded.issuer, jwt: token.issuer }
// What is shown beside every badge is the picture without one inside; where the picture with it lies is told by the subject.
const image = await toAchievementImage(drawSvg(), { caption: 'A medal with a red cross' })
const signed = await Promise.all(
  rows.map(({ row_key, subject, course, narrative, picture, format }) =>
    issuers[format].issue({
      validFrom: '2026-05-30T00:00:00Z',
      subject: { id: subject, narrative, image: { id: `https://school.example/badges/${row_key}.${picture}` } },
      achievement: {
        id: 'https://school.example/courses/first-aid',
        name: course,
        description: course,
        criteria: { narrative: course },
        image,
      },
    }),
  ),
)
console.log(
  `${signed.length} badges: ${rows.filter(({ format }) => format === 'json').length} with the proof inside, the others as tokens`,
)

heading('2. Each goes into a picture, and out by mail')
const plain = (row: Row): Uint8Array => (row.picture === 'png' ? drawPng() : drawSvg(row.course, row.name))
const written = signed.map(({ credential }) => (typeof credential === 'string' ? credential : JSON.stringify(credential)))
for (const [index, row] of rows.entries()) {
  const baked = await bakeImage(plain(row), written[index] as string)
  await writeFile(`${mail}/${row.row_key}.${row.picture}`, baked)
}
console.log(`${rows.length} files in out/mail: look at them, they are pictures like any other`)

heading('3. Whoever gets one verifies it')
const documents = [buildDidDocument({ did: DID, keys: [{ publicJwk: embedded.publicJwk }, { publicJwk: token.publicJwk }] })]
const trust = createTrustList([DID])
const verifier = createVerifier({ mechanisms: [eddsaRdfc2022, ob3Jwt], documents, trust, now: NOW })
const files = (await readdir(mail)).sort()
const arrived = await Promise.all(files.map(async (file) => new Uint8Array(await readFile(`${mail}/${file}`))))
const reports = await Promise.all(arrived.map((bytes) => verifier.verify(bytes)))
const taken = await Promise.all(arrived.map((bytes) => unbakeImage(bytes)))
const subjectOf = (report: (typeof reports)[number]) =>
  report.outcome === 'verified'
    ? (report.credential.credentialSubject as { narrative?: string; achievement: { name: string } })
    : undefined
printTable([
  ['file', 'inside', 'outcome', 'what it is for, and whose it is'],
  ...reports.map((report, index) => {
    const { achievement, narrative } = subjectOf(report) ?? {}
    const { form, kind } = taken[index] as (typeof taken)[number]
    return [files[index] as string, `${kind}, ${form}`, report.outcome, `${achievement?.name}: ${narrative}`]
  }),
])
claim(
  'every picture has its badge inside, and every badge is verified',
  reports.every(({ outcome }) => outcome === 'verified'),
)
claim(
  'the report names the kind of picture',
  reports.every(({ container }, index) => files[index]?.endsWith(`.${container}`)),
)
claim(
  'every text came back byte for byte',
  taken.every(({ credential }, index) => credential === written[index]),
)
claim(
  'courses and words are as in the file of the class, in twelve languages',
  reports.every((report, index) => {
    const { achievement, narrative } = subjectOf(report) ?? {}
    return achievement?.name === rows[index]?.course && narrative === rows[index]?.narrative
  }),
)

heading('4. Damaged, copied and forged')
const pictureOf = (key: string): Uint8Array => arrived[files.findIndex((file) => file.startsWith(key))] as Uint8Array
const png = pictureOf('first-aid-02')
const svg = new TextDecoder().decode(pictureOf('first-aid-04'))
const flipped = png.slice()
flipped[200] = (flipped[200] as number) ^ 1
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const other = rows.find(({ picture, format }) => picture === 'svg' && format === 'json') as Row
const damaged: readonly (readonly [what: string, image: Uint8Array, outcome: string, code: string])[] = [
  ['one bit of the PNG changed on the way', flipped, 'rejected', 'bake.png_checksum'],
  ['the PNG cut off', png.slice(0, -30), 'rejected', 'bake.png_truncated'],
  ['a screenshot of it', drawPng(), 'rejected', 'bake.no_credential'],
  ['a photograph of it', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'rejected', 'bake.image_unsupported'],
  [
    'another course written into the SVG',
    bytes(svg.replaceAll(other.course, '道路急救导师')),
    'rejected',
    'proof.signature_invalid',
  ],
  [
    'a document type before the SVG',
    bytes(svg.replace('<svg', '<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg')),
    'rejected',
    'bake.svg_doctype',
  ],
  ['the SVG drawn in blue, the badge in it as it was', bytes(svg.replace('#c81e2d', '#00f')), 'verified', ''],
]
const judged = await Promise.all(damaged.map(([, picture]) => verifier.verify(picture)))
const codesOf = (index: number): string => judged[index]?.findings.map(({ code }) => code).join(', ') ?? ''
printTable([
  ['what happened', 'outcome', 'why'],
  ...damaged.map(([what], index) => [what, judged[index]?.outcome ?? '', codesOf(index) || '-']),
])
for (const [index, [what, , outcome, code]] of damaged.entries())
  claim(`${what}: ${outcome}`, judged[index]?.outcome === outcome && codesOf(index) === code)
console.log('  The picture itself is not signed: only what is inside counts.')
const twice = await bakeImage(png, written[0] as string).catch((error: { readonly code?: string }) => error.code)
claim('a picture with a badge inside takes no second one', twice === 'bake.already_baked')
finish()
