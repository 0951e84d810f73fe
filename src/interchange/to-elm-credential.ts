import {
  asList,
  checkOptions,
  copyJsonObject,
  deepFreeze,
  isAbsoluteUrl,
  type JsonObject,
  requireOption,
  uuidOf,
} from '../core/index.js'
import type { LanguageMap } from '../i18n/index.js'
import { type BadgeParts, badgePartsOf, datesOf, objectOf, textsOf } from './badge-parts.js'
import {
  conceptOf,
  ELM_CLASSES,
  ELM_CONTEXT,
  ELM_CREDENTIAL,
  ELM_LANGUAGES,
  EQF,
  ESCO_SKILLS,
  LANGUAGE_BASE,
  noteOf,
} from './elm-terms.js'
import { createLossLog, type Exported, type LossLog } from './exported.js'
import { languageOf } from './imported.js'

/** What {@link toElmCredential} takes. */
export interface ToElmCredentialOptions {
  /** The language of texts that name none (BCP 47). Default: `inLanguage` of the achievement, else `und`. */
  readonly lang?: string
}

/** What the model asks for and no badge says. */
const UNKNOWN: readonly string[] = [
  'legal identifier of the issuer',
  'country or region of the issuer',
  'name of the learner',
  'type of assessment',
  'type of quality assurance',
]
const KEPT = {
  credential:
    '@context id type name description issuer validFrom validUntil issuanceDate expirationDate awardedDate credentialSubject'.split(
      ' ',
    ),
  issuer: ['id', 'type', 'name', 'description', 'url'],
  subject: ['id', 'type', 'achievement', 'result'],
  achievement: ['id', 'type', 'name', 'description', 'criteria', 'alignment', 'inLanguage', 'resultDescription'],
} as const

/**
 * A badge as a European Digital Credential in the European Learning Model 3 (JSON-LD): the learner's achievement, who awarded it and when,
 * what it is an instance of, learning outcomes, level and results, as far as the badge says them. It is a new document without a proof:
 * whoever wants it believed seals it anew, or shows the badge beside it, whose id it carries. What was not kept, and what the model asks
 * for beyond, is in the losses.
 *
 * @throws RungsError `import.document_unknown` for what awards no achievement, `core.option_unknown`, `core.option_invalid`, and those of
 * copying JSON
 * @example
 * ```ts
 * import { toElmCredential } from 'rungs/interchange'
 * const europass = (badge: object): object => toElmCredential(badge, { lang: 'en' }).document
 * ```
 */
export function toElmCredential(credential: object, options: ToElmCredentialOptions = {}): Exported {
  checkOptions(options, ['lang'], 'ToElmCredentialOptions')
  const parts = badgePartsOf(copyJsonObject(credential))
  const { lang = languageOf(parts.achievement['inLanguage']) } = options
  requireOption(typeof lang === 'string' && languageOf(lang) === lang, 'lang', 'language tag')
  const log = createLossLog('elm')
  noteLosses(parts, log)
  const { credential: original, issuer, subject, achievement } = parts
  const idOf = (part: string): string => `urn:uuid:${uuidOf(JSON.stringify([original['id'] ?? original, part]))}`
  const { awarded, from, until } = datesOf(parts)
  const title = textsOf(original['name'], lang) ?? (textsOf(achievement['name'], lang) as LanguageMap)
  const description = textsOf(original['description'], lang) ?? textsOf(achievement['description'], lang)
  const body = organisationOf(issuer, idOf('issuer'), lang)
  const awardedBy = (part: string): JsonObject => ({
    id: idOf(`awarding ${part}`),
    type: ELM_CLASSES.awardingProcess,
    awardingBody: [body],
    ...(awarded !== undefined && { awardingDate: awarded }),
  })
  const results = resultsOf(parts, lang, idOf, awardedBy, log)
  const code = ELM_LANGUAGES.get(lang.toLowerCase().split('-', 1)[0] as string)
  const language = code === undefined ? undefined : conceptOf(`${LANGUAGE_BASE}/${code}`, LANGUAGE_BASE, undefined)
  if (language === undefined) log.add('export.element_unknown', { element: 'language' }, '')
  return deepFreeze({
    document: {
      '@context': [...ELM_CREDENTIAL.contexts, ELM_CONTEXT],
      id: idOf('credential'),
      type: [...ELM_CREDENTIAL.types],
      credentialSchema: [{ id: ELM_CREDENTIAL.schema, type: 'ShaclValidator2017' }],
      credentialProfiles: [conceptOf(ELM_CREDENTIAL.profile, ELM_CREDENTIAL.profiles, { en: 'Generic' })],
      ...(typeof original['id'] === 'string' && {
        identifier: [{ id: idOf('identifier'), type: 'Identifier', notation: original['id'], schemeName: 'Open Badges 3.0' }],
      }),
      ...(from !== undefined && { validFrom: from, issuanceDate: from, issued: from }),
      ...(until !== undefined && { validUntil: until, expirationDate: until }),
      issuer: body,
      credentialSubject: {
        id: typeof subject['id'] === 'string' ? subject['id'] : idOf('subject'),
        type: ELM_CLASSES.person,
        hasClaim: [
          {
            id: idOf('claim'),
            type: ELM_CLASSES.achievement,
            title: textsOf(achievement['name'], lang) as LanguageMap,
            ...optional('description', textsOf(achievement['description'], lang)),
            awardedBy: awardedBy('achievement'),
            ...(results.length > 0 && { provenBy: results }),
            specifiedBy: [specificationOf(achievement, lang, idOf, log)],
          },
        ],
      },
      displayParameter: {
        id: idOf('display'),
        type: 'DisplayParameter',
        title,
        ...optional('description', description),
        ...(language !== undefined && { language: [language], primaryLanguage: language }),
      },
    },
    losses: [...log.losses],
  })
}

function noteLosses({ credential, issuer, subject, achievement }: BadgeParts, log: LossLog): void {
  log.dropped(credential, KEPT.credential, '')
  log.dropped(issuer, KEPT.issuer, '/issuer')
  log.dropped(subject, KEPT.subject, '/credentialSubject')
  log.dropped(achievement, KEPT.achievement, '/credentialSubject/achievement')
  asList(credential['credentialSubject'])
    .slice(1)
    .forEach((_, at) => {
      log.add('export.member_dropped', { member: 'credentialSubject' }, `/credentialSubject/${at + 1}`)
    })
  for (const element of UNKNOWN) log.add('export.element_unknown', { element }, '')
  if (typeof issuer['name'] !== 'string') log.add('export.element_unknown', { element: 'name of the awarding body' }, '/issuer')
}

function organisationOf(issuer: JsonObject, id: string, lang: string): JsonObject {
  return {
    id: typeof issuer['id'] === 'string' ? issuer['id'] : id,
    type: ELM_CLASSES.organisation,
    ...optional('legalName', textsOf(issuer['name'], lang)),
    ...(isAbsoluteUrl(issuer['url']) && { homepage: [pageOf(issuer['url'], id)] }),
    ...(textsOf(issuer['description'], lang) !== undefined && {
      additionalNote: [noteOf(`${id}-note`, textsOf(issuer['description'], lang) as LanguageMap)],
    }),
  }
}

/** What the achievement is an instance of: with a level of the European framework a qualification, else any learning. */
function specificationOf(achievement: JsonObject, lang: string, idOf: (part: string) => string, log: LossLog): JsonObject {
  const path = '/credentialSubject/achievement'
  const alignments = asList(achievement['alignment'], 1000).map(objectOf)
  const level = alignments.find(
    ({ targetFramework, targetCode }) => targetFramework === 'EQF' && /^[1-8]$/.test(String(targetCode)),
  )
  const outcomes = alignments.flatMap((alignment, at) =>
    alignment === level ? [] : outcomeOf(alignment, idOf(`outcome ${at}`), `${path}/alignment/${at}`, lang, log),
  )
  if (outcomes.length === 0) log.add('export.element_unknown', { element: 'learning outcomes' }, `${path}/alignment`)
  const { narrative, id: criteria } = objectOf(achievement['criteria'])
  const note = textsOf(narrative, lang)
  if (note !== undefined) log.add('export.note_only', { member: 'criteria' }, `${path}/criteria`)
  return {
    id: typeof achievement['id'] === 'string' ? achievement['id'] : idOf('specification'),
    type: level === undefined ? ELM_CLASSES.specification : ELM_CLASSES.qualification,
    title: textsOf(achievement['name'], lang) as LanguageMap,
    ...optional('description', textsOf(achievement['description'], lang)),
    ...(level !== undefined && {
      eqfLevel: conceptOf(`${EQF.base}${level['targetCode']}`, EQF.scheme, { en: `Level ${level['targetCode']}` }),
    }),
    ...(outcomes.length > 0 && { learningOutcome: outcomes }),
    ...(note !== undefined && { additionalNote: [noteOf(idOf('criteria'), note)] }),
    ...(isAbsoluteUrl(criteria) && { homepage: [pageOf(criteria, idOf('criteria page'))] }),
  }
}

function outcomeOf(alignment: JsonObject, id: string, path: string, lang: string, log: LossLog): readonly JsonObject[] {
  const { targetUrl, targetName, targetType = 'ceasn:Competency' } = alignment
  const title = textsOf(targetName, lang)
  if (title === undefined || !isAbsoluteUrl(targetUrl) || !SKILL_TYPES.includes(String(targetType))) {
    log.add('export.member_dropped', { member: 'alignment' }, path)
    return []
  }
  log.dropped(alignment, ['type', 'targetUrl', 'targetName', 'targetType'], path)
  const uri = targetUrl.replace(/^https:\/\/data\.europa\.eu\//, 'http://data.europa.eu/')
  const isEsco = uri.startsWith(ESCO_SKILLS.base)
  const concept = conceptOf(uri, isEsco ? ESCO_SKILLS.scheme : undefined, title)
  return [{ id, type: ELM_CLASSES.learningOutcome, title, [isEsco ? 'relatedESCOSkill' : 'relatedSkill']: [concept] }]
}

const SKILL_TYPES: readonly string[] = ['ceasn:Competency', 'CFItem']

/** Each result as an assessment whose grade is a note. */
function resultsOf(
  { subject, achievement }: BadgeParts,
  lang: string,
  idOf: (part: string) => string,
  awardedBy: (part: string) => JsonObject,
  log: LossLog,
): readonly JsonObject[] {
  const descriptions = asList(achievement['resultDescription'], 1000).map(objectOf)
  const described = new Map(descriptions.map((one) => [one['id'], one]))
  const graded = new Set(
    asList(subject['result'], 1000)
      .map(objectOf)
      .filter(({ value }) => textsOf(value, lang) !== undefined)
      .map(({ resultDescription }) => described.get(resultDescription ?? '')),
  )
  // An assessment has the name of what its result is of; the scale has no place, and neither has what nothing was achieved in.
  descriptions.forEach((one, at) => {
    const path = `/credentialSubject/achievement/resultDescription/${at}`
    if (graded.has(one)) log.dropped(one, ['id', 'type', 'name'], path)
    else log.add('export.member_dropped', { member: 'resultDescription' }, path)
  })
  return asList(subject['result'], 1000).flatMap((value, at) => {
    const path = `/credentialSubject/result/${at}`
    const result = objectOf(value)
    const about = described.get(result['resultDescription'] ?? '')
    const grade = textsOf(result['value'], lang)
    if (grade === undefined) {
      log.add('export.member_dropped', { member: 'result' }, path)
      return []
    }
    log.add('export.note_only', { member: 'value' }, `${path}/value`)
    log.dropped(result, ['type', 'value', 'resultDescription'], path)
    return [
      {
        id: idOf(`result ${at}`),
        type: ELM_CLASSES.assessment,
        title: textsOf(about?.['name'], lang) ?? (textsOf(achievement['name'], lang) as LanguageMap),
        grade: noteOf(idOf(`grade ${at}`), grade),
        awardedBy: awardedBy(`result ${at}`),
      },
    ]
  })
}

function pageOf(contentURL: string, id: string): JsonObject {
  return { id: `${id}-page`, type: 'WebResource', contentURL }
}

function optional(name: string, value: LanguageMap | undefined): JsonObject {
  return value === undefined ? {} : { [name]: value }
}
