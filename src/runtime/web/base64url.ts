export { fromBase64url as decodeBase64url } from '../../core/index.js'
