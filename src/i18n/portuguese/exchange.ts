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
  'exchange.ended': {
    text: 'A troca terminou: foi concluída, retirada, ou o seu prazo passou.',
    fix: 'Peça uma nova a quem a iniciou.',
  },
  'exchange.challenge_unknown': {
    text: 'A resposta não pertence à pergunta que está aberta: já foi respondida, ou outra foi feita entretanto.',
    fix: 'Peça a pergunta outra vez e responda a essa.',
  },
  'exchange.origin_differs': {
    text: '“{member}” nomeia {actual}, mas disto trata-se com {expected}.',
    fix: 'Não continue, a não ser que saiba porquê.',
  },
  'exchange.answer_invalid': {
    text: 'O que a outra parte enviou não está certo: “{member}”, esperava-se {expected}.',
    fix: 'Pergunte a quem o enviou para lá.',
  },
  'exchange.failed': { text: 'Algo deu errado dentro do serviço.', fix: 'Avise quem o opera, com o id do pedido.' },
  'exchange.oauth_refused': {
    text: 'O cliente foi recusado: {error}. Em detalhe: {description}.',
    fix: 'Veja o que a especificação diz sobre este erro.',
  },
  'exchange.issuer_refused': {
    text: 'O emissor recusa: {error} (status HTTP {status}).',
    fix: 'Peça ao emissor uma nova oferta.',
  },
  'exchange.issuance_invalid': {
    text: 'O que o emissor enviou ou ofereceu não está certo: {member} ({rule}).',
    fix: 'Não continue e avise o emissor.',
  },
  'exchange.issuance_unsupported': {
    text: 'O emissor pede uma forma de emitir que não é aceita aqui: {feature}.',
    fix: 'Peça uma oferta com um código pré-autorizado cuja insígnia venha na hora.',
  },
  'exchange.nothing_suitable': {
    text: 'Nada do que foi oferecido pode ser aceito aqui; estes formatos podem: {formats}.',
    fix: 'Peça ao emissor um destes formatos, para uma chave como a sua.',
  },
  'exchange.presentation_request_refused': {
    text: 'O pedido do verificador não é respondido ({error}): "{member}" não está certo.',
    fix: 'Peça ao verificador um novo pedido.',
  },
  'exchange.presentation_refused': {
    text: 'O verificador não aceita a resposta ({error}, estado {status}).',
    fix: 'Peça ao verificador um novo pedido e responda a esse.',
  },
  'exchange.provider_refused': {
    text: 'O serviço recusou com o estado HTTP {status}: {error}.',
    fix: 'Peça de novo com o que o serviço quer; para repetir o mesmo pedido, espere {retryAfterSeconds} segundos.',
  },
  'exchange.provider_answer_invalid': {
    text: 'A resposta do serviço não está em ordem em: {member}.',
    fix: 'Avise quem opera o serviço; nada da resposta foi usado.',
  },
}
