export { type CanonizeOptions, canonize } from './canonize.js'
export { type CompileTemplateOptions, compileTemplate, type DocumentTemplate } from './template.js'
