export { hmacSha256, md5Hex, sha256, sha256Hex, sha384, sha384Hex, sha512 } from './hash.js'
export { decompressPoint, generateKeyPair, generateOneTimeKey, importPublicKey, importSecretKey, sign, verify } from './keys.js'
export { scrypt } from './scrypt.js'
export { answerMessages, startWorker } from './worker.js'
