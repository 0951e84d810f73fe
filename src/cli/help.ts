import { languages } from '../i18n/index.js'
import type { SignatureAlgorithm } from '../keys/index.js'
import { FORMATS } from './format.js'

const PAGES: Readonly<Record<string, string>> = {
  init: `rungs init [DIR] [--json]
  Writes a small ladder, a key, its did.json, issue.mjs and verify.mjs that run at once.
`,
  keygen: `rungs keygen --alg Ed25519|ES256|ES384|RS256|PS256 [--did key|jwk|web:DOMAIN] [--json] --out FILE
  Makes a key and keeps it encrypted. The passphrase is asked for twice, or taken from RUNGS_PASSPHRASE.
  With --did web:DOMAIN the document to publish is written beside it as did.json.
`,
  seal: `rungs seal DRAFT --key FILE [--issuer FILE] [--format F] [--now T] [--json] --out DIR
  Signs a badge written as JSON. A missing id, issuer or validFrom is filled in.
${formats()}
`,
  issue: `rungs issue --ladder FILE --rung ID --key FILE [--issuer FILE] (--subject DID|EMAIL | --csv FILE)
      [--held DIR] [--records FILE] [--documents DIR] [--jurisdiction PLACE] [--format F] [--unsafe-skip-requirements]
      [--offline] [--now T] [--json] --out DIR
  Issues badges along a ladder. --held is a folder of badges that show the requirements, --records a CSV of your own
  training records: subject,achievement,awarded_date,valid_until
  CSV columns: row_key,subject,rung,awarded_date,result.<name>,evidence_url,evidence_narrative
  (row_key and subject are needed; rung may be left to --rung). Running it again issues only what is missing.
  A wrong row is told with its line, and the others go on. Exit 3 when rows failed.
${formats()}
`,
  verify: `rungs verify FILE|URL|-|DIR ... [--json] [--offline] [--now T] [--documents DIR] [--schemas DIR] [--policy FILE]
      [--recipient DID|EMAIL] [--accept-retired-keys] [--cross-check]
  Verifies badges: JSON, JWT, PNG and SVG pictures with a badge inside, or folders of them; also badges of Open Badges 2.0, or the
  URL where one is hosted. --documents holds DID and controller documents by id, and documents of Open Badges 2.0; --schemas holds
  JSON Schemas that badges may name; accept, place and bundle have it too.
  --policy names the issuers you know; --recipient says whom the badges should be about. --accept-retired-keys takes badges by
  a key that their issuer has retired since they were made, as far as their own date tells; issue, accept and place have it too.
  --cross-check asks @digitalcredentials/vc for a second opinion on eddsa-rdfc-2022.
rungs verify --bundle FILE [--bundle-signer DID,...] [--max-age status=P7D,...] [--json] [--now T] [--documents DIR]
      [--schemas DIR] [--policy FILE]
      [--recipient DID|EMAIL] [--accept-retired-keys] [--cross-check]
  Verifies the badge in a bundle without a network, and tells how old the documents in it are. Keys and schemas in it count only if
  its signer is named by --bundle-signer. --max-age says how old they may be, by what they are for: controller, status, schema,
  refresh or trust.
  Exit 1 if any is rejected, else 2 if any could not be checked, else 66 if any could not be read, else 0.
`,
  bundle: `rungs bundle FILE|- [--key FILE] [--documents DIR] [--schemas DIR] [--now T] [--json] --out FILE
  Verifies a badge and writes it with all that was fetched for it into one file, so that it can be verified without a network.
  --key signs the bundle with an Ed25519, ES256 or ES384 key: whoever trusts its controller believes the keys in the bundle.
  Exit as of verify; a badge that is rejected is not bundled.
`,
  bake: `rungs bake FILE|- PICTURE [--replace] [--json] --out FILE
  Puts a signed badge into a PNG or SVG picture; nothing else of the picture changes. The badge is not verified.
  A picture with a badge inside is refused; with --replace that one goes.
`,
  unbake: `rungs unbake PICTURE|- [--json] [--out FILE]
  Takes the badge out of a PNG or SVG picture, and prints it or writes it to a file. It is not verified: verify takes pictures itself.
`,
  upgrade: `rungs upgrade FILE|URL|- [--subject DID] [--offline] [--now T] [--documents DIR] [--unsafe-unverified] [--json] --out FILE
  Verifies a badge of Open Badges 2.0 and writes an unsigned badge of Open Badges 3.0 that names it, to be looked over and then
  signed by you as its issuer with rungs seal. --subject names the recipient by an id. A badge that could not be verified is not
  upgraded without --unsafe-unverified; one that is rejected never is. Exit as of verify.
`,
  inspect: `rungs inspect FILE|- [--json]
  Shows what a badge says of itself. Nothing is checked.
`,
  accept: `rungs accept --policy FILE FILE|-|DIR ... [--json] [--offline] [--now T] [--documents DIR]
  Verifies badges and decides under your policy what they count for. Exit as of verify; one not accepted counts as rejected.
`,
  place: `rungs place --ladder FILE FILE|-|DIR ... [--policy FILE] [--jurisdiction PLACE] [--json] [--offline] [--now T] [--documents DIR]
  Verifies badges and shows where each worker stands on the ladder, why, and what is next. --jurisdiction, such as US-CA, chooses
  among the variants of a rung. Exit as of verify.
`,
  plan: `rungs plan --ladder FILE FILE|-|DIR ... [--target RUNG] [--jurisdiction PLACE] [--assumptions FILE]
      [--objective breakEvenMonths|npvLow|effort|cost] [--policy FILE] [--json] [--offline] [--now T] [--documents DIR]
  Verifies badges and shows for each rung that is not held what is missing, what it takes, and, under your assumptions, what it
  may bring. Steps marked with a star are beaten by none in every respect; a ranking is made only by --objective. Exit as of verify.
`,
  why: `rungs why RUNG --ladder FILE FILE|-|DIR ... [--jurisdiction PLACE] [--assumptions FILE] [--objective O]
      [--policy FILE] [--json] [--offline] [--now T] [--documents DIR]
  Says why a rung stands where it does, what is asked for, and what the plan makes of it. Exit as of verify.
`,
  payoff: `rungs payoff RUNG --ladder FILE --assumptions FILE [--from RUNG] [--now T] [--json]
  Reckons what a rung costs and what it may bring, by the figures of the ladder. Assumptions are JSON: region, currency,
  workRelationship, timeBase, expenses, hoursPerWeek and more. Pay is before tax, and nothing is a promise of pay.
  Exit 2 where no payoff can honestly be given: it says why.
`,
  events: `rungs events --ladder FILE FILE|-|DIR ... [--horizon P1Y] [--ics FILE] [--jurisdiction PLACE] [--policy FILE]
      [--json] [--offline] [--now T] [--documents DIR]
  Shows what ends, opens or is to be renewed. --ics writes a calendar (iCalendar) that can be imported again and again.
`,
  endorse: `rungs endorse ID|FILE [--of credential|achievement|issuer] --name TEXT [--comment TEXT] --key FILE [--issuer FILE]
      [--format F] [--offline] [--now T] [--documents DIR] [--json] --out DIR
  Signs an endorsement of an id, of a badge, which is verified first, of its achievement or issuer, or of a ladder, whose edition it names.
  Exit as of verify where a badge is not endorsed.
`,
  clr: `rungs clr build FILE|-|DIR ... (--ladder FILE | --name TEXT) [--subject DID] --key FILE [--issuer FILE]
      [--format F] [--offline] [--now T] [--documents DIR] [--json] --out DIR
  Verifies badges and signs a record (CLR 2.0) of those that are verified and about one worker, with the ladder and its order. What is left
  out is said in the record.
`,
  ladder: `rungs ladder lint FILE [--with FILE,...] [--json]
rungs ladder brief FILE
  Checks a ladder for mistakes, or prints it for reading. --with names ladders that it refers to, such as the one it supersedes.
rungs ladder diff OLD NEW [--json]
  Tells what changed, and whether the version says so: a minor version may only loosen. Exit 1 where it does not.
rungs ladder migrate OLD NEW BADGE|DIR ... [--offline] [--documents DIR] [--now T] [--json]
  Verifies badges of the old ladder and tells where their holders stand on the new one. Every rung has to be taken care of.
rungs ladder seal FILE --key FILE [--issuer FILE] [--format F] [--replaces URL] [--now T] [--json] --out DIR
rungs ladder endorse FILE --key FILE [--issuer FILE] [--format F] [--now T] [--json] --out DIR
  Publishes an edition of a ladder, signed by its owner; or endorses exactly that edition, signed by somebody else.
rungs ladder verify SIGNED [ENDORSEMENT ...] [--endorsers DID,... [--min N]] [--known FILE] [--offline] [--documents DIR]
      [--now T] [--json]
  Verifies a signed ladder, and that N of those named endorsed exactly its content (default: all of them). --known is the
  edition that you have: other content under the same version is told. Exit as of verify; one not accepted counts as rejected.
rungs ladder graph FILE [--svg|--mermaid|--dot] [--badges DIR] [--out FILE]
      [--policy FILE] [--jurisdiction PLACE] [--offline] [--now T] [--documents DIR]
  Draws a ladder: as SVG (default), or as text for Mermaid or Graphviz. --badges shows where the worker stands whose badges are in a
  folder; they are verified. Exit as of verify.
rungs ladder export FILE --format ctdl|case|clr|elm --out FILE [--json]
  Writes a ladder in another format, and tells what that format could not say.
`,
  serve: `rungs serve [--config FILE] [--host ADDRESS] [--port N] [--base-url URL] [--key FILE,...] [--documents DIR]
      [--allow-network] [--accept-unbound-presentations] [--unsafe-no-auth]
  Serves the VC API over HTTP until it is told to end (SIGINT or SIGTERM): /issuers, /credentials/verify, /presentations/verify,
  /credentials/derive, /identifiers/{did}, /status/{list}, /openapi.json, /healthz and /readyz. By default on 127.0.0.1:8080, without a
  network, and with new keys that end with the service. --base-url is where it is reached from outside, as status lists name it; --key
  names keystores or JsonWebKeys, one for each of Ed25519, ES256 and ES384; --documents holds controller documents of issuers.
  The same may stand in the environment (RUNGS_HOST, RUNGS_PORT, RUNGS_BASE_URL, RUNGS_KEYS, RUNGS_DOCUMENTS) and in the configuration, a
  JSON file: an option counts before the environment, and that before the file. The file alone has auth, cors, rateLimit and limits.
  An address that is not loopback needs auth, or --unsafe-no-auth. One line of JSON is printed for each request.
`,
  vector: `rungs vector issue|verify --input FILE --key FILE --feature F [--sd PATHS] [--now T] --output FILE
rungs vector validate --format JsonSchema|JsonSchemaCredential --schema FILE --credential FILE --output FILE
  For test vectors: one file in, and a file with "result" (success, failure or indeterminate) and "data" out.
  Features: credential_jose, presentation_jose, credential_sdjwt, presentation_sdjwt. The key is a JsonWebKey method, and
  verify takes it for the issuer's or holder's, whatever the token's kid says. Nothing is fetched: credentials in a
  presentation and schemas elsewhere are not looked into. --sd names what a holder may leave out: '["a.b","c[0]"]'.
  Exit 0 whenever the output file is written.
`,
}

const LANGUAGE = `  --lang TAG  Every command speaks ${languages.join(', ')}; by default what LC_ALL, LC_MESSAGES or LANG says. JSON stays as it is.
`

/** The help of one command, or of all. */
export function help(command?: string): string {
  const page = command === undefined ? undefined : Object.hasOwn(PAGES, command) ? PAGES[command] : undefined
  if (page !== undefined) return `${page}${LANGUAGE}`
  return `rungs: portable skills along credential ladders, as Open Badges 3.0\n\n${Object.values(PAGES).join('\n')}\n${LANGUAGE}`
}

/** The formats of `--format` by the keys that they take. */
function formats(): string {
  const ids = Object.keys(FORMATS)
  const first = (alg: SignatureAlgorithm): string => ids.find((id) => FORMATS[id]?.includes(alg)) as string
  return [
    '  --format, where the key fits:',
    ...ids.map((id) => `    ${id.padEnd(22)}${FORMATS[id]?.join(', ')}`),
    `  Default: ${first('Ed25519')} for Ed25519, else ${first('ES256')}.`,
  ].join('\n')
}
