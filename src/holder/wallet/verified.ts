import { deepFreeze, type JsonObject, parseDateOrDateTime } from '../../core/index.js'
import type { WalletParts } from './create-wallet.js'
import { keepBadge } from './kept.js'
import type { BadgeAbout, BadgeCopy, BadgeFreshness, WalletBadge, WalletHeldBadge } from './model.js'
import { aboutOf, checkOf, contentOf } from './read-badge.js'

const DAY_MS = 86_400_000
const RANK = { verified: 0, indeterminate: 1, rejected: 2 } as const

/** Verifies every copy again, and remembers what came out. */
export async function checkAll({ store, verifier, now, all, bytes }: WalletParts): Promise<readonly BadgeFreshness[]> {
  for (const { supersededBy: _by, ...badge } of await all()) {
    const copies: BadgeCopy[] = []
    // What was kept of a badge that is found genuine now may be what a forged copy said of itself.
    let genuine: BadgeAbout | undefined
    for (const copy of badge.copies) {
      const report = await verifier.verify(await bytes(copy.file))
      if (report.outcome === 'verified') genuine ??= aboutOf(contentOf(report) as JsonObject)
      copies.push({ ...copy, checked: checkOf(report, copy.checked) })
    }
    const about = genuine ?? badge.about
    await store.transaction(({ records }) => keepBadge(records, { ...badge, about, copies }, true))
  }
  const days = (ms: number): number => Math.floor(ms / DAY_MS)
  return deepFreeze(
    (await all()).map((badge): BadgeFreshness => {
      const checks = badge.copies.flatMap(({ checked }) => checked ?? [])
      const [best] = checks.sort((a, b) => RANK[a.outcome] - RANK[b.outcome])
      const ends = parseDateOrDateTime(badge.about.validUntil)?.epochMs
      const statusMs = parseDateOrDateTime(best?.statusAt)?.epochMs
      return {
        badge,
        outcome: best?.outcome ?? 'indeterminate',
        codes: best?.codes ?? [],
        ...(ends !== undefined && { daysLeft: days(ends - now()) }),
        ...(statusMs !== undefined && { statusDays: days(now() - statusMs) }),
      }
    }),
  )
}

/** The best copy of each badge that nothing has taken the place of, verified now. */
export async function readHeld({ verifier, all, bytes }: WalletParts): Promise<readonly WalletHeldBadge[]> {
  const badges: WalletHeldBadge[] = []
  for (const badge of await all()) {
    if (badge.supersededBy !== undefined || badge.about.isRecord) continue
    // What shows least comes first; what was found genuine before what was not.
    const copies = [...badge.copies].sort((a, b) => orderOf(a.checked) - orderOf(b.checked))
    for (const copy of copies) {
      const input = new TextDecoder().decode(await bytes(copy.file)).trim()
      const report = await verifier.verify(input)
      if (report.outcome !== 'verified') continue
      badges.push({ badge, credential: copy.form === 'json' ? (JSON.parse(input) as JsonObject) : input, report })
      break
    }
  }
  return badges
}

function orderOf(checked: WalletBadge['copies'][number]['checked']): number {
  return checked === undefined ? 3 : RANK[checked.outcome] * 2 + (checked.derivable ? 0 : 1)
}
