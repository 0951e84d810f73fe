/** Generates what is not committed: contexts, their term tables, then validators. */
import { fileURLToPath } from 'node:url'
import { generateContexts } from './contexts.ts'
import { generateSchemas } from './schemas.ts'
import { generateTerms } from './terms.ts'
import { generateWeb } from './web.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
await generateContexts(root)
await generateTerms(root)
await generateSchemas(root)
await generateWeb(root)
