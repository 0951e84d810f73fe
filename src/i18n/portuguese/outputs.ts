import type { CatalogueOf } from '../catalogue.js'

/** Portuguese for pictures and other formats. */
export const outputsPortuguese: CatalogueOf<'draw' | 'export' | 'import' | 'insight' | 'benefit'> = {
  'draw.too_many': { text: 'Uma imagem comporta no máximo {limit} elementos ({what}).', fix: 'Desenhe uma parte.' },
  'draw.qr_too_long': { text: 'O texto não cabe em um código QR da versão {version}.', fix: 'Desenhe um texto mais curto.' },
  'draw.ladder_differs': { text: 'O posicionamento é da escada {placement}, e a imagem é de {ladder}.' },
  'export.member_dropped': { text: '{format} não tem lugar para "{member}".' },
  'export.language_dropped': { text: '{format} só tem lugar para um idioma; não são mantidos: {languages}.' },
  'export.logic_flattened': { text: '{format} tem ordem mas não tem condições: o que se pede ({op}) não é mantido.' },
  'export.note_only': { text: 'Em {format}, "{member}" é mantido só como texto para pessoas lerem.' },
  'export.term_missing': { text: '{format} não tem um termo para "{value}" ({member}).' },
  'export.precision_lost': { text: '{format} guarda "{member}" com menos exatidão do que o original.' },
  'export.element_unknown': { text: '{format} pede algo que o original não diz: {element}.' },
  'import.document_unknown': { text: 'Isto não é algo que possa ser lido aqui; esperava-se {expected}.' },
  'import.too_many': { text: 'Há mais de {limit} elementos ({what}).', fix: 'Leia o documento em partes.' },
  'import.item_invalid': { text: 'Isto ficou de fora: "{member}" não pode ser usado; esperava-se {expected}.' },
  'import.item_duplicate': { text: 'Isto ficou de fora: é igual a {first}.' },
  'import.member_dropped': { text: 'Não há lugar aqui para "{member}".' },
  'import.condition_words': {
    text: 'Ali esta condição é apenas texto, ou de um tipo que aqui não se conhece: fica em aberto até que a aplicação responda a ela.',
  },
  'import.framework_missing': { text: 'Isto ficou de fora: nada diz a qual referencial pertence.' },
  'benefit.replayed': { text: 'Este registro foi dado mais de uma vez e conta uma só vez.' },
  'benefit.conflicting': {
    text: 'Vários registros têm o id {credential} e dizem coisas diferentes; nenhum conta.',
    fix: 'Pergunte a quem os emitiu qual está certo.',
  },
  'benefit.overlapping': { text: 'Isto cobre o mesmo tempo que {other}, que conta em seu lugar.' },
  'benefit.amount_disputed': {
    text: 'Isto cobre o mesmo tempo que {other}, que conta em seu lugar, e diz outro valor.',
    fix: 'Pergunte a quem emitiu os dois qual está certo.',
  },
  'benefit.period_future': { text: 'Isto trata de um tempo até {until}, e agora é {now}: ainda não conta.' },
  'benefit.deduction_not_authorised': {
    text: 'Nada pode ser descontado do pagamento desta pessoa: {because}.',
    fix: 'Peça que a pessoa assine, ou inscreva-a sem desconto.',
  },
  'insight.population_empty': { text: 'Não há ninguém neste grupo, portanto não há número.' },
  'insight.population_too_small': {
    text: 'Há menos de {least} pessoas neste grupo: um número falaria de pessoas concretas.',
    fix: 'Junte grupos.',
  },
  'insight.difference_too_small': {
    text: 'Juntas, as duas tabelas dizem algo de menos de {least} pessoas na linha "{row}", coluna "{column}" (vazio: um total).',
    fix: 'Publique apenas uma das duas, ou espere até contar mais pessoas.',
  },
  'insight.table_inconsistent': { text: 'As contagens desta tabela não somam os seus totais.' },
  'insight.contribution_invalid': {
    text: 'Este registro não pode ser contado: "{member}" falta, não é utilizável ou não pertence a esta publicação.',
    fix: 'Peça o registro de novo.',
  },
  'insight.budget_spent': {
    text: 'Do orçamento de privacidade de {population} restam apenas {left}; isto gastaria {asked}.',
    fix: 'Publique sem outra tabela com ruído, ou espere por uma nova população.',
  },
}
