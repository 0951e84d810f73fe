export { type CanonizeOptions, canonize } from './canonize.js'
export { type CompileTemplateOptions, compileTemplate } from './template.js'
