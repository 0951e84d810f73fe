import type { CatalogueOf } from '../catalogue.js'
import { LATER, POLICY } from './advice.js'

const AUTHORITY = 'Peça ao emissor a credencial de autoridade com a qual ele concede.'

/** Portuguese for trust, authority and decisions. */
export const trustPortuguese: CatalogueOf<'trust'> = {
  'trust.issuer_unknown': {
    text: 'Você não conhece o emissor {issuer}.',
    fix: 'Se você conferiu quem é, acrescente-o aos emissores da sua política: {policyLine}',
  },
  'trust.issuer_not_listed_then': {
    text: 'O emissor {issuer} está na lista para outras datas: a insígnia foi concedida em {awarded}, e ele consta de {from} até {until}.',
    fix: 'Pergunte a quem mantém a lista, ou peça à pessoa uma insígnia de outro emissor.',
  },
  'trust.issuer_listed_for_other': {
    text: 'O emissor {issuer} está na lista, mas não para {achievement}.',
    fix: 'Pergunte a quem mantém a lista se o emissor pode conceder isto.',
  },
  'trust.list_unverified': {
    text: 'A própria lista de confiança não está verificada ({outcome}: {codes}), então nada se sabe sobre o emissor.',
    fix: 'Baixe de novo a lista de quem a publica.',
  },
  'trust.list_foreign': {
    text: 'A lista de confiança está assinada por {signer}, que você não indicou para ela.',
    fix: 'Se confia nesse signatário, indique-o entre os signatários; senão, use outra lista.',
  },
  'trust.list_malformed': {
    text: 'A lista de confiança não pode ser lida ({reason}).',
    fix: 'Peça a quem publica a lista que a corrija.',
  },
  'trust.list_expired': {
    text: 'A lista de confiança terminou em {validUntil}; agora é {now}.',
    fix: 'Baixe a edição mais nova da lista.',
  },
  'trust.list_not_yet_valid': {
    text: 'A lista de confiança começa em {validFrom}; agora é {now}.',
    fix: 'Use a edição da lista que vale agora, ou acerte o relógio.',
  },
  'trust.registry_invalid': {
    text: 'O registro não pode ser lido: esperava-se {expected}.',
    fix: 'Confira se o arquivo é um registro de emissores, e baixe-o de novo.',
  },
  'trust.registry_too_large': { text: 'O registro tem mais de {limit} entradas.', fix: 'Use um registro menor.' },
  'trust.source_failed': { text: 'Não foi possível consultar uma fonte de confiança ({code}).', fix: LATER },
  'trust.not_authorised': {
    text: 'O emissor {issuer} não está entre os que podem conceder {achievement}.',
    fix: AUTHORITY,
  },
  'trust.authority_unknown': {
    text: 'Não se sabe aqui se o emissor {issuer} pode conceder {achievement}.',
    fix: AUTHORITY,
  },
  'trust.authority_not_covered': {
    text: 'O que {issuer} mostra de sua autoridade trata de outras conquistas.',
    fix: 'Peça ao emissor a credencial de autoridade que cobre esta conquista.',
  },
  'trust.authority_outside_period': {
    text: 'A autoridade de {issuer} vale de {from} até {until}; a insígnia foi concedida em {awarded}.',
    fix: 'Peça ao emissor a credencial de autoridade que valia naquele momento.',
  },
  'trust.authority_not_delegable': {
    text: '{delegator} pode conceder isto, mas não pode delegar até aqui.',
    fix: 'Peça uma credencial de autoridade que venha de quem pode delegar.',
  },
  'trust.authority_unrooted': {
    text: 'A autoridade vem de {delegator}, que ninguém em quem você confia autorizou para isto.',
    fix: 'Acrescente a credencial de autoridade dessa parte, ou indique-a entre as raízes se confia nela.',
  },
  'trust.authority_cycle': {
    text: 'A autoridade de {issuer} leva de volta a si mesma.',
    fix: 'Peça uma credencial de autoridade que venha de outra parte.',
  },
  'trust.authority_unchecked': {
    text: 'Não foi conferido se a autoridade dada por {delegator} foi revogada.',
    fix: 'Verifique a credencial de autoridade consultando a situação dela.',
  },
  'trust.authority_too_deep': {
    text: 'A cadeia de autoridade tem mais de {limit} elos e não foi seguida.',
    fix: 'Aumente maxDepth se confia em cadeias tão longas.',
  },
  'trust.policy_invalid': { text: 'A política não pode ser usada: {field} deve ser {expected}.', fix: POLICY },
  'trust.policy_field_unknown': { text: 'Não existe o campo {field} em uma política.', fix: POLICY },
  'trust.not_verified': {
    text: 'Somente uma insígnia verificada pode ser aceita.',
    fix: 'Verifique-a primeiro, e veja no relatório por que não está verificada.',
  },
  'trust.not_a_badge': { text: 'Isto é uma credencial, mas não uma insígnia.', fix: 'Peça uma insígnia Open Badge.' },
  'trust.mechanism_not_accepted': {
    text: 'A insígnia está protegida com {mechanisms}; a política aceita {accepted}.',
    fix: 'Peça ao emissor a insígnia em um formato que a política aceite, ou acrescente o mecanismo dela à política.',
  },
  'trust.check_required': {
    text: 'A política exige que a conferência "{required}" passe; o resultado dela é: {state}.',
    fix: 'Dê ao verificador o que essa conferência precisa, ou peça à pessoa uma insígnia em que ela possa ser feita.',
  },
  'trust.recognition_not_in_force': {
    text: 'O reconhecimento {recognition} da política cobriria a insígnia, mas não está em vigor em {now}.',
    fix: POLICY,
  },
  'trust.nothing_matches': {
    text: 'Nenhuma regra da política trata de {achievement}.',
    fix: 'Acrescente à política uma regra para isso, se deve contar.',
  },
  'trust.rule_unmet': {
    text: 'A regra {rule} da política não é cumprida ({reason}).',
    fix: 'Veja ao lado o motivo para saber o que falta.',
  },
  'trust.level_unmet': {
    text: 'A regra {rule} da política é cumprida, mas nenhum de seus níveis é alcançado ({reason}).',
    fix: 'Peça à pessoa uma insígnia que alcance um dos níveis.',
  },
  'trust.replay_differs': {
    text: 'A decisão não pode ser repetida: {what} difere.',
    fix: 'Use o relatório e a política que foram guardados com a decisão.',
  },
  'trust.policy_differs': {
    text: 'A política não é aquela pela qual se decidiu.',
    fix: 'Use a política que foi guardada com a decisão.',
  },
  'trust.ladder_malformed': {
    text: 'A credencial não contém uma escada que possa ser usada ({reason}).',
    fix: 'Peça a quem é dono da escada a edição que foi publicada.',
  },
  'trust.ladder_unchecked': {
    text: 'Não foi possível conferir se {credential} foi retirada.',
    fix: 'Verifique de novo com acesso à rede, ou com uma lista de situação que venha junto.',
  },
  'trust.ladder_edited': {
    text: 'A versão {version} da escada é conhecida com o resumo criptográfico {expected}; esta tem {actual}: foi editada sem mudar de versão.',
    fix: 'Peça a quem é dono dela uma nova versão.',
  },
  'trust.endorsements_too_few': {
    text: 'Dos que contam, {actual} endossaram esta escada; são necessários {needed}.',
    fix: 'Peça a eles endossos de exatamente esta edição.',
  },
  'trust.constituency_too_few': {
    text: 'Dos que falam por "{constituency}", {actual} endossaram exatamente esta edição; são necessários {needed}.',
    fix: 'Peça endossos a eles e indique com `constituencies` quem fala por eles.',
  },
  'trust.endorsement_other': {
    text: 'O que {issuer} endossou é algo diferente desta edição.',
    fix: 'Peça um endosso de exatamente esta edição.',
  },
  'trust.endorser_not_counted': {
    text: 'Um endosso de {issuer} não conta aqui.',
    fix: 'Indique o emissor entre os que contam se ele deve contar; quem é dono nunca conta.',
  },
  'trust.decision_not_counted': {
    text: '{decision} não decide sobre esta edição: {because}.',
    fix: 'Peça uma decisão sobre exatamente esta edição que siga o procedimento da sua governança.',
  },
}
