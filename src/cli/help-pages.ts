import type { HelpPhrases } from '../i18n/index.js'

/** A part of the help: how a command is written, the phrase that says what it does, and what comes after it. */
export interface HelpPart {
  readonly usage: string
  readonly says: keyof HelpPhrases
  readonly hasFormats?: true
  /** Whether it ends with what figures of pay are not, which a draft says in English too. */
  readonly hasLimits?: true
}

/** The help of each command. What stands in capitals is for the reader to fill in, in every language. */
export const HELP: Readonly<Record<string, readonly HelpPart[]>> = {
  init: [{ usage: 'rungs init [DIR] [--did web:DOMAIN] [--json]', says: 'help.init' }],
  keygen: [
    {
      usage: 'rungs keygen --alg Ed25519|ES256|ES384|RS256|PS256 [--did key|jwk|web:DOMAIN] [--json] --out FILE',
      says: 'help.keygen',
    },
  ],
  seal: [
    {
      usage: 'rungs seal DRAFT --key FILE [--issuer FILE] [--format F] [--now T] [--json] --out DIR',
      says: 'help.seal',
      hasFormats: true,
    },
  ],
  issue: [
    {
      usage: `rungs issue --ladder FILE --rung ID --key FILE [--issuer FILE] (--subject DID|EMAIL | --csv FILE)
      [--held DIR] [--records FILE] [--documents DIR] [--jurisdiction PLACE] [--format F] [--unsafe-skip-requirements]
      [--offline] [--now T] [--json] --out DIR`,
      says: 'help.issue',
    },
    {
      usage: 'rungs issue ... --store FILE [--out DIR] [--batch NAME] [--status-lists URL/] [--workers N]',
      says: 'help.issueStore',
      hasFormats: true,
    },
    {
      usage: `rungs issue ... --images DIR [--image-type svg|png] [--design FILE] [--fonts FILE,...] [--system-fonts] [--width N]`,
      says: 'help.issueImages',
    },
  ],
  verify: [
    {
      usage: `rungs verify FILE|URL|TEXT|-|DIR ... [--json] [--offline] [--now T] [--documents DIR] [--schemas DIR] [--policy FILE]
      [--template FILE,...] [--recipient DID|EMAIL] [--accept-retired-keys] [--cross-check]`,
      says: 'help.verify',
    },
    {
      usage: `rungs verify --bundle FILE [--bundle-signer DID,...] [--max-age status=P7D,...] [--json] [--now T] [--documents DIR]
      [--schemas DIR] [--policy FILE]
      [--recipient DID|EMAIL] [--accept-retired-keys] [--cross-check]`,
      says: 'help.verifyBundle',
    },
  ],
  bundle: [
    {
      usage: 'rungs bundle FILE|- [--key FILE] [--documents DIR] [--schemas DIR] [--now T] [--json] --out FILE',
      says: 'help.bundle',
    },
  ],
  bake: [{ usage: 'rungs bake FILE|- PICTURE [--replace] [--json] --out FILE', says: 'help.bake' }],
  unbake: [{ usage: 'rungs unbake PICTURE|- [--json] [--out FILE]', says: 'help.unbake' }],
  picture: [
    {
      usage: `rungs picture BADGE|- [--ladder FILE] [--design FILE] [--plain] [--fonts FILE,...] [--system-fonts] [--width N] [--json]
      [--offline] [--now T] [--documents DIR] [--schemas DIR] [--accept-retired-keys] --out FILE.svg|FILE.png`,
      says: 'help.picture',
    },
  ],
  certificate: [
    {
      usage: `rungs certificate BADGE|- --name TEXT --page URL [--json] [--offline] [--now T]
      [--documents DIR] [--schemas DIR] [--accept-retired-keys] --out FILE.html|FILE.svg`,
      says: 'help.certificate',
    },
  ],
  export: [
    {
      usage: `rungs export BADGE|- --format linkedin|elm|pass [--page URL] [--out FILE] [--json] [--offline] [--now T]
      [--documents DIR] [--schemas DIR] [--accept-retired-keys]`,
      says: 'help.export',
    },
  ],
  paper: [
    { usage: 'rungs paper BADGE|- --template FILE [--title TEXT] [--json] [--out FILE.svg|FILE.txt]', says: 'help.paper' },
    { usage: 'rungs paper template BADGE|DIR ... [--slots POINTER,...] [--json] --out FILE', says: 'help.paperTemplate' },
  ],
  upgrade: [
    {
      usage:
        'rungs upgrade FILE|URL|- [--subject DID] [--offline] [--now T] [--documents DIR] [--unsafe-unverified] [--json] --out FILE',
      says: 'help.upgrade',
    },
  ],
  inspect: [{ usage: 'rungs inspect FILE|- [--json]', says: 'help.inspect' }],
  accept: [
    {
      usage: 'rungs accept --policy FILE FILE|-|DIR ... [--json] [--offline] [--now T] [--documents DIR]',
      says: 'help.accept',
    },
  ],
  place: [
    {
      usage:
        'rungs place --ladder FILE FILE|-|DIR ... [--policy FILE] [--jurisdiction PLACE] [--json] [--offline] [--now T] [--documents DIR]',
      says: 'help.place',
    },
  ],
  plan: [
    {
      usage: `rungs plan --ladder FILE FILE|-|DIR ... [--target RUNG] [--jurisdiction PLACE] [--assumptions FILE]
      [--objective breakEvenMonths|npvLow|effort|cost] [--policy FILE] [--json] [--offline] [--now T] [--documents DIR]`,
      says: 'help.plan',
    },
  ],
  why: [
    {
      usage: `rungs why RUNG --ladder FILE FILE|-|DIR ... [--jurisdiction PLACE] [--assumptions FILE] [--objective O]
      [--policy FILE] [--json] [--offline] [--now T] [--documents DIR]`,
      says: 'help.why',
    },
  ],
  payoff: [
    {
      usage: 'rungs payoff RUNG --ladder FILE --assumptions FILE [--from RUNG] [--now T] [--json]',
      says: 'help.payoff',
      hasLimits: true,
    },
  ],
  events: [
    {
      usage: `rungs events --ladder FILE FILE|-|DIR ... [--horizon P1Y] [--ics FILE] [--jurisdiction PLACE] [--policy FILE]
      [--json] [--offline] [--now T] [--documents DIR]`,
      says: 'help.events',
    },
  ],
  endorse: [
    {
      usage: `rungs endorse ID|FILE [--of credential|achievement|issuer] [--name TEXT] [--comment TEXT] --key FILE [--issuer FILE]
      [--format F] [--offline] [--now T] [--documents DIR] [--json] --out DIR`,
      says: 'help.endorse',
    },
  ],
  clr: [
    {
      usage: `rungs clr build FILE|-|DIR ... (--ladder FILE | --name TEXT) [--subject DID] --key FILE [--issuer FILE]
      [--format F] [--offline] [--now T] [--documents DIR] [--json] --out DIR`,
      says: 'help.clr',
    },
  ],
  ladder: [
    {
      usage: 'rungs ladder lint FILE [--with FILE,...] [--agreement-of NAME,...] [--json]\nrungs ladder brief FILE',
      says: 'help.ladderLint',
    },
    { usage: 'rungs ladder diff OLD NEW [--json]', says: 'help.ladderDiff' },
    {
      usage: 'rungs ladder migrate OLD NEW BADGE|DIR ... [--offline] [--documents DIR] [--now T] [--json]',
      says: 'help.ladderMigrate',
    },
    {
      usage: `rungs ladder seal FILE --key FILE [--issuer FILE] [--format F] [--replaces URL] [--now T] [--json] --out DIR`,
      says: 'help.ladderSeal',
    },
    {
      usage: `rungs ladder verify SIGNED [ENDORSEMENT ...] [--endorsers DID,... [--min N]] [--constituencies FILE] [--known FILE]
      [--offline] [--documents DIR] [--now T] [--json]`,
      says: 'help.ladderVerify',
    },
    {
      usage: `rungs ladder history FILE|DIR ... [--deciders DID,...] [--constituencies FILE]
      [--offline] [--documents DIR] [--now T] [--json]`,
      says: 'help.ladderHistory',
    },
    {
      usage: `rungs ladder graph FILE [--svg|--mermaid|--dot] [--badges DIR] [--out FILE]
      [--policy FILE] [--jurisdiction PLACE] [--offline] [--now T] [--documents DIR]`,
      says: 'help.ladderGraph',
    },
    { usage: 'rungs ladder export FILE --format ctdl|case|clr|elm --out FILE [--json]', says: 'help.ladderExport' },
  ],
  offer: [
    {
      usage: `rungs offer --ladder FILE --rung ID --key FILE [--issuer FILE] (--subject DID|EMAIL | --csv FILE)
      (--claim-page URL | --base-url URL [--qr]) [--expires T] [--held DIR] [--records FILE] [--jurisdiction PLACE] [--format F] [--unsafe-skip-requirements] [--offline]
      [--now T] [--json] --store FILE --out DIR`,
      says: 'help.offer',
    },
    { usage: 'rungs offer ... --base-url URL [--qr]', says: 'help.offerScan' },
    {
      usage: `rungs offer list --store FILE [--now T] [--json]
rungs offer withdraw ID --store FILE [--now T] [--json]`,
      says: 'help.offerList',
    },
  ],
  batch: [
    {
      usage: `rungs batch enqueue NAME --template FILE --csv FILE [--database URL] [--json]
rungs batch status NAME [--database URL] [--json]`,
      says: 'help.batch',
    },
  ],
  worker: [
    {
      usage: `rungs worker --key FILE [--issuer FILE] [--format F] [--database URL] [--status-lists URL/] [--workers N] [--until-empty]
      [--now T] [--json]`,
      says: 'help.worker',
    },
  ],
  status: [
    {
      usage: `rungs status publish --store FILE --key FILE [--issuer FILE] [--list URL] [--force] [--copy FILE,...] [--format F]
      [--witness FILE] [--now T] [--json]`,
      says: 'help.statusPublish',
    },
    {
      usage: `rungs status revoke|suspend ID --reason error|fraud|superseded|holderRequest|withdrawnForSafety
      [--appeal-until T] --store FILE [--key FILE] [--witness FILE] [--now T] [--json]
rungs status reinstate ID --store FILE [--key FILE] [--witness FILE] [--now T] [--json]`,
      says: 'help.statusChange',
    },
    {
      usage: `rungs status show [ID] --store FILE [--json]
rungs status audit --store FILE [--witness FILE] [--json]`,
      says: 'help.statusAudit',
    },
  ],
  doctor: [{ usage: 'rungs doctor --store FILE [--key FILE] [--witness FILE] [--now T] [--json]', says: 'help.doctor' }],
  wallet: [
    {
      usage: `rungs wallet init|key [--for NAME] [--from KEYSTORE] [--wallet DIR] [--json]
rungs wallet add FILE|DIR|- ... [--template FILE,...] [--wallet DIR] [--offline] [--now T] [--documents DIR] [--json]
rungs wallet list [TEXT] | show ID | check [--wallet DIR] [--offline] [--now T] [--documents DIR] [--json]`,
      says: 'help.wallet',
    },
    {
      usage: `rungs wallet present --ladder FILE --rung ID --challenge TEXT --domain URL [--policy FILE] [--jurisdiction PLACE]
      [--wallet DIR] [--offline] [--now T] [--documents DIR] [--json] --out FILE`,
      says: 'help.walletPresent',
    },
    {
      usage: `rungs wallet receive URL|LINK [--pin PIN] [--for NAME] [--wallet DIR] [--json]
rungs wallet share URL|LINK [--badge ID,...] [--wallet DIR] [--json]`,
      says: 'help.walletExchange',
    },
    {
      usage: `rungs wallet export [--wallet DIR] [--json] --out FILE
rungs wallet import FILE|DIR [--wallet DIR] [--json]`,
      says: 'help.walletExport',
    },
  ],
  vector: [
    {
      usage: `rungs vector issue|verify --input FILE --key FILE --feature F [--sd PATHS] [--now T] --output FILE
rungs vector validate --format JsonSchema|JsonSchemaCredential --schema FILE --credential FILE --output FILE`,
      says: 'help.vector',
    },
  ],
  serve: [
    {
      usage: `rungs serve [--config FILE] [--host ADDRESS] [--port N] [--base-url URL] [--key FILE,...] [--documents DIR]
      [--store FILE | --database URL] [--allow-network] [--accept-unbound-presentations] [--unsafe-no-auth]`,
      says: 'help.serve',
    },
    { usage: 'rungs serve ... (--store FILE | --database URL) --key FILE --offers', says: 'help.serveOffers' },
    { usage: 'rungs serve ... [--ladder FILE,...]', says: 'help.servePages' },
  ],
  dashboard: [
    {
      usage: `rungs dashboard --worker --ladder FILE FILE|-|DIR ... [--subject DID,...] [--evidence FILE] [--jurisdiction PLACE] [--horizon P1Y]
      [--policy FILE] [--offline] [--documents DIR] [--now T] [--json] --out DIR`,
      says: 'help.dashboardWorker',
      hasLimits: true,
    },
    {
      usage: `rungs dashboard --public|--platform FILE ... [--k 10] [--by NAME,...] [--metrics NAME,...] [--release URL] [--from T] [--until T]
      [--currency EUR] [--ladder FILE] [--evidence FILE] [--demand FILE] [--after FILE,...] [--unsafe-few-people]
      [--now T] [--json] --out DIR`,
      says: 'help.dashboardGroups',
    },
    {
      usage: `rungs dashboard --educator --issuer DID,... FILE|-|DIR ... [--figures FILE [--k 10] [--by NAME,...]] [--ladder FILE]
      [--offline] [--documents DIR] [--now T] [--json] --out DIR`,
      says: 'help.dashboardEducator',
    },
  ],
  web: [
    {
      usage: 'rungs web build [--ladder FILE,...] [--documents DIR] [--public] [--json] --out DIR',
      says: 'help.webBuild',
    },
  ],
}

/** What the phrases of the help are filled with: what is the same in every language. */
export const HELP_NAMES = {
  after: '--after',
  age: '--max-age',
  auth: ['auth', 'cors', 'rateLimit', 'limits'],
  badge: '--badge',
  badges: '--badges',
  copy: '--copy',
  offers: '--offers',
  qr: '--qr',
  baseUrl: '--base-url',
  by: '--by',
  demand: '--demand',
  figures: '--figures',
  k: '--k',
  claims: 'claims.csv',
  columns: 'row_key,subject,rung,awarded_date,result.<name>,evidence_url,evidence_narrative',
  cross: '--cross-check',
  csv: '--csv',
  design: '--design',
  did: '--did',
  documents: '--documents',
  environment: [
    'RUNGS_HOST',
    'RUNGS_PORT',
    'RUNGS_BASE_URL',
    'RUNGS_KEYS',
    'RUNGS_DOCUMENTS',
    'RUNGS_LADDERS',
    'RUNGS_STORE',
    'RUNGS_DATABASE',
  ],
  features: ['credential_jose', 'presentation_jose', 'credential_sdjwt', 'presentation_sdjwt'],
  fonts: '--fonts',
  force: '--force',
  folder: 'verify/',
  format: '--format',
  held: '--held',
  ics: '--ics',
  images: '--images',
  imageType: '--image-type',
  jurisdiction: '--jurisdiction',
  key: '--key',
  known: '--known',
  ladder: '--ladder',
  ladders: '/ladders/',
  agreementOf: '--agreement-of',
  constituencies: '--constituencies',
  name: '--name',
  deciders: '--deciders',
  objective: '--objective',
  own: '/badges/',
  ownFolder: 'badges/',
  page: '--page',
  pin: '--pin',
  plain: '--plain',
  paths: '["a.b","c[0]"]',
  policy: '--policy',
  public: '--public',
  recipient: '--recipient',
  recordColumns: 'subject,achievement,awarded_date,valid_until',
  records: '--records',
  replace: '--replace',
  retired: '--accept-retired-keys',
  rung: '--rung',
  schemas: '--schemas',
  sd: '--sd',
  signer: '--bundle-signer',
  single: 'verify.html',
  slots: '--slots',
  subject: '--subject',
  system: '--system-fonts',
  template: '--template',
  serves: [
    '/issuers',
    '/credentials/verify',
    '/presentations/verify',
    '/credentials/derive',
    '/identifiers',
    '/status',
    '/openapi.json',
    '/healthz',
    '/readyz',
  ],
  unauthenticated: '--unsafe-no-auth',
  unverified: '--unsafe-unverified',
  verify: '/verify/',
  database: 'RUNGS_DATABASE',
  out: '--out',
  store: '--store',
  untilEmpty: '--until-empty',
  wallet: '--wallet',
  with: '--with',
  witness: '--witness',
} as const
