import type { CatalogueOf } from '../catalogue.js'
import { HOLDER_WALLET, LOOK, ORIGINAL, OTHER_FORM, PRESENT_AGAIN, REISSUE, SMALLER } from './advice.js'

/** Hindi for signing, proofs, tokens and presentations. */
export const proof: CatalogueOf<'securing' | 'proof' | 'form' | 'holder'> = {
  'securing.signer_unsuitable': { text: '{alg} एल्गोरिदम की कुंजी {mechanism} से हस्ताक्षर नहीं कर सकती।' },
  'securing.already_secured': { text: 'प्रमाण-पत्र में पहले से सबूत है।' },
  'securing.already_derived': {
    text: 'इस प्रमाण-पत्र में पहले से केवल एक हिस्सा दिखाया गया है: हिस्सों में वही दिखाया जा सकता है जिस पर जारीकर्ता ने हस्ताक्षर किया था।',
  },
  'securing.peer_missing': { text: 'पैकेज {peer} इंस्टॉल नहीं है।', fix: '{peer} इंस्टॉल करें।' },
  'securing.subject_id_missing': {
    text: 'JWT बैज में प्राप्तकर्ता की id होना ज़रूरी है।',
    fix: 'प्राप्तकर्ता का DID दें; जो प्राप्तकर्ता केवल ई-मेल से जाना जाता है, उसके लिए अंदर जुड़ा हुआ सबूत चाहिए।',
  },
  'securing.member_missing': { text: 'प्रमाण-पत्र में घटक {member} नहीं है।' },
  'securing.document_unsuitable': {
    text: 'दस्तावेज़ को {mechanism} से सुरक्षित नहीं किया जा सकता: उसके लिए ज़रूरी है {expected}।',
  },
  'securing.envelope_invalid': { text: 'लिफ़ाफ़ा {member} पर सही रूप में नहीं है; अपेक्षित {expected}।' },
  'securing.envelope_unsupported': { text: '"{mediaType}" वाला लिफ़ाफ़ा यहाँ नहीं खोला जा सकता।' },
  'securing.too_large': { text: 'हस्ताक्षरकर्ता ज़्यादा से ज़्यादा {maxBytes} बाइट लेता है; यहाँ {bytes} बाइट हैं।' },
  'proof.signature_invalid': {
    text: 'हस्ताक्षर सामग्री से मेल नहीं खाता: हस्ताक्षर के बाद उसे बदला गया, या हस्ताक्षर किसी दूसरी कुंजी से हुआ।',
    fix: ORIGINAL,
  },
  'proof.member_missing': { text: 'सबूत में घटक {member} नहीं है।', fix: REISSUE },
  'proof.member_invalid': { text: 'सबूत सही रूप में नहीं है: {member} ऐसा होना चाहिए: {expected}।', fix: REISSUE },
  'proof.purpose_mismatch': { text: 'सबूत {actual} के लिए बना है, {expected} के लिए नहीं।', fix: REISSUE },
  'proof.expired': { text: 'सबूत की अवधि {expires} को समाप्त हो गई।', fix: REISSUE },
  'proof.not_yet_valid': {
    text: 'सबूत {notBefore} से मान्य है; अभी {now} है।',
    fix: 'इस मशीन की घड़ी जाँचें, या उस समय के बाद फिर कोशिश करें।',
  },
  'proof.previous_missing': { text: 'यह सबूत एक दूसरे सबूत पर टिका है जो यहाँ नहीं है।', fix: ORIGINAL },
  'proof.method_revoked': { text: 'हस्ताक्षर की कुंजी {revoked} को रद्द कर दी गई।', fix: REISSUE },
  'proof.member_disguised': {
    text: 'घटक {member} का नाम ऐसे लिखा है कि पढ़ने वाला यह न देख पाए कि हस्ताक्षर किस पर हुआ है।',
    fix: REISSUE,
  },
  'proof.context_inline': {
    text: 'प्रमाण-पत्र अपने शब्द ख़ुद परिभाषित करता है, इसलिए यहाँ कोई नहीं बता सकता कि उसके घटकों का क्या मतलब है।',
    fix: REISSUE,
  },
  'proof.method_retired': {
    text: 'हस्ताक्षर की कुंजी {retired} को उपयोग से हटा दी गई; सबूत के अनुसार वह उससे पहले, {created} को बना था।',
    fix: LOOK,
  },
  'proof.challenge_mismatch': {
    text: 'सबूत में वह चुनौती नहीं है जो भेजी गई थी: वह किसी दूसरे अवसर के लिए बना था।',
    fix: PRESENT_AGAIN,
  },
  'proof.domain_mismatch': { text: 'सबूत {expected} के लिए नहीं बना है।', fix: PRESENT_AGAIN },
  'proof.context_mismatch': { text: 'दस्तावेज़ के संदर्भ वे नहीं हैं जिन पर हस्ताक्षर हुआ था।', fix: ORIGINAL },
  'proof.method_expired': { text: 'हस्ताक्षर की कुंजी की अवधि {expires} को समाप्त हो गई।', fix: REISSUE },
  'proof.alg_unsupported': { text: 'हस्ताक्षर का एल्गोरिदम "{alg}" समर्थित नहीं है।', fix: OTHER_FORM },
  'proof.alg_mismatch': { text: 'सबूत {alg} माँगता है, लेकिन कुंजी {key} के लिए है।', fix: REISSUE },
  'proof.header_unsupported': { text: 'टोकन के हेडर में एक ऐसा घटक है जो समझ में नहीं आता: {member}।', fix: OTHER_FORM },
  'proof.key_missing': { text: 'टोकन नहीं बताता कि उस पर किस कुंजी से हस्ताक्षर हुआ है।', fix: REISSUE },
  'proof.key_conflict': { text: 'टोकन एक कुंजी का नाम बताता है, लेकिन उसमें दूसरी कुंजी है।', fix: REISSUE },
  'proof.claim_missing': { text: 'टोकन में दावा {claim} नहीं है, जो होना ही चाहिए।', fix: REISSUE },
  'proof.claim_mismatch': { text: 'टोकन का दावा {claim} उसके अंदर के प्रमाण-पत्र से मेल नहीं खाता।', fix: REISSUE },
  'proof.claim_invalid': { text: 'टोकन का दावा {claim} सही रूप में नहीं है; अपेक्षित {expected}।', fix: REISSUE },
  'proof.claim_forbidden': {
    text: 'टोकन में दावा {claim} है, जो इस तरह के प्रमाण-पत्र में नहीं होना चाहिए।',
    fix: REISSUE,
  },
  'securing.claim_reserved': { text: 'नाम {claim} टोकन का अपना है, इसलिए सामग्री में यह नाम नहीं हो सकता।' },
  'securing.disclosure_forbidden': {
    text: '{pointer} पर जो है वह हमेशा दिखाया जाता है: सत्यापनकर्ताओं को उसकी ज़रूरत है, या बाक़ी के बिना उसका कोई मतलब नहीं।',
    fix: 'कुछ और चुनें, या वह पूरी चीज़ चुनें जिसका यह हिस्सा है।',
  },
  'securing.reveal_unknown': {
    text: 'प्रमाण-पत्र में {pointer} पर कुछ नहीं है, इसलिए दिखाने को कुछ नहीं है।',
    fix: 'वर्तनी जाँचें, और देखें कि जो हिस्से दिखाने हैं वे मौजूद हैं।',
  },
  'securing.key_bound': {
    text: 'यह प्रस्तुति पहले ही एक अवसर से बाँधी जा चुकी है।',
    fix: 'उस प्रमाण-पत्र से शुरू करें जो जारीकर्ता ने दिया था।',
  },
  'securing.holder_key_mismatch': { text: 'हस्ताक्षरकर्ता की कुंजी वह नहीं है जिसे जारीकर्ता ने धारक की कुंजी बताया था।' },
  'proof.sd_alg_unsupported': {
    text: 'हैश एल्गोरिदम "{alg}" समर्थित नहीं है, इसलिए दिखाए गए हिस्सों की जाँच नहीं हो सकी।',
    fix: OTHER_FORM,
  },
  'proof.disclosure_malformed': { text: 'दिखाया गया एक हिस्सा सही रूप में नहीं है: अपेक्षित {expected}।', fix: HOLDER_WALLET },
  'proof.disclosure_repeated': { text: 'कोई डाइजेस्ट या दिखाया गया हिस्सा एक से ज़्यादा बार आया है।', fix: HOLDER_WALLET },
  'proof.disclosure_unused': {
    text: 'दिखाया गया एक हिस्सा ऐसी किसी चीज़ का नहीं है जिस पर जारीकर्ता ने हस्ताक्षर किया हो।',
    fix: HOLDER_WALLET,
  },
  'proof.disclosure_name_forbidden': { text: 'नाम {name} इस तरह नहीं दिखाया जा सकता।', fix: REISSUE },
  'proof.disclosure_name_taken': { text: 'दिखाया गया एक हिस्सा वहाँ दूसरा {name} रख देगा जहाँ एक पहले से है।', fix: REISSUE },
  'proof.disclosures_too_many': { text: 'दिखाए गए हिस्से {limit} से ज़्यादा हैं।', fix: HOLDER_WALLET },
  'proof.key_binding_missing': {
    text: 'ऐसा कुछ नहीं है जो दिखाए कि इसे प्रस्तुत करने वाला ही इसका धारक है।',
    fix: 'ऐसी प्रस्तुति माँगें जो इसी अवसर से बँधी हो।',
  },
  'proof.key_binding_invalid': { text: 'धारक की पुष्टि ग़लत है: {member}।', fix: PRESENT_AGAIN },
  'proof.key_binding_stale': {
    text: 'धारक की पुष्टि {created} को बनी थी, यानी {maxAgeSeconds} सेकंड से ज़्यादा पहले।',
    fix: 'नई प्रस्तुति माँगें।',
  },
  'proof.holder_key_unsupported': {
    text: 'धारक की कुंजी का केवल नाम दिया गया है, इसलिए धारक की पुष्टि की जाँच नहीं हो सकी।',
    fix: HOLDER_WALLET,
  },
  'proof.issuer_key_unresolved': {
    text: 'जारीकर्ता की कुंजी {method} से ढूँढनी पड़ेगी, जो समर्थित नहीं है।',
    fix: 'ऐसा प्रमाण-पत्र माँगें जिसके जारीकर्ता का DID हो।',
  },
  'form.not_a_credential': {
    text: 'यह प्रमाण-पत्र नहीं है; अपेक्षित {expected}।',
    fix: 'बैज का JSON या JWT दें।',
  },
  'form.token_malformed': {
    text: 'टोकन ख़राब है: उसमें पढ़े जा सकने वाले तीन हिस्से नहीं हैं।',
    fix: 'जाँचें कि पूरा टोकन कॉपी हुआ है।',
  },
  'form.presentation': { text: 'यह प्रस्तुति है, प्रमाण-पत्र नहीं।', fix: 'इसे प्रस्तुति के रूप में सत्यापित करें।' },
  'form.not_a_presentation': { text: 'यह प्रस्तुति नहीं है।', fix: PRESENT_AGAIN },
  'form.presentation_unsupported': {
    text: '{type} प्रकार की प्रस्तुतियाँ यहाँ नहीं पढ़ी जातीं, इसलिए इसकी जाँच नहीं हो सकी।',
    fix: 'इसे vp+jwt के रूप में, या अंदर जुड़े हुए सबूत के साथ माँगें।',
  },
  'form.credentials_invalid': { text: 'प्रस्तुति में कुछ ऐसा है जो प्रमाण-पत्र नहीं है।', fix: HOLDER_WALLET },
  'form.credentials_too_many': {
    text: 'प्रस्तुति में {actual} प्रमाण-पत्र हैं; ज़्यादा से ज़्यादा {limit} पढ़े जाते हैं।',
    fix: PRESENT_AGAIN,
  },
  'holder.derive_unsupported': {
    text: 'इस तरह सुरक्षित किया गया प्रमाण-पत्र या तो पूरा दिखाया जाता है या बिलकुल नहीं।',
    fix: 'जारीकर्ता से ऐसा प्रमाण-पत्र माँगें जिसमें धारक चुन सके कि क्या दिखाना है, जैसे ecdsa-sd-2023 या SD-JWT।',
  },
  'holder.paper_unreadable': { text: 'यह काग़ज़ पर पूरा बैज नहीं है: {reason}।', fix: 'कोड फिर से स्कैन करें, या बैज की फ़ाइल माँगें।' },
  'holder.paper_template_unknown': {
    text: 'बैज ऐसे साँचे का है जो यहाँ नहीं है: {digest}।',
    fix: 'जारीकर्ता से साँचा लें, जो उसे प्रकाशित करता है।',
  },
  'holder.paper_template_invalid': { text: 'काग़ज़ के बैजों का साँचा ठीक नहीं बना है: {expected}।', fix: 'जारीकर्ता से साँचा फिर से लें।' },
  'holder.paper_template_differs': {
    text: 'बैज अपने साँचे से "{pointer}" पर अलग है, जहाँ कोई खाली जगह नहीं है।',
    fix: 'वहाँ खाली जगह वाला साँचा बनाएँ, या इस तरह के बैजों के लिए साँचा बनाएँ।',
  },
  'holder.paper_too_long': {
    text: 'बैज को काग़ज़ पर {length} अक्षर चाहिए; एक कोड में {limit} समाते हैं।',
    fix: 'लंबे पाठ साँचे में रहने दें, या बैज फ़ाइल के रूप में दें।',
  },
  'holder.wallet_key_missing': {
    text: '{did} की कुंजी वॉलेट में नहीं है।',
    fix: 'उस वॉलेट से प्रस्तुत करें जिसमें कुंजी है, या जारीकर्ता से अपनी किसी कुंजी का बैज माँगें।',
  },
  'holder.wallet_invalid': { text: 'यह पूरा वॉलेट नहीं है: {reason}।', fix: 'निर्यात की दूसरी प्रति लें।' },
  'holder.rung_unproven': { text: 'वॉलेट के बैज {rung} साबित नहीं करते।', fix: 'rungs why से देखें कि क्या कमी है।' },
  'holder.unknown': { text: 'कोई नहीं बता सकता कि इसे कौन प्रस्तुत कर रहा है।', fix: PRESENT_AGAIN },
  'holder.mismatch': {
    text: 'प्रस्तुति में धारक {holder} है, लेकिन उस पर हस्ताक्षर {controller} ने किया है।',
    fix: PRESENT_AGAIN,
  },
  'holder.subject_mismatch': {
    text: 'प्रमाण-पत्र किसी और के बारे में है, {holder} के बारे में नहीं, जो इसे प्रस्तुत कर रहा है।',
    fix: 'धारक से उसके अपने बैज माँगें, या इस बात का सबूत माँगें कि दोनों ids उसी की हैं।',
  },
  'holder.subject_unidentified': {
    text: 'प्रमाण-पत्र जिसके बारे में है उसकी id नहीं बताता, इसलिए कोई नहीं कह सकता कि वह प्रस्तुत करने वाले के बारे में है या नहीं।',
    fix: 'किसी और तरीक़े से मिलाएँ कि प्रस्तुत करने वाला वही है जिसका नाम बैज में है।',
  },
  'form.sd_jwt': {
    text: 'यह चुनकर दिखाए जा सकने वाला प्रमाण-पत्र (SD-JWT) है, लेकिन ऐसे प्रकार का जो यहाँ समर्थित नहीं है।',
    fix: OTHER_FORM,
  },
  'form.enveloped': {
    text: 'यह प्रमाण-पत्र का लिफ़ाफ़ा है, लेकिन ऐसे प्रकार का जो यहाँ नहीं खोला जा सकता।',
    fix: OTHER_FORM,
  },
  'proof.none': { text: 'बैज में कोई सबूत नहीं है: इसे कोई भी लिख सकता था।', fix: ORIGINAL },
  'proof.malformed': { text: 'सबूत कोई ऑब्जेक्ट नहीं है।', fix: ORIGINAL },
  'proof.too_many': { text: '{actual} सबूत हैं; ज़्यादा से ज़्यादा {limit} देखे जाते हैं।', fix: REISSUE },
  'proof.cryptosuite_prefinal': {
    text: 'सबूत एक मसौदे "{cryptosuite}" से बना है, जिसके नियम अंतिम होने से पहले बदल गए।',
    fix: 'जारीकर्ता से नया सबूत माँगें, जैसे eddsa-rdfc-2022।',
  },
  'proof.engines_disagree': {
    text: 'सबूत पर दो इंजन एकमत नहीं हैं: यहाँ {ours}, {engine} के अनुसार {theirs}।',
    fix: 'जारीकर्ता से पूछें कि बैज किस सॉफ़्टवेयर से बना, और उसी से सत्यापित करें।',
  },
  'proof.cross_check_unavailable': { text: '{engine} सबूत पर दूसरी राय नहीं दे सका।', fix: LOOK },
  'proof.unsupported': {
    text: 'सबूत की जाँच नहीं हो सकी: {type} {cryptosuite} यहाँ समर्थित नहीं है।',
    fix: OTHER_FORM,
  },
  'proof.created_in_future': {
    text: 'सबूत के अनुसार वह {created} को बना; अभी {now} है।',
    fix: 'इस मशीन की घड़ी जाँचें।',
  },
  'form.contexts_too_many': { text: 'दस्तावेज़ में {limit} से ज़्यादा संदर्भों के नाम हैं।', fix: SMALLER },
  'proof.beta_context': {
    text: 'बैज पर हस्ताक्षर Open Badges 3.0 के बीटा संदर्भ के साथ हुआ था, जिसे अब कोई प्रकाशित नहीं करता।',
    fix: 'जारीकर्ता से अंतिम संदर्भ वाला बैज माँगें।',
  },
  'form.generation_unsupported': {
    text: 'यह {generation} का बैज है, जिसका सत्यापन यहाँ नहीं होता।',
    fix: 'इसे वहाँ सत्यापित करें जहाँ वह पीढ़ी समर्थित है, या उसका समर्थन देने वाला भाग सत्यापनकर्ता को दें।',
  },
  'form.generation_too_old': {
    text: 'यह {generation} का बैज है, जो इतना पुराना है कि इसका सत्यापन नहीं हो सकता।',
    fix: 'जारीकर्ता से बैज आज के रूप में माँगें।',
  },
}
