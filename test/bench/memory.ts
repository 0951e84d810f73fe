import { setImmediate } from 'node:timers/promises'
import { createContextLoader } from 'rungs/contexts'
import type { JsonObject } from 'rungs/core'
import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
import { buildBenchCredential, CREATED } from './credential.js'
import { createBenchKey } from './key.js'

/** The memory in use after a part of the credentials was secured, bytes. */
export interface MemorySample {
  readonly secured: number
  readonly heapUsed: number
  readonly rss: number
}

const PARTS = 4
const BREATH = 1000
/** The heap may sway by as much as this: compiled code and grown tables, never the credentials themselves. */
const SWAY_BYTES = 2 * 1024 * 1024

/** Secures `n` credentials, no two alike, keeps none of them, and samples the memory after each quarter. */
export async function measureMemory(n: number, onSample: (sample: MemorySample) => void): Promise<readonly MemorySample[]> {
  const key = await createBenchKey()
  const options = { signer: key.signer, loader: createContextLoader(), now: Date.parse(CREATED) }
  const samples: MemorySample[] = []
  let secured = 0
  const take = (): void => {
    globalThis.gc?.()
    const { heapUsed, rss } = process.memoryUsage()
    samples.push({ secured, heapUsed, rss })
    onSample({ secured, heapUsed, rss })
  }
  take()
  for (let part = 1; part <= PARTS; part += 1) {
    for (; secured < Math.round((n * part) / PARTS); secured += 1) {
      await eddsaRdfc2022.secure(buildBenchCredential(key.did, secured) as unknown as JsonObject, options)
      // Finalizers run between turns of the loop, and promises alone never end a turn.
      if (secured % BREATH === 0) await setImmediate()
    }
    await setImmediate()
    take()
  }
  return samples
}

/** Whether the heap stayed what it was after the first quarter, when everything had been loaded and compiled. */
export function isFlat(samples: readonly MemorySample[]): boolean {
  const [, first, ...others] = samples
  return first !== undefined && others.every(({ heapUsed }) => heapUsed - first.heapUsed <= SWAY_BYTES)
}
