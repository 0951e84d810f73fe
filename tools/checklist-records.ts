import type { ChecklistItem } from './checklist.ts'

const NESTED = 'test/verify/nested.test.ts'
const BUILD = 'test/credential/clr.test.ts'

/** What is asked of records of credentials (CLR 2.0), and what is done beyond it. */
export const recordChecklist: readonly ChecklistItem[] = [
  {
    id: 'C1',
    says: 'A record has the contexts of VCDM 2.0, CLR 2.0 and Open Badges in this order, and the types of a ClrCredential',
    shownBy: [[BUILD, /contexts in their order/]],
  },
  {
    id: 'C2',
    says: 'Its subject is a ClrSubject with credentials, achievements, associations and identifiers; `partial` says that something is left out',
    shownBy: [[BUILD, /buildClrCredential|the schema of records/]],
  },
  {
    id: 'C3',
    says: 'Associations are of known types, and between achievements of the record',
    shownBy: [[NESTED, /associations of a record/]],
  },
  {
    id: 'C4',
    says: 'Each credential inside is verified by its own rules and reported by itself; what is no badge is told, never passed in silence',
    shownBy: [[NESTED, /each credential in it|is wrong when a proof in it|stays open|said to be no badges/]],
  },
  {
    id: 'C5',
    says: 'Credentials inside keep their own contexts and proofs to the letter',
    shownBy: [
      [BUILD, /signed credentials in as they are/],
      [NESTED, /break their own proofs|byte for byte/],
    ],
  },
  {
    id: 'C6',
    says: 'Subjects inside that are not that of the record are told',
    shownBy: [[NESTED, /subjects of a record/]],
  },
  {
    id: 'C7',
    says: 'Records in pictures are found under their own keyword and namespace',
    shownBy: [['test/bake/png.test.ts', /clrcredential/]],
  },
  {
    id: 'C9',
    says: 'A record that names the published schema is compared with what is known of it, and that is said',
    shownBy: [[NESTED, /names the published schema/]],
  },
  {
    id: 'C10',
    says: 'The published records have their recorded outcome',
    shownBy: [['test/vectors/records.test.ts', /./]],
  },
]
