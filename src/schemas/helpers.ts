import { isJsonObject } from '../core/index.js'
import { formats } from './formats.js'

/** What generated validators call: their own would run a `valueOf` member of the document, and bring a copy to each. */
export const helpers = Object.freeze({ formats, equal, textLength }) as {
  readonly formats: Readonly<Record<string, (text: string) => boolean>>
  readonly equal: (left: unknown, right: unknown) => boolean
  readonly textLength: (text: string) => number
}

/** Whether two JSON values are the same, members in any order (JSON Schema 2020-12 core, section 4.2.2). */
function equal(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => equal(item, right[index]))
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return false
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  return keys.every((key) => Object.hasOwn(right, key) && equal(left[key], right[key]))
}

/** Length in characters, not UTF-16 units (JSON Schema 2020-12 validation, section 6.3.1). */
function textLength(text: string): number {
  let length = 0
  for (let index = 0; index < text.length; index++) {
    if ((text.codePointAt(index) as number) > 0xffff) index++
    length++
  }
  return length
}
