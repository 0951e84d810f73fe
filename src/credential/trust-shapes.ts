import type { FieldKind, Shape } from './shapes.js'

/** The classes of credentials about who may award, who is listed, how was decided, and ladders themselves; terms of `https://w3id.org/rungs/v0`. */
export type TrustClassName =
  | 'FrameworkEntry'
  | 'AwardScope'
  | 'AwardingAuthority'
  | 'ListedIssuer'
  | 'TrustList'
  | 'DecisionReason'
  | 'AppealContact'
  | 'DecisionRecord'
  | 'DecisionReceipt'
  | 'Ladder'
  | 'LadderReplacement'

const FRAMEWORK: FieldKind = {
  values: ['ESCO', 'ONET', 'SOC', 'ISCO08', 'CASE', 'CTDL', 'RSD', 'SFIA', 'EQF'],
  extensible: true,
}
const KIND: FieldKind = { values: ['occupation', 'skill', 'level', 'credential'], extensible: false }
const DECISION: FieldKind = { values: ['accepted', 'notAccepted'], extensible: false }

/** Those classes as data. */
export const trustShapes: Readonly<Record<TrustClassName, Shape>> = {
  FrameworkEntry: {
    required: ['framework', 'kind'],
    fields: { framework: FRAMEWORK, version: 'text', uri: 'url', code: 'text', kind: KIND },
  },
  AwardScope: {
    required: [],
    fields: {
      ids: 'urls',
      alignedTo: { many: 'FrameworkEntry' },
      achievementType: 'text',
      versions: 'text',
      ladder: 'url',
      rungs: 'urls',
    },
  },
  AwardingAuthority: {
    type: 'AwardingAuthority',
    typeAsText: true,
    required: ['id', 'mayAward'],
    fields: {
      id: 'url',
      mayAward: { many: 'AwardScope' },
      awardsFrom: 'dateTime',
      awardsUntil: 'dateTime',
      mayDelegate: 'count',
      delegatedFrom: 'url',
    },
  },
  ListedIssuer: {
    required: ['id'],
    fields: {
      id: 'url',
      name: 'text',
      url: 'url',
      listedFrom: 'dateTime',
      listedUntil: 'dateTime',
      scope: { many: 'AwardScope' },
    },
  },
  TrustList: {
    type: 'TrustList',
    typeAsText: true,
    required: ['id', 'issuers'],
    fields: { id: 'url', name: 'text', issuers: { many: 'ListedIssuer' } },
  },
  DecisionReason: { required: ['code', 'text'], fields: { code: 'text', text: 'text' } },
  AppealContact: { required: [], fields: { url: 'url', email: 'text' } },
  DecisionRecord: {
    required: ['decision', 'decidedAt', 'policyDigest', 'inputDigest', 'appeal'],
    fields: {
      decision: DECISION,
      decidedAt: 'dateTime',
      language: 'text',
      policy: 'url',
      policyVersion: 'text',
      policyDigest: 'text',
      inputDigest: 'text',
      asked: 'texts',
      reasons: { many: 'DecisionReason' },
      countsFor: 'texts',
      roles: 'texts',
      appeal: { one: 'AppealContact' },
    },
  },
  Ladder: {
    type: 'Ladder',
    typeAsText: true,
    required: ['id', 'ladderVersion', 'ladderDigest', 'ladderDefinition'],
    fields: { id: 'url', ladderVersion: 'text', ladderDigest: 'text', ladderDefinition: 'json' },
  },
  LadderReplacement: { required: ['replaces'], fields: { replaces: 'url' } },
  DecisionReceipt: {
    type: 'DecisionReceipt',
    typeAsText: true,
    required: ['receipt'],
    fields: { id: 'url', receipt: { one: 'DecisionRecord' } },
  },
}
