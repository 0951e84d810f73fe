export type { PostgresClient, PostgresPool, PostgresResult } from './client.js'
export { type CreatePostgresStoreOptions, createPostgresStore } from './postgres-store.js'
