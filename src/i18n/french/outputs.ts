import type { CatalogueOf } from '../catalogue.js'

/** French for pictures and other formats. */
export const outputsFrench: CatalogueOf<'draw' | 'export' | 'import' | 'insight' | 'benefit'> = {
  'draw.too_many': { text: 'Une image contient au plus {limit} éléments ({what}).', fix: 'Dessinez-en une partie.' },
  'draw.qr_too_long': {
    text: 'Le texte ne tient pas dans un code QR de version {version}.',
    fix: 'Dessinez un texte plus court.',
  },
  'draw.ladder_differs': { text: 'Le positionnement porte sur l’échelle {placement}, et l’image sur {ladder}.' },
  'export.member_dropped': { text: '{format} n’a pas de place pour « {member} ».' },
  'export.language_dropped': { text: '{format} n’a de place que pour une langue ; non gardées : {languages}.' },
  'export.logic_flattened': { text: '{format} a un ordre mais pas de conditions : ce qui est demandé ({op}) n’est pas gardé.' },
  'export.note_only': { text: 'Dans {format}, « {member} » n’est gardé que comme texte à lire.' },
  'export.term_missing': { text: '{format} n’a pas de terme pour « {value} » ({member}).' },
  'export.precision_lost': { text: '{format} garde « {member} » moins exactement que l’original.' },
  'export.element_unknown': { text: '{format} demande quelque chose que l’original ne dit pas : {element}.' },
  'import.document_unknown': { text: 'Ceci n’est pas quelque chose qui puisse être lu ici ; attendu {expected}.' },
  'import.too_many': { text: 'Il y a plus de {limit} éléments ({what}).', fix: 'Lisez le document par parties.' },
  'import.item_invalid': { text: 'Ceci a été laissé de côté : « {member} » n’est pas utilisable ; attendu {expected}.' },
  'import.item_duplicate': { text: 'Ceci a été laissé de côté : c’est identique à {first}.' },
  'import.member_dropped': { text: 'Il n’y a pas de place ici pour « {member} ».' },
  'import.condition_words': {
    text: 'Cette condition n’y est faite que de mots, ou d’un genre inconnu ici : elle reste ouverte jusqu’à ce que l’application y réponde.',
  },
  'import.framework_missing': { text: 'Ceci a été laissé de côté : rien ne dit à quel référentiel il appartient.' },
  'benefit.replayed': { text: 'Cet enregistrement a été donné plusieurs fois et compte une seule fois.' },
  'benefit.conflicting': {
    text: 'Plusieurs enregistrements ont l’identifiant {credential} et disent des choses différentes ; aucun ne compte.',
    fix: 'Demandez à qui les a émis lequel est juste.',
  },
  'benefit.overlapping': { text: 'Ceci couvre le même temps que {other}, qui compte à sa place.' },
  'benefit.amount_disputed': {
    text: 'Ceci couvre le même temps que {other}, qui compte à sa place, et dit un autre montant.',
    fix: 'Demandez à qui a émis les deux lequel est juste.',
  },
  'benefit.period_future': {
    text: 'Ceci concerne une période jusqu’au {until}, et nous sommes le {now} : cela ne compte pas encore.',
  },
  'benefit.deduction_not_authorised': {
    text: 'Rien ne peut être retenu sur la paie de cette personne : {because}.',
    fix: 'Demandez-lui de signer, ou inscrivez-la sans retenue.',
  },
  'insight.population_empty': { text: 'Il n’y a personne dans ce groupe, donc pas de chiffre.' },
  'insight.population_too_small': {
    text: 'Il y a moins de {least} personnes dans ce groupe : un chiffre parlerait de personnes précises.',
    fix: 'Regroupez plusieurs groupes.',
  },
  'insight.difference_too_small': {
    text: 'Ensemble, les deux tableaux disent quelque chose de moins de {least} personnes à la ligne « {row} », colonne « {column} » (vide : un total).',
    fix: 'Ne publiez que l’un des deux, ou attendez de compter plus de personnes.',
  },
  'insight.table_inconsistent': { text: 'Les effectifs de ce tableau ne donnent pas ses totaux.' },
  'insight.contribution_invalid': {
    text: 'Cet enregistrement ne peut pas être compté : « {member} » manque, est inutilisable ou n’appartient pas à cette publication.',
    fix: 'Demandez à nouveau cet enregistrement.',
  },
  'insight.budget_spent': {
    text: 'Il ne reste que {left} du budget de confidentialité de {population} ; ceci dépenserait {asked}.',
    fix: 'Publiez sans autre tableau bruité, ou attendez une nouvelle population.',
  },
}
