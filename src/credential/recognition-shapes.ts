import type { Shape } from './shapes.js'

/** The classes of credentials about what counts for what, and about who is whom; terms of `https://w3id.org/rungs/v0`. */
export type RecognitionClassName = 'RecognitionStatement' | 'SubjectLink'

/** Those classes as data. */
export const recognitionShapes: Readonly<Record<RecognitionClassName, Shape>> = {
  RecognitionStatement: {
    type: 'RecognitionStatement',
    typeAsText: true,
    required: ['id', 'rule'],
    fields: { id: 'url', rule: 'json' },
  },
  SubjectLink: {
    type: 'SubjectLink',
    typeAsText: true,
    required: ['id', 'sameWorkerAs'],
    fields: { id: 'url', sameWorkerAs: 'url' },
  },
}
