import { describe, expect, it } from 'vitest'
import { toClr } from '../../src/interchange/index.js'
import { rungId } from '../ladder/support.js'
import { ladder } from './support.js'

const VAN = 'https://courier.example/achievements/van'
const { document, losses } = toClr(ladder)
const of = (type: string): readonly (readonly string[])[] =>
  document.association.filter((one) => one.associationType === type).map(({ sourceId, targetId }) => [sourceId, targetId])

describe('the associations of a learner record', () => {
  it('are of the types of CLR 2.0, between achievements', () => {
    const types = ['exactMatchOf', 'isChildOf', 'isParentOf', 'isPartOf', 'isPeerOf', 'isRelatedTo', 'precedes', 'replacedBy']
    for (const one of document.association) {
      expect(Object.keys(one)).toEqual(['type', 'associationType', 'sourceId', 'targetId'])
      expect(one.type).toBe('Association')
      expect(types).toContain(one.associationType)
    }
  })

  it('have the order of the badges, by what their rungs award', () => {
    expect(of('precedes')).toEqual([
      [rungId('courier'), rungId('bike')],
      [rungId('courier'), VAN],
      [VAN, rungId('lead')],
      [rungId('bike'), rungId('lead')],
    ])
    expect(of('isRelatedTo')).toEqual([[rungId('bike'), VAN]])
  })

  it('have what took the place of what, where one badge did', () => {
    expect(of('replacedBy')).toEqual([['https://courier.example/old/courier', rungId('courier')]])
    expect(losses.filter(({ path }) => path.startsWith('/migrations')).map(({ code, path }) => [code, path])).toEqual([
      ['export.precision_lost', '/migrations/0/fromRung'],
      ['export.member_dropped', '/migrations/1'],
      ['export.member_dropped', '/migrations/2'],
    ])
  })

  it('have no logic, which is told', () => {
    expect(losses.filter(({ code }) => code === 'export.logic_flattened')).toHaveLength(4)
  })
})
