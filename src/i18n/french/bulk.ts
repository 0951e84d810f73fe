import type { CatalogueOf } from '../catalogue.js'

/** French for batches. */
export const bulkFrench: CatalogueOf<'bulk'> = {
  'bulk.threads_unavailable': {
    text: 'Les fils d’exécution qui signent les badges ne démarrent pas.',
    fix: 'Vérifiez que le paquet est complet et que la machine a de la mémoire libre, ou signez sans eux : workers 0.',
  },
  'bulk.row_fatal': {
    text: 'Tous les fils qui ont pris cette ligne se sont arrêtés, si bien qu’aucun badge n’en a été fait.',
    fix: 'Regardez la ligne et émettez-la à part.',
  },
  'bulk.signer_failed': {
    text: 'Le service de clés n’a pas signé et n’a donné aucune raison.',
    fix: 'Regardez son propre journal et relancez le lot : ce qui est émis le reste.',
  },
  'bulk.batch_unknown': {
    text: 'Il n’y a pas de lot « {batch} ».',
    fix: 'Vérifiez son nom et la base de données.',
  },
  'bulk.batch_differs': {
    text: 'Le lot « {batch} » existe déjà, avec d’autres lignes ou un autre modèle.',
    fix: 'Donnez un autre nom au nouveau.',
  },
}
