/** What stands in the path of a request, by the names of the parameters of its route. */
export interface VcalmParams {
  readonly interaction?: string
  readonly workflow?: string
  readonly exchange?: string
}

const PATTERNS: readonly (readonly [route: string, pattern: RegExp])[] = [
  ['/interactions/{interaction}', /^\/interactions\/(?<interaction>[A-Za-z0-9_-]{1,200})$/],
  [
    '/workflows/{workflow}/exchanges/{exchange}/protocols',
    /^\/workflows\/(?<workflow>[a-z]{1,20})\/exchanges\/(?<interaction>[A-Za-z0-9_-]{1,200})\/protocols$/,
  ],
  [
    '/workflows/{workflow}/exchanges/{exchange}',
    /^\/workflows\/(?<workflow>[a-z]{1,20})\/exchanges\/(?<exchange>[A-Za-z0-9_-]{1,200})$/,
  ],
]
const BELOW = /^\/(interactions|workflows)(\/|$)/

/**
 * The route of a path below `/interactions` and `/workflows`, for logs: with its parameters left in braces, since a code in a path is all
 * that it takes to claim a badge. Any other path below them is `*`; a path elsewhere `undefined`.
 *
 * @example
 * ```ts
 * import { vcalmRouteOf } from 'rungs/exchange/vcalm'
 * vcalmRouteOf('/interactions/z8n38Dp7a') // '/interactions/{interaction}'
 * ```
 */
export function vcalmRouteOf(pathname: string): string | undefined {
  if (!BELOW.test(pathname)) return undefined
  return PATTERNS.find(([, pattern]) => pattern.test(pathname))?.[0] ?? '*'
}

/** Whether a path is one that `createInteractionHandler` answers. */
export function isInteractionPath(pathname: string): boolean {
  return /^\/interactions(\/|$)/.test(pathname) || vcalmParamsOf(pathname)?.interaction !== undefined
}

/** The parameters of a path; `undefined` where it is on no route. */
export function vcalmParamsOf(pathname: string): VcalmParams | undefined {
  for (const [, pattern] of PATTERNS) {
    const groups = pattern.exec(pathname)?.groups
    if (groups !== undefined) return groups
  }
  return undefined
}
