import type { CatalogueOf } from '../catalogue.js'
import { LATER, LOOK, REISSUE } from './advice.js'

/** Portuguese for the checks of a verification. */
export const verifyPortuguese: CatalogueOf<'issuer' | 'refresh' | 'validity' | 'recipient' | 'endorsements' | 'nested'> = {
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
  'endorsements.linked': {
    text: 'Um endosso é dado por alguém que compartilha uma chave, um endereço ou uma organização controladora com o emissor da insígnia.',
    fix: LOOK,
  },
  'endorsements.ring': {
    text: 'Um endosso faz parte de um círculo em que {size} partes se endossam umas às outras.',
    fix: 'Não o conte como um elogio independente.',
  },
  'endorsements.too_many': {
    text: 'A insígnia tem mais de {limit} endossos; os outros não foram conferidos.',
    fix: REISSUE,
  },
  'nested.rejected': {
    text: 'Uma credencial do histórico não está certa ({codes}).',
    fix: 'Veja o relatório dessa credencial; não confie nela, nem no histórico como um todo.',
  },
  'nested.not_in_force': {
    text: 'Uma credencial do histórico é autêntica e não está em vigor neste momento ({codes}).',
    fix: 'Leia o histórico como registro do passado, e conte só as credenciais cujo próprio relatório está verificado.',
  },
  'nested.unchecked': {
    text: 'Uma credencial do histórico não pôde ser conferida ({codes}).',
    fix: 'Veja o relatório dessa credencial; até lá ela não conta para nada.',
  },
  'nested.too_many': {
    text: 'O histórico contém {actual} credenciais, das quais são conferidas no máximo {limit}.',
    fix: 'Peça históricos com menos credenciais.',
  },
  'nested.too_deep': {
    text: 'Há históricos dentro de históricos em mais de {limit} níveis; os mais fundos não foram conferidos.',
    fix: 'Peça os históricos internos em separado.',
  },
  'nested.subject_mismatch': {
    text: 'Uma credencial do histórico trata de alguém diferente do histórico, até onde dizem os ids.',
    fix: 'Peça à pessoa que mostre que os dois ids são dela.',
  },
  'nested.subject_unknown': {
    text: 'Não foi possível saber se uma credencial do histórico trata da mesma pessoa que o histórico.',
    fix: 'Peça à pessoa que mostre que os dois tratam dela.',
  },
  'nested.duplicate': {
    text: 'Uma credencial está duas vezes no histórico; é igual à de número {first}.',
    fix: 'Conte-a uma só vez.',
  },
  'nested.association_unknown': {
    text: 'O histórico relaciona duas conquistas por "{associationType}", que não é conhecido aqui.',
    fix: LOOK,
  },
  'nested.association_unresolved': {
    text: 'O {reference} de uma associação não indica nenhuma conquista do histórico.',
    fix: LOOK,
  },
  'nested.association_cycle': {
    text: 'Por "{associationType}", {size} conquistas do histórico voltam a si mesmas.',
    fix: 'Não deduza uma ordem destas associações.',
  },
}
