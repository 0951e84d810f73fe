import type { CatalogueOf } from '../catalogue.js'
import { LATER, LOOK, REISSUE } from './advice.js'

/** Portuguese for the checks of a verification. */
export const verifyPortuguese: CatalogueOf<'issuer' | 'refresh' | 'validity' | 'recipient' | 'endorsements'> = {
  'issuer.id_missing': { text: 'A insígnia não diz quem a emitiu.', fix: REISSUE },
  'issuer.mismatch': {
    text: 'A chave pertence a {controller}, mas a insígnia indica {issuer} como emissor.',
    fix: 'Não a tome por uma insígnia desse emissor; pergunte a ele se é dele.',
  },
  'issuer.key_unbound': {
    text: 'A assinatura está certa, mas nada liga a chave dela ao emissor {issuer}.',
    fix: 'Obtenha o documento de controlador do emissor, ou peça a ele uma insígnia cuja chave ele publique.',
  },
  'validity.not_yet_valid': {
    text: 'A insígnia só é válida a partir de {validFrom}.',
    fix: 'Veja de novo depois dessa data.',
  },
  'validity.expired': { text: 'A insígnia venceu em {validUntil}.', fix: 'Peça ao emissor uma renovação.' },
  'validity.order': { text: 'A insígnia termina ({validUntil}) antes de começar ({validFrom}).', fix: REISSUE },
  'validity.unreadable': { text: 'A data {member} não pode ser lida.', fix: REISSUE },
  'validity.offset_missing': { text: 'A data {member} não tem fuso horário e foi lida como UTC.', fix: LOOK },
  'refresh.type_unknown': {
    text: 'A insígnia indica um serviço de atualização do tipo {type}, que não é conhecido aqui.',
    fix: LOOK,
  },
  'refresh.offline': {
    text: 'A insígnia diz onde se pode obter uma versão mais nova, e o uso da rede não foi permitido.',
    fix: 'Verifique com conexão para saber se há uma versão mais nova.',
  },
  'refresh.failed': {
    text: 'Não foi possível obter uma versão mais nova ({code}); a insígnia é julgada como está.',
    fix: LATER,
  },
  'refresh.refused': {
    text: 'O que o serviço de atualização entregou não foi aceito ({reason}); a insígnia é julgada como está.',
    fix: 'Pergunte ao emissor qual das duas vale.',
  },
  'refresh.replaced': {
    text: 'O emissor entregou uma versão mais nova, de {replacedBy}, no lugar da de {validFrom}; a mais nova foi julgada.',
    fix: 'Guarde a versão mais nova.',
  },
  'recipient.mismatch': {
    text: 'A insígnia foi dada a outra pessoa (comparado: {compared}).',
    fix: 'Pergunte à pessoa por qual outro endereço ou id o emissor pode conhecê-la.',
  },
  'recipient.not_comparable': {
    text: 'A insígnia identifica quem a recebeu por {named}, de que nada se sabe aqui.',
    fix: 'Informe um id ou uma identidade de um destes tipos.',
  },
  'recipient.hash_weak': {
    text: 'A insígnia identifica quem a recebeu por um hash MD5, que pode ser forjado.',
    fix: 'Peça ao emissor uma insígnia que identifique quem a recebeu por um id ou por SHA-256.',
  },
  'endorsements.rejected': {
    text: 'Um endosso dentro da insígnia não está certo ({codes}).',
    fix: 'Veja o relatório do endosso.',
  },
  'endorsements.unchecked': { text: 'Um endosso dentro da insígnia não pôde ser conferido ({codes}).', fix: LATER },
  'endorsements.not_endorsement': { text: 'O que consta como endosso é uma credencial de outro tipo.', fix: REISSUE },
  'endorsements.other_subject': { text: 'Um endosso trata de algo diferente daquilo em que está incluído.', fix: LOOK },
  'endorsements.self': { text: 'Um endosso é dado pela própria parte de que trata, ou pelo emissor da insígnia.', fix: LOOK },
  'endorsements.too_many': {
    text: 'A insígnia tem mais de {limit} endossos; os outros não foram conferidos.',
    fix: REISSUE,
  },
}
