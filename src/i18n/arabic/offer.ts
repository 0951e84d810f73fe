import type { CatalogueOf } from '../catalogue.js'

/** Arabic for offers and claims. */
export const offer: CatalogueOf<'offer'> = {
  'offer.code_unknown': {
    text: 'لا يوجد عرض بهذا الرمز.',
    fix: 'قارن الرمز بالورقة أو الرسالة التي جاء فيها، أو اطلب من المُصدِر رمزًا جديدًا.',
  },
  'offer.expired': { text: 'كان يمكن استلام العرض حتى {expiresAt}؛ والآن {now}.', fix: 'اطلب من المُصدِر عرضًا جديدًا.' },
  'offer.withdrawn': { text: 'سحب المُصدِر العرض.', fix: 'اسأل المُصدِر عن السبب.' },
  'offer.claimed': { text: 'استلم العرضَ شخصٌ آخر.', fix: 'إن كان لك فأخبر المُصدِر.' },
  'offer.challenge_unknown': { text: 'الجواب لا يخص سؤالًا مفتوحًا: استُخدم من قبل، أو وصل متأخرًا.', fix: 'ابدأ الاستلام من جديد.' },
  'offer.proof_invalid': {
    text: 'العرض التقديمي لا يثبت التحكم في مفتاح ({codes}).',
    fix: 'استلم بمحفظة توقّع للتحدي والنطاق المعطيين.',
  },
  'offer.proof_unchecked': {
    text: 'تعذّر التحقق من أن العرض التقديمي يثبت التحكم في مفتاح ({codes}).',
    fix: 'أعد المحاولة لاحقًا.',
  },
  'offer.recipient_differs': { text: 'العرض لشخص آخر.', fix: 'استلم بالمحفظة التي يعرفها المُصدِر، أو اطلب عرضًا لهذه.' },
  'offer.pin_wrong': { text: 'رمز PIN خاطئ؛ يُسمح بـ {left} أخطاء أخرى.', fix: 'اكتب رمز PIN الذي أعطاك إياه المُصدِر.' },
  'offer.locked': { text: 'أُقفل العرض بعد رموز PIN خاطئة كثيرة.', fix: 'اطلب من المُصدِر عرضًا جديدًا.' },
}
