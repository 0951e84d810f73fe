import type { CatalogueOf } from '../catalogue.js'

/** French for requests over HTTP. */
export const exchangeFrench: CatalogueOf<'exchange'> = {
  'exchange.not_found': { text: 'Il n’y a rien à cette adresse.', fix: 'Consultez les adresses dans /openapi.json.' },
  'exchange.method_not_allowed': { text: 'Cette adresse n’admet que {allowed}.', fix: 'Employez une de ces méthodes.' },
  'exchange.media_type_unsupported': {
    text: 'Le corps est d’un type qui n’est pas lu ici ; ceux-ci le sont : {accepted}.',
    fix: 'Mettez l’un d’eux dans l’en-tête Content-Type.',
  },
  'exchange.request_malformed': {
    text: 'La requête est illisible : {expected} était attendu.',
    fix: 'Envoyez-la comme /openapi.json la décrit.',
  },
  'exchange.request_too_large': { text: 'La requête dépasse {limitBytes} octets.', fix: 'Envoyez-en moins à la fois.' },
  'exchange.request_too_slow': {
    text: 'La requête n’est pas arrivée en {limitMs} millisecondes.',
    fix: 'Envoyez-la d’un seul tenant, par une meilleure connexion.',
  },
  'exchange.member_invalid': {
    text: 'Dans la requête, « {member} » n’est pas correct : {expected} était attendu.',
    fix: 'Envoyez-la comme /openapi.json la décrit.',
  },
  'exchange.issuer_mismatch': {
    text: 'Le justificatif nomme un autre émetteur que celui qui signe ici : {expected}.',
    fix: 'Mettez dans `issuer` l’id que donne /issuers.',
  },
  'exchange.token_missing': {
    text: 'Cette adresse demande un jeton d’accès, et aucun n’est arrivé.',
    fix: 'Envoyez-en un dans l’en-tête Authorization, comme Bearer.',
  },
  'exchange.token_invalid': { text: 'Le jeton d’accès n’est pas accepté ici.', fix: 'Obtenez-en un nouveau pour ce service.' },
  'exchange.scope_missing': {
    text: 'Le jeton d’accès ne permet pas cela : la portée « {scope} » manque.',
    fix: 'Demandez un jeton avec cette portée.',
  },
  'exchange.rate_limited': { text: 'Trop de requêtes sont arrivées.', fix: 'Attendez {retryAfterSeconds} secondes.' },
  'exchange.busy': { text: 'Le service a déjà tout le travail qu’il accepte.', fix: 'Attendez {retryAfterSeconds} secondes.' },
  'exchange.not_ready': { text: 'Le service n’est pas prêt.', fix: 'Réessayez dans un instant.' },
  'exchange.ended': {
    text: 'L’échange est terminé : il a été achevé, retiré, ou son délai est passé.',
    fix: 'Demandez-en un nouveau à qui l’a commencé.',
  },
  'exchange.challenge_unknown': {
    text: 'La réponse ne correspond pas à la question ouverte : on y a déjà répondu, ou une autre a été posée depuis.',
    fix: 'Demandez de nouveau la question, et répondez à celle-là.',
  },
  'exchange.origin_differs': {
    text: '« {member} » nomme {actual}, mais l’échange a lieu avec {expected}.',
    fix: 'Ne continuez pas, à moins de savoir pourquoi.',
  },
  'exchange.answer_invalid': {
    text: 'Ce que l’autre côté a envoyé n’est pas correct : « {member} », {expected} était attendu.',
    fix: 'Demandez à qui vous y a envoyé.',
  },
  'exchange.failed': {
    text: 'Quelque chose a échoué à l’intérieur du service.',
    fix: 'Prévenez son exploitant, avec l’id de la requête.',
  },
  'exchange.oauth_refused': {
    text: 'Le client est refusé : {error}. En détail : {description}.',
    fix: 'Voyez ce que la spécification dit de cette erreur.',
  },
  'exchange.issuer_refused': {
    text: 'L’émetteur refuse : {error} (statut HTTP {status}).',
    fix: 'Demandez-lui une nouvelle offre.',
  },
  'exchange.issuance_invalid': {
    text: 'Ce que l’émetteur a envoyé ou offert n’est pas correct : {member} ({rule}).',
    fix: 'N’allez pas plus loin et prévenez l’émetteur.',
  },
  'exchange.issuance_unsupported': {
    text: 'L’émetteur demande une façon d’émettre qui n’est pas prise en charge ici : {feature}.',
    fix: 'Demandez une offre avec un code préautorisé dont le badge vient aussitôt.',
  },
  'exchange.nothing_suitable': {
    text: 'Rien de ce qui est offert ne peut être pris ici ; ces formats le peuvent : {formats}.',
    fix: 'Demandez à l’émetteur l’un de ces formats, pour une clé comme la vôtre.',
  },
  'exchange.presentation_request_refused': {
    text: 'La demande du vérificateur reste sans réponse ({error}) : « {member} » n’est pas correct.',
    fix: 'Demandez au vérificateur une nouvelle demande.',
  },
  'exchange.presentation_refused': {
    text: 'Le vérificateur n’accepte pas la réponse ({error}, statut {status}).',
    fix: 'Demandez au vérificateur une nouvelle demande et répondez à celle-ci.',
  },
  'exchange.provider_refused': {
    text: 'Le service a refusé avec le statut HTTP {status} : {error}.',
    fix: 'Redemandez avec ce que le service attend ; pour répéter la même requête, attendez {retryAfterSeconds} secondes.',
  },
  'exchange.provider_answer_invalid': {
    text: 'La réponse du service n’est pas conforme à cet endroit : {member}.',
    fix: 'Prévenez l’exploitant du service ; rien de la réponse n’a été utilisé.',
  },
}
