export { sha256, sha384, sha512 } from './hash.js'
export { decompressPoint, generateKeyPair, importPublicKey, importSecretKey, sign, verify } from './keys.js'
export { scrypt } from './scrypt.js'
