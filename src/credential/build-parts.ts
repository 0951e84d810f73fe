import { inputError, pointer } from '../core/index.js'
import { constructFrom } from './construct.js'
import type {
  AchievementInput,
  AlignmentInput,
  EvidenceInput,
  ProfileInput,
  ResultDescriptionInput,
  ResultInput,
  RungAchievementInput,
} from './input.js'
import type { Achievement, Alignment, Evidence, Profile, Result, ResultDescription, RungAchievement } from './types.js'

/** A profile of an issuer, creator or endorser (OB 3.0 B.1.14). @throws RungsError `credential.field_*` */
export function buildProfile(input: ProfileInput, path = ''): Profile {
  return constructFrom('Profile', input, path) as unknown as Profile
}

/** An alignment to a framework (OB 3.0 B.1.5). @throws RungsError `credential.field_*` */
export function buildAlignment(input: AlignmentInput, path = ''): Alignment {
  return constructFrom('Alignment', input, path) as unknown as Alignment
}

/** A piece of evidence (OB 3.0 B.1.9). @throws RungsError `credential.field_*` */
export function buildEvidence(input: EvidenceInput, path = ''): Evidence {
  return constructFrom('Evidence', input, path) as unknown as Evidence
}

/** A result (OB 3.0 B.1.16); whether it fits its description is checked with the achievement. @throws RungsError `credential.field_*` */
export function buildResult(input: ResultInput, path = ''): Result {
  return constructFrom('Result', input, path) as unknown as Result
}

/** What a result means (OB 3.0 B.1.17). @throws RungsError `credential.field_*` */
export function buildResultDescription(input: ResultDescriptionInput, path = ''): ResultDescription {
  return constructFrom('ResultDescription', input, path) as unknown as ResultDescription
}

/**
 * What is achieved (OB 3.0 B.1.1). Its criteria say something: an `id`, a `narrative` or both.
 *
 * @throws RungsError `credential.field_*`, `credential.criteria_missing`
 */
export function buildAchievement(input: AchievementInput, path = ''): Achievement {
  return requireCriteria(constructFrom('Achievement', input, path) as unknown as Achievement, path)
}

/** An achievement that is a rung of a ladder. @throws RungsError `credential.field_*`, `credential.criteria_missing` */
export function buildRungAchievement(input: RungAchievementInput, path = ''): RungAchievement {
  return requireCriteria(constructFrom('LadderRung', input, path) as unknown as RungAchievement, path)
}

/** Criteria that say something (OB 3.0 B.1.6). @throws RungsError `credential.criteria_missing` */
export function requireCriteria<T extends Achievement>(achievement: T, path: string): T {
  const { id, narrative } = achievement.criteria
  if (id === undefined && narrative === undefined) throw inputError('credential.criteria_missing', {}, pointer(path, 'criteria'))
  return achievement
}
