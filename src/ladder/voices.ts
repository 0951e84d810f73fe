import { maximumMatching } from './matching.js'
import type { Iri, RequiredAgreement } from './types.js'

/**
 * Who counts for which constituency, so that as much as possible of what is required is reached. Each has one voice: whoever speaks for
 * several constituencies counts for one of them.
 *
 * @param speakers who agreed, by the constituency that they speak for
 * @returns for each constituency those who count, in the order given
 * @example
 * ```ts
 * import { assignVoices } from 'rungs/ladder'
 * const required = [{ constituency: 'workers', min: 1 }, { constituency: 'schools', min: 1 }]
 * const both = 'did:web:union-school.example'
 * assignVoices(required, new Map([['workers', [both]], ['schools', [both]]])) // counts for one of the two
 * ```
 */
export function assignVoices(
  required: readonly RequiredAgreement[],
  speakers: ReadonlyMap<string, readonly Iri[]>,
): ReadonlyMap<string, readonly Iri[]> {
  const ids = [...new Set([...speakers.values()].flat())]
  const place = new Map(ids.map((id, index) => [id, index]))
  const slots: (readonly number[])[] = []
  const owners: number[] = []
  required.forEach(({ constituency, min }, index) => {
    const able = [...new Set(speakers.get(constituency) ?? [])].map((id) => place.get(id) as number)
    // More than there are cannot be filled, whatever else is asked for.
    for (let slot = 0; slot < Math.min(min, able.length) && slots.length <= ids.length + required.length; slot++) {
      slots.push(able)
      owners.push(index)
    }
  })
  const constituencyOf = new Map<number, number>()
  maximumMatching(slots).forEach((voice, slot) => {
    if (voice >= 0) constituencyOf.set(voice, owners[slot] as number)
  })
  // What is not needed anywhere is told where it could have been.
  ids.forEach((id, voice) => {
    const at = required.findIndex(({ constituency }) => speakers.get(constituency)?.includes(id) === true)
    if (at >= 0 && !constituencyOf.has(voice)) constituencyOf.set(voice, at)
  })
  return new Map(
    required.map(({ constituency }, index) => [constituency, ids.filter((_, voice) => constituencyOf.get(voice) === index)]),
  )
}
