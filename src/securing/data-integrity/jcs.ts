import { canonicalizeJson } from '../../core/index.js'
import type { Transform } from './suite.js'

/** Canonical JSON (RFC 8785). */
export const jcs: Transform = async (document) => canonicalizeJson(document)
