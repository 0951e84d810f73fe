import type { CatalogueOf } from '../catalogue.js'
import { LATER, POLICY } from './advice.js'

/** Arabic for trust, authority and decisions. */
export const trust: CatalogueOf<'trust'> = {
  'trust.issuer_unknown': {
    text: 'جهة الإصدار {issuer} غير معروفة لديك.',
    fix: 'إن كنت قد تأكدت من هويتها، فأضفها إلى جهات الإصدار في سياستك: {policyLine}',
  },
  'trust.issuer_not_listed_then': {
    text: 'جهة الإصدار {issuer} مذكورة في القائمة لأوقات أخرى: مُنحت الشارة في {awarded}، والجهة مدرجة من {from} إلى {until}.',
    fix: 'اسأل من يدير القائمة، أو اطلب من العامل شارة من جهة إصدار أخرى.',
  },
  'trust.issuer_listed_for_other': {
    text: 'جهة الإصدار {issuer} مذكورة في القائمة، لكن ليس من أجل {achievement}.',
    fix: 'اسأل من يدير القائمة هل يجوز لجهة الإصدار أن تمنح هذا.',
  },
  'trust.list_unverified': {
    text: 'قائمة الثقة نفسها لم يتم التحقق منها ({outcome}: {codes})، فلا يُعرف شيء عن جهة الإصدار.',
    fix: 'اجلب القائمة من جديد ممن ينشرها.',
  },
  'trust.list_foreign': {
    text: 'قائمة الثقة موقَّعة من {signer}، وهو ليس من الموقِّعين الذين حددتهم لها.',
    fix: 'إن كنت تثق بذلك الموقِّع فأضفه إلى الموقِّعين؛ وإلا فاستخدم قائمة أخرى.',
  },
  'trust.list_malformed': {
    text: 'تعذّرت قراءة قائمة الثقة ({reason}).',
    fix: 'اطلب ممن ينشر القائمة أن يصحّحها.',
  },
  'trust.list_expired': {
    text: 'انتهت صلاحية قائمة الثقة في {validUntil}؛ والوقت الآن {now}.',
    fix: 'اجلب النسخة الأحدث من القائمة.',
  },
  'trust.list_not_yet_valid': {
    text: 'تبدأ قائمة الثقة في {validFrom}؛ والوقت الآن {now}.',
    fix: 'استخدم نسخة القائمة السارية الآن، أو اضبط الساعة.',
  },
  'trust.registry_invalid': {
    text: 'تعذّرت قراءة السجل: المتوقع {expected}.',
    fix: 'تأكد من أن الملف سجل لجهات الإصدار، واجلبه من جديد.',
  },
  'trust.registry_too_large': { text: 'عدد القيود في السجل أكبر من {limit}.', fix: 'استخدم سجلًا أصغر.' },
  'trust.source_failed': { text: 'تعذّر سؤال أحد مصادر الثقة ({code}).', fix: LATER },
  'trust.not_authorised': {
    text: 'جهة الإصدار {issuer} ليست من الجهات التي يجوز لها أن تمنح {achievement}.',
    fix: 'اطلب من جهة الإصدار شهادة التخويل التي تمنح بموجبها.',
  },
  'trust.authority_unknown': {
    text: 'لا يُعرف هنا هل يجوز لجهة الإصدار {issuer} أن تمنح {achievement}.',
    fix: 'اطلب من جهة الإصدار شهادة التخويل التي تمنح بموجبها.',
  },
  'trust.authority_not_covered': {
    text: 'ما تُظهره {issuer} من تخويلها يخص إنجازات أخرى.',
    fix: 'اطلب من جهة الإصدار شهادة التخويل التي تشمل هذا الإنجاز.',
  },
  'trust.authority_outside_period': {
    text: 'تخويل {issuer} ساري المفعول من {from} إلى {until}؛ ومُنحت الشارة في {awarded}.',
    fix: 'اطلب من جهة الإصدار شهادة التخويل التي كانت سارية في ذلك الوقت.',
  },
  'trust.authority_not_delegable': {
    text: 'يجوز للجهة {delegator} أن تمنح هذا، لكن لا يجوز لها أن تنقل هذا التخويل إلى هذا المدى.',
    fix: 'اطلب شهادة تخويل من جهة يجوز لها نقله.',
  },
  'trust.authority_unrooted': {
    text: 'يأتي التخويل من {delegator}، ولم يخوّلها في هذا أحد ممن تعتمد عليهم.',
    fix: 'أضف شهادة تخويل تلك الجهة، أو اذكرها بين الجهات الأصلية إن كنت تعتمد عليها.',
  },
  'trust.authority_cycle': {
    text: 'تخويل {issuer} يعود إليها نفسها.',
    fix: 'اطلب شهادة تخويل تأتي من جهة أخرى.',
  },
  'trust.authority_unchecked': {
    text: 'لم يُفحص ما إذا كان التخويل الذي أعطته {delegator} ملغى.',
    fix: 'تحقق من شهادة التخويل مع النظر في حالتها.',
  },
  'trust.authority_too_deep': {
    text: 'عدد حلقات سلسلة التخويل أكبر من {limit}، فلم تُتّبع.',
    fix: 'ارفع maxDepth إن كنت تعتمد على سلاسل بهذا الطول.',
  },
  'trust.policy_invalid': { text: 'السياسة غير صالحة للاستخدام: يجب أن يكون {field} كالآتي: {expected}.', fix: POLICY },
  'trust.policy_field_unknown': { text: 'لا يوجد في السياسة حقل باسم {field}.', fix: POLICY },
  'trust.not_verified': {
    text: 'لا تُقبل إلا شارة تم التحقق منها.',
    fix: 'تحقق منها أولًا، وانظر في التقرير لماذا لم تثبت صحتها.',
  },
  'trust.not_a_badge': { text: 'هذه شهادة، لكنها ليست شارة.', fix: 'اطلب شارة من نوع Open Badge.' },
  'trust.mechanism_not_accepted': {
    text: 'الشارة مؤمَّنة باستخدام {mechanisms}؛ والسياسة تقبل {accepted}.',
    fix: 'اطلب من جهة الإصدار الشارة بصيغة تقبلها السياسة، أو أضف آليتها إلى السياسة.',
  },
  'trust.check_required': {
    text: 'تشترط السياسة نجاح الفحص "{required}"؛ وحالته: {state}.',
    fix: 'أعطِ أداة التحقق ما يحتاج إليه ذلك الفحص، أو اطلب من العامل شارة يمكن إجراؤه عليها.',
  },
  'trust.recognition_not_in_force': {
    text: 'الاعتراف رقم {recognition} في السياسة كان سيشمل الشارة، لكنه غير ساري المفعول في {now}.',
    fix: POLICY,
  },
  'trust.nothing_matches': {
    text: 'لا توجد في السياسة قاعدة عن {achievement}.',
    fix: 'أضف إلى السياسة قاعدة عنه إن كان ينبغي أن يُحسب.',
  },
  'trust.rule_unmet': {
    text: 'القاعدة {rule} من السياسة غير مستوفاة ({reason}).',
    fix: 'انظر السبب المذكور معها لمعرفة ما ينقص.',
  },
  'trust.level_unmet': {
    text: 'القاعدة {rule} من السياسة مستوفاة، لكن لم يُبلغ أي مستوى من مستوياتها ({reason}).',
    fix: 'اطلب من العامل شارة تبلغ أحد المستويات.',
  },
  'trust.replay_differs': {
    text: 'لا يمكن تكرار القرار: هناك اختلاف في {what}.',
    fix: 'استخدم التقرير والسياسة المحفوظين مع القرار.',
  },
  'trust.policy_differs': {
    text: 'هذه ليست السياسة التي اتُّخذ القرار وفقها.',
    fix: 'استخدم السياسة المحفوظة مع القرار.',
  },
  'trust.ladder_malformed': {
    text: 'ليس في الشهادة سلّم صالح للاستخدام ({reason}).',
    fix: 'اطلب من مالك السلّم النسخة التي نُشرت.',
  },
  'trust.ladder_unchecked': {
    text: 'تعذّر التأكد مما إذا كانت {credential} قد أُلغيت.',
    fix: 'تحقق منها مرة أخرى مع الاتصال بالشبكة، أو بقائمة حالة وصلت معها.',
  },
  'trust.ladder_edited': {
    text: 'النسخة {version} من السلّم معروفة بالبصمة {expected}، وبصمة هذا السلّم {actual}: فقد عُدّل دون رفع رقم النسخة.',
    fix: 'اطلب من المالك نسخة جديدة.',
  },
  'trust.endorsements_too_few': {
    text: 'عدد من زكّى هذا السلّم ممن تُحسب تزكيتهم {actual}؛ والمطلوب {needed}.',
    fix: 'اطلب منهم تزكية هذه النسخة بعينها.',
  },
  'trust.constituency_too_few': {
    text: 'عدد من زكّى هذه النسخة بعينها ممن يتحدثون باسم "{constituency}" هو {actual}؛ والمطلوب {needed}.',
    fix: 'اطلب تزكيتهم، وحدّد في `constituencies` من يتحدث باسمهم.',
  },
  'trust.endorsement_other': {
    text: 'ما زكّته الجهة {issuer} شيء غير هذه النسخة.',
    fix: 'اطلب تزكية هذه النسخة بعينها.',
  },
  'trust.endorser_not_counted': {
    text: 'تزكية الجهة {issuer} لا تُحسب هنا.',
    fix: 'اذكرها بين من تُحسب تزكيتهم إن كان ينبغي ذلك؛ أما المالك فلا تُحسب تزكيته أبدًا.',
  },
  'trust.decision_not_counted': {
    text: 'القرار {decision} لا يبتّ في هذه النسخة: {because}.',
    fix: 'اطلب قرارًا بشأن هذه النسخة بالضبط يلتزم بإجراءات حوكمتها.',
  },
}
