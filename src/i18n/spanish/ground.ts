import type { CatalogueOf } from '../catalogue.js'
import { INPUT, ISSUER_KEYS, KEY, LATER, LOOK, ORIGINAL, REISSUE, SERVER, SERVICE, SMALLER } from './advice.js'

/** Spanish for reading, contexts, keys, schemas and fetching. */
export const groundSpanish: CatalogueOf<'core' | 'report' | 'contexts' | 'net' | 'did' | 'rdf' | 'keys' | 'schema'> = {
  'report.trusted': { text: 'Es auténtica, y conoces a quien la emitió.' },
  'report.genuine': { text: 'Es auténtica. Si te fías de quien la emitió, lo decides tú.' },
  'report.rejected': { text: 'No te fíes de esto.' },
  'report.indeterminate': { text: 'No se pudo averiguar si esto es válido.' },
  'core.option_unknown': { text: 'No existe la opción {option} en {where}.', fix: 'Revisa cómo está escrita la opción.' },
  'core.option_invalid': { text: 'La opción {option} no es utilizable; se esperaba {expected}.', fix: 'Corrige la opción.' },
  'core.input_type': { text: 'Se esperaba {expected}, se encontró {actual}.', fix: INPUT },
  'core.input_too_large': { text: 'La entrada supera {limitBytes} bytes.', fix: SMALLER },
  'core.json_invalid': { text: 'La entrada no es JSON.', fix: 'Comprueba que se copió el archivo entero.' },
  'core.json_too_deep': { text: 'El JSON está anidado a más de {limit} niveles.', fix: SMALLER },
  'core.json_too_many_values': { text: 'El JSON tiene más de {limit} valores.', fix: SMALLER },
  'core.json_key_duplicate': { text: 'El JSON tiene el miembro «{key}» dos veces en un objeto.', fix: REISSUE },
  'core.json_key_forbidden': { text: 'El JSON tiene un miembro llamado «{key}», que no se permite.', fix: REISSUE },
  'core.json_value_unsupported': { text: 'Un valor de tipo {type} no se puede escribir como JSON.', fix: INPUT },
  'core.number_not_finite': { text: 'Un número no es finito.', fix: INPUT },
  'core.text_not_utf8': { text: 'La entrada no es texto UTF-8.', fix: ORIGINAL },
  'core.text_not_well_formed': {
    text: 'Un texto tiene la mitad de un par sustituto, que ninguna codificación puede llevar.',
    fix: REISSUE,
  },
  'core.encoding_invalid': { text: 'Un valor no es {encoding}: {reason}.', fix: REISSUE },
  'core.date_time_invalid': { text: 'Una fecha no es legible; se esperaba {expected}.', fix: INPUT },
  'core.duration_invalid': { text: 'Una duración no es legible; se esperaba {expected}.', fix: INPUT },
  'core.decimal_invalid': { text: 'Un número no es legible; se esperaba {expected}.', fix: INPUT },
  'core.slot_invalid': { text: 'El hueco «{slot}» no es un texto del documento, o está en sus contextos.', fix: INPUT },
  'core.slot_value': { text: 'Los valores para los huecos deben ser {expected}.', fix: INPUT },
  'core.platform_lacks': {
    text: 'La plataforma en la que esto se ejecuta no puede tratar {feature} aquí.',
    fix: 'Usa un navegador más reciente u otra plataforma.',
  },
  'contexts.unknown': {
    text: 'El documento usa el contexto {url}, que no viene incluido ni se ha aportado.',
    fix: 'Aporta el documento del contexto si confías en él; los contextos nunca se descargan.',
  },
  'contexts.document_invalid': {
    text: 'Lo que se aporta para el contexto {url} no es un objeto con un "@context" utilizable.',
    fix: 'Corrige el documento de contexto que aportas.',
  },
  'contexts.url_bundled': {
    text: 'El contexto {url} viene incluido y no se le puede dar otro documento.',
    fix: 'Quítalo.',
  },
  'keys.type_unsupported': {
    text: 'No se admiten claves de tipo «{type}».',
    fix: 'Usa una clave Ed25519, P-256, P-384 o RSA.',
  },
  'keys.alg_unsuitable': { text: 'Una clave de tipo «{type}» no firma con {alg}.', fix: KEY },
  'keys.jwk_invalid': { text: 'La clave no es utilizable: el miembro {member} falta o está mal formado.', fix: ISSUER_KEYS },
  'keys.private_member': {
    text: 'Una clave pública lleva el miembro privado {member}.',
    fix: 'Publica la clave sin él, y reemplázala: ya no es secreta.',
  },
  'keys.multikey_invalid': { text: 'La Multikey está mal formada: {reason}.', fix: ISSUER_KEYS },
  'keys.multikey_unavailable': {
    text: 'Las claves de tipo {type} no tienen forma Multikey.',
    fix: 'Usa did:jwk o did:web para esta clave.',
  },
  'keys.pem_invalid': {
    text: 'El PEM no es una clave pública de la que uno se pueda fiar ({reason}).',
    fix: 'Publica una clave pública de una clase admitida, RSA con al menos 2048 bits, y nunca una privada.',
  },
  'keys.pair_mismatch': { text: 'Las mitades privada y pública de la clave no van juntas.', fix: KEY },
  'keys.keystore_invalid': { text: 'El almacén de claves no es utilizable: {reason}.', fix: KEY },
  'keys.passphrase_wrong': {
    text: 'La frase de contraseña es incorrecta, o el almacén de claves fue modificado.',
    fix: 'Revisa la frase de contraseña.',
  },
  'keys.passphrase_missing': {
    text: 'Se necesita una frase de contraseña.',
    fix: 'Escríbela cuando se pida, o define RUNGS_PASSPHRASE.',
  },
  'keys.method_invalid': { text: 'El método de verificación no es utilizable; se esperaba {expected}.', fix: KEY },
  'keys.peer_missing': {
    text: 'Se necesita el paquete {package} y no se puede cargar.',
    fix: 'Instálalo junto a rungs.',
  },
  'keys.message_too_large': {
    text: 'La clave firma como máximo {maxBytes} bytes, y se dieron {bytes}.',
    fix: 'Usa una prueba incrustada, de la que se firman 64 bytes, o una clave ECDSA o RSA.',
  },
  'keys.service_failed': { text: 'El servicio de claves {service} falló en «{operation}»: {reason}.', fix: SERVICE },
  'keys.service_answer_invalid': {
    text: 'El servicio de claves {service} dio una respuesta inutilizable a «{operation}» ({reason}), así que no se firmó nada.',
    fix: SERVICE,
  },
  'keys.service_key_unusable': {
    text: 'La clave en {service} no se puede usar para firmar: {reason}.',
    fix: 'Nombra por su id y versión una clave hecha para firmar.',
  },
  'schema.invalid': { text: 'Esto no se ajusta al esquema {schema}: {keyword} pide {expected}.', fix: REISSUE },
  'schema.document_invalid': {
    text: 'Esto no es un JSON Schema que se pueda usar: {member} falta o no es correcto.',
    fix: 'Corrige el esquema.',
  },
  'schema.dialect_unsupported': {
    text: 'El esquema está escrito en un dialecto que no se admite: {dialect}.',
    fix: 'Escribe el esquema en draft 2020-12, 2019-09 o 7.',
  },
  'schema.reference_unresolved': {
    text: 'El esquema se apoya en otro, {reference}, que no está a mano y no se descarga.',
    fix: 'Pon lo que necesita del otro esquema en sus propias $defs.',
  },
  'schema.too_complex': {
    text: 'El esquema es demasiado grande o enrevesado para comparar con él, y se abandonó.',
    fix: 'Pide a quien publica el esquema uno más sencillo.',
  },
  'schema.unknown': { text: 'No existe ningún esquema llamado {schema}.', fix: 'Usa uno de: {known}.' },
  'net.url_unsupported': {
    text: 'No se puede descargar la URL: {reason}.',
    fix: 'Usa una URL https sin credenciales, en el puerto 443 o en uno que permitas.',
  },
  'net.host_forbidden': {
    text: 'El servidor {host} no está en la lista de servidores permitidos.',
    fix: 'Añade el servidor a la lista si confías en él.',
  },
  'net.address_forbidden': {
    text: 'El servidor {host} no está en la Internet pública, así que no se descargó nada de él.',
    fix: SERVER,
  },
  'net.redirect_forbidden': { text: 'El servidor {host} redirige de un modo que no se sigue: {reason}.', fix: SERVER },
  'net.fetch_refused': {
    text: 'No se descargó nada de {host} (para: {purpose}), porque se rechazó la descarga.',
    fix: 'Permite la descarga, o aporta el documento.',
  },
  'net.busy': { text: 'Demasiadas peticiones esperan a {host} o en total (límite {limit}).', fix: LATER },
  'net.retry_later': {
    text: 'El servidor {host} pidió que no se le preguntara de nuevo antes de {until}.',
    fix: 'Inténtalo de nuevo entonces.',
  },
  'net.content_type': { text: 'El servidor {host} envió algo distinto de lo que se pidió: «{contentType}».', fix: SERVER },
  'net.status': { text: 'El servidor {host} respondió con el estado HTTP {status}.', fix: SERVER },
  'net.content_encoding': {
    text: 'El servidor {host} envió una respuesta comprimida aunque no se aceptaba ninguna.',
    fix: SERVER,
  },
  'net.too_large': { text: 'Lo que envió {host} ({part}) supera {limitBytes} bytes.', fix: SERVER },
  'net.timeout': { text: 'El servidor {host} no respondió en {timeoutMs} ms.', fix: LATER },
  'net.aborted': { text: 'Se abandonó la descarga de {host}.', fix: LATER },
  'net.unreachable': { text: 'No se puede llegar de forma segura al servidor {host}: {reason}.', fix: LATER },
  'did.invalid': { text: 'El identificador (método {method}) está mal formado: {reason}.', fix: REISSUE },
  'did.method_unsupported': {
    text: 'No se admiten identificadores del método «{method}».',
    fix: 'Se admiten did:key, did:jwk, did:web y https.',
  },
  'did.key_type_unsupported': {
    text: 'No se admiten claves de tipo «{type}», así que no se comprobó nada con ella.',
    fix: 'Pide al emisor una insignia firmada con una clave Ed25519, P-256, P-384 o RSA.',
  },
  'did.offline': {
    text: 'Habría que descargar el documento de un controlador {method}, y la descarga está desactivada.',
    fix: 'Permite la descarga, o aporta el documento.',
  },
  'did.document_invalid': { text: 'El documento de controlador no es utilizable: {reason}.', fix: ISSUER_KEYS },
  'did.document_duplicate': {
    text: 'Los documentos {first} y {second} tienen el mismo id.',
    fix: 'Aporta cada documento una sola vez.',
  },
  'did.method_not_found': { text: 'El documento de controlador no tiene ese método de verificación.', fix: ISSUER_KEYS },
  'did.method_not_authorised': {
    text: 'El controlador no incluye este método de verificación en {relationship}.',
    fix: ISSUER_KEYS,
  },
  'did.controller_mismatch': {
    text: 'El método de verificación nombra a un controlador distinto del documento en el que está.',
    fix: ISSUER_KEYS,
  },
  'rdf.term_undefined': {
    text: 'Ningún contexto define el término «{term}», así que no quedaría firmado.',
    fix: 'Nombra un contexto que lo defina, o quítalo.',
  },
  'rdf.data_lost': { text: 'Una parte del documento no quedaría firmada: {reason}.', fix: REISSUE },
  'rdf.context_invalid': { text: 'No se pueden usar los contextos del documento: {reason}.', fix: REISSUE },
  'rdf.document_invalid': { text: 'El documento no es JSON-LD válido: {reason}.', fix: REISSUE },
  'rdf.pointer_invalid': {
    text: 'No se puede seguir el puntero JSON: {reason}.',
    fix: 'Usa punteros a miembros que el documento tenga (RFC 6901).',
  },
  'rdf.label_map_invalid': {
    text: 'Las etiquetas dadas para los nodos en blanco del documento no son una para cada uno.',
    fix: ORIGINAL,
  },
  'rdf.selection_unsupported': {
    text: 'No se pueden mostrar por separado partes de este documento: usa JSON-LD que aquí no se admite.',
    fix: 'Presenta la insignia entera, o pide al emisor una con contextos más sencillos.',
  },
  'rdf.too_complex': { text: 'El documento es demasiado enrevesado para ponerlo en forma canónica.', fix: REISSUE },
  'rdf.busy': { text: 'Más de {limit} documentos grandes esperan a ponerse en forma canónica.', fix: LATER },
  'rdf.worker_unavailable': {
    text: 'Un documento de este tamaño se pone en forma canónica en un hilo aparte, y esta plataforma no inicia ninguno.',
    fix: 'Ejecútalo donde se puedan iniciar hilos, o sube el límite de los documentos que pueden bloquear.',
  },
  'schema.claim_set': {
    text: 'Esto es un conjunto de declaraciones de tipo {vct}; aquí no se conoce ningún esquema para él, así que no se comprobó su contenido.',
    fix: LOOK,
  },
  'schema.not_open_badge': {
    text: 'Esto es una credencial, pero no una insignia Open Badges 3.0; su contenido no se comparó con un esquema.',
    fix: LOOK,
  },
  'schema.data_model': {
    text: 'La credencial incumple una regla de su modelo de datos: {member} debe ser {expected}.',
    fix: REISSUE,
  },
  'schema.not_at_hand': {
    text: 'La insignia nombra el JSON Schema {url}, que no está a mano: no se comprobó si se ajusta a él.',
    fix: 'Pasa un validador suyo como `schemas` del verificador.',
  },
  'schema.restated': {
    text: 'El expediente se comparó con una reformulación del esquema que nombra, no con el publicado.',
    fix: 'Pasa al verificador el esquema publicado si eso importa.',
  },
  'schema.references_too_many': {
    text: 'La insignia nombra más de {limit} esquemas; el resto no se comprobó.',
    fix: REISSUE,
  },
  'schema.context_unknown': {
    text: 'Aquí no se conoce el contexto {url}, así que no se miraron los términos que define.',
    fix: 'Pasa el contexto al verificador si lo conoces.',
  },
}
