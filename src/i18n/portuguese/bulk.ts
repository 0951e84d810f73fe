import type { CatalogueOf } from '../catalogue.js'

/** Portuguese for batches. */
export const bulkPortuguese: CatalogueOf<'bulk'> = {
  'bulk.threads_unavailable': {
    text: 'As threads que assinam as insígnias não arrancam.',
    fix: 'Veja se o pacote está completo e se a máquina tem memória livre, ou assine sem threads: workers 0.',
  },
  'bulk.row_fatal': {
    text: 'Todas as threads que pegaram esta linha terminaram, de modo que nenhuma insígnia foi feita dela.',
    fix: 'Veja a linha e emita-a separadamente.',
  },
  'bulk.signer_failed': {
    text: 'O serviço de chaves não assinou e não deu motivo.',
    fix: 'Veja o registro dele e execute o lote de novo: o que já foi emitido permanece.',
  },
  'bulk.batch_unknown': {
    text: 'Não há nenhum lote “{batch}”.',
    fix: 'Confira o nome e o banco de dados.',
  },
  'bulk.batch_differs': {
    text: 'O lote “{batch}” já existe, com outras linhas ou outro modelo.',
    fix: 'Dê outro nome ao novo.',
  },
}
