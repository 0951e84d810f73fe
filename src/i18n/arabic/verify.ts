import type { CatalogueOf } from '../catalogue.js'
import { LATER, LOOK, REISSUE } from './advice.js'

/** Arabic for the checks of a verification. */
export const verify: CatalogueOf<'issuer' | 'refresh' | 'validity' | 'recipient' | 'endorsements' | 'nested'> = {
  'issuer.id_missing': { text: 'لا تذكر الشارة من أصدرها.', fix: REISSUE },
  'issuer.mismatch': {
    text: 'المفتاح تابع لـ {controller}، لكن الشارة تذكر جهة الإصدار {issuer}.',
    fix: 'لا تعدّها شارة من تلك الجهة؛ واسأل جهة الإصدار هل هي لها.',
  },
  'issuer.key_unbound': {
    text: 'التوقيع صحيح، لكن لا شيء يربط مفتاحه بجهة الإصدار {issuer}.',
    fix: 'احصل على مستند جهة التحكم الخاص بجهة الإصدار، أو اطلب منها شارة بمفتاح تنشره.',
  },
  'validity.not_yet_valid': {
    text: 'لا تصبح الشارة صالحة إلا ابتداءً من {validFrom}.',
    fix: 'انظر فيها مرة أخرى بعد ذلك التاريخ.',
  },
  'validity.expired': { text: 'انتهت صلاحية الشارة في {validUntil}.', fix: 'اطلب من جهة الإصدار تجديدها.' },
  'validity.order': { text: 'نهاية الشارة ({validUntil}) قبل بدايتها ({validFrom}).', fix: REISSUE },
  'validity.unreadable': { text: 'تعذّرت قراءة التاريخ {member}.', fix: REISSUE },
  'validity.offset_missing': {
    text: 'التاريخ {member} ليس له منطقة زمنية، فقُرئ على أنه بتوقيت UTC.',
    fix: LOOK,
  },
  'refresh.type_unknown': { text: 'تذكر الشارة خدمة تحديث من النوع {type}، وهو غير معروف هنا.', fix: LOOK },
  'refresh.offline': {
    text: 'تذكر الشارة أين يمكن الحصول على نسخة أحدث، ولم يكن استخدام الشبكة مسموحًا.',
    fix: 'تحقق منها مع الاتصال بالإنترنت لترى هل توجد نسخة أحدث.',
  },
  'refresh.failed': { text: 'تعذّر جلب نسخة أحدث ({code})؛ فقُيّمت الشارة كما هي.', fix: LATER },
  'refresh.refused': {
    text: 'لم يؤخذ بما أعطته خدمة التحديث ({reason})؛ فقُيّمت الشارة كما هي.',
    fix: 'اسأل جهة الإصدار أيّ النسختين هي المعتمدة.',
  },
  'refresh.replaced': {
    text: 'أعطت جهة الإصدار نسخة أحدث بتاريخ {replacedBy} بدلًا من نسخة {validFrom}؛ وقُيّمت النسخة الأحدث.',
    fix: 'احتفظ بالنسخة الأحدث.',
  },
  'recipient.mismatch': {
    text: 'أُعطيت الشارة لشخص آخر (تمت مقارنة: {compared}).',
    fix: 'اسأل الشخص بأي عنوان أو معرّف آخر قد تعرفه جهة الإصدار.',
  },
  'recipient.not_comparable': {
    text: 'تحدد الشارة صاحبها عن طريق {named}، ولا يُعرف هنا شيء عن ذلك.',
    fix: 'أعطِ معرّفًا أو هوية من أحد هذه الأنواع.',
  },
  'recipient.hash_weak': {
    text: 'تحدد الشارة صاحبها بتجزئة MD5، وهذه يمكن تزويرها.',
    fix: 'اطلب من جهة الإصدار شارة تحدد صاحبها بمعرّف أو بتجزئة SHA-256.',
  },
  'endorsements.rejected': {
    text: 'في الشارة تزكية غير صحيحة ({codes}).',
    fix: 'انظر تقرير التزكية.',
  },
  'endorsements.unchecked': { text: 'تعذّر فحص تزكية في الشارة ({codes}).', fix: LATER },
  'endorsements.not_endorsement': { text: 'ما وُضع في موضع التزكية شهادة من نوع آخر.', fix: REISSUE },
  'endorsements.other_subject': { text: 'إحدى التزكيات تخص شيئًا غير الذي وردت فيه.', fix: LOOK },
  'endorsements.self': { text: 'إحدى التزكيات صادرة عن الطرف الذي تخصه، أو عن جهة إصدار الشارة.', fix: LOOK },
  'endorsements.linked': {
    text: 'إحدى التزكيات صادرة عن طرف يشترك مع جهة إصدار الشارة في مفتاح أو عنوان أو مؤسسة أم.',
    fix: LOOK,
  },
  'endorsements.ring': {
    text: 'إحدى التزكيات جزء من حلقة يزكّي أطرافها بعضهم بعضًا، وعددهم {size}.',
    fix: 'لا تعدّها ثناءً مستقلًا.',
  },
  'endorsements.too_many': { text: 'عدد التزكيات في الشارة أكبر من {limit}؛ ولم يُفحص الباقي.', fix: REISSUE },
  'nested.rejected': {
    text: 'في السجل شهادة غير صحيحة ({codes}).',
    fix: 'انظر تقرير تلك الشهادة؛ ولا تعتمد عليها ولا على السجل كله.',
  },
  'nested.not_in_force': {
    text: 'في السجل شهادة أصلية لكنها غير سارية المفعول الآن ({codes}).',
    fix: 'اقرأ السجل على أنه تاريخ لما مضى، ولا تحسب إلا الشهادات التي يذكر تقريرها أنه تم التحقق منها.',
  },
  'nested.unchecked': {
    text: 'تعذّر فحص شهادة في السجل ({codes}).',
    fix: 'انظر تقرير تلك الشهادة؛ وحتى ذلك الحين لا تُحسب.',
  },
  'nested.too_many': {
    text: 'عدد الشهادات في السجل {actual}، والحد الأقصى لما يُفحص منها {limit}.',
    fix: 'اطلب سجلات فيها شهادات أقل.',
  },
  'nested.too_deep': {
    text: 'عدد مستويات السجلات الواقعة داخل سجلات أكبر من {limit}؛ ولم يُفحص ما تحتها.',
    fix: 'اطلب السجلات الداخلية كلًا على حدة.',
  },
  'nested.subject_mismatch': {
    text: 'في السجل شهادة عن شخص غير صاحب السجل، بحسب ما تدل عليه المعرّفات.',
    fix: 'اطلب من الشخص أن يثبت أن المعرّفين كليهما له.',
  },
  'nested.subject_unknown': {
    text: 'تعذّرت معرفة ما إذا كانت شهادة في السجل عن صاحب السجل نفسه.',
    fix: 'اطلب من الشخص أن يثبت أنه صاحب الاثنين.',
  },
  'nested.duplicate': {
    text: 'في السجل شهادة مكررة؛ وهي نفسها الشهادة رقم {first}.',
    fix: 'احسبها مرة واحدة.',
  },
  'nested.association_unknown': {
    text: 'يربط السجل بين إنجازين بالعلاقة "{associationType}"، وهي غير معروفة هنا.',
    fix: LOOK,
  },
  'nested.association_unresolved': {
    text: 'ما يذكره {reference} في إحدى العلاقات ليس إنجازًا موجودًا في السجل.',
    fix: LOOK,
  },
  'nested.association_cycle': {
    text: 'بالعلاقة "{associationType}" تدور إنجازات في السجل حتى تعود إلى نفسها، وعددها {size}.',
    fix: 'لا تستنتج ترتيبًا من هذه العلاقات.',
  },
}
