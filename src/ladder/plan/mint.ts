import {
  addDecimals,
  compareDecimals,
  type Decimal,
  formatDateTime,
  formatDecimal,
  type Mutable,
  requireDecimal,
} from '../../core/index.js'
import type { Scene } from '../scene.js'
import type {
  CredentialRequirement,
  Dec,
  ExperienceRequirement,
  Fact,
  FactResult,
  FrameworkRef,
  Iri,
  IssuerRule,
  ResultRule,
  Rung,
  RungRequirement,
  SumRequirement,
} from '../types.js'
import { parseVersionRange } from '../version-range.js'

/** What a thing to get would be as a fact, but for its number. */
export type Draft = Pick<
  Fact,
  'issuer' | 'achievement' | 'rung' | 'alignments' | 'results' | 'amounts' | 'status' | 'authorised' | 'assurance' | 'work'
>

/** Beyond this many ways to meet one requirement the rest are not looked at. */
const MAX_VARIANTS = 16

const ZERO: Decimal = /* @__PURE__ */ Object.freeze({ units: 0n, scale: 0 })

/** A draft as a fact: awarded just now, each at an instant of its own, so that no two are taken for one award. */
export function toFact(draft: Draft, number: number, scene: Scene, subject: readonly string[]): Fact {
  const credentialId = `urn:rungs:planned:${number}`
  const subjectKeys = subject.length === 0 ? NOBODY_NAMED : subject
  const validFrom = formatDateTime(scene.nowMs - number)
  // Written out, since a plan on a large ladder makes thousands.
  const { issuer, achievement, rung, alignments, results, amounts, status, authorised } = draft
  const fact: Mutable<Fact> = {
    credentialId,
    issuer,
    subjectKeys,
    achievement,
    alignments,
    results,
    amounts,
    validFrom,
    status,
    authorised,
  }
  if (rung !== undefined) fact.rung = rung
  if (draft.assurance !== undefined) fact.assurance = draft.assurance
  if (draft.work !== undefined) fact.work = { platform: credentialId }
  return fact
}

const NOBODY_NAMED: readonly string[] = /* @__PURE__ */ Object.freeze(['urn:rungs:planned'])

/** The credentials that meet a requirement: one for each achievement, framework entry and issuer that it names. */
export function draftCredentials(leaf: CredentialRequirement, scene: Scene, everyIssuer: boolean): readonly Draft[] {
  const { match, minResult } = leaf
  const ids = match.ids === undefined || match.ids.length === 0 ? [undefined] : match.ids
  const entries = match.alignedTo === undefined || match.alignedTo.length === 0 ? [undefined] : match.alignedTo
  const issuers = issuersOf(leaf.issuers ?? scene.trust, match, everyIssuer)
  const drafts: Draft[] = []
  for (const id of ids)
    for (const entry of entries)
      for (const issuer of issuers) {
        if (drafts.length === MAX_VARIANTS) return drafts
        const achievement: Mutable<Fact['achievement']> = {
          id: id ?? anonymous('achievement', entry?.uri ?? entry?.code ?? match.achievementType ?? ''),
          aliases: [],
        }
        if (match.achievementType !== undefined) achievement.achievementType = match.achievementType
        if (match.versions !== undefined) achievement.version = versionWithin(match.versions)
        const draft: Mutable<Draft> = {
          issuer,
          achievement,
          alignments: entry === undefined ? [] : [alignmentOf(entry)],
          results: minResult === undefined ? [] : [resultFor(minResult)],
          amounts: [],
          status: 'active',
          authorised: 'yes',
        }
        if (leaf.minAssurance !== undefined) draft.assurance = leaf.minAssurance
        drafts.push(draft)
      }
  return drafts
}

/** Whether {@link draftCredentials} left out ways. */
export function hasMoreVariants({ match, issuers }: CredentialRequirement): boolean {
  const many = (list: readonly unknown[] | undefined): number => Math.max(1, list?.length ?? 1)
  return many(match.ids) * many(match.alignedTo) * many(issuers?.ids) > MAX_VARIANTS
}

/** The badge of a rung of the ladder. */
export function draftBadge(rung: Rung, scene: Scene): Draft {
  const { ladder } = scene
  const results = (rung.results ?? []).flatMap(({ id, required, resultType }): FactResult[] =>
    required === undefined ? [] : [{ resultDescription: id, resultType, value: required, status: 'Completed' }],
  )
  return {
    // What only a regulator awards, the ladder's owner does not.
    issuer: firstIssuer(scene.trust, rung.id, rung.regulated === true ? ladder?.ladder.owner : undefined),
    achievement: {
      id: rung.awards?.id ?? rung.id,
      aliases: [],
      ...(rung.awards?.version !== undefined && { version: rung.awards.version }),
    },
    ...(ladder !== undefined && {
      rung: { ladder: ladder.ladder.id, version: ladder.ladder.version, digest: ladder.digest, id: rung.id },
    }),
    alignments: [],
    results,
    amounts: [],
    status: 'active',
    authorised: 'yes',
  }
}

/** The badge of a rung of another ladder. */
export function draftForeignBadge(leaf: RungRequirement, scene: Scene): Draft {
  const { id: ladder = leaf.rung, version, digest } = leaf.ladder ?? {}
  return {
    issuer: firstIssuer(scene.trust, leaf.rung),
    achievement: { id: leaf.rung, aliases: [] },
    rung: { ladder, id: leaf.rung, ...(version !== undefined && { version }), ...(digest !== undefined && { digest }) },
    alignments: [],
    results: [],
    amounts: [],
    status: 'active',
    authorised: 'yes',
  }
}

/** Ways to fill what a sum lacks, the smallest first: in a part without a cap, or up to the cap of each. */
export function draftSums(sum: SumRequirement, actual: Decimal, scene: Scene): readonly (readonly Draft[])[] {
  const min = requireDecimal(sum.min)
  const lack = compareDecimals(actual, min) < 0 ? addDecimals(min, { units: -actual.units, scale: actual.scale }) : ZERO
  const fill = (part: SumRequirement['of'][number], amount: Decimal): Draft[] =>
    draftCredentials(part.match, scene, false)
      .slice(0, 1)
      .map((draft) => ({ ...draft, amounts: [{ measure: sum.measure, amount: formatDecimal(amount) }] }))
  const open = sum.of.find(({ cap }) => cap === undefined)
  const single = open === undefined ? [] : [fill(open, lack), fill(open, min)]
  const roomy = open === undefined ? sum.of.filter(({ cap }) => compareDecimals(requireDecimal(cap), lack) >= 0) : []
  const whole = sum.of.map((part) => fill(part, part.cap === undefined ? min : requireDecimal(part.cap)))
  // One part after the other, until it is enough.
  const growing = whole.map((_, index) => whole.slice(0, index + 1).flat())
  return [
    ...single,
    ...roomy.slice(0, MAX_VARIANTS).map((part) => fill(part, lack)),
    ...growing.slice(0, MAX_VARIANTS),
    whole.flat(),
  ]
}

/** Records of the work that is lacking: as much as that, or, where one record alone counts, as all of it. */
export function draftWork(leaf: ExperienceRequirement, lack: Dec, scene: Scene): readonly (readonly Draft[])[] {
  // Which months are new depends on when the work is done.
  if (leaf.measure === 'months') return []
  const [occupation] = leaf.occupations ?? []
  return [lack, leaf.min].map((amount) => [
    {
      issuer: firstIssuer(scene.trust, ''),
      achievement: { id: anonymous('achievement', 'work'), aliases: [] },
      alignments: occupation === undefined ? [] : [alignmentOf(occupation)],
      results: [],
      amounts: [{ measure: leaf.measure, amount }],
      work: {},
      status: 'active',
      authorised: 'yes',
    },
  ])
}

function issuersOf(rule: IssuerRule, match: CredentialRequirement['match'], every: boolean): readonly Iri[] {
  if (rule.any !== true && rule.ids !== undefined && rule.ids.length > 0) return rule.ids
  const about = match.ids?.[0] ?? match.alignedTo?.[0]?.uri ?? match.alignedTo?.[0]?.code ?? ''
  return [anonymous('issuer', every ? about : '')]
}

function firstIssuer(rule: IssuerRule, about: string, barred?: Iri): Iri {
  return (rule.any === true ? undefined : rule.ids?.find((id) => id !== barred)) ?? anonymous('issuer', about)
}

/** Somebody or something that no rule names. */
function anonymous(what: 'issuer' | 'achievement', about: string): Iri {
  return `urn:rungs:any-${what}:${encodeURIComponent(about)}`
}

function alignmentOf({ uri, framework, version, code }: FrameworkRef): Fact['alignments'][number] {
  return {
    ...(uri !== undefined && { uri }),
    ...(code !== undefined && { framework: version === undefined ? framework : `${framework} ${version}`, code }),
  }
}

function resultFor({ resultDescription, resultType, min, value, level }: ResultRule): FactResult {
  const shown = value ?? min
  return {
    ...(resultDescription !== undefined && { resultDescription }),
    ...(resultType !== undefined && { resultType }),
    ...(shown !== undefined && { value: shown }),
    ...(level !== undefined && { level }),
    status: 'Completed',
  }
}

/** Some version within a range: one that is written in it, or the next above. */
function versionWithin(range: string): string {
  const fits = parseVersionRange(range)
  const written = [...range.matchAll(/\d+(?:\.\d+){0,2}/g)].slice(0, 8).flatMap(([text]) => {
    const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number)
    return [`${major}.${minor}.${patch}`, `${major}.${minor}.${patch + 1}`, `${major}.${minor + 1}.0`, `${major + 1}.0.0`]
  })
  return ['1.0.0', ...written].find((version) => fits?.(version) === true) ?? '1.0.0'
}
