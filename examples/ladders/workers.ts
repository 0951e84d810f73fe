import { createIssuer, type Issuer, type Ladder, skipRequirements } from 'rungs'
import { newUrn } from 'rungs/core'
import { buildWorkRecordCredential } from 'rungs/credential'
import { buildDidDocument } from 'rungs/did'
import { createSigner, generateKey } from 'rungs/keys'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'

/** What a worker was awarded, an achievement or a rung of the ladder; or the work that a platform records. */
export interface Award {
  /** Who awarded it: the last part of a `did:web`. */
  readonly by: string
  readonly achievement?: string
  readonly rung?: string
  readonly work?: { readonly from: string; readonly until: string; readonly hours: string }
  readonly on: string
  readonly until?: string
  readonly hours?: string
  readonly projects?: string
  readonly percent?: string
}

/** A worker of an example, and where the ladder should place them. */
export interface Worker {
  readonly name: string
  readonly about: string
  readonly jurisdiction?: string
  readonly awards: readonly Award[]
  /** Statuses by the last part of the rung's id. */
  readonly expect: Readonly<Record<string, string>>
  /** A reason that the trace of a rung has to give. */
  readonly because?: Readonly<Record<string, string>>
  /** Whether the badge of a rung may be claimed. */
  readonly claim?: Readonly<Record<string, boolean>>
}

interface Achievement {
  readonly id: string
  readonly name: string
  readonly achievementType: 'Course'
  readonly alignment?: {
    readonly targetName: string
    readonly targetUrl: string
    readonly targetFramework: string
    readonly targetType: 'ext:ESCOSkill'
  }
}

/** The workers of one ladder, and the achievements that they were awarded. */
export interface Workers {
  readonly achievements: Readonly<Record<string, Achievement>>
  readonly workers: readonly Worker[]
}

/** The organisations of the examples, each with a key of its own. */
export interface Organisations {
  issuer(slug: string): Promise<Issuer>
  /** The DID documents that verifiers look up. */
  readonly documents: readonly object[]
}

export function createOrganisations(now: string): Organisations {
  const issuers = new Map<string, Issuer>()
  const documents: object[] = []
  return {
    documents,
    async issuer(slug) {
      const known = issuers.get(slug)
      if (known !== undefined) return known
      const did = `did:web:${slug}.example`
      const { publicJwk, secretJwk } = await generateKey()
      const document = buildDidDocument({ did, keys: [{ publicJwk }] })
      documents.push(document)
      const id = document.verificationMethod?.[0]?.id as string
      const issuer = createIssuer({ signer: createSigner(secretJwk, { id }), mechanism: eddsaRdfc2022, now })
      issuers.set(slug, issuer)
      return issuer
    },
  }
}

const AMOUNTS = { hours: 'ext:hours', projects: 'ext:projects', percent: 'Percent' } as const

/** Issues an award as a badge. Rungs were awarded earlier, on records that are not part of the example. */
export async function issueAward(award: Award, subject: string, ladder: Ladder, { achievements }: Workers, by: Issuer) {
  const dates = {
    validFrom: `${award.on}T00:00:00Z`,
    awardedDate: `${award.on}T00:00:00Z`,
    ...(award.until !== undefined && { validUntil: `${award.until}T00:00:00Z` }),
  }
  if (award.work !== undefined) {
    const { from, until, hours } = award.work
    return by.sealCredential(
      buildWorkRecordCredential({
        id: newUrn(),
        issuer: by.profile.id,
        validFrom: dates.validFrom,
        subject,
        periodFrom: `${from}T00:00:00Z`,
        periodUntil: `${until}T00:00:00Z`,
        hours,
        timeBase: 'engaged',
      }),
    )
  }
  if (award.rung !== undefined) {
    const rung = `${ladder.id}/${award.rung}`
    return by.issue({ ladder, rung, subject, held: skipRequirements, ...dates })
  }
  const achievement = achievements[award.achievement as string] as Achievement
  const results = (['hours', 'projects', 'percent'] as const).flatMap((name) => {
    const value = award[name]
    const id = `${achievement.id}#${name === 'percent' ? 'score' : name}`
    return value === undefined ? [] : [{ id, name, value, resultType: AMOUNTS[name] }]
  })
  const { alignment, ...rest } = achievement
  return by.issue({
    ...dates,
    subject: { id: subject, result: results.map(({ id, value }) => ({ resultDescription: id, value, status: 'Completed' })) },
    achievement: {
      ...rest,
      description: `${achievement.name}, as recorded by who awarded it.`,
      criteria: { narrative: 'Completed what was asked for.' },
      resultDescription: results.map(({ id, name, resultType }) => ({ id, name, resultType })),
      ...(alignment !== undefined && { alignment: [alignment] }),
    },
  })
}
