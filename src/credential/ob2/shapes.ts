/** The objects of Open Badges 2.0 that are read. */
export type Ob2ClassName =
  | 'Assertion'
  | 'BadgeClass'
  | 'Profile'
  | 'Endorsement'
  | 'CryptographicKey'
  | 'IdentityObject'
  | 'VerificationObject'
  | 'ProfileVerification'
  | 'Claim'
  | 'Criteria'
  | 'Evidence'
  | 'Image'
  | 'AlignmentObject'

/** What a member holds. */
export type Ob2Kind =
  | 'text'
  | 'iri'
  | 'image'
  | 'dateTime'
  | 'boolean'
  | 'version'
  | 'types'
  | 'related'
  | 'endorsement'
  | { readonly one: Ob2ClassName; readonly orIri?: true }

export interface Ob2Field {
  readonly kind: Ob2Kind
  /** Whether an array of values is allowed (OB 2.0, Primitive datatypes). */
  readonly many?: true
}

export interface Ob2Shape {
  /** Any of these must be among the types; absent where the type may be left out. */
  readonly types?: readonly string[]
  readonly required: readonly string[]
  readonly fields: Readonly<Record<string, Ob2Field>>
}

const one = (kind: Ob2Kind): Ob2Field => ({ kind })
const many = (kind: Ob2Kind): Ob2Field => ({ kind, many: true })

/** The members of every object (OB 2.0, Properties). */
const COMMON: Readonly<Record<string, Ob2Field>> = {
  id: one('iri'),
  '@language': one('text'),
  version: one('version'),
  related: many('related'),
  endorsement: many('endorsement'),
}

/** OB 2.0, Open Badges Vocabulary: what each class must and may have. Other members are extensions and not looked at. */
export const ob2Shapes: Readonly<Record<Ob2ClassName, Ob2Shape>> = {
  Assertion: {
    types: ['Assertion'],
    required: ['id', 'recipient', 'badge', 'verification', 'issuedOn'],
    fields: {
      ...COMMON,
      recipient: one({ one: 'IdentityObject' }),
      badge: one({ one: 'BadgeClass', orIri: true }),
      verification: one({ one: 'VerificationObject' }),
      issuedOn: one('dateTime'),
      expires: one('dateTime'),
      image: one('image'),
      evidence: many({ one: 'Evidence', orIri: true }),
      narrative: one('text'),
      revoked: one('boolean'),
      revocationReason: one('text'),
      uid: one('text'),
    },
  },
  BadgeClass: {
    types: ['BadgeClass'],
    required: ['id', 'name', 'description', 'image', 'criteria', 'issuer'],
    fields: {
      ...COMMON,
      name: one('text'),
      description: one('text'),
      image: one('image'),
      criteria: one({ one: 'Criteria', orIri: true }),
      issuer: one({ one: 'Profile', orIri: true }),
      alignment: many({ one: 'AlignmentObject' }),
      tags: many('text'),
    },
  },
  Profile: {
    types: ['Profile', 'Issuer'],
    required: ['id', 'name', 'url', 'email'],
    fields: {
      ...COMMON,
      name: one('text'),
      url: one('iri'),
      email: one('text'),
      telephone: one('text'),
      description: one('text'),
      image: one('image'),
      publicKey: many({ one: 'CryptographicKey', orIri: true }),
      verification: one({ one: 'ProfileVerification' }),
      revocationList: one('iri'),
    },
  },
  Endorsement: {
    types: ['Endorsement'],
    required: ['id', 'claim', 'issuer', 'issuedOn', 'verification'],
    fields: {
      ...COMMON,
      claim: one({ one: 'Claim' }),
      issuer: one({ one: 'Profile', orIri: true }),
      issuedOn: one('dateTime'),
      verification: one({ one: 'VerificationObject' }),
      revoked: one('boolean'),
      revocationReason: one('text'),
    },
  },
  CryptographicKey: { required: [], fields: { ...COMMON, owner: one('iri'), publicKeyPem: one('text') } },
  IdentityObject: {
    required: ['type', 'identity'],
    fields: { type: one('types'), identity: one('text'), hashed: one('boolean'), salt: one('text') },
  },
  VerificationObject: {
    required: ['type'],
    fields: { type: one('types'), creator: one({ one: 'CryptographicKey', orIri: true }) },
  },
  ProfileVerification: {
    required: [],
    fields: { verificationProperty: one('text'), startsWith: many('text'), allowedOrigins: many('text') },
  },
  Claim: { required: ['id'], fields: { id: one('iri'), endorsementComment: one('text') } },
  Criteria: { required: [], fields: { ...COMMON, narrative: one('text') } },
  Evidence: {
    required: [],
    fields: {
      ...COMMON,
      narrative: one('text'),
      name: one('text'),
      description: one('text'),
      genre: one('text'),
      audience: one('text'),
    },
  },
  Image: { required: ['id'], fields: { ...COMMON, id: one('image'), caption: one('text') } },
  AlignmentObject: {
    required: ['targetName', 'targetUrl'],
    fields: {
      targetName: one('text'),
      targetUrl: one('iri'),
      targetDescription: one('text'),
      targetFramework: one('text'),
      targetCode: one('text'),
    },
  },
}
