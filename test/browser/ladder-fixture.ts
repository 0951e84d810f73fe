import { createIssuer, type Issuer, skipRequirements, toCredentialText } from '../../src/issue/index.js'
import { createSigner, generateKey, type SecretJwk } from '../../src/keys/index.js'
import { defineLadder, type Ladder } from '../../src/ladder/index.js'
import { eddsaRdfc2022 } from '../../src/securing/data-integrity/eddsa-rdfc-2022.js'
import { createLadderPages, createVerifyPage } from '../../src/web/index.js'
import { serveOnly } from './support.js'

const BASE = 'https://courier.example/ladders/delivery'
const FIRST_AID = 'https://school.example/achievements/first-aid'
const WORKER = 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'

/** A ladder of two rungs whose owner has a key, with a figure of pay for the second. */
export function ladderOf(owner: string, changes: object = {}): Ladder {
  const firstAid = { op: 'credential', match: { ids: [FIRST_AID] }, issuers: { ids: [owner] } }
  return defineLadder({
    id: BASE,
    version: '1.0.0',
    status: 'active',
    effective: { from: '2026-01-01' },
    defaultLanguage: 'en',
    name: { en: 'Delivery', es: 'Reparto' },
    description: { en: 'From first ride to dispatcher.' },
    owner,
    jurisdiction: ['US'],
    rungs: [
      {
        id: `${BASE}/courier`,
        name: { en: 'Courier', es: 'Mensajera' },
        description: { en: 'Rides safely.' },
        requires: firstAid,
        validity: { duration: 'P2Y', renewal: firstAid },
      },
      {
        id: `${BASE}/dispatcher`,
        track: 'office',
        name: { en: 'Dispatcher' },
        description: { en: 'Plans routes.' },
        requires: { op: 'allOf', of: [{ op: 'rung', rung: `${BASE}/courier` }, firstAid] },
        time: { effort: { typical: 'PT20H' }, excludesPrerequisites: true },
        cost: [{ kind: 'tuition', amount: { minor: 30_000, currency: 'USD' }, asOf: '2026-01-01' }],
        wage: [figure()],
      },
    ],
    ...changes,
  })
}

function figure(): object {
  return {
    id: `${BASE}/dispatcher#pay`,
    claim: 'observed',
    basis: 'matchedComparison',
    measure: 'absolute',
    value: '2.50',
    currency: 'USD',
    per: 'hour',
    statistic: 'median',
    ci: { low: '1.00', high: '4.00', level: '0.95' },
    sampleSize: 412,
    comparison: `${BASE}/courier`,
    workRelationship: 'contractor',
    timeBase: 'engaged',
    expenses: 'net',
    population: { region: ['US'] },
    observed: { from: '2025-01-01', to: '2025-12-31' },
    source: { publisher: 'https://figures.example/', url: 'https://figures.example/couriers' },
    asOf: '2026-02-01',
  }
}

/** The owner of a ladder, by a key that needs no network: a new one, or a given one as a JWK, who then issues at the same time each time. */
export async function newOwner(name = 'Courier Platform', jwk?: object): Promise<Issuer> {
  const signer = createSigner(jwk === undefined ? await generateKey('Ed25519') : (jwk as SecretJwk))
  const now = '2026-02-01T00:00:00Z'
  return createIssuer({ profile: { name }, signer, mechanism: eddsaRdfc2022, ...(jwk !== undefined && { now }) })
}

/** The badge of the first rung, and that of first aid. */
export async function badgesOf(issuer: Issuer, ladder: Ladder): Promise<{ readonly courier: string; readonly firstAid: string }> {
  const dates = { validFrom: '2026-02-01T00:00:00Z', awardedDate: '2026-02-01T00:00:00Z' }
  const courier = await issuer.issue({ ...dates, ladder, rung: `${BASE}/courier`, subject: WORKER, held: skipRequirements })
  const achievement = { id: FIRST_AID, name: 'First aid', description: 'Helps.', criteria: { narrative: 'Passed.' } }
  const firstAid = await issuer.issue({ ...dates, subject: WORKER, achievement })
  return { courier: toCredentialText(courier.credential), firstAid: toCredentialText(firstAid.credential) }
}

/** A server of the verify page and of a ladder's page, with badges along it. */
export async function serveLadder() {
  const owner = await newOwner()
  const ladder = ladderOf(owner.profile.id)
  const served = await serveOnly(createVerifyPage(), createLadderPages({ ladders: [ladder] }))
  return { ...served, ladder, badges: await badgesOf(owner, ladder) }
}
