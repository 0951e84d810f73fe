export type { SchemasCodes } from './codes.js'
export { loadSchema, type SchemaName, schemaNames } from './load.js'
export type { SchemaValidator } from './validate.js'
