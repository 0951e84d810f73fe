import type { Finding, UnverifiedReport } from '../core/index.js'

/** Why a credential was rejected, or could not be checked: the findings of those checks, without mere warnings. */
export function reasonsOf<C>({ checks, findings }: UnverifiedReport<C>): readonly Finding[] {
  const states: Readonly<Record<string, { readonly state: string } | undefined>> = checks ?? {}
  const made = findings.filter(({ check }) => ['fail', 'unknown'].includes(states[check]?.state ?? ''))
  return (made.length > 0 ? made : findings).slice(0, 10)
}
