import type { CatalogueOf } from '../catalogue.js'
import { INPUT, ISSUER_KEYS, KEY, LATER, LOOK, ORIGINAL, REISSUE, SERVER, SERVICE, SMALLER } from './advice.js'
import { limitWords } from './limits.js'

/** English for reading, contexts, keys, schemas and fetching. */
export const ground: CatalogueOf<'core' | 'report' | 'contexts' | 'net' | 'did' | 'rdf' | 'keys' | 'schema'> = {
  'report.trusted': { text: 'It is genuine, and you know who issued it.' },
  'report.genuine': { text: limitWords['report.genuine'] },
  'report.rejected': { text: 'Do not rely on this.' },
  'report.indeterminate': { text: 'It could not be found out whether this is good.' },
  'core.option_unknown': { text: 'There is no option {option} in {where}.', fix: 'Check the spelling of the option.' },
  'core.option_invalid': { text: 'Option {option} is not usable; expected {expected}.', fix: 'Correct the option.' },
  'core.input_type': { text: 'Expected {expected}, found {actual}.', fix: INPUT },
  'core.input_too_large': { text: 'The input is larger than {limitBytes} bytes.', fix: SMALLER },
  'core.json_invalid': { text: 'The input is not JSON.', fix: 'Check that the whole file was copied.' },
  'core.json_too_deep': { text: 'The JSON is nested deeper than {limit} levels.', fix: SMALLER },
  'core.json_too_many_values': { text: 'The JSON has more than {limit} values.', fix: SMALLER },
  'core.json_key_duplicate': { text: 'The JSON has the member "{key}" twice in one object.', fix: REISSUE },
  'core.json_key_forbidden': { text: 'The JSON has a member named "{key}", which is not allowed.', fix: REISSUE },
  'core.json_value_unsupported': { text: 'A value of type {type} cannot be written as JSON.', fix: INPUT },
  'core.number_not_finite': { text: 'A number is not finite.', fix: INPUT },
  'core.text_not_utf8': { text: 'The input is not UTF-8 text.', fix: ORIGINAL },
  'core.text_not_well_formed': { text: 'A text has half of a surrogate pair, which no encoding can carry.', fix: REISSUE },
  'core.encoding_invalid': { text: 'A value is not {encoding}: {reason}.', fix: REISSUE },
  'core.date_time_invalid': { text: 'A date is not readable; expected {expected}.', fix: INPUT },
  'core.duration_invalid': { text: 'A duration is not readable; expected {expected}.', fix: INPUT },
  'core.decimal_invalid': { text: 'A number is not readable; expected {expected}.', fix: INPUT },
  'core.slot_invalid': { text: 'The slot "{slot}" is no text of the document, or lies in its contexts.', fix: INPUT },
  'core.slot_value': { text: 'The values for the slots must be {expected}.', fix: INPUT },
  'core.platform_lacks': {
    text: 'The platform that this runs on cannot handle {feature} here.',
    fix: 'Use a newer browser, or another platform.',
  },
  'contexts.unknown': {
    text: 'The document uses the context {url}, which is neither bundled nor supplied.',
    fix: 'Supply the context document if you trust it; contexts are never fetched.',
  },
  'contexts.document_invalid': {
    text: 'What is supplied for the context {url} is not an object with a usable "@context".',
    fix: 'Correct the context document that you pass.',
  },
  'contexts.url_bundled': { text: 'The context {url} is bundled and cannot be given another document.', fix: 'Leave it out.' },
  'keys.type_unsupported': { text: 'Keys of type "{type}" are not supported.', fix: 'Use an Ed25519, P-256, P-384 or RSA key.' },
  'keys.alg_unsuitable': { text: 'A key of type "{type}" does not sign with {alg}.', fix: KEY },
  'keys.jwk_invalid': { text: 'The key is not usable: member {member} is missing or malformed.', fix: ISSUER_KEYS },
  'keys.private_member': {
    text: 'A public key carries the private member {member}.',
    fix: 'Publish the key without it, and replace it: it is no longer secret.',
  },
  'keys.multikey_invalid': { text: 'The Multikey is malformed: {reason}.', fix: ISSUER_KEYS },
  'keys.multikey_unavailable': {
    text: 'Keys of type {type} have no Multikey form.',
    fix: 'Use did:jwk or did:web for this key.',
  },
  'keys.pem_invalid': {
    text: 'The PEM is no public key that can be relied on ({reason}).',
    fix: 'Publish a public key of a supported kind, RSA with at least 2048 bits, and never a private one.',
  },
  'keys.pair_mismatch': { text: 'The private and public halves of the key do not belong together.', fix: KEY },
  'keys.keystore_invalid': { text: 'The keystore is not usable: {reason}.', fix: KEY },
  'keys.passphrase_wrong': { text: 'The passphrase is wrong, or the keystore was changed.', fix: 'Check the passphrase.' },
  'keys.passphrase_missing': { text: 'A passphrase is needed.', fix: 'Type it when asked, or set RUNGS_PASSPHRASE.' },
  'keys.method_invalid': { text: 'The verification method is not usable; expected {expected}.', fix: KEY },
  'keys.peer_missing': { text: 'The package {package} is needed and cannot be loaded.', fix: 'Install it beside rungs.' },
  'keys.message_too_large': {
    text: 'The key signs at most {maxBytes} bytes, and {bytes} were given.',
    fix: 'Use an embedded proof, of which 64 bytes are signed, or an ECDSA or RSA key.',
  },
  'keys.service_failed': { text: 'The key service {service} failed in "{operation}": {reason}.', fix: SERVICE },
  'keys.service_answer_invalid': {
    text: 'The key service {service} gave an unusable answer to "{operation}" ({reason}), so nothing was signed.',
    fix: SERVICE,
  },
  'keys.service_key_unusable': {
    text: 'The key in {service} cannot be used for signing: {reason}.',
    fix: 'Name one key by its id and version that is made for signing.',
  },
  'schema.invalid': { text: 'This does not fit the schema {schema}: {keyword} asks for {expected}.', fix: REISSUE },
  'schema.document_invalid': {
    text: 'This is no JSON Schema that can be used: {member} is missing or not right.',
    fix: 'Correct the schema.',
  },
  'schema.dialect_unsupported': {
    text: 'The schema is written in a dialect that is not supported: {dialect}.',
    fix: 'Write the schema in draft 2020-12, 2019-09 or 7.',
  },
  'schema.reference_unresolved': {
    text: 'The schema rests on another one, {reference}, which is not at hand and is not fetched.',
    fix: 'Put what it needs of the other schema into its own $defs.',
  },
  'schema.too_complex': {
    text: 'The schema is too large or too involved to compare with, and that was given up.',
    fix: 'Ask whoever publishes the schema for a simpler one.',
  },
  'schema.unknown': { text: 'There is no schema named {schema}.', fix: 'Use one of: {known}.' },
  'net.url_unsupported': {
    text: 'The URL cannot be fetched: {reason}.',
    fix: 'Use an https URL without credentials, on port 443 or a port you allow.',
  },
  'net.host_forbidden': {
    text: 'The host {host} is not on the list of allowed hosts.',
    fix: 'Add the host to the list if you trust it.',
  },
  'net.address_forbidden': {
    text: 'The host {host} is not on the public Internet, so nothing was fetched from it.',
    fix: SERVER,
  },
  'net.redirect_forbidden': { text: 'The host {host} redirects in a way that is not followed: {reason}.', fix: SERVER },
  'net.fetch_refused': {
    text: 'Nothing was fetched from {host} (for: {purpose}), because the fetch was refused.',
    fix: 'Allow the fetch, or pass in the document.',
  },
  'net.busy': { text: 'Too many requests wait for {host} or in all (limit {limit}).', fix: LATER },
  'net.retry_later': { text: 'The host {host} asked not to be asked again before {until}.', fix: 'Try again then.' },
  'net.content_type': { text: 'The host {host} sent something else than was asked for: "{contentType}".', fix: SERVER },
  'net.status': { text: 'The host {host} answered with HTTP status {status}.', fix: SERVER },
  'net.content_encoding': { text: 'The host {host} sent a compressed answer although none was accepted.', fix: SERVER },
  'net.too_large': { text: 'The {part} sent by {host} are larger than {limitBytes} bytes.', fix: SERVER },
  'net.timeout': { text: 'The host {host} did not answer within {timeoutMs} ms.', fix: 'Try again later.' },
  'net.aborted': { text: 'The fetch from {host} was given up.', fix: LATER },
  'net.unreachable': { text: 'The host {host} cannot be reached safely: {reason}.', fix: LATER },
  'did.invalid': { text: 'The identifier (method {method}) is malformed: {reason}.', fix: REISSUE },
  'did.method_unsupported': {
    text: 'Identifiers of method "{method}" are not supported.',
    fix: 'Supported are did:key, did:jwk, did:web and https.',
  },
  'did.key_type_unsupported': {
    text: 'Keys of type "{type}" are not supported, so nothing was checked with it.',
    fix: 'Ask the issuer for a badge that is signed with an Ed25519, P-256, P-384 or RSA key.',
  },
  'did.offline': {
    text: 'The document of a {method} controller would have to be fetched, and fetching is off.',
    fix: 'Allow fetching, or pass the document.',
  },
  'did.document_invalid': { text: 'The controller document is not usable: {reason}.', fix: ISSUER_KEYS },
  'did.document_duplicate': { text: 'Documents {first} and {second} have the same id.', fix: 'Pass each document once.' },
  'did.method_not_found': { text: 'The controller document has no such verification method.', fix: ISSUER_KEYS },
  'did.method_not_authorised': {
    text: 'The controller does not list this verification method under {relationship}.',
    fix: ISSUER_KEYS,
  },
  'did.controller_mismatch': {
    text: 'The verification method names another controller than the document it stands in.',
    fix: ISSUER_KEYS,
  },
  'rdf.term_undefined': {
    text: 'The term "{term}" is defined by no context, so it would not be signed.',
    fix: 'Name a context that defines it, or remove it.',
  },
  'rdf.data_lost': { text: 'Part of the document would not be signed: {reason}.', fix: REISSUE },
  'rdf.context_invalid': { text: 'The contexts of the document cannot be used: {reason}.', fix: REISSUE },
  'rdf.document_invalid': { text: 'The document is not valid JSON-LD: {reason}.', fix: REISSUE },
  'rdf.pointer_invalid': {
    text: 'The JSON pointer cannot be followed: {reason}.',
    fix: 'Use pointers to members that the document has (RFC 6901).',
  },
  'rdf.label_map_invalid': {
    text: 'The labels given for the blank nodes of the document are not one for each of them.',
    fix: ORIGINAL,
  },
  'rdf.selection_unsupported': {
    text: 'Parts of this document cannot be shown alone: it uses JSON-LD that is not supported here.',
    fix: 'Present the whole badge, or ask the issuer for one with plainer contexts.',
  },
  'rdf.too_complex': { text: 'The document is too entangled to be put into canonical form.', fix: REISSUE },
  'rdf.busy': { text: 'More than {limit} large documents wait to be put into canonical form.', fix: 'Try again later.' },
  'rdf.worker_unavailable': {
    text: 'A document this large is put into canonical form in a worker, and this platform starts none.',
    fix: 'Run it where workers start, or raise the limit for documents that may block.',
  },
  'schema.claim_set': {
    text: 'This is a set of claims of type {vct}; no schema for it is known here, so its content was not checked.',
    fix: LOOK,
  },
  'schema.not_open_badge': {
    text: 'This is a credential, but not an Open Badges 3.0 badge; its content was not compared with a schema.',
    fix: LOOK,
  },
  'schema.data_model': { text: 'The credential breaks a rule of its data model: {member} must be {expected}.', fix: REISSUE },
  'schema.not_at_hand': {
    text: 'The badge names the JSON Schema {url}, which is not at hand: whether it fits was not checked.',
    fix: 'Pass a validator of it as `schemas` of the verifier.',
  },
  'schema.restated': {
    text: 'The record was compared with a restatement of the schema that it names, not with the published one.',
    fix: 'Pass the published schema to the verifier where that matters.',
  },
  'schema.references_too_many': { text: 'The badge names more than {limit} schemas; the rest was not checked.', fix: REISSUE },
  'schema.context_unknown': {
    text: 'The context {url} is not known here, so the terms it defines were not looked at.',
    fix: 'Pass the context to the verifier if you know it.',
  },
}
