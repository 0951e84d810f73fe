export type {
  CompressionFormat,
  Inflated,
  PointCurve,
  PublicJwk,
  PublicKeyHandle,
  Runtime,
  ScryptParams,
  SecretJwk,
  SecretKeyHandle,
  SignatureAlgorithm,
  WorkerOutcome,
  WorkerThread,
} from './types.js'
