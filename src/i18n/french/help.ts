import type { HelpPhrases } from '../phrases.js'

/** French for what each command does and takes. */
export const helpFrench: HelpPhrases = {
  'help.about': 'des compétences que l’on emporte, le long d’échelles d’attestations, en Open Badges 3.0',
  'help.lang':
    'Chaque commande parle {languages} ; par défaut, ce que disent LC_ALL, LC_MESSAGES ou LANG. Le JSON ne change pas.',
  'help.formats': '{format}, selon la clé :',
  'help.default': 'Par défaut : {first} pour Ed25519, sinon {other}.',
  'help.init': 'Écrit une petite échelle, une clé, son did.json, ainsi que issue.mjs et verify.mjs, qui fonctionnent aussitôt.',
  'help.keygen':
    'Crée une clé et la garde chiffrée. La phrase secrète est demandée deux fois, ou lue dans RUNGS_PASSPHRASE. Avec {did} web:DOMAIN, le document à publier est écrit à côté, dans did.json.',
  'help.seal': 'Signe un badge écrit en JSON. Si id, issuer ou validFrom manquent, ils sont ajoutés.',
  'help.issue':
    'Délivre des badges le long d’une échelle. {held} est un dossier de badges qui prouvent les exigences ; {records}, un CSV de vos propres registres de formation : {recordColumns}. Les colonnes de {csv} : {columns} ; row_key et subject sont nécessaires, et rung peut être laissé à {rung}. Relancé, il ne délivre que ce qui manque. Une ligne fausse est signalée par son numéro, et les autres continuent. Sort avec 3 si des lignes ont échoué.',
  'help.verify':
    'Vérifie des badges : JSON, JWT, images PNG et SVG contenant un badge, ou dossiers de ceux-ci ; aussi des badges Open Badges 2.0, ou l’URL où l’un d’eux est hébergé. {documents} contient des documents DID et de contrôleurs par leur id, et des documents Open Badges 2.0 ; {schemas}, les JSON Schema que les badges peuvent nommer ; accept, place et bundle l’ont aussi. {policy} nomme les émetteurs que vous connaissez ; {recipient} dit qui les badges doivent concerner. {retired} admet les badges d’une clé que leur émetteur a retirée depuis, pour autant que leur propre date le dise ; issue, accept et place l’ont aussi. {cross} demande à @digitalcredentials/vc un second avis sur eddsa-rdfc-2022.',
  'help.verifyBundle':
    'Vérifie sans réseau le badge d’un paquet, et dit quel âge ont ses documents. Ses clés et schémas ne comptent que si {signer} nomme son signataire. {age} dit quel âge ils peuvent avoir, selon leur usage : controller, status, schema, refresh ou trust. Sort avec 1 si un badge est rejeté, sinon 2 si un badge n’a pas pu être vérifié, sinon 66 si un badge n’a pas pu être lu, sinon 0.',
  'help.bundle':
    'Vérifie un badge et l’écrit dans un seul fichier avec tout ce qui a été récupéré pour lui, afin qu’il puisse être vérifié sans réseau. {key} signe le paquet avec une clé Ed25519, ES256 ou ES384 : qui se fie à son contrôleur croit les clés du paquet. Sort comme verify ; un badge rejeté n’est pas mis en paquet.',
  'help.bake':
    'Met un badge signé dans une image PNG ou SVG ; rien d’autre n’y change. Le badge n’est pas vérifié. Une image qui contient déjà un badge est refusée ; avec {replace}, celui-ci est remplacé.',
  'help.unbake':
    'Extrait le badge d’une image PNG ou SVG, et l’affiche ou l’écrit dans un fichier. Il n’est pas vérifié : verify accepte directement les images.',
  'help.picture':
    'Vérifie un badge, dessine son image et y met le badge ; {plain} le laisse de côté. Avec {ladder}, l’image porte le nom de l’échelle et jusqu’où le badge y mène, et une forme par voie ; {design} en décide autrement, avec shape, colour (#rrggbb) et marks. Un PNG demande le paquet @resvg/resvg-js et les lettres de {fonts} ou de {system} : les lettres qui manquent sont refusées. Affiche ce que l’image dit à qui ne la voit pas. Un badge qui n’est pas vérifié n’est pas dessiné ; code de sortie comme pour verify.',
  'help.certificate':
    'Vérifie un badge et écrit un certificat à imprimer, en page ou en image : à qui il est, pour quoi, qui l’a délivré, et un code QR qui mène à la page de {page}, où d’autres vérifient le badge. Le nom de la personne est celui de {name}, car la plupart des badges n’en contiennent pas. Un badge qui n’est pas vérifié n’est pas écrit ; code de sortie comme pour verify.',
  'help.export':
    'Vérifie un badge et le montre ailleurs : le lien qui remplit le formulaire de LinkedIn, un justificatif numérique européen (ELM) sans preuve, ou une image avec un code QR qui mène à la page de {page}, où d’autres vérifient le badge. Dit ce qu’un format n’a pas pu exprimer. Un badge rejeté, ou qui n’a pas pu être vérifié, n’est pas exporté ; code de sortie comme pour verify.',
  'help.paper':
    'Met un badge signé entier dans un code QR à imprimer, ou le montre ici. Qui a le modèle vérifie sans réseau ce qu’un lecteur a lu : rungs verify FILE|TEXT {template} FILE. Le badge n’est pas vérifié.',
  'help.paperTemplate':
    'Crée le modèle que partagent des badges d’un genre, à publier. Ses emplacements sont là où ces badges diffèrent, là où ils diffèrent d’ordinaire, et là où {slots} le dit ; ce qu’ils contiennent n’y est pas. Donnez deux badges ou plus.',
  'help.wallet':
    'Garde les badges et clés d’un travailleur dans un dossier, {wallet} ou ./wallet. init le crée avec une clé ; key donne le DID pour une contrepartie, créé à la première demande ; add prend des badges sous toute forme et garde chaque octet ; list les groupe par échelle ; show parle d’un seul ; check les vérifie tous de nouveau, sortie comme verify.',
  'help.walletPresent':
    'Montre le minimum qui prouve un échelon, signé pour un vérificateur et une occasion par le défi et le domaine qu’il a donnés.',
  'help.walletExport':
    'Écrit le portefeuille en un seul fichier chiffré, sous une phrase secrète qui est demandée, ou reprend dans celui-ci un tel fichier ou le dossier d’un autre portefeuille. Rien de ce qui s’y trouve n’est écrasé.',
  'help.upgrade':
    'Vérifie un badge Open Badges 2.0 et écrit un badge Open Badges 3.0 non signé qui le nomme, que vous relirez puis signerez en tant qu’émetteur avec rungs seal. {subject} nomme le bénéficiaire par un identifiant. Un badge qui n’a pas pu être vérifié n’est pas mis à niveau sans {unverified} ; un badge rejeté ne l’est jamais. Sort comme verify.',
  'help.inspect': 'Montre ce qu’un badge dit de lui-même. Rien n’est vérifié.',
  'help.accept':
    'Vérifie des badges et décide, selon votre politique, pour quoi ils comptent. Sort comme verify ; un badge non accepté compte comme rejeté.',
  'help.place':
    'Vérifie des badges et montre où en est chaque personne sur l’échelle, pourquoi, et ce qui vient ensuite. {jurisdiction}, par exemple US-CA, choisit entre les variantes d’un échelon. Sort comme verify.',
  'help.plan':
    'Vérifie des badges et montre, pour chaque échelon non obtenu, ce qui manque, ce qu’il demande et, selon vos hypothèses, ce qu’il peut apporter. Les étapes marquées d’une étoile ne sont dépassées par aucune à tous égards ; seul {objective} fait un classement. Sort comme verify.',
  'help.why': 'Dit pourquoi un échelon en est là, ce qui est demandé, et ce que le plan en fait. Sort comme verify.',
  'help.payoff':
    'Calcule ce que coûte un échelon et ce qu’il peut apporter, selon les chiffres de l’échelle. Les hypothèses sont en JSON : region, currency, workRelationship, timeBase, expenses, hoursPerWeek et d’autres. Sort avec 2 si aucun chiffre ne peut être donné honnêtement, et dit pourquoi.',
  'help.events':
    'Montre ce qui prend fin, s’ouvre ou doit être renouvelé. {ics} écrit un calendrier (iCalendar) que l’on peut importer autant de fois qu’on veut.',
  'help.endorse':
    'Signe une recommandation d’un identifiant, d’un badge, qui est d’abord vérifié, de sa réussite ou de son émetteur, ou d’une échelle, dont elle nomme l’édition ; pour une échelle, le nom peut être omis. Sort comme verify quand un badge n’est pas recommandé.',
  'help.clr':
    'Vérifie des badges et signe un relevé (CLR 2.0) de ceux qui sont vérifiés et concernent une même personne, avec l’échelle et son ordre. Le relevé dit ce qui est laissé de côté.',
  'help.ladderLint':
    'Cherche les erreurs d’une échelle, ou l’affiche pour la lire. {with} nomme les échelles auxquelles elle renvoie, comme celle qu’elle remplace. {agreementOf} nomme les groupes dont une échelle en vigueur doit demander l’accord.',
  'help.ladderDiff':
    'Dit ce qui a changé, et si la version le dit : une version mineure ne peut qu’assouplir. Sort avec 1 si elle ne le dit pas.',
  'help.ladderMigrate':
    'Vérifie des badges de l’ancienne échelle et dit où en sont leurs titulaires sur la nouvelle. Chaque échelon doit être prévu.',
  'help.ladderSeal':
    'Publie une édition d’une échelle, signée par son propriétaire. D’autres recommandent exactement cette édition avec rungs endorse.',
  'help.ladderVerify':
    'Vérifie une échelle signée, et que N de ceux qui sont nommés ont recommandé exactement son contenu (par défaut, tous). {constituencies} dit en JSON qui parle pour qui, comme les travailleurs et leurs DID, quand l’échelle demande leur accord. {known} est l’édition que vous avez : un autre contenu sous la même version est signalé. Sort comme verify ; une échelle non acceptée compte comme rejetée.',
  'help.ladderHistory':
    'Dit en mots simples ce qui a changé d’édition en édition d’une échelle, quand et qui l’a décidé, et où il manque quelque chose. Prend des échelles signées, des recommandations, des décisions et des résultats de scrutins, et des échelles non signées comme telles. {deciders} sont ceux dont les décisions et scrutins comptent, et {constituencies} dit en JSON qui parle pour qui. Sort comme verify ; avec 2 si l’histoire a une lacune.',
  'help.ladderGraph':
    'Dessine une échelle : en SVG (par défaut), ou en texte pour Mermaid ou Graphviz. {badges} montre où en est la personne dont les badges sont dans un dossier ; ils sont vérifiés. Sort comme verify.',
  'help.ladderExport': 'Écrit une échelle dans un autre format, et dit ce que ce format n’a pas pu exprimer.',
  'help.statusPublish':
    'Signe les listes de statuts où quelque chose a changé, qui n’ont jamais été publiées ou dont la validité est à moitié passée. {force} les signe toutes, après une nouvelle clé. {copy} nomme les listes telles qu’elles sont servies : rien de plus ancien ne prend leur place.',
  'help.statusChange':
    'Change le statut d’un justificatif ; avec {key} sa liste est publiée aussitôt. Une révocation est définitive. Les motifs restent dans le stockage.',
  'help.statusAudit': 'Montre un statut, ou les listes ; ou contrôle que le journal et les listes concordent. Sort avec 1 sinon.',
  'help.doctor':
    'Regarde le stockage, son journal, l’horloge, les listes, la clé et les contextes. {witness} nomme le fichier qui retient jusqu’où le journal était allé. Sort avec 1 si quelque chose est en défaut, sinon avec 2 si quelque chose n’a pas pu être regardé.',
  'help.vector':
    'Pour les vecteurs de test : un fichier entre, et un fichier sort avec "result" (success, failure ou indeterminate) et "data". Fonctions : {features}. La clé est une méthode JsonWebKey, et verify la prend pour celle de l’émetteur ou du titulaire, quoi que dise le kid du jeton. Rien n’est récupéré : les attestations d’une présentation et les schémas situés ailleurs ne sont pas examinés. {sd} nomme ce que le titulaire peut omettre : {paths}. Sort avec 0 dès que le fichier de sortie est écrit.',
  'help.issueStore':
    '{store} garde les justificatifs dans un fichier SQLite et signe avec N fils d’exécution : un fichier de toute taille, un badge par clé de ligne, sujet et réussite en autant d’exécutions qu’il faut, et des places dans les listes de statuts sous l’URL. {out} contient aussi les badges sous forme de fichiers.',
  'help.issueImages':
    '{images} dessine l’image de chaque échelon et y met les badges, un fichier pour chacun à côté des autres. {imageType} png demande le paquet @resvg/resvg-js et les lettres de {fonts} ou de {system}. {design} est du JSON avec forme (shape), couleur (colour) et marques (marks) pour l’échelle, pour ses voies et pour ses échelons. Les noms sont dans la langue de la commande si l’échelle les a. Une nouvelle exécution ne dessine que ce qui manque.',
  'help.batch':
    'Met un lot dans PostgreSQL pour que d’autres processus l’émettent, ou dit où il en est. Le modèle est en JSON : un badge entier comme brouillon, et des emplacements avec un pointeur JSON pour chaque texte qui change ; le CSV a row_key et une colonne par emplacement. L’URL peut être dans {database}. État : sort avec 2 tant qu’il continue, avec 3 si des lignes ont échoué.',
  'help.worker':
    'Émet ce qui est en attente, à côté d’autres en nombre quelconque, jusqu’à ce qu’on l’arrête. {untilEmpty} le termine quand il ne reste rien.',
  'help.serve':
    'Sert la VC API par HTTP jusqu’à ce qu’on lui demande de finir : {serves}. Par défaut sur 127.0.0.1:8080, sans réseau, et avec des clés neuves qui finissent avec le service. {baseUrl} est l’adresse où on l’atteint de l’extérieur, telle que les listes d’état la nomment ; {key} nomme des coffres de clés ou des JsonWebKey, un pour chacun de Ed25519, ES256 et ES384 ; {documents} contient des documents de contrôle d’émetteurs. Les listes d’état sont gardées en mémoire, sauf si {store} (SQLite) ou {database} (PostgreSQL) indique un autre endroit. La même chose peut figurer dans l’environnement ({environment}) et dans la configuration, un fichier JSON : une option compte avant l’environnement, et celui-ci avant le fichier. Le fichier seul a {auth}. Une adresse qui n’est pas de bouclage demande auth, ou {unauthenticated}. Une ligne de JSON est écrite pour chaque requête.',
  'help.offer':
    'Propose des badges d’un échelon par des codes à usage unique au lieu de les émettre : qui en retire un prouve qu’il contrôle une clé, et reçoit alors le badge. Le dossier contient {claims}, avec un lien par ligne, et des feuilles de codes QR à imprimer et à découper. Les codes sont dits une seule fois ; le stockage ne les connaît pas. Les colonnes sont celles d’issue ; une ligne dont le sujet est un DID ne peut être retirée que par ce DID. Une nouvelle exécution ne propose que ce qui manque.',
  'help.offerScan':
    'Avec {baseUrl}, l’adresse d’un service avec {offers}, les liens et codes QR sont des URL d’interaction (VCALM), qu’un téléphone ouvre comme une page et un portefeuille comme un échange. {qr} montre aussi chaque code dans le terminal.',
  'help.walletExchange':
    'Reçoit des badges de celui à qui mène une URL d’interaction (VCALM) ou le lien d’une offre OID4VCI, ou montre des badges à qui les demande par une telle URL ou un lien OID4VP : sans {badge}, dit qui demande, quoi, et quels badges conviendraient, et ne montre rien. {pin} est le code que l’émetteur a donné par une autre voie. Ce qui est reçu est vérifié comme à l’ajout. Sortie 1 si rien n’a été montré ni reçu.',
  'help.serveOffers':
    'Avec {offers}, qui a un code d’une offre du stockage en retire le badge : les personnes voient une page avec un code QR, les portefeuilles prennent part à un échange `vcapi` (VCALM) ou le retirent par OID4VCI, seule voie pour les offres avec un PIN. Il faut la clé qui a fait les offres. Les badges retirés ont une place dans les listes d’état.',
  'help.dashboardWorker':
    'Écrit une page qui montre à une personne où elle en est : sa progression, ce qui finit quand, les prestations et le travail additionnés, et ce qu’on sait de la paie, en un fichier par langue et en données. Seuls ses propres badges et relevés sont pris : quoi que ce soit d’une autre personne fait tout refuser.',
  'help.dashboardGroups':
    'Écrit une page de chiffres sur des groupes de personnes, pour tous ou pour une plateforme : à partir de relevés que les gens ont remis (une liste JSON, ou un par ligne), ou d’une publication signée. Aucun chiffre ne porte sur moins de personnes que ne dit {k} (10), et les petits groupes ne sont pas même nommés. {by} distingue les groupes, comme region,rung ; {demand} met à côté les postes à pourvoir. {after} nomme les relevés des publications précédentes : si les deux ensemble en disent trop sur peu de personnes, rien n’est écrit.',
  'help.dashboardEducator':
    'Écrit une page pour qui accorde des badges : ses propres badges comptés exactement, ce qui n’est pas à publier, et avec {figures} ce que sont devenus les gens, en groupes seulement.',
  'help.webBuild':
    'Écrit des pages statiques pour tout serveur : la page de vérification dans {folder} et en un seul fichier, {single}, qui s’ouvre depuis un disque ; une page dans {ownFolder} où les travailleurs gardent leurs propres badges ; et avec {ladder} une page par échelle, en six langues. {documents} contient des documents DID d’émetteurs, que les pages n’ont alors pas à demander. {public} laisse de côté la partie où les travailleurs font placer leurs propres badges, et tous ses scripts.',
  'help.servePages':
    'La page de vérification est à {verify}, une page où les travailleurs gardent leurs propres badges à {own}, et avec {ladder} les pages des échelles sont sous {ladders} : chacun peut les lire, sans jeton.',
  'help.offerList': 'Montre les offres et leur état, ou en annule une qui est ouverte. Sort avec 1 si elle ne l’était pas.',
}
