import type { CatalogueOf } from '../catalogue.js'

/** French for stores. */
export const storeFrench: CatalogueOf<'storage'> = {
  'storage.conflict': {
    text: 'Une ligne de {table} existe déjà ; rien n’a donc été écrit.',
    fix: 'Réessayez : ce qui s’y trouve alors sera vu.',
  },
  'storage.unavailable': {
    text: 'Le stockage n’est pas utilisable pour le moment ({reason}) ; rien n’a été écrit.',
    fix: 'Vérifiez le disque, les droits et la connexion, puis réessayez.',
  },
  'storage.commit_unknown': {
    text: 'La connexion au stockage ({driver}) a été perdue au dernier moment : on ne sait pas si tout a été écrit.',
    fix: 'Vérifiez si c’est là avant de l’écrire à nouveau.',
  },
  'storage.version_newer': {
    text: 'Le stockage a été écrit par une version plus récente (format {found} ; celle-ci connaît {known}).',
    fix: 'Mettez la bibliothèque à jour.',
  },
  'storage.rolled_back': {
    text: 'Le stockage est plus ancien que ce qui a été confirmé : l’entrée {expected} a été écrite, et il contient {actual}.',
    fix: 'Restaurez la copie la plus récente ; n’émettez et ne publiez rien depuis celle-ci.',
  },
  'storage.audit_broken': {
    text: 'Le journal d’audit ne tient pas à l’entrée {sequence} : quelque chose a été modifié, déplacé ou omis.',
    fix: 'Laissez le stockage tel quel et comparez-le à une sauvegarde.',
  },
  'storage.driver_missing': {
    text: 'Ce dont le pilote {driver} a besoin n’est pas installé.',
    fix: 'Installez-le ou utilisez un autre stockage.',
  },
  'storage.closed': { text: 'Utilisation ({what}) après la fermeture.', fix: 'Ouvrez à nouveau.' },
}
