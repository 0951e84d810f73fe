import type { compileTemplate } from './template.js'

/** `compileTemplate`, loaded when first needed: whoever signs one badge at a time never does. */
export async function loadTemplateCompiler(): Promise<typeof compileTemplate> {
  return (await import('./template.js')).compileTemplate
}
