export type { ContextDocument } from './document.js'
export { bundledContext, type ContextLoader, createContextLoader } from './loader.js'
export { canonicalDigests, contextUrls, publishedDigests } from './pins.js'
export * from './urls.js'
