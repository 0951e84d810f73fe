import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { createIssuer } from 'rungs'
import { createSigner, toMethodId, toPublicJwk } from 'rungs/keys'
import { ob3Jwt } from 'rungs/securing/ob3-jwt'
import type { Organisation } from './issuers.js'

interface SchoolRow {
  readonly worker: string
  readonly subject: string
  readonly course: string
  readonly awarded_date: string
  readonly valid_until: string
  readonly status: 'Completed' | 'Failed'
  readonly hours: string
}

interface Course {
  readonly name: string
  readonly skill?: readonly [name: string, escoId: string]
}

/** The school turns its own records into badges, as JWTs. A failed course is recorded as what it is. */
export async function issueSchoolBadges(school: Organisation, here: string, out: string, now: string): Promise<number> {
  const courses = JSON.parse(await readFile(`${here}/school-courses.json`, 'utf8')) as Record<string, Course>
  const rows = parse(await readFile(`${here}/school.csv`), { columns: true }) as SchoolRow[]
  const signer = createSigner(school.secretJwk, { id: toMethodId(toPublicJwk(school.secretJwk), school.did) })
  const issuer = createIssuer({ profile: { id: school.did, name: school.name }, signer, mechanism: ob3Jwt, now })
  await mkdir(out, { recursive: true })
  const issued = await Promise.all(rows.map((row) => issuer.issue(toRequest(row, courses[row.course] as Course))))
  await Promise.all(issued.map(({ fileName, credential }) => writeFile(`${out}/${fileName}`, credential as string)))
  return rows.length
}

function toRequest(row: SchoolRow, course: Course): Parameters<ReturnType<typeof createIssuer>['issue']>[0] {
  const id = `https://school.example/courses/${row.course}`
  const hours = row.hours === '' ? [] : [{ id: `${id}#hours`, name: 'Hours', resultType: 'ext:hours' as const }]
  return {
    subject: {
      id: row.subject,
      result: [{ status: row.status }, ...hours.map((description) => ({ resultDescription: description.id, value: row.hours }))],
    },
    achievement: {
      id,
      name: course.name,
      description: `${course.name}, taught and tested at the school.`,
      criteria: { narrative: 'Attended the course and passed its test.' },
      achievementType: 'Course',
      resultDescription: hours,
      ...(course.skill !== undefined && {
        alignment: [
          {
            targetName: course.skill[0],
            targetUrl: `http://data.europa.eu/esco/skill/${course.skill[1]}`,
            targetFramework: 'ESCO 1.1.1',
            targetType: 'ext:ESCOSkill',
          },
        ],
      }),
    },
    validFrom: `${row.awarded_date}T00:00:00Z`,
    awardedDate: `${row.awarded_date}T00:00:00Z`,
    ...(row.valid_until !== '' && { validUntil: `${row.valid_until}T00:00:00Z` }),
  }
}
