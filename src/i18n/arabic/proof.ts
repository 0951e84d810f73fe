import type { CatalogueOf } from '../catalogue.js'
import { HOLDER_WALLET, LOOK, ORIGINAL, OTHER_FORM, PRESENT_AGAIN, REISSUE, SMALLER } from './advice.js'

/** Arabic for signing, proofs, tokens and presentations. */
export const proof: CatalogueOf<'securing' | 'proof' | 'form' | 'holder'> = {
  'securing.signer_unsuitable': { text: 'مفتاح الخوارزمية {alg} لا يمكنه التوقيع باستخدام {mechanism}.' },
  'securing.already_secured': { text: 'للشهادة إثبات من قبل.' },
  'securing.already_derived': {
    text: 'هذه الشهادة تُظهر جزءًا فقط من قبل: لا يمكن إظهار جزء إلا من الشهادة التي وقّعتها جهة الإصدار.',
  },
  'securing.peer_missing': { text: 'الحزمة البرمجية {peer} غير مثبّتة.', fix: 'ثبّت {peer}.' },
  'securing.subject_id_missing': {
    text: 'الشارة بصيغة JWT تحتاج إلى معرّف لمستلمها.',
    fix: 'أعطِ معرّف DID للمستلم؛ أما المستلم المعروف ببريده الإلكتروني فقط فيلزم له إثبات مضمَّن.',
  },
  'securing.member_missing': { text: 'العنصر {member} غير موجود في الشهادة.' },
  'securing.document_unsuitable': { text: 'لا يمكن تأمين المستند باستخدام {mechanism}: فذلك يتطلب {expected}.' },
  'securing.envelope_invalid': { text: 'المغلّف غير سليم الصيغة عند {member}؛ المتوقع {expected}.' },
  'securing.envelope_unsupported': { text: 'لا يمكن هنا فتح مغلّف من النوع "{mediaType}".' },
  'securing.too_large': { text: 'الحد الأقصى لما يقبله الموقِّع بالبايت {maxBytes}؛ والموجود {bytes}.' },
  'proof.signature_invalid': {
    text: 'التوقيع لا يطابق المحتوى: تغيّر المحتوى بعد التوقيع، أو وُقّع بمفتاح آخر.',
    fix: ORIGINAL,
  },
  'proof.member_missing': { text: 'العنصر {member} غير موجود في الإثبات.', fix: REISSUE },
  'proof.member_invalid': { text: 'الإثبات غير سليم الصيغة: يجب أن يكون {member} كالآتي: {expected}.', fix: REISSUE },
  'proof.purpose_mismatch': { text: 'الإثبات معدّ من أجل {actual} وليس من أجل {expected}.', fix: REISSUE },
  'proof.expired': { text: 'انتهت صلاحية الإثبات في {expires}.', fix: REISSUE },
  'proof.not_yet_valid': {
    text: 'الإثبات ساري المفعول ابتداءً من {notBefore}؛ والوقت الآن {now}.',
    fix: 'تأكد من ساعة هذا الجهاز، أو حاول مرة أخرى بعد ذلك الوقت.',
  },
  'proof.previous_missing': { text: 'يستند الإثبات إلى إثبات آخر غير موجود.', fix: ORIGINAL },
  'proof.method_revoked': { text: 'أُلغي مفتاح التوقيع في {revoked}.', fix: REISSUE },
  'proof.member_disguised': {
    text: 'العنصر {member} مكتوب بطريقة قد تجعل القارئ لا ينتبه إلى ما وُقّع عليه.',
    fix: REISSUE,
  },
  'proof.context_inline': {
    text: 'تعرّف الشهادة مصطلحات خاصة بها، فلا يستطيع أحد هنا معرفة معنى عناصرها.',
    fix: REISSUE,
  },
  'proof.method_retired': {
    text: 'أُوقف العمل بمفتاح التوقيع في {retired}؛ ويذكر الإثبات أنه أُنشئ قبل ذلك، في {created}.',
    fix: LOOK,
  },
  'proof.challenge_mismatch': {
    text: 'لا يكرر الإثبات عبارة التحدي المرسلة: فقد أُعدّ لمناسبة أخرى.',
    fix: PRESENT_AGAIN,
  },
  'proof.domain_mismatch': { text: 'الإثبات غير معدّ من أجل {expected}.', fix: PRESENT_AGAIN },
  'proof.context_mismatch': { text: 'سياقات المستند ليست هي التي وُقّع عليها.', fix: ORIGINAL },
  'proof.method_expired': { text: 'انتهت صلاحية مفتاح التوقيع في {expires}.', fix: REISSUE },
  'proof.alg_unsupported': { text: 'خوارزمية التوقيع "{alg}" غير مدعومة.', fix: OTHER_FORM },
  'proof.alg_mismatch': { text: 'يطلب الإثبات {alg}، لكن المفتاح مخصص لـ {key}.', fix: REISSUE },
  'proof.header_unsupported': { text: 'في ترويسة الرمز عنصر غير مفهوم: {member}.', fix: OTHER_FORM },
  'proof.key_missing': { text: 'لا يذكر الرمز المفتاح الذي وُقّع به.', fix: REISSUE },
  'proof.key_conflict': { text: 'يذكر الرمز مفتاحًا ويحمل مفتاحًا آخر.', fix: REISSUE },
  'proof.claim_missing': { text: 'المطالبة {claim} غير موجودة في الرمز، وهي واجبة فيه.', fix: REISSUE },
  'proof.claim_mismatch': { text: 'المطالبة {claim} في الرمز تختلف عما في الشهادة داخله.', fix: REISSUE },
  'proof.claim_invalid': { text: 'المطالبة {claim} في الرمز غير سليمة الصيغة؛ المتوقع {expected}.', fix: REISSUE },
  'proof.claim_forbidden': {
    text: 'في الرمز المطالبة {claim}، ولا يجوز أن تكون في شهادة من هذا النوع.',
    fix: REISSUE,
  },
  'securing.claim_reserved': { text: 'الاسم {claim} محجوز للرمز، فلا يمكن أن يكون في المحتوى.' },
  'securing.disclosure_forbidden': {
    text: 'ما يوجد في {pointer} يظهر دائمًا: لأنه لازم لمن يتحقق، أو لأنه لا معنى له دون الباقي.',
    fix: 'حدّد شيئًا آخر، أو حدّد الكل الذي هو جزء منه.',
  },
  'securing.reveal_unknown': {
    text: 'ليس في الشهادة شيء عند {pointer}، فلا يوجد ما يُظهَر.',
    fix: 'تأكد من الإملاء، ومن أن الأجزاء المراد إظهارها موجودة.',
  },
  'securing.key_bound': {
    text: 'رُبط هذا العرض من قبل بمناسبة معيّنة.',
    fix: 'ابدأ من الشهادة كما سلّمتها جهة الإصدار.',
  },
  'securing.holder_key_mismatch': { text: 'مفتاح الموقِّع ليس هو الذي ذكرت جهة الإصدار أنه مفتاح الحامل.' },
  'proof.sd_alg_unsupported': {
    text: 'خوارزمية التجزئة "{alg}" غير مدعومة، لذلك تعذّر فحص الأجزاء الظاهرة.',
    fix: OTHER_FORM,
  },
  'proof.disclosure_malformed': { text: 'أحد الأجزاء الظاهرة غير سليم الصيغة: المتوقع {expected}.', fix: HOLDER_WALLET },
  'proof.disclosure_repeated': { text: 'هناك بصمة أو جزء ظاهر يرد أكثر من مرة.', fix: HOLDER_WALLET },
  'proof.disclosure_unused': { text: 'أحد الأجزاء الظاهرة لا يخص شيئًا مما وقّعته جهة الإصدار.', fix: HOLDER_WALLET },
  'proof.disclosure_name_forbidden': { text: 'الاسم {name} لا يمكن إظهاره بهذه الطريقة.', fix: REISSUE },
  'proof.disclosure_name_taken': { text: 'أحد الأجزاء الظاهرة يضع {name} ثانيًا حيث يوجد واحد من قبل.', fix: REISSUE },
  'proof.disclosures_too_many': { text: 'عدد الأجزاء الظاهرة أكبر من {limit}.', fix: HOLDER_WALLET },
  'proof.key_binding_missing': {
    text: 'لا شيء يُظهر أن من يقدّم هذا هو حامله.',
    fix: 'اطلب عرضًا مربوطًا بهذه المناسبة.',
  },
  'proof.key_binding_invalid': { text: 'تأكيد الحامل خاطئ: {member}.', fix: PRESENT_AGAIN },
  'proof.key_binding_stale': {
    text: 'أُنشئ تأكيد الحامل في {created}، وعمره بالثواني أكبر من {maxAgeSeconds}.',
    fix: 'اطلب عرضًا جديدًا.',
  },
  'proof.holder_key_unsupported': {
    text: 'لم يُذكر من مفتاح الحامل إلا اسمه، لذلك تعذّر فحص تأكيد الحامل.',
    fix: HOLDER_WALLET,
  },
  'proof.issuer_key_unresolved': {
    text: 'يلزم إيجاد مفتاح جهة الإصدار عن طريق {method}، وهو غير مدعوم.',
    fix: 'اطلب شهادة لجهة إصدارها معرّف DID.',
  },
  'form.not_a_credential': {
    text: 'هذه ليست شهادة؛ المتوقع {expected}.',
    fix: 'أعطِ الشارة بصيغة JSON أو JWT.',
  },
  'form.token_malformed': {
    text: 'الرمز تالف: ليس فيه ثلاثة أجزاء مقروءة.',
    fix: 'تأكد من أن الرمز نُسخ كاملًا.',
  },
  'form.presentation': { text: 'هذا عرض وليس شهادة.', fix: 'تحقق منه بوصفه عرضًا.' },
  'form.not_a_presentation': { text: 'هذا ليس عرضًا.', fix: PRESENT_AGAIN },
  'form.presentation_unsupported': {
    text: 'العروض من النوع {type} لا تُقرأ هنا، لذلك تعذّر فحص هذا العرض.',
    fix: 'اطلبه بصيغة vp+jwt، أو مع إثبات مضمَّن.',
  },
  'form.credentials_invalid': { text: 'يحتوي العرض على شيء ليس شهادة.', fix: HOLDER_WALLET },
  'form.credentials_too_many': {
    text: 'عدد الشهادات في العرض {actual}؛ والحد الأقصى لما يُقرأ منها {limit}.',
    fix: PRESENT_AGAIN,
  },
  'holder.derive_unsupported': {
    text: 'الشهادة المؤمَّنة بهذه الطريقة تُظهَر كلها أو لا تُظهَر.',
    fix: 'اطلب من جهة الإصدار شهادة تتيح لحاملها أن يختار ما يُظهره، مثل ecdsa-sd-2023 أو SD-JWT.',
  },
  'holder.paper_unreadable': { text: 'هذه ليست شارة كاملة على ورق: {reason}.', fix: 'امسح الرمز مرة أخرى، أو اطلب ملف الشارة.' },
  'holder.paper_template_unknown': {
    text: 'الشارة من قالب غير موجود هنا: {digest}.',
    fix: 'احصل على القالب من جهة الإصدار التي تنشره.',
  },
  'holder.paper_template_invalid': {
    text: 'قالب الشارات الورقية مشوه: {expected}.',
    fix: 'احصل على القالب من جهة الإصدار مرة أخرى.',
  },
  'holder.paper_template_differs': {
    text: 'تختلف الشارة عن قالبها عند "{pointer}"، وليس فيه خانة.',
    fix: 'أنشئ قالبًا فيه خانة هناك، أو قالبًا لشارات من هذا النوع.',
  },
  'holder.paper_too_long': {
    text: 'تحتاج الشارة إلى {length} محرفًا على الورق، ويتسع الرمز الواحد إلى {limit}.',
    fix: 'اترك النصوص الطويلة للقالب، أو قدّم الشارة ملفًا.',
  },
  'holder.wallet_key_missing': {
    text: 'مفتاح {did} ليس في المحفظة.',
    fix: 'قدّم بالمحفظة التي فيها المفتاح، أو اطلب من جهة الإصدار شارة تخص مفتاحًا لك.',
  },
  'holder.wallet_invalid': { text: 'هذه ليست محفظة كاملة: {reason}.', fix: 'خذ نسخة أخرى من التصدير.' },
  'holder.rung_unproven': { text: 'الشارات في المحفظة لا تثبت {rung}.', fix: 'انظر ما ينقص بالأمر rungs why.' },
  'holder.unknown': { text: 'لا يستطيع أحد معرفة من يقدّم هذا.', fix: PRESENT_AGAIN },
  'holder.mismatch': { text: 'يذكر العرض أن حامله {holder}، لكن الموقِّع عليه {controller}.', fix: PRESENT_AGAIN },
  'holder.subject_mismatch': {
    text: 'الشهادة عن غير {holder}، وهو من يقدّمها.',
    fix: 'اطلب من الحامل شاراته هو، أو ما يثبت أن المعرّفين كليهما له.',
  },
  'holder.subject_unidentified': {
    text: 'لا تذكر الشهادة معرّف صاحبها، فلا يستطيع أحد معرفة ما إذا كانت عمّن يقدّمها.',
    fix: 'قارن بطريقة أخرى بين من يقدّمها ومن تذكره الشارة.',
  },
  'form.sd_jwt': {
    text: 'هذه شهادة يمكن إظهار أجزاء مختارة منها (SD-JWT)، من نوع غير مدعوم هنا.',
    fix: OTHER_FORM,
  },
  'form.enveloped': { text: 'هذا مغلّف حول شهادة، من نوع لا يمكن فتحه هنا.', fix: OTHER_FORM },
  'proof.none': { text: 'لا تحمل الشارة أي إثبات: يمكن لأي أحد أن يكون قد كتبها.', fix: ORIGINAL },
  'proof.malformed': { text: 'الإثبات ليس كائنًا.', fix: ORIGINAL },
  'proof.too_many': { text: 'عدد الإثباتات {actual}؛ والحد الأقصى لما يُنظر فيه منها {limit}.', fix: REISSUE },
  'proof.cryptosuite_prefinal': {
    text: 'أُنشئ الإثبات وفق مسودة، "{cryptosuite}"، تغيّرت قواعدها قبل أن تصبح نهائية.',
    fix: 'اطلب من جهة الإصدار إثباتًا جديدًا، مثل eddsa-rdfc-2022.',
  },
  'proof.engines_disagree': {
    text: 'اختلف محرّكان في الإثبات: النتيجة هنا {ours}، وعند {engine} هي {theirs}.',
    fix: 'اسأل جهة الإصدار عن البرنامج الذي أنشأ الشارة، وتحقق منها به.',
  },
  'proof.cross_check_unavailable': { text: 'لم يتمكن {engine} من إعطاء رأي ثانٍ في الإثبات.', fix: LOOK },
  'proof.unsupported': { text: 'تعذّر فحص الإثبات: {type} {cryptosuite} غير مدعوم هنا.', fix: OTHER_FORM },
  'proof.created_in_future': {
    text: 'يذكر الإثبات أنه أُنشئ في {created}؛ والوقت الآن {now}.',
    fix: 'تأكد من ساعة هذا الجهاز.',
  },
  'form.contexts_too_many': { text: 'عدد السياقات التي يذكرها المستند أكبر من {limit}.', fix: SMALLER },
  'proof.beta_context': {
    text: 'وُقّعت الشارة وفق السياق التجريبي لمعيار Open Badges 3.0، ولم يعد أحد ينشره.',
    fix: 'اطلب من جهة الإصدار شارة وفق السياق النهائي.',
  },
  'form.generation_unsupported': {
    text: 'هذه شارة من {generation}، ولا يُتحقق منها هنا.',
    fix: 'تحقق منها حيث يكون ذلك الجيل مدعومًا، أو قدّم ما يدعمه.',
  },
  'form.generation_too_old': {
    text: 'هذه شارة من {generation}، وهي أقدم من أن يُتحقق منها.',
    fix: 'اطلب من جهة الإصدار الشارة بصيغة حديثة.',
  },
}
