import type { CatalogueOf } from '../catalogue.js'
import { LOOK, ORIGINAL, REISSUE, SMALLER } from './advice.js'

const OTHER_PICTURE = 'Leve isso em conta ao decidir; para pôr nela uma insígnia, use outra imagem.'

/** Portuguese for pictures and the badges inside. */
export const bakePortuguese: CatalogueOf<'bake'> = {
  'bake.image_unsupported': {
    text: 'Isto não é uma imagem que possa ter uma insígnia dentro: PNG e SVG podem, e isto é {type}.',
    fix: 'Peça o arquivo PNG ou SVG como o emissor o entregou; uma imagem convertida perdeu a insígnia.',
  },
  'bake.image_too_large': { text: 'A imagem tem mais de {limitBytes} bytes e não foi lida.', fix: 'Peça uma imagem menor.' },
  'bake.no_credential': {
    text: 'Não há nenhuma insígnia dentro da imagem ({container}).',
    fix: 'Peça o arquivo como o emissor o entregou, não uma captura de tela nem uma cópia. Se ele mostra um código QR, escaneie-o.',
  },
  'bake.already_baked': {
    text: 'Já há uma insígnia dentro da imagem ({container}).',
    fix: 'Use a imagem sem insígnia, ou diga que o que está dentro deve ser substituído.',
  },
  'bake.several_credentials': { text: 'Há {count} insígnias dentro da imagem; a primeira foi usada.', fix: LOOK },
  'bake.credential_unsuitable': {
    text: 'Ao que se quer pôr na imagem falta {expected}.',
    fix: 'Assine primeiro a insígnia, e ponha na imagem o que a assinatura gerou.',
  },
  'bake.credential_malformed': { text: 'O que está dentro da imagem não é como deveria; esperava-se {expected}.', fix: ORIGINAL },
  'bake.credential_too_large': { text: 'A insígnia tem mais de {limitBytes} bytes.', fix: SMALLER },
  'bake.address_only': {
    text: 'A imagem é de um tipo antigo: dentro só está o endereço de uma insígnia, e ele não foi seguido.',
    fix: 'Peça ao emissor a própria insígnia.',
  },
  'bake.png_signature': {
    text: 'O arquivo começa como um PNG e não é um: foi alterado no caminho.',
    fix: 'Peça o arquivo de novo, enviado como arquivo e não como texto.',
  },
  'bake.png_header': { text: 'O PNG não começa com um cabeçalho.', fix: ORIGINAL },
  'bake.png_chunk_type': { text: 'O PNG está danificado: a parte no byte {offset} não tem nome.', fix: ORIGINAL },
  'bake.png_length': {
    text: 'O PNG está danificado: a parte no byte {offset} diz que tem {length} bytes, mais do que qualquer uma pode ter.',
    fix: ORIGINAL,
  },
  'bake.png_truncated': {
    text: 'O PNG está cortado, ou a parte no byte {offset} diz ser mais longa do que é.',
    fix: 'Peça o arquivo de novo: falta uma parte dele.',
  },
  'bake.png_checksum': {
    text: 'O PNG está danificado: a soma de verificação da parte {chunk} no byte {offset} está errada.',
    fix: ORIGINAL,
  },
  'bake.png_too_many_chunks': { text: 'O PNG tem mais de {limit} partes e não foi lido.', fix: ORIGINAL },
  'bake.png_end_missing': { text: 'O PNG não tem fim.', fix: 'Peça o arquivo de novo: falta uma parte dele.' },
  'bake.png_trailing_bytes': { text: 'Depois do fim do PNG há {count} bytes que não fazem parte dele.', fix: OTHER_PICTURE },
  'bake.text_compressed': {
    text: 'A insígnia está comprimida dentro da imagem, o que Open Badges não permite.',
    fix: 'Não é preciso fazer nada aqui; outros programas talvez não encontrem a insígnia.',
  },
  'bake.text_chunk': {
    text: 'A insígnia está em uma parte do tipo {chunk}, onde Open Badges pede iTXt.',
    fix: 'Não é preciso fazer nada aqui; outros programas talvez não encontrem a insígnia.',
  },
  'bake.svg_malformed': { text: 'O SVG não pode ser lido: a linha {line} não é como deveria.', fix: ORIGINAL },
  'bake.svg_doctype': {
    text: 'O SVG tem um tipo de documento ou entidades próprias, que nunca são seguidos.',
    fix: 'Remova a linha da declaração DOCTYPE, ou peça uma imagem sem ela.',
  },
  'bake.svg_encoding': { text: 'O SVG está escrito em {encoding}; só se lê UTF-8.', fix: 'Salve o SVG como UTF-8.' },
  'bake.svg_too_complex': {
    text: 'O SVG vai além do que se lê: {part}, no máximo {limit}.',
    fix: 'Peça um desenho mais simples.',
  },
  'bake.svg_namespace': {
    text: 'O SVG tem um elemento como o de uma insígnia em um espaço de nomes diferente de {expected}.',
    fix: REISSUE,
  },
  'bake.svg_active': {
    text: 'O SVG tem algo que um navegador poderia executar (linha {line}).',
    fix: 'Nunca o ponha em uma página como marcação; mostre-o com um elemento img, ou remova essa parte.',
  },
  'bake.svg_misplaced': { text: 'A insígnia não está onde deveria no SVG; outros programas talvez não a encontrem.', fix: LOOK },
  'bake.svg_both_forms': {
    text: 'O SVG tem a insígnia duas vezes em um elemento; foi usado o texto assinado do atributo.',
    fix: LOOK,
  },
}
