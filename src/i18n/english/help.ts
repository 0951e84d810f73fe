/** English for what each command does and takes. Names of options are params: they are the same in every language. */
export const helpPhrases = {
  'help.about': 'portable skills along credential ladders, as Open Badges 3.0',
  'help.lang': 'Every command speaks {languages}; by default what LC_ALL, LC_MESSAGES or LANG says. JSON stays as it is.',
  'help.formats': '{format}, where the key fits:',
  'help.default': 'Default: {first} for Ed25519, else {other}.',
  'help.init': 'Writes a small ladder, a key, its did.json, issue.mjs and verify.mjs that run at once.',
  'help.keygen':
    'Makes a key and keeps it encrypted. The passphrase is asked for twice, or taken from RUNGS_PASSPHRASE. With {did} web:DOMAIN the document to publish is written beside it as did.json.',
  'help.seal': 'Signs a badge written as JSON. A missing id, issuer or validFrom is filled in.',
  'help.issue':
    'Issues badges along a ladder. {held} is a folder of badges that show the requirements, {records} a CSV of your own training records: {recordColumns}. The columns of {csv}: {columns}; row_key and subject are needed, and rung may be left to {rung}. Running it again issues only what is missing. A wrong row is told with its line, and the others go on. Exit 3 when rows failed.',
  'help.verify':
    'Verifies badges: JSON, JWT, PNG and SVG pictures with a badge inside, or folders of them; also badges of Open Badges 2.0, or the URL where one is hosted. {documents} holds DID and controller documents by id, and documents of Open Badges 2.0; {schemas} holds JSON Schemas that badges may name; accept, place and bundle have it too. {policy} names the issuers you know; {recipient} says whom the badges should be about. {retired} takes badges by a key that their issuer has retired since they were made, as far as their own date tells; issue, accept and place have it too. {cross} asks @digitalcredentials/vc for a second opinion on eddsa-rdfc-2022.',
  'help.verifyBundle':
    'Verifies the badge in a bundle without a network, and tells how old the documents in it are. Keys and schemas in it count only if its signer is named by {signer}. {age} says how old they may be, by what they are for: controller, status, schema, refresh or trust. Exit 1 if any is rejected, else 2 if any could not be checked, else 66 if any could not be read, else 0.',
  'help.bundle':
    'Verifies a badge and writes it with all that was fetched for it into one file, so that it can be verified without a network. {key} signs the bundle with an Ed25519, ES256 or ES384 key: whoever trusts its controller believes the keys in the bundle. Exit as of verify; a badge that is rejected is not bundled.',
  'help.bake':
    'Puts a signed badge into a PNG or SVG picture; nothing else of the picture changes. The badge is not verified. A picture with a badge inside is refused; with {replace} that one goes.',
  'help.unbake':
    'Takes the badge out of a PNG or SVG picture, and prints it or writes it to a file. It is not verified: verify takes pictures itself.',
  'help.picture':
    'Verifies a badge, draws its picture and puts the badge into it; {plain} leaves it out. With {ladder} the picture has the ladder’s name and how far up it the badge is, and a shape for each track; {design} says otherwise, with shape, colour (#rrggbb) and marks. A PNG takes the package @resvg/resvg-js, and the letters of {fonts} or {system}: letters that these lack are refused. Prints what the picture says to those who do not see it. A badge that does not verify is not drawn; exit as of verify.',
  'help.certificate':
    'Verifies a badge and writes a certificate to print, as a page or as a picture: whose it is, what for, by whom, and a QR code that leads to the page of {page}, where others verify the badge. The name of the person is that of {name}, since most badges do not hold one. A badge that does not verify is not written; exit as of verify.',
  'help.export':
    'Verifies a badge and shows it elsewhere: the link that fills in LinkedIn’s form, a European Digital Credential (ELM) without a proof, or a picture with a QR code that leads to the page of {page}, which is where others verify the badge. Tells what a format could not say. A badge that is rejected or could not be checked is not exported; exit as of verify.',
  'help.paper':
    'Puts a whole signed badge into one QR code for printing, or shows it here. Whoever has the template verifies what a scanner read without a network: rungs verify FILE|TEXT {template} FILE. The badge is not verified.',
  'help.paperTemplate':
    'Makes the template that badges of one kind share, to be published. Its slots are where these badges differ and where badges usually do, and those that {slots} names; what is in them is not in it. Give two badges or more.',
  'help.wallet':
    'Keeps a worker’s badges and keys in a folder, {wallet} or ./wallet. init makes it with a key; key gives the DID for one counterparty, made when it is first asked for; add takes badges in any form and keeps every byte; list groups them by ladder; show tells of one; check verifies all again, exit as of verify.',
  'help.walletPresent':
    'Shows as little as proves a rung, signed for one verifier and occasion by the challenge and domain that it gave.',
  'help.walletExport':
    'Writes the wallet as one encrypted file, under a passphrase that is asked for, or takes such a file, or the folder of another wallet, into this one. Nothing that is there is overwritten.',
  'help.upgrade':
    'Verifies a badge of Open Badges 2.0 and writes an unsigned badge of Open Badges 3.0 that names it, to be looked over and then signed by you as its issuer with rungs seal. {subject} names the recipient by an id. A badge that could not be verified is not upgraded without {unverified}; one that is rejected never is. Exit as of verify.',
  'help.inspect': 'Shows what a badge says of itself. Nothing is checked.',
  'help.accept':
    'Verifies badges and decides under your policy what they count for. Exit as of verify; one not accepted counts as rejected.',
  'help.place':
    'Verifies badges and shows where each worker stands on the ladder, why, and what is next. {jurisdiction}, such as US-CA, chooses among the variants of a rung. Exit as of verify.',
  'help.plan':
    'Verifies badges and shows for each rung that is not held what is missing, what it takes, and, under your assumptions, what it may bring. Steps marked with a star are beaten by none in every respect; a ranking is made only by {objective}. Exit as of verify.',
  'help.why': 'Says why a rung stands where it does, what is asked for, and what the plan makes of it. Exit as of verify.',
  'help.payoff':
    'Reckons what a rung costs and what it may bring, by the figures of the ladder. Assumptions are JSON: region, currency, workRelationship, timeBase, expenses, hoursPerWeek and more. Exit 2 where no payoff can honestly be given: it says why.',
  'help.events':
    'Shows what ends, opens or is to be renewed. {ics} writes a calendar (iCalendar) that can be imported again and again.',
  'help.endorse':
    'Signs an endorsement of an id, of a badge, which is verified first, of its achievement or issuer, or of a ladder, whose edition it names; for a ladder, the name may be left out. Exit as of verify where a badge is not endorsed.',
  'help.clr':
    'Verifies badges and signs a record (CLR 2.0) of those that are verified and about one worker, with the ladder and its order. What is left out is said in the record.',
  'help.ladderLint':
    'Checks a ladder for mistakes, or prints it for reading. {with} names ladders that it refers to, such as the one it supersedes. {agreementOf} names constituencies whose agreement an active ladder has to ask for.',
  'help.ladderDiff':
    'Tells what changed, and whether the version says so: a minor version may only loosen. Exit 1 where it does not.',
  'help.ladderMigrate':
    'Verifies badges of the old ladder and tells where their holders stand on the new one. Every rung has to be taken care of.',
  'help.ladderSeal':
    'Publishes an edition of a ladder, signed by its owner. Others endorse exactly that edition with rungs endorse.',
  'help.ladderVerify':
    'Verifies a signed ladder, and that N of those named endorsed exactly its content (default: all of them). {constituencies} says in JSON who speaks for whom, such as workers and their DIDs, where the ladder asks for their agreement. {known} is the edition that you have: other content under the same version is told. Exit as of verify; one not accepted counts as rejected.',
  'help.ladderHistory':
    'Tells what changed from edition to edition of a ladder in plain words, when, and who decided it, and where something is missing. It takes signed ladders, endorsements, decisions and results of ballots, and unsigned ladders as such. {deciders} are those whose decisions and ballots count, and {constituencies} says in JSON who speaks for whom. Exit as of verify; 2 where the history has a gap.',
  'help.ladderGraph':
    'Draws a ladder: as SVG (default), or as text for Mermaid or Graphviz. {badges} shows where the worker stands whose badges are in a folder; they are verified. Exit as of verify.',
  'help.ladderExport': 'Writes a ladder in another format, and tells what that format could not say.',
  'help.statusPublish':
    'Signs the status lists in which something changed, that were never published, or whose validity is half over. {force} signs all of them, after a new key. {copy} names lists as they are served now: nothing older takes their place.',
  'help.statusChange':
    'Changes the status of a credential; with {key} its list is published at once. A revocation is for good. Reasons stay in the store.',
  'help.statusAudit': 'Shows a status, or the lists; or checks that the log and the lists add up. Exit 1 where they do not.',
  'help.doctor':
    'Looks at the store, its log, the clock, the lists, the key and the contexts. {witness} names the file that remembers how far the log had come. Exit 1 where something is wrong, else 2 where something could not be looked at.',
  'help.vector':
    'For test vectors: one file in, and a file with "result" (success, failure or indeterminate) and "data" out. Features: {features}. The key is a JsonWebKey method, and verify takes it for the issuer’s or holder’s, whatever the token’s kid says. Nothing is fetched: credentials in a presentation and schemas elsewhere are not looked into. {sd} names what a holder may leave out: {paths}. Exit 0 whenever the output file is written.',
  'help.issueStore':
    '{store} keeps credentials in an SQLite file and signs with N threads: a file of any size, one badge for each row key, subject and achievement in however many runs, and places in the status lists below the URL. {out} has the badges as files as well.',
  'help.issueImages':
    '{images} draws the picture of each rung and puts the badges into it, one file for each beside the others. {imageType} png takes the package @resvg/resvg-js, and the letters of {fonts} or {system}. {design} is JSON with shape, colour and marks for the ladder, for its tracks and for its rungs. Names are in the language of the command where the ladder has them. Running it again draws only what is missing.',
  'help.batch':
    'Puts a batch into PostgreSQL for workers to issue, or tells how far it has come. The template is JSON: a whole badge as draft, and slots with a JSON pointer for each text that differs; the CSV has row_key and a column for each slot. The URL may be in {database}. Status: exit 2 while it goes on, 3 when rows failed.',
  'help.worker':
    'Issues what is enqueued, beside any number of others, until it is told to stop. {untilEmpty} ends it when nothing is left.',
  'help.serve':
    'Serves the VC API over HTTP until it is told to end: {serves}. By default on 127.0.0.1:8080, without a network, and with new keys that end with the service. {baseUrl} is where it is reached from outside, as status lists name it; {key} names keystores or JsonWebKeys, one for each of Ed25519, ES256 and ES384; {documents} holds controller documents of issuers. Status lists are kept in memory, unless {store} (SQLite) or {database} (PostgreSQL) says where else. The same may stand in the environment ({environment}) and in the configuration, a JSON file: an option counts before the environment, and that before the file. The file alone has {auth}. An address that is not loopback needs auth, or {unauthenticated}. One line of JSON is printed for each request.',
  'help.offer':
    'Offers badges of a rung by one-time codes instead of issuing them: whoever claims one proves control of a key, and gets the badge then. The folder has {claims}, with a link for each row, and sheets with QR codes to print and cut up. Codes are told once; the store cannot tell them. Columns are those of issue; a row whose subject is a DID can be claimed by that DID alone. Running it again offers only what is missing.',
  'help.offerScan':
    'With {baseUrl}, where a service with {offers} is reached, links and QR codes are interaction URLs (VCALM), which a telephone opens as a page and a wallet as an exchange. {qr} shows each code on the terminal too.',
  'help.walletExchange':
    'Receives badges from whoever an interaction URL (VCALM) or the link of an OID4VCI offer leads to, or shows badges to whoever asks for them by such a URL or an OID4VP link: without {badge} it says who asks, for what, and which badges would do, and shows nothing. {pin} is the code that the issuer told on another way. What is received is verified as on adding. Exit 1 where nothing was shown or received.',
  'help.serveOffers':
    'With {offers}, whoever has a code of an offer in the store claims its badge: people see a page with a QR code, wallets take part in a `vcapi` exchange (VCALM) or fetch it by OID4VCI, the only way for offers with a PIN. It takes the key that made the offers. Claimed badges have a place in the status lists.',
  'help.dashboardWorker':
    'Writes a page that shows one worker where they stand: progress, what ends when, benefits and work added up, and what is known of pay, as a file for each language and as data. Only their own badges and records are taken: anything about another person refuses all of it.',
  'help.dashboardGroups':
    'Writes a page of figures about groups of people, for anybody or for a platform: from records that people handed in (a list of JSON, or one a line), or from one signed release. No figure is about fewer people than {k} says (10), and small groups are not even named. {by} tells groups apart, such as region,rung; {demand} sets openings beside them. {after} names the records of releases before: where both together would tell of few people, nothing is written.',
  'help.dashboardEducator':
    'Writes a page for those who award badges: their own awards counted exactly, which is not for publication, and with {figures} what became of people, as groups alone.',
  'help.webBuild':
    'Writes static pages for any host: the verify page in {folder} and as one file, {single}, that opens from a disk; a page where workers keep their own badges in {ownFolder}; and with {ladder} a page for each ladder, in six languages. {documents} holds DID documents of issuers, which the pages then need not ask for. {public} leaves out the part where workers have their own badges placed, and all scripts of it.',
  'help.servePages':
    'The verify page is at {verify}, a page where workers keep their own badges at {own}, and with {ladder} the pages of ladders are below {ladders}: anybody may read them, without a token.',
  'help.offerList': 'Shows offers and where they stand, or withdraws one that is open. Exit 1 where it was not.',
} as const
