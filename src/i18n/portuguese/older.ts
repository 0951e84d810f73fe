import type { CatalogueOf } from '../catalogue.js'
import { LOOK, OTHER_FORM, REISSUE, SERVER } from './advice.js'

/** Portuguese for badges of Open Badges 2.0. */
export const olderPortuguese: CatalogueOf<'ob2'> = {
  'ob2.member_missing': { text: 'No objeto {object} de Open Badges 2.0 falta {member}.', fix: REISSUE },
  'ob2.member_invalid': {
    text: 'No objeto {object} de Open Badges 2.0, {member} não é o que deveria ser: {expected}.',
    fix: REISSUE,
  },
  'ob2.hashed_missing': {
    text: 'A insígnia não diz se o destinatário está em forma de hash; foi lido como texto simples.',
    fix: LOOK,
  },
  'ob2.list_invalid': {
    text: 'A lista de insígnias revogadas está malformada: {member}.',
    fix: 'Peça ao emissor que corrija a lista, e pergunte se a insígnia ainda vale.',
  },
  'ob2.not_assertion': { text: 'Isto não é uma insígnia de {expected}.', fix: 'Forneça a própria asserção, como JSON.' },
  'ob2.part_missing': {
    text: 'A asserção só tem um link para o objeto {object}, que é necessário aqui.',
    fix: 'Verifique primeiro a insígnia com conexão, ou passe o objeto do link.',
  },
  'ob2.revoked': { text: 'A insígnia diz que foi revogada.', fix: 'Não a emita de novo; pergunte ao emissor por quê.' },
  'ob2.not_carried': {
    text: 'Estes membros do objeto {object} não têm lugar na nova insígnia: {members}.',
    fix: 'Veja se sem eles a insígnia ainda diz o que deve.',
  },
  'ob2.recipient_plain': {
    text: 'O destinatário é identificado por um endereço em texto simples.',
    fix: 'Troque-o por um id do próprio destinatário, ou por um hash com sal, antes de assinar.',
  },
  'ob2.recipient_weak': {
    text: 'O destinatário é identificado por um hash MD5, que qualquer um pode fazer combinar com outro endereço.',
    fix: 'Troque-o por um id do próprio destinatário antes de assinar.',
  },
  'ob2.offline': {
    text: 'O objeto {object} é o que {host} mostra, e o uso da rede não foi permitido.',
    fix: 'Verifique com conexão, ou passe o documento.',
  },
  'ob2.not_hosted': {
    text: 'O objeto {object} não tem endereço na web, então ninguém pode vê-lo ali.',
    fix: 'Pergunte ao emissor onde está publicado, ou passe o documento.',
  },
  'ob2.too_many': {
    text: 'A insígnia remete a mais de {limit} documentos.',
    fix: 'Peça ao emissor uma insígnia que precise de menos.',
  },
  'ob2.redirected': {
    text: 'Para o objeto {object}, {host} nos enviou a {to}, pelo qual não responde.',
    fix: 'Peça ao emissor que o mostre em seu próprio endereço.',
  },
  'ob2.document_malformed': { text: 'O que {host} entregou não é um objeto {object} legível ({code}).', fix: SERVER },
  'ob2.document_other': { text: 'O que {host} entregou não é o objeto {object} que foi pedido.', fix: SERVER },
  'ob2.hosted_unsigned': {
    text: 'Ninguém assinou esta insígnia: ela vale porque {host} a mostra hoje.',
    fix: 'Guarde a data desta verificação, e peça ao emissor uma insígnia assinada.',
  },
  'ob2.hosted_other': {
    text: 'No endereço da insígnia, {host} mostra outra.',
    fix: 'Peça de novo à pessoa a insígnia, ou o endereço dela.',
  },
  'ob2.hosted_differs': {
    text: 'A insígnia não é a que {host} mostra; difere em: {members}.',
    fix: 'Não confie nesta cópia; obtenha a insígnia no endereço dela.',
  },
  'ob2.hosted_changed': {
    text: '{host} mostra a insígnia com conteúdo diferente do da cópia em {members}; foi julgado o que ele mostra.',
    fix: LOOK,
  },
  'ob2.verification_unsupported': {
    text: 'A insígnia pede para ser verificada por "{type}", que não é conhecido aqui.',
    fix: OTHER_FORM,
  },
  'ob2.scope_mismatch': {
    text: '{host} não é um lugar pelo qual o emissor {issuer} responde.',
    fix: 'Não a tome por uma insígnia desse emissor; pergunte a ele se é dele.',
  },
  'ob2.scope_unsupported': {
    text: 'O emissor diz pela propriedade "{property}" por quais insígnias responde, e ela não é conhecida aqui.',
    fix: 'Pergunte ao emissor se a insígnia é dele.',
  },
  'ob2.class_issuer_mismatch': {
    text: 'A insígnia indica {issuer} como emissor, e a classe de insígnia publicada indica {actual}.',
    fix: 'Não a tome por uma insígnia de nenhum dos dois; pergunte quem a concedeu.',
  },
  'ob2.key_unlisted': {
    text: 'O emissor {issuer} não publica essa chave, então a assinatura não prova nada.',
    fix: 'Não a tome por uma insígnia desse emissor; pergunte a ele se é dele.',
  },
  'ob2.keys_too_many': {
    text: 'O emissor publica {actual} chaves e a insígnia não indica nenhuma; são tentadas no máximo {limit}.',
    fix: 'Peça ao emissor uma insígnia que indique sua chave.',
  },
}
