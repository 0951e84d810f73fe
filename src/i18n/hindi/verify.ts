import type { CatalogueOf } from '../catalogue.js'
import { LATER, LOOK, REISSUE } from './advice.js'

/** Hindi for the checks of a verification. */
export const verify: CatalogueOf<'issuer' | 'refresh' | 'validity' | 'recipient' | 'endorsements'> = {
  'issuer.id_missing': { text: 'बैज नहीं बताता कि उसे किसने जारी किया।', fix: REISSUE },
  'issuer.mismatch': {
    text: 'कुंजी {controller} की है, लेकिन बैज में जारीकर्ता {issuer} है।',
    fix: 'इसे उस जारीकर्ता का बैज न मानें; जारीकर्ता से पूछें कि क्या यह उसका है।',
  },
  'issuer.key_unbound': {
    text: 'हस्ताक्षर सही है, लेकिन ऐसा कुछ नहीं है जो उसकी कुंजी को जारीकर्ता {issuer} से जोड़े।',
    fix: 'जारीकर्ता का नियंत्रक दस्तावेज़ लें, या उससे ऐसा बैज माँगें जिसकी कुंजी वह ख़ुद प्रकाशित करता हो।',
  },
  'validity.not_yet_valid': { text: 'बैज {validFrom} से ही मान्य होगा।', fix: 'उस तारीख़ के बाद फिर देखें।' },
  'validity.expired': { text: 'बैज की अवधि {validUntil} को समाप्त हो गई।', fix: 'जारीकर्ता से नवीनीकरण माँगें।' },
  'validity.order': { text: 'बैज की समाप्ति ({validUntil}) उसकी शुरुआत ({validFrom}) से पहले है।', fix: REISSUE },
  'validity.unreadable': { text: 'तारीख़ {member} पढ़ी नहीं जा सकती।', fix: REISSUE },
  'validity.offset_missing': { text: 'तारीख़ {member} में समय क्षेत्र नहीं है, इसलिए उसे UTC मानकर पढ़ा गया।', fix: LOOK },
  'refresh.type_unknown': {
    text: 'बैज में {type} प्रकार की रीफ़्रेश सेवा का नाम है, जो यहाँ मालूम नहीं है।',
    fix: LOOK,
  },
  'refresh.offline': {
    text: 'बैज बताता है कि नया संस्करण कहाँ मिल सकता है, लेकिन नेटवर्क की अनुमति नहीं थी।',
    fix: 'नया संस्करण है या नहीं, यह देखने के लिए ऑनलाइन सत्यापित करें।',
  },
  'refresh.failed': {
    text: 'नया संस्करण नहीं लाया जा सका ({code}); बैज को जैसा है वैसा ही परखा गया।',
    fix: LATER,
  },
  'refresh.refused': {
    text: 'रीफ़्रेश सेवा ने जो दिया वह नहीं लिया गया ({reason}); बैज को जैसा है वैसा ही परखा गया।',
    fix: 'जारीकर्ता से पूछें कि दोनों में से कौन-सा मान्य है।',
  },
  'refresh.replaced': {
    text: 'जारीकर्ता ने {validFrom} वाले बैज की जगह {replacedBy} का नया संस्करण दिया है; नए संस्करण को परखा गया।',
    fix: 'नया संस्करण रखें।',
  },
  'recipient.mismatch': {
    text: 'बैज किसी और को दिया गया था (इनका मिलान किया गया: {compared})।',
    fix: 'उस व्यक्ति से पूछें कि जारीकर्ता उसे और किस पते या id से जानता होगा।',
  },
  'recipient.not_comparable': {
    text: 'बैज में उसके मालिक की पहचान {named} से दी गई है, जिसके बारे में यहाँ कुछ मालूम नहीं है।',
    fix: 'इनमें से किसी प्रकार की id या पहचान दें।',
  },
  'recipient.hash_weak': {
    text: 'बैज में उसके मालिक की पहचान MD5 हैश से दी गई है, जिसकी नक़ल बनाई जा सकती है।',
    fix: 'जारीकर्ता से ऐसा बैज माँगें जिसमें मालिक की पहचान id से या SHA-256 से दी गई हो।',
  },
  'endorsements.rejected': {
    text: 'बैज के अंदर का एक समर्थन सही नहीं है ({codes})।',
    fix: 'समर्थन की रिपोर्ट देखें।',
  },
  'endorsements.unchecked': { text: 'बैज के अंदर के एक समर्थन की जाँच नहीं हो सकी ({codes})।', fix: LATER },
  'endorsements.not_endorsement': { text: 'समर्थन की जगह पर किसी और तरह का प्रमाण-पत्र है।', fix: REISSUE },
  'endorsements.other_subject': { text: 'एक समर्थन जिसके अंदर है, उसके बारे में नहीं, किसी और चीज़ के बारे में है।', fix: LOOK },
  'endorsements.self': { text: 'एक समर्थन उसी ने दिया है जिसके बारे में वह है, या बैज के जारीकर्ता ने।', fix: LOOK },
  'endorsements.too_many': { text: 'बैज में {limit} से ज़्यादा समर्थन हैं; बाक़ी की जाँच नहीं हुई।', fix: REISSUE },
}
