import type { CompiledLadder } from '../compile.js'
import type { Terms } from '../payoff/terms.js'
import type { Scene } from '../scene.js'
import type { Placement, Rung } from '../types.js'
import { catalogueOf } from './catalogue.js'
import { familyOf, type Search } from './missing.js'
import type { PlanOptions } from './model.js'
import type { PlanTerms } from './options.js'
import { inOrder } from './order.js'
import { type Price, priceOfItem, priceOfRung, unitsBy } from './ways.js'

export const HELD: ReadonlySet<string> = /* @__PURE__ */ new Set(['held', 'heldLapsing', 'grandfathered'])

export interface State {
  readonly search: Search
  readonly scene: Scene
  readonly options: PlanOptions
  readonly read: PlanTerms
  readonly placement: Placement
  readonly compiled: CompiledLadder
  readonly order: readonly string[]
  /** Where each rung is in that order. */
  readonly position: ReadonlyMap<string, number>
  readonly prices: readonly Price[]
  readonly badgeItem: ReadonlyMap<string, number>
  readonly terms?: Terms
}

export function prepare(
  compiled: CompiledLadder,
  scene: Scene,
  options: PlanOptions,
  read: PlanTerms,
  placement: Placement,
  terms: Terms | undefined,
): State {
  const { policy, jurisdiction, attributes } = options
  const context = {
    now: placement.now,
    ladder: compiled.ladder,
    ...(policy !== undefined && { policy }),
    ...(jurisdiction !== undefined && { jurisdiction }),
    ...(attributes !== undefined && { attributes }),
  }
  const open = compiled.ladder.rungs
    .map((rung, index) => ({ rung, index }))
    .filter(({ index }) => !HELD.has(placement.rungs[index]?.status as string))
  const catalogue = catalogueOf({ scene, context, open, subject: placement.subject, offers: read.offers })
  const search: Search = {
    catalogue,
    budget: { maxSets: read.maxSets, work: read.maxWork },
    ...(jurisdiction !== undefined && { jurisdiction }),
    open: new Map(open.map((one) => [one.rung.id, one])),
    done: new Map(),
    waiting: new Set(),
    takingUpper: compiled.takingUpper,
  }
  const costs = [
    ...open.flatMap(({ rung }) => rung.cost ?? []).map(({ amount }) => amount),
    ...read.offers.flatMap(({ cost }) => cost),
  ]
  const toUnits = unitsBy(terms, new Set(costs.map(({ currency }) => currency)))
  const rungOf = (item: number): Rung | undefined => search.open.get(catalogue.badgeOf.get(item) ?? '')?.rung
  const prices = catalogue.items.map(({ shown }, item) => {
    const rung = rungOf(item)
    return rung === undefined
      ? priceOfItem(shown, read.offers, toUnits)
      : priceOfRung(rung, jurisdiction ?? terms?.given.region, toUnits)
  })
  const order = inOrder(search)
  const position = new Map(order.map((rung, at) => [rung, at]))
  for (const id of order) familyOf(id, search)
  return {
    search,
    scene,
    options,
    read,
    placement,
    compiled,
    order,
    position,
    prices,
    badgeItem: catalogue.badgeFor,
    ...(terms !== undefined && { terms }),
  }
}
