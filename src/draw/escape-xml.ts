import { escapeHtml } from '../core/index.js'

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
/** What XML 1.0 cannot hold in any form (section 2.2). */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** A text as XML character data or as an attribute in double quotes. */
export function escapeXml(text: string): string {
  return escapeHtml(text.replace(NOT_XML, '').replace(LONE_SURROGATE, ''))
}
