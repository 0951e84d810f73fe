import type { CatalogueOf } from '../catalogue.js'
import { INPUT, ISSUER_KEYS, KEY, LATER, LOOK, ORIGINAL, REISSUE, SERVER, SERVICE, SMALLER } from './advice.js'

/** French for reading, contexts, keys, schemas and fetching. */
export const groundFrench: CatalogueOf<'core' | 'report' | 'contexts' | 'net' | 'did' | 'rdf' | 'keys' | 'schema'> = {
  'report.trusted': { text: 'Il est authentique, et vous connaissez qui l’a émis.' },
  'report.genuine': { text: 'Il est authentique. Faut-il se fier à qui l’a émis ? C’est à vous d’en décider.' },
  'report.rejected': { text: 'Ne vous y fiez pas.' },
  'report.indeterminate': { text: 'On n’a pas pu établir si ceci est bon.' },
  'core.option_unknown': { text: 'Il n’y a pas d’option {option} dans {where}.', fix: 'Vérifiez l’orthographe de l’option.' },
  'core.option_invalid': { text: 'L’option {option} n’est pas utilisable ; attendu {expected}.', fix: 'Corrigez l’option.' },
  'core.input_type': { text: 'Attendu {expected}, trouvé {actual}.', fix: INPUT },
  'core.input_too_large': { text: 'L’entrée dépasse {limitBytes} octets.', fix: SMALLER },
  'core.json_invalid': { text: 'L’entrée n’est pas du JSON.', fix: 'Contrôlez que le fichier entier a été copié.' },
  'core.json_too_deep': { text: 'Le JSON est imbriqué sur plus de {limit} niveaux.', fix: SMALLER },
  'core.json_too_many_values': { text: 'Le JSON a plus de {limit} valeurs.', fix: SMALLER },
  'core.json_key_duplicate': { text: 'Le JSON a deux fois le membre « {key} » dans un objet.', fix: REISSUE },
  'core.json_key_forbidden': { text: 'Le JSON a un membre nommé « {key} », ce qui n’est pas permis.', fix: REISSUE },
  'core.json_value_unsupported': { text: 'Une valeur de type {type} ne peut pas s’écrire en JSON.', fix: INPUT },
  'core.number_not_finite': { text: 'Un nombre n’est pas fini.', fix: INPUT },
  'core.text_not_utf8': { text: 'L’entrée n’est pas du texte UTF-8.', fix: ORIGINAL },
  'core.text_not_well_formed': {
    text: 'Un texte a la moitié d’une paire de substitution, qu’aucun encodage ne peut porter.',
    fix: REISSUE,
  },
  'core.encoding_invalid': { text: 'Une valeur n’est pas du {encoding} : {reason}.', fix: REISSUE },
  'core.date_time_invalid': { text: 'Une date est illisible ; attendu {expected}.', fix: INPUT },
  'core.duration_invalid': { text: 'Une durée est illisible ; attendu {expected}.', fix: INPUT },
  'core.decimal_invalid': { text: 'Un nombre est illisible ; attendu {expected}.', fix: INPUT },
  'core.slot_invalid': {
    text: 'L’emplacement « {slot} » n’est pas un texte du document, ou se trouve dans ses contextes.',
    fix: INPUT,
  },
  'core.slot_value': { text: 'Les valeurs des emplacements doivent être {expected}.', fix: INPUT },
  'core.platform_lacks': {
    text: 'La plateforme utilisée ne sait pas traiter {feature} ici.',
    fix: 'Utilisez un navigateur plus récent ou une autre plateforme.',
  },
  'contexts.unknown': {
    text: 'Le document utilise le contexte {url}, qui n’est ni inclus ni fourni.',
    fix: 'Fournissez le document du contexte si vous lui faites confiance ; les contextes ne sont jamais téléchargés.',
  },
  'contexts.document_invalid': {
    text: 'Ce qui est fourni pour le contexte {url} n’est pas un objet avec un "@context" utilisable.',
    fix: 'Corrigez le document de contexte que vous fournissez.',
  },
  'contexts.url_bundled': {
    text: 'Le contexte {url} est inclus et ne peut pas recevoir un autre document.',
    fix: 'Retirez-le.',
  },
  'keys.type_unsupported': {
    text: 'Les clés de type « {type} » ne sont pas prises en charge.',
    fix: 'Utilisez une clé Ed25519, P-256, P-384 ou RSA.',
  },
  'keys.alg_unsuitable': { text: 'Une clé de type « {type} » ne signe pas avec {alg}.', fix: KEY },
  'keys.jwk_invalid': {
    text: 'La clé n’est pas utilisable : le membre {member} manque ou est mal formé.',
    fix: ISSUER_KEYS,
  },
  'keys.private_member': {
    text: 'Une clé publique porte le membre privé {member}.',
    fix: 'Publiez la clé sans lui, et remplacez-la : elle n’est plus secrète.',
  },
  'keys.multikey_invalid': { text: 'La Multikey est mal formée : {reason}.', fix: ISSUER_KEYS },
  'keys.multikey_unavailable': {
    text: 'Les clés de type {type} n’ont pas de forme Multikey.',
    fix: 'Utilisez did:jwk ou did:web pour cette clé.',
  },
  'keys.pem_invalid': {
    text: 'Le PEM n’est pas une clé publique à laquelle on puisse se fier ({reason}).',
    fix: 'Publiez une clé publique d’une sorte prise en charge, RSA d’au moins 2048 bits, et jamais une clé privée.',
  },
  'keys.pair_mismatch': { text: 'Les moitiés privée et publique de la clé ne vont pas ensemble.', fix: KEY },
  'keys.keystore_invalid': { text: 'Le coffre à clés n’est pas utilisable : {reason}.', fix: KEY },
  'keys.passphrase_wrong': {
    text: 'La phrase secrète est fausse, ou le coffre à clés a été modifié.',
    fix: 'Vérifiez la phrase secrète.',
  },
  'keys.passphrase_missing': {
    text: 'Il faut une phrase secrète.',
    fix: 'Saisissez-la quand elle est demandée, ou définissez RUNGS_PASSPHRASE.',
  },
  'keys.method_invalid': { text: 'La méthode de vérification n’est pas utilisable ; attendu {expected}.', fix: KEY },
  'keys.peer_missing': {
    text: 'Le paquet {package} est nécessaire et ne peut pas être chargé.',
    fix: 'Installez-le à côté de rungs.',
  },
  'keys.message_too_large': {
    text: 'La clé signe au plus {maxBytes} octets, et {bytes} ont été donnés.',
    fix: 'Utilisez une preuve incorporée, dont 64 octets sont signés, ou une clé ECDSA ou RSA.',
  },
  'keys.service_failed': { text: 'Le service de clés {service} a échoué dans « {operation} » : {reason}.', fix: SERVICE },
  'keys.service_answer_invalid': {
    text: 'Le service de clés {service} a donné une réponse inutilisable à « {operation} » ({reason}) ; rien n’a donc été signé.',
    fix: SERVICE,
  },
  'keys.service_key_unusable': {
    text: 'La clé dans {service} ne peut pas servir à signer : {reason}.',
    fix: 'Nommez par son id et sa version une clé faite pour signer.',
  },
  'schema.invalid': { text: 'Ceci n’est pas conforme au schéma {schema} : {keyword} demande {expected}.', fix: REISSUE },
  'schema.document_invalid': {
    text: 'Ceci n’est pas un JSON Schema utilisable : {member} manque ou n’est pas correct.',
    fix: 'Corrigez le schéma.',
  },
  'schema.dialect_unsupported': {
    text: 'Le schéma est écrit dans un dialecte qui n’est pas pris en charge : {dialect}.',
    fix: 'Écrivez le schéma en draft 2020-12, 2019-09 ou 7.',
  },
  'schema.reference_unresolved': {
    text: 'Le schéma repose sur un autre, {reference}, qui n’est pas disponible et n’est pas téléchargé.',
    fix: 'Mettez ce qu’il lui faut de l’autre schéma dans ses propres $defs.',
  },
  'schema.too_complex': {
    text: 'Le schéma est trop grand ou trop complexe pour la comparaison, qui a été abandonnée.',
    fix: 'Demandez-en un plus simple à qui publie le schéma.',
  },
  'schema.unknown': { text: 'Il n’y a pas de schéma nommé {schema}.', fix: 'Utilisez l’un de ceux-ci : {known}.' },
  'net.url_unsupported': {
    text: 'L’URL ne peut pas être téléchargée : {reason}.',
    fix: 'Utilisez une URL https sans identifiants, sur le port 443 ou sur un port que vous autorisez.',
  },
  'net.host_forbidden': {
    text: 'Le serveur {host} n’est pas sur la liste des serveurs autorisés.',
    fix: 'Ajoutez le serveur à la liste si vous lui faites confiance.',
  },
  'net.address_forbidden': {
    text: 'Le serveur {host} n’est pas sur l’Internet public ; rien n’en a donc été téléchargé.',
    fix: SERVER,
  },
  'net.redirect_forbidden': { text: 'Le serveur {host} redirige d’une façon qui n’est pas suivie : {reason}.', fix: SERVER },
  'net.fetch_refused': {
    text: 'Rien n’a été téléchargé de {host} (pour : {purpose}), car le téléchargement a été refusé.',
    fix: 'Autorisez le téléchargement, ou fournissez le document.',
  },
  'net.busy': { text: 'Trop de requêtes attendent {host} ou en tout (limite {limit}).', fix: LATER },
  'net.retry_later': {
    text: 'Le serveur {host} a demandé de ne pas être interrogé de nouveau avant le {until}.',
    fix: 'Réessayez à ce moment-là.',
  },
  'net.content_type': {
    text: 'Le serveur {host} a envoyé autre chose que ce qui était demandé : « {contentType} ».',
    fix: SERVER,
  },
  'net.status': { text: 'Le serveur {host} a répondu avec le statut HTTP {status}.', fix: SERVER },
  'net.content_encoding': {
    text: 'Le serveur {host} a envoyé une réponse compressée alors qu’aucune n’était acceptée.',
    fix: SERVER,
  },
  'net.too_large': { text: 'Ce que {host} a envoyé ({part}) dépasse {limitBytes} octets.', fix: SERVER },
  'net.timeout': { text: 'Le serveur {host} n’a pas répondu en {timeoutMs} ms.', fix: LATER },
  'net.aborted': { text: 'Le téléchargement depuis {host} a été abandonné.', fix: LATER },
  'net.unreachable': { text: 'Le serveur {host} ne peut pas être joint de façon sûre : {reason}.', fix: LATER },
  'did.invalid': { text: 'L’identifiant (méthode {method}) est mal formé : {reason}.', fix: REISSUE },
  'did.method_unsupported': {
    text: 'Les identifiants de méthode « {method} » ne sont pas pris en charge.',
    fix: 'Sont pris en charge did:key, did:jwk, did:web et https.',
  },
  'did.key_type_unsupported': {
    text: 'Les clés de type « {type} » ne sont pas prises en charge ; rien n’a donc été contrôlé avec elle.',
    fix: 'Demandez à l’émetteur un badge signé avec une clé Ed25519, P-256, P-384 ou RSA.',
  },
  'did.offline': {
    text: 'Il faudrait télécharger le document d’un contrôleur {method}, et le téléchargement est désactivé.',
    fix: 'Autorisez le téléchargement, ou fournissez le document.',
  },
  'did.document_invalid': { text: 'Le document de contrôleur n’est pas utilisable : {reason}.', fix: ISSUER_KEYS },
  'did.document_duplicate': {
    text: 'Les documents {first} et {second} ont le même id.',
    fix: 'Fournissez chaque document une seule fois.',
  },
  'did.method_not_found': {
    text: 'Le document de contrôleur n’a pas cette méthode de vérification.',
    fix: ISSUER_KEYS,
  },
  'did.method_not_authorised': {
    text: 'Le contrôleur ne cite pas cette méthode de vérification sous {relationship}.',
    fix: ISSUER_KEYS,
  },
  'did.controller_mismatch': {
    text: 'La méthode de vérification nomme un autre contrôleur que le document où elle se trouve.',
    fix: ISSUER_KEYS,
  },
  'rdf.term_undefined': {
    text: 'Aucun contexte ne définit le terme « {term} » ; il ne serait donc pas signé.',
    fix: 'Nommez un contexte qui le définit, ou retirez-le.',
  },
  'rdf.data_lost': { text: 'Une partie du document ne serait pas signée : {reason}.', fix: REISSUE },
  'rdf.context_invalid': { text: 'Les contextes du document ne peuvent pas être utilisés : {reason}.', fix: REISSUE },
  'rdf.document_invalid': { text: 'Le document n’est pas du JSON-LD valide : {reason}.', fix: REISSUE },
  'rdf.pointer_invalid': {
    text: 'Le pointeur JSON ne peut pas être suivi : {reason}.',
    fix: 'Utilisez des pointeurs vers des membres que le document a (RFC 6901).',
  },
  'rdf.label_map_invalid': {
    text: 'Les étiquettes données aux nœuds anonymes du document ne sont pas une pour chacun.',
    fix: ORIGINAL,
  },
  'rdf.selection_unsupported': {
    text: 'Des parties de ce document ne peuvent pas être montrées seules : il utilise du JSON-LD qui n’est pas pris en charge ici.',
    fix: 'Présentez le badge entier, ou demandez à l’émetteur un badge aux contextes plus simples.',
  },
  'rdf.too_complex': { text: 'Le document est trop enchevêtré pour être mis sous forme canonique.', fix: REISSUE },
  'rdf.busy': { text: 'Plus de {limit} grands documents attendent d’être mis sous forme canonique.', fix: LATER },
  'rdf.worker_unavailable': {
    text: 'Un document de cette taille est mis sous forme canonique dans un fil d’exécution à part, et cette plateforme n’en lance pas.',
    fix: 'Exécutez-le là où c’est possible, ou relevez la limite des documents qui peuvent bloquer.',
  },
  'schema.claim_set': {
    text: 'Ceci est un ensemble de déclarations de type {vct} ; aucun schéma n’en est connu ici, son contenu n’a donc pas été contrôlé.',
    fix: LOOK,
  },
  'schema.not_open_badge': {
    text: 'Ceci est une attestation, mais pas un badge Open Badges 3.0 ; son contenu n’a pas été comparé à un schéma.',
    fix: LOOK,
  },
  'schema.data_model': {
    text: 'L’attestation enfreint une règle de son modèle de données : {member} doit être {expected}.',
    fix: REISSUE,
  },
  'schema.not_at_hand': {
    text: 'Le badge nomme le JSON Schema {url}, qui n’est pas disponible : on n’a pas contrôlé s’il y est conforme.',
    fix: 'Passez-en un validateur comme `schemas` du vérificateur.',
  },
  'schema.restated': {
    text: 'Le relevé a été comparé à une reformulation du schéma qu’il nomme, et non au schéma publié.',
    fix: 'Fournissez au vérificateur le schéma publié si cela importe.',
  },
  'schema.references_too_many': {
    text: 'Le badge nomme plus de {limit} schémas ; les autres n’ont pas été contrôlés.',
    fix: REISSUE,
  },
  'schema.context_unknown': {
    text: 'Le contexte {url} n’est pas connu ici ; les termes qu’il définit n’ont donc pas été examinés.',
    fix: 'Passez le contexte au vérificateur si vous le connaissez.',
  },
}
