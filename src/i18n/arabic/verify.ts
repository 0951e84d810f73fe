import type { CatalogueOf } from '../catalogue.js'
import { LATER, LOOK, REISSUE } from './advice.js'

/** Arabic for the checks of a verification. */
export const verify: CatalogueOf<'issuer' | 'refresh' | 'validity' | 'recipient' | 'endorsements'> = {
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
  'endorsements.too_many': { text: 'عدد التزكيات في الشارة أكبر من {limit}؛ ولم يُفحص الباقي.', fix: REISSUE },
}
