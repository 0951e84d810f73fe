import type { CatalogueOf } from '../catalogue.js'

const AGAIN = 'Faites un nouveau lot, ou vérifiez avec un accès au réseau.'
const ONCE_MORE = 'Demandez encore une fois le lot, tel qu’il a été fait.'

/** French for verification bundles. */
export const bundleFrench: CatalogueOf<'bundle'> = {
  'bundle.malformed': {
    text: 'Ceci n’est pas un lot de vérification lisible : « {member} » manque ou n’est pas correct.',
    fix: ONCE_MORE,
  },
  'bundle.version_unsupported': {
    text: 'Les lots de version « {version} » ne sont pas pris en charge ; rien n’a donc été contrôlé avec celui-ci.',
    fix: 'Utilisez une version plus récente de ce logiciel, ou un lot de version 1.',
  },
  'bundle.too_large': {
    text: 'Il y a plus que ce qu’un lot peut contenir : {part}, au plus {limit}.',
    fix: 'Vérifiez avec un accès au réseau.',
  },
  'bundle.url_unsupported': { text: 'Un document du lot a une URL d’où rien n’est téléchargé.', fix: AGAIN },
  'bundle.document_duplicate': { text: 'Les documents {first} et {second} du lot ont la même URL.', fix: AGAIN },
  'bundle.digest_mismatch': {
    text: 'Le lot a été modifié ou est arrivé incomplet : son empreinte est différente.',
    fix: ONCE_MORE,
  },
  'bundle.signature_invalid': { text: 'La signature du lot est fausse ({reason}).', fix: ONCE_MORE },
  'bundle.from_future': {
    text: 'Le lot dit avoir été fait le {created}, et nous sommes le {now}.',
    fix: 'Mettez l’horloge à l’heure.',
  },
  'bundle.document_missing': { text: 'Le lot ne contient pas ce document de {host}.', fix: AGAIN },
  'bundle.signer_untrusted': {
    text: 'Le lot contient un document de {host} (pour : {purpose}), mais personne en qui vous avez confiance n’en répond.',
    fix: 'Nommez le signataire du lot si vous lui faites confiance, ou vérifiez avec un accès au réseau.',
  },
  'bundle.undated': {
    text: 'Personne de crédible ne dit l’âge du document de {host} (pour : {purpose}).',
    fix: AGAIN,
  },
  'bundle.stale': {
    text: 'Le document de {host} (pour : {purpose}) a {ageSeconds} secondes et peut en avoir {maxAgeSeconds} au plus, ou il a pris fin.',
    fix: AGAIN,
  },
}
