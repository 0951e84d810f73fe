import { readdirSync, readFileSync } from 'node:fs'
import { isJsonObject, type JsonObject } from 'rungs/core'
import { toCredential } from 'rungs/securing'
import { createBenchKey } from '../key.js'
import { createLibraries } from '../libraries.js'
import { contestRow, type Row } from '../row.js'
import { contestOfIssuing } from './issue.js'

/** Where the delivery example leaves its badges. */
export const EXAMPLE_BADGES = 'examples/delivery/out/badges'

/** One row for each achievement that the delivery example gives badges for: its longest badge, secured anew. */
export function exampleRows(folder: string = EXAMPLE_BADGES): readonly Row[] {
  return [...readBadges(folder)].map(([name, badge]) =>
    contestRow(
      `issue/example/${name}`,
      async () => {
        const key = await createBenchKey()
        // The benchmark's key signs, so its DID is the issuer; all else is the example's.
        const issuer = isJsonObject(badge['issuer']) ? { ...badge['issuer'], id: key.did } : key.did
        // Some have expired since; the peer checks dates too.
        const main = (await createLibraries(key, new Date(badge['validFrom'] as string))).slice(0, 1)
        return contestOfIssuing(key, [{ ...badge, issuer }], main)
      },
      { rounds: 15, batchMs: 40, warmupMs: 600 },
    ),
  )
}

/** The longest badge of every achievement, without its proof, by the last part of the achievement's id. */
function readBadges(folder: string): ReadonlyMap<string, JsonObject> {
  const longest = new Map<string, { badge: JsonObject; length: number }>()
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.jsonl')) continue
    const badge = readBadge(readFileSync(`${folder}/${file}`, 'utf8'))
    const { length } = JSON.stringify(badge)
    const { achievement } = badge['credentialSubject'] as { achievement: { id: string } }
    const name = achievement.id.slice(achievement.id.lastIndexOf('/') + 1)
    if (length > (longest.get(name)?.length ?? 0)) longest.set(name, { badge, length })
  }
  return new Map([...longest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { badge }]) => [name, badge]))
}

function readBadge(text: string): JsonObject {
  if (text.startsWith('{')) {
    const { proof: _proof, ...badge } = JSON.parse(text) as JsonObject
    return badge
  }
  return toCredential(JSON.parse(Buffer.from(text.split('.')[1] as string, 'base64url').toString()) as JsonObject)
}
