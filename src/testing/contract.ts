/** One test of a contract, for any test runner. */
export interface ContractCase {
  /** What holds, as a sentence. */
  readonly name: string
  /** Resolves where it holds, and rejects with an error that says what does not. */
  readonly run: () => Promise<void>
}

/** Fails a case. */
export function ensure(condition: unknown, otherwise: string): asserts condition {
  if (!condition) throw new Error(`contract: ${otherwise}`)
}

/** What a step throws or rejects with, or `undefined` where it does neither. */
export async function errorOf(step: () => unknown): Promise<{ readonly thrown: unknown } | undefined> {
  try {
    await step()
  } catch (thrown) {
    return { thrown }
  }
  return undefined
}

/** Bytes that differ from place to place, and from seed to seed. */
export function sampleBytes(length: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(length)
  let state = seed * 2_654_435_761
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    bytes[index] = state >>> 24
  }
  return bytes
}
