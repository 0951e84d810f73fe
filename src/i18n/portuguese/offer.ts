import type { CatalogueOf } from '../catalogue.js'

/** Portuguese for offers and claims. */
export const offerPortuguese: CatalogueOf<'offer'> = {
  'offer.code_unknown': {
    text: 'Não há nenhuma oferta com este código.',
    fix: 'Compare o código com a folha ou a mensagem em que ele veio, ou peça um novo ao emissor.',
  },
  'offer.expired': {
    text: 'A oferta podia ser resgatada até {expiresAt}; agora é {now}.',
    fix: 'Peça ao emissor uma nova oferta.',
  },
  'offer.withdrawn': { text: 'O emissor retirou a oferta.', fix: 'Pergunte ao emissor por quê.' },
  'offer.claimed': { text: 'Outra pessoa já resgatou a oferta.', fix: 'Se era para você, avise o emissor.' },
  'offer.challenge_unknown': {
    text: 'A resposta não corresponde a nenhuma pergunta aberta: já foi usada ou chegou tarde.',
    fix: 'Comece o resgate de novo.',
  },
  'offer.proof_invalid': {
    text: 'A apresentação não prova o controle de uma chave ({codes}).',
    fix: 'Resgate com uma carteira que assine para o desafio e o domínio dados.',
  },
  'offer.proof_unchecked': {
    text: 'Não foi possível verificar se a apresentação prova o controle de uma chave ({codes}).',
    fix: 'Tente de novo mais tarde.',
  },
  'offer.recipient_differs': {
    text: 'A oferta é para outra pessoa.',
    fix: 'Resgate com a carteira que o emissor conhece, ou peça uma oferta para esta.',
  },
  'offer.pin_wrong': { text: 'O PIN está errado; são permitidos mais {left} erros.', fix: 'Digite o PIN que o emissor lhe deu.' },
  'offer.locked': { text: 'A oferta está bloqueada após PINs errados demais.', fix: 'Peça ao emissor uma nova oferta.' },
}
