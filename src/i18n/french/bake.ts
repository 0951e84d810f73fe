import type { CatalogueOf } from '../catalogue.js'
import { LOOK, ORIGINAL, REISSUE, SMALLER } from './advice.js'

const OTHER_PICTURE = 'Tenez-en compte dans votre décision ; pour y mettre un badge, prenez une autre image.'

/** French for pictures and the badges inside. */
export const bakeFrench: CatalogueOf<'bake'> = {
  'bake.image_unsupported': {
    text: 'Ceci n’est pas une image qui puisse contenir un badge : PNG et SVG le peuvent, et ceci est {type}.',
    fix: 'Demandez le fichier PNG ou SVG tel que l’émetteur l’a remis ; une image convertie a perdu le badge.',
  },
  'bake.image_too_large': {
    text: 'L’image dépasse {limitBytes} octets et n’a pas été lue.',
    fix: 'Demandez une image plus petite.',
  },
  'bake.no_credential': {
    text: 'Il n’y a pas de badge dans l’image ({container}).',
    fix: 'Demandez le fichier tel que l’émetteur l’a remis, et non une capture d’écran ou une copie. S’il montre un code QR, scannez-le.',
  },
  'bake.already_baked': {
    text: 'Il y a déjà un badge dans l’image ({container}).',
    fix: 'Prenez l’image sans badge, ou dites que ce qui s’y trouve doit être remplacé.',
  },
  'bake.several_credentials': { text: 'Il y a {count} badges dans l’image ; le premier a été retenu.', fix: LOOK },
  'bake.credential_unsuitable': {
    text: 'Il manque {expected} à ce qui doit aller dans l’image.',
    fix: 'Signez d’abord le badge, et mettez dans l’image ce que la signature a donné.',
  },
  'bake.credential_malformed': {
    text: 'Ce qui se trouve dans l’image n’est pas comme il faut ; attendu {expected}.',
    fix: ORIGINAL,
  },
  'bake.credential_too_large': { text: 'Le badge dépasse {limitBytes} octets.', fix: SMALLER },
  'bake.address_only': {
    text: 'L’image est d’une ancienne sorte : elle ne contient que l’adresse d’un badge, qui n’a pas été suivie.',
    fix: 'Demandez à l’émetteur le badge lui-même.',
  },
  'bake.png_signature': {
    text: 'Le fichier commence comme un PNG et n’en est pas un : il a été modifié en chemin.',
    fix: 'Redemandez le fichier, envoyé comme fichier et non comme texte.',
  },
  'bake.png_header': { text: 'Le PNG ne commence pas par un en-tête.', fix: ORIGINAL },
  'bake.png_chunk_type': { text: 'Le PNG est abîmé : la partie à l’octet {offset} n’a pas de nom.', fix: ORIGINAL },
  'bake.png_length': {
    text: 'Le PNG est abîmé : la partie à l’octet {offset} dit qu’elle a {length} octets, plus qu’aucune ne peut en avoir.',
    fix: ORIGINAL,
  },
  'bake.png_truncated': {
    text: 'Le PNG est tronqué, ou la partie à l’octet {offset} se dit plus longue qu’elle ne l’est.',
    fix: 'Redemandez le fichier : il en manque une partie.',
  },
  'bake.png_checksum': {
    text: 'Le PNG est abîmé : la somme de contrôle de la partie {chunk} à l’octet {offset} est fausse.',
    fix: ORIGINAL,
  },
  'bake.png_too_many_chunks': { text: 'Le PNG a plus de {limit} parties et n’a pas été lu.', fix: ORIGINAL },
  'bake.png_end_missing': { text: 'Le PNG n’a pas de fin.', fix: 'Redemandez le fichier : il en manque une partie.' },
  'bake.png_trailing_bytes': {
    text: 'Après la fin du PNG viennent {count} octets qui n’en font pas partie.',
    fix: OTHER_PICTURE,
  },
  'bake.text_compressed': {
    text: 'Le badge est compressé dans l’image, ce qu’Open Badges n’autorise pas.',
    fix: 'Il n’y a rien à faire ici ; d’autres logiciels peuvent ne pas trouver le badge.',
  },
  'bake.text_chunk': {
    text: 'Le badge est dans une partie de type {chunk}, là où Open Badges demande iTXt.',
    fix: 'Il n’y a rien à faire ici ; d’autres logiciels peuvent ne pas trouver le badge.',
  },
  'bake.svg_malformed': { text: 'Le SVG est illisible : la ligne {line} n’est pas comme il faut.', fix: ORIGINAL },
  'bake.svg_doctype': {
    text: 'Le SVG a un type de document ou des entités à lui, que l’on ne suit jamais.',
    fix: 'Retirez la ligne de la déclaration DOCTYPE, ou demandez une image qui n’en a pas.',
  },
  'bake.svg_encoding': { text: 'Le SVG est écrit en {encoding} ; seul UTF-8 est lu.', fix: 'Enregistrez le SVG en UTF-8.' },
  'bake.svg_too_complex': {
    text: 'Le SVG va au-delà de ce qui est lu : {part}, au plus {limit}.',
    fix: 'Demandez un dessin plus simple.',
  },
  'bake.svg_namespace': {
    text: 'Le SVG a un élément semblable à celui d’un badge dans un autre espace de noms que {expected}.',
    fix: REISSUE,
  },
  'bake.svg_active': {
    text: 'Le SVG a quelque chose qu’un navigateur pourrait exécuter (ligne {line}).',
    fix: 'Ne le mettez jamais tel quel dans le code d’une page ; montrez-le par un élément img, ou retirez cette partie.',
  },
  'bake.svg_misplaced': {
    text: 'Le badge n’est pas à sa place dans le SVG ; d’autres logiciels peuvent ne pas le trouver.',
    fix: LOOK,
  },
  'bake.svg_both_forms': {
    text: 'Le SVG a le badge deux fois dans un élément ; c’est le texte signé de l’attribut qui a été retenu.',
    fix: LOOK,
  },
}
