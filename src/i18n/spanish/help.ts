import type { HelpPhrases } from '../phrases.js'

/** Spanish for what each command does and takes. */
export const helpSpanish: HelpPhrases = {
  'help.about': 'competencias que se llevan consigo, a lo largo de escaleras de credenciales, como Open Badges 3.0',
  'help.lang': 'Cada comando habla {languages}; si no se indica, lo que digan LC_ALL, LC_MESSAGES o LANG. El JSON no cambia.',
  'help.formats': '{format}, según la clave:',
  'help.default': 'Si no se indica: {first} para Ed25519; en otro caso, {other}.',
  'help.init': 'Escribe una escalera pequeña, una clave, su did.json, y issue.mjs y verify.mjs, que funcionan de inmediato.',
  'help.keygen':
    'Crea una clave y la guarda cifrada. La frase de contraseña se pide dos veces, o se toma de RUNGS_PASSPHRASE. Con {did} web:DOMAIN, el documento que hay que publicar se escribe al lado como did.json.',
  'help.seal': 'Firma una insignia escrita en JSON. Si faltan id, issuer o validFrom, los completa.',
  'help.issue':
    'Emite insignias a lo largo de una escalera. {held} es una carpeta de insignias que demuestran los requisitos; {records}, un CSV de tus propios registros de formación: {recordColumns}. Las columnas de {csv}: {columns}; row_key y subject son necesarias, y rung se puede dejar a {rung}. Al ejecutarlo otra vez, emite solo lo que falta. De una fila errónea se dice la línea, y las demás siguen. Sale con 3 si fallaron filas.',
  'help.verify':
    'Verifica insignias: JSON, JWT, imágenes PNG y SVG con una insignia dentro, o carpetas de ellas; también insignias de Open Badges 2.0, o la URL donde está alojada una. {documents} contiene documentos DID y de controladores por su id, y documentos de Open Badges 2.0; {schemas}, los JSON Schema que las insignias pueden nombrar; accept, place y bundle también lo tienen. {policy} nombra a los emisores que conoces; {recipient} dice sobre quién deben ser las insignias. {retired} admite insignias de una clave que su emisor ha retirado después, hasta donde dice la fecha de la propia insignia; issue, accept y place también lo tienen. {cross} pide a @digitalcredentials/vc una segunda opinión sobre eddsa-rdfc-2022.',
  'help.verifyBundle':
    'Verifica sin red la insignia de un paquete, y dice qué antigüedad tienen sus documentos. Sus claves y esquemas cuentan solo si {signer} nombra a quien lo firma. {age} dice qué antigüedad pueden tener, según para qué son: controller, status, schema, refresh o trust. Sale con 1 si alguna se rechaza; si no, con 2 si alguna no se pudo comprobar; si no, con 66 si alguna no se pudo leer; si no, con 0.',
  'help.bundle':
    'Verifica una insignia y la escribe en un solo archivo con todo lo que se obtuvo para ella, de modo que se pueda verificar sin red. {key} firma el paquete con una clave Ed25519, ES256 o ES384: quien confía en su controlador cree en las claves del paquete. Sale como verify; una insignia rechazada no se empaqueta.',
  'help.bake':
    'Pone una insignia firmada en una imagen PNG o SVG; nada más de la imagen cambia. La insignia no se verifica. Una imagen que ya lleva una insignia se rechaza; con {replace}, esa desaparece.',
  'help.unbake':
    'Saca la insignia de una imagen PNG o SVG, y la muestra o la escribe en un archivo. No se verifica: verify admite imágenes directamente.',
  'help.picture':
    'Verifica una insignia, dibuja su imagen y pone la insignia dentro; {plain} la deja fuera. Con {ladder} la imagen lleva el nombre de la escalera y hasta dónde llega en ella la insignia, y una forma por cada vía; {design} dice otra cosa, con shape, colour (#rrggbb) y marks. Un PNG necesita el paquete @resvg/resvg-js y las letras de {fonts} o {system}: se rechazan las letras que falten. Muestra lo que la imagen dice a quienes no la ven. Una insignia que no se verifica no se dibuja; código de salida como en verify.',
  'help.certificate':
    'Verifica una insignia y escribe un certificado para imprimir, como página o como imagen: de quién es, por qué, quién la emitió, y un código QR que lleva a la página de {page}, donde otros verifican la insignia. El nombre de la persona es el de {name}, porque la mayoría de las insignias no lo contienen. Una insignia que no se verifica no se escribe; código de salida como en verify.',
  'help.export':
    'Verifica una insignia y la muestra en otra parte: el enlace que rellena el formulario de LinkedIn, una credencial digital europea (ELM) sin prueba, o una imagen con un código QR que lleva a la página de {page}, donde otros verifican la insignia. Dice lo que un formato no pudo expresar. Una insignia rechazada, o que no se pudo comprobar, no se exporta; código de salida como en verify.',
  'help.paper':
    'Pone una insignia firmada entera en un código QR para imprimir, o la muestra aquí. Quien tiene la plantilla verifica sin red lo que leyó un escáner: rungs verify FILE|TEXT {template} FILE. La insignia no se verifica.',
  'help.paperTemplate':
    'Hace la plantilla que comparten las insignias de una clase, para publicarla. Sus huecos están donde estas insignias difieren y donde suelen diferir, y donde dice {slots}; lo que contienen no está en ella. Da dos insignias o más.',
  'help.wallet':
    'Guarda las insignias y claves de un trabajador en una carpeta, {wallet} o ./wallet. init la crea con una clave; key da el DID para una contraparte, creado la primera vez que se pide; add recibe insignias en cualquier forma y guarda cada byte; list las agrupa por escalera; show cuenta de una; check las verifica todas otra vez, salida como verify.',
  'help.walletPresent':
    'Muestra lo mínimo que prueba un peldaño, firmado para un verificador y una ocasión con el desafío y el dominio que dio.',
  'help.walletExport':
    'Escribe la cartera como un solo archivo cifrado, con una contraseña que se pregunta, o recibe en esta un archivo así o la carpeta de otra cartera. No se sobrescribe nada de lo que hay.',
  'help.upgrade':
    'Verifica una insignia de Open Badges 2.0 y escribe una insignia sin firmar de Open Badges 3.0 que la nombra, para que la revises y luego la firmes como emisor con rungs seal. {subject} nombra a quien la recibe por un identificador. Una insignia que no se pudo verificar no se actualiza sin {unverified}; una rechazada, nunca. Sale como verify.',
  'help.inspect': 'Muestra lo que una insignia dice de sí misma. No se comprueba nada.',
  'help.accept':
    'Verifica insignias y decide según tu política para qué cuentan. Sale como verify; una no aceptada cuenta como rechazada.',
  'help.place':
    'Verifica insignias y muestra dónde está cada persona en la escalera, por qué, y qué sigue. {jurisdiction}, como US-CA, elige entre las variantes de un peldaño. Sale como verify.',
  'help.plan':
    'Verifica insignias y muestra, de cada peldaño no obtenido, qué falta, qué exige y, con tus supuestos, qué puede aportar. A los pasos marcados con una estrella ninguno los supera en todos los aspectos; solo {objective} los ordena. Sale como verify.',
  'help.why': 'Dice por qué un peldaño está como está, qué se pide, y qué hace el plan con él. Sale como verify.',
  'help.payoff':
    'Calcula qué cuesta un peldaño y qué puede aportar, según las cifras de la escalera. Los supuestos son JSON: region, currency, workRelationship, timeBase, expenses, hoursPerWeek y más. Sale con 2 si no se puede dar una cifra con honestidad, y dice por qué.',
  'help.events':
    'Muestra qué termina, qué se abre o qué hay que renovar. {ics} escribe un calendario (iCalendar) que se puede importar una y otra vez.',
  'help.endorse':
    'Firma un aval de un identificador, de una insignia, que antes se verifica, de su logro o su emisor, o de una escalera, cuya edición nombra; para una escalera, el nombre puede omitirse. Sale como verify cuando una insignia no se avala.',
  'help.clr':
    'Verifica insignias y firma un expediente (CLR 2.0) de las verificadas que son sobre una misma persona, con la escalera y su orden. El expediente dice lo que se deja fuera.',
  'help.ladderLint':
    'Busca errores en una escalera, o la imprime para leerla. {with} nombra escaleras a las que se refiere, como la que sustituye. {agreementOf} nombra grupos cuyo acuerdo tiene que pedir una escalera vigente.',
  'help.ladderDiff':
    'Dice qué cambió, y si la versión lo indica: una versión menor solo puede facilitar. Sale con 1 si no lo indica.',
  'help.ladderMigrate':
    'Verifica insignias de la escalera antigua y dice dónde están sus titulares en la nueva. Hay que prever cada peldaño.',
  'help.ladderSeal':
    'Publica una edición de una escalera, firmada por su propietario. Otras partes avalan exactamente esa edición con rungs endorse.',
  'help.ladderVerify':
    'Verifica una escalera firmada, y que N de las partes nombradas avalaron exactamente su contenido (si no se indica, todas). {constituencies} dice en JSON quién habla por quién, como los trabajadores y sus DID, cuando la escalera pide su acuerdo. {known} es la edición que tienes: se avisa de otro contenido con la misma versión. Sale como verify; una no aceptada cuenta como rechazada.',
  'help.ladderHistory':
    'Cuenta en palabras sencillas qué cambió de edición en edición de una escalera, cuándo y quién lo decidió, y dónde falta algo. Recibe escaleras firmadas, avales, decisiones y resultados de votaciones, y escaleras sin firmar como tales. {deciders} son aquellos cuyas decisiones y votaciones cuentan, y {constituencies} dice en JSON quién habla por quién. Sale como verify; con 2 si la historia tiene un hueco.',
  'help.ladderGraph':
    'Dibuja una escalera: como SVG (si no se indica otra cosa), o como texto para Mermaid o Graphviz. {badges} muestra dónde está la persona cuyas insignias hay en una carpeta; se verifican. Sale como verify.',
  'help.ladderExport': 'Escribe una escalera en otro formato, y dice lo que ese formato no pudo expresar.',
  'help.statusPublish':
    'Firma las listas de estado en las que algo cambió, que nunca se publicaron o cuya validez va por la mitad. {force} las firma todas, tras una clave nueva. {copy} nombra las listas tal como se sirven ahora: nada más antiguo ocupa su lugar.',
  'help.statusChange':
    'Cambia el estado de una credencial; con {key} su lista se publica enseguida. Una revocación es definitiva. Los motivos quedan en el almacén.',
  'help.statusAudit':
    'Muestra un estado, o las listas; o comprueba que el registro y las listas cuadran. Sale con 1 si no cuadran.',
  'help.doctor':
    'Mira el almacén, su registro, el reloj, las listas, la clave y los contextos. {witness} nombra el archivo que recuerda hasta dónde había llegado el registro. Sale con 1 si algo está mal, y si no con 2 si algo no se pudo mirar.',
  'help.vector':
    'Para vectores de prueba: entra un archivo, y sale otro con "result" (success, failure o indeterminate) y "data". Funciones: {features}. La clave es un método JsonWebKey, y verify la toma por la del emisor o titular, diga lo que diga el kid del token. No se obtiene nada: no se miran las credenciales de una presentación ni los esquemas que estén en otro lugar. {sd} nombra lo que el titular puede omitir: {paths}. Sale con 0 siempre que se escribe el archivo de salida.',
  'help.issueStore':
    '{store} guarda las credenciales en un archivo SQLite y firma con N hilos: un archivo de cualquier tamaño, una insignia por clave de fila, sujeto y logro en cuantas ejecuciones haga falta, y lugares en las listas de estado bajo la URL. {out} tiene además las insignias como archivos.',
  'help.issueImages':
    '{images} dibuja la imagen de cada peldaño y pone las insignias en ella, un archivo por cada una junto a los otros. {imageType} png necesita el paquete @resvg/resvg-js y las letras de {fonts} o {system}. {design} es JSON con forma (shape), color (colour) y marcas (marks) para la escalera, para sus vías y para sus peldaños. Los nombres están en el idioma del comando si la escalera los tiene. Al repetirlo solo se dibuja lo que falta.',
  'help.batch':
    'Pone un lote en PostgreSQL para que lo emitan otros procesos, o dice hasta dónde ha llegado. La plantilla es JSON: una insignia entera como borrador, y huecos con un puntero JSON por cada texto que cambia; el CSV tiene row_key y una columna por hueco. La URL puede estar en {database}. Estado: sale con 2 mientras sigue, con 3 si fallaron filas.',
  'help.worker':
    'Emite lo que está en cola, junto a cualquier número de procesos, hasta que se le diga que pare. {untilEmpty} lo termina cuando no queda nada.',
  'help.serve':
    'Sirve la VC API por HTTP hasta que se le pide terminar: {serves}. De forma predeterminada en 127.0.0.1:8080, sin red y con claves nuevas que terminan con el servicio. {baseUrl} es la dirección por la que se llega desde fuera, como la nombran las listas de estado; {key} nombra almacenes de claves o JsonWebKey, uno para cada uno de Ed25519, ES256 y ES384; {documents} contiene documentos de control de emisores. Las listas de estado se guardan en memoria, salvo que {store} (SQLite) o {database} (PostgreSQL) diga otro lugar. Lo mismo puede estar en el entorno ({environment}) y en la configuración, un archivo JSON: una opción cuenta antes que el entorno, y este antes que el archivo. Solo el archivo tiene {auth}. Una dirección que no es de loopback necesita auth, o {unauthenticated}. Se escribe una línea de JSON por cada petición.',
  'help.offer':
    'Ofrece insignias de un peldaño con códigos de un solo uso en vez de emitirlas: quien reclama una prueba que controla una clave, y entonces recibe la insignia. La carpeta tiene {claims}, con un enlace por fila, y hojas con códigos QR para imprimir y recortar. Los códigos se dicen una vez; el almacén no los conoce. Las columnas son las de issue; una fila cuyo sujeto es un DID solo la puede reclamar ese DID. Ejecutarlo otra vez ofrece solo lo que falta.',
  'help.offerScan':
    'Con {baseUrl}, la dirección de un servicio con {offers}, los enlaces y códigos QR son URL de interacción (VCALM), que un teléfono abre como página y una cartera como intercambio. {qr} muestra además cada código en la terminal.',
  'help.walletExchange':
    'Recibe insignias de aquel a quien lleva una URL de interacción (VCALM) o el enlace de una oferta OID4VCI, o muestra insignias a quien las pide con una URL así o un enlace OID4VP: sin {badge} dice quién pide, qué pide y qué insignias servirían, y no muestra nada. {pin} es el código que el emisor comunicó por otra vía. Lo recibido se verifica como al añadir. Salida 1 si no se mostró ni se recibió nada.',
  'help.serveOffers':
    'Con {offers}, quien tiene un código de una oferta del almacén reclama su insignia: las personas ven una página con un código QR, las carteras participan en un intercambio `vcapi` (VCALM) o la reciben por OID4VCI, la única vía para las ofertas con PIN. Necesita la clave que hizo las ofertas. Las insignias reclamadas tienen un lugar en las listas de estado.',
  'help.dashboardWorker':
    'Escribe una página que muestra a una persona trabajadora dónde está: su progreso, qué termina cuándo, las prestaciones y el trabajo sumados, y lo que se sabe de la paga, en un archivo por idioma y como datos. Solo se aceptan sus propias insignias y registros: cualquier cosa de otra persona hace rechazarlo todo.',
  'help.dashboardGroups':
    'Escribe una página de cifras sobre grupos de personas, para cualquiera o para una plataforma: a partir de registros que entregaron las personas (una lista JSON, o uno por línea), o de una publicación firmada. Ninguna cifra trata de menos personas de las que dice {k} (10), y los grupos pequeños ni siquiera se nombran. {by} distingue grupos, como region,rung; {demand} pone al lado las vacantes. {after} nombra los registros de las publicaciones anteriores: si las dos juntas dijeran algo de pocas personas, no se escribe nada.',
  'help.dashboardEducator':
    'Escribe una página para quien otorga insignias: sus propias insignias contadas con exactitud, lo que no es para publicar, y con {figures} qué fue de las personas, solo como grupos.',
  'help.webBuild':
    'Escribe páginas estáticas para cualquier servidor: la página de comprobación en {folder} y como un solo archivo, {single}, que se abre desde un disco; una página en {ownFolder} donde los trabajadores guardan sus propias insignias; y con {ladder} una página por cada escalera, en seis idiomas. {documents} tiene documentos DID de emisores, que las páginas no tienen que pedir entonces. {public} deja fuera la parte en que los trabajadores sitúan sus propias insignias, y todos sus scripts.',
  'help.servePages':
    'La página de comprobación está en {verify}, una página donde los trabajadores guardan sus propias insignias en {own}, y con {ladder} las páginas de las escaleras están bajo {ladders}: cualquiera puede leerlas, sin token.',
  'help.offerList': 'Muestra las ofertas y en qué estado están, o retira una abierta. Sale con 1 si no lo estaba.',
}
