import type { CatalogueOf } from '../catalogue.js'
import { INPUT, LATER, LOOK, SMALLER } from './advice.js'

/** It can be that the badge was revoked, and nobody here can tell. */
const ASK = 'Pergunte ao emissor se ela ainda vale.'

/** Portuguese for the status of credentials and for status lists. */
export const statusPortuguese: CatalogueOf<'status'> = {
  'status.unchecked': { text: 'Não foi conferido se a insígnia foi revogada ({type}).', fix: ASK },
  'status.type_unknown': {
    text: 'Não se pode saber se a insígnia foi revogada: uma situação do tipo {type} não é conhecida aqui.',
    fix: ASK,
  },
  'status.too_many': { text: 'Há {actual} situações para consultar; no máximo {limit} são consultadas.', fix: ASK },
  'status.offline': {
    text: 'A insígnia pode ser revogada, e sua lista de situação não estava disponível: o uso da rede não foi permitido.',
    fix: 'Verifique com conexão, ou passe a lista.',
  },
  'status.unreachable': {
    text: 'Não foi possível baixar a lista de situação de {host} ({code}), então não se sabe se a insígnia foi revogada.',
    fix: LATER,
  },
  'status.list_malformed': { text: 'O que {host} entregou não é uma lista de situação legível ({codes}).', fix: ASK },
  'status.list_proof_invalid': {
    text: 'A lista de situação de {host} não tem uma prova certa ({codes}), então não diz nada sobre a insígnia.',
    fix: ASK,
  },
  'status.list_unchecked': {
    text: 'A prova da lista de situação de {host} não pôde ser conferida ({codes}).',
    fix: LATER,
  },
  'status.list_type': { text: 'A lista de situação não é do tipo que a insígnia pede: {expected}.', fix: ASK },
  'status.list_id': { text: 'O que {host} entregou diz ser uma lista diferente da que foi pedida.', fix: ASK },
  'status.list_expired': {
    text: 'A lista de situação valia somente até {validUntil}, então não diz nada sobre agora.',
    fix: LATER,
  },
  'status.list_not_yet_valid': {
    text: 'A lista de situação só é válida a partir de {validFrom}.',
    fix: 'Veja de novo depois dessa data.',
  },
  'status.issuer_untrusted': {
    text: 'A lista de situação é de {issuer}, que não é o emissor da insígnia.',
    fix: 'Se você conferiu que essa parte mantém as listas dele, indique-a na opção statusIssuers.',
  },
  'status.purpose_mismatch': {
    text: 'A lista de situação trata de {actual}, e a insígnia a consulta sobre {expected}.',
    fix: ASK,
  },
  'status.revoked': {
    text: 'O emissor revogou a insígnia ({host}).',
    fix: 'Não confie nela; pergunte ao emissor por quê.',
  },
  'status.suspended': {
    text: 'O emissor suspendeu a insígnia por enquanto ({host}).',
    fix: 'Pergunte ao emissor até quando, e verifique de novo.',
  },
  'status.refresh_available': {
    text: 'O emissor tem uma versão mais nova da insígnia ({host}).',
    fix: 'Peça a versão mais nova.',
  },
  'status.message': { text: 'O emissor diz sobre a insígnia: {message} ({value}).', fix: LOOK },
  'status.value_unknown': { text: 'A insígnia tem uma situação que não é conhecida aqui: {purpose} {value}.', fix: ASK },
  'status.encoding_invalid': { text: 'A lista de situação não está codificada como deveria: {expected}.', fix: ASK },
  'status.list_too_large': { text: 'A lista de situação tem mais de {limitBytes} bytes e não foi lida.', fix: SMALLER },
  'status.list_too_short': {
    text: 'A lista de situação tem {actual} situações; menos de {minimum} revelariam quem é consultado.',
    fix: 'Peça ao emissor uma lista mais longa.',
  },
  'status.index_range': {
    text: 'O índice está fora da lista de situação, que tem {length} situações.',
    fix: ASK,
  },
  'status.list_invalid': {
    text: 'A lista de situação descumpre uma regra de seu tipo: {member} deve ser {expected}.',
    fix: ASK,
  },
  'status.entry_invalid': {
    text: 'A entrada de situação descumpre uma regra de seu tipo: {member} deve ser {expected}.',
    fix: INPUT,
  },
  'status.reason_not_allowed': {
    text: 'Nenhuma insígnia é revogada por isso: os motivos são {allowed}.',
    fix: 'Deixe a insígnia como está; dívidas e saídas se resolvem em outro lugar.',
  },
  'status.list_full': {
    text: 'Na lista de situação restam {free} de {length} lugares, menos do que se quer.',
    fix: 'Comece outra lista.',
  },
  'status.place_unknown': {
    text: 'Nenhuma lista de situação daqui tem um lugar dessa credencial.',
    fix: 'Veja o id dela e se foi emitida com uma situação.',
  },
  'status.purpose_missing': {
    text: 'A credencial não tem lugar em uma lista de {purpose}.',
    fix: 'Revogue-a, ou emita as que possam ser suspensas com um lugar em uma lista assim.',
  },
  'status.already_redeemed': {
    text: 'A credencial já foi resgatada antes.',
    fix: 'Não pague nada por ela; se houver disputa, pergunte quem a resgatou.',
  },
  'status.revocation_final': {
    text: 'A credencial foi revogada, e isso é definitivo.',
    fix: 'Emita uma nova se foi revogada por engano.',
  },
  'status.clock_back': {
    text: 'O relógio marca {now}, e no armazenamento há algo de {last}.',
    fix: 'Acerte o relógio; se antes estava adiantado, espere até lá.',
  },
  'status.copy_newer': {
    text: 'A lista {list} que é servida, de {validFrom}, é mais nova do que o armazenamento conhece.',
    fix: 'Restaure a cópia mais recente do armazenamento; não publique a partir desta.',
  },
  'status.audit_mismatch': {
    text: 'O que o armazenamento diz da lista {list} não confere: {mismatch} ({count}).',
    fix: 'Deixe o armazenamento como está e compare-o com uma cópia de segurança.',
  },
  'status.unpublished': {
    text: 'Faltam {pending} mudanças na lista {list}, ou ela nunca foi publicada.',
    fix: 'Publique-a, e que isso seja feito com regularidade.',
  },
  'status.publication_old': {
    text: 'A lista {list} que é servida só vale até {validUntil}.',
    fix: 'Publique-a, e que isso seja feito com regularidade.',
  },
}
