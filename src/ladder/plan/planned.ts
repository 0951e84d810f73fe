import { evaluateNode } from '../evaluate.js'
import { type DistinctFact, type FactIndex, indexDistinct, indexFacts } from '../fact-index.js'
import { makeScene, type Scene } from '../scene.js'
import type { EvaluationContext, Fact } from '../types.js'

/**
 * The scene of things to get. What a rule of recognition, a bridge or a renewal asks for in turn is decided on what the
 * worker has, and the rungs that are held stay held.
 */
export function plannedScene(
  facts: readonly DistinctFact[],
  scene: Scene,
  context: EvaluationContext,
  isHeld: (rung: string) => boolean,
): Scene {
  const made = sceneOf(indexDistinct(facts), scene, context)
  const badges = new Map(made.badges)
  for (const [id, list] of scene.badges) if (isHeld(id)) badges.set(id, [...list, ...(badges.get(id) ?? [])])
  return { ...made, badges }
}

/** A scene of some facts alone, in which all else is as the worker has it. */
export function sceneWith(facts: readonly Fact[], scene: Scene, context: EvaluationContext): Scene {
  return sceneOf(indexFacts(facts.map((fact) => ({ fact, text: '' }))), scene, context)
}

function sceneOf(index: FactIndex, scene: Scene, context: EvaluationContext): Scene {
  const { recognition: _, ...plain } = scene
  const decide: Scene['decide'] = (requirement, node, { recognition, awardedAtMs, isBridging }) =>
    evaluateNode(requirement, node, {
      // Without rules where it is a rule that asks.
      ...(recognition === undefined ? plain : scene),
      awardedAtMs,
      ...(isBridging === true && { isBridging }),
    })
  return { ...makeScene(index, context, decide), organisationOf: scene.organisationOf }
}
