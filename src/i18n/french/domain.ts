import type { CatalogueOf } from '../catalogue.js'
import type { JudgementCode } from '../english/judgement.js'

const PUBLISHER = 'Signalez-le à qui publie l’échelle.'
const WHEN_CHECKED = 'Réessayez quand tout pourra être contrôlé.'
const SPELLING = 'Vérifiez l’orthographe.'
const WHY = 'Demandez à l’émetteur pourquoi.'

/** French for ladders, badges and the command line. */
export const domainFrench: Omit<CatalogueOf<'credential' | 'issue' | 'requirement' | 'ladder' | 'cli'>, JudgementCode> = {
  'credential.field_missing': { text: 'Le champ {field} manque.' },
  'credential.field_unknown': {
    text: 'Il n’y a pas de champ {field} ici.',
    fix: 'Vérifiez l’orthographe ; les extensions ont besoin d’un contexte à elles.',
  },
  'credential.field_invalid': { text: 'Le champ {field} doit être : {expected}.' },
  'credential.recipient_missing': {
    text: 'Le badge ne nomme aucun destinataire.',
    fix: 'Donnez le DID du travailleur ou de la travailleuse, une empreinte d’identité, ou les deux.',
  },
  'credential.criteria_missing': {
    text: 'Les critères ne disent rien.',
    fix: 'Donnez un texte, ou l’URL d’une page qui dit ce qui était demandé.',
  },
  'credential.dates_order': { text: 'Le badge prendrait fin ({validUntil}) avant de commencer ({validFrom}).' },
  'credential.language_missing': { text: 'Le texte manque en {language}, la langue du badge.' },
  'credential.map_undefined': {
    text: 'Aucun contexte du badge ne définit les textes de « {member} » ; ils ne sont donc pas montrés.',
    fix: 'Demandez à l’émetteur un badge dont les contextes les définissent.',
  },
  'credential.map_invalid': { text: 'Les textes de « {member} » sont abîmés ; ils ne sont donc pas montrés.' },
  'credential.map_differs': {
    text: 'Ce que dit « {member} » en {language} n’est pas ce que le badge dit en texte simple ; ce n’est donc pas montré.',
    fix: 'Demandez à l’émetteur lequel des deux compte.',
  },
  'credential.not_verified': {
    text: 'Seuls les textes de badges vérifiés sont montrés ; l’issue de ce rapport est : {outcome}.',
    fix: 'Vérifiez d’abord le badge.',
  },
  'credential.result_unknown': { text: 'Le résultat n’est pas décrit par l’acquis.' },
  'credential.result_not_allowed': { text: 'Le résultat n’est aucune des valeurs permises : {allowed}.' },
  'credential.result_out_of_range': { text: 'Le résultat n’est pas compris entre {min} et {max}.' },
  'credential.result_level_unknown': { text: 'Le niveau atteint n’est aucun des niveaux décrits.' },
  'credential.result_status_missing': { text: 'Le résultat a besoin d’un statut.' },
  'credential.rung_unknown': { text: 'L’échelle n’a pas d’échelon {rung}.' },
  'credential.rung_regulated': {
    text: 'L’échelon {rung} n’est accordé que par son autorité de réglementation : un badge n’est pas une licence.',
  },
  'credential.ladder_differs': {
    text: 'La valeur de {member} dans l’échelle est {expected}, et {actual} est déclaré à côté : elle a été modifiée après sa publication.',
    fix: 'Demandez à son propriétaire l’édition qui a été signée.',
  },
  'credential.ladder_owner_differs': { text: 'L’échelle appartient à {owner}, et c’est {issuer} qui l’a publiée.' },
  'credential.issuer_duplicate': { text: 'Un émetteur figure deux fois sur la liste.' },
  'credential.endorsed_missing': {
    text: 'Rien dans le brouillon n’a l’id sur lequel porte la recommandation.',
    fix: 'Recommandez l’id de l’attestation, de son acquis, de son émetteur ou de son créateur.',
  },
  'credential.endorsement_unreadable': { text: 'La recommandation n’est pas un jeton lisible.' },
  'credential.nested_unsigned': {
    text: 'Une attestation du relevé n’a pas de preuve.',
    fix: 'Faites-la signer par son émetteur, ou laissez-la de côté.',
  },
  'credential.nested_other_subject': { text: 'Une attestation du relevé porte sur une autre personne.' },
  'credential.association_unresolved': {
    text: 'Le {reference} d’une association ne nomme aucun acquis du relevé.',
    fix: 'Ajoutez l’acquis, ou laissez l’association de côté.',
  },
  'credential.salt_too_short': { text: 'Le sel a besoin d’au moins {minimum} caractères.' },
  'issue.controller_mismatch': { text: 'La clé de signature appartient à {controller}, et non à l’émetteur {issuer}.' },
  'issue.requirements_unmet': {
    text: 'Les exigences de {rung} ne sont pas remplies.',
    fix: 'Fournissez les badges ou les registres qui le montrent, ou passez skipRequirements si vous en décidez ainsi.',
  },
  'issue.requirements_unknown': { text: 'On n’a pas pu déterminer si les exigences de {rung} sont remplies.' },
  'issue.ladder_not_active': {
    text: 'Le statut de l’échelle est : {status}. Les badges ne sont émis que selon des échelles actives.',
  },
  'issue.ladder_not_effective': { text: 'L’échelle vaut du {from} au {until} ; nous sommes le {now}.' },
  'issue.draft_invalid': { text: 'Le brouillon ne suit pas le schéma de sa sorte : attendu {expected}.' },
  'issue.credential_invalid': {
    text: 'Le brouillon n’est pas une attestation qui puisse être scellée ici : attendu {expected}.',
  },
  'issue.issuer_differs': { text: 'Le brouillon nomme l’émetteur {actual}, mais la clé appartient à {expected}.' },
  'issue.row_invalid': { text: 'Une ligne n’a pas de texte pour l’emplacement « {slot} ».' },
  'issue.result_too_low': { text: 'Le résultat {actual} est inférieur à {required}, que l’échelon demande.' },
  'issue.renewal_refused': {
    text: 'Le justificatif ne peut pas être renouvelé : {reason}.',
    fix: 'Cherchez-le dans le journal ; émettez-en un nouveau s’il est dû.',
  },
  'issue.hash_key_erased': {
    text: 'La clé des empreintes de {credentials} justificatifs n’existe plus : les mêmes clés d’idempotence en donneraient de seconds.',
    fix: 'Utilisez désormais d’autres clés d’idempotence, ou gardez une liste de ce qui a été émis.',
  },
  'cli.usage': { text: 'La commande est incompréhensible : {problem}.', fix: 'Ajoutez --help pour voir ce qu’elle accepte.' },
  'cli.file_unreadable': { text: 'Le fichier {file} ne peut être ni lu ni écrit ({reason}).' },
  'cli.file_exists': { text: 'Le fichier {file} existe déjà et n’a pas été touché.' },
  'cli.file_not_json': { text: 'Le fichier {file} n’est pas du JSON.' },
  'cli.csv_header': {
    text: 'L’en-tête du CSV n’est pas correct ; colonne « {column} » : {reason}.',
    fix: 'Colonnes : row_key,subject,rung,awarded_date,result.<name>,evidence_url,evidence_narrative.',
  },
  'cli.csv_invalid': { text: 'Le fichier CSV ne peut pas être lu à la ligne {line} : {reason}.' },
  'cli.row_incomplete': { text: 'Il manque {column} à la ligne.' },
  'cli.row_duplicate': { text: 'La valeur de {column} est la même qu’à la ligne {line}.' },
  'cli.row_changed': {
    text: 'La ligne a déjà été émise avec un autre contenu sous la même valeur de {column}.',
    fix: 'Donnez à la ligne un nouveau row_key.',
  },
  'cli.subject_invalid': { text: 'Le destinataire n’est pas utilisable ; attendu {expected}.' },
  'cli.rung_ambiguous': { text: 'Plusieurs échelons de l’échelle se terminent par « {rung} ».' },
  'requirement.met_direct': { text: 'Votre attestation compte.' },
  'requirement.met_attested': {
    text: 'Ceci compte sur la parole de {issuer}, d’après ses propres registres et non d’après une attestation.',
  },
  'requirement.met_group': { text: '{met} sur {options} sont remplis ; il en faut {needed}.' },
  'requirement.missing': { text: 'Vous n’avez pas encore ceci.' },
  'requirement.too_few': { text: '{met} sur {options} sont remplis ; il en faut {needed}.' },
  'requirement.undecided': {
    text: '{met} sont remplis et {undecided} n’ont pas pu être déterminés ; il en faut {needed} sur {options}.',
    fix: WHEN_CHECKED,
  },
  'requirement.group_empty': { text: 'Rien ne figure ici, ce ne peut donc pas être rempli.', fix: PUBLISHER },
  'requirement.issuers_too_few': { text: 'Les attestations viennent de {actual} émetteurs différents ; il en faut {needed}.' },
  'requirement.sum_reached': { text: 'Vous avez {actual} {measure} ; il en faut {required}.' },
  'requirement.sum_too_low': { text: 'Vous avez {actual} {measure} sur les {required} qu’il faut.' },
  'requirement.sum_undecided': {
    text: 'Vous avez {actual} {measure}, peut-être {possible} ; il en faut {required}.',
    fix: WHEN_CHECKED,
  },
  'requirement.amount_missing': {
    text: 'Cette attestation ne dit pas quelle quantité elle représente.',
    fix: 'Demandez-en à son émetteur une qui le dise.',
  },
  'requirement.outside_window': { text: 'Ceci est hors de la période qui compte.' },
  'requirement.overlap_collapsed': {
    text: 'Ceci couvre le même temps qu’un autre enregistrement, et ce temps ne compte qu’une fois.',
  },
  'requirement.duplicate_award': { text: 'Une autre attestation pour la même chose a été comptée à la place.' },
  'requirement.already_used': { text: 'Ceci compte déjà pour une autre partie ; il en faut ici une différente.' },
  'requirement.slot_unsupported': {
    text: 'On n’a pas pu déterminer quelles attestations compter pour cette partie ({op}).',
    fix: PUBLISHER,
  },
  'requirement.version_out_of_range': {
    text: 'Votre attestation est de version {version} ; la version {range} est demandée.',
  },
  'requirement.version_missing': { text: 'Votre attestation ne dit pas sa version ; la version {range} est demandée.' },
  'requirement.issuer_not_accepted': { text: 'Les attestations de {issuer} ne comptent pas ici.' },
  'requirement.issuer_not_authorised': { text: '{issuer} n’est pas autorisé à accorder ceci.' },
  'requirement.authorisation_unknown': {
    text: 'On n’a pas pu contrôler si {issuer} est autorisé à accorder ceci.',
    fix: 'Réessayez plus tard.',
  },
  'requirement.revoked': { text: 'L’émetteur a retiré cette attestation.', fix: WHY },
  'requirement.suspended': { text: 'L’émetteur a suspendu cette attestation pour le moment.', fix: WHY },
  'requirement.status_unknown': {
    text: 'On n’a pas pu contrôler si l’émetteur a retiré cette attestation.',
    fix: 'Réessayez quand vous serez en ligne.',
  },
  'requirement.not_yet_valid': {
    text: 'Cette attestation compte à partir du {validFrom} ; elle a été examinée pour le {now}.',
  },
  'requirement.expired': {
    text: 'Cette attestation a pris fin le {validUntil} ; elle a été examinée pour le {now}.',
    fix: 'Renouvelez-la.',
  },
  'requirement.too_old': { text: 'Ceci a été accordé le {awarded} ; ce doit être le {oldest} ou plus tard.' },
  'requirement.result_status': { text: 'Ceci n’est pas achevé : son statut est {status}.' },
  'requirement.result_missing': {
    text: 'L’attestation ne montre pas le résultat demandé ({required}).',
    fix: 'Demandez-en à l’émetteur une qui le montre.',
  },
  'requirement.result_too_low': { text: 'Le résultat est {actual} ; il faut au moins {required}.' },
  'requirement.result_incomparable': {
    text: 'Le résultat {actual} ne peut pas être comparé à {required}.',
    fix: 'Demandez à l’émetteur ce que le résultat signifie.',
  },
  'requirement.ladder_unresolved': {
    text: 'Vous avez un badge de l’échelle {ladder}, mais ses étapes ne sont pas connues ici.',
  },
  'requirement.ladder_version_differs': {
    text: 'Votre badge est de l’édition {actual} de l’échelle ; c’est {expected} qui est demandée.',
  },
  'requirement.subject_unlinked': {
    text: 'Cette attestation n’a pas été émise pour vous, ou pour aucun des noms que vous avez donnés.',
  },
  'requirement.assurance_unknown': {
    text: 'Le niveau de garantie {required} est demandé, et rien ne dit à quel point cette attestation est sûre.',
  },
  'requirement.attribute_missing': { text: 'Rien de ce qui est fourni ne dit {name} ; on n’a donc pas pu le déterminer.' },
  'requirement.excluded': { text: 'Vous avez ceci, et ici il ne faut pas l’avoir.' },
  'requirement.absence_unknown': { text: 'Ceci doit être absent, et ce qui n’est pas montré ici peut exister quand même.' },
  'requirement.migration_ended': {
    text: 'Les badges de l’échelle antérieure comptaient jusqu’au {deadline} ; ils ont été examinés pour le {now}.',
  },
  'requirement.bridge_unmet': { text: 'Votre badge de {rung} comptera ici dès que ce qui est demandé en plus sera rempli.' },
  'requirement.bridge_unknown': {
    text: 'Votre badge de {rung} compte ici avec quelque chose de plus, et cela n’a pas pu être déterminé.',
  },
  'requirement.jurisdiction_missing': {
    text: 'Ce qu’il faut varie selon le lieu (il y en a {variants} dans la liste), et aucun lieu n’a été donné.',
    fix: 'Dites pour quel lieu vous demandez, par exemple US-CA.',
  },
  'ladder.member_unknown': { text: 'Il n’y a pas de membre nommé « {member} » ici.', fix: SPELLING },
  'ladder.member_missing': { text: 'Le membre « {member} » manque.' },
  'ladder.type_invalid': { text: 'Attendu {expected}, trouvé {actual}.' },
  'ladder.value_invalid': { text: 'La valeur n’est pas utilisable ; attendu {expected}.' },
  'ladder.text_too_long': { text: 'Un texte dépasse {limit} caractères.' },
  'ladder.too_many': { text: 'Il y a trop d’éléments ({what}) : plus de {limit}.' },
  'ladder.too_deep': { text: 'Les exigences sont imbriquées sur plus de {limit} niveaux.' },
  'ladder.language_tag_invalid': {
    text: '« {tag} » n’est pas une étiquette de langue, ou y figure deux fois.',
    fix: 'Utilisez des étiquettes BCP 47 telles que en, es-419 ou zh-Hans.',
  },
  'ladder.currency_invalid': {
    text: '« {currency} » n’est pas une monnaie.',
    fix: 'Utilisez les trois lettres d’ISO 4217, comme EUR.',
  },
  'ladder.amount_negative': { text: 'Le montant {value} est négatif.' },
  'ladder.version_range_invalid': {
    text: '« {range} » n’est pas un intervalle de versions.',
    fix: 'Écrivez-le comme ^1, 1.x ou >=1.2 <2.',
  },
  'ladder.digest_mismatch': {
    text: 'L’échelle a été modifiée : son empreinte est {expected}, mais elle dit {actual}.',
    fix: 'Retirez l’empreinte si le changement est voulu, et augmentez la version.',
  },
  'ladder.group_empty': { text: '{op} est vide et ne peut donc jamais être rempli.' },
  'ladder.n_too_small': { text: '{n} est demandé ; ce doit être au moins 1.' },
  'ladder.n_too_large': { text: '{n} sont demandés, mais il y en a {options}.' },
  'ladder.issuers_too_many': { text: '{needed} émetteurs différents sont demandés, mais seulement {options} attestations.' },
  'ladder.sum_unreachable': { text: 'La somme peut atteindre {reachable} au plus ; {min} est demandé.' },
  'ladder.sum_trivial': { text: 'Une somme d’au moins {min} est atteinte sans rien.' },
  'ladder.slot_duplicate': {
    text: 'Ceci est identique à {first}.',
    fix: 'Retirez l’un des deux, ou dites en quoi ils diffèrent.',
  },
  'ladder.slot_unsupported': {
    text: '{op} ne peut pas faire partie d’un groupe exclusif, car il peut prendre plusieurs attestations.',
    fix: 'Utilisez credential, rung ou anyOf avec celles-ci.',
  },
  'ladder.match_without_criteria': {
    text: 'Rien ne dit de quelles attestations il s’agit.',
    fix: 'Donnez ids, alignedTo avec uri ou code, ou achievementType.',
  },
  'ladder.uuid_without_issuers': {
    text: 'L’acquis {id} n’a de sens qu’avec son émetteur.',
    fix: 'Ajoutez issuers avec ids.',
  },
  'ladder.issuers_empty': { text: 'Aucun émetteur ne peut satisfaire cette règle.', fix: 'Retirez-la, ou nommez des émetteurs.' },
  'ladder.result_rule_empty': { text: 'Un résultat est demandé, mais pas lequel.', fix: 'Donnez min, value ou level.' },
  'ladder.result_required_unknown': { text: 'Le résultat exigé « {required} » n’est aucun de ceux qui peuvent être donnés.' },
  'ladder.rung_unknown': { text: 'L’échelle n’a pas d’échelon {rung}.', fix: SPELLING },
  'ladder.rung_id_duplicate': { text: 'Deux échelons ont l’id {id}.' },
  'ladder.award_shared': { text: 'Deux échelons accordent {id}, si bien qu’un badge ne dirait pas duquel il est.' },
  'ladder.id_look_alike': { text: 'L’id {id} se confond facilement avec {other}.', fix: 'Renommez l’un des deux.' },
  'ladder.id_mixed_script': { text: 'L’id {id} mêle des lettres de {scripts} dans un mot.', fix: 'Utilisez une seule écriture.' },
  'ladder.name_look_alike': { text: 'Le nom « {name} » se confond facilement avec « {other} », d’un autre échelon.' },
  'ladder.cycle': { text: 'Ces échelons s’attendent les uns les autres : {rungs}.' },
  'ladder.edge_unimplied': { text: 'Le dessin dit que {to} exige {from}, mais les exigences ne le disent pas.' },
  'ladder.language_missing': { text: 'Le texte manque dans la langue par défaut, {language}.' },
  'ladder.rung_language_missing': { text: 'Le texte manque en {language}, langue dans laquelle l’échelle a son nom.' },
  'ladder.dates_reversed': { text: '{until} est avant {from}.' },
  'ladder.rung_regulated': {
    text: 'Aucun badge ne sera émis pour {rung} : seule son autorité de réglementation peut l’accorder.',
  },
  'ladder.wage_mixed': { text: 'Les chiffres de salaire diffèrent par {what} ({values}) et ne peuvent pas être comparés.' },
  'ladder.cycle_across': { text: 'Ces échelons de plusieurs échelles s’attendent les uns les autres : {rungs}.' },
  'ladder.recognition_cycle': {
    text: 'La reconnaissance tourne en rond : {achievements}.',
    fix: 'Gardez le sens qui est voulu.',
  },
  'ladder.contradiction': { text: 'Ceci exclut ce que demande {first} ; les deux ne peuvent donc jamais être remplis ensemble.' },
  'ladder.variant_tie': {
    text: 'Deux variantes d’un échelon sont pour {jurisdiction}, si bien que personne ne peut dire laquelle compte.',
    fix: 'Nommez chaque lieu dans une seule variante.',
  },
  'ladder.branch_unreachable': {
    text: 'Personne en {jurisdiction} ne peut prendre cette voie.',
    fix: 'Déplacez-la dans une variante pour un lieu où elle peut être prise.',
  },
  'ladder.rung_unreachable': { text: 'Personne en {jurisdiction} ne peut atteindre {rung}.' },
  'ladder.evidence_inaccessible': {
    text: 'Seul {genre} compte comme justificatif, et rien n’est dit pour les personnes qui ne peuvent pas en faire ou en utiliser.',
    fix: 'Admettez une autre sorte de justificatif, ou indiquez dans access.accessibility ce qui est proposé.',
  },
  'ladder.regulated_granted': {
    text: 'Seule son autorité de réglementation peut accorder {rung} : rien d’autre ne peut en tenir lieu.',
  },
  'ladder.currency_missing': { text: 'Un montant est donné sans sa monnaie.' },
  'ladder.currency_mixed': { text: 'Les montants pour un même lieu sont en plusieurs monnaies : {currencies}.' },
  'ladder.percent_invalid': { text: '{percent} pour cent, c’est plus que le tout.' },
  'ladder.interval_invalid': { text: 'L’intervalle de {low} à {high} au niveau {level} ne peut pas contenir le chiffre.' },
  'ladder.clawback_restricted': {
    text: 'Faire rembourser la formation aux personnes qui partent est soumis à des limites en {jurisdiction} ({law}).',
    fix: 'Faites-le contrôler pour chaque lieu où c’est proposé, ou retirez-le.',
  },
  'ladder.clawback_unscoped': {
    text: 'Qui part doit rembourser la formation, et aucun lieu n’est nommé : certains l’interdisent.',
    fix: 'Nommez les lieux sous jurisdiction.',
  },
  'ladder.migration_missing': { text: 'Cette édition remplace {version} et ne dit pas ce que deviennent ses échelons.' },
  'ladder.migration_uncovered': { text: 'Aucune migration ne dit ce que devient l’échelon {rung} de l’échelle remplacée.' },
  'ladder.migration_duplicate': { text: 'Deux migrations sont pour l’échelon {rung}.' },
  'ladder.bridge_missing': { text: 'La migration de {rung} a besoin d’une passerelle, et aucune n’est donnée.' },
  'ladder.governance_unreachable': { text: '{min} sièges de {constituency} doivent être d’accord, et il y en a {seats}.' },
  'ladder.decision_missing': { text: 'L’échelle est active, et aucune décision de ses instances n’est nommée.' },
  'ladder.agreement_missing': {
    text: 'L’échelle est active et demande l’accord de {needed} de « {constituency} » ; {actual} ont approuvé exactement cette édition.',
    fix: 'Laissez-la à l’état de projet jusqu’à leur approbation, et demandez leur accord dans `governance.required`.',
  },
  'ladder.version_too_low': {
    text: 'Le passage de {from} à {to} est de niveau {declared}, et les changements en demandent un de niveau {needed}.',
    fix: 'Augmentez la version, ou annulez ce qui exige davantage.',
  },
  'ladder.version_not_higher': { text: 'La version {to} ne vient pas après {from}.' },
  'ladder.edited_in_place': {
    text: 'La version {version} était {expected} et est maintenant {actual} : elle a été modifiée sans changer de version.',
    fix: 'Donnez une nouvelle version à l’échelle modifiée.',
  },
  'ladder.not_successor': { text: '{to} ne dit pas qu’elle remplace {from}.', fix: 'Nommez-la sous supersedes.' },
  'ladder.not_an_award': { text: 'Ceci n’est pas un badge de l’échelle {ladder}.' },
  'ladder.badge_migrated': { text: 'Le badge est de l’échelon {rung} d’une édition antérieure et compte ici ({mode}).' },
  'ladder.version_differs': { text: 'Le badge est de l’édition {badge} de l’échelle ; celle-ci est {ladder}.' },
  'ladder.subject_ambiguous': {
    text: 'Les attestations nomment {count} personnes différentes.',
    fix: 'Dites de qui les attestations doivent compter.',
  },
  'ladder.report_not_verified': {
    text: 'Les faits ne viennent que d’attestations vérifiées ; l’issue de ce rapport est : {outcome}.',
    fix: 'Vérifiez d’abord l’attestation.',
  },
  'cli.record_invalid': {
    text: 'L’enregistrement de la ligne {line} n’est pas utilisable : regardez {column}.',
    fix: 'Colonnes : subject,achievement,awarded_date,valid_until.',
  },
}
