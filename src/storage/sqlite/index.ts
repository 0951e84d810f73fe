export type { SqliteEngine } from './engine.js'
export { type OpenSqliteStoreOptions, openSqliteStore } from './sqlite-store.js'
