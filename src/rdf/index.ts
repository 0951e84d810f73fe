export { type CanonizeOptions, canonize } from './canonize.js'
