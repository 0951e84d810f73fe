import { type JsonObject, uuidOf } from '../core/index.js'
import {
  type CredentialRequirement,
  describeRequirement,
  type ExperienceRequirement,
  type FrameworkRef,
  type Ladder,
  type Requirement,
  type SumRequirement,
} from '../ladder/index.js'
import { CTDL, CTDL_CLASSES, CTDL_CONCEPTS, OB_RESULT } from './ctdl-terms.js'
import type { LossLog } from './exported.js'
import { requirementText } from './requirement-text.js'

/** What conditions of a ladder are written with. */
export interface ConditionContext {
  readonly ladder: Ladder
  readonly log: LossLog
  /** Components of rungs by rung id, and by the achievement that a rung awards. */
  readonly rungs: ReadonlyMap<string, string>
  readonly awards: ReadonlyMap<string, string>
  /** Components of what is outside the ladder, which conditions add. */
  readonly others: Map<string, JsonObject>
}

type Part = { readonly target: string } | { readonly condition: JsonObject }

/** What a rung requires, as the one condition of its component. */
export function conditionOf(requirement: Requirement, path: string, context: ConditionContext): JsonObject {
  const part = partOf(requirement, path, context)
  return 'condition' in part
    ? part.condition
    : condition(path, context, { [CTDL.requiredNumber]: 1, [CTDL.targetComponent]: [part.target] })
}

function partOf(requirement: Requirement, path: string, context: ConditionContext): Part {
  const { log } = context
  switch (requirement.op) {
    case 'allOf':
    case 'anyOf':
      if (requirement.op === 'allOf') log.dropped({ exclusive: requirement.exclusive }, [], path)
      return {
        condition: groupOf(requirement.of, path, context, {
          [CTDL.logicalOperator]: CTDL_CONCEPTS[requirement.op === 'allOf' ? 'and' : 'or'],
        }),
      }
    case 'nOf':
      log.dropped(requirement, ['op', 'n', 'of'], path)
      return { condition: groupOf(requirement.of, path, context, { [CTDL.requiredNumber]: requirement.n }) }
    case 'rung': {
      log.dropped(requirement, ['op', 'rung', 'ladder'], path)
      const own = requirement.ladder === undefined || requirement.ladder.id === context.ladder.id
      const known = own ? context.rungs.get(requirement.rung) : undefined
      return { target: known ?? otherComponent(CTDL_CLASSES.credential, requirement.rung, undefined, context) }
    }
    case 'credential':
      return credentialPart(requirement, path, context)
    case 'sum':
      return { condition: sumCondition(requirement, path, context) }
    case 'experience':
      return { condition: experienceCondition(requirement, path, context) }
    default:
      // There is no operator for what must be absent, and no term for who endorses, assesses or lives where.
      log.add('export.note_only', { member: requirement.op }, path)
      return { condition: noteOf(requirement, path, context) }
  }
}

function groupOf(of: readonly Requirement[], path: string, context: ConditionContext, how: JsonObject): JsonObject {
  const parts = of.map((child, index) => partOf(child, `${path}/of/${index}`, context))
  const targets = parts.flatMap((part) => ('target' in part ? [part.target] : []))
  const nested = parts.flatMap((part) => ('condition' in part ? [part.condition] : []))
  return condition(path, context, {
    ...how,
    ...(targets.length > 0 && { [CTDL.targetComponent]: targets }),
    ...(nested.length > 0 && { [CTDL.hasCondition]: nested }),
  })
}

function condition(path: string, { ladder }: ConditionContext, members: JsonObject): JsonObject {
  const words = describeRequirement(ladder, path, 'en')
  return { '@type': CTDL_CLASSES.condition, ...(words !== '' && { [CTDL.description]: { en: words } }), ...members }
}

/** A condition that is only words. */
function noteOf(requirement: Requirement, path: string, { ladder }: ConditionContext): JsonObject {
  return { '@type': CTDL_CLASSES.condition, [CTDL.description]: { en: requirementText(ladder, requirement, path) } }
}

function credentialPart(requirement: CredentialRequirement, path: string, context: ConditionContext): Part {
  const { minResult } = requirement
  const targets = targetsOf(requirement, path, context)
  context.log.dropped(requirement, ['op', 'match', 'minResult'], path)
  const only = targets.length === 1 ? targets[0] : undefined
  if (only !== undefined && minResult === undefined) return { target: only }
  const constraints = minResult === undefined ? [] : [resultConstraint(minResult, `${path}/minResult`, context)]
  return {
    condition: condition(path, context, {
      [CTDL.requiredNumber]: 1,
      [CTDL.targetComponent]: targets,
      ...(constraints.length > 0 && { [CTDL.hasConstraint]: constraints }),
    }),
  }
}

function resultConstraint(
  rule: NonNullable<CredentialRequirement['minResult']>,
  path: string,
  { log }: ConditionContext,
): JsonObject {
  const needed = rule.min ?? rule.level ?? rule.value ?? ''
  // How a result compares is in its description, which a constraint does not name.
  log.add('export.precision_lost', { member: 'minResult' }, path)
  return constraint([rule.resultDescription ?? OB_RESULT], [needed])
}

function constraint(leftSource: readonly string[], rightSource: readonly string[], leftAction?: string): JsonObject {
  return {
    '@type': CTDL_CLASSES.constraint,
    [CTDL.leftSource]: [...leftSource],
    ...(leftAction !== undefined && { [CTDL.leftAction]: leftAction }),
    [CTDL.comparator]: CTDL_CONCEPTS.atLeast,
    [CTDL.rightSource]: [...rightSource],
  }
}

/** Properties that amounts are stated in; hours are stated in estimated durations. */
const AMOUNTS: Readonly<Record<'hours' | 'credits' | 'points', string>> = {
  hours: CTDL.estimatedDuration,
  credits: CTDL.creditValue,
  points: CTDL.pointValue,
}

function sumCondition(requirement: SumRequirement, path: string, context: ConditionContext): JsonObject {
  const { log } = context
  const { measure, min } = requirement
  const targets = requirement.of.flatMap(({ match, cap }, index) => {
    const at = `${path}/of/${index}`
    log.dropped({ cap }, [], at)
    log.dropped(match, ['op', 'match'], `${at}/match`)
    return targetsOf(match, `${at}/match`, context)
  })
  log.dropped(requirement, ['op', 'of', 'measure', 'min'], path)
  if (measure === 'projects') log.add('export.term_missing', { member: 'measure', value: measure }, `${path}/measure`)
  const amount = measure === 'hours' ? `PT${min}H` : min
  return condition(path, context, {
    [CTDL.targetComponent]: [...new Set(targets)],
    ...(measure !== 'projects' && { [CTDL.hasConstraint]: [constraint([AMOUNTS[measure]], [amount], CTDL_CONCEPTS.sum)] }),
  })
}

function experienceCondition(requirement: ExperienceRequirement, path: string, context: ConditionContext): JsonObject {
  const { measure, min, occupations = [] } = requirement
  context.log.dropped(requirement, ['op', 'measure', 'min', 'occupations'], path)
  const id = `urn:uuid:${uuidOf(JSON.stringify([context.ladder.id, path]))}`
  context.others.set(id, {
    '@id': id,
    '@type': CTDL_CLASSES.workExperience,
    [CTDL.ctid]: ctidOf(id),
    [CTDL.name]: { en: describeRequirement(context.ladder, path, 'en') },
    [CTDL.isPartOf]: [context.ladder.id],
    ...(occupations.length > 0 && { [CTDL.occupationType]: occupations.map((one) => alignmentOf(one)) }),
  })
  if (measure === 'jobs') context.log.add('export.term_missing', { member: 'measure', value: measure }, `${path}/measure`)
  const amount = measure === 'hours' ? `PT${min}H` : `P${min}M`
  return condition(path, context, {
    [CTDL.requiredNumber]: 1,
    [CTDL.targetComponent]: [id],
    ...(measure !== 'jobs' && { [CTDL.hasConstraint]: [constraint([CTDL.experience], [amount])] }),
  })
}

/** The components of which one has to be there. */
function targetsOf(requirement: CredentialRequirement, path: string, context: ConditionContext): readonly string[] {
  const { ids, alignedTo, achievementType } = requirement.match
  const kept = ids === undefined ? ['alignedTo', 'achievementType'] : ['ids', 'achievementType']
  context.log.dropped(requirement.match, kept, `${path}/match`)
  if (ids !== undefined) {
    const kind = componentClass(achievementType)
    return ids.map((id) => context.awards.get(id) ?? otherComponent(kind, id, undefined, context))
  }
  if (alignedTo !== undefined) {
    if (achievementType !== undefined)
      context.log.add('export.member_dropped', { member: 'achievementType' }, `${path}/match/achievementType`)
    alignedTo.forEach((reference, index) => {
      // Only competencies have a code; what has no other name is called by it.
      const isCoded = reference.kind === 'skill' || (reference.uri === undefined && reference.name === undefined)
      const kept = ['framework', 'uri', 'name', 'kind', ...(isCoded ? ['code'] : [])]
      context.log.dropped(reference, kept, `${path}/match/alignedTo/${index}`)
    })
    return alignedTo.map((reference) => otherComponent(REFERENCE_CLASSES[reference.kind], reference.uri, reference, context))
  }
  return [otherComponent(componentClass(achievementType), undefined, undefined, context, achievementType)]
}

const REFERENCE_CLASSES: Readonly<Record<FrameworkRef['kind'], string>> = {
  skill: CTDL_CLASSES.competency,
  occupation: CTDL_CLASSES.job,
  credential: CTDL_CLASSES.credential,
  level: CTDL_CLASSES.basic,
}

function componentClass(achievementType: string | undefined): string {
  if (achievementType === 'Course') return CTDL_CLASSES.course
  return achievementType === 'Assessment' ? CTDL_CLASSES.assessment : CTDL_CLASSES.credential
}

function otherComponent(
  kind: string,
  proxyFor: string | undefined,
  reference: FrameworkRef | undefined,
  context: ConditionContext,
  label?: string,
): string {
  const code = reference === undefined ? undefined : `${reference.framework} ${reference.code ?? ''}`.trim()
  const key = JSON.stringify([kind, proxyFor ?? code ?? label ?? ''])
  const id = `urn:uuid:${uuidOf(JSON.stringify([context.ladder.id, key]))}`
  if (!context.others.has(id)) {
    context.others.set(id, {
      '@id': id,
      '@type': kind,
      [CTDL.ctid]: ctidOf(id),
      // What only its id is known of has no name in any language.
      [CTDL.name]: reference?.name ?? { und: proxyFor ?? code ?? label ?? '' },
      [CTDL.isPartOf]: [context.ladder.id],
      ...(proxyFor !== undefined && { [CTDL.proxyFor]: proxyFor }),
      ...(kind === CTDL_CLASSES.competency && reference?.code !== undefined && { [CTDL.codedNotation]: reference.code }),
    })
  }
  return id
}

/** An entry of a framework as CTDL refers to it. */
export function alignmentOf({ framework, version, uri, code, name }: FrameworkRef): JsonObject {
  return {
    '@type': CTDL_CLASSES.alignment,
    [CTDL.frameworkName]: { und: [framework.replace(/^ext:/, ''), version ?? ''].join(' ').trim() },
    ...(uri !== undefined && { [CTDL.targetNode]: uri }),
    ...(code !== undefined && { [CTDL.codedNotation]: code }),
    ...(name !== undefined && { [CTDL.targetNodeName]: name }),
  }
}

/** The CTID of a resource: the same for the same id. */
export function ctidOf(id: string): string {
  return `ce-${uuidOf(id)}`
}
