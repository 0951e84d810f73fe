import type { CatalogueOf } from '../catalogue.js'
import { INPUT, LATER, LOOK, SMALLER } from './advice.js'

/** It can be that the badge was revoked, and nobody here can tell. */
const ASK = 'जारीकर्ता से पूछें कि बैज अब भी मान्य है या नहीं।'

/** Hindi for the status of credentials and for status lists. */
export const status: CatalogueOf<'status'> = {
  'status.unchecked': { text: 'बैज रद्द किया गया है या नहीं, इसकी जाँच नहीं हुई ({type})।', fix: ASK },
  'status.type_unknown': {
    text: 'बैज रद्द किया गया है या नहीं, यह बताया नहीं जा सकता: {type} प्रकार की स्थिति यहाँ मालूम नहीं है।',
    fix: ASK,
  },
  'status.too_many': { text: 'देखने के लिए {actual} स्थितियाँ हैं; ज़्यादा से ज़्यादा {limit} देखी जाती हैं।', fix: ASK },
  'status.offline': {
    text: 'यह बैज रद्द किया जा सकता है, और इसकी स्थिति-सूची मौजूद नहीं थी: नेटवर्क की अनुमति नहीं थी।',
    fix: 'इसे ऑनलाइन सत्यापित करें, या सूची ख़ुद दें।',
  },
  'status.unreachable': {
    text: 'सर्वर {host} से स्थिति-सूची नहीं लाई जा सकी ({code}), इसलिए पता नहीं कि बैज रद्द किया गया है या नहीं।',
    fix: LATER,
  },
  'status.list_malformed': { text: 'सर्वर {host} ने जो दिया, वह पढ़ी जा सकने वाली स्थिति-सूची नहीं है ({codes})।', fix: ASK },
  'status.list_proof_invalid': {
    text: 'सर्वर {host} की स्थिति-सूची का सबूत सही नहीं है ({codes}), इसलिए वह बैज के बारे में कुछ नहीं बताती।',
    fix: ASK,
  },
  'status.list_unchecked': { text: 'सर्वर {host} की स्थिति-सूची के सबूत की जाँच नहीं हो सकी ({codes})।', fix: LATER },
  'status.list_type': { text: 'स्थिति-सूची उस प्रकार की नहीं है जो बैज माँगता है: {expected}।', fix: ASK },
  'status.list_id': { text: 'सर्वर {host} ने जो दिया, वह ख़ुद को माँगी गई सूची से अलग सूची बताता है।', fix: ASK },
  'status.list_expired': {
    text: 'स्थिति-सूची केवल {validUntil} तक मान्य थी, इसलिए वह अभी के बारे में कुछ नहीं बताती।',
    fix: LATER,
  },
  'status.list_not_yet_valid': { text: 'स्थिति-सूची {validFrom} से ही मान्य होगी।', fix: 'उस तारीख़ के बाद फिर देखें।' },
  'status.issuer_untrusted': {
    text: 'स्थिति-सूची {issuer} की है, जो बैज का जारीकर्ता नहीं है।',
    fix: 'अगर आपने जाँच लिया है कि बैज के जारीकर्ता की सूचियाँ वही रखता है, तो विकल्प statusIssuers में उसका नाम दें।',
  },
  'status.purpose_mismatch': {
    text: 'स्थिति-सूची {actual} के बारे में है, जबकि बैज उससे {expected} के बारे में पूछता है।',
    fix: ASK,
  },
  'status.revoked': {
    text: 'जारीकर्ता ने बैज रद्द कर दिया है ({host})।',
    fix: 'इस पर भरोसा न करें; जारीकर्ता से कारण पूछें।',
  },
  'status.suspended': {
    text: 'जारीकर्ता ने बैज फ़िलहाल निलंबित किया है ({host})।',
    fix: 'जारीकर्ता से पूछें कि कब तक, और फिर से सत्यापित करें।',
  },
  'status.refresh_available': {
    text: 'जारीकर्ता के पास बैज का नया संस्करण है ({host})।',
    fix: 'नया संस्करण माँगें।',
  },
  'status.message': { text: 'जारीकर्ता बैज के बारे में कहता है: {message} ({value})।', fix: LOOK },
  'status.value_unknown': { text: 'बैज की स्थिति ऐसी है जो यहाँ मालूम नहीं है: {purpose} {value}।', fix: ASK },
  'status.encoding_invalid': { text: 'स्थिति-सूची वैसे एन्कोड नहीं है जैसे होनी चाहिए: {expected}।', fix: ASK },
  'status.list_too_large': { text: 'स्थिति-सूची {limitBytes} बाइट से बड़ी है, इसलिए पढ़ी नहीं गई।', fix: SMALLER },
  'status.list_too_short': {
    text: 'स्थिति-सूची में {actual} स्थितियाँ हैं; {minimum} से कम होने पर पता चल सकता है कि किसकी स्थिति देखी जा रही है।',
    fix: 'जारीकर्ता से ज़्यादा लंबी सूची माँगें।',
  },
  'status.index_range': { text: 'क्रमांक स्थिति-सूची से बाहर है, जिसमें {length} स्थितियाँ हैं।', fix: ASK },
  'status.list_invalid': {
    text: 'स्थिति-सूची अपने प्रकार का एक नियम तोड़ती है: {member} ऐसा होना चाहिए: {expected}।',
    fix: ASK,
  },
  'status.entry_invalid': {
    text: 'स्थिति की प्रविष्टि अपने प्रकार का एक नियम तोड़ती है: {member} ऐसा होना चाहिए: {expected}।',
    fix: INPUT,
  },
  'status.list_full': {
    text: 'स्थिति-सूची की {length} जगहों में से {free} ख़ाली हैं, जो ज़रूरत से कम हैं।',
    fix: 'दूसरी सूची शुरू करें।',
  },
  'status.reason_not_allowed': {
    text: 'इस कारण से कोई बैज रद्द नहीं किया जाता; मान्य कारण ये हैं: {allowed}।',
    fix: 'बैज को जैसा है वैसा ही रहने दें; बक़ाया रक़म और काम छोड़ने के मामले कहीं और सुलझाए जाते हैं।',
  },
  'status.place_unknown': {
    text: 'यहाँ की किसी भी स्थिति-सूची में इस क्रेडेंशियल का स्थान नहीं है।',
    fix: 'उसकी id देखें, और यह भी कि वह स्थिति के साथ जारी हुआ था या नहीं।',
  },
  'status.purpose_missing': {
    text: 'इस क्रेडेंशियल का {purpose} की किसी सूची में स्थान नहीं है।',
    fix: 'उसे रद्द करें, या जिन्हें निलंबित किया जा सकता है उन्हें ऐसी सूची में स्थान के साथ जारी करें।',
  },
  'status.already_redeemed': {
    text: 'यह क्रेडेंशियल पहले ही भुनाया जा चुका है।',
    fix: 'इसके लिए कुछ न चुकाएँ; विवाद हो तो पूछें कि इसे किसने भुनाया।',
  },
  'status.revocation_final': {
    text: 'यह क्रेडेंशियल रद्द हो चुका है, और यह हमेशा के लिए है।',
    fix: 'अगर वह ग़लती से रद्द हुआ हो, तो नया जारी करें।',
  },
  'status.clock_back': {
    text: 'घड़ी {now} बताती है, और भंडार में {last} का कुछ है।',
    fix: 'घड़ी ठीक करें; अगर वह पहले आगे थी, तो उस समय तक रुकें।',
  },
  'status.copy_newer': {
    text: 'जो सूची {list} परोसी जा रही है, {validFrom} की, वह भंडार की जानकारी से नई है।',
    fix: 'भंडार की सबसे नई प्रति बहाल करें; इससे प्रकाशित न करें।',
  },
  'status.audit_mismatch': {
    text: 'सूची {list} के बारे में भंडार जो कहता है, वह मेल नहीं खाता: {mismatch} ({count})।',
    fix: 'भंडार को जैसा है वैसा ही रखें, और किसी बैकअप से मिलाएँ।',
  },
  'status.unpublished': {
    text: 'सूची {list} में {pending} बदलाव नहीं हैं, या वह कभी प्रकाशित नहीं हुई।',
    fix: 'उसे प्रकाशित करें, और यह नियमित रूप से होने दें।',
  },
  'status.publication_old': {
    text: 'जो सूची {list} परोसी जा रही है, वह केवल {validUntil} तक मान्य है।',
    fix: 'उसे प्रकाशित करें, और यह नियमित रूप से होने दें।',
  },
}
