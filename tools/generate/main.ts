/** Generates what is not committed: contexts, then validators. */
import { fileURLToPath } from 'node:url'
import { generateContexts } from './contexts.ts'
import { generateSchemas } from './schemas.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
await generateContexts(root)
await generateSchemas(root)
