import type { JsonObject } from '../../core/index.js'
import { RUNGS_VOCABULARY as RUNGS } from '../urls.js'
import { json, link, literal, protectedType } from './terms.js'

const set: JsonObject = { '@container': '@set' }
const dateTime = (name: string): JsonObject => literal(RUNGS + name, 'dateTime')

/** A nested object without a type of its own: its terms hang on the property. */
function part(name: string, terms: JsonObject, more: JsonObject = {}): JsonObject {
  return link(RUNGS + name, { ...more, '@context': { '@protected': true, ...terms } })
}

/** As OB 3.0 has it, so that the two compose. */
const url: JsonObject = { '@id': 'https://schema.org/url', '@type': 'https://www.w3.org/2001/XMLSchema#anyURI' }

/** Which achievements or rungs: every member narrows, within a member any entry does. */
const scope = (name: string): JsonObject =>
  part(
    name,
    {
      ids: link(`${RUNGS}achievement`, set),
      alignedTo: part(
        'alignedTo',
        {
          framework: `${RUNGS}framework`,
          version: `${RUNGS}version`,
          uri: link(`${RUNGS}frameworkUri`),
          code: `${RUNGS}code`,
          kind: `${RUNGS}kind`,
        },
        set,
      ),
      achievementType: `${RUNGS}achievementType`,
      versions: `${RUNGS}versions`,
      ladder: link(`${RUNGS}ladder`),
      rungs: link(`${RUNGS}rung`, set),
    },
    set,
  )

/** Types of credentials about who may award, who is listed, and how was decided. */
export const trustTypes: JsonObject = {
  /** Who may award what; its subject is the one that may. */
  AuthorityCredential: protectedType(`${RUNGS}AuthorityCredential`, {}),
  AwardingAuthority: protectedType(`${RUNGS}AwardingAuthority`, {
    mayAward: scope('mayAward'),
    awardsFrom: dateTime('awardsFrom'),
    awardsUntil: dateTime('awardsUntil'),
    mayDelegate: literal(`${RUNGS}mayDelegate`, 'integer'),
    delegatedFrom: link(`${RUNGS}delegatedFrom`),
  }),
  /** A list of issuers; its subject is the list. */
  TrustListCredential: protectedType(`${RUNGS}TrustListCredential`, {}),
  TrustList: protectedType(`${RUNGS}TrustList`, {
    issuers: part(
      'listedIssuer',
      { url, listedFrom: dateTime('listedFrom'), listedUntil: dateTime('listedUntil'), scope: scope('listedFor') },
      set,
    ),
  }),
  /** How a platform decided on a badge; its subject is the worker, or nobody who is named. */
  DecisionReceiptCredential: protectedType(`${RUNGS}DecisionReceiptCredential`, {}),
  // One JSON literal, since the order of its lists says something.
  DecisionReceipt: protectedType(`${RUNGS}DecisionReceipt`, { receipt: json(`${RUNGS}receipt`) }),
}
