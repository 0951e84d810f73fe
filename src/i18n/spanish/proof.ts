import type { CatalogueOf } from '../catalogue.js'
import { HOLDER_WALLET, LOOK, ORIGINAL, OTHER_FORM, PRESENT_AGAIN, REISSUE, SMALLER } from './advice.js'

/** Spanish for signing, proofs, tokens and presentations. */
export const proofSpanish: CatalogueOf<'securing' | 'proof' | 'form' | 'holder'> = {
  'securing.signer_unsuitable': { text: 'Una clave del algoritmo {alg} no puede firmar con {mechanism}.' },
  'securing.already_secured': { text: 'La credencial ya tiene una prueba.' },
  'securing.already_derived': {
    text: 'Esta credencial ya muestra solo una parte: solo la que firmó el emisor se puede mostrar en parte.',
  },
  'securing.peer_missing': { text: 'El paquete {peer} no está instalado.', fix: 'Instala {peer}.' },
  'securing.subject_id_missing': {
    text: 'Una insignia JWT necesita un id para su destinatario.',
    fix: 'Indica el DID del destinatario; si solo se le conoce por correo electrónico, hace falta una prueba incrustada.',
  },
  'securing.member_missing': { text: 'A la credencial le falta el miembro {member}.' },
  'securing.document_unsuitable': { text: 'El documento no se puede proteger con {mechanism}: necesita {expected}.' },
  'securing.envelope_invalid': { text: 'El sobre está mal formado en {member}; se esperaba {expected}.' },
  'securing.envelope_unsupported': { text: 'Aquí no se puede abrir un sobre de tipo «{mediaType}».' },
  'securing.too_large': { text: 'El firmante admite como máximo {maxBytes} bytes; hay {bytes}.' },
  'proof.signature_invalid': {
    text: 'La firma no corresponde al contenido: se modificó después de firmarlo, o se firmó con otra clave.',
    fix: ORIGINAL,
  },
  'proof.member_missing': { text: 'A la prueba le falta el miembro {member}.', fix: REISSUE },
  'proof.member_invalid': { text: 'La prueba está mal formada: {member} debe ser {expected}.', fix: REISSUE },
  'proof.purpose_mismatch': { text: 'La prueba está hecha para {actual}, no para {expected}.', fix: REISSUE },
  'proof.expired': { text: 'La prueba venció el {expires}.', fix: REISSUE },
  'proof.not_yet_valid': {
    text: 'La prueba rige a partir de {notBefore}; ahora es {now}.',
    fix: 'Comprueba el reloj de este equipo, o inténtalo de nuevo después de ese momento.',
  },
  'proof.previous_missing': { text: 'La prueba se apoya en otra prueba que no está.', fix: ORIGINAL },
  'proof.method_revoked': { text: 'La clave de firma fue revocada el {revoked}.', fix: REISSUE },
  'proof.beta_context': {
    text: 'La insignia se firmó con el contexto de la beta de Open Badges 3.0, que ya nadie publica.',
    fix: 'Pide al emisor una insignia con el contexto definitivo.',
  },
  'proof.member_disguised': {
    text: 'El miembro {member} está escrito de forma que un lector podría no ver qué se firmó.',
    fix: REISSUE,
  },
  'proof.context_inline': {
    text: 'La credencial define términos propios, así que aquí nadie puede saber qué significan sus miembros.',
    fix: REISSUE,
  },
  'proof.method_retired': {
    text: 'La clave de firma se retiró el {retired}; la prueba dice que se hizo antes, el {created}.',
    fix: LOOK,
  },
  'proof.challenge_mismatch': {
    text: 'La prueba no repite el desafío: se hizo para otra ocasión.',
    fix: PRESENT_AGAIN,
  },
  'proof.domain_mismatch': { text: 'La prueba no está hecha para {expected}.', fix: PRESENT_AGAIN },
  'proof.context_mismatch': { text: 'Los contextos del documento no son los que se firmaron.', fix: ORIGINAL },
  'proof.method_expired': { text: 'La clave de firma venció el {expires}.', fix: REISSUE },
  'proof.alg_unsupported': { text: 'No se admite el algoritmo de firma «{alg}».', fix: OTHER_FORM },
  'proof.alg_mismatch': { text: 'La prueba pide {alg}, pero la clave es para {key}.', fix: REISSUE },
  'proof.header_unsupported': {
    text: 'El encabezado del token tiene un miembro que no se entiende: {member}.',
    fix: OTHER_FORM,
  },
  'proof.key_missing': { text: 'El token no dice con qué clave está firmado.', fix: REISSUE },
  'proof.key_conflict': { text: 'El token nombra una clave y lleva otra.', fix: REISSUE },
  'proof.claim_missing': { text: 'Al token le falta la declaración {claim}, que debe tener.', fix: REISSUE },
  'proof.claim_mismatch': { text: 'La declaración {claim} del token difiere de la credencial que contiene.', fix: REISSUE },
  'proof.claim_invalid': { text: 'La declaración {claim} del token está mal formada; se esperaba {expected}.', fix: REISSUE },
  'proof.claim_forbidden': {
    text: 'El token tiene la declaración {claim}, que una credencial de esta clase no debe tener.',
    fix: REISSUE,
  },
  'securing.claim_reserved': { text: 'El nombre {claim} pertenece al token, así que el contenido no puede tenerlo.' },
  'securing.disclosure_forbidden': {
    text: 'Lo que hay en {pointer} se muestra siempre: los verificadores lo necesitan, o no significa nada sin el resto.',
    fix: 'Nombra otra cosa, o un todo del que forme parte.',
  },
  'securing.reveal_unknown': {
    text: 'La credencial no muestra nada en {pointer}, así que no hay nada que revelar.',
    fix: 'Revisa cómo está escrito, y que estén las partes que se van a mostrar.',
  },
  'securing.key_bound': {
    text: 'Esta presentación ya se vinculó a una ocasión.',
    fix: 'Parte de la credencial tal como la entregó el emisor.',
  },
  'securing.holder_key_mismatch': { text: 'La clave del firmante no es la que el emisor nombró como clave del titular.' },
  'proof.sd_alg_unsupported': {
    text: 'No se admite el algoritmo hash «{alg}», así que no se pudieron comprobar las partes mostradas.',
    fix: OTHER_FORM,
  },
  'proof.disclosure_malformed': { text: 'Una divulgación está mal formada: se esperaba {expected}.', fix: HOLDER_WALLET },
  'proof.disclosure_repeated': { text: 'Un resumen o una divulgación aparece más de una vez.', fix: HOLDER_WALLET },
  'proof.disclosure_unused': { text: 'Una divulgación no corresponde a nada que el emisor firmara.', fix: HOLDER_WALLET },
  'proof.disclosure_name_forbidden': { text: 'El nombre {name} no se puede divulgar.', fix: REISSUE },
  'proof.disclosure_name_taken': { text: 'Una divulgación pondría un segundo {name} donde ya hay uno.', fix: REISSUE },
  'proof.disclosures_too_many': { text: 'Hay más de {limit} divulgaciones.', fix: HOLDER_WALLET },
  'proof.key_binding_missing': {
    text: 'Nada demuestra que quien presenta esto sea su titular.',
    fix: 'Pide una presentación vinculada a esta ocasión.',
  },
  'proof.key_binding_invalid': { text: 'La vinculación del titular no es correcta: {member}.', fix: PRESENT_AGAIN },
  'proof.key_binding_stale': {
    text: 'La vinculación del titular se hizo el {created}, hace más de {maxAgeSeconds} segundos.',
    fix: 'Pide una presentación nueva.',
  },
  'proof.holder_key_unsupported': {
    text: 'La clave del titular solo se nombra, así que no se pudo comprobar su vinculación.',
    fix: HOLDER_WALLET,
  },
  'proof.issuer_key_unresolved': {
    text: 'Habría que buscar la clave del emisor mediante {method}, que no se admite.',
    fix: 'Pide una credencial cuyo emisor tenga un DID.',
  },
  'form.not_a_credential': {
    text: 'Esto no es una credencial; se esperaba {expected}.',
    fix: 'Da el JSON o el JWT de una insignia.',
  },
  'form.token_malformed': {
    text: 'El token está dañado: no tiene tres partes legibles.',
    fix: 'Comprueba que se copió el token entero.',
  },
  'form.presentation': {
    text: 'Esto es una presentación, no una credencial.',
    fix: 'Verifícala como presentación.',
  },
  'form.not_a_presentation': { text: 'Esto no es una presentación.', fix: PRESENT_AGAIN },
  'form.presentation_unsupported': {
    text: 'Aquí no se leen presentaciones de tipo {type}, así que esta no se pudo comprobar.',
    fix: 'Pídela como vp+jwt, o con una prueba incrustada.',
  },
  'form.credentials_invalid': { text: 'La presentación contiene algo que no es una credencial.', fix: HOLDER_WALLET },
  'form.credentials_too_many': {
    text: 'La presentación contiene {actual} credenciales; se leen como máximo {limit}.',
    fix: PRESENT_AGAIN,
  },
  'holder.derive_unsupported': {
    text: 'De una credencial protegida de este modo se muestra todo o nada.',
    fix: 'Pide al emisor una que deje elegir a su titular, como ecdsa-sd-2023 o un SD-JWT.',
  },
  'holder.paper_unreadable': {
    text: 'Esto no es una insignia completa en papel: {reason}.',
    fix: 'Escanea el código otra vez o pide el archivo de la insignia.',
  },
  'holder.paper_template_unknown': {
    text: 'La insignia es de una plantilla que no está aquí: {digest}.',
    fix: 'Pide la plantilla al emisor, que la publica.',
  },
  'holder.paper_template_invalid': {
    text: 'La plantilla para insignias en papel está mal formada: {expected}.',
    fix: 'Vuelve a pedir la plantilla al emisor.',
  },
  'holder.paper_template_differs': {
    text: 'La insignia difiere de su plantilla en «{pointer}», donde no hay hueco.',
    fix: 'Haz una plantilla con un hueco ahí, o una para insignias de esta clase.',
  },
  'holder.paper_too_long': {
    text: 'La insignia necesita {length} caracteres en papel; un código admite {limit}.',
    fix: 'Deja los textos largos en la plantilla o entrega la insignia como archivo.',
  },
  'holder.wallet_key_missing': {
    text: 'La clave de {did} no está en la cartera.',
    fix: 'Presenta con la cartera que tiene la clave, o pide al emisor una insignia sobre una clave tuya.',
  },
  'holder.wallet_invalid': { text: 'Esto no es una cartera completa: {reason}.', fix: 'Toma otra copia de la exportación.' },
  'holder.rung_unproven': { text: 'Las insignias de la cartera no prueban {rung}.', fix: 'Mira con rungs why lo que falta.' },
  'holder.unknown': { text: 'Nadie puede saber quién presenta esto.', fix: PRESENT_AGAIN },
  'holder.mismatch': {
    text: 'La presentación nombra como titular a {holder}, pero la firmó {controller}.',
    fix: PRESENT_AGAIN,
  },
  'holder.subject_mismatch': {
    text: 'La credencial trata de alguien distinto de {holder}, que la presenta.',
    fix: 'Pide al titular insignias propias, o una prueba de que ambos ids son suyos.',
  },
  'holder.subject_unidentified': {
    text: 'La credencial no nombra a su sujeto mediante un id, así que nadie puede saber si trata de quien la presenta.',
    fix: 'Compara de otra manera a quien la presenta con la persona que nombra la insignia.',
  },
  'form.sd_jwt': {
    text: 'Esto es una credencial con divulgación selectiva (SD-JWT) de una clase que aquí no se admite.',
    fix: OTHER_FORM,
  },
  'form.enveloped': {
    text: 'Esto es un sobre con una credencial dentro, de una clase que aquí no se puede abrir.',
    fix: OTHER_FORM,
  },
  'proof.none': { text: 'La insignia no lleva ninguna prueba: cualquiera pudo escribirla.', fix: ORIGINAL },
  'proof.malformed': { text: 'La prueba no es un objeto.', fix: ORIGINAL },
  'proof.too_many': { text: 'Hay {actual} pruebas; se miran como máximo {limit}.', fix: REISSUE },
  'proof.cryptosuite_prefinal': {
    text: 'La prueba está hecha según un borrador, «{cryptosuite}», cuyas reglas cambiaron antes de ser definitivas.',
    fix: 'Pide al emisor una prueba nueva, por ejemplo eddsa-rdfc-2022.',
  },
  'proof.engines_disagree': {
    text: 'Dos motores no coinciden sobre la prueba: {ours} aquí, {theirs} según {engine}.',
    fix: 'Pregunta al emisor con qué programa hizo la insignia, y verifícala con él.',
  },
  'proof.cross_check_unavailable': { text: '{engine} no pudo dar una segunda opinión sobre la prueba.', fix: LOOK },
  'proof.unsupported': {
    text: 'No se pudo comprobar la prueba: {type} {cryptosuite} no se admite aquí.',
    fix: OTHER_FORM,
  },
  'proof.created_in_future': {
    text: 'La prueba dice que se hizo el {created}; ahora es {now}.',
    fix: 'Comprueba el reloj de este equipo.',
  },
  'form.generation_unsupported': {
    text: 'Esto es una insignia de {generation}, que aquí no se verifica.',
    fix: 'Verifícala donde se admita esa generación, o añade lo que hace falta para admitirla.',
  },
  'form.generation_too_old': {
    text: 'Esto es una insignia de {generation}, demasiado antigua para verificarla.',
    fix: 'Pide al emisor la insignia en un formato actual.',
  },
  'form.contexts_too_many': { text: 'El documento nombra más de {limit} contextos.', fix: SMALLER },
}
