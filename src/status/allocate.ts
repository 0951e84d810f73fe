import { platformRandom, usageError } from '../core/index.js'

/** Options of {@link allocateIndices}. */
export interface AllocateIndicesOptions {
  /** How many statuses the list has. */
  readonly length: number
  /** Indices that are taken: by credentials, and by decoys where a list has some. */
  readonly used: ReadonlySet<number>
  /** How many are wanted. Default 1. */
  readonly count?: number
  /** Cryptographically secure random bytes. Default: the platform's. */
  readonly random?: (length: number) => Uint8Array
}

/**
 * Random indices that are not taken yet, each as likely as any other, so that an index tells neither when a credential was
 * issued nor how many there are (Bitstring Status List 1.0 section 2.1). Nothing is remembered: put them into `used` and store
 * them before the credential is issued.
 *
 * @throws RungsError `status.list_full`, `core.option_invalid`
 * @example
 * ```ts
 * import { allocateIndices } from 'rungs/status'
 * const used = new Set([5, 9])
 * const [index] = allocateIndices({ length: 131072, used })
 * ```
 */
export function allocateIndices(options: AllocateIndicesOptions): readonly number[] {
  const { length, used, count = 1, random = platformRandom } = options
  if (!Number.isInteger(length) || length < 1 || length > 2 ** 32)
    throw usageError('core.option_invalid', { option: 'length', expected: 'whole number from 1' })
  if (!Number.isInteger(count) || count < 0)
    throw usageError('core.option_invalid', { option: 'count', expected: 'whole number' })
  const draw = drawer(random)
  let taken = 0
  for (const index of used) if (Number.isInteger(index) && index >= 0 && index < length) taken++
  const free = length - taken
  if (count > free) throw usageError('status.list_full', { length, free })
  // While the list is sparse, most draws hit; in a full one, the free places are laid out first.
  return Object.freeze(taken + count <= length / 2 ? drawSparse(length, used, count, draw) : drawDense(length, used, count, draw))
}

type Draw = (below: number) => number

function drawSparse(length: number, used: ReadonlySet<number>, count: number, draw: Draw): number[] {
  const chosen = new Set<number>()
  while (chosen.size < count) {
    const index = draw(length)
    if (!used.has(index)) chosen.add(index)
  }
  return [...chosen]
}

/** The first steps of a Fisher-Yates shuffle. */
function drawDense(length: number, used: ReadonlySet<number>, count: number, draw: Draw): number[] {
  const free: number[] = []
  for (let index = 0; index < length; index++) if (!used.has(index)) free.push(index)
  for (let place = 0; place < count; place++) {
    const other = place + draw(free.length - place)
    const index = free[other] as number
    free[other] = free[place] as number
    free[place] = index
  }
  return free.slice(0, count)
}

/** Numbers below a bound without bias: draws beyond the last whole multiple of it are thrown away. */
function drawer(random: (length: number) => Uint8Array): Draw {
  let bytes: Uint8Array = new Uint8Array(0)
  let at = 0
  const next = (): number => {
    if (at + 4 > bytes.length) {
      bytes = random(256)
      at = 0
      if (!(bytes instanceof Uint8Array) || bytes.length !== 256)
        throw usageError('core.option_invalid', { option: 'random', expected: 'function returning as many bytes as asked' })
    }
    const word = new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0)
    at += 4
    return word
  }
  return (below) => {
    const end = 2 ** 32 - (2 ** 32 % below)
    for (;;) {
      const word = next()
      if (word < end) return word % below
    }
  }
}
