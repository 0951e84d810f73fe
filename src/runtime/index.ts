export type {
  PointCurve,
  PublicJwk,
  PublicKeyHandle,
  Runtime,
  ScryptParams,
  SecretJwk,
  SecretKeyHandle,
  SignatureAlgorithm,
} from './types.js'
