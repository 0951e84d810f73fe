import type { CatalogueOf } from '../catalogue.js'

/** Hindi for requests over HTTP. */
export const exchange: CatalogueOf<'exchange'> = {
  'exchange.not_found': { text: 'इस पते पर कुछ नहीं है।', fix: 'पते /openapi.json में देखें।' },
  'exchange.method_not_allowed': { text: 'यह पता केवल {allowed} लेता है।', fix: 'इनमें से कोई तरीका अपनाएँ।' },
  'exchange.media_type_unsupported': {
    text: 'संदेश का प्रकार यहाँ नहीं पढ़ा जाता; ये पढ़े जाते हैं: {accepted}।',
    fix: 'Content-Type हेडर में इनमें से एक लिखें।',
  },
  'exchange.request_malformed': {
    text: 'अनुरोध पढ़ा नहीं जा सकता: {expected} की अपेक्षा थी।',
    fix: 'इसे वैसे भेजें जैसे /openapi.json बताता है।',
  },
  'exchange.request_too_large': { text: 'अनुरोध {limitBytes} बाइट से बड़ा है।', fix: 'एक बार में कम भेजें।' },
  'exchange.request_too_slow': {
    text: 'अनुरोध {limitMs} मिलीसेकंड में नहीं पहुँचा।',
    fix: 'इसे एक साथ, बेहतर कनेक्शन से भेजें।',
  },
  'exchange.member_invalid': {
    text: 'अनुरोध में "{member}" सही नहीं है: {expected} की अपेक्षा थी।',
    fix: 'इसे वैसे भेजें जैसे /openapi.json बताता है।',
  },
  'exchange.issuer_mismatch': {
    text: 'क्रेडेंशियल किसी और जारीकर्ता का नाम लेता है, यहाँ हस्ताक्षर करने वाला है: {expected}।',
    fix: '`issuer` में वह id डालें जो /issuers दिखाता है।',
  },
  'exchange.token_missing': {
    text: 'इस पते के लिए एक्सेस टोकन चाहिए, और कोई नहीं आया।',
    fix: 'Authorization हेडर में Bearer के रूप में एक भेजें।',
  },
  'exchange.token_invalid': { text: 'एक्सेस टोकन यहाँ स्वीकार नहीं है।', fix: 'इस सेवा के लिए नया टोकन लें।' },
  'exchange.scope_missing': {
    text: 'एक्सेस टोकन इसकी अनुमति नहीं देता: स्कोप "{scope}" नहीं है।',
    fix: 'इस स्कोप वाला टोकन माँगें।',
  },
  'exchange.rate_limited': { text: 'बहुत ज़्यादा अनुरोध आए।', fix: '{retryAfterSeconds} सेकंड रुकें।' },
  'exchange.busy': { text: 'सेवा के पास उतना काम है जितना वह लेती है।', fix: '{retryAfterSeconds} सेकंड रुकें।' },
  'exchange.not_ready': { text: 'सेवा तैयार नहीं है।', fix: 'थोड़ी देर में फिर कोशिश करें।' },
  'exchange.ended': {
    text: 'आदान-प्रदान समाप्त हो चुका है: वह पूरा हो गया, वापस ले लिया गया, या उसका समय बीत गया।',
    fix: 'जिसने इसे शुरू किया था, उससे नया माँगें।',
  },
  'exchange.challenge_unknown': {
    text: 'यह उत्तर खुले प्रश्न का नहीं है: उसका उत्तर पहले दिया जा चुका है, या तब से दूसरा प्रश्न पूछा गया है।',
    fix: 'प्रश्न फिर से माँगें, और उसी का उत्तर दें।',
  },
  'exchange.origin_differs': {
    text: '“{member}” {actual} का नाम लेता है, पर यह बात {expected} से हो रही है।',
    fix: 'जब तक कारण न जानते हों, आगे न बढ़ें।',
  },
  'exchange.answer_invalid': {
    text: 'दूसरे पक्ष ने जो भेजा वह सही नहीं है: “{member}”, अपेक्षित था {expected}।',
    fix: 'जिसने आपको वहाँ भेजा, उससे पूछें।',
  },
  'exchange.failed': { text: 'सेवा के अंदर कुछ गड़बड़ हुई।', fix: 'अनुरोध की id के साथ उसके संचालक को बताएँ।' },
  'exchange.oauth_refused': {
    text: 'क्लाइंट को मना किया गया: {error}। विस्तार से: {description}।',
    fix: 'देखें कि विनिर्देश इस त्रुटि के बारे में क्या कहता है।',
  },
  'exchange.issuer_refused': {
    text: 'जारीकर्ता मना करता है: {error} (HTTP स्थिति {status})।',
    fix: 'जारीकर्ता से नई पेशकश माँगें।',
  },
  'exchange.issuance_invalid': {
    text: 'जारीकर्ता ने जो भेजा या पेश किया वह सही नहीं है: {member} ({rule})।',
    fix: 'आगे न बढ़ें, और जारीकर्ता को बताएँ।',
  },
  'exchange.issuance_unsupported': {
    text: 'जारीकर्ता जारी करने का ऐसा तरीक़ा माँगता है जो यहाँ नहीं चलता: {feature}।',
    fix: 'पहले से अधिकृत कोड वाली पेशकश माँगें जिसका बैज तुरंत आए।',
  },
  'exchange.nothing_suitable': {
    text: 'जो पेश किया गया है उसमें से कुछ भी यहाँ नहीं लिया जा सकता; ये प्रारूप लिए जा सकते हैं: {formats}।',
    fix: 'जारीकर्ता से अपनी जैसी कुंजी के लिए इनमें से कोई प्रारूप माँगें।',
  },
  'exchange.presentation_request_refused': {
    text: 'सत्यापक के अनुरोध का उत्तर नहीं दिया जाता ({error}): "{member}" ठीक नहीं है।',
    fix: 'सत्यापक से नया अनुरोध माँगें।',
  },
  'exchange.presentation_refused': {
    text: 'सत्यापक उत्तर नहीं लेता ({error}, स्थिति {status})।',
    fix: 'सत्यापक से नया अनुरोध माँगें और उसका उत्तर दें।',
  },
  'exchange.provider_refused': {
    text: 'सेवा ने HTTP स्थिति {status} के साथ मना किया: {error}।',
    fix: 'सेवा जो चाहती है उसके साथ फिर माँगें; वही अनुरोध दोहराना हो तो {retryAfterSeconds} सेकंड रुकें।',
  },
  'exchange.provider_answer_invalid': {
    text: 'सेवा का उत्तर यहाँ ठीक नहीं है: {member}।',
    fix: 'सेवा चलाने वाले को बताएँ; उत्तर का कुछ भी इस्तेमाल नहीं हुआ।',
  },
}
