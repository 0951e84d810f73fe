import type { ProfileInput } from '../credential/index.js'
import { type BadgeSeries, createIssuer } from '../issue/index.js'
import type { Signer } from '../keys/index.js'
import type { Mechanism } from '../securing/index.js'
import { toFault } from './faults.js'
import type { PackedRows, Shape, ShapeRow, ThreadMessage } from './messages.js'
import { createRowPack, type RowPack } from './row-pack.js'

/** What {@link createRowSigner} needs. */
export interface RowSignerParts {
  readonly profile: Partial<ProfileInput>
  readonly contexts?: Readonly<Record<string, unknown>>
  readonly mechanism: Mechanism
  readonly signer: Signer
  /** How many signatures are waited for at once: more than one where each is a way over a network. */
  readonly atOnce: number
}

/** Makes badges of rows: what threads do, and whoever has none. */
export interface RowSigner {
  sign(task: Pick<ThreadMessage, 'template'> & { readonly rows: NonNullable<ThreadMessage['rows']> }): Promise<PackedRows>
}

/** Signs the rows of shapes that it was shown; a row that is no good is told by itself. */
export function createRowSigner({ profile, contexts, mechanism, signer, atOnce }: RowSignerParts): RowSigner {
  let nowMs = 0
  const now = (): Date => new Date(nowMs)
  const issuer = createIssuer({ profile, signer, mechanism, now, ...(contexts !== undefined && { contexts }) })
  const series = new Map<number, Promise<BadgeSeries<string>>>()
  const open = (shape: Shape): void => {
    const slots = Object.fromEntries(shape.slots.map((slot, index) => [String(index), slot]))
    const made = issuer.createSeries({ draft: shape.draft, slots })
    // A draft that is no good is told with each of its rows.
    made.catch(() => undefined)
    series.set(shape.id, made)
  }
  const signRow = async ({ shape, texts }: ShapeRow, at: number, pack: RowPack): Promise<void> => {
    try {
      const badges = await (series.get(shape) as Promise<BadgeSeries<string>>)
      const { text, mediaType } = await badges.issueText(texts as unknown as Readonly<Record<string, string>>)
      pack.setText(at, text, mediaType)
    } catch (error) {
      pack.setFault(at, toFault(error))
    }
  }
  return {
    async sign({ template = [], rows }) {
      nowMs = rows.nowMs
      for (const shape of template) open(shape)
      const pack = createRowPack(rows.list.length)
      let next = 0
      const work = async (): Promise<void> => {
        for (let at = next++; at < rows.list.length; at = next++) await signRow(rows.list[at] as ShapeRow, at, pack)
      }
      await Promise.all(Array.from({ length: atOnce }, work))
      for (const { id, once } of template) if (once === true) series.delete(id)
      return pack.toRows()
    },
  }
}
