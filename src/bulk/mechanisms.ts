import type { Mechanism } from '../securing/index.js'

/** The mechanisms that a thread can load by their id; functions do not cross threads. */
const LOADERS: Readonly<Record<string, () => Promise<Mechanism>>> = {
  'eddsa-rdfc-2022': async () => (await import('../securing/data-integrity/eddsa-rdfc-2022.js')).eddsaRdfc2022,
  'eddsa-jcs-2022': async () => (await import('../securing/data-integrity/eddsa-jcs-2022.js')).eddsaJcs2022,
  'ecdsa-rdfc-2019': async () => (await import('../securing/data-integrity/ecdsa-rdfc-2019.js')).ecdsaRdfc2019,
  'ecdsa-jcs-2019': async () => (await import('../securing/data-integrity/ecdsa-jcs-2019.js')).ecdsaJcs2019,
  'ecdsa-sd-2023': async () => (await import('../securing/data-integrity/ecdsa-sd-2023.js')).ecdsaSd2023,
  Ed25519Signature2020: async () => (await import('../securing/data-integrity/ed25519-signature-2020.js')).ed25519Signature2020,
  'ob3-jwt': async () => (await import('../securing/jose/ob3-jwt.js')).ob3Jwt,
  'vc-jose': async () => (await import('../securing/jose/vc-jose.js')).vcJose,
  'vc-jwt': async () => (await import('../securing/jose/vc-jwt.js')).vcJwt,
  'sd-jwt-vc': async () => (await import('../securing/sd-jwt/sd-jwt-vc.js')).sdJwtVc,
}

/** The library's mechanism of an id, or `undefined`. */
export async function loadMechanism(id: string): Promise<Mechanism | undefined> {
  return Object.hasOwn(LOADERS, id) ? LOADERS[id]?.() : undefined
}
