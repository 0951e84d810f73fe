/** What a picture can carry: an Open Badge 3.0, a Comprehensive Learner Record 2.0, or an Open Badge 2.0 or older. */
export type BakedKind = 'ob3' | 'clr2' | 'ob2'

/** How a kind of credential is marked in pictures. */
export interface Carrier {
  readonly kind: BakedKind
  /** The keyword of a text chunk of PNG. */
  readonly keyword: string
  /** The element of SVG. */
  readonly prefix: string
  readonly namespace: string
  readonly element: string
}

/** In the order of preference, should one picture have several (OB 3.0 section 5.3, OB 2.0 baking). */
export const CARRIERS: readonly Carrier[] = /* @__PURE__ */ Object.freeze([
  {
    kind: 'ob3',
    keyword: 'openbadgecredential',
    prefix: 'openbadges',
    namespace: 'https://purl.imsglobal.org/ob/v3p0',
    element: 'credential',
  },
  {
    kind: 'clr2',
    keyword: 'clrcredential',
    prefix: 'clr',
    namespace: 'https://purl.imsglobal.org/clr/v2p0',
    element: 'credential',
  },
  {
    kind: 'ob2',
    keyword: 'openbadges',
    prefix: 'openbadges',
    namespace: 'http://openbadges.org',
    element: 'assertion',
  },
])

/** The carrier of a kind. */
export function carrierOf(kind: BakedKind): Carrier {
  return CARRIERS.find((carrier) => carrier.kind === kind) as Carrier
}
