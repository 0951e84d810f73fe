import { isAbsoluteUrl, pointer } from '../core/index.js'
import type { CredentialRequirement, FrameworkRef, Requirement, SumRequirement } from '../ladder/index.js'
import { type CtdlNode, idsOf, isOfClass, languagesOf, linkOf, nodesOf, stringOf, valuesOf, wordsOf } from './ctdl-nodes.js'
import { CTDL, CTDL_CLASSES, CTDL_CONCEPTS, OB_RESULT } from './ctdl-terms.js'
import type { Collector } from './imported.js'

/** What conditions are read with. */
export interface ReadingContext {
  readonly collector: Collector
  /** Nodes of the graph by their ids. */
  readonly nodes: ReadonlyMap<string, CtdlNode>
  /** Ids of rungs by the ids of their components. */
  readonly rungs: ReadonlyMap<string, string>
}

const DECIMAL = /^\d{1,12}(?:\.\d{1,6})?$/

/** What a component requires: all of its conditions. One that stands elsewhere in the graph is a question. */
export function requirementOf(component: CtdlNode, context: ReadingContext): Requirement {
  const conditions = nodesOf(component, CTDL.hasCondition)
  const known = conditions.map((condition) => conditionOf(condition, context))
  const path = pointer(component.path, CTDL.hasCondition)
  const elsewhere = hasLinks(component, CTDL.hasCondition) ? [question({ value: {}, path }, context)] : []
  const of = distinct([...known, ...elsewhere])
  const [only] = of
  if (of.length !== 1 || only === undefined) return { op: 'allOf', of }
  // A component has conditions where a rung may have one requirement as it is.
  return only.op === 'nOf' && only.n === 1 && only.of.length === 1 ? (only.of[0] as Requirement) : only
}

/** Whether some values of a property are no objects but names of them. */
function hasLinks(node: CtdlNode, term: string): boolean {
  return nodesOf(node, term).length < valuesOf(node.value, term).length
}

/** Of what is the same once nothing says who issued it, one is enough. */
function distinct(of: readonly Requirement[]): readonly Requirement[] {
  return [...new Map(of.map((one) => [JSON.stringify(one), one])).values()]
}

/** A condition that nothing here can decide is a question to the application, so that it is never taken for met. */
function question({ value, path }: CtdlNode, { collector }: ReadingContext): Requirement {
  collector.problem('import.condition_words', {}, path)
  // What was a question before is written with the name of its attribute.
  const words = wordsOf(value, CTDL.description)?.replace(/^condition: /, '')
  return { op: 'attribute', name: QUESTION, value: words || path }
}

/** The attribute of a question: with the words of the condition as its value. */
const QUESTION = 'ext:condition'

function conditionOf(condition: CtdlNode, context: ReadingContext): Requirement {
  // Without what stands elsewhere it would ask for less.
  if ([CTDL.hasConstraint, CTDL.hasCondition].some((term) => hasLinks(condition, term))) return question(condition, context)
  const targets = idsOf(condition.value, CTDL.targetComponent)
  const constraints = nodesOf(condition, CTDL.hasConstraint)
  if (constraints.length > 0) {
    const [constraint] = constraints
    const read = constraints.length === 1 ? constrainedOf(constraint as CtdlNode, targets, context) : undefined
    return read ?? question(condition, context)
  }
  const number = valuesOf(condition.value, CTDL.requiredNumber)[0]
  const operator = stringOf(condition.value, CTDL.logicalOperator)
  const nested = nodesOf(condition, CTDL.hasCondition)
  // A number is of how many target components have to be met, and an operator is between conditions.
  const isCounted = typeof number === 'number' && number !== (operator === CTDL_CONCEPTS.and ? targets.length + nested.length : 1)
  const isGroup = !isCounted && (operator === CTDL_CONCEPTS.and || operator === CTDL_CONCEPTS.or)
  const isSome = operator === CTDL_CONCEPTS.or && isCounted && nested.length === 0
  const isCount = isSome || (operator === undefined && typeof number === 'number')
  // Where nothing says how many of its parts are needed, an amount may have been lost, and any reading would be a guess.
  if (!isGroup && !isCount) return question(condition, context)
  const below = nested.map((one) => conditionOf(one, context))
  const of = [...targets.map((id) => targetOf(id, condition, context)), ...below]
  if (of.length === 0) return question(condition, context)
  if (isCount) return { op: 'nOf', n: number, of }
  return { op: operator === CTDL_CONCEPTS.and ? 'allOf' : 'anyOf', of: distinct(of) }
}

function targetOf(id: string, condition: CtdlNode, context: ReadingContext): Requirement {
  const rung = context.rungs.get(id)
  return rung === undefined ? (eitherOf([id], context) ?? question(condition, context)) : { op: 'rung', rung }
}

const ACHIEVEMENT_TYPES: Readonly<Record<string, string>> = {
  [CTDL_CLASSES.course]: 'Course',
  [CTDL_CLASSES.assessment]: 'Assessment',
}

const KINDS: Readonly<Record<string, FrameworkRef['kind']>> = {
  [CTDL_CLASSES.competency]: 'skill',
  [CTDL_CLASSES.job]: 'occupation',
  [CTDL_CLASSES.basic]: 'level',
}

/** One credential of several: by achievements, or by entries of frameworks; undefined where it is neither, or both. */
function eitherOf(targets: readonly string[], { nodes, rungs, collector }: ReadingContext): CredentialRequirement | undefined {
  const components = targets.map((id) => (rungs.has(id) ? undefined : nodes.get(id)))
  const ids: string[] = []
  const alignedTo: FrameworkRef[] = []
  const types = new Set<string | undefined>()
  for (const component of components) {
    const uri = component === undefined ? undefined : linkOf(component.value, CTDL.proxyFor)
    if (component === undefined || uri === undefined) return undefined
    const kind = Object.entries(KINDS).find(([name]) => isOfClass(component.value, name))?.[1]
    if (kind === undefined) {
      ids.push(uri)
      types.add(Object.entries(ACHIEVEMENT_TYPES).find(([name]) => isOfClass(component.value, name))?.[1])
      continue
    }
    const name = languagesOf(component, CTDL.name, collector)
    const code = stringOf(component.value, CTDL.codedNotation)
    alignedTo.push({
      framework: frameworkOf(uri),
      uri,
      ...(code !== undefined && { code }),
      // Where a name is only the id again, there is none.
      ...(name !== undefined && name['und'] !== uri && { name }),
      kind,
    })
  }
  const [achievementType] = types
  const isOfOneType = types.size === 1
  if (ids.length === targets.length && isOfOneType && ids.length > 0)
    return { op: 'credential', match: { ids, ...(achievementType !== undefined && { achievementType }) } }
  return alignedTo.length === targets.length && alignedTo.length > 0 ? { op: 'credential', match: { alignedTo } } : undefined
}

function frameworkOf(uri: string): FrameworkRef['framework'] {
  return /^https?:\/\/data\.europa\.eu\/esco\//.test(uri) ? 'ESCO' : 'CTDL'
}

const MEASURES: Readonly<Record<string, Exclude<SumRequirement['measure'], 'projects'>>> = {
  [CTDL.estimatedDuration]: 'hours',
  [CTDL.creditValue]: 'credits',
  [CTDL.pointValue]: 'points',
}

/** A sum, time of work or a result; undefined where a constraint is none of them. */
function constrainedOf(constraint: CtdlNode, targets: readonly string[], context: ReadingContext): Requirement | undefined {
  const { value } = constraint
  const [left, amount] = [stringOf(value, CTDL.leftSource), stringOf(value, CTDL.rightSource)]
  const action = stringOf(value, CTDL.leftAction)
  if (stringOf(value, CTDL.comparator) !== CTDL_CONCEPTS.atLeast || left === undefined || amount === undefined) return undefined
  if (valuesOf(value, CTDL.leftSource).length > 1 || valuesOf(value, CTDL.rightSource).length > 1) return undefined
  if (action === CTDL_CONCEPTS.sum) return sumOf(left, amount, targets, context)
  if (action !== undefined) return undefined
  if (left === CTDL.experience) return experienceOf(amount, targets, context)
  if (left !== OB_RESULT && !isAbsoluteUrl(left)) return undefined
  const credential = eitherOf(targets, context)
  return (
    credential && {
      ...credential,
      minResult: {
        ...(left !== OB_RESULT && { resultDescription: left }),
        ...(DECIMAL.test(amount) ? { min: amount } : isAbsoluteUrl(amount) ? { level: amount } : { value: amount }),
      },
    }
  )
}

function sumOf(left: string, amount: string, targets: readonly string[], context: ReadingContext): Requirement | undefined {
  const measure = MEASURES[left]
  const min = measure === 'hours' ? /^PT(.+)H$/.exec(amount)?.[1] : amount
  const of = targets.flatMap((id) => eitherOf([id], context) ?? [])
  if (measure === undefined || min === undefined || !DECIMAL.test(min) || of.length === 0 || of.length < targets.length)
    return undefined
  return { op: 'sum', measure, min, overlap: 'union', of: of.map((match) => ({ match })) }
}

function experienceOf(amount: string, targets: readonly string[], context: ReadingContext): Requirement | undefined {
  const [hours, months] = [/^PT(.+)H$/.exec(amount)?.[1], /^P(.+)M$/.exec(amount)?.[1]]
  const min = hours ?? months
  const work = context.nodes.get(targets[0] ?? '')
  if (min === undefined || !DECIMAL.test(min) || targets.length !== 1 || work === undefined) return undefined
  if (!isOfClass(work.value, CTDL_CLASSES.workExperience)) return undefined
  const occupations = nodesOf(work, CTDL.occupationType).flatMap((one) => referenceOf(one, 'occupation', context.collector) ?? [])
  return {
    op: 'experience',
    measure: hours === undefined ? 'months' : 'hours',
    min,
    overlap: 'union',
    ...(occupations.length > 0 && { occupations }),
  }
}

const FRAMEWORKS = /^(ESCO|ONET|SOC|ISCO08|CASE|CTDL|RSD|SFIA|EQF)(?: (\S+))?$/

/** An entry of a framework, as CTDL refers to it; told of and left out where nothing says of which framework it is. */
export function referenceOf(entry: CtdlNode, kind: FrameworkRef['kind'], collector: Collector): FrameworkRef | undefined {
  const { value } = entry
  const said = wordsOf(value, CTDL.frameworkName)
  const [, known, version] = FRAMEWORKS.exec(said ?? '') ?? []
  const uri = linkOf(value, CTDL.targetNode)
  const code = stringOf(value, CTDL.codedNotation)
  const framework =
    (known as FrameworkRef['framework'] | undefined) ?? (said === undefined ? undefined : (`ext:${said}` as const))
  if (framework === undefined || (uri === undefined && code === undefined)) {
    collector.problem('import.framework_missing', {}, entry.path)
    return undefined
  }
  const name = languagesOf(entry, CTDL.targetNodeName, collector)
  return {
    framework,
    ...(version !== undefined && { version }),
    ...(uri !== undefined && { uri }),
    ...(code !== undefined && { code }),
    ...(name !== undefined && { name }),
    kind,
  }
}
