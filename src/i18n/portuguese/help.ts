import type { HelpPhrases } from '../phrases.js'

/** Portuguese for what each command does and takes. */
export const helpPortuguese: HelpPhrases = {
  'help.about': 'competências que se levam consigo, ao longo de escadas de credenciais, como Open Badges 3.0',
  'help.lang':
    'Cada comando fala {languages}; se nada for indicado, o que disserem LC_ALL, LC_MESSAGES ou LANG. O JSON não muda.',
  'help.formats': '{format}, conforme a chave:',
  'help.default': 'Se nada for indicado: {first} para Ed25519; nos outros casos, {other}.',
  'help.init': 'Grava uma escada pequena, uma chave, o seu did.json, e issue.mjs e verify.mjs, que funcionam de imediato.',
  'help.keygen':
    'Cria uma chave e a guarda cifrada. A frase secreta é pedida duas vezes, ou lida de RUNGS_PASSPHRASE. Com {did} web:DOMAIN, o documento a publicar é gravado ao lado como did.json.',
  'help.seal': 'Assina uma insígnia escrita em JSON. Se faltarem id, issuer ou validFrom, são preenchidos.',
  'help.issue':
    'Emite insígnias ao longo de uma escada. {held} é uma pasta de insígnias que mostram os requisitos; {records}, um CSV dos seus próprios registros de formação: {recordColumns}. As colunas de {csv}: {columns}; row_key e subject são necessárias, e rung pode ficar a cargo de {rung}. Ao executar de novo, emite somente o que falta. De uma linha errada é dito o número, e as outras continuam. Sai com 3 se houve linhas com falha.',
  'help.verify':
    'Verifica insígnias: JSON, JWT, imagens PNG e SVG com uma insígnia dentro, ou pastas delas; também insígnias de Open Badges 2.0, ou a URL onde uma está hospedada. {documents} contém documentos DID e de controladores pelo id, e documentos de Open Badges 2.0; {schemas}, os JSON Schema que as insígnias podem nomear; accept, place e bundle também o têm. {policy} nomeia os emissores que você conhece; {recipient} diz sobre quem as insígnias devem ser. {retired} aceita insígnias de uma chave que o emissor aposentou depois, até onde diz a data da própria insígnia; issue, accept e place também o têm. {cross} pede a @digitalcredentials/vc uma segunda opinião sobre eddsa-rdfc-2022.',
  'help.verifyBundle':
    'Verifica sem rede a insígnia de um pacote, e diz que idade têm os seus documentos. As chaves e os esquemas nele contam somente se {signer} nomear quem o assina. {age} diz que idade podem ter, conforme para que servem: controller, status, schema, refresh ou trust. Sai com 1 se alguma for rejeitada; senão, com 2 se alguma não pôde ser verificada; senão, com 66 se alguma não pôde ser lida; senão, com 0.',
  'help.bundle':
    'Verifica uma insígnia e a grava em um só arquivo com tudo o que foi obtido para ela, de modo que possa ser verificada sem rede. {key} assina o pacote com uma chave Ed25519, ES256 ou ES384: quem confia no seu controlador acredita nas chaves do pacote. Sai como verify; uma insígnia rejeitada não é empacotada.',
  'help.bake':
    'Põe uma insígnia assinada em uma imagem PNG ou SVG; nada mais na imagem muda. A insígnia não é verificada. Uma imagem que já tem uma insígnia é recusada; com {replace}, essa sai.',
  'help.unbake':
    'Tira a insígnia de uma imagem PNG ou SVG, e a mostra ou a grava em um arquivo. Ela não é verificada: verify aceita imagens diretamente.',
  'help.picture':
    'Verifica uma insígnia, desenha a sua imagem e põe a insígnia dentro; {plain} deixa-a de fora. Com {ladder} a imagem traz o nome da escada e até onde nela chega a insígnia, e uma forma para cada trilha; {design} diz outra coisa, com shape, colour (#rrggbb) e marks. Um PNG precisa do pacote @resvg/resvg-js e das letras de {fonts} ou {system}: letras que faltem são recusadas. Mostra o que a imagem diz a quem não a vê. Uma insígnia que não se verifica não é desenhada; código de saída como em verify.',
  'help.certificate':
    'Verifica uma insígnia e grava um certificado para imprimir, como página ou como imagem: de quem é, por quê, quem a emitiu, e um código QR que leva à página de {page}, onde outros verificam a insígnia. O nome da pessoa é o de {name}, porque a maioria das insígnias não o contém. Uma insígnia que não se verifica não é gravada; código de saída como em verify.',
  'help.export':
    'Verifica uma insígnia e a mostra em outro lugar: o link que preenche o formulário do LinkedIn, uma credencial digital europeia (ELM) sem prova, ou uma imagem com um código QR que leva à página de {page}, onde outros verificam a insígnia. Diz o que um formato não pôde expressar. Uma insígnia rejeitada, ou que não pôde ser conferida, não é exportada; código de saída como em verify.',
  'help.paper':
    'Põe uma insígnia assinada inteira em um código QR para imprimir, ou mostra-a aqui. Quem tem o modelo verifica sem rede o que um leitor leu: rungs verify FILE|TEXT {template} FILE. A insígnia não é verificada.',
  'help.paperTemplate':
    'Faz o modelo que as insígnias de um tipo partilham, para publicar. As lacunas estão onde estas insígnias diferem e onde costumam diferir, e onde {slots} diz; o que está nelas não está nele. Dê duas insígnias ou mais.',
  'help.wallet':
    'Guarda as insígnias e chaves de um trabalhador em uma pasta, {wallet} ou ./wallet. init cria-a com uma chave; key dá o DID para uma contraparte, criado na primeira vez que é pedido; add recebe insígnias em qualquer forma e guarda cada byte; list agrupa-as por escada; show fala de uma; check verifica todas de novo, saída como verify.',
  'help.walletPresent':
    'Mostra o mínimo que prova um degrau, assinado para um verificador e uma ocasião com o desafio e o domínio que ele deu.',
  'help.walletExport':
    'Grava a carteira como um só arquivo cifrado, com uma senha que é pedida, ou recebe nesta um arquivo assim ou a pasta de outra carteira. Nada do que está lá é sobrescrito.',
  'help.upgrade':
    'Verifica uma insígnia de Open Badges 2.0 e grava uma insígnia sem assinatura de Open Badges 3.0 que a nomeia, para você revisar e depois assinar como emissor com rungs seal. {subject} nomeia quem a recebe por um identificador. Uma insígnia que não pôde ser verificada não é atualizada sem {unverified}; uma rejeitada, nunca. Sai como verify.',
  'help.inspect': 'Mostra o que uma insígnia diz de si mesma. Nada é verificado.',
  'help.accept':
    'Verifica insígnias e decide segundo a sua política para que contam. Sai como verify; uma não aceita conta como rejeitada.',
  'help.place':
    'Verifica insígnias e mostra onde cada pessoa está na escada, por quê, e o que vem a seguir. {jurisdiction}, como US-CA, escolhe entre as variantes de um degrau. Sai como verify.',
  'help.plan':
    'Verifica insígnias e mostra, de cada degrau não obtido, o que falta, o que exige e, com as suas suposições, o que pode trazer. Os passos marcados com uma estrela não são superados por nenhum em todos os aspectos; somente {objective} os ordena. Sai como verify.',
  'help.why': 'Diz por que um degrau está como está, o que se pede, e o que o plano faz dele. Sai como verify.',
  'help.payoff':
    'Calcula quanto custa um degrau e o que pode trazer, pelos números da escada. As suposições são JSON: region, currency, workRelationship, timeBase, expenses, hoursPerWeek e mais. Sai com 2 se nenhum número puder ser dado com honestidade, e diz por quê.',
  'help.events':
    'Mostra o que termina, o que abre ou o que deve ser renovado. {ics} grava um calendário (iCalendar) que pode ser importado várias vezes.',
  'help.endorse':
    'Assina um endosso de um identificador, de uma insígnia, que antes é verificada, da sua conquista ou do seu emissor, ou de uma escada, cuja edição nomeia; para uma escada, o nome pode ser omitido. Sai como verify quando uma insígnia não é endossada.',
  'help.clr':
    'Verifica insígnias e assina um histórico (CLR 2.0) das verificadas que são sobre uma mesma pessoa, com a escada e a sua ordem. O histórico diz o que fica de fora.',
  'help.ladderLint':
    'Procura erros em uma escada, ou a imprime para leitura. {with} nomeia escadas a que ela se refere, como a que ela substitui. {agreementOf} indica grupos cujo acordo uma escada em vigor tem de pedir.',
  'help.ladderDiff': 'Diz o que mudou, e se a versão o indica: uma versão menor só pode facilitar. Sai com 1 se não o indica.',
  'help.ladderMigrate':
    'Verifica insígnias da escada antiga e diz onde os titulares estão na nova. Cada degrau precisa ser previsto.',
  'help.ladderSeal':
    'Publica uma edição de uma escada, assinada pelo proprietário. Outras partes endossam exatamente essa edição com rungs endorse.',
  'help.ladderVerify':
    'Verifica uma escada assinada, e que N das partes nomeadas endossaram exatamente o seu conteúdo (se nada for indicado, todas). {constituencies} diz em JSON quem fala por quem, como os trabalhadores e seus DIDs, quando a escada pede o acordo deles. {known} é a edição que você tem: outro conteúdo com a mesma versão é avisado. Sai como verify; uma não aceita conta como rejeitada.',
  'help.ladderHistory':
    'Conta em palavras simples o que mudou de edição em edição de uma escada, quando e quem decidiu, e onde falta algo. Recebe escadas assinadas, endossos, decisões e resultados de votações, e escadas sem assinatura como tais. {deciders} são aqueles cujas decisões e votações contam, e {constituencies} diz em JSON quem fala por quem. Sai como verify; com 2 se a história tem uma lacuna.',
  'help.ladderGraph':
    'Desenha uma escada: como SVG (se nada for indicado), ou como texto para Mermaid ou Graphviz. {badges} mostra onde está a pessoa cujas insígnias há em uma pasta; elas são verificadas. Sai como verify.',
  'help.ladderExport': 'Grava uma escada em outro formato, e diz o que esse formato não pôde expressar.',
  'help.statusPublish':
    'Assina as listas de situação em que algo mudou, que nunca foram publicadas ou cuja validade está pela metade. {force} assina todas, após uma chave nova. {copy} nomeia as listas como são servidas agora: nada mais antigo toma o lugar delas.',
  'help.statusChange':
    'Muda a situação de uma credencial; com {key} a lista dela é publicada logo. Uma revogação é definitiva. Os motivos ficam no armazenamento.',
  'help.statusAudit':
    'Mostra uma situação, ou as listas; ou verifica se o registro e as listas conferem. Sai com 1 se não conferem.',
  'help.doctor':
    'Olha o armazenamento, o registro dele, o relógio, as listas, a chave e os contextos. {witness} nomeia o arquivo que lembra até onde o registro tinha chegado. Sai com 1 se algo está errado, senão com 2 se algo não pôde ser olhado.',
  'help.vector':
    'Para vetores de teste: entra um arquivo, e sai outro com "result" (success, failure ou indeterminate) e "data". Funções: {features}. A chave é um método JsonWebKey, e verify a toma pela do emissor ou titular, diga o que disser o kid do token. Nada é buscado: as credenciais de uma apresentação e os esquemas de outro lugar não são examinados. {sd} nomeia o que o titular pode omitir: {paths}. Sai com 0 sempre que o arquivo de saída é gravado.',
  'help.issueStore':
    '{store} guarda as credenciais num arquivo SQLite e assina com N threads: um arquivo de qualquer tamanho, uma insígnia por chave de linha, sujeito e conquista em quantas execuções forem, e lugares nas listas de situação sob a URL. {out} tem também as insígnias como arquivos.',
  'help.issueImages':
    '{images} desenha a imagem de cada degrau e põe as insígnias nela, um arquivo para cada uma ao lado dos outros. {imageType} png precisa do pacote @resvg/resvg-js e das letras de {fonts} ou {system}. {design} é JSON com forma (shape), cor (colour) e marcas (marks) para a escada, para as suas trilhas e para os seus degraus. Os nomes estão na língua do comando se a escada os tiver. Ao repetir, só se desenha o que falta.',
  'help.batch':
    'Põe um lote no PostgreSQL para ser emitido por outros processos, ou diz até onde chegou. O modelo é JSON: uma insígnia inteira como rascunho, e lacunas com um ponteiro JSON para cada texto que muda; o CSV tem row_key e uma coluna por lacuna. A URL pode estar em {database}. Situação: sai com 2 enquanto continua, com 3 se houve linhas com falha.',
  'help.worker':
    'Emite o que está na fila, ao lado de quantos outros houver, até que se mande parar. {untilEmpty} termina quando não resta nada.',
  'help.serve':
    'Serve a VC API por HTTP até receber a ordem de terminar: {serves}. Por padrão em 127.0.0.1:8080, sem rede e com chaves novas que acabam com o serviço. {baseUrl} é o endereço pelo qual se chega de fora, como as listas de estado o nomeiam; {key} nomeia cofres de chaves ou JsonWebKeys, um para cada um de Ed25519, ES256 e ES384; {documents} contém documentos de controle de emissores. As listas de situação ficam na memória, a não ser que {store} (SQLite) ou {database} (PostgreSQL) diga outro lugar. O mesmo pode estar no ambiente ({environment}) e na configuração, um arquivo JSON: uma opção vale antes do ambiente, e este antes do arquivo. Só o arquivo tem {auth}. Um endereço que não é de loopback precisa de auth, ou de {unauthenticated}. Uma linha de JSON é escrita para cada pedido.',
  'help.offer':
    'Oferece insígnias de um degrau com códigos de uso único em vez de emiti-las: quem resgata uma prova que controla uma chave, e então recebe a insígnia. A pasta tem {claims}, com um link por linha, e folhas com códigos QR para imprimir e recortar. Os códigos são ditos uma vez; o armazenamento não os conhece. As colunas são as de issue; uma linha cujo sujeito é um DID só pode ser resgatada por esse DID. Executar de novo oferece só o que falta.',
  'help.offerScan':
    'Com {baseUrl}, o endereço de um serviço com {offers}, os links e códigos QR são URLs de interação (VCALM), que um telefone abre como página e uma carteira como troca. {qr} mostra também cada código no terminal.',
  'help.walletExchange':
    'Recebe insígnias de quem uma URL de interação (VCALM) ou o link de uma oferta OID4VCI indica, ou mostra insígnias a quem as pede por uma URL assim ou um link OID4VP: sem {badge} diz quem pede, o quê, e que insígnias serviriam, e não mostra nada. {pin} é o código que o emissor informou por outro meio. O que se recebe é verificado como ao adicionar. Saída 1 onde nada foi mostrado nem recebido.',
  'help.serveOffers':
    'Com {offers}, quem tem um código de uma oferta do armazenamento resgata a sua insígnia: as pessoas veem uma página com um código QR, as carteiras participam de uma troca `vcapi` (VCALM) ou a recebem por OID4VCI, o único meio para ofertas com PIN. Precisa da chave que fez as ofertas. As insígnias resgatadas têm um lugar nas listas de situação.',
  'help.dashboardWorker':
    'Escreve uma página que mostra a um trabalhador onde está: o progresso, o que termina quando, os benefícios e o trabalho somados, e o que se sabe do pagamento, num ficheiro por língua e como dados. Só são aceites as suas próprias insígnias e registos: qualquer coisa de outra pessoa faz recusar tudo.',
  'help.dashboardGroups':
    'Escreve uma página de números sobre grupos de pessoas, para qualquer um ou para uma plataforma: a partir de registos que as pessoas entregaram (uma lista JSON, ou um por linha), ou de uma publicação assinada. Nenhum número é sobre menos pessoas do que diz {k} (10), e os grupos pequenos nem sequer são nomeados. {by} distingue grupos, como region,rung; {demand} põe as vagas ao lado. {after} nomeia os registos das publicações anteriores: se as duas juntas dissessem algo de poucas pessoas, nada é escrito.',
  'help.dashboardEducator':
    'Escreve uma página para quem concede insígnias: as suas próprias insígnias contadas com exatidão, o que não é para publicar, e com {figures} o que foi feito das pessoas, só como grupos.',
  'help.webBuild':
    'Escreve páginas estáticas para qualquer servidor: a página de verificação em {folder} e como um só ficheiro, {single}, que se abre de um disco; uma página em {ownFolder} onde os trabalhadores guardam as suas próprias insígnias; e com {ladder} uma página para cada escada, em seis línguas. {documents} tem documentos DID de emissores, que as páginas então não precisam de pedir. {public} deixa de fora a parte em que os trabalhadores colocam as suas próprias insígnias, e todos os seus scripts.',
  'help.servePages':
    'A página de verificação está em {verify}, uma página onde os trabalhadores guardam as suas próprias insígnias em {own}, e com {ladder} as páginas das escadas estão abaixo de {ladders}: qualquer pessoa as pode ler, sem token.',
  'help.offerList': 'Mostra as ofertas e em que situação estão, ou retira uma aberta. Sai com 1 se não estava.',
}
