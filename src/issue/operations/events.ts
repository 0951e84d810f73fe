import { isRungsError } from '../../core/index.js'

/** Something that happened in a service, for meters and logs. No personal data, no keys and no texts of credentials. */
export type ServiceEvent =
  | { readonly name: 'credential.issued'; readonly outcome: 'issued' | 'present'; readonly durationMs: number }
  | { readonly name: 'credential.renewed'; readonly durationMs: number }
  | { readonly name: 'status.reserved'; readonly count: number; readonly durationMs: number }
  | { readonly name: 'status.changed'; readonly state: 'valid' | 'suspended' | 'revoked'; readonly list: string }
  | { readonly name: 'status.published'; readonly list: string; readonly changes: number; readonly durationMs: number }
  | { readonly name: 'log.erased'; readonly credentials: number }
  | { readonly name: 'failed'; readonly during: string; readonly code: string; readonly durationMs: number }

/** Takes events. What it throws is not caught: it must not. */
export type Observe = (event: ServiceEvent) => void

/** Nobody listens. */
export const ignoreEvents: Observe = () => undefined

/** Runs a step, and tells how long it took or with which code it failed. */
export async function timed<T>(
  during: string,
  observe: Observe,
  step: () => Promise<T>,
  toEvent: (result: T, durationMs: number) => ServiceEvent | undefined,
): Promise<T> {
  const startMs = performance.now()
  const elapsed = (): number => performance.now() - startMs
  let result: T
  try {
    result = await step()
  } catch (error) {
    observe({ name: 'failed', during, code: isRungsError(error) ? error.code : 'unknown', durationMs: elapsed() })
    throw error
  }
  const event = toEvent(result, elapsed())
  if (event !== undefined) observe(event)
  return result
}
