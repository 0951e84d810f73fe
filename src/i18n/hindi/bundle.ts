import type { CatalogueOf } from '../catalogue.js'

const AGAIN = 'नया बंडल बनाएँ, या नेटवर्क के साथ सत्यापित करें।'
const ONCE_MORE = 'बंडल एक बार फिर माँगें, ठीक वैसा ही जैसा वह बनाया गया था।'

/** Hindi for verification bundles. */
export const bundle: CatalogueOf<'bundle'> = {
  'bundle.malformed': {
    text: 'यह ऐसा सत्यापन बंडल नहीं है जिसे पढ़ा जा सके: "{member}" नहीं है या सही नहीं है।',
    fix: ONCE_MORE,
  },
  'bundle.version_unsupported': {
    text: 'संस्करण "{version}" के बंडल समर्थित नहीं हैं, इसलिए इससे किसी चीज़ की जाँच नहीं हुई।',
    fix: 'इस सॉफ़्टवेयर का नया संस्करण लें, या संस्करण 1 का बंडल इस्तेमाल करें।',
  },
  'bundle.too_large': {
    text: 'बंडल में जितना आ सकता है, यह उससे ज़्यादा है: {part}, ज़्यादा से ज़्यादा {limit}।',
    fix: 'नेटवर्क के साथ सत्यापित करें।',
  },
  'bundle.url_unsupported': { text: 'बंडल के एक दस्तावेज़ का URL ऐसा है जहाँ से कुछ नहीं लाया जाता।', fix: AGAIN },
  'bundle.document_duplicate': { text: 'बंडल के दस्तावेज़ {first} और {second} का URL एक ही है।', fix: AGAIN },
  'bundle.digest_mismatch': { text: 'बंडल बदला गया है, या अधूरा आया है: उसका डाइजेस्ट मेल नहीं खाता।', fix: ONCE_MORE },
  'bundle.signature_invalid': { text: 'बंडल का हस्ताक्षर ग़लत है ({reason})।', fix: ONCE_MORE },
  'bundle.from_future': {
    text: 'बंडल के अनुसार वह {created} को बनाया गया, जबकि अभी {now} है।',
    fix: 'घड़ी ठीक करें।',
  },
  'bundle.document_missing': { text: 'बंडल में सर्वर {host} का ऐसा कोई दस्तावेज़ नहीं है।', fix: AGAIN },
  'bundle.signer_untrusted': {
    text: 'बंडल में सर्वर {host} का एक दस्तावेज़ है (किसलिए: {purpose}), लेकिन जिन पर आपको भरोसा है उनमें से कोई उसकी पुष्टि नहीं करता।',
    fix: 'अगर आपको बंडल के हस्ताक्षरकर्ता पर भरोसा है तो उसका नाम दें, या नेटवर्क के साथ सत्यापित करें।',
  },
  'bundle.undated': {
    text: 'सर्वर {host} का दस्तावेज़ कितना पुराना है (किसलिए: {purpose}), यह कोई भरोसेमंद पक्ष नहीं बताता।',
    fix: AGAIN,
  },
  'bundle.stale': {
    text: 'सर्वर {host} का दस्तावेज़ (किसलिए: {purpose}) {ageSeconds} सेकंड पुराना है, जबकि सीमा {maxAgeSeconds} सेकंड है; या उसकी अवधि समाप्त हो चुकी है।',
    fix: AGAIN,
  },
}
