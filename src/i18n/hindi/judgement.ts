import type { CodeWords } from '../catalogue.js'
import type { JudgementCode } from '../english/judgement.js'

/** Hindi for what recognition, work, endorsements, terms and rollout do to a requirement. */
export const judgement: Pick<CodeWords, JudgementCode> = {
  'requirement.absent': { text: 'इसका न होना ज़रूरी है, और यह नहीं है।' },
  'requirement.attribute_met': { text: '{name} के बारे में जो मालूम है, वह काफ़ी है।' },
  'requirement.attribute_unmet': { text: '{name} के बारे में जो मालूम है, वह माँगी गई शर्त पर खरा नहीं उतरता।' },
  'requirement.assurance_too_low': { text: 'यह निश्चितता के स्तर {actual} पर दिया गया था; {required} चाहिए।' },
  'requirement.assessor_unknown': { text: 'यह मालूम नहीं है कि इसका आकलन किसने किया; {assessor} का आकलन चाहिए।' },
  'requirement.count_reached': { text: 'अभी हैं: {actual}; ज़रूरी: {needed}।' },
  'requirement.count_too_low': { text: 'अभी केवल इतने हैं: {actual}; ज़रूरी: {needed}।' },
  'requirement.count_undecided': {
    text: 'पक्के तौर पर: {actual}, ज़्यादा से ज़्यादा: {possible}; ज़रूरी: {needed}।',
    fix: 'जो पक्का नहीं है, उसकी पुष्टि उसके जारीकर्ता से कराएँ।',
  },
  'requirement.endorser_self': { text: 'अपने बारे में आपका अपना कहना यहाँ नहीं गिना जाता।' },
  'requirement.endorser_ring': { text: 'यह ऐसे व्यक्ति से है जिसका समर्थन आप सीधे या दूसरों के ज़रिए करते हैं।' },
  'requirement.hours_capped': { text: 'इसमें उतने से ज़्यादा घंटे बताए गए हैं जितने उस समय में होते हैं; एक दिन के ज़्यादा से ज़्यादा 24 गिने जाते हैं।' },
  'requirement.status_stale': {
    text: 'यह अब भी मान्य है या नहीं, यह {statusAsOf} को देखा गया था; {oldest} का या उसके बाद का चाहिए।',
    fix: 'इसे फिर से देखें।',
  },
  'requirement.status_later': {
    text: 'यह {statusAsOf} को रद्द या निलंबित पाया गया; {now} को ऐसा था या नहीं, यह मालूम नहीं है।',
  },
  'requirement.met_recognised': { text: 'आपका प्रमाण-पत्र इसके लिए इस नियम से गिना जाता है: {rules}।' },
  'requirement.recognition_not_accepted': { text: 'नियम {rule} का दावा {assertedBy} का है, जिसके नियम यहाँ नहीं लिए जाते।' },
  'requirement.recognition_not_yet_valid': { text: 'नियम {rule} {validFrom} से लागू है; इसे {now} के हिसाब से देखा गया।' },
  'requirement.recognition_expired': { text: 'नियम {rule} {validUntil} को समाप्त हो गया; इसे {now} के हिसाब से देखा गया।' },
  'requirement.recognition_elsewhere': { text: 'नियम {rule} आपकी जगह पर लागू नहीं है।' },
  'requirement.recognition_place_unknown': {
    text: 'नियम {rule} कुछ जगहों पर लागू है, और आपकी जगह पर है या नहीं, यह मालूम नहीं है।',
    fix: 'बताएँ कि आप कहाँ हैं।',
  },
  'requirement.recognition_condition_unmet': { text: 'नियम {rule} कुछ और भी माँगता है, जो आपके पास नहीं है।' },
  'requirement.recognition_condition_unknown': {
    text: 'नियम {rule} कुछ और भी माँगता है, और वह शर्त पूरी है या नहीं, यह तय नहीं हो सका।',
  },
  'requirement.recognition_hops_exceeded': {
    text: 'इसके लिए ये नियम एक के बाद एक लगाने होंगे: {rules}; एक के बाद एक ज़्यादा से ज़्यादा {limit} लग सकते हैं।',
  },
  'requirement.recognition_provisional': { text: 'नियम {rule} से यह अस्थायी रूप से गिना जाता है, जब तक इसकी पुष्टि न हो।' },
  'requirement.recognition_partial': { text: 'नियम {rule} से यह केवल आंशिक रूप से गिना जाता है, जबकि पूरा चाहिए।' },
  'requirement.lower_lapsed': {
    text: 'यह तब तक मान्य है जब तक इससे नीचे का क़दम {rung} आपके पास है; वह आपके पास नहीं है, या इसका पता नहीं है।',
    fix: 'नीचे के क़दम का नवीनीकरण कराएँ।',
  },
  'requirement.grandfathered': { text: 'यह {awardedBefore} से पहले दिया गया था और उस समय की शर्तों से गिना जाता है।' },
  'requirement.older_terms_unmet': {
    text: 'यह {awardedBefore} से पहले दिया गया था और इसका नवीनीकरण हो जाने पर फिर गिना जाएगा।',
    fix: 'नवीनीकरण में जो माँगा गया है, वह पूरा करें।',
  },
  'requirement.renewed_by_higher': { text: 'ऊपर का क़दम {rung} इसे {until} तक मान्य रखता है।' },
  'ladder.link_not_accepted': { text: 'दो नामों को आपका {basis} के आधार पर बताया गया, जिस पर यहाँ भरोसा नहीं किया जाता।' },
  'ladder.rollout_general': { text: 'यह सबके लिए उपलब्ध है।' },
  'ladder.rollout_pilot': { text: 'यह एक प्रायोगिक चरण में उपलब्ध है।' },
  'ladder.rollout_planned': { text: 'इसकी योजना है, और यह अभी उपलब्ध नहीं है।' },
  'ladder.rollout_elsewhere': { text: 'यह {regions} में उपलब्ध है, आपकी जगह पर नहीं।' },
  'ladder.rollout_place_unknown': {
    text: 'यह {regions} में उपलब्ध है; आप वहाँ हैं या नहीं, यह मालूम नहीं है।',
    fix: 'बताएँ कि आप कहाँ हैं।',
  },
  'ladder.rollout_not_started': { text: 'यह {from} से उपलब्ध होगा; इसे {now} के हिसाब से देखा गया।' },
  'ladder.rollout_ended': { text: 'यह {until} तक उपलब्ध था; इसे {now} के हिसाब से देखा गया।' },
}
