import type { JsonObject } from '../../core/index.js'
import { RUNGS_VOCABULARY as RUNGS } from '../urls.js'
import { json, link, protectedType } from './terms.js'

/** Types of credentials about what counts for what, and about who is whom. */
export const recognitionTypes: JsonObject = {
  /** What a platform recognises; its subject is the rule, which is JSON as it stands in a ladder. */
  RecognitionCredential: protectedType(`${RUNGS}RecognitionCredential`, {}),
  RecognitionStatement: protectedType(`${RUNGS}RecognitionStatement`, { rule: json(`${RUNGS}recognitionRule`) }),
  /** That two ids are one worker's; its subject is the worker by one of them. */
  SubjectLinkCredential: protectedType(`${RUNGS}SubjectLinkCredential`, {}),
  SubjectLink: protectedType(`${RUNGS}SubjectLink`, { sameWorkerAs: link(`${RUNGS}sameWorkerAs`) }),
}
