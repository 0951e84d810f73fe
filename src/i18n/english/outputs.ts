import type { CatalogueOf } from '../catalogue.js'

/** English for pictures. */
export const outputs: CatalogueOf<'draw'> = {
  'draw.too_many': { text: 'A picture holds at most {limit} {what}.', fix: 'Draw a part of it.' },
  'draw.ladder_differs': { text: 'The placement is on the ladder {placement}, and the picture of {ladder}.' },
}
