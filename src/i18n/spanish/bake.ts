import type { CatalogueOf } from '../catalogue.js'
import { LOOK, ORIGINAL, REISSUE, SMALLER } from './advice.js'

const OTHER_PICTURE = 'Tenlo en cuenta al decidir; para poner en ella una insignia, usa otra imagen.'

/** Spanish for pictures and the badges inside. */
export const bakeSpanish: CatalogueOf<'bake'> = {
  'bake.image_unsupported': {
    text: 'Esto no es una imagen que pueda llevar dentro una insignia: PNG y SVG pueden, y esto es {type}.',
    fix: 'Pide el archivo PNG o SVG tal como lo entregó el emisor; una imagen convertida ha perdido la insignia.',
  },
  'bake.image_too_large': { text: 'La imagen supera {limitBytes} bytes y no se leyó.', fix: 'Pide una imagen más pequeña.' },
  'bake.no_credential': {
    text: 'Dentro de la imagen no hay ninguna insignia ({container}).',
    fix: 'Pide el archivo tal como lo entregó el emisor, no una captura de pantalla ni una copia. Si muestra un código QR, escanéalo.',
  },
  'bake.already_baked': {
    text: 'Dentro de la imagen ya hay una insignia ({container}).',
    fix: 'Usa la imagen sin insignia, o indica que lo que hay dentro se debe reemplazar.',
  },
  'bake.several_credentials': { text: 'Dentro de la imagen hay {count} insignias; se tomó la primera.', fix: LOOK },
  'bake.credential_unsuitable': {
    text: 'A lo que se quiere poner en la imagen le falta {expected}.',
    fix: 'Firma primero la insignia, y pon en la imagen lo que dio la firma.',
  },
  'bake.credential_malformed': {
    text: 'Lo que hay dentro de la imagen no es como debería; se esperaba {expected}.',
    fix: ORIGINAL,
  },
  'bake.credential_too_large': { text: 'La insignia supera {limitBytes} bytes.', fix: SMALLER },
  'bake.address_only': {
    text: 'La imagen es de una clase antigua: dentro solo está la dirección de una insignia, y no se siguió.',
    fix: 'Pide al emisor la propia insignia.',
  },
  'bake.png_signature': {
    text: 'El archivo empieza como un PNG y no lo es: se modificó por el camino.',
    fix: 'Pide el archivo otra vez, enviado como archivo y no como texto.',
  },
  'bake.png_header': { text: 'El PNG no empieza con un encabezado.', fix: ORIGINAL },
  'bake.png_chunk_type': { text: 'El PNG está dañado: la parte que empieza en el byte {offset} no tiene nombre.', fix: ORIGINAL },
  'bake.png_length': {
    text: 'El PNG está dañado: la parte que empieza en el byte {offset} dice que tiene {length} bytes, más de los que puede tener ninguna.',
    fix: ORIGINAL,
  },
  'bake.png_truncated': {
    text: 'El PNG está cortado, o la parte que empieza en el byte {offset} dice ser más larga de lo que es.',
    fix: 'Pide el archivo otra vez: le falta una parte.',
  },
  'bake.png_checksum': {
    text: 'El PNG está dañado: la suma de comprobación de la parte {chunk}, que empieza en el byte {offset}, no es correcta.',
    fix: ORIGINAL,
  },
  'bake.png_too_many_chunks': { text: 'El PNG tiene más de {limit} partes y no se leyó.', fix: ORIGINAL },
  'bake.png_end_missing': { text: 'El PNG no tiene final.', fix: 'Pide el archivo otra vez: le falta una parte.' },
  'bake.png_trailing_bytes': { text: 'Después del final del PNG hay {count} bytes que no son parte de él.', fix: OTHER_PICTURE },
  'bake.text_compressed': {
    text: 'La insignia está comprimida dentro de la imagen, lo que Open Badges no permite.',
    fix: 'No hay que hacer nada aquí; otros programas quizá no encuentren la insignia.',
  },
  'bake.text_chunk': {
    text: 'La insignia está en una parte de tipo {chunk}, donde Open Badges pide iTXt.',
    fix: 'No hay que hacer nada aquí; otros programas quizá no encuentren la insignia.',
  },
  'bake.svg_malformed': { text: 'No se puede leer el SVG: la línea {line} no es como debería.', fix: ORIGINAL },
  'bake.svg_doctype': {
    text: 'El SVG tiene un tipo de documento o entidades propias, que nunca se siguen.',
    fix: 'Quita la línea de la declaración DOCTYPE, o pide una imagen que no la tenga.',
  },
  'bake.svg_encoding': { text: 'El SVG está escrito en {encoding}; solo se lee UTF-8.', fix: 'Guarda el SVG como UTF-8.' },
  'bake.svg_too_complex': {
    text: 'El SVG va más allá de lo que se lee: {part}, como máximo {limit}.',
    fix: 'Pide un dibujo más sencillo.',
  },
  'bake.svg_namespace': {
    text: 'El SVG tiene un elemento como el de una insignia en un espacio de nombres distinto de {expected}.',
    fix: REISSUE,
  },
  'bake.svg_active': {
    text: 'El SVG tiene algo que un navegador podría ejecutar (línea {line}).',
    fix: 'No lo pongas nunca en una página como marcado; muéstralo con un elemento img, o quita esa parte.',
  },
  'bake.svg_misplaced': {
    text: 'La insignia no está donde debería en el SVG; otros programas quizá no la encuentren.',
    fix: LOOK,
  },
  'bake.svg_both_forms': {
    text: 'El SVG tiene la insignia dos veces en un elemento; se tomó el texto firmado del atributo.',
    fix: LOOK,
  },
}
