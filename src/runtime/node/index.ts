export { decodeBase64url, encodeBase64url } from './base64url.js'
export { crc32 } from './checksum.js'
export { deflate, inflate } from './deflate.js'
export { createHmacSha256, hmacSha256, md5Hex, sha256, sha256Base64url, sha256Hex, sha384, sha384Hex, sha512 } from './hash.js'
export {
  decompressPoint,
  generateKeyPair,
  generateOneTimeKey,
  importPublicKey,
  importSecretKey,
  sign,
  signEach,
  verify,
  verifyEach,
} from './keys.js'
export { scrypt } from './scrypt.js'
export { answerMessages, startWorker } from './worker.js'
