import { didWebToUrl } from '../did/index.js'

const BASE = 'https://platform.example'
const DID = 'did:web:platform.example'

const ladder = {
  id: `${BASE}/ladders/delivery`,
  version: '1.0.0',
  status: 'active',
  effective: { from: '2026-01-01' },
  defaultLanguage: 'en',
  name: { en: 'Delivery', es: 'Reparto' },
  description: { en: 'From the first delivery to leading a shift.', es: 'Del primer reparto a dirigir un turno.' },
  owner: DID,
  rungs: [
    {
      id: `${BASE}/ladders/delivery/courier`,
      ordinal: 1,
      name: { en: 'Courier', es: 'Mensajero' },
      description: { en: 'Delivers safely and on time.', es: 'Reparte con seguridad y a tiempo.' },
      requires: { op: 'credential', match: { ids: [`${BASE}/achievements/road-safety`] } },
      time: { effort: { typical: 'PT6H' }, excludesPrerequisites: true },
    },
    {
      id: `${BASE}/ladders/delivery/shift-lead`,
      ordinal: 2,
      name: { en: 'Shift lead', es: 'Jefe de turno' },
      description: { en: 'Plans a shift and helps new couriers.', es: 'Planifica un turno y ayuda a los nuevos.' },
      requires: {
        op: 'allOf',
        of: [
          { op: 'rung', rung: `${BASE}/ladders/delivery/courier` },
          { op: 'credential', match: { ids: [`${BASE}/achievements/mentoring`] } },
        ],
      },
      time: { effort: { typical: 'PT20H' }, excludesPrerequisites: true },
    },
  ],
}

const issueScript = `// Issues the first rung to a worker, from the platform's own training records.
import { readFile, writeFile } from 'node:fs/promises'
import { attestedFact, createIssuer, defineLadder } from 'rungs'
import { createSigner, generateKey, openKeyFile, toDidKey } from 'rungs/keys'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'

const ladder = defineLadder(JSON.parse(await readFile('ladder.json', 'utf8')))
const key = await openKeyFile(JSON.parse(await readFile('issuer.key.json', 'utf8')))
const issuer = createIssuer({
  profile: { name: 'Delivery Platform' },
  signer: createSigner(key.secretKeyJwk, { id: key.id }),
  mechanism: eddsaRdfc2022,
})

// A worker's own key stays with the worker; here one is made so that this runs at once.
const worker = toDidKey((await generateKey('Ed25519')).publicJwk)
const record = attestedFact({
  issuer: issuer.profile.id,
  subject: worker,
  achievement: '${BASE}/achievements/road-safety',
  awardedDate: '2026-02-01T00:00:00Z',
})
const badge = await issuer.issue({ ladder, rung: '${BASE}/ladders/delivery/courier', subject: worker, held: [record] })
await writeFile('badge.json', JSON.stringify(badge.credential, null, 2))
console.log(\`issued \${badge.id} to \${worker}: badge.json\`)
`

const verifyScript = `// Verifies the badge as another platform would, and shows where the worker stands.
import { readFile } from 'node:fs/promises'
import { accept, createVerifier, defineLadder, place, toFacts } from 'rungs'
import { mechanisms } from 'rungs/preset/all'

const ladder = defineLadder(JSON.parse(await readFile('ladder.json', 'utf8')))
// did.json is passed in until it is published at your domain; then pass a net from 'rungs/net' instead.
const documents = [JSON.parse(await readFile('did.json', 'utf8'))]
const verifier = createVerifier({ mechanisms, documents })

const report = await verifier.verify(await readFile('badge.json'))
console.log('outcome:', report.outcome, report.findings.map(({ code }) => code).join(' '))
if (report.outcome !== 'verified') process.exit(1)

const decision = accept(report, {
  issuers: ['did:web:platform.example'],
  accepts: [{ match: { ids: ['${BASE}/ladders/delivery/courier'] }, roles: ['courier'] }],
})
console.log('accepted:', decision.accepted, 'roles:', decision.roles.join(', '))

const placement = place(ladder, toFacts(report), { now: new Date() })
for (const { id, status } of placement.rungs) console.log(status.padEnd(10), id)
`

/** The files of a new folder, name and content, with the issuer's DID and domain put in. */
export function initFiles(did: string): readonly (readonly [string, string])[] {
  // Below the folder that the document is published in: a port is part of its URL, and of the DID with its colon escaped.
  const base = didWebToUrl(did).replace(/(\/\.well-known)?\/did\.json$/, '')
  const made = (content: string): string => content.replaceAll(BASE, () => base).replaceAll(DID, () => did)
  return [
    ['ladder.json', made(`${JSON.stringify(ladder, null, 2)}\n`)],
    ['issue.mjs', made(issueScript)],
    ['verify.mjs', made(verifyScript)],
    ['.gitignore', 'issuer.key.json\nbadge.json\nnode_modules/\n'],
  ]
}
