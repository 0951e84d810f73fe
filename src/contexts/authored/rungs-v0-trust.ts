import type { JsonObject } from '../../core/index.js'
import { RUNGS_VOCABULARY as RUNGS } from '../urls.js'
import { json, link, literal, protectedType } from './terms.js'

const dateTime = (name: string): JsonObject => literal(RUNGS + name, 'dateTime')

/**
 * Types of credentials about who may award, who is listed, and how was decided. What is matched or listed is JSON, as a ladder's
 * definition is: signed to the letter, in its order.
 */
export const trustTypes: JsonObject = {
  /** Who may award what; its subject is the one that may. */
  AuthorityCredential: protectedType(`${RUNGS}AuthorityCredential`, {}),
  AwardingAuthority: protectedType(`${RUNGS}AwardingAuthority`, {
    mayAward: json(`${RUNGS}mayAward`),
    awardsFrom: dateTime('awardsFrom'),
    awardsUntil: dateTime('awardsUntil'),
    mayDelegate: literal(`${RUNGS}mayDelegate`, 'integer'),
    delegatedFrom: link(`${RUNGS}delegatedFrom`),
  }),
  /** A list of issuers; its subject is the list. */
  TrustListCredential: protectedType(`${RUNGS}TrustListCredential`, {}),
  TrustList: protectedType(`${RUNGS}TrustList`, { issuers: json(`${RUNGS}listedIssuers`) }),
  /** How a platform decided on a badge; its subject is the worker, or nobody who is named. */
  DecisionReceiptCredential: protectedType(`${RUNGS}DecisionReceiptCredential`, {}),
  DecisionReceipt: protectedType(`${RUNGS}DecisionReceipt`, { receipt: json(`${RUNGS}receipt`) }),
}
