import type { CatalogueOf } from '../catalogue.js'

/** Arabic for batches. */
export const bulk: CatalogueOf<'bulk'> = {
  'bulk.threads_unavailable': {
    text: 'الخيوط التي توقّع الشارات لا تبدأ.',
    fix: 'تحقق من اكتمال الحزمة ومن وجود ذاكرة حرة في الجهاز، أو وقّع من دون خيوط: workers 0.',
  },
  'bulk.row_fatal': {
    text: 'كل خيط أخذ هذا الصف انتهى، فلم تُصنع منه أي شارة.',
    fix: 'انظر في الصف وأصدره وحده.',
  },
  'bulk.signer_failed': {
    text: 'لم توقّع خدمة المفاتيح ولم تذكر سببًا.',
    fix: 'انظر في سجلها وشغّل الدفعة من جديد: ما صدر يبقى.',
  },
  'bulk.batch_unknown': {
    text: 'لا توجد دفعة باسم «{batch}».',
    fix: 'تحقق من الاسم ومن قاعدة البيانات.',
  },
  'bulk.batch_differs': {
    text: 'الدفعة «{batch}» موجودة بالفعل بصفوف أخرى أو بقالب آخر.',
    fix: 'أعط الجديدة اسمًا آخر.',
  },
}
