import type { CatalogueOf } from '../catalogue.js'

/** Spanish for batches. */
export const bulkSpanish: CatalogueOf<'bulk'> = {
  'bulk.threads_unavailable': {
    text: 'Los hilos que firman las insignias no arrancan.',
    fix: 'Comprueba que el paquete esté completo y que la máquina tenga memoria libre, o firma sin hilos: workers 0.',
  },
  'bulk.row_fatal': {
    text: 'Todos los hilos que tomaron esta fila terminaron, de modo que no se hizo ninguna insignia con ella.',
    fix: 'Revisa la fila y emítela por separado.',
  },
  'bulk.signer_failed': {
    text: 'El servicio de claves no firmó y no dio ningún motivo.',
    fix: 'Mira su propio registro y vuelve a ejecutar el lote: lo ya emitido se queda.',
  },
  'bulk.batch_unknown': {
    text: 'No hay ningún lote «{batch}».',
    fix: 'Revisa el nombre y la base de datos.',
  },
  'bulk.batch_differs': {
    text: 'El lote «{batch}» ya existe, con otras filas u otra plantilla.',
    fix: 'Da otro nombre al nuevo.',
  },
}
