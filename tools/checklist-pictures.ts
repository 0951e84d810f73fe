import type { ChecklistItem } from './checklist.ts'

const PNG = 'test/bake/png.test.ts'
const SVG = 'test/bake/svg.test.ts'
const PROPERTY = 'test/bake/property.test.ts'

/** What is asked of pictures with a badge inside (OB 3.0 section 5.3), and what is done beyond it. */
export const pictureChecklist: readonly ChecklistItem[] = [
  {
    id: 'B1',
    says: 'PNG: the keyword is `openbadgecredential`, both flags are 0, language and translation are empty (5.3.1.1)',
    shownBy: [
      [PNG, /both flags zero and no language/],
      ['test/interop/bake.test.ts', /png-chunk-itxt > read what we bake/],
    ],
  },
  {
    id: 'B2',
    says: 'The text is a compact JWS, or JSON in UTF-8, of any script (5.3.1.1)',
    shownBy: [[PNG, /gives every character back|keeps JSON text/]],
  },
  {
    id: 'B3',
    says: 'One picture holds one badge: a second is refused, or replaces the first if that is asked for (5.3.1.1)',
    shownBy: [
      [PNG, /unless it is to be replaced/],
      [PROPERTY, /replaces as if nothing/],
    ],
  },
  {
    id: 'B4',
    says: 'The first matching chunk counts (5.3.1.2); wrong lengths, names and checksums are refused, sizes are bounded',
    shownBy: [
      [PNG, /takes the first of several|a damaged PNG|beyond the limit/],
      ['test/bake/memory.test.ts', /less than 64 MiB/],
    ],
  },
  {
    id: 'B5',
    says: 'The chunk stands after the header; every other byte stays as it is',
    shownBy: [
      [PNG, /leaves every other byte/],
      [PROPERTY, /out of any PNG/],
    ],
  },
  {
    id: 'B6',
    says: 'Compressed text is read up to a limit and told of, and never written',
    shownBy: [[PNG, /expands compressed text|expands no more/]],
  },
  {
    id: 'B7',
    says: 'SVG: the prefix is declared on the root, and the element stands directly after its start tag (5.3.2.1)',
    shownBy: [
      [SVG, /directly after the start tag|leaves every other byte/],
      ['test/interop/bake.test.ts', /xmldom > reads what we bake/],
    ],
  },
  {
    id: 'B8',
    says: 'A JWS is in the attribute `verify`, without a body; JSON is in CDATA, without the attribute (5.3.2.1)',
    shownBy: [[SVG, /puts a JWS|puts JSON/]],
  },
  {
    id: 'B9',
    says: 'One element is written, the first is read (5.3.2.2)',
    shownBy: [[SVG, /takes the first of several|carries a badge already/]],
  },
  {
    id: 'B10',
    says: 'Elements go by namespace, not by prefix; `]]>` is divided; document types, entities and other encodings are refused',
    shownBy: [
      [SVG, /goes by the namespace|does not take|an SVG that is not read|gives every character back/],
      [PROPERTY, /any content|out of any SVG|markup in any order/],
    ],
  },
  {
    id: 'B11',
    says: 'Scripts of pictures are never run: refused when baking, told of when reading',
    shownBy: [[SVG, /reading only tells of it/]],
  },
  {
    id: 'B12',
    says: 'Open Badges 2.0 in pictures are found: keyword `openbadges`, the address in `tEXt`, the namespace of SVG (OB 2.0 baking)',
    shownBy: [
      [PNG, /openbadges is ob2|for Latin-1/],
      [SVG, /reads OB 2\.0/],
      ['test/interop/bake.test.ts', /openbadges-bakery/],
    ],
  },
  {
    id: 'B13',
    says: 'CLR 2.0 in pictures: keyword `clrcredential`, a namespace of its own',
    shownBy: [
      [PNG, /clrcredential/],
      [SVG, /names a CLR|reads a CLR/],
    ],
  },
  {
    id: 'B14',
    says: 'PNG and SVG alone; the picture of an achievement has no badge inside, that of a subject has it (5.3, B.1.3)',
    shownBy: [
      ['test/bake/image-kind.test.ts', /is refused by name/],
      ['test/bake/achievement-image.test.ts', /without a badge inside/],
      ['test/credential/images.test.ts', /./],
    ],
  },
  {
    id: 'B15',
    says: 'A picture without a badge, of a QR code for instance, is told apart',
    shownBy: [
      [PNG, /a picture of a QR code/],
      ['test/verify/image.test.ts', /rejects a picture without a badge/],
    ],
  },
]
