import type { CatalogueOf } from '../catalogue.js'
import { INPUT, ISSUER_KEYS, KEY, LATER, LOOK, ORIGINAL, REISSUE, SERVER, SERVICE, SMALLER } from './advice.js'

/** Portuguese for reading, contexts, keys, schemas and fetching. */
export const groundPortuguese: CatalogueOf<'core' | 'report' | 'contexts' | 'net' | 'did' | 'rdf' | 'keys' | 'schema'> = {
  'report.trusted': { text: 'É autêntica, e você conhece quem a emitiu.' },
  'report.genuine': { text: 'É autêntica. Se deve confiar em quem a emitiu, cabe a você decidir.' },
  'report.rejected': { text: 'Não confie nisto.' },
  'report.indeterminate': { text: 'Não foi possível descobrir se isto é bom.' },
  'core.option_unknown': { text: 'Não existe a opção {option} em {where}.', fix: 'Confira a grafia da opção.' },
  'core.option_invalid': { text: 'A opção {option} não pode ser usada; esperava-se {expected}.', fix: 'Corrija a opção.' },
  'core.input_type': { text: 'Esperava-se {expected}, encontrou-se {actual}.', fix: INPUT },
  'core.input_too_large': { text: 'A entrada tem mais de {limitBytes} bytes.', fix: SMALLER },
  'core.json_invalid': { text: 'A entrada não é JSON.', fix: 'Confira se o arquivo inteiro foi copiado.' },
  'core.json_too_deep': { text: 'O JSON está aninhado em mais de {limit} níveis.', fix: SMALLER },
  'core.json_too_many_values': { text: 'O JSON tem mais de {limit} valores.', fix: SMALLER },
  'core.json_key_duplicate': { text: 'O JSON tem o membro "{key}" duas vezes em um objeto.', fix: REISSUE },
  'core.json_key_forbidden': { text: 'O JSON tem um membro chamado "{key}", que não é permitido.', fix: REISSUE },
  'core.json_value_unsupported': { text: 'Um valor do tipo {type} não pode ser escrito como JSON.', fix: INPUT },
  'core.number_not_finite': { text: 'Um número não é finito.', fix: INPUT },
  'core.text_not_utf8': { text: 'A entrada não é texto UTF-8.', fix: ORIGINAL },
  'core.text_not_well_formed': {
    text: 'Um texto tem metade de um par substituto, que nenhuma codificação pode levar.',
    fix: REISSUE,
  },
  'core.encoding_invalid': { text: 'Um valor não é {encoding}: {reason}.', fix: REISSUE },
  'core.date_time_invalid': { text: 'Uma data não é legível; esperava-se {expected}.', fix: INPUT },
  'core.duration_invalid': { text: 'Uma duração não é legível; esperava-se {expected}.', fix: INPUT },
  'core.decimal_invalid': { text: 'Um número não é legível; esperava-se {expected}.', fix: INPUT },
  'core.slot_invalid': { text: 'O espaço "{slot}" não é um texto do documento, ou está em seus contextos.', fix: INPUT },
  'core.slot_value': { text: 'Os valores para os espaços devem ser {expected}.', fix: INPUT },
  'core.platform_lacks': {
    text: 'A plataforma em que isto é executado não consegue tratar {feature} aqui.',
    fix: 'Use um navegador mais recente ou outra plataforma.',
  },
  'contexts.unknown': {
    text: 'O documento usa o contexto {url}, que não vem incluído nem foi fornecido.',
    fix: 'Forneça o documento do contexto se confia nele; contextos nunca são baixados.',
  },
  'contexts.document_invalid': {
    text: 'O que foi fornecido para o contexto {url} não é um objeto com um "@context" utilizável.',
    fix: 'Corrija o documento de contexto que você passa.',
  },
  'contexts.url_bundled': {
    text: 'O contexto {url} vem incluído e não pode receber outro documento.',
    fix: 'Deixe-o de fora.',
  },
  'keys.type_unsupported': {
    text: 'Chaves do tipo "{type}" não são aceitas.',
    fix: 'Use uma chave Ed25519, P-256, P-384 ou RSA.',
  },
  'keys.alg_unsuitable': { text: 'Uma chave do tipo "{type}" não assina com {alg}.', fix: KEY },
  'keys.jwk_invalid': {
    text: 'A chave não pode ser usada: o membro {member} falta ou está malformado.',
    fix: ISSUER_KEYS,
  },
  'keys.private_member': {
    text: 'Uma chave pública traz o membro privado {member}.',
    fix: 'Publique a chave sem ele, e substitua-a: ela não é mais secreta.',
  },
  'keys.multikey_invalid': { text: 'A Multikey está malformada: {reason}.', fix: ISSUER_KEYS },
  'keys.multikey_unavailable': {
    text: 'Chaves do tipo {type} não têm forma Multikey.',
    fix: 'Use did:jwk ou did:web para esta chave.',
  },
  'keys.pem_invalid': {
    text: 'O PEM não é uma chave pública em que se possa confiar ({reason}).',
    fix: 'Publique uma chave pública de um tipo aceito, RSA com pelo menos 2048 bits, e nunca uma privada.',
  },
  'keys.pair_mismatch': { text: 'As metades privada e pública da chave não combinam.', fix: KEY },
  'keys.keystore_invalid': { text: 'O cofre de chaves não pode ser usado: {reason}.', fix: KEY },
  'keys.passphrase_wrong': {
    text: 'A frase secreta está errada, ou o cofre de chaves foi alterado.',
    fix: 'Confira a frase secreta.',
  },
  'keys.passphrase_missing': {
    text: 'É necessária uma frase secreta.',
    fix: 'Digite-a quando for pedida, ou defina RUNGS_PASSPHRASE.',
  },
  'keys.method_invalid': { text: 'O método de verificação não pode ser usado; esperava-se {expected}.', fix: KEY },
  'keys.peer_missing': {
    text: 'O pacote {package} é necessário e não pode ser carregado.',
    fix: 'Instale-o ao lado de rungs.',
  },
  'keys.message_too_large': {
    text: 'A chave assina no máximo {maxBytes} bytes, e foram dados {bytes}.',
    fix: 'Use uma prova embutida, da qual são assinados 64 bytes, ou uma chave ECDSA ou RSA.',
  },
  'keys.service_failed': { text: 'O serviço de chaves {service} falhou em "{operation}": {reason}.', fix: SERVICE },
  'keys.service_answer_invalid': {
    text: 'O serviço de chaves {service} deu uma resposta inutilizável a "{operation}" ({reason}), então nada foi assinado.',
    fix: SERVICE,
  },
  'keys.service_key_unusable': {
    text: 'A chave em {service} não pode ser usada para assinar: {reason}.',
    fix: 'Indique por id e versão uma chave feita para assinar.',
  },
  'schema.invalid': { text: 'Isto não se ajusta ao esquema {schema}: {keyword} pede {expected}.', fix: REISSUE },
  'schema.document_invalid': {
    text: 'Isto não é um JSON Schema que se possa usar: {member} falta ou não está certo.',
    fix: 'Corrija o esquema.',
  },
  'schema.dialect_unsupported': {
    text: 'O esquema está escrito em um dialeto que não é aceito: {dialect}.',
    fix: 'Escreva o esquema em draft 2020-12, 2019-09 ou 7.',
  },
  'schema.reference_unresolved': {
    text: 'O esquema se apoia em outro, {reference}, que não está à mão e não é baixado.',
    fix: 'Ponha o que ele precisa do outro esquema em suas próprias $defs.',
  },
  'schema.too_complex': {
    text: 'O esquema é grande ou complicado demais para comparar, e isso foi abandonado.',
    fix: 'Peça a quem publica o esquema um mais simples.',
  },
  'schema.unknown': { text: 'Não existe um esquema chamado {schema}.', fix: 'Use um destes: {known}.' },
  'net.url_unsupported': {
    text: 'A URL não pode ser baixada: {reason}.',
    fix: 'Use uma URL https sem credenciais, na porta 443 ou em uma porta que você permita.',
  },
  'net.host_forbidden': {
    text: 'O servidor {host} não está na lista de servidores permitidos.',
    fix: 'Acrescente o servidor à lista se confia nele.',
  },
  'net.address_forbidden': {
    text: 'O servidor {host} não está na Internet pública, então nada foi baixado dele.',
    fix: SERVER,
  },
  'net.redirect_forbidden': { text: 'O servidor {host} redireciona de um modo que não é seguido: {reason}.', fix: SERVER },
  'net.fetch_refused': {
    text: 'Nada foi baixado de {host} (para: {purpose}), porque o acesso foi recusado.',
    fix: 'Permita o acesso, ou passe o documento.',
  },
  'net.busy': { text: 'Pedidos demais esperam por {host} ou no total (limite {limit}).', fix: LATER },
  'net.retry_later': {
    text: 'O servidor {host} pediu para não ser consultado de novo antes de {until}.',
    fix: 'Tente de novo então.',
  },
  'net.content_type': {
    text: 'O servidor {host} enviou algo diferente do que foi pedido: "{contentType}".',
    fix: SERVER,
  },
  'net.status': { text: 'O servidor {host} respondeu com o código HTTP {status}.', fix: SERVER },
  'net.content_encoding': {
    text: 'O servidor {host} enviou uma resposta comprimida embora nenhuma fosse aceita.',
    fix: SERVER,
  },
  'net.too_large': { text: 'O que {host} enviou ({part}) tem mais de {limitBytes} bytes.', fix: SERVER },
  'net.timeout': { text: 'O servidor {host} não respondeu em {timeoutMs} ms.', fix: LATER },
  'net.aborted': { text: 'A busca em {host} foi abandonada.', fix: LATER },
  'net.unreachable': { text: 'Não se pode chegar com segurança ao servidor {host}: {reason}.', fix: LATER },
  'did.invalid': { text: 'O identificador (método {method}) está malformado: {reason}.', fix: REISSUE },
  'did.method_unsupported': {
    text: 'Identificadores do método "{method}" não são aceitos.',
    fix: 'São aceitos did:key, did:jwk, did:web e https.',
  },
  'did.key_type_unsupported': {
    text: 'Chaves do tipo "{type}" não são aceitas, então nada foi conferido com ela.',
    fix: 'Peça ao emissor uma insígnia assinada com uma chave Ed25519, P-256, P-384 ou RSA.',
  },
  'did.offline': {
    text: 'O documento de um controlador {method} teria de ser baixado, e o acesso à rede está desligado.',
    fix: 'Permita o acesso, ou passe o documento.',
  },
  'did.document_invalid': { text: 'O documento de controlador não pode ser usado: {reason}.', fix: ISSUER_KEYS },
  'did.document_duplicate': {
    text: 'Os documentos {first} e {second} têm o mesmo id.',
    fix: 'Passe cada documento uma só vez.',
  },
  'did.method_not_found': { text: 'O documento de controlador não tem esse método de verificação.', fix: ISSUER_KEYS },
  'did.method_not_authorised': {
    text: 'O controlador não inclui este método de verificação em {relationship}.',
    fix: ISSUER_KEYS,
  },
  'did.controller_mismatch': {
    text: 'O método de verificação indica um controlador diferente do documento em que está.',
    fix: ISSUER_KEYS,
  },
  'rdf.term_undefined': {
    text: 'Nenhum contexto define o termo "{term}", então ele não seria assinado.',
    fix: 'Indique um contexto que o defina, ou remova-o.',
  },
  'rdf.data_lost': { text: 'Uma parte do documento não seria assinada: {reason}.', fix: REISSUE },
  'rdf.context_invalid': { text: 'Os contextos do documento não podem ser usados: {reason}.', fix: REISSUE },
  'rdf.document_invalid': { text: 'O documento não é JSON-LD válido: {reason}.', fix: REISSUE },
  'rdf.pointer_invalid': {
    text: 'O ponteiro JSON não pode ser seguido: {reason}.',
    fix: 'Use ponteiros para membros que o documento tem (RFC 6901).',
  },
  'rdf.label_map_invalid': {
    text: 'Os rótulos dados aos nós em branco do documento não são um para cada um.',
    fix: ORIGINAL,
  },
  'rdf.selection_unsupported': {
    text: 'Partes deste documento não podem ser mostradas sozinhas: ele usa JSON-LD que não é aceito aqui.',
    fix: 'Apresente a insígnia inteira, ou peça ao emissor uma com contextos mais simples.',
  },
  'rdf.too_complex': { text: 'O documento é emaranhado demais para ser posto em forma canônica.', fix: REISSUE },
  'rdf.busy': { text: 'Mais de {limit} documentos grandes esperam para ser postos em forma canônica.', fix: LATER },
  'rdf.worker_unavailable': {
    text: 'Um documento deste tamanho é posto em forma canônica em um processo à parte, e esta plataforma não inicia nenhum.',
    fix: 'Execute onde isso seja possível, ou aumente o limite dos documentos que podem bloquear.',
  },
  'schema.claim_set': {
    text: 'Isto é um conjunto de declarações do tipo {vct}; nenhum esquema para ele é conhecido aqui, então o conteúdo não foi conferido.',
    fix: LOOK,
  },
  'schema.not_open_badge': {
    text: 'Isto é uma credencial, mas não uma insígnia Open Badges 3.0; o conteúdo não foi comparado com um esquema.',
    fix: LOOK,
  },
  'schema.data_model': {
    text: 'A credencial descumpre uma regra de seu modelo de dados: {member} deve ser {expected}.',
    fix: REISSUE,
  },
  'schema.not_at_hand': {
    text: 'A insígnia indica o JSON Schema {url}, que não está à mão: não foi conferido se ela se ajusta a ele.',
    fix: 'Passe um validador dele como `schemas` do verificador.',
  },
  'schema.restated': {
    text: 'O histórico foi comparado com uma reformulação do esquema que ele indica, não com o publicado.',
    fix: 'Passe o esquema publicado ao verificador se isso importa.',
  },
  'schema.references_too_many': {
    text: 'A insígnia indica mais de {limit} esquemas; o resto não foi conferido.',
    fix: REISSUE,
  },
  'schema.context_unknown': {
    text: 'O contexto {url} não é conhecido aqui, então os termos que ele define não foram examinados.',
    fix: 'Passe o contexto ao verificador se o conhece.',
  },
}
