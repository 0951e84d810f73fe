import type { CatalogueOf } from '../catalogue.js'
import { HOLDER_WALLET, LOOK, ORIGINAL, OTHER_FORM, PRESENT_AGAIN, REISSUE, SMALLER } from './advice.js'

/** Portuguese for signing, proofs, tokens and presentations. */
export const proofPortuguese: CatalogueOf<'securing' | 'proof' | 'form' | 'holder'> = {
  'securing.signer_unsuitable': { text: 'Uma chave do algoritmo {alg} não pode assinar com {mechanism}.' },
  'securing.already_secured': { text: 'A credencial já tem uma prova.' },
  'securing.already_derived': {
    text: 'Esta credencial já mostra só uma parte: somente a que o emissor assinou pode ser mostrada em parte.',
  },
  'securing.peer_missing': { text: 'O pacote {peer} não está instalado.', fix: 'Instale {peer}.' },
  'securing.subject_id_missing': {
    text: 'Uma insígnia JWT precisa de um id para o destinatário.',
    fix: 'Informe o DID do destinatário; quem só é conhecido por e-mail precisa de uma prova embutida.',
  },
  'securing.member_missing': { text: 'Falta o membro {member} na credencial.' },
  'securing.document_unsuitable': { text: 'O documento não pode ser protegido com {mechanism}: precisa de {expected}.' },
  'securing.envelope_invalid': { text: 'O envelope está malformado em {member}; esperava-se {expected}.' },
  'securing.envelope_unsupported': { text: 'Um envelope do tipo "{mediaType}" não pode ser aberto aqui.' },
  'securing.too_large': { text: 'O signatário aceita no máximo {maxBytes} bytes; há {bytes}.' },
  'proof.signature_invalid': {
    text: 'A assinatura não corresponde ao conteúdo: ele foi alterado depois de assinado, ou assinado com outra chave.',
    fix: ORIGINAL,
  },
  'proof.member_missing': { text: 'Falta o membro {member} na prova.', fix: REISSUE },
  'proof.member_invalid': { text: 'A prova está malformada: {member} deve ser {expected}.', fix: REISSUE },
  'proof.purpose_mismatch': { text: 'A prova é feita para {actual}, não para {expected}.', fix: REISSUE },
  'proof.expired': { text: 'A prova venceu em {expires}.', fix: REISSUE },
  'proof.not_yet_valid': {
    text: 'A prova vale a partir de {notBefore}; agora é {now}.',
    fix: 'Confira o relógio deste computador, ou tente de novo depois desse momento.',
  },
  'proof.previous_missing': { text: 'A prova se apoia em outra prova que não está presente.', fix: ORIGINAL },
  'proof.method_revoked': { text: 'A chave de assinatura foi revogada em {revoked}.', fix: REISSUE },
  'proof.beta_context': {
    text: 'A insígnia foi assinada com o contexto da versão beta de Open Badges 3.0, que ninguém mais publica.',
    fix: 'Peça ao emissor uma insígnia com o contexto definitivo.',
  },
  'proof.member_disguised': {
    text: 'O membro {member} está escrito de um modo que faria um leitor não ver o que foi assinado.',
    fix: REISSUE,
  },
  'proof.context_inline': {
    text: 'A credencial define termos próprios, então ninguém aqui pode saber o que seus membros significam.',
    fix: REISSUE,
  },
  'proof.method_retired': {
    text: 'A chave de assinatura foi aposentada em {retired}; a prova diz que foi feita antes, em {created}.',
    fix: LOOK,
  },
  'proof.challenge_mismatch': {
    text: 'A prova não repete o desafio: foi feita para outra ocasião.',
    fix: PRESENT_AGAIN,
  },
  'proof.domain_mismatch': { text: 'A prova não é feita para {expected}.', fix: PRESENT_AGAIN },
  'proof.context_mismatch': { text: 'Os contextos do documento não são os que foram assinados.', fix: ORIGINAL },
  'proof.method_expired': { text: 'A chave de assinatura venceu em {expires}.', fix: REISSUE },
  'proof.alg_unsupported': { text: 'O algoritmo de assinatura "{alg}" não é aceito.', fix: OTHER_FORM },
  'proof.alg_mismatch': { text: 'A prova pede {alg}, mas a chave é para {key}.', fix: REISSUE },
  'proof.header_unsupported': {
    text: 'O cabeçalho do token tem um membro que não é entendido: {member}.',
    fix: OTHER_FORM,
  },
  'proof.key_missing': { text: 'O token não diz com que chave foi assinado.', fix: REISSUE },
  'proof.key_conflict': { text: 'O token indica uma chave e traz outra.', fix: REISSUE },
  'proof.claim_missing': { text: 'Falta no token a declaração {claim}, que ele deve ter.', fix: REISSUE },
  'proof.claim_mismatch': { text: 'A declaração {claim} do token difere da credencial dentro dele.', fix: REISSUE },
  'proof.claim_invalid': { text: 'A declaração {claim} do token está malformada; esperava-se {expected}.', fix: REISSUE },
  'proof.claim_forbidden': {
    text: 'O token tem a declaração {claim}, que uma credencial deste tipo não deve ter.',
    fix: REISSUE,
  },
  'securing.claim_reserved': { text: 'O nome {claim} pertence ao token, então o conteúdo não pode tê-lo.' },
  'securing.disclosure_forbidden': {
    text: 'O que está em {pointer} é sempre mostrado: os verificadores precisam disso, ou não tem sentido sem o resto.',
    fix: 'Indique outra coisa, ou um todo de que isso faça parte.',
  },
  'securing.reveal_unknown': {
    text: 'A credencial não mostra nada em {pointer}, então não há nada a revelar.',
    fix: 'Confira a grafia, e se as partes a mostrar estão lá.',
  },
  'securing.key_bound': {
    text: 'Esta apresentação já foi vinculada a uma ocasião.',
    fix: 'Parta da credencial como o emissor a entregou.',
  },
  'securing.holder_key_mismatch': { text: 'A chave do signatário não é a que o emissor indicou como chave do titular.' },
  'proof.sd_alg_unsupported': {
    text: 'O algoritmo de hash "{alg}" não é aceito, então as partes mostradas não puderam ser conferidas.',
    fix: OTHER_FORM,
  },
  'proof.disclosure_malformed': { text: 'Uma divulgação está malformada: esperava-se {expected}.', fix: HOLDER_WALLET },
  'proof.disclosure_repeated': { text: 'Um resumo ou uma divulgação aparece mais de uma vez.', fix: HOLDER_WALLET },
  'proof.disclosure_unused': { text: 'Uma divulgação não corresponde a nada que o emissor assinou.', fix: HOLDER_WALLET },
  'proof.disclosure_name_forbidden': { text: 'O nome {name} não pode ser divulgado.', fix: REISSUE },
  'proof.disclosure_name_taken': { text: 'Uma divulgação poria um segundo {name} onde já há um.', fix: REISSUE },
  'proof.disclosures_too_many': { text: 'Há mais de {limit} divulgações.', fix: HOLDER_WALLET },
  'proof.key_binding_missing': {
    text: 'Nada mostra que quem apresenta isto é seu titular.',
    fix: 'Peça uma apresentação vinculada a esta ocasião.',
  },
  'proof.key_binding_invalid': { text: 'O vínculo do titular está errado: {member}.', fix: PRESENT_AGAIN },
  'proof.key_binding_stale': {
    text: 'O vínculo do titular foi feito em {created}, há mais de {maxAgeSeconds} segundos.',
    fix: 'Peça uma nova apresentação.',
  },
  'proof.holder_key_unsupported': {
    text: 'A chave do titular só é indicada pelo nome, então o vínculo dele não pôde ser conferido.',
    fix: HOLDER_WALLET,
  },
  'proof.issuer_key_unresolved': {
    text: 'A chave do emissor teria de ser encontrada por {method}, que não é aceito.',
    fix: 'Peça uma credencial cujo emissor tenha um DID.',
  },
  'form.not_a_credential': {
    text: 'Isto não é uma credencial; esperava-se {expected}.',
    fix: 'Informe o JSON ou o JWT de uma insígnia.',
  },
  'form.token_malformed': {
    text: 'O token está danificado: não tem três partes legíveis.',
    fix: 'Confira se o token inteiro foi copiado.',
  },
  'form.presentation': { text: 'Isto é uma apresentação, não uma credencial.', fix: 'Verifique-a como apresentação.' },
  'form.not_a_presentation': { text: 'Isto não é uma apresentação.', fix: PRESENT_AGAIN },
  'form.presentation_unsupported': {
    text: 'Apresentações do tipo {type} não são lidas aqui, então esta não pôde ser conferida.',
    fix: 'Peça-a como vp+jwt, ou com uma prova embutida.',
  },
  'form.credentials_invalid': { text: 'A apresentação contém algo que não é uma credencial.', fix: HOLDER_WALLET },
  'form.credentials_too_many': {
    text: 'A apresentação contém {actual} credenciais; no máximo {limit} são lidas.',
    fix: PRESENT_AGAIN,
  },
  'holder.derive_unsupported': {
    text: 'De uma credencial protegida deste modo mostra-se tudo ou nada.',
    fix: 'Peça ao emissor uma que deixe o titular escolher, como ecdsa-sd-2023 ou um SD-JWT.',
  },
  'holder.paper_unreadable': {
    text: 'Isto não é uma insígnia inteira em papel: {reason}.',
    fix: 'Leia o código de novo ou peça o arquivo da insígnia.',
  },
  'holder.paper_template_unknown': {
    text: 'A insígnia é de um modelo que não está aqui: {digest}.',
    fix: 'Peça o modelo ao emissor, que o publica.',
  },
  'holder.paper_template_invalid': {
    text: 'O modelo para insígnias em papel está malformado: {expected}.',
    fix: 'Peça o modelo ao emissor outra vez.',
  },
  'holder.paper_template_differs': {
    text: 'A insígnia difere do seu modelo em "{pointer}", onde não há lacuna.',
    fix: 'Faça um modelo com uma lacuna ali, ou um para insígnias deste tipo.',
  },
  'holder.paper_too_long': {
    text: 'A insígnia precisa de {length} caracteres em papel; um código comporta {limit}.',
    fix: 'Deixe os textos longos no modelo ou entregue a insígnia como arquivo.',
  },
  'holder.wallet_key_missing': {
    text: 'A chave de {did} não está na carteira.',
    fix: 'Apresente com a carteira que tem a chave, ou peça ao emissor uma insígnia sobre uma chave sua.',
  },
  'holder.wallet_invalid': { text: 'Isto não é uma carteira inteira: {reason}.', fix: 'Use outra cópia da exportação.' },
  'holder.rung_unproven': { text: 'As insígnias da carteira não provam {rung}.', fix: 'Veja com rungs why o que falta.' },
  'holder.unknown': { text: 'Ninguém pode saber quem apresenta isto.', fix: PRESENT_AGAIN },
  'holder.mismatch': {
    text: 'A apresentação indica {holder} como titular, mas {controller} a assinou.',
    fix: PRESENT_AGAIN,
  },
  'holder.subject_mismatch': {
    text: 'A credencial é sobre alguém diferente de {holder}, que a apresenta.',
    fix: 'Peça ao titular insígnias próprias, ou uma prova de que ambos os ids são dele.',
  },
  'holder.subject_unidentified': {
    text: 'A credencial não identifica seu sujeito por um id, então ninguém pode saber se é sobre quem a apresenta.',
    fix: 'Compare de outra maneira quem a apresenta com a pessoa que a insígnia indica.',
  },
  'form.sd_jwt': {
    text: 'Isto é uma credencial com divulgação seletiva (SD-JWT) de um tipo que não é aceito aqui.',
    fix: OTHER_FORM,
  },
  'form.enveloped': {
    text: 'Isto é um envelope em torno de uma credencial, de um tipo que não pode ser aberto aqui.',
    fix: OTHER_FORM,
  },
  'proof.none': { text: 'A insígnia não traz nenhuma prova: qualquer um poderia tê-la escrito.', fix: ORIGINAL },
  'proof.malformed': { text: 'A prova não é um objeto.', fix: ORIGINAL },
  'proof.too_many': { text: 'Há {actual} provas; no máximo {limit} são examinadas.', fix: REISSUE },
  'proof.cryptosuite_prefinal': {
    text: 'A prova é feita segundo um rascunho, "{cryptosuite}", cujas regras mudaram antes de serem finais.',
    fix: 'Peça ao emissor uma nova prova, como eddsa-rdfc-2022.',
  },
  'proof.engines_disagree': {
    text: 'Dois motores discordam sobre a prova: {ours} aqui, {theirs} segundo {engine}.',
    fix: 'Pergunte ao emissor que programa fez a insígnia, e verifique com ele.',
  },
  'proof.cross_check_unavailable': { text: '{engine} não pôde dar uma segunda opinião sobre a prova.', fix: LOOK },
  'proof.unsupported': {
    text: 'A prova não pôde ser conferida: {type} {cryptosuite} não é aceito aqui.',
    fix: OTHER_FORM,
  },
  'proof.created_in_future': {
    text: 'A prova diz que foi feita em {created}; agora é {now}.',
    fix: 'Confira o relógio deste computador.',
  },
  'form.generation_unsupported': {
    text: 'Isto é uma insígnia de {generation}, que não é verificada aqui.',
    fix: 'Verifique-a onde essa geração é aceita, ou acrescente o suporte a ela.',
  },
  'form.generation_too_old': {
    text: 'Isto é uma insígnia de {generation}, antiga demais para ser verificada.',
    fix: 'Peça ao emissor a insígnia em um formato atual.',
  },
  'form.contexts_too_many': { text: 'O documento indica mais de {limit} contextos.', fix: SMALLER },
}
