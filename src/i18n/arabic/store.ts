import type { CatalogueOf } from '../catalogue.js'

/** Arabic for stores. */
export const store: CatalogueOf<'storage'> = {
  'storage.conflict': { text: 'يوجد صف كهذا في {table} من قبل، فلم يُكتب شيء.', fix: 'أعد المحاولة: سيُرى ما هو موجود حينها.' },
  'storage.unavailable': {
    text: 'لا يمكن استخدام المخزن الآن ({reason})؛ ولم يُكتب شيء.',
    fix: 'تحقق من القرص والأذونات والاتصال، ثم أعد المحاولة.',
  },
  'storage.commit_unknown': {
    text: 'انقطع الاتصال بالمخزن ({driver}) في اللحظة الأخيرة: لا يُعرف هل كُتب كل شيء.',
    fix: 'تحقق من وجوده قبل كتابته مرة أخرى.',
  },
  'storage.version_newer': { text: 'كتب المخزنَ إصدارٌ أحدث (التنسيق {found}؛ وهذا يعرف {known}).', fix: 'حدّث المكتبة.' },
  'storage.rolled_back': {
    text: 'المخزن أقدم مما جرى تأكيده: كُتب القيد {expected}، وفيه {actual}.',
    fix: 'استعد أحدث نسخة؛ ولا تُصدر ولا تنشر من هذه.',
  },
  'storage.audit_broken': {
    text: 'سجل التدقيق لا يتماسك عند القيد {sequence}: شيء ما عُدّل أو نُقل أو حُذف.',
    fix: 'اترك المخزن كما هو، وقارنه بنسخة احتياطية.',
  },
  'storage.driver_missing': { text: 'ما يحتاج إليه المشغّل {driver} غير مثبت.', fix: 'ثبّته، أو استخدم مخزنًا آخر.' },
  'storage.closed': { text: 'جرى الاستخدام ({what}) بعد الإغلاق.', fix: 'افتحه من جديد.' },
}
