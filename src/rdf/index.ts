export { type CanonizeOptions, canonize } from './canonize.js'
export { loadTemplateCompiler } from './load-template-compiler.js'
export { hmacLabels, shuffledLabels } from './selection/label-maps.js'
export {
  type LabelledStatements,
  type LabelMapper,
  type LabelStatementsOptions,
  labelStatements,
  relabelStatements,
  type StatementSelection,
} from './selection/statements.js'
export { type CompileTemplateOptions, compileTemplate, type StatementTemplate } from './template.js'
