export { type OpenIndexedDbStoreOptions, openIndexedDbStore } from './indexeddb-store.js'
