import { sha256 } from '#runtime'
import { utf8 } from '../core/index.js'

/** The one style sheet that a page has inside, as a source that its policy lets in (CSP Level 3 section 2.3.1). */
export function styleSource(style: string): string {
  return `'sha256-${btoa(String.fromCharCode(...sha256(utf8(style))))}'`
}
