import type { CatalogueOf } from '../catalogue.js'
import { INPUT, ISSUER_KEYS, KEY, LATER, LOOK, ORIGINAL, REISSUE, SERVER, SERVICE, SMALLER } from './advice.js'

/** Hindi for reading, contexts, keys, schemas and fetching. */
export const ground: CatalogueOf<'core' | 'report' | 'contexts' | 'net' | 'did' | 'rdf' | 'keys' | 'schema'> = {
  'report.trusted': { text: 'यह असली है, और आप जानते हैं कि इसे किसने जारी किया।' },
  'report.genuine': { text: 'यह असली है। इसे जारी करने वाले पर भरोसा करना है या नहीं, यह फ़ैसला आपका है।' },
  'report.rejected': { text: 'इस पर भरोसा न करें।' },
  'report.indeterminate': { text: 'यह सही है या नहीं, यह पता नहीं चल सका।' },
  'core.option_unknown': { text: '{where} में {option} नाम का कोई विकल्प नहीं है।', fix: 'विकल्प की वर्तनी जाँचें।' },
  'core.option_invalid': { text: 'विकल्प {option} उपयोग लायक नहीं है; अपेक्षित {expected}।', fix: 'विकल्प ठीक करें।' },
  'core.input_type': { text: 'अपेक्षित {expected}, मिला {actual}।', fix: INPUT },
  'core.input_too_large': { text: 'इनपुट {limitBytes} बाइट से बड़ा है।', fix: SMALLER },
  'core.json_invalid': { text: 'इनपुट JSON नहीं है।', fix: 'जाँचें कि पूरी फ़ाइल कॉपी हुई है।' },
  'core.json_too_deep': { text: 'JSON एक के अंदर एक {limit} स्तरों से ज़्यादा गहरा है।', fix: SMALLER },
  'core.json_too_many_values': { text: 'JSON में {limit} से ज़्यादा मान हैं।', fix: SMALLER },
  'core.json_key_duplicate': { text: 'JSON के एक ऑब्जेक्ट में घटक "{key}" दो बार है।', fix: REISSUE },
  'core.json_key_forbidden': { text: 'JSON में "{key}" नाम का घटक है, जिसकी अनुमति नहीं है।', fix: REISSUE },
  'core.json_value_unsupported': { text: '{type} प्रकार का मान JSON में लिखा नहीं जा सकता।', fix: INPUT },
  'core.number_not_finite': { text: 'एक संख्या सीमित (finite) नहीं है।', fix: INPUT },
  'core.text_not_utf8': { text: 'इनपुट UTF-8 पाठ नहीं है।', fix: ORIGINAL },
  'core.text_not_well_formed': {
    text: 'एक पाठ में सरोगेट जोड़े (surrogate pair) का केवल आधा हिस्सा है, जिसे कोई भी एन्कोडिंग नहीं लिख सकती।',
    fix: REISSUE,
  },
  'core.encoding_invalid': { text: 'एक मान {encoding} में नहीं है: {reason}।', fix: REISSUE },
  'core.date_time_invalid': { text: 'एक तारीख़ पढ़ी नहीं जा सकती; अपेक्षित {expected}।', fix: INPUT },
  'core.duration_invalid': { text: 'एक अवधि पढ़ी नहीं जा सकती; अपेक्षित {expected}।', fix: INPUT },
  'core.decimal_invalid': { text: 'एक संख्या पढ़ी नहीं जा सकती; अपेक्षित {expected}।', fix: INPUT },
  'core.slot_invalid': {
    text: 'ख़ाली जगह "{slot}" दस्तावेज़ का कोई पाठ नहीं है, या उसके संदर्भों के अंदर है।',
    fix: INPUT,
  },
  'core.slot_value': { text: 'ख़ाली जगहों के मान ऐसे होने चाहिए: {expected}।', fix: INPUT },
  'core.platform_lacks': {
    text: 'जिस प्लेटफ़ॉर्म पर यह चल रहा है, वह यहाँ {feature} को नहीं सँभाल सकता।',
    fix: 'कोई नया ब्राउज़र या दूसरा प्लेटफ़ॉर्म इस्तेमाल करें।',
  },
  'contexts.unknown': {
    text: 'दस्तावेज़ में संदर्भ {url} है, जो न साथ में शामिल है और न दिया गया है।',
    fix: 'अगर आपको उस पर भरोसा है तो संदर्भ का दस्तावेज़ दें; संदर्भ कभी नेटवर्क से नहीं लाए जाते।',
  },
  'contexts.document_invalid': {
    text: 'संदर्भ {url} के लिए जो दिया गया है, वह उपयोग लायक "@context" वाला ऑब्जेक्ट नहीं है।',
    fix: 'आप संदर्भ का जो दस्तावेज़ देते हैं, उसे ठीक करें।',
  },
  'contexts.url_bundled': {
    text: 'संदर्भ {url} पहले से साथ में शामिल है, और उसके लिए दूसरा दस्तावेज़ नहीं दिया जा सकता।',
    fix: 'इसे न दें।',
  },
  'keys.type_unsupported': {
    text: '"{type}" प्रकार की कुंजियाँ समर्थित नहीं हैं।',
    fix: 'Ed25519, P-256, P-384 या RSA कुंजी इस्तेमाल करें।',
  },
  'keys.alg_unsuitable': { text: '"{type}" प्रकार की कुंजी {alg} से हस्ताक्षर नहीं करती।', fix: KEY },
  'keys.jwk_invalid': { text: 'कुंजी उपयोग लायक नहीं है: घटक {member} नहीं है या सही नहीं है।', fix: ISSUER_KEYS },
  'keys.private_member': {
    text: 'सार्वजनिक कुंजी में निजी घटक {member} भी है।',
    fix: 'कुंजी को उसके बिना प्रकाशित करें, और कुंजी बदलें: वह अब गुप्त नहीं रही।',
  },
  'keys.multikey_invalid': { text: 'Multikey सही रूप में नहीं है: {reason}।', fix: ISSUER_KEYS },
  'keys.multikey_unavailable': {
    text: '{type} प्रकार की कुंजियों का कोई Multikey रूप नहीं है।',
    fix: 'इस कुंजी के लिए did:jwk या did:web इस्तेमाल करें।',
  },
  'keys.pair_mismatch': { text: 'कुंजी के निजी और सार्वजनिक हिस्से एक-दूसरे के नहीं हैं।', fix: KEY },
  'keys.keystore_invalid': { text: 'कुंजी-भंडार उपयोग लायक नहीं है: {reason}।', fix: KEY },
  'keys.passphrase_wrong': { text: 'पासफ़्रेज़ ग़लत है, या कुंजी-भंडार बदला गया है।', fix: 'पासफ़्रेज़ जाँचें।' },
  'keys.passphrase_missing': { text: 'पासफ़्रेज़ चाहिए।', fix: 'पूछे जाने पर उसे टाइप करें, या RUNGS_PASSPHRASE सेट करें।' },
  'keys.method_invalid': { text: 'सत्यापन विधि उपयोग लायक नहीं है; अपेक्षित {expected}।', fix: KEY },
  'keys.peer_missing': { text: 'पैकेज {package} चाहिए, लेकिन वह लोड नहीं हो सकता।', fix: 'उसे rungs के साथ इंस्टॉल करें।' },
  'keys.message_too_large': {
    text: 'यह कुंजी ज़्यादा से ज़्यादा {maxBytes} बाइट पर हस्ताक्षर करती है, और {bytes} बाइट दिए गए।',
    fix: 'अंदर जुड़ा हुआ सबूत इस्तेमाल करें, जिसमें 64 बाइट पर हस्ताक्षर होता है, या ECDSA या RSA कुंजी लें।',
  },
  'keys.service_failed': { text: 'कुंजी सेवा {service} "{operation}" में असफल रही: {reason}।', fix: SERVICE },
  'keys.service_answer_invalid': {
    text: 'कुंजी सेवा {service} ने "{operation}" का ऐसा जवाब दिया जो उपयोग लायक नहीं है ({reason}), इसलिए किसी चीज़ पर हस्ताक्षर नहीं हुआ।',
    fix: SERVICE,
  },
  'keys.service_key_unusable': {
    text: '{service} की कुंजी से हस्ताक्षर नहीं किया जा सकता: {reason}।',
    fix: 'id और संस्करण देकर एक ऐसी कुंजी बताएँ जो हस्ताक्षर के लिए बनी हो।',
  },
  'schema.invalid': { text: 'यह स्कीमा {schema} के अनुरूप नहीं है: {keyword} के अनुसार अपेक्षित {expected}।', fix: REISSUE },
  'schema.document_invalid': {
    text: 'यह ऐसी JSON Schema नहीं है जिसे इस्तेमाल किया जा सके: {member} नहीं है या सही नहीं है।',
    fix: 'स्कीमा ठीक करें।',
  },
  'schema.dialect_unsupported': {
    text: 'स्कीमा ऐसी बोली (dialect) में लिखी है जो समर्थित नहीं है: {dialect}।',
    fix: 'स्कीमा को draft 2020-12, 2019-09 या 7 में लिखें।',
  },
  'schema.reference_unresolved': {
    text: 'यह स्कीमा एक दूसरी स्कीमा {reference} पर टिकी है, जो यहाँ मौजूद नहीं है और नेटवर्क से नहीं लाई जाती।',
    fix: 'दूसरी स्कीमा से जो चाहिए, उसे इसी के $defs में रखें।',
  },
  'schema.too_complex': {
    text: 'स्कीमा इतनी बड़ी या उलझी हुई है कि उससे मिलान नहीं हो सका, और कोशिश छोड़ दी गई।',
    fix: 'स्कीमा प्रकाशित करने वाले से सरल स्कीमा माँगें।',
  },
  'schema.unknown': { text: '{schema} नाम की कोई स्कीमा नहीं है।', fix: 'इनमें से एक इस्तेमाल करें: {known}।' },
  'net.url_unsupported': {
    text: 'यह URL नहीं लाया जा सकता: {reason}।',
    fix: 'ऐसा https URL दें जिसमें लॉगिन की जानकारी न हो, और जो पोर्ट 443 या आपके अनुमति दिए हुए पोर्ट पर हो।',
  },
  'net.host_forbidden': {
    text: 'सर्वर {host} अनुमति वाले सर्वरों की सूची में नहीं है।',
    fix: 'अगर आपको उस पर भरोसा है तो उसे सूची में जोड़ें।',
  },
  'net.address_forbidden': {
    text: 'सर्वर {host} सार्वजनिक इंटरनेट पर नहीं है, इसलिए उससे कुछ नहीं लाया गया।',
    fix: SERVER,
  },
  'net.redirect_forbidden': {
    text: 'सर्वर {host} ऐसे पते पर भेजता है जिसका पीछा नहीं किया जाता: {reason}।',
    fix: SERVER,
  },
  'net.fetch_refused': {
    text: 'सर्वर {host} से कुछ नहीं लाया गया (किसलिए: {purpose}), क्योंकि लाने से मना किया गया था।',
    fix: 'लाने की अनुमति दें, या दस्तावेज़ ख़ुद दें।',
  },
  'net.busy': { text: 'सर्वर {host} के लिए या कुल मिलाकर बहुत सारे अनुरोध क़तार में हैं (सीमा {limit})।', fix: LATER },
  'net.retry_later': { text: 'सर्वर {host} ने {until} से पहले फिर न पूछने को कहा है।', fix: 'उसके बाद फिर कोशिश करें।' },
  'net.content_type': { text: 'सर्वर {host} ने माँगी हुई चीज़ के बजाय कुछ और भेजा: "{contentType}"।', fix: SERVER },
  'net.status': { text: 'सर्वर {host} ने HTTP स्थिति {status} के साथ जवाब दिया।', fix: SERVER },
  'net.content_encoding': { text: 'सर्वर {host} ने संपीड़ित (compressed) जवाब भेजा, जबकि ऐसा जवाब नहीं माँगा गया था।', fix: SERVER },
  'net.too_large': { text: 'सर्वर {host} ने जो भेजा ({part}), वह {limitBytes} बाइट से बड़ा है।', fix: SERVER },
  'net.timeout': { text: 'सर्वर {host} ने {timeoutMs} ms के अंदर जवाब नहीं दिया।', fix: 'बाद में फिर कोशिश करें।' },
  'net.aborted': { text: 'सर्वर {host} से लाना बीच में छोड़ दिया गया।', fix: LATER },
  'net.unreachable': { text: 'सर्वर {host} तक सुरक्षित ढंग से नहीं पहुँचा जा सकता: {reason}।', fix: LATER },
  'did.invalid': { text: 'पहचानकर्ता (विधि {method}) सही रूप में नहीं है: {reason}।', fix: REISSUE },
  'did.method_unsupported': {
    text: '"{method}" विधि के पहचानकर्ता समर्थित नहीं हैं।',
    fix: 'did:key, did:jwk, did:web और https समर्थित हैं।',
  },
  'did.key_type_unsupported': {
    text: '"{type}" प्रकार की कुंजियाँ समर्थित नहीं हैं, इसलिए इससे किसी चीज़ की जाँच नहीं हुई।',
    fix: 'जारीकर्ता से ऐसा बैज माँगें जिस पर Ed25519, P-256, P-384 या RSA कुंजी से हस्ताक्षर हो।',
  },
  'did.offline': {
    text: '{method} वाले नियंत्रक का दस्तावेज़ नेटवर्क से लाना पड़ेगा, और लाना बंद है।',
    fix: 'लाने की अनुमति दें, या दस्तावेज़ ख़ुद दें।',
  },
  'did.document_invalid': { text: 'नियंत्रक का दस्तावेज़ उपयोग लायक नहीं है: {reason}।', fix: ISSUER_KEYS },
  'did.document_duplicate': {
    text: 'दस्तावेज़ {first} और {second} की id एक ही है।',
    fix: 'हर दस्तावेज़ एक ही बार दें।',
  },
  'did.method_not_found': { text: 'नियंत्रक के दस्तावेज़ में ऐसी कोई सत्यापन विधि नहीं है।', fix: ISSUER_KEYS },
  'did.method_not_authorised': {
    text: 'नियंत्रक ने इस सत्यापन विधि को {relationship} में नहीं रखा है।',
    fix: ISSUER_KEYS,
  },
  'did.controller_mismatch': {
    text: 'सत्यापन विधि जिस दस्तावेज़ में है, उससे अलग नियंत्रक का नाम बताती है।',
    fix: ISSUER_KEYS,
  },
  'rdf.term_undefined': {
    text: 'शब्द "{term}" किसी संदर्भ में परिभाषित नहीं है, इसलिए वह हस्ताक्षर में शामिल नहीं होगा।',
    fix: 'उसे परिभाषित करने वाला संदर्भ दें, या उसे हटाएँ।',
  },
  'rdf.data_lost': { text: 'दस्तावेज़ का एक हिस्सा हस्ताक्षर में शामिल नहीं होगा: {reason}।', fix: REISSUE },
  'rdf.context_invalid': { text: 'दस्तावेज़ के संदर्भ इस्तेमाल नहीं किए जा सकते: {reason}।', fix: REISSUE },
  'rdf.document_invalid': { text: 'दस्तावेज़ मान्य JSON-LD नहीं है: {reason}।', fix: REISSUE },
  'rdf.pointer_invalid': {
    text: 'JSON pointer से कहीं नहीं पहुँचा जा सकता: {reason}।',
    fix: 'ऐसे pointer दें जो दस्तावेज़ में मौजूद घटकों तक ले जाएँ (RFC 6901)।',
  },
  'rdf.label_map_invalid': {
    text: 'दस्तावेज़ के ख़ाली नोड (blank nodes) के लिए दिए गए लेबल ऐसे नहीं हैं कि हर नोड का ठीक एक लेबल हो।',
    fix: ORIGINAL,
  },
  'rdf.selection_unsupported': {
    text: 'इस दस्तावेज़ के हिस्से अलग से नहीं दिखाए जा सकते: इसमें ऐसा JSON-LD है जो यहाँ समर्थित नहीं है।',
    fix: 'पूरा बैज प्रस्तुत करें, या जारीकर्ता से सरल संदर्भों वाला बैज माँगें।',
  },
  'rdf.too_complex': { text: 'दस्तावेज़ इतना उलझा हुआ है कि उसे मानक रूप में नहीं लाया जा सकता।', fix: REISSUE },
  'rdf.busy': {
    text: '{limit} से ज़्यादा बड़े दस्तावेज़ मानक रूप में लाए जाने की क़तार में हैं।',
    fix: 'बाद में फिर कोशिश करें।',
  },
  'rdf.worker_unavailable': {
    text: 'इतना बड़ा दस्तावेज़ एक worker में मानक रूप में लाया जाता है, और यह प्लेटफ़ॉर्म worker शुरू नहीं करता।',
    fix: 'इसे वहाँ चलाएँ जहाँ worker शुरू होते हैं, या उन दस्तावेज़ों की सीमा बढ़ाएँ जिनके लिए रुकना पड़ सकता है।',
  },
  'schema.claim_set': {
    text: 'यह {vct} प्रकार के दावों का समूह है; इसके लिए यहाँ कोई स्कीमा मालूम नहीं है, इसलिए इसकी सामग्री की जाँच नहीं हुई।',
    fix: LOOK,
  },
  'schema.not_open_badge': {
    text: 'यह प्रमाण-पत्र है, लेकिन Open Badges 3.0 का बैज नहीं; इसकी सामग्री का किसी स्कीमा से मिलान नहीं किया गया।',
    fix: LOOK,
  },
  'schema.data_model': {
    text: 'प्रमाण-पत्र अपने डेटा मॉडल का एक नियम तोड़ता है: {member} ऐसा होना चाहिए: {expected}।',
    fix: REISSUE,
  },
  'schema.not_at_hand': {
    text: 'बैज में JSON Schema {url} का नाम है, जो यहाँ मौजूद नहीं है: बैज उसके अनुरूप है या नहीं, इसकी जाँच नहीं हुई।',
    fix: 'सत्यापनकर्ता को `schemas` में इसकी जाँच करने वाला (validator) दें।',
  },
  'schema.references_too_many': { text: 'बैज में {limit} से ज़्यादा स्कीमाओं के नाम हैं; बाक़ी की जाँच नहीं हुई।', fix: REISSUE },
  'schema.context_unknown': {
    text: 'संदर्भ {url} यहाँ मालूम नहीं है, इसलिए उसमें परिभाषित शब्दों को नहीं देखा गया।',
    fix: 'अगर आप उस संदर्भ को जानते हैं तो उसे सत्यापनकर्ता को दें।',
  },
  'keys.pem_invalid': {
    text: 'PEM में ऐसी कोई सार्वजनिक कुंजी नहीं है जिस पर भरोसा किया जा सके ({reason})।',
    fix: 'समर्थित प्रकार की सार्वजनिक कुंजी प्रकाशित करें, RSA हो तो कम से कम 2048 बिट की, और निजी कुंजी कभी नहीं।',
  },
  'schema.restated': {
    text: 'रिकॉर्ड का मिलान उस स्कीमा के दोबारा लिखे रूप से किया गया जिसका वह नाम देता है, प्रकाशित स्कीमा से नहीं।',
    fix: 'जहाँ इससे फ़र्क पड़ता हो, वहाँ सत्यापनकर्ता को प्रकाशित स्कीमा दें।',
  },
}
