import { type Problem, pointer, problem } from '../../core/index.js'

/** A broken rule of the data model: which member, what it must be, and where. */
export function broken(member: string, expected: string, path: string = pointer('', member)): Problem {
  return problem('schema.data_model', { member: member.slice(0, 100), expected }, path)
}
