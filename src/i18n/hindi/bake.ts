import type { CatalogueOf } from '../catalogue.js'
import { LOOK, ORIGINAL, REISSUE, SMALLER } from './advice.js'

const OTHER_PICTURE = 'फ़ैसला करते समय इसे ध्यान में रखें; बैज डालने के लिए दूसरा चित्र लें।'
const INCOMPLETE = 'फ़ाइल फिर से माँगें: उसका एक हिस्सा नहीं आया।'
const OTHER_PROGRAMS = 'यहाँ कुछ करना ज़रूरी नहीं है; हो सकता है कि दूसरे प्रोग्राम बैज न ढूँढ़ पाएँ।'

/** Hindi for pictures and the badges inside. */
export const bake: CatalogueOf<'bake'> = {
  'bake.image_unsupported': {
    text: 'यह ऐसा चित्र नहीं है जिसके अंदर बैज हो सके: PNG और SVG में हो सकता है, और यह {type} है।',
    fix: 'PNG या SVG फ़ाइल वैसी ही माँगें जैसी जारीकर्ता ने दी थी; दूसरे रूप में बदले गए चित्र में बैज नहीं बचता।',
  },
  'bake.image_too_large': {
    text: 'चित्र {limitBytes} बाइट से बड़ा है, इसलिए उसे नहीं पढ़ा गया।',
    fix: 'छोटा चित्र माँगें।',
  },
  'bake.no_credential': {
    text: 'चित्र के अंदर कोई बैज नहीं है ({container})।',
    fix: 'फ़ाइल वैसी ही माँगें जैसी जारीकर्ता ने दी थी; स्क्रीनशॉट या नक़ल न लें। अगर उसमें QR कोड दिखता है तो उसे स्कैन करें।',
  },
  'bake.already_baked': {
    text: 'चित्र के अंदर पहले से एक बैज है ({container})।',
    fix: 'बिना बैज वाला चित्र लें, या बताएँ कि अंदर वाले बैज को बदला जाए।',
  },
  'bake.several_credentials': { text: 'चित्र के अंदर {count} बैज हैं; पहला लिया गया।', fix: LOOK },
  'bake.credential_unsuitable': {
    text: 'चित्र में जो डाला जाना है, उसमें यह नहीं है: {expected}।',
    fix: 'पहले बैज पर हस्ताक्षर करें, और हस्ताक्षर से जो मिला वही चित्र में डालें।',
  },
  'bake.credential_malformed': { text: 'चित्र के अंदर जो है वह सही रूप में नहीं है; अपेक्षित {expected}।', fix: ORIGINAL },
  'bake.credential_too_large': { text: 'बैज {limitBytes} बाइट से बड़ा है।', fix: SMALLER },
  'bake.address_only': {
    text: 'चित्र पुराने प्रकार का है: उसके अंदर बैज का केवल पता है, और उस पते से कुछ नहीं लाया गया।',
    fix: 'जारीकर्ता से बैज ही माँगें।',
  },
  'bake.png_signature': {
    text: 'फ़ाइल PNG की तरह शुरू होती है, लेकिन PNG नहीं है: वह रास्ते में बदल गई।',
    fix: 'फ़ाइल फिर से माँगें, पाठ के रूप में नहीं बल्कि फ़ाइल के रूप में भेजी हुई।',
  },
  'bake.png_header': { text: 'PNG अपने शीर्षक से शुरू नहीं होता।', fix: ORIGINAL },
  'bake.png_chunk_type': { text: 'PNG ख़राब है: बाइट {offset} पर वाले हिस्से का नाम नहीं है।', fix: ORIGINAL },
  'bake.png_length': {
    text: 'PNG ख़राब है: बाइट {offset} पर वाले हिस्से के अनुसार उसमें {length} बाइट हैं, जो किसी भी हिस्से की सीमा से ज़्यादा है।',
    fix: ORIGINAL,
  },
  'bake.png_truncated': {
    text: 'PNG बीच में कट गया है, या बाइट {offset} पर वाला हिस्सा अपनी असली लंबाई से ज़्यादा बताता है।',
    fix: INCOMPLETE,
  },
  'bake.png_checksum': {
    text: 'PNG ख़राब है: बाइट {offset} पर वाले हिस्से {chunk} का चेकसम ग़लत है।',
    fix: ORIGINAL,
  },
  'bake.png_too_many_chunks': { text: 'PNG में {limit} से ज़्यादा हिस्से हैं, इसलिए उसे नहीं पढ़ा गया।', fix: ORIGINAL },
  'bake.png_end_missing': { text: 'PNG का अंत नहीं है।', fix: INCOMPLETE },
  'bake.png_trailing_bytes': {
    text: 'PNG के अंत के बाद {count} बाइट ऐसे हैं जो उसका हिस्सा नहीं हैं।',
    fix: OTHER_PICTURE,
  },
  'bake.text_compressed': {
    text: 'चित्र के अंदर बैज संपीड़ित है, जिसकी Open Badges में अनुमति नहीं है।',
    fix: OTHER_PROGRAMS,
  },
  'bake.text_chunk': {
    text: 'बैज {chunk} प्रकार के हिस्से में है, जबकि Open Badges में iTXt माँगा जाता है।',
    fix: OTHER_PROGRAMS,
  },
  'bake.svg_malformed': { text: 'SVG पढ़ा नहीं जा सकता: पंक्ति {line} सही रूप में नहीं है।', fix: ORIGINAL },
  'bake.svg_doctype': {
    text: 'SVG में दस्तावेज़-प्रकार या अपनी एंटिटी दी गई हैं, जिनका कभी पालन नहीं किया जाता।',
    fix: 'DOCTYPE वाली पंक्ति हटाएँ, या उसके बिना चित्र माँगें।',
  },
  'bake.svg_encoding': { text: 'SVG {encoding} में लिखा है; केवल UTF-8 पढ़ा जाता है।', fix: 'SVG को UTF-8 में सहेजें।' },
  'bake.svg_too_complex': {
    text: 'SVG उतने से ज़्यादा है जितना पढ़ा जाता है: {part}, ज़्यादा से ज़्यादा {limit}।',
    fix: 'सरल चित्र माँगें।',
  },
  'bake.svg_namespace': {
    text: 'SVG में बैज जैसा एक तत्व है, लेकिन उसका नेमस्पेस {expected} नहीं है।',
    fix: REISSUE,
  },
  'bake.svg_active': {
    text: 'SVG में ऐसा कुछ है जिसे ब्राउज़र चला सकता है (पंक्ति {line})।',
    fix: 'इसे किसी पेज में मार्कअप के रूप में कभी न डालें; इसे चित्र के रूप में दिखाएँ, या वह हिस्सा निकाल दें।',
  },
  'bake.svg_misplaced': {
    text: 'SVG में बैज अपनी सही जगह पर नहीं है; हो सकता है कि दूसरे प्रोग्राम उसे न ढूँढ़ पाएँ।',
    fix: LOOK,
  },
  'bake.svg_both_forms': {
    text: 'SVG के एक ही तत्व में बैज दो बार है; ऐट्रिब्यूट में रखा हस्ताक्षरित पाठ लिया गया।',
    fix: LOOK,
  },
}
