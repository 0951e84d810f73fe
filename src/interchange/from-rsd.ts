import {
  checkOptions,
  deepFreeze,
  inputError,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  requireOption,
} from '../core/index.js'
import type { FrameworkRef } from '../ladder/index.js'
import {
  type Collector,
  createCollector,
  cutText,
  type ImportedAlignments,
  iriOf,
  languageOf,
  readDocument,
  requireFew,
  textOf,
} from './imported.js'

/** What {@link fromRsd} takes. */
export interface FromRsdOptions {
  /** The language of the descriptors (BCP 47), which do not say it. Default `und`. */
  readonly language?: string
}

const TYPE = 'RichSkillDescriptor'
/** Members that are kept, or that say nothing of the skill. */
const KNOWN: ReadonlySet<string> = /* @__PURE__ */ new Set([
  '@context',
  'id',
  'uuid',
  'type',
  'skillName',
  'skillStatement',
  'alignments',
  'occupations',
  'status',
  'creator',
  'author',
  'authors',
  'creationDate',
  'updateDate',
  'publishDate',
  'collections',
])
const FRAMEWORKS: ReadonlyMap<string, FrameworkRef['framework']> = /* @__PURE__ */ new Map<string, FrameworkRef['framework']>([
  ['o*net', 'ONET'],
  ['onet', 'ONET'],
  ['bls', 'SOC'],
  ['soc', 'SOC'],
  ['esco', 'ESCO'],
  ['isco', 'ISCO08'],
  ['isco-08', 'ISCO08'],
])

/**
 * Rich skill descriptors (Open Skills Network) as alignments: each skill by its URL, then what it is aligned to and the
 * occupations that need it. One descriptor, a list of them, or `{ "skills": [...] }`. Strict and bounded: at most 10 000
 * skills; what cannot be used is left out and told.
 *
 * @param input - the descriptors as JSON text, bytes or a value
 * @throws RungsError `import.document_unknown`, `import.too_many`, `core.option_invalid`, and the codes of `parseJson` and `copyJson`
 * @example
 * ```ts
 * import { fromRsd } from 'rungs/interchange'
 * const { alignments } = fromRsd({ id: 'https://skills.example/api/skills/1', type: 'RichSkillDescriptor', skillName: 'Route planning' })
 * ```
 */
export function fromRsd(input: unknown, options: FromRsdOptions = {}): ImportedAlignments {
  checkOptions(options, ['language'], 'FromRsdOptions')
  const { language = 'und' } = options
  requireOption(languageOf(language) === language, 'language', 'BCP 47 tag')
  const { skills, path } = skillsOf(readDocument(input))
  requireFew(skills, 'skills', path ?? '')
  const collector = createCollector()
  skills.forEach((skill, index) => {
    const at = path === undefined ? '' : `${path}/${index}`
    if (isJsonObject(skill)) readSkill(skill, language, at, collector)
    else collector.problem('import.item_invalid', { member: '', expected: 'object' }, at)
  })
  return deepFreeze({ ...collector.result })
}

/** The descriptors, and where their list is; a single one is the document itself. */
function skillsOf(document: JsonValue): { readonly skills: readonly JsonValue[]; readonly path?: string } {
  if (Array.isArray(document)) return { skills: document, path: '' }
  if (isJsonObject(document)) {
    if (Array.isArray(document['skills'])) return { skills: document['skills'], path: '/skills' }
    if (document['skillName'] !== undefined || document['type'] === TYPE) return { skills: [document] }
  }
  throw inputError('import.document_unknown', { expected: TYPE })
}

function readSkill(skill: JsonObject, language: string, path: string, collector: Collector): void {
  const uri = iriOf(skill, 'id', path, collector)
  const name = textOf(skill, 'skillName', path, collector) ?? textOf(skill, 'skillStatement', path, collector)
  const type = skill['type']
  if (type !== undefined && type !== TYPE) {
    collector.problem('import.item_invalid', { member: 'type', expected: TYPE }, `${path}/type`)
    return
  }
  if (uri === undefined || name === undefined) {
    const member = uri === undefined ? 'id' : 'skillName'
    if (skill[member] === undefined) collector.problem('import.item_invalid', { member, expected: 'present' }, path)
    return
  }
  collector.add({ framework: 'RSD', uri, name: { [language]: name }, kind: 'skill' }, path)
  for (const member of Object.keys(skill)) {
    const value = skill[member]
    const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0)
    if (!KNOWN.has(member) && !isEmpty) collector.problem('import.member_dropped', { member: member.slice(0, 64) }, path)
  }
  listOf(skill, 'alignments', path, collector).forEach(([alignment, at]) => {
    const target = iriOf(alignment, 'id', at, collector)
    if (target === undefined) return
    const label = textOf(alignment, 'skillName', at, collector)
    const part = alignment['isPartOf']
    const owner = isJsonObject(part) ? textOf(part, 'name', `${at}/isPartOf`, collector) : undefined
    const framework = target.includes('://data.europa.eu/esco/') ? 'ESCO' : frameworkOf(owner)
    if (framework === undefined) collector.problem('import.framework_missing', {}, at)
    else collector.add({ framework, uri: target, ...(label !== undefined && { name: { [language]: label } }), kind: 'skill' }, at)
  })
  listOf(skill, 'occupations', path, collector).forEach(([occupation, at]) => {
    const code = textOf(occupation, 'code', at, collector)
    const framework = frameworkOf(textOf(occupation, 'frameworkName', at, collector))
    if (framework === undefined) collector.problem('import.framework_missing', {}, at)
    if (code === undefined || framework === undefined) return
    const label = textOf(occupation, 'targetNodeName', at, collector)
    const target = iriOf(occupation, 'targetNode', at, collector)
    collector.add(
      {
        framework,
        ...(target !== undefined && { uri: target }),
        code,
        ...(label !== undefined && { name: { [language]: label } }),
        kind: 'occupation',
      },
      at,
    )
  })
}

function listOf(
  skill: JsonObject,
  member: string,
  path: string,
  collector: Collector,
): readonly (readonly [JsonObject, string])[] {
  const value = skill[member]
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) {
    collector.problem('import.item_invalid', { member, expected: 'list' }, `${path}/${member}`)
    return []
  }
  return (value as readonly JsonValue[]).flatMap((item, index): [JsonObject, string][] => {
    const at = `${path}/${member}/${index}`
    if (isJsonObject(item)) return [[item, at]]
    collector.problem('import.item_invalid', { member, expected: 'object' }, at)
    return []
  })
}

function frameworkOf(name: string | undefined): FrameworkRef['framework'] | undefined {
  if (name === undefined) return undefined
  const known = FRAMEWORKS.get(name.toLowerCase())
  return known ?? `ext:${cutText(name, 200)}`
}
