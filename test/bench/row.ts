import { type Contender, type Figures, type MeasureOptions, measureInterleaved, type Operation } from './measure.js'

/** What a row measured. */
export interface Measured {
  readonly ours: Figures
  /** The first is the one that the row is mainly compared with. */
  readonly peers: readonly { readonly name: string; readonly figures: Figures }[]
  /** The bare signature, where the row has one. */
  readonly raw?: Figures
}

/** One line of the table. */
export interface Row {
  readonly name: string
  /**
   * Makes the contenders ready and checks that they do the same thing.
   *
   * @throws Error when what we make or say is not what the peers make or say
   */
  prepare(): Promise<() => Promise<Measured>>
}

/** Who takes part in a row. */
export interface Contest {
  readonly ours: Operation
  readonly peers: readonly Contender[]
  readonly raw?: Operation
}

/** A row of contenders that are measured in turns. `setUp` checks them. */
export function contestRow(name: string, setUp: () => Promise<Contest>, options: Partial<MeasureOptions> = {}): Row {
  return {
    name,
    async prepare() {
      const { ours, peers, raw } = await setUp()
      const contenders = [{ name: 'rungs', run: ours }, ...peers, ...(raw === undefined ? [] : [{ name: 'raw', run: raw }])]
      return async () => {
        const [first, ...others] = (await measureInterleaved(contenders, options)) as [Figures, ...Figures[]]
        const last = others[peers.length]
        return {
          ours: first,
          peers: peers.map((peer, index) => ({ name: peer.name, figures: others[index] as Figures })),
          ...(last !== undefined && { raw: last }),
        }
      }
    },
  }
}

/** Fails unless something holds: a wrong answer must not win by being fast. */
export function check(holds: boolean, what: string): void {
  if (!holds) throw new Error(`not measured, because this does not hold: ${what}`)
}

/** The same operation over many inputs in turn, so that nobody gains by remembering the last one. */
export function inTurn<T>(inputs: readonly T[], run: (input: T) => unknown): Operation {
  let turn = 0
  return () => {
    turn = (turn + 1) % inputs.length
    return run(inputs[turn] as T)
  }
}
