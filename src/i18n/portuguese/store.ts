import type { CatalogueOf } from '../catalogue.js'

/** Portuguese for stores. */
export const storePortuguese: CatalogueOf<'storage'> = {
  'storage.conflict': {
    text: 'Já há uma linha assim em {table}; por isso nada foi gravado.',
    fix: 'Tente de novo: o que houver então será visto.',
  },
  'storage.unavailable': {
    text: 'O armazenamento não pode ser usado agora ({reason}); nada foi gravado.',
    fix: 'Veja o disco, as permissões e a conexão, e tente de novo.',
  },
  'storage.commit_unknown': {
    text: 'A conexão com o armazenamento ({driver}) caiu no último momento: não se sabe se tudo foi gravado.',
    fix: 'Veja se está lá antes de gravar de novo.',
  },
  'storage.version_newer': {
    text: 'O armazenamento foi gravado por uma versão mais nova (formato {found}; esta conhece o {known}).',
    fix: 'Atualize a biblioteca.',
  },
  'storage.rolled_back': {
    text: 'O armazenamento é mais antigo do que o que foi confirmado: a entrada {expected} foi gravada, e ele contém {actual}.',
    fix: 'Restaure a cópia mais recente; não emita nem publique a partir desta.',
  },
  'storage.audit_broken': {
    text: 'O registro de auditoria não fecha na entrada {sequence}: algo foi alterado, movido ou omitido.',
    fix: 'Deixe o armazenamento como está e compare-o com uma cópia de segurança.',
  },
  'storage.driver_missing': {
    text: 'O que o driver {driver} precisa não está instalado.',
    fix: 'Instale-o ou use outro armazenamento.',
  },
  'storage.closed': { text: 'Foi usado ({what}) depois de fechado.', fix: 'Abra de novo.' },
}
