import type { JsonMap } from '../json.js'
import { badges } from './badges.js'
import { ladders } from './ladders.js'
import { others } from './others.js'

/** The documents that mutations begin with, all of them accepted as they are. */
export const bases: readonly (readonly [name: string, document: JsonMap])[] = [...badges, ...ladders, ...others]
