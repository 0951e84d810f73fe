import {
  CID_V1,
  CLR_2_0,
  CLR_2_0_1,
  CREDENTIALS_EXAMPLES_V2,
  CREDENTIALS_V1,
  CREDENTIALS_V2,
  DATA_INTEGRITY_V1,
  DATA_INTEGRITY_V2,
  DID_V1,
  ED25519_2020_V1,
  JWK_V1,
  MULTIKEY_V1,
  OB_3_0,
  OB_3_0_1,
  OB_3_0_2,
  OB_3_0_3,
  OB_EXTENSIONS,
  RUNGS_V0,
  STATUS_LIST_2021_V1,
  STATUS_V1,
  UNDEFINED_TERMS_V2,
} from './urls.js'

/** What one bundled context must be. Digests are SHA-256, lower-case hex. */
interface ContextPin {
  readonly url: string
  /** The name of its generated module. */
  readonly slug: string
  /** Of the canonical JSON (RFC 8785) of the bundled document: a package that changes it does not build. */
  readonly canonicalDigest: string
  /** Of the bytes served under the URL, where known: what a `relatedResource` of a credential states. */
  readonly publishedDigest?: string
}

/**
 * The bundled contexts. The Open Badges 3.0.3 context is not immutable: terms are added under the same URL. Pinned is the text of
 * March 2024, with `awardedDate` and `inLanguage`; earlier copies in circulation lack them, and later ones add `jti` and
 * `endorsementJwt`, which are undefined terms here.
 */
export const pins: readonly ContextPin[] = [
  {
    url: CID_V1,
    slug: 'cid-v1',
    canonicalDigest: '9fc257da5b37784ca2b07c3ad666f5ff9beea846a360ddd229fd0b44972015c8',
    publishedDigest: 'ea216ecc1cb02cd39b693dba2250141e270ba0bf95890be107dd9a9e8e43de85',
  },
  {
    url: CLR_2_0,
    slug: 'clr-2-0',
    canonicalDigest: 'ad4ad3311a2b635da2b7684cfe585f5fda126ac13b39fd6f810745d5d44f8b0f',
    publishedDigest: 'e198d7b517d74c5036434ce495086f67b10244709e9a3df9dcb7f8b1579b6167',
  },
  {
    url: CLR_2_0_1,
    slug: 'clr-2-0-1',
    canonicalDigest: '49d945d7b71b0a2371c77e4d8153509cd5686a4222a5e565db8377e18fd815cf',
    publishedDigest: '880f1902d4158f2f33ce06af41b90719977cd1ea337a9de2e41edb3ff5e543d6',
  },
  {
    url: CREDENTIALS_EXAMPLES_V2,
    slug: 'credentials-examples-v2',
    canonicalDigest: '8a675bead391be98e6054c4e07c41f73337508d398e07047344c5d349aa2dc58',
    publishedDigest: '57393fbc69d6efb9b9b5dc9cb6b9880b0944360abfe2eaf459c9e58cf2279d7c',
  },
  {
    url: CREDENTIALS_V1,
    slug: 'credentials-v1',
    canonicalDigest: 'b01e671e873981f19a9102a9a57f666dbcaeb31b99e3e124378d143e71549247',
    publishedDigest: 'ab4ddd9a531758807a79a5b450510d61ae8d147eab966cc9a200c07095b0cdcc',
  },
  {
    url: CREDENTIALS_V2,
    slug: 'credentials-v2',
    canonicalDigest: 'b463c8d6a066214123ddd9827b135e1b50e1fc73322cc52a9b12a4f1fc7d86cf',
    publishedDigest: '59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734',
  },
  {
    url: DATA_INTEGRITY_V1,
    slug: 'data-integrity-v1',
    canonicalDigest: '9505bf85338a4c2121ad03992ac90061bc85d43bcfa34d9d47b779381cf08b5f',
    publishedDigest: 'b5d829bd09aa7c42abc6efa0c8ed7635313b5487f37ccfce3ecd149ca9418554',
  },
  {
    url: DATA_INTEGRITY_V2,
    slug: 'data-integrity-v2',
    canonicalDigest: '7ba3c50acf2689d5e07927267343eb353249c7c22a9f2d00307cc970e855e305',
    publishedDigest: '67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4',
  },
  {
    url: DID_V1,
    slug: 'did-v1',
    canonicalDigest: 'a7e146c40fcec005d3f0f14ae745665f446da58d7914a9d8f733746686fad82b',
    publishedDigest: 'adefa50311393eb1bd788a38ac9fe2696c65367928f6996812cd54577394f4da',
  },
  {
    url: ED25519_2020_V1,
    slug: 'ed25519-2020-v1',
    canonicalDigest: 'fb517f09d990829aed734c9bad8cbbb2ac3d5063b865c7e3d81f246074bf5691',
    publishedDigest: '67646fbc0d6582ad7fbf08ccf0d3a4bedbb4177fd2d63385de52dc1b092ed6c5',
  },
  {
    url: JWK_V1,
    slug: 'jwk-v1',
    canonicalDigest: '38dd329a9a011facda06afc4ba43a121980eaedbd1f974268026d157926bc086',
    publishedDigest: '0f14b62f6071aafe00df265770ea0c7508e118247d79b7d861a406d2aa00bece',
  },
  {
    url: MULTIKEY_V1,
    slug: 'multikey-v1',
    canonicalDigest: 'be20c3ee6af6e9c4102e66a85c26617831218e32216bdf050f870e389e737cdc',
    publishedDigest: 'ba2c182de2d92f7e47184bcca8fcf0beaee6d3986c527bf664c195bbc7c58597',
  },
  {
    url: OB_3_0,
    slug: 'ob-3-0',
    canonicalDigest: '2c54acaa1cffda2420be32ab61f0a2082051211131c6337686f36f2537aa859b',
    publishedDigest: 'b077fa134d909d92c1dcd1c153f2af1b244aeb415967fdc1467d7fc5dd48ac10',
  },
  {
    url: OB_3_0_1,
    slug: 'ob-3-0-1',
    canonicalDigest: '8bb2354552b70cbdf2066f6d3e24bc5c2be2619145737580ad2aebdc366e77d5',
    publishedDigest: 'd582f3564282fb3b709136d28412e78e70b678b4dbc2f0221f67d84932748355',
  },
  {
    url: OB_3_0_2,
    slug: 'ob-3-0-2',
    canonicalDigest: 'bdd1d11a55a660322f24660862a1d430ee80cce584465f750909daa43684357c',
    publishedDigest: '00666ad080ba407687ed1846b7f5e7495f5019042b202a727de47c48a1755c53',
  },
  {
    url: OB_3_0_3,
    slug: 'ob-3-0-3',
    canonicalDigest: 'c5e555a91a5cf48e32ae0a05674c61ddd5c053b680b5643b2f57f9965e386d99',
    publishedDigest: 'ef2fa9c7846dce233cc166b43639027278be4ee44f00bb1d45c75de2dd0cd761',
  },
  {
    url: OB_EXTENSIONS,
    slug: 'ob-extensions',
    canonicalDigest: '15f4c347c6fe4380d9b6b93795859e33747ef48d5c55b91a71c52fb51c7bcbd7',
    publishedDigest: '146f85aa16effd7ca1da8056eb443f53ce1eca8a34186cb062832c0a97d889c3',
  },
  {
    url: RUNGS_V0,
    slug: 'rungs-v0',
    canonicalDigest: 'dbae47bc58279d28594ae56ad9fe06024b688d0bd21fcb8ef8cb2191b56fc203',
  },
  {
    url: STATUS_LIST_2021_V1,
    slug: 'status-list-2021-v1',
    canonicalDigest: '9768f9aa81ab6c3e2ad96b2d669eaba67afe13fff0140a853f1e3d313fab13b6',
    publishedDigest: '6dd06a52bedb771e059c1083ba8ba7848dce22f6b4a8cfa0b98ba3fc188870e4',
  },
  {
    url: STATUS_V1,
    slug: 'status-v1',
    canonicalDigest: 'b2fcebfbaf4e6beae2be370fda8a5f9f99c28540c798a75a8cdccc0fb1a12492',
    publishedDigest: 'fda5add353231e6a6884a46b12e6c75464281900cb348284d9c360f62381d9f7',
  },
  {
    url: UNDEFINED_TERMS_V2,
    slug: 'undefined-terms-v2',
    canonicalDigest: '3b11e1df8c618447e9f79f3737e3c30fc0841537eb95f36003742c633672bb9f',
    publishedDigest: '82dab514ba44eb18f5d1b0f638c5e140c6a556fbfb5089601bdc0fa5eb8b2581',
  },
]

/** The URLs of the bundled contexts. */
export const contextUrls: readonly string[] = /* @__PURE__ */ Object.freeze(/* @__PURE__ */ pins.map((pin) => pin.url))

/** SHA-256 (hex) of the canonical JSON of each bundled context, by URL. */
export const canonicalDigests: Readonly<Record<string, string>> = /* @__PURE__ */ digestTable('canonicalDigest')

/**
 * SHA-256 (hex) of the published bytes of bundled contexts, by URL (VCDM 2.0 section 5.3 and B.1). A bundled document has the
 * JSON or the meaning of the published one, not its bytes, so these are compared as constants.
 */
export const publishedDigests: Readonly<Record<string, string>> = /* @__PURE__ */ digestTable('publishedDigest')

function digestTable(kind: 'canonicalDigest' | 'publishedDigest'): Readonly<Record<string, string>> {
  const table: Record<string, string> = Object.create(null) as Record<string, string>
  for (const pin of pins) {
    const digest = pin[kind]
    if (digest !== undefined) table[pin.url] = digest
  }
  return Object.freeze(table)
}
