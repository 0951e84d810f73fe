import type { Observe, ServiceEvent } from './events.js'

/** What is used of a meter of OpenTelemetry (`@opentelemetry/api`). */
export interface Meter {
  createCounter(name: string, options?: { readonly description?: string; readonly unit?: string }): Counter
  createHistogram(name: string, options?: { readonly description?: string; readonly unit?: string }): Histogram
}

interface Counter {
  add(value: number, attributes?: Readonly<Record<string, string>>): void
}

interface Histogram {
  record(value: number, attributes?: Readonly<Record<string, string>>): void
}

/**
 * Counts and times the events of a service with a meter of OpenTelemetry: the counters `rungs.credentials`, `rungs.status.changes`,
 * `rungs.status.places`, `rungs.status.publications`, `rungs.erasures` and `rungs.failures`, and the histogram `rungs.duration` in
 * milliseconds. Attributes have few values and name nobody.
 *
 * @example
 * ```ts
 * import { meterEvents, type Meter, type ServiceEvent } from 'rungs/issue'
 * export const observeWith = (meter: Meter): ((event: ServiceEvent) => void) => meterEvents(meter)
 * ```
 */
export function meterEvents(meter: Meter): Observe {
  const counter = (name: string): Counter => meter.createCounter(`rungs.${name}`)
  const credentials = counter('credentials')
  const changes = counter('status.changes')
  const places = counter('status.places')
  const publications = counter('status.publications')
  const erasures = counter('erasures')
  const failures = counter('failures')
  const durations = meter.createHistogram('rungs.duration', { unit: 'ms' })
  return (event: ServiceEvent) => {
    if ('durationMs' in event) durations.record(event.durationMs, { event: event.name })
    switch (event.name) {
      case 'credential.issued':
        return credentials.add(1, { outcome: event.outcome })
      case 'credential.renewed':
        return credentials.add(1, { outcome: 'renewed' })
      case 'status.reserved':
        return places.add(event.count)
      case 'status.changed':
        return changes.add(1, { state: event.state })
      case 'status.published':
        return publications.add(1)
      case 'log.erased':
        return erasures.add(event.credentials)
      case 'failed':
        return failures.add(1, { during: event.during, code: event.code })
    }
  }
}

/** An event as one line of JSON for a log, with when it happened and how grave it is; no personal data. */
export function toLogLine(event: ServiceEvent, atMs: number): string {
  const { name, ...rest } = event
  const level = name === 'failed' ? 'error' : 'info'
  return JSON.stringify({ time: new Date(atMs).toISOString(), level, event: name, ...rest })
}
