/** One thing that a verifier must or should do, and the tests that show it. */
export interface ChecklistItem {
  readonly id: string
  readonly says: string
  /** A file, and the full names of its tests that show it: all that match must have passed, and at least one must match. */
  readonly shownBy: readonly (readonly [file: string, tests: RegExp])[]
}

const OB3_JWT = 'test/securing/ob3-jwt.test.ts'
const FAMILY = 'test/securing/family.test.ts'
const STATUS = 'test/verify/status.test.ts'

/** What is asked of a verifier, in the order of OB 3.0 section 9.1 and of the specifications behind it. */
export const checklist: readonly ChecklistItem[] = [
  {
    id: 'V1',
    says: 'The checks are made in the order of OB 3.0 section 9.1, and all must hold',
    shownBy: [
      ['test/verify/report.test.ts', /has every check, in order|a check that ends in|outweighs/],
      ['test/verify/refresh.test.ts', /nothing is fetched for what is not genuine/],
    ],
  },
  {
    id: 'V2',
    says: 'A schema that the badge names is checked, and its subject has an id or identifier (9.1 step 1)',
    shownBy: [['test/verify/schema.test.ts', /holds or not|the published schema of badges|with nobody/]],
  },
  {
    id: 'V3',
    says: 'Unknown types of schema are ignored; a known one that is not at hand leaves the badge open (VC JSON Schema 5.4)',
    shownBy: [['test/verify/schema.test.ts', /no JSON Schema: holds|not at hand could not be checked/]],
  },
  {
    id: 'V4',
    says: 'Badges of VCDM 1.1 are verified (OB 3.0 B.9)',
    shownBy: [['test/verify/schema.test.ts', /badges of VCDM 1\.1/]],
  },
  {
    id: 'V5',
    says: 'One right proof is enough (OB 3.0 8.1); every proof is reported by itself (Data Integrity 4.5)',
    shownBy: [
      ['test/verify/proof.test.ts', /one right proof is enough/],
      [FAMILY, /a proof set/],
    ],
  },
  {
    id: 'V6',
    says: 'The report carries the verified document and the controller; nothing else is to be read (VCDM 2.0 7.1)',
    shownBy: [
      ['test/verify/report.test.ts', /deep-frozen and plain JSON/],
      ['test/verify/mutation.test.ts', /./],
    ],
  },
  {
    id: 'V7',
    says: 'Every required property is checked (VCDM 2.0 1.3)',
    shownBy: [['test/schemas/official.test.ts', /./]],
  },
  {
    id: 'V8',
    says: 'A proof without type, method or purpose, or for another purpose, is refused (Data Integrity 4.4)',
    shownBy: [
      [FAMILY, /a proof for another purpose/],
      ['test/securing/eddsa-rdfc-2022.test.ts', /verify proof \(Data Integrity/],
    ],
  },
  {
    id: 'V9',
    says: 'Challenge and domain must be equal (Data Integrity 4.4)',
    shownBy: [
      [FAMILY, /challenge and domain/],
      ['test/verify/presentation.test.ts', /repeats challenge and domain|is not verified without them/],
    ],
  },
  {
    id: 'V10',
    says: 'Contexts are validated (Data Integrity 2.4.1 and 4.6)',
    shownBy: [
      ['test/verify/same-graph.test.ts', /./],
      ['test/contexts/pins.test.ts', /has its pinned canonical digest/],
    ],
  },
  {
    id: 'V11',
    says: 'The contexts of the specifications are at hand, all others are refused offline (VCDM 2.0 B.1)',
    shownBy: [['test/contexts/loader.test.ts', /knows every bundled context|refuses|does not let a bundled URL/]],
  },
  {
    id: 'V12',
    says: 'A method is taken from its controller document, which lists it for the purpose; its dates count (CID 3.3, 2.2)',
    shownBy: [
      ['test/did/resolver.test.ts', /resolveMethod/],
      [FAMILY, /not listed for assertions|a retired key/],
    ],
  },
  {
    id: 'V13',
    says: "The method's controller is the issuer",
    shownBy: [
      ['test/verify/issuer.test.ts', /does not speak for the issuer|another's key under an https issuer|may list the did:key/],
    ],
  },
  {
    id: 'V13b',
    says: 'A JWK speaks for the issuer below whose own URL it lies, or who lists it',
    shownBy: [['test/verify/issuer.test.ts', /a kid that is a JWK below|a bare jwk/]],
  },
  {
    id: 'V14',
    says: 'No key is taken from the fragment of a URL',
    shownBy: [['test/did/resolver.test.ts', /never takes the key from the URL itself/]],
  },
  {
    id: 'V15',
    says: 'Ed25519Signature2020 is verified by its own rules; names of drafts are told as such',
    shownBy: [
      [FAMILY, /'Ed25519Signature2020'/],
      ['test/verify/proof.test.ts', /is named as a draft/],
    ],
  },
  {
    id: 'V16',
    says: 'Derived proofs are told from base proofs (ECDSA 3.5)',
    shownBy: [
      ['test/securing/ecdsa-sd-2023.test.ts', /./],
      ['test/securing/ecdsa-sd-2023.proof-value.test.ts', /./],
    ],
  },
  {
    id: 'V17',
    says: 'A proof chain covers the proofs it names, and a missing one is an error (Data Integrity 4.5)',
    shownBy: [
      [FAMILY, /a proof chain/],
      ['test/securing/w3c.test.ts', /proof sets and chains/],
    ],
  },
  {
    id: 'V18',
    says: 'Unknown cryptosuites, DID methods and schemes are told, and nothing is thrown',
    shownBy: [
      ['test/verify/proof.test.ts', /is unsupported, never an invalid signature/],
      ['test/verify/issuer.test.ts', /cannot be checked/],
      ['test/verify/hostile.test.ts', /./],
    ],
  },
  {
    id: 'V19',
    says: 'The work of canonicalization is bounded (RDFC-1.0 7.1)',
    shownBy: [
      ['test/rdf/canonize.test.ts', /poison graphs/],
      ['test/rdf/rdfc-vectors.test.ts', /./],
    ],
  },
  {
    id: 'V20',
    says: 'A token is verified by RFC 7515; alg none and keys of another kind are refused (OB 3.0 8.2.6)',
    shownBy: [['test/securing/jose-attacks.test.ts', /./]],
  },
  {
    id: 'V21',
    says: 'kid and jwk must be one key, and a bare jwk proves integrity alone',
    shownBy: [
      [OB3_JWT, /kid and jwk must be one key/],
      ['test/verify/issuer.test.ts', /a bare jwk/],
    ],
  },
  { id: 'V22', says: 'iss is there and is the issuer (OB 3.0 8.2.6.1)', shownBy: [[OB3_JWT, /iss must be there and equal/]] },
  {
    id: 'V23',
    says: "sub is there and is the subject's id; leniency is asked for by name",
    shownBy: [[OB3_JWT, /sub must be there and equal|sub may be absent, never wrong/]],
  },
  {
    id: 'V24',
    says: 'nbf, jti and exp say what the badge says, and are in time (OB 3.0 8.2.6.1)',
    shownBy: [[OB3_JWT, /(nbf|jti|exp) must be|the claims \(OB 3\.0/]],
  },
  { id: 'V25', says: 'typ is absent, JWT or vc+jwt (OB 3.0 8.2.3)', shownBy: [[OB3_JWT, /typ .* is (taken|not understood)/]] },
  {
    id: 'V26',
    says: 'The claim vc is for VCDM 1.1 alone (VC-JOSE-COSE 3.1.3)',
    shownBy: [
      ['test/securing/vc-jose.test.ts', /the claim vc must not be there|a vc claim/],
      ['test/securing/vc-jwt.test.ts', /is no vc claim/],
    ],
  },
  {
    id: 'V27',
    says: 'A kid that is a fragment or a hint is looked for in the issuer document alone (VC-JOSE-COSE 4)',
    shownBy: [
      ['test/securing/vc-jose.test.ts', /a fragment is one of the issuer DID/],
      ['test/securing/vc-jwt.test.ts', /a kid that names one of them/],
    ],
  },
  {
    id: 'V28',
    says: 'crit is refused where it is not understood (RFC 7515 4.1.11)',
    shownBy: [['test/securing/jose-attacks.test.ts', /crit/]],
  },
  {
    id: 'V29',
    says: 'Enveloped credentials are unwrapped and verified (VCDM 2.0 4.13)',
    shownBy: [
      ['test/securing/enveloped.test.ts', /./],
      ['test/verify/hostile.test.ts', /enveloped/],
    ],
  },
  {
    id: 'V30',
    says: 'Not before validFrom, not after validUntil; the clock can be given (OB 3.0 9.1 step 4)',
    shownBy: [
      ['test/verify/validity.test.ts', /at 20|takes a clock/],
      ['test/verify/schema.test.ts', /end by their own date/],
    ],
  },
  {
    id: 'V31',
    says: 'A date without offset is read as UTC (VCDM 2.0 5.8)',
    shownBy: [['test/verify/validity.test.ts', /without offset/]],
  },
  {
    id: 'V32',
    says: 'An end before the beginning is malformed (VCDM 2.0 4.9)',
    shownBy: [['test/verify/validity.test.ts', /must not lie before the begin/]],
  },
  { id: 'V33', says: 'A status list is validated as Bitstring Status List 3.2 says', shownBy: [[STATUS, /./]] },
  {
    id: 'V34',
    says: 'A bit that is set means revoked or suspended, never verified',
    shownBy: [
      [STATUS, /revocation: rejected|the purpose suspension/],
      ['test/verify/matrix.test.ts', /revoked|suspended/],
    ],
  },
  {
    id: 'V35',
    says: 'Who may issue the list is decided explicitly',
    shownBy: [
      [STATUS, /foreign/],
      ['test/verify/status-lists.test.ts', /two tenants|own issuer always may|one verifier, two issuers/],
    ],
  },
  { id: 'V36', says: 'An expired, tampered or wrong list leaves the status unknown', shownBy: [[STATUS, /expired|tampered/i]] },
  {
    id: 'V37',
    says: 'Other purposes are no revocation (Bitstring Status List 2.1)',
    shownBy: [[STATUS, /the purpose (refresh|message|audit)|a message is told/]],
  },
  {
    id: 'V38',
    says: 'The size of a list is bounded before it is opened',
    shownBy: [
      ['test/status/codecs.test.ts', /bomb/],
      [STATUS, /huge|endless|bomb/],
    ],
  },
  {
    id: 'V39',
    says: 'A 1EdTechRevocationList is read',
    shownBy: [
      ['test/verify/status-types.test.ts', /1EdTech/],
      ['test/status/build.test.ts', /1EdTech/],
    ],
  },
  {
    id: 'V40',
    says: 'Refresh: after the proof, once, same id and issuer, not older; otherwise the first is kept (OB 3.0 9.1 step 3)',
    shownBy: [['test/verify/refresh.test.ts', /./]],
  },
  {
    id: 'V41',
    says: 'What cannot be reached leaves the badge open, with the reason',
    shownBy: [
      ['test/verify/issuer.test.ts', /open without|cannot be checked/],
      [STATUS, /missing|unresolvable|silent/],
      ['test/verify/status-lists.test.ts', /without a network/],
      ['test/verify/bundle/status.test.ts', /./],
    ],
  },
  {
    id: 'V42',
    says: 'https alone, no private addresses, bounded sizes, times and redirects, an allow-list',
    shownBy: [
      ['test/net/net.test.ts', /./],
      ['test/net/addresses.test.ts', /./],
      ['test/verify/ssrf.test.ts', /./],
    ],
  },
  {
    id: 'V43',
    says: 'The recipient is compared by id or identity (OB 3.0 9.3)',
    shownBy: [['test/verify/recipient.test.ts', /./]],
  },
  {
    id: 'V44',
    says: 'Identity hashes are compared by OB 3.0 B.7',
    shownBy: [['test/credential/match-identity.test.ts', /example of the specification|case of the digits|what is hashed/]],
  },
  {
    id: 'V45',
    says: 'No salt means unsalted; no case is folded; MD5 is warned of',
    shownBy: [
      ['test/credential/match-identity.test.ts', /salt|another case/],
      ['test/verify/recipient.test.ts', /by MD5 is warned of|none is folded/],
    ],
  },
  {
    id: 'V46',
    says: 'Every endorsement anywhere in the badge is verified (OB 3.0 9.1 step 6, 9.2)',
    shownBy: [
      ['test/verify/endorsements.test.ts', /each with a report of its own|rejects the badge|rejected$|could not be checked/],
    ],
  },
  {
    id: 'V47',
    says: 'An endorsement of something else, or of oneself, is told',
    shownBy: [['test/verify/endorsements.test.ts', /says less than it seems to/]],
  },
  {
    id: 'V48',
    says: 'The same badge is the same issuer and id; the newer counts (OB 3.0 section 10)',
    shownBy: [['test/ladder/cases/counting.test.ts', /newer edition|is one award/]],
  },
  {
    id: 'V49',
    says: 'The creator of an achievement is not its issuer',
    shownBy: [
      ['test/verify/same-graph.test.ts', /creator/],
      ['test/verify/endorsements.test.ts', /of the creator/],
    ],
  },
  {
    id: 'V50',
    says: 'Findings are problem details (RFC 9457; VCDM 2.0 7.2, Data Integrity 4.7)',
    shownBy: [['test/i18n/problem-details.test.ts', /./]],
  },
  {
    id: 'V51',
    says: 'A presentation names its holder and holds objects only (VCDM 2.0 4.13)',
    shownBy: [
      ['test/verify/presentation.test.ts', /./],
      ['test/verify/holder.test.ts', /./],
    ],
  },
  {
    id: 'V52',
    says: 'did:key: method, multibase, key length and point are checked',
    shownBy: [
      ['test/did/dids.test.ts', /did:key/],
      ['test/did/vectors.test.ts', /did:key/],
    ],
  },
  { id: 'V53', says: 'did:jwk: fragment 0, use, no private members', shownBy: [['test/did/dids.test.ts', /did:jwk/]] },
  {
    id: 'V54',
    says: 'did:web: paths, ports, https alone, the id of the document',
    shownBy: [['test/did/dids.test.ts', /did:web/]],
  },
  {
    id: 'V55',
    says: 'Controller documents are read strictly (CID 2.1.1, 2.2.1)',
    shownBy: [['test/did/controller-document.test.ts', /./]],
  },
  {
    id: 'V56',
    says: 'A JWK with a private member is refused (CID 2.2.3)',
    shownBy: [['test/keys/jwk.test.ts', /private member/]],
  },
  {
    id: 'V57',
    says: 'Multibase is read strictly (CID 2.4)',
    shownBy: [
      ['test/core/base58.test.ts', /./],
      ['test/core/base64url.test.ts', /./],
    ],
  },
  {
    id: 'V58',
    says: 'Canonical JSON is that of RFC 8785; duplicate keys and lone surrogates are refused',
    shownBy: [
      ['test/core/jcs.test.ts', /./],
      ['test/core/json.test.ts', /twice|duplicate|surrogate/i],
    ],
  },
  {
    id: 'B12',
    says: 'Badges of Open Badges 2.0 are read and verified by its own rules: hosted, signed, endorsed, revoked',
    shownBy: [
      ['test/verify/ob2/hosted.test.ts', /./],
      ['test/verify/ob2/signed.test.ts', /./],
      ['test/verify/ob2/endorsements.test.ts', /./],
      ['test/vectors/ob2.test.ts', /./],
    ],
  },
  {
    id: 'C8',
    says: 'An assertion of Open Badges 2.0 is upgraded into a badge that names it, and never embedded (implementation guide, migrating)',
    shownBy: [
      ['test/credential/ob2/upgrade.test.ts', /./],
      ['test/verify/ob2/generation.test.ts', /within a presentation|never taken for one/],
    ],
  },
]
