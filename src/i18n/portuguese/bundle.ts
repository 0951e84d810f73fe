import type { CatalogueOf } from '../catalogue.js'

const AGAIN = 'Crie um novo pacote, ou verifique com acesso à rede.'
const ONCE_MORE = 'Peça o pacote mais uma vez, como foi criado.'

/** Portuguese for verification bundles. */
export const bundlePortuguese: CatalogueOf<'bundle'> = {
  'bundle.malformed': {
    text: 'Isto não é um pacote de verificação legível: "{member}" falta ou não está certo.',
    fix: ONCE_MORE,
  },
  'bundle.version_unsupported': {
    text: 'Pacotes da versão "{version}" não são aceitos, então nada foi conferido com este.',
    fix: 'Use uma versão mais nova deste programa, ou um pacote da versão 1.',
  },
  'bundle.too_large': {
    text: 'Há mais do que cabe em um pacote: {part}, no máximo {limit}.',
    fix: 'Verifique com acesso à rede.',
  },
  'bundle.url_unsupported': { text: 'Um documento do pacote tem uma URL da qual nada é baixado.', fix: AGAIN },
  'bundle.document_duplicate': { text: 'Os documentos {first} e {second} do pacote têm a mesma URL.', fix: AGAIN },
  'bundle.digest_mismatch': {
    text: 'O pacote foi alterado ou chegou incompleto: o resumo criptográfico dele é outro.',
    fix: ONCE_MORE,
  },
  'bundle.signature_invalid': { text: 'A assinatura do pacote está errada ({reason}).', fix: ONCE_MORE },
  'bundle.from_future': {
    text: 'O pacote diz que foi criado em {created}, e agora é {now}.',
    fix: 'Acerte o relógio.',
  },
  'bundle.document_missing': { text: 'O pacote não tem esse documento de {host}.', fix: AGAIN },
  'bundle.signer_untrusted': {
    text: 'O pacote tem um documento de {host} (para: {purpose}), mas ninguém em quem você confia responde por ele.',
    fix: 'Indique quem assina o pacote, se confia nessa parte, ou verifique com acesso à rede.',
  },
  'bundle.undated': {
    text: 'Ninguém em quem se acredita diz que idade tem o documento de {host} (para: {purpose}).',
    fix: AGAIN,
  },
  'bundle.stale': {
    text: 'O documento de {host} (para: {purpose}) tem {ageSeconds} segundos e pode ter no máximo {maxAgeSeconds}, ou já venceu.',
    fix: AGAIN,
  },
}
