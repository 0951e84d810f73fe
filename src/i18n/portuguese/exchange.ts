import type { CatalogueOf } from '../catalogue.js'

/** Portuguese for requests over HTTP. */
export const exchangePortuguese: CatalogueOf<'exchange'> = {
  'exchange.not_found': { text: 'Não há nada neste endereço.', fix: 'Veja os endereços em /openapi.json.' },
  'exchange.method_not_allowed': { text: 'Este endereço só aceita {allowed}.', fix: 'Use um destes métodos.' },
  'exchange.media_type_unsupported': {
    text: 'O corpo é de um tipo que não é lido aqui; estes são: {accepted}.',
    fix: 'Ponha um destes no cabeçalho Content-Type.',
  },
  'exchange.request_malformed': {
    text: 'Não é possível ler o pedido: esperava-se {expected}.',
    fix: 'Envie-o como /openapi.json o descreve.',
  },
  'exchange.request_too_large': { text: 'O pedido tem mais de {limitBytes} bytes.', fix: 'Envie menos de uma vez.' },
  'exchange.request_too_slow': {
    text: 'O pedido não chegou em {limitMs} milissegundos.',
    fix: 'Envie-o inteiro, com uma conexão melhor.',
  },
  'exchange.member_invalid': {
    text: 'No pedido, “{member}” não está certo: esperava-se {expected}.',
    fix: 'Envie-o como /openapi.json o descreve.',
  },
  'exchange.issuer_mismatch': {
    text: 'A credencial nomeia um emissor diferente daquele que assina aqui: {expected}.',
    fix: 'Ponha em `issuer` o id que /issuers mostra.',
  },
  'exchange.token_missing': {
    text: 'Este endereço pede um token de acesso, e nenhum chegou.',
    fix: 'Envie um no cabeçalho Authorization, como Bearer.',
  },
  'exchange.token_invalid': { text: 'O token de acesso não é aceito aqui.', fix: 'Obtenha um novo para este serviço.' },
  'exchange.scope_missing': {
    text: 'O token de acesso não permite isto: falta o escopo “{scope}”.',
    fix: 'Peça um token com este escopo.',
  },
  'exchange.rate_limited': { text: 'Chegaram pedidos demais.', fix: 'Espere {retryAfterSeconds} segundos.' },
  'exchange.busy': { text: 'O serviço já tem tanto trabalho quanto aceita.', fix: 'Espere {retryAfterSeconds} segundos.' },
  'exchange.not_ready': { text: 'O serviço não está pronto.', fix: 'Tente de novo daqui a pouco.' },
  'exchange.failed': { text: 'Algo deu errado dentro do serviço.', fix: 'Avise quem o opera, com o id do pedido.' },
  'exchange.provider_refused': {
    text: 'O serviço recusou com o estado HTTP {status}: {error}.',
    fix: 'Peça de novo com o que o serviço quer; para repetir o mesmo pedido, espere {retryAfterSeconds} segundos.',
  },
  'exchange.answer_invalid': {
    text: 'A resposta do serviço não está em ordem em: {member}.',
    fix: 'Avise quem opera o serviço; nada da resposta foi usado.',
  },
}
