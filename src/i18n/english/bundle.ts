import type { CatalogueOf } from '../catalogue.js'

const AGAIN = 'Make a new bundle, or verify with a network.'
const ONCE_MORE = 'Ask for the bundle once more, as it was made.'

/** English for verification bundles. */
export const bundle: CatalogueOf<'bundle'> = {
  'bundle.malformed': {
    text: 'This is no verification bundle that can be read: "{member}" is missing or not right.',
    fix: ONCE_MORE,
  },
  'bundle.version_unsupported': {
    text: 'Bundles of version "{version}" are not supported, so nothing was checked with this one.',
    fix: 'Use a newer version of this software, or a bundle of version 1.',
  },
  'bundle.too_large': { text: 'There is more than a bundle holds: {part}, at most {limit}.', fix: 'Verify with a network.' },
  'bundle.url_unsupported': { text: 'A document of the bundle has a URL that nothing is fetched from.', fix: AGAIN },
  'bundle.document_duplicate': { text: 'Documents {first} and {second} of the bundle have the same URL.', fix: AGAIN },
  'bundle.digest_mismatch': { text: 'The bundle was changed, or came incomplete: its digest is another.', fix: ONCE_MORE },
  'bundle.signature_invalid': { text: 'The signature of the bundle is wrong ({reason}).', fix: ONCE_MORE },
  'bundle.from_future': { text: 'The bundle says it was made at {created}, and it is {now}.', fix: 'Set the clock right.' },
  'bundle.document_missing': { text: 'The bundle has no such document of {host}.', fix: AGAIN },
  'bundle.signer_untrusted': {
    text: 'The bundle has a document of {host} (for: {purpose}), but nobody you trust vouches for it.',
    fix: 'Name the signer of the bundle if you trust it, or verify with a network.',
  },
  'bundle.undated': { text: 'Nobody who is believed says how old the document of {host} is (for: {purpose}).', fix: AGAIN },
  'bundle.stale': {
    text: 'The document of {host} (for: {purpose}) is {ageSeconds} seconds old, and may be {maxAgeSeconds} at most, or has ended.',
    fix: AGAIN,
  },
}
