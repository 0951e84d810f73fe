import { describe, expect, it } from 'vitest'
import { WORK_RECORD, workPartsOf } from '../../src/ladder/work-fact.js'

const subject = {
  id: 'did:example:ana',
  type: 'WorkRecord',
  platform: 'did:web:courier.example',
  periodFrom: '2026-05-01T00:00:00Z',
  periodUntil: '2026-05-02T00:00:00Z',
  hours: '7.5',
  timeBase: 'engaged',
  jobs: 21,
  occupations: [{ framework: 'ESCO', version: '1.1.1', code: '8322.2', kind: 'occupation' }, { uri: 'urn:x:o' }, 7],
}

describe('the facts of a work record', () => {
  it('are its amounts with their period, by platform and occupation', () => {
    expect(workPartsOf(subject as never)).toEqual({
      worker: 'did:example:ana',
      achievement: { id: WORK_RECORD, aliases: [] },
      alignments: [{ framework: 'ESCO 1.1.1', code: '8322.2' }, { uri: 'urn:x:o' }],
      amounts: [
        { measure: 'hours', amount: '7.5', from: subject.periodFrom, to: subject.periodUntil },
        { measure: 'jobs', amount: '21', from: subject.periodFrom, to: subject.periodUntil },
      ],
      work: { platform: 'did:web:courier.example' },
    })
  })

  it.each<[string, object]>([
    ['without a worker', { id: undefined }],
    ['of another type', { type: 'AchievementSubject' }],
    ['without a period', { periodFrom: undefined }],
    ['with a period that cannot be read', { periodUntil: 'May' }],
    ['with a period that ends before it begins', { periodUntil: '2026-04-01T00:00:00Z' }],
    ['with more than 24 hours a day', { hours: '24.01' }],
    ['with negative hours', { hours: '-1' }],
    ['with hours that are no decimal', { hours: 7.5 }],
    ['with half a job', { jobs: 0.5 }],
    ['with fewer jobs than none', { jobs: -1 }],
  ])('are none %s', (_what, changes) => {
    expect(workPartsOf({ ...subject, ...changes } as never)).toBeUndefined()
  })

  it('stop at the day: 24 hours in one day are the most', () => {
    expect(workPartsOf({ ...subject, hours: '24' } as never)?.amounts[0]?.amount).toBe('24')
  })
})
