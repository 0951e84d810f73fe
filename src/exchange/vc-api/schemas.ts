import type { JsonObject } from '../../core/index.js'
import { MAX_NAME_CHARACTERS } from './status-lists.js'

const object = { type: 'object' } as const
const text = { type: 'string' } as const
const texts = { type: 'array', items: text } as const
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` }) as const
const pointers = { type: 'array', items: { type: 'string', format: 'json-pointer' }, maxItems: 1000 } as const
const closed = (properties: JsonObject, required: readonly string[] = []): JsonObject => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

/** The JSON Schemas of bodies, by the names that they have in the OpenAPI document. */
export const bodySchemas: Readonly<Record<string, JsonObject>> = {
  Credential: {
    type: 'object',
    description: 'A credential of VCDM 2.0 or 1.1.',
    properties: { '@context': {}, type: {}, issuer: { anyOf: [text, object] }, credentialSubject: {} },
    required: ['@context', 'type', 'issuer', 'credentialSubject'],
  },
  VerifiableCredential: {
    type: 'object',
    description: 'A credential with its proof, or an EnvelopedVerifiableCredential.',
    properties: { '@context': {}, type: {}, proof: {} },
    required: ['@context', 'type'],
  },
  VerifiablePresentation: {
    type: 'object',
    description: 'A presentation with its proof, or an EnvelopedVerifiablePresentation.',
    properties: { '@context': {}, type: {}, proof: {} },
    required: ['@context', 'type'],
  },
  Issuer: closed({ name: text, id: { type: 'string', format: 'uri' }, keyType: text, endpoint: text }, [
    'name',
    'id',
    'keyType',
    'endpoint',
  ]),
  Issuers: { type: 'array', items: ref('Issuer') },
  IssueRequest: closed(
    {
      credential: ref('Credential'),
      options: closed({
        mandatoryPointers: { ...pointers, description: 'What a holder always shows; for selective mechanisms.' },
        credentialId: {
          ...text,
          minLength: 1,
          maxLength: MAX_NAME_CHARACTERS,
          description: 'What a credential without an id is kept under; of one with an id, that id.',
        },
      }),
    },
    ['credential'],
  ),
  IssueResponse: closed({ verifiableCredential: ref('VerifiableCredential') }, ['verifiableCredential']),
  VerifyCredentialRequest: closed(
    {
      verifiableCredential: ref('VerifiableCredential'),
      options: closed({
        checks: { ...texts, description: 'Where it names checks and no status, the status is left out.' },
        challenge: text,
        domain: text,
        returnCredential: {},
        returnPresentation: {},
        returnProblemDetails: {},
        returnResults: {},
      }),
    },
    ['verifiableCredential'],
  ),
  VerifyPresentationRequest: closed(
    {
      verifiablePresentation: ref('VerifiablePresentation'),
      options: closed(
        {
          checks: texts,
          challenge: text,
          domain: text,
          returnCredential: {},
          returnPresentation: {},
          returnProblemDetails: {},
          returnResults: {},
        },
        ['challenge', 'domain'],
      ),
    },
    ['verifiablePresentation', 'options'],
  ),
  VerificationAnswer: closed(
    {
      verified: { type: 'boolean' },
      outcome: { enum: ['verified', 'rejected', 'indeterminate'] },
      checks: { ...texts, description: 'The checks that were made.' },
      warnings: { type: 'array', items: ref('Problem') },
      errors: { type: 'array', items: ref('Problem') },
    },
    ['verified', 'outcome', 'checks', 'warnings', 'errors'],
  ),
  DeriveRequest: closed(
    {
      verifiableCredential: ref('VerifiableCredential'),
      options: closed({ selectivePointers: pointers }, ['selectivePointers']),
    },
    ['verifiableCredential', 'options'],
  ),
  DeriveResponse: closed({ verifiableCredential: ref('VerifiableCredential') }, ['verifiableCredential']),
  ResolutionResult: closed(
    { didDocument: { type: ['object', 'null'] }, didDocumentMetadata: object, didResolutionMetadata: object },
    ['didDocument', 'didDocumentMetadata', 'didResolutionMetadata'],
  ),
}
