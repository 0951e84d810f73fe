import type { JsonObject } from '../../../src/core/index.js'
import { createIssuer } from '../../../src/issue/index.js'
import type { Signer } from '../../../src/keys/index.js'
import { mechanisms } from '../../../src/preset/all.js'
import type { Mechanism } from '../../../src/securing/index.js'
import { createVerifier, type Verifier } from '../../../src/verify/index.js'
import { NOW, newSigner } from '../../support/badges.js'

export const verifier: Verifier = createVerifier({ mechanisms, now: NOW })

const TEST = 'https://school.example/courses/home-care#test'
const paragraph =
  'Bathes, dresses and moves a person with care and by the rules of hygiene, sees pressure sores early, keeps a record of each visit, ' +
  'and knows when to call a nurse or an ambulance. '

/** A course's badge as a school makes it, of about 3.5 kB once it is signed. */
export function courseDraft(): JsonObject {
  const skill = (code: string, name: string): JsonObject => ({
    type: ['Alignment'],
    targetName: name,
    targetUrl: `http://data.europa.eu/esco/skill/${code}`,
    targetFramework: 'ESCO skills, knowledge and competences, version 1.1.1',
    targetType: 'ext:ESCOSkill',
  })
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    id: 'https://school.example/badges/0',
    name: 'Home care: first certificate',
    description: 'Seventy-five hours of training, sixteen of them supervised practice, and a competency evaluation.',
    validFrom: '2026-05-01T09:00:00Z',
    validUntil: '2028-05-01T09:00:00Z',
    awardedDate: '2026-04-30T00:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      id: 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
      activityEndDate: '2026-04-29T00:00:00Z',
      achievement: {
        id: 'https://school.example/courses/home-care',
        type: ['Achievement'],
        achievementType: 'Course',
        name: 'Home care: first certificate',
        description: paragraph.repeat(2),
        criteria: { narrative: `${paragraph}\n\n${paragraph}\n\n${paragraph}` },
        humanCode: 'HC-1',
        inLanguage: 'en',
        version: '2.1.0',
        tag: ['home care', 'hygiene', 'first aid'],
        alignment: [
          skill('6d13053b-ee35-492c-8976-8178420df398', 'infection control'),
          skill('0450eaee-1a00-4622-8f4e-5356fce816d2', 'hygiene in a health care setting'),
          skill('d9449998-c1f5-478c-a103-2255398cf0b6', 'apply hygiene standards'),
        ],
        resultDescription: [
          {
            id: TEST,
            type: ['ResultDescription'],
            name: 'Final test',
            resultType: 'Percent',
            valueMin: '0',
            valueMax: '100',
            requiredValue: '70',
          },
        ],
      },
      result: [{ type: ['Result'], resultDescription: TEST, value: '87', status: 'Completed' }],
    },
    evidence: [{ type: ['Evidence'], name: 'Assessor', narrative: 'Maria Fernández' }],
  }
}

/** The texts in which its badges differ. */
export const courseSlots = {
  id: '/id',
  worker: '/credentialSubject/id',
  awarded: '/awardedDate',
  ended: '/credentialSubject/activityEndDate',
  from: '/validFrom',
  until: '/validUntil',
  score: '/credentialSubject/result/0/value',
  assessor: '/evidence/0/narrative',
} as const

/** What is in them. */
export type CourseRow = Readonly<Record<keyof typeof courseSlots, string>>

/** A row of its own for each number. */
export function courseRow(index: number, changes: Partial<CourseRow> = {}): CourseRow {
  const day = String((index % 28) + 1).padStart(2, '0')
  return {
    id: `https://school.example/badges/${index}`,
    worker:
      index % 2 === 0
        ? 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
        : 'did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp',
    awarded: `2026-03-${day}T00:00:00Z`,
    ended: `2026-02-${day}T00:00:00Z`,
    from: `2026-04-${day}T09:00:00Z`,
    until: `2028-04-${day}T09:00:00Z`,
    score: String(70 + (index % 30)),
    assessor: ['Maria Fernández', 'सुनीता शर्मा', 'Олена Шевченко', 'فاطمة الزهراء'][index % 4] as string,
    ...changes,
  }
}

/** Signs a badge for each row. */
export async function courseBadges(
  rows: readonly CourseRow[],
  mechanism: Mechanism,
  signer?: Signer,
): Promise<(JsonObject | string)[]> {
  const isToken = mechanism.id.includes('jwt') || mechanism.id.includes('jose')
  const key = signer ?? (await newSigner(isToken ? 'ES256' : 'Ed25519'))
  const issuer = createIssuer({ profile: { name: 'Vocational School' }, signer: key, mechanism, now: NOW })
  const badges: (JsonObject | string)[] = []
  for await (const { credential } of issuer.issueMany({ draft: courseDraft(), slots: courseSlots }, rows)) badges.push(credential)
  return badges
}
