/**
 * The one table of public entry points: package.json `exports`, tsconfig `paths`, the vitest aliases,
 * typedoc and the architecture test are all derived from it.
 */
export const entries: Readonly<Record<string, string>> = {
  '.': 'src/index.ts',
  './core': 'src/core/index.ts',
  './i18n': 'src/i18n/index.ts',
  './contexts': 'src/contexts/index.ts',
  './schemas': 'src/schemas/index.ts',
  './schemas/compile': 'src/schemas/compile-schema.ts',
  './keys': 'src/keys/index.ts',
  './did': 'src/did/index.ts',
  './net': 'src/net/index.ts',
  './ladder': 'src/ladder/index.ts',
  './credential': 'src/credential/index.ts',
  './rdf': 'src/rdf/index.ts',
  './rdf/worker': 'src/rdf/jsonld/worker.ts',
  './securing': 'src/securing/index.ts',
  './securing/eddsa-rdfc-2022': 'src/securing/data-integrity/eddsa-rdfc-2022.ts',
  './securing/eddsa-jcs-2022': 'src/securing/data-integrity/eddsa-jcs-2022.ts',
  './securing/ecdsa-rdfc-2019': 'src/securing/data-integrity/ecdsa-rdfc-2019.ts',
  './securing/ecdsa-jcs-2019': 'src/securing/data-integrity/ecdsa-jcs-2019.ts',
  './securing/ed25519-signature-2020': 'src/securing/data-integrity/ed25519-signature-2020.ts',
  './securing/ecdsa-sd-2023': 'src/securing/data-integrity/ecdsa-sd-2023.ts',
  './securing/ob3-jwt': 'src/securing/jose/ob3-jwt.ts',
  './securing/vc-jose': 'src/securing/jose/vc-jose.ts',
  './securing/vc-jwt': 'src/securing/jose/vc-jwt.ts',
  './securing/sd-jwt-vc': 'src/securing/sd-jwt/sd-jwt-vc.ts',
  './issue': 'src/issue/index.ts',
  './verify': 'src/verify/index.ts',
  './holder': 'src/holder/index.ts',
  './trust': 'src/trust/index.ts',
  './vc-js': 'src/vc-js/index.ts',
  './preset/all': 'src/preset/all.ts',
  './cli': 'src/cli/index.ts',
}

/** JSON Schemas that are shipped as they are, beside the code. */
export const schemaFiles: readonly string[] = [
  'ob-achievement-credential',
  'ob-endorsement-credential',
  'rung-credential',
  'ladder',
  'acceptance-policy',
  'verification-report',
]
