import type { CatalogueOf } from '../catalogue.js'

/** Hindi for pictures of ladders and other formats. */
export const outputs: CatalogueOf<'draw' | 'export' | 'import' | 'insight' | 'benefit'> = {
  'draw.too_many': { text: 'एक चित्र में {what}: ज़्यादा से ज़्यादा {limit}।', fix: 'उसके एक हिस्से का चित्र बनाएँ।' },
  'draw.qr_too_long': { text: 'यह पाठ संस्करण {version} के QR कोड में नहीं समाता।', fix: 'छोटे पाठ का चित्र बनाएँ।' },
  'draw.ladder_differs': { text: 'स्थान सीढ़ी {placement} पर दिया गया है, और चित्र सीढ़ी {ladder} का है।' },
  'export.member_dropped': { text: '{format} में "{member}" के लिए जगह नहीं है।' },
  'export.language_dropped': { text: '{format} में एक ही भाषा के लिए जगह है; ये नहीं रखी गईं: {languages}।' },
  'export.logic_flattened': {
    text: '{format} में क्रम होता है, शर्तें नहीं: जो माँगा गया है ({op}), वह नहीं रखा गया।',
  },
  'export.note_only': { text: '{format} में "{member}" केवल लोगों के पढ़ने के लिए शब्दों में रखा गया है।' },
  'export.term_missing': { text: '{format} में "{value}" के लिए कोई शब्द नहीं है ({member})।' },
  'export.precision_lost': { text: '{format} में "{member}" उतना सटीक नहीं रहता जितना मूल में है।' },
  'export.element_unknown': { text: '{format} में ऐसी चीज़ माँगी जाती है जो मूल नहीं बताता: {element}।' },
  'import.document_unknown': { text: 'यह ऐसा दस्तावेज़ नहीं है जो यहाँ पढ़ा जा सके; अपेक्षित {expected}।' },
  'import.too_many': { text: '{what}: संख्या {limit} से ज़्यादा है।', fix: 'दस्तावेज़ को हिस्सों में पढ़ें।' },
  'import.item_invalid': { text: 'इसे छोड़ दिया गया: "{member}" उपयोग लायक नहीं है; अपेक्षित {expected}।' },
  'import.item_duplicate': { text: 'इसे छोड़ दिया गया: यह और {first} एक ही हैं।' },
  'import.member_dropped': { text: 'यहाँ "{member}" के लिए जगह नहीं है।' },
  'import.condition_words': {
    text: 'वहाँ यह शर्त केवल शब्दों में है, या ऐसे प्रकार की है जो यहाँ ज्ञात नहीं: जब तक एप्लिकेशन इसका उत्तर न दे, यह खुली रहती है।',
  },
  'import.framework_missing': { text: 'इसे छोड़ दिया गया: यह कहीं नहीं बताया गया कि यह किस ढाँचे का है।' },
  'benefit.replayed': { text: 'यह रिकॉर्ड एक से ज़्यादा बार दिया गया और एक ही बार गिना जाता है।' },
  'benefit.conflicting': {
    text: 'कई रिकॉर्डों की आईडी {credential} है और वे अलग-अलग बातें कहते हैं; इनमें से कोई नहीं गिना जाता।',
    fix: 'जिसने इन्हें जारी किया, उससे पूछें कि कौन-सा सही है।',
  },
  'benefit.overlapping': { text: 'यह उसी समय का है जो {other} का है; उसकी जगह वह गिना जाता है।' },
  'benefit.amount_disputed': {
    text: 'यह उसी समय का है जो {other} का है, जो इसकी जगह गिना जाता है, और यह दूसरी रकम बताता है।',
    fix: 'जिन्होंने दोनों जारी किए, उनसे पूछें कि कौन-सा सही है।',
  },
  'benefit.period_future': { text: 'यह {until} तक के समय के बारे में है, और अभी {now} है: यह अभी नहीं गिना जाता।' },
  'benefit.deduction_not_authorised': {
    text: 'इस कामगार के वेतन से कुछ नहीं काटा जा सकता: {because}।',
    fix: 'कामगार से इस पर हस्ताक्षर करने को कहें, या बिना कटौती के नाम दर्ज करें।',
  },
  'insight.population_empty': { text: 'इस समूह में कोई नहीं है, इसलिए कोई आँकड़ा नहीं है।' },
  'insight.population_too_small': {
    text: 'इस समूह में {least} से कम लोग हैं: आँकड़ा अलग-अलग लोगों के बारे में होता।',
    fix: 'समूहों को मिलाएँ।',
  },
  'insight.difference_too_small': {
    text: 'दोनों तालिकाएँ मिलकर पंक्ति "{row}", स्तंभ "{column}" में {least} से कम लोगों के बारे में बताती हैं (ख़ाली: कुल योग)।',
    fix: 'दोनों में से एक ही प्रकाशित करें, या और लोगों की गिनती होने तक रुकें।',
  },
  'insight.table_inconsistent': { text: 'इस तालिका की गिनतियाँ उसके योग के बराबर नहीं हैं।' },
  'insight.contribution_invalid': {
    text: 'यह रिकॉर्ड गिना नहीं जा सकता: "{member}" नहीं है, काम का नहीं है या इस प्रकाशन का नहीं है।',
    fix: 'रिकॉर्ड फिर से माँगें।',
  },
  'insight.budget_spent': {
    text: '{population} के निजता बजट में केवल {left} बचा है; इसमें {asked} ख़र्च होगा।',
    fix: 'शोर वाली एक और तालिका के बिना प्रकाशित करें, या नए समूह की प्रतीक्षा करें।',
  },
}
