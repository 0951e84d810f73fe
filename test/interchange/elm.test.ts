import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/core/index.js'
import { toElm } from '../../src/interchange/index.js'
import type { Rung } from '../../src/ladder/index.js'
import { ladderOf, needs, rung, rungId } from '../ladder/support.js'
import { ladder, SKILL } from './support.js'

const { document, losses } = toElm(ladder)
const graph = document['@graph'] as readonly JsonObject[]
const [courier, , van] = graph as [JsonObject, JsonObject, JsonObject, JsonObject]
const unknown = (prefix: string): readonly string[] =>
  losses
    .filter(({ code, path }) => code === 'export.element_unknown' && path.startsWith(prefix))
    .map(({ params }) => (params as { element: string }).element)

describe('rungs as European micro-credentials', () => {
  it('have the members of a qualification and no others', () => {
    const allowed =
      'id type dcType identifier title description additionalNote supplementaryDocument homepage altLabel category dateModified language volumeOfLearning mode learningOutcomeSummary thematicArea educationSubject creditPoint educationLevel learningSetting maximumDuration targetGroup entryRequirement learningOutcome influencedBy provenBy entitlesTo awardingOpportunity hasPart isPartOf specialisationOf generalisationOf isPartialQualification eqfLevel nqfLevel accreditation qualificationCode status'.split(
        ' ',
      )
    expect(document['@context']).toBe('http://data.europa.eu/snb/model/context/edc-ap')
    expect(graph).toHaveLength(4)
    for (const one of graph) {
      expect(one['type']).toBe('Qualification')
      expect(Object.keys(one).filter((member) => !allowed.includes(member))).toEqual([])
    }
  })

  it('have title, awarding body, workload, level and form of participation', () => {
    expect(van).toMatchObject({
      id: 'https://courier.example/achievements/van',
      title: { en: 'Van driver', es: 'Van driver (es)' },
      volumeOfLearning: 'PT20H',
      maximumDuration: 'P2M',
      eqfLevel: {
        id: 'http://data.europa.eu/snb/eqf/3',
        type: 'Concept',
        inScheme: { id: 'http://data.europa.eu/snb/eqf/25831c2', type: 'ConceptScheme' },
      },
      mode: [
        { id: 'http://data.europa.eu/snb/learning-assessment/9191af2ed9' },
        { id: 'http://data.europa.eu/snb/learning-assessment/920fbb3cbe' },
      ],
      language: [
        { id: 'http://publications.europa.eu/resource/authority/language/ENG' },
        { id: 'http://publications.europa.eu/resource/authority/language/SPA' },
      ],
    })
    expect(courier).toMatchObject({
      awardingOpportunity: { type: 'AwardingOpportunity', awardingBody: { id: ladder.owner, type: 'Organisation' } },
    })
  })

  it('have learning outcomes, those of ESCO by its own names', () => {
    expect(van['learningOutcome']).toMatchObject([
      {
        type: 'LearningOutcome',
        title: { en: 'provide first aid' },
        relatedESCOSkill: { id: SKILL, inScheme: { id: 'http://data.europa.eu/esco/concept-scheme/skills' } },
      },
      { title: { und: 'RSD x-1' } },
    ])
  })

  it('have prerequisites in words, and what they lead to', () => {
    const note = (van['entryRequirement'] as { noteLiteral: { en: string } }).noteLiteral.en
    expect(note).toMatch(
      /^all of these: the step "Courier" or a higher one, may have ended; a credential for .*; \(each from a different award, from at least 2/,
    )
    expect(van['additionalNote']).toMatchObject([{ type: 'Note', noteLiteral: { en: '→ Lead', es: '→ Lead (es)' } }])
  })

  it('tell which elements of the recommendation a ladder does not say', () => {
    expect(unknown('/rungs')).toEqual([
      ...['learning outcomes', 'level', 'workload', 'form of participation'],
      ...['learning outcomes', 'level', 'workload', 'form of participation'],
      'awarding body',
      ...['learning outcomes', 'level', 'workload', 'form of participation'],
    ])
    expect(losses.filter(({ code, path }) => code === 'export.element_unknown' && path === '')).toHaveLength(5)
    expect(losses).toContainEqual(
      expect.objectContaining({ code: 'export.term_missing', params: { format: 'elm', member: 'modes', value: 'paper' } }),
    )
    expect(losses).toContainEqual(
      expect.objectContaining({ code: 'export.term_missing', params: { format: 'elm', member: 'languages', value: 'tl' } }),
    )
    expect(losses).toContainEqual(expect.objectContaining({ code: 'export.precision_lost', path: '/rungs/2/access/languages/1' }))
  })

  it('tell of levels of other frameworks than the European one', () => {
    const levels: Rung['alignments'] = [
      { framework: 'ext:NSQF', code: '4', kind: 'level' },
      { framework: 'EQF', code: '3', kind: 'level' },
      { framework: 'EQF', code: '4', kind: 'level' },
    ]
    const made = toElm(ladderOf([rung('a', needs('b'), { alignments: levels })]))
    expect(made.losses.filter(({ code }) => code === 'export.member_dropped').map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/rungs/0/alignments/0', '/rungs/0/alignments/2']),
    )
    expect(made.losses.map(({ path }) => path)).not.toContain('/rungs/0/alignments/1')
  })

  it('what only a regulator awards is not said to be the owner’s', () => expect(van['awardingOpportunity']).toBeUndefined())

  it('some rungs alone', () => {
    const some = toElm(ladder, { rungs: [rungId('van')] })
    expect(some.document['@graph']).toEqual([van])
    expect(some.losses.some(({ path }) => path.startsWith('/rungs/0'))).toBe(false)
    expect(() => toElm(ladder, { rungs: ['urn:x:none'] })).toThrow(expect.objectContaining({ code: 'ladder.rung_unknown' }))
    expect(() => toElm(ladder, { rung: 'x' } as never)).toThrow(expect.objectContaining({ code: 'core.option_unknown' }))
  })
})
