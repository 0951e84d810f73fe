import { evaluateNode } from './evaluate.js'
import { indexFacts } from './fact-index.js'
import type { TextedFact } from './fact-shape.js'
import { readPolicy } from './policy-shape.js'
import { makeScene, readInstant, type Scene } from './scene.js'
import { factsOfSubject, type OwnFacts } from './subject.js'
import type { Ladder, PlaceOptions } from './types.js'

/** The scene of one worker among facts, and which of the facts are theirs. @throws RungsError as `place` */
export function sceneOfPerson(
  facts: readonly TextedFact[],
  options: PlaceOptions,
  ladder: Ladder | undefined,
): { readonly scene: Scene; readonly own: OwnFacts } {
  const { now, policy, subject, links, jurisdiction, attributes } = options
  const own = factsOfSubject(facts, subject, readPolicy(policy, ladder), links, readInstant(now, 'now'))
  const context = {
    now,
    ...(ladder !== undefined && { ladder }),
    ...(policy !== undefined && { policy }),
    ...(jurisdiction !== undefined && { jurisdiction }),
    ...(attributes !== undefined && { attributes }),
  }
  return { scene: makeScene(indexFacts(own.own), context, evaluateNode, own), own }
}
